"""A whole draft of an example interview, from replies that were written by careful reading.

The replies are replayed by task, whatever the requests look like in detail; the map is beside them.
"""

import json
import re
import shutil
from pathlib import Path

from journeydraft.formats import render
from journeydraft.pipeline import draft
from journeydraft.settings import load_settings

HERE = Path(__file__).parent / "golden"
INTERVIEW = Path(__file__).parents[3] / "fixtures" / "interviews" / "cafeteria" / "p5.txt"
REPLIES = json.loads((HERE / "cafeteria-p5.json").read_text(encoding="utf-8"))


def numbers(data):
    """The numbers of the lines that were sent, by their words."""
    found = {}
    for number, line in re.findall(r"^(\d+)\. (.*)$", data, re.MULTILINE):
        words = re.sub(r"^(pain|need|gain): ", "", line)
        found[re.split(r" \(\d| · | — ", words)[0]] = int(number)
    return found


def replayed(task, data, request):
    """The reply to ``task``, with the numbers of this request."""
    sent = numbers(data)
    if task == "extract":
        return REPLIES["extract"]
    if task == "stages":
        stages = [one | {"moments": [sent[m] for m in one["moments"]]} for one in REPLIES[task]["stages"]]
        return REPLIES[task] | {"stages": stages}
    if task == "consolidate":
        stage = re.match(r"stage: (.*)", data)[1]
        changes = REPLIES[task].get(stage, [])
        return {"changes": [one | {"items": [sent[i] for i in one["items"]]} for one in changes]}
    if task == "contradict":
        return {"pairs": []}
    ideas = [
        one | {"answers": [sent.get(i, 999) for i in one["answers"]]}
        for one in REPLIES[task]["opportunities"]
    ]
    return REPLIES[task] | {"opportunities": ideas}


def test_the_map_is_the_one_that_careful_reading_gives(tmp_path, storms):
    """Items, stages, quotes, what was inferred; the invented quote is dropped, and counted."""
    shutil.copy(INTERVIEW, tmp_path)
    given = {"model": "openai:reader", "base_url": storms(answer=replayed).url}
    settings = load_settings(tmp_path, engine="llm", llm=given, model_file=tmp_path / "none")
    made = draft([str(tmp_path / "p5.txt")], settings, None, tmp_path)
    assert made.dropped["missing"] == 1
    text = render(made.map, ".md", "en").split("\n<!--")[0].rstrip() + "\n"
    golden = HERE / "cafeteria-p5.md"
    assert text == golden.read_text(encoding="utf-8")
