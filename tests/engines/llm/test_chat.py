"""What goes over the wire, and what each kind of trouble on it means: real HTTP to a server of ours."""

import asyncio
import sys
import time
import types

import pytest

from journeydraft.engines.llm import providers
from journeydraft.engines.llm.chat import Chat
from journeydraft.engines.llm.faults import (
    Busy,
    ModelError,
    NoSchema,
    Refused,
    TooLong,
    Truncated,
    Unreachable,
    Unreadable,
    Unwell,
)
from journeydraft.engines.llm.seam import Usage
from journeydraft.settings import LlmSettings


def test_a_reply_comes_as_an_instance_with_what_it_cost(storms, settings, ask, run):
    """The schema goes along, strict; the usage that the server counted comes back."""
    storm = storms()
    answer = run(Chat(settings(storm))(ask()))
    assert answer.value.findings[0].quote == "I couldn't find the button anywhere."
    assert answer.usage.tokens_in > 0
    assert answer.usage.tokens_out > 0
    form = storm.requests[0]["response_format"]["json_schema"]
    assert form["strict"] is True
    assert form["schema"]["additionalProperties"] is False
    assert set(form["schema"]["required"]) == {"findings", "about", "orders"}
    assert storm.requests[0]["temperature"] == 0


@pytest.mark.parametrize(
    ("trouble", "fault"),
    [
        ("busy", Busy),
        ("larger than a minute", TooLong),
        ("broke", ModelError),
        ("no key", ModelError),
        ("forbidden", ModelError),
        ("no model", ModelError),
        ("failed", Unwell),
        ("overloaded", Unwell),
        ("too long", TooLong),
        ("reset", Unwell),
        ("hang", Unwell),
        ("garbage", Unreadable),
        ("wrong shape", Unreadable),
        ("empty", Unreadable),
        ("cut", Truncated),
        ("cut and said", Truncated),
        ("refused", Refused),
        ("filtered", Refused),
    ],
)
def test_each_trouble_is_told_apart(storms, settings, ask, run, trouble, fault):
    """What is to be done differs: wait, split, try again, give up the passage, end the run."""
    storm = storms(weather=lambda number, task: trouble)
    with pytest.raises(fault):
        run(Chat(settings(storm, timeout=0.5 if trouble == "hang" else 10))(ask()))
    assert len(storm.requests) == 1


def test_the_provider_says_how_long_to_wait(storms, settings, ask, run):
    """Retry-After is passed on, in seconds."""
    storm = storms(weather=lambda number, task: "busy")
    with pytest.raises(Busy) as caught:
        run(Chat(settings(storm))(ask()))
    assert caught.value.wait == pytest.approx(0.3)


def test_json_in_a_fence_with_talk_around_it_is_read(storms, settings, ask, run):
    """Small models talk; what they mean is clear."""
    storm = storms(weather=lambda number, task: "fenced")
    assert run(Chat(settings(storm))(ask())).value.findings


def test_a_model_without_schemas_is_asked_in_plainer_ways(storms, settings, ask, run):
    """From strict schema over tools to the schema in words; what works is kept for the next call."""

    def weather(number, task):
        if "response_format" in storm.requests[number - 1]:
            return "no schema"
        return "no tools" if "tools" in storm.requests[number - 1] else None

    storm = storms(weather=weather)
    chat = Chat(settings(storm))
    assert run(chat(ask())).value.findings
    tried = len(storm.requests)
    assert "must have this schema" in storm.requests[-1]["messages"][0]["content"]
    assert tried == 4

    async def again():
        return await Chat.__call__(chat, ask())

    chat._opened = None  # another event loop
    chat._ways.clear()
    run(again())
    assert len(storm.requests) == tried + 1


def test_a_model_that_takes_nothing_says_so(storms, settings, ask, run):
    """The plainest way failed too: the fault is passed on."""
    storm = storms(weather=lambda number, task: "no schema")
    with pytest.raises(NoSchema):
        run(Chat(settings(storm))(ask()))


def test_tools_are_understood_where_schemas_are_not(storms, settings, ask, run):
    """The arguments of a tool call are a reply as well."""
    storm = storms(weather=lambda number, task: "no schema" if number == 1 else None)
    answer = run(Chat(settings(storm))(ask()))
    assert answer.value.findings
    assert storm.requests[-1]["tools"]


def test_what_a_cut_reply_cost_is_known(storms, settings, ask, run):
    """It was paid for."""
    storm = storms(weather=lambda number, task: "cut and said")
    with pytest.raises(Truncated) as caught:
        run(Chat(settings(storm))(ask()))
    assert caught.value.usage != Usage()


def test_nobody_there_is_told_from_somebody_unwell(settings, storms, ask, run):
    """A refused connection."""
    storm = storms()
    chosen = settings(storm)
    storm.close()
    with pytest.raises(Unreachable):
        run(Chat(chosen)(ask()))


def test_a_hang_ends_at_the_timeout(storms, settings, ask, run):
    """The whole reply must come in time, not only the next byte."""
    storm = storms(weather=lambda number, task: "hang")
    began = time.monotonic()
    with pytest.raises(Unwell):
        run(Chat(settings(storm, timeout=0.3))(ask()))
    assert time.monotonic() - began < 2.5


