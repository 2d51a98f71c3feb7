"""How proper names are written: addresses, and what two spellings of a name have in common."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=4096)
def key_of(text: str) -> str:
    """By what two spellings of a name are compared: no case, no spaces, no joints."""
    return "".join(c for c in text.casefold() if c.isalnum())


def is_address(text: str) -> bool:
    """Whether ``text`` is written as the name of a site ("example.org")."""
    if text.count(".") != 1 or not text[:1].isalpha() or text != text.lower():
        return False
    from spacy.lang.lex_attrs import like_url

    return bool(like_url(text))
