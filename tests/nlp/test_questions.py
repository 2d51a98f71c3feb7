"""Questions about the session are told from questions about the journey, by what they mean."""

import pytest

from journeydraft.nlp.encoder import EncoderMissing, open_encoder
from journeydraft.nlp.questions import LIKELY, shipped_questions
from journeydraft.nlp.shipped import open_meaning

ASKED = {
    "en": ("What web browser are you on at the moment?", "How did you find out about the offer?"),
    "de": ("Welchen Browser benutzen Sie heute?", "Wie haben Sie von dem Angebot erfahren?"),
    "fr": ("Vous utilisez quel navigateur aujourd'hui ?", "Comment avez-vous connu cette offre ?"),
    "es": ("¿Qué navegador está usando hoy?", "¿Cómo se enteró de la oferta?"),
    "ro": ("Ce browser folosiți astăzi?", "Cum ați aflat de ofertă?"),
    "bg": ("Какъв браузър използвате днес?", "Как научихте за предложението?"),
    "ru": ("Каким браузером вы сегодня пользуетесь?", "Как вы узнали об этом предложении?"),
    "et": ("Millist brauserit te praegu kasutate?", "Kuidas te pakkumisest teada saite?"),
}


@pytest.mark.parametrize("language", ASKED)
def test_which_browser_is_about_the_session(language):
    """Worded otherwise than in training, in every language; how somebody heard of an offer is not."""
    try:
        meaning, _ = open_meaning(open_encoder())
    except EncoderMissing:
        pytest.skip("the built-in encoder is not here")
    session, journey = shipped_questions().likely(meaning.of(list(ASKED[language]), language))
    assert session >= LIKELY > journey