def test_a_key_for_a_provider_is_not_sent_to_another_address(storms, settings, ask, run, monkeypatch):
    """OPENAI_API_KEY stays at home; the key for a base URL has a name of its own."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret-of-openai")
    monkeypatch.delenv("JOURNEYDRAFT_API_KEY", raising=False)
    storm = storms()
    run(Chat(settings(storm))(ask()))
    assert "sk-secret-of-openai" not in str(storm.headers)
    monkeypatch.setenv("JOURNEYDRAFT_API_KEY", "own-key")
    run(Chat(settings(storm))(ask()))
    assert "own-key" in storm.headers[-1]["authorization"]


def test_no_key_is_said_before_anything_is_sent(monkeypatch):
    """With the name of the variable to set."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(ModelError) as caught:
        Chat(LlmSettings(model="openai:gpt-5-mini"))
    assert "OPENAI_API_KEY" in str(caught.value)


def test_a_key_may_lie_in_the_system_keyring(monkeypatch, settings, storms, ask, run):
    """Under the provider's name, or the host's of a base URL; the environment goes first."""
    asked = []

    class Ring(types.ModuleType):
        @staticmethod
        def get_password(service, name):
            asked.append((service, name))
            return f"key-of-{name}"

    errors = types.ModuleType("keyring.errors")
    errors.KeyringError = RuntimeError
    monkeypatch.setitem(sys.modules, "keyring", Ring("keyring"))
    monkeypatch.setitem(sys.modules, "keyring.errors", errors)
    find = providers.find_spec
    monkeypatch.setattr(providers, "find_spec", lambda name: True if name == "keyring" else find(name))
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("JOURNEYDRAFT_API_KEY", raising=False)
    assert providers.key_for("openai", None) == "key-of-openai"
    storm = storms()
    run(Chat(settings(storm))(ask()))
    assert "key-of-127.0.0.1" in storm.headers[-1]["authorization"]
    assert asked == [("journeydraft", "openai"), ("journeydraft", "127.0.0.1")]
    monkeypatch.setenv("OPENAI_API_KEY", "from-the-environment")
    assert providers.key_for("openai", None) == "from-the-environment"


def test_a_key_in_a_provider_message_is_not_shown(storms, settings, ask, run):
    """Providers quote the key that was wrong."""
    storm = storms(weather=lambda number, task: "no key")
    with pytest.raises(ModelError) as caught:
        run(Chat(settings(storm))(ask()))
    assert "abcdef" not in str(caught.value)


@pytest.mark.parametrize("provider", ["anthropic", "ollama", "google_genai", "mistralai", "cohere"])
def test_a_missing_package_comes_with_the_line_to_install_it(provider, monkeypatch):
    """The exact command, for providers that are known by name and for others that langchain knows."""
    package = f"langchain_{provider}"
    find = providers.find_spec
    monkeypatch.setattr(providers, "find_spec", lambda name: None if name == package else find(name))
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ModelError) as caught:
        Chat(LlmSettings(model=f"{provider}:small")).prepare()
    assert caught.value.hint == f"pip install {package.replace('_', '-')}"


def test_what_azure_still_needs_is_said_in_a_line(monkeypatch):
    """By the names of the variables, before anything is opened."""
    monkeypatch.setenv("AZURE_OPENAI_API_KEY", "x")
    monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", "https://example.org")
    monkeypatch.delenv("OPENAI_API_VERSION", raising=False)
    with pytest.raises(ModelError) as caught:
        Chat(LlmSettings(model="azure_openai:mine"))
    assert caught.value.hint == "set OPENAI_API_VERSION in the environment"


def test_a_provider_that_nobody_knows_is_told_with_those_that_are(monkeypatch):
    """And how to use a server of one's own."""
    with pytest.raises(ModelError) as caught:
        Chat(LlmSettings(model="foobar:x")).prepare()
    assert "foobar" in caught.value.message
    assert "--base-url" in caught.value.hint


@pytest.mark.parametrize(
    "address",
    ["localhost:1234/v1", "http://", "example.org", "http://[::1", "http://[x]", "http://localhost:99999"],
)
def test_what_is_no_address_is_refused(address):
    """Calls to it would only seem to break."""
    with pytest.raises(ModelError) as caught:
        Chat(LlmSettings(model="openai:x", base_url=address))
    assert "http://" in caught.value.hint


@pytest.mark.parametrize("model", [None, "gpt-5-mini", "openai:", ":x"])
def test_a_model_without_a_provider_is_refused(model):
    """With an example of how to name one."""
    with pytest.raises(ModelError) as caught:
        Chat(LlmSettings(model=model))
    assert "openai:gpt-5-mini" in str(caught.value)


def test_tracing_stays_off_whatever_the_environment_says(storms, settings, ask, run, monkeypatch):
    """Transcripts do not go to LangSmith because another program is traced."""
    traced, storm = storms(), storms()
    for name in ("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2"):
        monkeypatch.setenv(name, "true")
    for name in ("LANGSMITH_ENDPOINT", "LANGCHAIN_ENDPOINT"):
        monkeypatch.setenv(name, traced.url)
    monkeypatch.setenv("LANGSMITH_API_KEY", "x")

    async def call():
        await Chat(settings(storm))(ask())
        await asyncio.sleep(0.3)

    run(call())
    assert not traced.requests
    assert len(storm.requests) == 1
