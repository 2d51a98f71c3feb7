"""The few words whose meaning grounding has to know, in the languages interviews come in.

Both sets are folded before use, so spell them plainly.
"""

import re

_FILLERS = (
    "um umm uh uhh uhm erm ehm hm hmm mmm "  # English, and most of Europe; "mm" is a unit
    "äh ähm öh öhm euh heu "  # German, French
    "ă ăă ăăă îî ee eee ehh ää õõ noh "  # Romanian, Estonian, Finnish; "öö" is a night
    "э ээ эээ эм ну ммм ъ ъъ ъъъ ъм "  # Russian, Bulgarian
    "אה אהמ آه اممم 嗯 呃"  # Hebrew, Arabic, Chinese
)
FILLERS = frozenset(_FILLERS.split())
"""Hesitations that a quote may leave out (or a transcriber may have) without any change of meaning.

"um" is a word of German and Portuguese as well: one who knows the language may give a narrower set.
"""

_NEGATIONS = (
    "not no never nobody nothing none neither nor without cannot "
    "ei mitte pole ära ilma nu n nici nimic niciodată nimeni fără "  # Estonian, Romanian
    "не нет ни никогда ничего никто нельзя без няма нищо никой недей "  # Russian, Bulgarian
    "nicht kein keine keinen keinem keiner nie niemals nichts ohne "  # German
    "pas jamais rien aucun aucune sans nunca nada nadie ningún sin não sem nem non niente senza "  # Romance
    "bez nic nigdy değil yok asla hiç "  # Polish, Turkish
    "नहीं नही न मत बिना לא אין בלי אף "  # Hindi, Hebrew
    "لا لم لن ليس ليست غير بدون ما ولا ولم ولن وليس فلا فلم"  # Arabic, with "and" and "so" joined to them
)
NEGATIONS = frozenset(_NEGATIONS.split())
"""Words that turn a sentence round. A paraphrase with more or fewer of them says something else.

French "ne" is left out, as speakers do."""

NEGATIONS_WITHIN = re.compile("[不没沒無无未別别]|ない|なか|なく|ませ|ไม่|ບໍ່|មិន")
"""The same for scripts without spaces, where the place of words is not known."""
