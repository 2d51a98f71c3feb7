"""Checks what a wheel carries: ``python tests/wheel_contents.py dist/journeydraft-….whl``."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

NEEDED = (
    "journeydraft/py.typed",
    "journeydraft/nlp/weights/heads.npz",
    "journeydraft/nlp/weights/severity.npz",
    "journeydraft/nlp/weights/shades.npz",
    "journeydraft/nlp/weights/tuned.npz",
    "journeydraft/nlp/weights/written.npz",
    "journeydraft/nlp/lexicons/en.toml",
    "journeydraft/nlp/lexicons/et.toml",
    "journeydraft/nlp/lexicons/talk/et.toml",
    "journeydraft/stages/templates/purchase.toml",
    "journeydraft/formats/labels/ru.toml",
    "journeydraft/formats/html/assets/templates/page.html.jinja",
    "journeydraft/formats/html/assets/style/10-tokens.css",
    "journeydraft/formats/html/assets/script/10-records.js",
    "journeydraft/formats/html/assets/live/live.js",
    "journeydraft/formats/icons/LICENSE",
    "journeydraft/formats/svg/assets/picture.svg.jinja",
    "journeydraft/formats/png/assets/picture.typ",
    "journeydraft/formats/report/assets/10-look.typ",
    "journeydraft/journey.toml",
    "journeydraft/maps/kinds.toml",
    "journeydraft/maps/gold/columns.toml",
    "journeydraft/prompts/README.md",
    "journeydraft/prompts/extract.v1.md",
    "journeydraft/prompts/extract.v1.examples.json",
    "journeydraft/engines/llm/prices.toml",
    "journeydraft/engines/llm/planted.toml",
    "journeydraft/nlp/called/en.toml",
)
FORBIDDEN = ("tests/", "fixtures/", "training/", ".vectors", "__pycache__")
MOST_MEGABYTES = 12


def main() -> None:
    """Lists the contents; exits with a message when something is missing, foreign or too large."""
    wheel = Path(sys.argv[1])
    names = zipfile.ZipFile(wheel).namelist()
    print("\n".join(names))
    missing = [name for name in NEEDED if name not in names]
    foreign = [name for name in names if any(part in name for part in FORBIDDEN)]
    size = wheel.stat().st_size / 1e6
    if missing or foreign or size > MOST_MEGABYTES:
        sys.exit(f"wheel: missing {missing}, foreign {foreign}, {size:.1f} MB of {MOST_MEGABYTES}")
    print(f"{wheel.name}: {len(names)} files, {size:.1f} MB")


if __name__ == "__main__":
    main()
