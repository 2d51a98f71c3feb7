"""``journeydraft score`` as a user meets it."""

import csv
import io
import json
import shutil
import zipfile

import pytest
from click.testing import CliRunner

from journeydraft.cli import main
from journeydraft.nlp.encoder import EncoderMissing
from journeydraft.nlp.encoder.locate import locate

P1 = """Interviewer: How did you sign up?
Kai: I couldn't find the sign-up button anywhere, I looked for ages.
Interviewer: And then?
Kai: Then I rang the hotline and waited for forty minutes.
Kai: In the end it was really easy, the lady on the phone was so helpful.
"""
P2 = """Interviewer: How did you sign up?
Lee: I gave up the first time because I couldn't find the button.
Interviewer: What would you change?
Lee: They should show the price on the first page. I would like to know what it costs.
"""
GOLD = {
    "findings": [
        {
            "id": "F1",
            "kind": "pain",
            "text": "The sign-up button is hard to find",
            "quotes": [
                {"file": "p1.txt", "text": "I couldn't find the sign-up button anywhere"},
                {"file": "p2.txt", "text": "I couldn't find the button"},
            ],
        },
        {"id": "F2", "kind": "pain", "text": "Nobody answers letters", "quotes": []},
        {"id": "F3", "kind": "behaviour", "text": "Signs up at night", "quotes": []},
    ]
}
NO_MODEL = ("--model-file", "nowhere.bin")


