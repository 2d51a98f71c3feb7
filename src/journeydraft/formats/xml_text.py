"""Text that XML can hold."""

from __future__ import annotations

import re

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """``text`` without the characters that XML 1.0 cannot hold (most control characters, half characters)."""
    return _NO_XML.sub("", text)
