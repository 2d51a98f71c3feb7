"""The nearest other tool on the same transcripts and the same server, with its defaults."""

from __future__ import annotations

import time
from importlib.util import find_spec
from pathlib import Path

from tests.engines.llm.storm import Storm

Row = tuple[str, str, str]


def langextract_row(study: Path, latency: float) -> list[Row]:
    """Calls and time of langextract, or that it is not installed (``pip install "langextract[openai]"``)."""
    if find_spec("langextract") is None:
        return [("langextract", "not installed", "")]
    import langextract as lx

    storm = Storm(latency=latency, plain='{"extractions": []}')
    quoted = lx.data.Extraction("pain", "it kept spinning")
    began = time.perf_counter()
    for path in sorted(study.glob("*.txt")):
        lx.extract(
            path.read_text(encoding="utf-8"),
            prompt_description="List what stood between the participants and their goals.",
            examples=[lx.data.ExampleData("The page, it kept spinning.", [quoted])],
            model_id="gpt-4o",
            api_key="none",
            language_model_params={"base_url": storm.url},
            show_progress=False,
        )
    seconds, calls = time.perf_counter() - began, len(storm.requests)
    sent = sum(len(m["content"]) for r in storm.requests for m in r["messages"]) / 4
    transcript = sum(len(p.read_text(encoding="utf-8")) for p in study.glob("*.txt")) / 4
    storm.close()
    return [
        ("langextract: calls, reading alone", f"{calls}", ""),
        ("langextract: prompt tokens / transcripts'", f"{sent / transcript:.2f}", ""),
        ("langextract: time", f"{seconds:.1f} s", ""),
    ]
