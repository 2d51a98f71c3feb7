"""``compare`` as a user runs it."""

import json


def test_two_waves_are_compared_into_a_page_and_into_json(study, run, tmp_path):
    """A redraft with one interview more: nothing went, and shares are of their own samples."""
    (tmp_path / "first").mkdir()
    (tmp_path / "first" / "p1.txt").write_text((study / "p1.txt").read_text("utf-8"), "utf-8")
    for folder, name in ((tmp_path / "first", "old.md"), (study, "new.md")):
        run("draft", folder, "-o", tmp_path / name, "--stages", "onboarding", "-q")
    done = run("compare", tmp_path / "old.md", tmp_path / "new.md", "-o", tmp_path / "c.json")
    assert done.returncode == 0, done.stderr.decode()
    told = json.loads((tmp_path / "c.json").read_text("utf-8"))
    pains = [one for one in told["lines"] if one["lane"] == "pain_points"]
    assert pains
    assert "went" not in {one["change"] for one in pains}
    assert {one["new"]["participants"]["of"] for one in pains} == {2}
    page = run("compare", tmp_path / "old.md", tmp_path / "new.md").stdout.decode()
    assert "Small samples" in page


def test_it_writes_over_neither_map(study, run, tmp_path):
    """An output that is one of the inputs is an error."""
    (tmp_path / "a.md").write_text("# A\n\n## B\n", "utf-8")
    done = run("compare", tmp_path / "a.md", tmp_path / "a.md", "-o", tmp_path / "a.md")
    assert done.returncode == 2
    assert (tmp_path / "a.md").read_text("utf-8") == "# A\n\n## B\n"
