"""Lines, a small REFI-QDA project, and a map with its sources."""

import zipfile

import pytest

from journeydraft.maps.lines import Line, Place
from journeydraft.model.finding import Kind

TALK = """Interviewer: How did you sign up?
Kai: I could not find the button. I looked for ages.
Interviewer: And the price?
Kai: Nobody told me about the fee. In the end it was easy.
"""

PROJECT = """<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Study">
  <CodeBook><Codes>
    <Code guid="c1" name="Pain points" isCodable="true">
      <Code guid="c2" name="Hidden fee" isCodable="true"/>
    </Code>
    <Code guid="c3" name="Background" isCodable="true"/>
  </Codes></CodeBook>
  <Sources>
    <TextSource guid="s1" name="{name}" plainTextPath="{path}">
      {selections}
    </TextSource>
  </Sources>
</Project>
"""
SELECTION = (
    '<PlainTextSelection guid="p{start}" name="{name}" startPosition="{start}" endPosition="{end}">'
    '<Coding guid="g{start}"><CodeRef targetGUID="{code}"/></Coding></PlainTextSelection>'
)


@pytest.fixture
def line():
    """Makes a line with one place a (source, start, end) or (source, quote)."""

    def make(ident, *places, kind=Kind.pain, text=None):
        made = tuple(Place(p[0], p[1], p[2]) if len(p) == 3 else Place(p[0], quote=p[1]) for p in places)
        return Line(ident, kind, text or f"line {ident}", made)

    return make


@pytest.fixture
def talk():
    """An interview, as text."""
    return TALK


@pytest.fixture
def qdpx(tmp_path):
    """Writes a project whose selections are (start, end, code, name), and returns its path."""

    def make(*selections, text=TALK, name="p1", path="internal://s1.txt", project=None, extra=()):
        chosen = "\n".join(SELECTION.format(start=s, end=e, code=c, name=n) for s, e, c, n in selections)
        file = tmp_path / "project.qdpx"
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(
                "project.qde", project or PROJECT.format(name=name, path=path, selections=chosen)
            )
            archive.writestr("sources/s1.txt", text.encode("utf-8"))
            for member, content in extra:
                archive.writestr(member, content)
        return file

    return make
