"""``journeydraft mcp`` as an assistant's program meets it: the SDK's client, a process, its pipes."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from tests.formats.html.made import HOSTILE, hostile_map

import journeydraft as jd
from journeydraft.formats import render

anyio = pytest.importorskip("anyio")
mcp = pytest.importorskip("mcp", reason="the Model Context Protocol's SDK is not installed (pip install mcp)")

ROOT = Path(__file__).parents[2]
TOOLS = {"list_stages", "read_stage", "search_pain_points", "read_evidence"}


def talk(map_, conversation):
    """What ``conversation(client)`` comes to, with a server for ``map_`` in a process of its own."""

    async def whole():
        program = mcp.StdioServerParameters(
            command=sys.executable,
            args=["-m", "journeydraft", "mcp", str(map_)],
            env={"PYTHONPATH": os.environ.get("PYTHONPATH", "")},
        )
        async with mcp.Client(program, read_timeout_seconds=120) as client:
            return await conversation(client)

    return anyio.run(whole)


async def ask(client, tool, **what):
    """A tool's answer, which must not be an error."""
    answer = await client.call_tool(tool, what)
    assert not answer.is_error, answer.content[0].text
    return answer.structured_content


def test_an_assistant_gets_from_the_stages_to_the_very_words(study) -> None:
    """List, read, search, evidence: what it is told is what the map says."""

    async def conversation(client):
        stages = (await ask(client, "list_stages"))["stages"]
        number = next(stage["number"] for stage in stages if stage["lines"].get("pain_points"))
        lines = (await ask(client, "read_stage", stage=number, lane="pain_points"))["lines"]
        pains = (await ask(client, "search_pain_points", words=lines[0]["text"], limit=1))["shown"]
        return lines[0], pains[0], await ask(client, "read_evidence", line=lines[0]["line"])

    line, pain, proof = talk(study / "map.md", conversation)
    assert pain["line"] == line == proof["line"]
    drafted = jd.open_map(study / "map.md")
    one = next(pain for pain in drafted.pain_points() if pain.id == line["line"])
    assert [quote["quote"] for quote in proof["quotes"]] == [quote.quote for quote in drafted.quotes(one)]
    assert proof["in_context"]


def test_nothing_is_written(study) -> None:
    """Read only: tools say so, and after all of them the folder is as it was, byte for byte."""

    def files():
        return {str(path): path.read_bytes() for path in study.rglob("*") if path.is_file()}

    async def conversation(client):
        for tool in (await client.list_tools()).tools:
            assert tool.annotations.read_only_hint
        await ask(client, "list_stages")
        line = (await ask(client, "search_pain_points"))["shown"][0]["line"]["line"]
        await ask(client, "read_evidence", line=line)

    before = files()
    talk(study / "map.md", conversation)
    assert files() == before


def test_the_map_is_read_anew_when_somebody_has_edited_it(loan_file) -> None:
    """In the same conversation; while the file is no map the answer is an error with its line."""

    async def conversation(client):
        told = [(await ask(client, "list_stages"))["title"]]
        text = loan_file.read_text("utf-8")
        loan_file.write_text(text.replace("# I apply for a loan", "# I need a loan"), encoding="utf-8")
        told.append((await ask(client, "list_stages"))["title"])
        loan_file.write_text("---\njourneydraft: [\n---\n", encoding="utf-8")
        broken = await client.call_tool("list_stages", {})
        told += [broken.is_error, broken.content[0].text]
        loan_file.write_text(text, encoding="utf-8")
        return [*told, (await ask(client, "list_stages"))["title"]]

    first, second, is_error, message, last = talk(loan_file, conversation)
    assert (first, second, last) == ("I apply for a loan", "I need a loan", "I apply for a loan")
    assert is_error and "loan.md:" in message


def test_what_people_said_never_becomes_what_a_tool_is(loan_file, tmp_path) -> None:
    """Names, descriptions, schemas and instructions are the same whatever the map says; its text is data."""
    hostile = tmp_path / "hostile.json"
    hostile.write_text(render(hostile_map(), ".json"), encoding="utf-8")

    async def told(client):
        tools = [tool.model_dump_json() for tool in (await client.list_tools()).tools]
        return tools, client.instructions, await ask(client, "read_stage", stage=1, limit=200)

    plain, hurt = talk(loan_file, told), talk(hostile, told)
    assert plain[:2] == hurt[:2]
    assert len(plain[0]) == len(TOOLS) and "never" in plain[1]
    assert any(HOSTILE[0] in line["text"] for line in hurt[2]["lines"])


def test_a_question_that_makes_no_sense_gets_a_message(loan_file) -> None:
    """And the conversation goes on."""

    async def conversation(client):
        wrong = [
            await client.call_tool("read_stage", {"stage": "Nowhere"}),
            await client.call_tool("read_evidence", {"line": "no-such"}),
            await client.call_tool("search_pain_points", {"limit": 0}),
        ]
        assert all(answer.is_error for answer in wrong)
        assert (await ask(client, "list_stages"))["file"] == "loan.md"
        return [answer.content[0].text for answer in wrong]

    nowhere, no_such, _ = talk(loan_file, conversation)
    assert "2 Apply" in nowhere
    assert "no-such" in no_such


def started(code, *args):
    """The command in a process whose stdin is at its end."""
    return subprocess.run(
        [sys.executable, "-c", f"{code}; from journeydraft.cli import main; main()", "mcp", *map(str, args)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_it_ends_when_the_assistant_goes(loan_file) -> None:
    """Without a word on stdout, which belongs to the protocol."""
    done = started("pass", loan_file)
    assert (done.returncode, done.stdout) == (0, "")


def test_what_is_no_map_is_refused_at_once(tmp_path) -> None:
    """With exit code 2 and the file's name, before an assistant waits for it."""
    done = started("pass", tmp_path / "none.md")
    assert done.returncode == 2
    assert "none.md" in done.stderr and "Traceback" not in done.stderr


def test_without_the_sdk_it_says_what_to_install(loan_file) -> None:
    """The very line, which asks for what the extra asks for."""
    done = started("import sys; sys.modules['mcp'] = None", loan_file)
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert done.returncode == 2
    (needed,) = extras["mcp"]
    assert f'pip install "{needed}"' in done.stderr
