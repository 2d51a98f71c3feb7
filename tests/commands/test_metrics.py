"""``draft --metrics``: a table of numbers beside the talk."""


def test_numbers_stand_beside_quotes_and_the_table_is_no_source(study, run):
    """The table may lie among the interviews; a row of no stage ends the run with 3 and is named."""
    table = study / "stages.csv"
    table.write_text("stage,entered,completed\nFind,1000,400\nUse,400,390\nFynd,1,1\n", "utf-8")
    done = run("draft", study, "--stages", "Find, Use", "--metrics", table, "-o", study.parent / "m.md")
    written = (study.parent / "m.md").read_text("utf-8")
    assert done.returncode == 3
    assert b"stages.csv:4: the map has no stage" in done.stderr
    assert "- Drop-out (the worst step): 60 % · stages.csv" in written
    assert "R1" not in written


def test_a_bad_table_is_told_before_anything_is_analysed(study, run):
    """The file, the line, and nothing written."""
    table = study.parent / "stages.csv"
    table.write_text("stage,entered\nFind,lots\n", "utf-8")
    done = run("draft", study, "--metrics", table, "-o", study.parent / "m.md")
    assert done.returncode == 2
    assert b"stages.csv:2:" in done.stderr
    assert b"Traceback" not in done.stderr
    assert not (study.parent / "m.md").exists()


def test_an_edited_map_gets_new_numbers_by_update(study, run):
    """The researcher's words stay; the numbers are next month's."""
    table, path = study.parent / "stages.csv", study.parent / "m.md"
    table.write_text("stage,entered,completed\nFind,1000,400\nUse,400,390\n", "utf-8")
    run("draft", study, "--stages", "Find, Use", "--metrics", table, "-o", path, "--engine", "lexicon")
    path.write_text(path.read_text("utf-8").replace("## Use", "## Use it every day"), "utf-8")
    table.write_text("stage,entered,completed\nFind,1000,700\nUse it every day,400,390\n", "utf-8")
    done = run("update", path, study, "--metrics", table, "--engine", "lexicon")
    assert done.returncode == 0, done.stderr.decode()
    text = path.read_text("utf-8")
    assert "## Use it every day" in text
    assert "- Completion: 70 % · stages.csv" in text
    assert "- Completion: 40 %" not in text
    assert text.count("- Entered: 400 · stages.csv") == 1
