"""Zips of transcripts: read, if they are harmless."""

import io
import zipfile

import pytest

from journeydraft.errors import InputError
from journeydraft.readers import limits, locate, read_study

TALK = "Interviewer: Well?\nAda: It was slow.\nInterviewer: And?\nAda: I left.\n"


def _zip(path, members, compression=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_the_members_are_sources(tmp_path):
    """In natural order, without what is no source."""
    path = _zip(
        tmp_path / "study.zip", {"p10.txt": TALK, "a/p2.txt": TALK, "__MACOSX/x.txt": "x", "readme.txt": "x"}
    )
    study = read_study([path])
    assert [source.path for source in study.sources] == ["study.zip/a/p2.txt", "study.zip/p10.txt"]
    assert [name for name, _ in study.skipped] == ["study.zip/__MACOSX/x.txt", "study.zip/readme.txt"]


def _nested():
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("p1.txt", TALK)
    return inner.getvalue()


@pytest.mark.parametrize(
    "members, says",
    [
        ({"../p1.txt": TALK}, "outside"),
        ({"/etc/p1.txt": TALK}, "outside"),
        ({"C:/p1.txt": TALK}, "outside"),
        ({"inner.zip": _nested()}, "zip in a zip"),
        ({"p1.txt": "a" * 5_000_000}, "grows too much"),
    ],
)
def test_a_hostile_zip_is_refused_whole(tmp_path, members, says):
    """Nothing of it is read, and nothing is ever unpacked to the disk."""
    path = _zip(tmp_path / "study.zip", members)
    with pytest.raises(InputError, match=says) as error:
        read_study([path])
    assert error.value.path == "study.zip"
    assert list(tmp_path.iterdir()) == [path]


def test_too_many_members_are_refused(tmp_path, monkeypatch):
    """As are too many bytes in all."""
    path = _zip(tmp_path / "study.zip", {f"p{i}.txt": TALK for i in range(4)})
    monkeypatch.setattr(limits, "ZIP_MEMBERS", 3)
    assert "more than 3" in str(locate([path]).failed[0])
    monkeypatch.setattr(limits, "ZIP_MEMBERS", 4)
    monkeypatch.setattr(limits, "ZIP_BYTES", 100)
    assert "MB" in str(locate([path]).failed[0])


def test_a_broken_zip_is_an_error(tmp_path):
    """Not a traceback, be it cut short or damaged inside."""
    path = _zip(tmp_path / "study.zip", {"p1.txt": TALK}, zipfile.ZIP_STORED)
    whole = path.read_bytes()
    path.write_bytes(whole[:40])
    with pytest.raises(InputError, match="cannot be opened"):
        read_study([path])
    path.write_bytes(whole.replace(b"slow", b"sl0w", 1))
    with pytest.raises(InputError, match="cannot be read"):
        read_study([path])
