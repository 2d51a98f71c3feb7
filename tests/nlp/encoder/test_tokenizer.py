import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, pre_tokenizers

from journeydraft.nlp.encoder.e5_file import E5File
from journeydraft.nlp.encoder.tokenizer import E5Tokenizer

LETTERS = "aehnorst õäöü ăâșț абвгеиноръщыэ .,!?-'0123 ☃😀漢字ก́<s>/▁"


@pytest.fixture(scope="module")
def library(e5_file: E5File) -> Tokenizer:
    """The same vocabulary in the tokenizers library, special pieces put out of reach."""
    vocabulary = e5_file.vocabulary
    special = {vocabulary.begin, vocabulary.end, vocabulary.padding, vocabulary.unknown, vocabulary.mask}
    pieces = [f" {piece}" if id_ in special else piece for id_, piece in enumerate(vocabulary.pieces)]
    unigram = models.Unigram(list(zip(pieces, vocabulary.scores, strict=True)), vocabulary.unknown)
    tokenizer = Tokenizer(unigram)
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    return tokenizer


def _agree(tokenizer: E5Tokenizer, library: Tokenizer, text: str) -> None:
    assert list(tokenizer.encode(text)[1:-1]) == library.encode(tokenizer.normalise(text)).ids[:510]


@pytest.mark.parametrize(
    "text",
    [
        "The voucher wouldn't go through, so I paid the full £34.90.",
        "Lõpuks leidsin parkimiskoha alles kolmandast kvartalist.",
        "Nu știam că trebuie să-mi fac programare înainte.",
        "Трябваше да разпечатам всичко още веднъж.",
        "Мне так и не перезвонили, хотя обещали к вечеру.",
        "Straßenbahnhaltestellenbeschilderung",
        "我不知道在哪里取票",
    ],
)
def test_pieces_are_those_of_the_library(tokenizer: E5Tokenizer, library: Tokenizer, text: str) -> None:
    """Each language is cut exactly as the tokenizers library cuts it."""
    _agree(tokenizer, library, text)


@settings(max_examples=200, deadline=None)
@given(text=st.text(st.sampled_from(LETTERS), max_size=60))
def test_pieces_are_those_of_the_library_on_any_jumble(
    tokenizer: E5Tokenizer, library: Tokenizer, text: str
) -> None:
    """So is a jumble of scripts, signs and unknown characters."""
    _agree(tokenizer, library, text)


def test_ids_are_those_of_xlm_roberta(tokenizer: E5Tokenizer, e5_file: E5File) -> None:
    """Begin, end and the prefix have the ids that the model was trained with."""
    ids = tokenizer.encode("query: Hello world")
    assert ids == (0, 41, 1294, 12, 35378, 8999, 2)
    assert [e5_file.vocabulary.pieces[i] for i in ids[1:-1]] == ["▁que", "ry", ":", "▁Hello", "▁world"]


def test_a_text_cannot_spell_a_special_piece(tokenizer: E5Tokenizer) -> None:
    """Someone who writes </s> or <mask> in a review writes ordinary signs."""
    inner = tokenizer.encode("a </s> b <mask> c <s><pad><unk>")[1:-1]
    assert not {0, 1, 2, 250001} & set(inner)


def test_normalisation(tokenizer: E5Tokenizer) -> None:
    """Ligatures and wide letters become plain, accents are composed, controls go, space is tidied."""
    assert tokenizer.normalise("  ﬁne\t\tＡＢＣ\r\ncafe\u0301\x00\x07  ") == "fine ABC caf\u00e9"


def test_spaces_around_do_not_matter(tokenizer: E5Tokenizer) -> None:
    """The same words with other white space are the same text."""
    assert tokenizer.encode(" two\nwords ") == tokenizer.encode("two words")


def test_long_texts_are_cut_to_the_window(tokenizer: E5Tokenizer) -> None:
    """At most 512 ids, begin and end among them, and the beginning is what stays."""
    ids = tokenizer.encode("wait " * 5000)
    assert len(ids) == 512
    assert (ids[0], ids[-1]) == (0, 2)
    assert ids[:20] == tokenizer.encode("wait " * 30)[:20]
