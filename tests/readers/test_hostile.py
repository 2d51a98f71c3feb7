"""Whatever comes in: a source that holds together, or an ``InputError``; and in time."""

import random
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeydraft.errors import InputError
from journeydraft.readers import ReadOptions, limits, name_participants, read_blob
from journeydraft.readers.base import Blob
from journeydraft.readers.registry import readers

SAMPLES = [
    path.read_text("utf-8") for path in sorted(Path(__file__).with_name("samples").glob("*.[tm][xd]*"))
]
PIECES = st.sampled_from(
    [
        "\n",
        "\n\n",
        ": ",
        "Q: ",
        "Ada: ",
        "- ",
        "* ",
        "> ",
        "# ",
        "**",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "?",
        "…",
        "\t",
        "  ",
        "0:04",
        "[00:01:02]",
        "1. ",
        "n/a",
        "---",
        "Why do you ask",
        "I left",
        "😖",
        "\u2028",
        "ß",
        "Да",
        "：",
        "P3",
    ]
)


def _holds(source):
    """Turns are sorted, apart and inside the text; asides are inside their turn; places are sorted."""
    at = 0
    for turn in source.turns:
        assert at <= turn.start < turn.end <= len(source.text)
        assert source.said(turn) == source.said(turn).strip()
        inner = turn.start
        for start, end in turn.asides:
            assert inner <= start < end <= turn.end
            inner = end
        at = turn.end
    starts = [place.start for place in source.places]
    assert starts == sorted(starts)
    assert all(source.place(turn.start).line == turn.line for turn in source.turns)


def _try(content, **options):
    try:
        sources = name_participants(read_blob(Blob("a.txt", content), ReadOptions(**options)))
    except InputError as error:
        assert error.message and error.path == "a.txt"
        return
    for source in sources:
        _holds(source)
        assert all(turn.participant for turn in source.turns if source.is_evidence(turn))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=40).map("".join), st.booleans())
def test_any_text_holds_together(text, force):
    """Text made of what the layouts are made of."""
    _try(text.encode(), force=force)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_hold_together(content):
    """Files that are no transcripts at all."""
    _try(content)


@pytest.mark.parametrize("seed", range(60))
def test_damaged_transcripts_hold_together(seed):
    """Real layouts with lines swapped, doubled, cut and mixed with another file's."""
    chance = random.Random(seed)
    lines = chance.choice(SAMPLES).split("\n")
    for _ in range(chance.randrange(1, 8)):
        at = chance.randrange(len(lines))
        lines[at] = chance.choice(
            [
                lines[at][: chance.randrange(len(lines[at]) + 1)],
                lines[at] * 2,
                "",
                chance.choice(chance.choice(SAMPLES).split("\n")),
            ]
        )
    chance.shuffle(lines) if seed % 5 == 0 else None
    _try("\n".join(lines).encode(), force=bool(seed % 2))


def test_a_line_that_no_transcript_has_is_refused():
    """A hundred megabytes without a newline would be somebody's speech."""
    content = b"Ada: hello\nQ: well?\n" + b"word " * (limits.LINE_CHARACTERS // 4)
    with pytest.raises(InputError) as error:
        list(read_blob(Blob("a.txt", content)))
    assert error.value.line == 3


HOSTILE = {
    "brackets": "[" * 20_000,
    "nested": "(" * 10_000 + ")" * 10_000,
    "stars": "*" * 20_000 + "a",
    "marks": "- * > " * 4_000 + "a",
    "colons": "a:" * 10_000,
    "labels": "Ab : " * 4_000,
    "words": "a " * 10_000,
    "digits": "1:23:" * 4_000,
    "questions": "is it so " * 2_000 + "?",
    "tabs": "\t" * 20_000 + "x",
    "spaces": " " * 20_000 + "x",
    "emoji": "😖" * 10_000 + "x",
    "rules": "-" * 20_000 + "x",
    "angles": "<a" * 10_000,
}


@pytest.mark.parametrize("line", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_line_makes_a_reader_slow(line):
    """Every pattern is linear: twenty thousand hostile characters, alone and after labels, take no time."""
    for text in (
        line,
        f"Q: {line}\nAda: {line}\nQ: a\nAda: b\n",
        f"1. why?\n- {line}\n2. so?\n- b\n3. ok?\n- {line}\n",
    ):
        blob = Blob("a.txt", text.encode())
        begin = time.perf_counter()
        for reader in readers():
            reader.recognises(blob)
        _try(blob.data, force=True)
        assert time.perf_counter() - begin < 2.0


def test_reads_a_hundred_thousand_words_at_once():
    """Seven hours of talk: time is linear, and far below what the analysis takes."""
    turn = (
        "Interviewer: And what did you do then?\nAda: "
        + "I walked over to the desk and waited there. " * 5
        + "\n"
    )
    content = (turn * 2000).encode()
    begin = time.perf_counter()
    (source,) = read_blob(Blob("a.txt", content))
    assert time.perf_counter() - begin < 2.0
    assert len(source.turns) == 4000
