"""A whole draft of an example study, from replies that were written by careful reading.

The replies are replayed by prompt name and by chunk id (file and number of the passage) or stage, whatever
the requests look like in detail; what they name by number in a request stands in them by its words. The map
is beside them.
"""

import json
import re
import shutil
from collections import Counter
from pathlib import Path

from tests.engines.llm.storm import data_of

from journeydraft.drafting.foreseeing import leaving
from journeydraft.drafting.pipeline import draft, understand
from journeydraft.formats import render
from journeydraft.settings import load_settings

HERE = Path(__file__).parent / "golden"
STUDY = Path(__file__).parents[3] / "fixtures" / "interviews" / "cafeteria"
REPLIES = json.loads((HERE / "cafeteria.json").read_text(encoding="utf-8"))


class Reader:
    """Gives the replies; ``chunks`` are the words of each passage as they leave, by its id."""

    def __init__(self, chunks):
        self.chunks = {words: ident for ident, words in chunks.items()}
        self.asked = Counter()

    def reply(self, task, data, request):
        """The reply to ``task``, with the numbers of this request."""
        self.asked[task] += 1
        if task == "extract":
            return REPLIES[task][self.chunks[data_of(request)]]
        sent = numbers(data)

        def named(texts):
            return [sent[text] for text in texts if text in sent]

        if task == "stages":
            stages = [one | {"moments": named(one["moments"])} for one in REPLIES[task]["stages"]]
            return REPLIES[task] | {"stages": stages}
        if task == "consolidate":
            changes = REPLIES[task].get(stage_of(data), [])
            return {"changes": [one | {"items": named(one["items"])} for one in changes]}
        if task == "join":
            return {"joins": [one | {"items": named(one["items"])} for one in REPLIES[task]]}
        if task == "contradict":
            pairs = REPLIES[task].get(stage_of(data), [])
            return {"pairs": [{"item": sent[p["item"]], "against": named(p["against"])} for p in pairs]}
        ideas = [one | {"answers": named(one["answers"])} for one in REPLIES[task]["opportunities"]]
        return REPLIES[task] | {"opportunities": ideas}


def numbers(data):
    """The numbers of the lines that were sent, by their words."""
    found = {}
    for number, line in re.findall(r"^(\d+)\. (.*)$", data, re.MULTILINE):
        words = re.sub(r"^(pain|need|gain|suggested): ", "", line)
        found[re.split(r" \(\d| · | — ", words)[0]] = int(number)
    return found


def stage_of(data):
    """The stage that a request is about."""
    return re.match(r"stage: (.*)", data)[1]


def test_the_map_is_the_one_that_careful_reading_gives(tmp_path, storms):
    """Items, stages, quotes, contradictions, inferences; the invented quote is dropped, and counted."""
    shutil.copytree(STUDY, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.json"))
    storm = storms()
    given = {"model": "openai:reader", "base_url": storm.url}
    settings = load_settings(tmp_path, engine="llm", llm=given, model_file=tmp_path / "none")
    seen = Counter()
    chunks = {}
    for place, words in leaving(understand([str(tmp_path)], settings, None, tmp_path), settings):
        path = place.partition(",")[0]
        seen[path] += 1
        chunks[f"{path}#{seen[path]}"] = words
    assert set(chunks) == set(REPLIES["extract"])
    reader = Reader(chunks)
    storm.answer = reader.reply
    made = draft([str(tmp_path)], settings, None, tmp_path)
    assert made.dropped["missing"] == 1
    assert not made.gaps
    assert reader.asked["extract"] == len(chunks)
    text = render(made.map, ".md", "en").split("\n<!--")[0].rstrip() + "\n"
    golden = HERE / "cafeteria.md"
    assert text == golden.read_text(encoding="utf-8")