@pytest.fixture(scope="module")
def drafts(tmp_path_factory):
    """Two interviews, and a map of them in both formats."""
    folder = tmp_path_factory.mktemp("study")
    (folder / "p1.txt").write_text(P1, encoding="utf-8")
    (folder / "p2.txt").write_text(P2, encoding="utf-8")
    for name in ("map.json", "map.md"):
        done = call(
            "draft", folder / "p1.txt", folder / "p2.txt", "--engine", "lexicon", "-o", folder / name, "-q"
        )
        assert done.exit_code == 0
    (folder / "gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return folder


@pytest.fixture
def drafted(drafts, tmp_path):
    """The same, to write into."""
    return shutil.copytree(drafts, tmp_path / "study")


def call(*args):
    """The command in this process; what it says on stdout and stderr, and its exit code."""
    return CliRunner().invoke(main, list(map(str, args)), catch_exceptions=False)


@pytest.fixture
def scored(drafted):
    """Scores the map against a file beside it, by evidence alone, and gives the JSON."""

    def result(gold="gold.json", *options, map_file="map.json"):
        done = call("score", drafted / map_file, drafted / gold, "--format", "json", *NO_MODEL, *options)
        assert done.exit_code == 0, done.stderr
        return json.loads(done.stdout)

    return result


def test_pairs_what_is_missing_and_the_table(drafted):
    """A researcher reads which line is which, what either misses, and the figures."""
    done = call("score", drafted / "map.json", drafted / "gold.json", *NO_MODEL)
    shown, said = done.stdout, done.stderr
    assert done.exit_code == 0
    assert "In both: 1" in shown
    assert "gold  The sign-up button is hard to find [F1]" in shown
    assert "gold  Nobody answers letters [F2]" in shown.split("Only in the gold: 1")[1]
    assert "Agreement (κ, AC1): – (a list of findings" in shown
    assert "behaviour (1)" in shown
    assert "by their evidence alone" in said, "without the encoder it says so"


def test_recall_and_precision_count_the_pairs(scored):
    """One of two findings, one of the map's pain points."""
    figures = scored()["kinds"]["pain"]
    assert (figures["gold"], figures["gold_paired"], figures["recall"]) == (2, 1, 0.5)
    assert figures["precision"] == 1 / figures["map"]
    assert scored()["unmapped"] == {"behaviour": 1}


def test_markdown_and_json_are_the_same_map(scored):
    """Whichever a researcher keeps."""
    one, other = scored(), scored(map_file="map.md")
    assert one["rows"] == other["rows"]
    assert one["all"] == other["all"]


def test_a_map_agrees_with_itself(scored):
    """Everything in pairs, and κ and AC1 are 1."""
    same = scored("map.md")
    assert same["all"]["f1"] == 1.0
    assert {k["agreement"]["ac1"] for k in same["kinds"].values()} == {1.0}
    assert same["agreement_over"] == "sentences of the participants"


def test_without_sources_quotes_are_compared_with_quotes(drafted, tmp_path):
    """The same pairs, and a note of what is missing."""
    (tmp_path / "map.json").write_bytes((drafted / "map.json").read_bytes())
    (tmp_path / "gold.json").write_bytes((drafted / "gold.json").read_bytes())
    done = call("score", tmp_path / "map.json", tmp_path / "gold.json", *NO_MODEL)
    assert "In both: 1" in done.stdout
    assert "2 of 2 sources of the map are not at hand" in done.stderr
    found = call("score", tmp_path / "map.json", tmp_path / "gold.json", *NO_MODEL, "--sources", drafted)
    assert "not at hand" not in found.stderr


def test_a_human_coding_gives_agreement(scored, drafted):
    """κ and AC1 over the sentences of the participants; a code that the user settles."""
    rows = (
        "file,quote,code\np1.txt,I couldn't find the sign-up button anywhere,pain\np1,waited for forty,Wait\n"
    )
    (drafted / "coding.csv").write_text(rows, encoding="utf-8")
    figures = scored("coding.csv", "--code", "Wait=pain")["kinds"]["pain"]
    assert figures["gold"] == 2
    assert figures["agreement"]["both"] >= 1
    assert figures["agreement"]["units"] == 3, "Kai's sentences: nobody coded the other file"
    assert -1 <= figures["agreement"]["kappa"] <= figures["agreement"]["ac1"] <= 1


def test_a_project_of_another_program(scored, drafted):
    """REFI-QDA: its codes stand where they were put, whatever its source is called; others are listed."""
    start = P1.index("I couldn't find")
    project = f"""<Project xmlns="urn:QDA-XML:project:1.0"><CodeBook><Codes>
    <Code guid="1" name="Problems"><Code guid="2" name="Hidden button"/></Code><Code guid="3" name="Luck"/>
    </Codes></CodeBook><Sources><TextSource name="P1" plainTextPath="internal://a.txt">
    <PlainTextSelection startPosition="{start}" endPosition="{start + 40}">
    <Coding><CodeRef targetGUID="2"/></Coding><Coding><CodeRef targetGUID="3"/></Coding>
    </PlainTextSelection></TextSource></Sources></Project>"""
    with zipfile.ZipFile(drafted / "project.qdpx", "w") as package:
        package.writestr("project.qde", project)
        package.writestr("Sources/a.txt", P1)
    shown = scored("project.qdpx")
    assert [row["gold_text"] for row in shown["rows"] if row["same"]] == ["Hidden button"]
    assert shown["unmapped"] == {"Luck": 1}
    assert shown["kinds"]["pain"]["agreement"]["both"] == 1


def test_one_kind_and_a_threshold(drafted):
    """--kind leaves the others out; below --min the exit code is 1, and it is said why."""
    given = ("score", drafted / "map.json", drafted / "gold.json", *NO_MODEL, "-q")
    assert call(*given, "--kind", "pains", "--min", "0.1").exit_code == 0
    below = call(*given, "--kind", "pain", "--min", "0.99")
    assert below.exit_code == 1
    assert "is below 0.99" in below.stderr
    assert "== gain ==" not in below.stdout


def test_a_person_has_the_last_word(scored, drafted):
    """A no and a yes in the table of pairs change the score, and stay in the table."""
    file = drafted / "pairs.csv"
    before = scored("gold.json", "--pairs", file)
    rows = list(csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline="")))
    pair = next(row for row in rows if row["by"] == "evidence")
    lonely = next(row for row in rows if row["gold_id"] == "F2")
    pair["verdict"], lonely["map_id"], lonely["verdict"] = "no", pair["map_id"], "yes"
    with file.open("w", encoding="utf-8", newline="") as out:
        table = csv.DictWriter(out, rows[0].keys())
        table.writeheader()
        table.writerows(rows)
    after = scored("gold.json", "--pairs", file)
    assert [row["gold_id"] for row in before["rows"] if row["same"]] == ["F1"]
    now = [(row["map_id"], row["gold_id"], row["by"]) for row in after["rows"] if row["same"]]
    assert (pair["map_id"], "F2", "you") in now
    assert (pair["map_id"], "F1", "evidence") not in now
    kept = list(csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline="")))
    assert [(row["gold_id"], row["verdict"]) for row in kept if row["verdict"]] == [
        ("F2", "yes"),
        ("F1", "no"),
    ]
    written = file.read_bytes()
    scored("gold.json", "--pairs", file)
    assert file.read_bytes() == written, "scoring again changes nothing"


