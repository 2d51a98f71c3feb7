"""A fence around data: its name is made of what it holds, so that nothing inside can close it."""

from __future__ import annotations

from hashlib import sha256


def fenced(data: str) -> str:
    """``data`` between tags that do not occur in it."""
    digest = sha256(data.encode("utf-8", "surrogatepass")).hexdigest()
    length = 8
    while f"data-{digest[:length]}" in data and length < len(digest):
        length += 4
    tag = f"data-{digest[:length]}"
    return f"<{tag}>\n{data}\n</{tag}>"
