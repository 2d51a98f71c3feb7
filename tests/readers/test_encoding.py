"""Bytes to text: right, or refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeydraft.errors import InputError
from journeydraft.readers.encoding import decode

TEXTS = {
    "et": "Mul läks äpis kõik kinni ja ma pidin uuesti järjekorda võtma. Žürii ütles midagi.",
    "ro": "Am încercat să plătesc și mi-a cerut numărul vechi. Mama a râs, și ea pățise la fel.",
    "bg": "Опитах да подновя книгата, но ми поиска номера на старата карта. После платих.",
    "ru": "Я хотела продлить книгу, а оно просит номер старой карты. Потом я ушла.",
    "fr": "J’ai essayé de prolonger un livre, mais ça m’a demandé le numéro. À côté, rien.",
    "de": "Ich wollte ein Buch verlängern, aber dafür wäre die alte Nummer nötig. Ich ließ es.",
    "pl": "Chciałam przedłużyć książkę, ale poprosiło mnie o numer starej karty. Później zapłaciłam karę.",
    "lv": "Es gribēju pagarināt grāmatu, bet tā prasīja vecās kartes numuru. Vēlāk samaksāju sodu.",
}
LEGACY = [
    ("et", "cp1257"), ("et", "cp1252"), ("et", "iso8859_15"), ("ro", "cp1250"), ("ro", "iso8859_2"),
    ("bg", "cp1251"), ("bg", "cp866"), ("ru", "cp1251"), ("ru", "koi8_r"), ("ru", "iso8859_5"),
    ("fr", "cp1252"), ("de", "cp1252"), ("pl", "cp1250"), ("pl", "iso8859_2"), ("lv", "cp1257"),
]  # fmt: skip


def _as_written(text, encoding):
    """Old encodings have no curly quote, and write Romanian ș and ț with a cedilla."""
    if encoding.startswith("iso"):
        text = text.replace("’", "'")
    return text.replace("ș", "ş").replace("ț", "ţ") if encoding in {"cp1250", "iso8859_2"} else text


@pytest.mark.parametrize("language, encoding", LEGACY)
def test_reads_old_encodings(language, encoding):
    """Every letter, and says that the encoding was inferred."""
    text = _as_written(TEXTS[language], encoding)
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.is_legacy


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_reads_unicode_with_and_without_mark(language, encoding):
    """The mark is no part of the text."""
    decoded = decode(TEXTS[language].encode(encoding))
    assert decoded.text == TEXTS[language]
    assert not decoded.is_legacy


@pytest.mark.parametrize(
    "text, encoding",
    [
        (TEXTS["fr"].replace("’", "'"), "cp850"),
        (TEXTS["de"], "mac_roman"),
        (TEXTS["fr"], "mac_roman"),
        ("图书馆的应用程序要求我输入旧卡的号码", "gb18030"),
        ("図書館のアプリが古い番号を求めました", "shift_jis"),
        ("ביקש ממני את המספר של הכרטיס הישן", "cp1255"),
    ],
)
def test_refuses_to_guess(text, encoding):
    """A message with a way out, never another language's letters."""
    with pytest.raises(InputError, match="encoding") as error:
        decode(text.encode(encoding), path="a.txt")
    assert "UTF-8" in error.value.hint


@pytest.mark.parametrize(
    "content", [b"\x00\x01\x02\x03" * 50, bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n\x00\x00"]
)
def test_refuses_what_is_no_text(content):
    """Pictures, sounds, programs."""
    with pytest.raises(InputError):
        decode(content, path="a.bin")


def test_broken_utf8_after_a_mark_names_the_line():
    """The line of the first bad byte."""
    with pytest.raises(InputError) as error:
        decode(b"\xef\xbb\xbfone\ntwo\nthr\xffee", path="a.txt")
    assert error.value.line == 3


def test_newlines_become_plain():
    """Offsets count one character for a line's end."""
    assert decode(b"a\r\nb\rc\n").text == "a\nb\nc\n"


@given(st.text())
def test_what_is_written_as_utf8_is_read_back(text):
    """Any text survives, save newlines and what makes it binary."""
    try:
        decoded = decode(text.encode("utf-8", "surrogatepass"))
    except InputError:
        return
    if decoded.encoding == "utf-8" and not text.startswith("\ufeff"):
        assert decoded.text == text.replace("\r\n", "\n").replace("\r", "\n")


@given(st.binary())
def test_any_bytes_are_text_or_an_input_error(content):
    """Nothing else is ever raised."""
    try:
        decode(content)
    except InputError as error:
        assert error.hint
