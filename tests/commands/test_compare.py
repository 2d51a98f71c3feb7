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


def test_a_verdict_in_the_table_of_pairs_joins_two_lines(run, tmp_path):
    """The table is written with every line; a row with both lines and a yes makes them one."""
    for name, pain in (("old", "The fee is hidden"), ("new", "Nobody told me what it costs")):
        (tmp_path / f"{name}.md").write_text(f"# {name}\n\n## Pay\n\n### Pain points\n- {pain}\n", "utf-8")
    maps, table = (tmp_path / "old.md", tmp_path / "new.md"), tmp_path / "pairs.csv"
    assert run("compare", *maps, "--pairs", table).returncode == 0
    head = table.read_text("utf-8-sig").splitlines()[0]
    assert head == "kind,old_id,old_text,new_id,new_text,by,score,verdict"
    table.write_text(f"{head}\npain,,The fee is hidden,,Nobody told me what it costs,,,yes\n", "utf-8")
    done = run("compare", *maps, "--pairs", table, "-o", tmp_path / "c.json")
    assert done.returncode == 0, done.stderr.decode()
    (line,) = json.loads((tmp_path / "c.json").read_text("utf-8"))["lines"]
    assert (line["change"], line["by"]) == ("same", "you")
    assert "yes" in table.read_text("utf-8-sig")
