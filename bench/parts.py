"""One measured part in a process of its own: ``python -m bench.parts draft|encoder FOLDER``."""

from __future__ import annotations

import json
import resource
import sys
import time

from journeydraft.drafting.pipeline import draft, understand
from journeydraft.engines.embedded.units import units
from journeydraft.nlp.encoder import open_encoder
from journeydraft.segment import segment
from journeydraft.settings import Settings


def main() -> None:
    """Prints seconds and peak memory as JSON."""
    part, folder = sys.argv[1:]
    seconds = encoder(folder) if part == "encoder" else whole(folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    megabytes = peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    print(json.dumps({"seconds": seconds, "megabytes": megabytes}))


def encoder(folder: str) -> float:
    """The time of encoding every unit of the study; reading and cutting are not counted.

    The draft itself leaves out units that can be no finding ("Yes.", "Well, then.").
    """
    study = understand([folder], Settings())
    texts = [unit.text for source in study.sources for chunk in segment(source) for unit in units(chunk)]
    model = open_encoder()
    model.encode(["warm up"])
    started = time.perf_counter()
    model.encode(texts)
    return time.perf_counter() - started


def whole(folder: str) -> float:
    """The time of a draft from files to a map, opening the model included."""
    started = time.perf_counter()
    draft([folder], Settings())
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