def test_other_words_for_the_same(tmp_path):
    """With the encoder, lines without common quotes are paired by what they mean."""
    try:
        locate(None)
    except EncoderMissing:
        pytest.skip("the built-in encoder is not here")
    told = [
        ("The delivery fee shows only at the last step", "Shipping costs appear at the end of checkout"),
        ("The parcel arrived broken", "Goods were damaged on delivery"),
        ("Nobody picks up the phone", "The hotline never answers"),
        ("The password reset mail never came", "No e-mail arrives to reset the password"),
    ]
    for side, name in enumerate(("map.json", "gold.json")):
        pains = [{"id": f"{side}-{n}", "text": pair[side]} for n, pair in enumerate(told)]
        value = {"header": {"title": "Shop"}, "stages": [{"name": "Buy", "pain_points": pains}]}
        (tmp_path / name).write_text(json.dumps(value), encoding="utf-8")
    done = call("score", tmp_path / "map.json", tmp_path / "gold.json", "--format", "json", "-q")
    rows = json.loads(done.stdout)["rows"]
    assert {row["by"] for row in rows if row["same"]} == {"meaning"}
    assert len([row for row in rows if row["same"]]) >= 3
    assert all(row["nearest_map_id"] is None for row in rows if row["same"])
    assert all(row["map_id"][2:] == row["gold_id"][2:] for row in rows if row["same"])


@pytest.mark.parametrize(
    ("gold", "options", "said"),
    [
        ("absent.json", (), "absent.json"),
        ("p1.txt", (), "no table of codes"),
        ("gold.json", ("--kind", "weather"), "no kind “weather”"),
        ("gold.json", ("--code", "Wait"), "says of no code"),
        ("gold.json", ("--pairs", "{study}/gold.json"), "cannot write"),
        ("gold.json", ("-o", "{study}/gold.json"), "another part"),
        ("gold.json", ("-o", "{study}/p1.txt"), "one of the sources"),
        ("gold.json", ("--sources", "{study}/nowhere"), "nowhere"),
        ("unknown.json", (), "its codes are behaviour"),
    ],
)
def test_what_cannot_be_scored_is_one_message(drafted, gold, options, said):
    """Exit code 2, no traceback, and the sources of it untouched."""
    (drafted / "unknown.json").write_text(json.dumps({"findings": GOLD["findings"][2:]}), encoding="utf-8")
    given = [option.format(study=drafted) for option in options]
    done = call("score", drafted / "map.json", drafted / gold, *NO_MODEL, *given)
    message = done.stderr
    assert done.exit_code == 2, message
    assert message.count("error:") == 1
    assert said in message
    assert "Traceback" not in message
    assert json.loads((drafted / "gold.json").read_text(encoding="utf-8")) == GOLD


def test_a_terminal_is_not_given_orders(drafted):
    """Text from somebody else's file cannot clear the screen."""
    hostile = {"findings": [{"id": "F1", "kind": "pain", "text": "Slow\x1b[2J\x07 form"}]}
    (drafted / "hostile.json").write_text(json.dumps(hostile), encoding="utf-8")
    shown = call("score", drafted / "map.json", drafted / "hostile.json", *NO_MODEL).stdout
    assert "Slow [2J form [F1]" in shown
    assert "\x1b" not in shown
