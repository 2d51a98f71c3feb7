"""Each rule finds its fault in a map written by hand, on the right line, and says how to mend it."""

import pytest

from journeydraft.checks import RULES
from journeydraft.errors import SettingsError
from journeydraft.settings import CheckSettings, Settings

CASES = [
    ("claim-without-evidence", ("All in one place · assumption", "All in one place"), "All in one", "cite"),
    ("claim-without-evidence", ("(1 of 2) [^4]", "(1 of 2)"), "Forty minutes", "cite"),
    ("wrong-count", ("(2 of 2)", "(3 of 2)"), "The button", "correct"),
    ("wrong-count", ("(1 of 2) [^2]", "(1 of 9) [^2]"), "Know the price", "of 2"),
    ("wrong-count", ("(2 of 2)", "(1 of 2)"), "The button", "write 2"),
    ("wrong-count", ("(1 of 2) [^4]", "(2 of 2) [^4]"), "Forty minutes", "write 1"),
    ("stage-without-goal", ("**Goal:** Be let in soon\n", ""), "## Wait", "**Goal:**"),
    (
        "needs-forgotten",
        ("### Needs\n- Know the price first (1 of 2) [^2]\n", ""),
        "# I sign up",
        "### Needs",
    ),
    (
        "opportunity-answers-nothing",
        ("### Pain points\n- The button", "### Gains\n- The button"),
        "Put the",
        "",
    ),
    ("two-points-of-view", ("First-time customer", "Customer and agent"), "persona:", "one of them"),
    ("two-points-of-view", ("persona: First", "persona: Klient ja teenindaja #"), "persona:", "one of them"),
    ("two-points-of-view", ("Be let in soon", "Sell customers the large plan"), "**Goal:** Sell", "Key task"),
    (
        "evidence-gone",
        ("waited for forty minutes.”", "waited for sixty minutes.”"),
        "[^4]:",
        "as it was said",
    ),
    (
        "evidence-gone",
        ("I couldn't find the button.", "The moon is made of cheese, I think."),
        "[^3]:",
        "delete",
    ),
    ("evidence-gone", ("I couldn't find the button.", "How did you sign up?"), "[^3]:", "participant"),
    ("evidence-moved", ("p1.txt:4", "p1.txt:2"), "[^4]:", "p1.txt:4"),
    ("source-missing", ("P2, p2.txt:3", "P2, gone.txt:3"), "[^2]:", "--sources"),
    ("broken-markdown", ("[^1] [^3]", "[^1] [^3] [^nobody]"), "The button", "footnote"),
    ("broken-markdown", ("## Wait", "Some **bold\n\n## Wait"), "Some **bold", "**"),
    ("broken-markdown", ("## Use", "##Use"), "##Use", "space"),
    ("broken-markdown", ("## Use", "```\n## Use"), "```", "close"),
    ("broken-markdown", ("## Use", "<!-- think\n## Use"), "<!--", "-->"),
]


def test_a_map_without_faults_has_none(faults):
    """What a careful person writes by hand passes, without ids and without a closing comment."""
    assert faults() == []


@pytest.mark.parametrize(("rule", "change", "line", "mend"), CASES)
def test_a_rule_finds_its_fault(faults, rule, change, line, mend):
    """The fault is named once, at its line, with the way to mend it."""
    found = [(fault, text) for fault, text in faults(change) if fault.rule == rule]
    fault = next(fault for fault, text in found if line in text)
    assert len(found) == 1 or rule == "broken-markdown", found
    assert mend in fault.mend
    assert fault.level == "error"


def test_every_rule_has_an_id_in_kebab_case_and_says_what_it_looks_for():
    """Ids can be typed into journey.toml, and rules are documented."""
    for name, rule in RULES.items():
        assert name == name.lower().replace("_", "-").strip("-")
        assert rule.__doc__


