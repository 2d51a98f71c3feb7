"""What is never lost: sources whatever is asked, and edits unless --force says so."""

import json

import pytest

GIVEN = ("--engine", "lexicon", "--stages", "onboarding", "-q")
MAP = """# Map

## Sign up

### Pain points
- The button cannot be found · high

### Opportunities
- Show the button
"""


@pytest.fixture
def map_file(tmp_path):
    """A map that a person wrote."""
    path = tmp_path / "map.md"
    path.write_text(MAP, encoding="utf-8")
    return path


@pytest.fixture
def reviews(study):
    """Reviews among the interviews."""
    path = study / "r.json"
    path.write_text(json.dumps([{"text": "The app crashed and I lost it all.", "rating": 1}]), "utf-8")
    return path


def edited(path):
    """The file with a line of a person's."""
    path.write_bytes(path.read_bytes() + b"\nmine\n")
    return path.read_bytes()


def stays_unless_forced(call, path, *args):
    """Written, written again, and once it is edited only by --force."""
    for _ in range(2):
        assert call(*args, "-o", path).returncode in (0, 1)
    before = edited(path)
    refused = call(*args, "-o", path)
    assert refused.returncode == 2
    assert b"edited" in refused.stderr
    assert path.read_bytes() == before
    assert call(*args, "-o", path, "--force").returncode in (0, 1)
    assert path.read_bytes() != before


def test_what_shows_the_sources_replaces_none_of_them(call, study, reviews):
    """Not even by --force."""
    before = reviews.read_bytes()
    for force in ((), ("--force",)):
        assert call("sources", study, "-o", reviews, *force).returncode == 2
        assert reviews.read_bytes() == before


def test_an_edited_file_is_not_replaced_by_what_shows_the_sources(call, study, tmp_path):
    """A map in JSON ends as the list of sources does."""
    stays_unless_forced(call, tmp_path / "map.json", "sources", study)


def test_an_edited_list_of_pain_points_stays(call, study, tmp_path):
    """As an edited map."""
    stays_unless_forced(call, tmp_path / "pains.md", "pains", study, *GIVEN)


def test_pain_points_do_not_replace_an_edited_map(call, study, map_file):
    """Both may end in .md."""
    assert call("pains", study, *GIVEN, "-o", map_file).returncode == 2
    assert map_file.read_text("utf-8") == MAP


def test_an_edited_map_with_verdicts_stays(call, study, map_file, tmp_path):
    """People work on what validate wrote."""
    stays_unless_forced(call, tmp_path / "v.md", "validate", map_file, study, "--engine", "lexicon")


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("plan.md", ("plan", "MAP")),
        ("compared.md", ("compare", "MAP", "MAP")),
        ("scored.txt", ("score", "MAP", "MAP")),
        ("schema.json", ("schema",)),
    ],
)
def test_what_is_made_of_a_map_replaces_no_edits(call, map_file, tmp_path, name, args):
    """A plan is worked on as a map is; a rerun replaces what the program wrote."""
    args = [map_file if arg == "MAP" else arg for arg in args]
    stays_unless_forced(call, tmp_path / name, *args)


def test_what_is_made_of_a_map_replaces_no_source(call, study, tmp_path):
    """Whether the map is in the study's folder or above it, and whatever is asked."""
    (study / "r.csv").write_text("id,comment\n1,I could not find the button anywhere.\n", encoding="utf-8")
    before = (study / "r.csv").read_bytes()
    for folder in (study, tmp_path):
        assert call("draft", study, *GIVEN, "-o", folder / "map.json", "--force").returncode == 0
        made, csv = folder / "map.json", study / "r.csv"
        for args in (("convert", made, csv), ("plan", made, "-o", csv)):
            refused = call(*args, "--force")
            assert refused.returncode == 2
            assert b"source" in refused.stderr
            assert csv.read_bytes() == before
    (study / "r.md").write_text("# P7\n\nI could not find the lift. It was awful.\n", encoding="utf-8")
    assert call("draft", study, *GIVEN, "-o", made, "--force").returncode == 0
    assert b"one of the sources" in call("compare", made, made, "-o", study / "r.md", "--force").stderr
