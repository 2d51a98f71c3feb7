"""A file that cannot be a map is refused with its line, what was expected, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeydraft.errors import MapError, OutputError, SettingsError
from journeydraft.formats import read_map, render
from journeydraft.formats.markdown import read_markdown, write_markdown
from journeydraft.formats.write_file import write_atomically

GOLDEN = Path(__file__).parent / "golden"

VEILED = """# a

## Apply

## Wait

<!-- journeydraft:
{{"columns": [{{"name": "Apply", "veil": {{"id": "a", "!name": {}}}}}],
 "transitions": [["", "", {{}}]]}}
-->
"""

NO_MAPS = {
    "map.md": {
        "nothing at all": ("", 1, "no heading"),
        "prose": ("Dear Jane,\n\nhow are you?\n", 1, "no heading"),
        "broken front matter": ("---\npersona: x\nscenario x\n---\n# a\n", 3, "expected 'key: value'"),
        "endless front matter": ("---\npersona: x\n\n# a\n", 1, "does not end"),
        "a newer format": ("---\njourneydraft: 2\n---\n# a\n", 2, "expected 'journeydraft: 1'"),
        "an unknown state": ("---\nstate: old\n---\n# a\n", 2, "expected 'state: current'"),
        "a key twice": ("---\npersona: x\npersona: y\n---\n# a\n", 3, "stands twice"),
        "a merge conflict": ("# a\n\n<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> b\n", 3, "merge conflict"),
        "a footnote twice": ("# a\n\n[^1]: “x” — P1, a:3\n[^1]: y\n", 4, "defined twice"),
        "no text": ("# a\n\0", 2, "no text file"),
        "a broken comment": ("# a\n\n<!-- journeydraft:\n{\n-->\n", 3, "closing comment"),
        "a comment that takes a name away": (VEILED.format('["Apply"]'), 7, "closing comment"),
        "a comment with a name that is none": (VEILED.format('["Apply", {}]'), 7, "closing comment"),
    },
    "map.json": {
        "nothing at all": ("", 1, "not JSON"),
        "a list": ("[]", 1, "JSON object"),
        "a newer format": ('{"journeydraft": 2}', None, "'journeydraft: 1'"),
        "a value out of range": (
            '{"header": {"title": "x"}, "stages": [{"name": "a", "actions": [{"text": "x", "valence": 9}]}]}',
            None,
            "stages[0].actions[0].valence",
        ),
        "an unknown key": ('{"header": {"title": "x", "tilte": "y"}}', None, "header.tilte"),
        "no number": ('{"header": {"title": NaN}}', None, "NaN"),
        "a key twice": ('{"header": 1, "header": 2}', None, "twice"),
        "a bottomless list": ("[" * 100_000, None, "too deeply"),
        "half a character": ('{"header": {"title": "\\ud800"}}', None, "half a character"),
    },
}


@pytest.mark.parametrize(
    ("name", "case"), [(name, case) for name, cases in NO_MAPS.items() for case in cases]
)
def test_no_map(tmp_path: Path, name: str, case: str) -> None:
    """The error names the file, the line where there is one, and what is wrong there."""
    text, line, said = NO_MAPS[name][case]
    path = tmp_path / name
    path.write_bytes(text.encode())
    with pytest.raises(MapError) as caught:
        read_map(path)
    assert (caught.value.path, caught.value.line) == (str(path), line)
    assert said in caught.value.message


def test_half_a_character_stays_as_it_was_written() -> None:
    """Front matter that names one is read, and can be written again."""
    text = '---\npersona: "\\ud800 x"\n---\n# a\n'
    map_ = read_markdown(text)
    assert map_.header.persona == "\\ud800 x"
    assert read_markdown(write_markdown(map_)) == map_


def test_a_binary_file_is_no_map(tmp_path: Path) -> None:
    """A file that is no UTF-8 is refused with the line of the first bad byte."""
    path = tmp_path / "map.md"
    path.write_bytes(b"# a\n\nb\xff\xfe\n")
    with pytest.raises(MapError, match="no text in UTF-8") as caught:
        read_map(path)
    assert caught.value.line == 3


def test_notepad_may_save_a_map(tmp_path: Path) -> None:
    """A map saved as UTF-16 with its mark is read all the same."""
    path = tmp_path / "map.md"
    path.write_text((GOLDEN / "loan.en.md").read_text("utf-8"), encoding="utf-16")
    assert read_map(path) == read_map(GOLDEN / "loan.json")


@pytest.mark.parametrize("name", ["missing.md", "folder.md", "map.txt"])
def test_what_cannot_be_opened(tmp_path: Path, name: str) -> None:
    """A missing file, a folder and a format that is not known are told apart, without a traceback."""
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(MapError) as caught:
        read_map(tmp_path / name)
    assert name in str(caught.value)


@pytest.mark.parametrize(("suffix", "lang"), [(".docx", None), (".md", "xx")])
def test_what_cannot_be_rendered(suffix: str, lang: str | None) -> None:
    """An unknown format or language is refused with those that are known."""
    with pytest.raises(SettingsError, match="one of"):
        render(read_map(GOLDEN / "loan.json"), suffix, lang)


def test_a_merge_conflict_may_be_shown_in_code() -> None:
    """Markers inside a code block are somebody's example."""
    text = "# a\n\n```\n<<<<<<< HEAD\n>>>>>>> b\n```\n"
    assert read_markdown(text).notes[0].markdown.startswith("```\n<<<<<<<")


def test_a_comment_cannot_undo_an_edit() -> None:
    """What stands in the file has the last word over what the comment remembers."""
    text = (GOLDEN / "loan.en.md").read_text("utf-8")
    edited = text.replace("Anxious −1.2 (5 of 7)", "Anxious −2 (1 of 7)")
    item = read_markdown(edited).stages[0].emotions[0]
    assert (item.id, item.valence, item.participants and item.participants.count) == ("e1", -2, 1)


def test_writing_replaces_the_whole_file(tmp_path: Path) -> None:
    """The new text is there, the permissions are the old ones, and nothing else is left in the folder."""
    path = tmp_path / "map.md"
    path.write_text("old")
    path.chmod(0o640)
    write_atomically(path, "new\r\n")
    assert path.read_bytes() == b"new\r\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [file.name for file in tmp_path.iterdir()] == ["map.md"]


def test_writing_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    """A map that is linked into the study is changed where it lies."""
    (tmp_path / "real.md").write_text("old")
    (tmp_path / "map.md").symlink_to(tmp_path / "real.md")
    write_atomically(tmp_path / "map.md", b"new")
    assert (tmp_path / "map.md").is_symlink()
    assert (tmp_path / "real.md").read_text() == "new"


@pytest.mark.parametrize("name", ["", "missing/map.md"])
def test_what_cannot_be_written(tmp_path: Path, name: str) -> None:
    """A folder is not overwritten and none is made up; the error says what to do."""
    with pytest.raises(OutputError) as caught:
        write_atomically(tmp_path / name, "x")
    assert caught.value.hint