def test_a_journey_of_three_moments_has_too_few_steps_until_steps_make_it_finer(faults):
    """Three stages are too few; a step inside one of them, and they are enough."""
    begin, end = "## Use\n\n**Goal:** See my figures\n\n### Gains\n- All in one place · assumption\n\n", ""
    assert "too-few-steps" in {fault.rule for fault, _ in faults((begin, end))}
    finer = ("### Opportunities", "### Step: Search\n\n### Step: Press\n\n### Opportunities")
    assert "too-few-steps" not in {fault.rule for fault, _ in faults((begin, end), finer)}


def test_a_lane_of_ones_own_is_a_hint_and_a_misspelt_one_is_recognised(faults):
    """It does not fail, and says which lane was perhaps meant."""
    hints = [f for f, _ in faults(("### Gains", "### Gain points")) if f.rule == "unknown-lane"]
    assert [hint.level for hint in hints] == ["hint"]
    misspelt = [f for f, _ in faults(("### Gains", "### Gaims")) if f.rule == "unknown-lane"]
    assert "Gains" in misspelt[0].mend


def test_evidence_that_nobody_cites_is_a_hint(faults):
    """A quote that is left over after a line was deleted."""
    found = [f for f, _ in faults(("- Forty minutes on the line · high (1 of 2) [^4]\n", ""))]
    assert [(f.rule, f.level) for f in found] == [("unused-evidence", "hint")]


@pytest.mark.parametrize(
    ("said", "channels"),
    [
        ("It can only be done by phone", "- App · during · assumption"),
        ("Seda saab teha ainult telefoni teel", "- App · during · assumption"),
        ("Das geht nur per Telefon", "- Website · assumption"),
    ],
)
def test_one_channel_only_beside_another_contradicts(faults, said, channels):
    """A stage that lists an app, and a line that knows the phone only, in the languages of the lexicons."""
    change = ("### Gains", f"### Channels\n{channels}\n\n### Actions\n- {said} · assumption\n\n### Gains")
    found = [(f, text) for f, text in faults(change) if f.rule == "channels-contradict"]
    assert [text for _, text in found] == [f"- {said} · assumption"]


def test_one_channel_at_two_times_contradicts(faults):
    """The same app before and after, in one stage."""
    two = "### Channels\n- App · before · assumption\n- App · after · assumption\n\n### Gains"
    assert [f.rule for f, _ in faults(("### Gains", two))] == ["channels-contradict"]


def test_a_rule_that_is_off_is_silent_and_an_unknown_one_is_an_error(faults):
    """``[check] off`` in journey.toml."""
    change = ("**Goal:** Be let in soon\n", "")
    off = Settings(check=CheckSettings(off=("stage-without-goal",)))
    assert faults(change, settings=off) == []
    with pytest.raises(SettingsError, match="no rule"):
        faults(settings=Settings(check=CheckSettings(off=("goals",))))


def test_the_labels_of_any_language_are_understood_and_asked_for(faults, study):
    """A map in Estonian: an assumption that is marked in Estonian is one, and the advice is in its words."""
    marked = ("All in one place · assumption", "Kõik ühes kohas · oletus")
    assert faults(marked) == []
    headings = ("persona:", "headings: et\npersona:")
    found = [f for f, _ in faults(headings, ("All in one place · assumption", "Kõik ühes kohas"))]
    assert "· oletus" in found[0].mend


def test_a_deleted_pain_point_leaves_its_opportunity_without_a_reason(study):
    """An idea that was inferred from a pain point (known by its id) when that line is gone."""
    from journeydraft.checks import check, open_subject
    from journeydraft.formats import open_map
    from journeydraft.formats.json import write_json

    file = open_map(study / "map.md")
    stage = file.map.stages[1]
    idea = stage.opportunities[0].model_copy(update={"answers": ("pain-gone",)})
    changed = file.map.model_copy(
        update={"stages": (stage.model_copy(update={"opportunities": (idea,)}), *file.map.stages[2:])}
    )
    (study / "map.json").write_text(write_json(changed), encoding="utf-8")
    found = check(open_subject(open_map(study / "map.json"), study, Settings()))
    fault = next(f for f in found if f.rule == "opportunity-answers-nothing")
    assert fault.line is None
    assert fault.place == "/stages/0/opportunities/0"
