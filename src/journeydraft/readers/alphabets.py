"""Which letters beyond ASCII a language uses, and in which 8-bit encodings its files come.

Enough to tell whether bytes were decoded rightly: read in a wrong encoding, letters turn into ones that
the language does not have, or turn up far too often.
"""

from __future__ import annotations

from typing import NamedTuple


class Alphabet(NamedTuple):
    """``common``: the letters that make up most of a text; ``rest``: the others. All lower case."""

    common: str
    rest: str
    encodings: tuple[str, ...]


_WEST = ("cp1252", "iso8859_15")
_CENTRAL = ("cp1250", "iso8859_2")
_BALTIC = ("cp1257",)
_CYRILLIC = ("cp1251", "koi8_r", "iso8859_5", "cp866")

ALPHABETS: dict[str, Alphabet] = {
    "bg": Alphabet("аеоинтсрвлк", "бгджзймпуфхцчшщъьюя", _CYRILLIC),
    "ru": Alphabet("оеаинтсрвлк", "бгдёжзймпуфхцчшщъыьэюя", _CYRILLIC),
    "uk": Alphabet("оанівирестк", "бгґдєжзїйлмпуфхцчшщьюя'", ("cp1251", "koi8_u")),
    "sr": Alphabet("аиоентсрјду", "бвгђжзклљмњпћфхцчџш", ("cp1251", "iso8859_5")),
    "el": Alphabet("αοιετσνηυρ", "άέήίόύώϊϋΐΰβγδζθκλμξπφχψως", ("cp1253", "iso8859_7")),
    "en": Alphabet("éèïöüçñàêô", "", _WEST),
    "fr": Alphabet("éàèêç", "âùîôûœëïæüÿ", _WEST),
    "de": Alphabet("üäöß", "éèà", _WEST),
    "nl": Alphabet("éëï", "öüóèê", _WEST),
    "es": Alphabet("óáíéñ", "úüçª", _WEST),
    "pt": Alphabet("ãçéáó", "íêúõâàôüª", _WEST),
    "it": Alphabet("èàùòé", "ìîóí", _WEST),
    "sv": Alphabet("äåö", "éàü", _WEST),
    "no": Alphabet("åøæ", "éòôóäö", _WEST),
    "is": Alphabet("áíðþ", "éóúýæö", ("cp1252",)),
    "et": Alphabet("äõ", "üöšžé", (*_BALTIC, *_WEST)),
    "fi": Alphabet("äö", "åšžé", _WEST),
    "lv": Alphabet("āīē", "ūšņļķģčžŗōõ", _BALTIC),
    "lt": Alphabet("ėšįų", "ąčęūž", _BALTIC),
    "pl": Alphabet("łęąó", "śżćńźé", _CENTRAL),
    "cs": Alphabet("íáěé", "čďňóřšťúůýžöüäĺ", _CENTRAL),
    "sk": Alphabet("áíéýč", "äďĺľňóôŕšťúžě", _CENTRAL),
    "hu": Alphabet("éá", "öóüőíúűä", _CENTRAL),
    "hr": Alphabet("čšž", "ćđ", _CENTRAL),
    "ro": Alphabet("ăîâ", "ștțşţé", ("cp1250", "iso8859_16", "iso8859_2")),
    "tr": Alphabet("ıüş", "çğöâîiİ", ("cp1254", "iso8859_9")),
}

#: Signs that people's texts have in any language; ``LOOSE`` ones never stand right between two letters.
SIGNS = frozenset("’‘“”«»–—…€£§°©®™•·²³  ‑")
LOOSE = frozenset("‚„¿¡½¼¾±×№“«…€£•")

#: Encodings in the order in which they are tried; of two that give the same text the first is named.
ENCODINGS = tuple(dict.fromkeys(name for alphabet in ALPHABETS.values() for name in alphabet.encodings))
