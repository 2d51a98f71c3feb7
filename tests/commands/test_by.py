"""``--by``: who said it, segment by segment."""

import json

import pytest

COMMUTER = "The card reader on the bus is always broken, so I have to pay cash."
RESIDENT = "I walk to work, it is really easy and quick for me."
ALL = "I could not find the timetable in the app anywhere, I looked for ages."


@pytest.fixture
def divided(tmp_path):
    """Seven interviews that say above the talk who is who, each in its own way of writing."""
    folder = tmp_path / "bus"
    folder.mkdir()
    for number in range(1, 8):
        home, said = ("commuter", COMMUTER) if number < 5 else ("Resident", RESIDENT)
        head = f"---\nhome: {home}\n---\n" if number % 2 else f"Date: 3 May\nHome: {home.upper()}\n"
        talk = f"\nInterviewer: How do you travel?\nKai{number}: {said}\nInterviewer: And the app?\n"
        (folder / f"p{number}.txt").write_text(f"{head}{talk}Kai{number}: {ALL}\n", encoding="utf-8")
    return folder


def test_lines_are_counted_by_segment_and_differences_named(run, divided, tmp_path):
    """4 of 4 commuters, 0 of 3 residents, however the value is spelled; what all tell is no difference."""
    done = run("draft", divided, "--by", "home", "--stages", "service", "-o", tmp_path / "map.json")
    assert done.returncode == 0, done.stderr
    drafted = json.loads((tmp_path / "map.json").read_text("utf-8"))
    groups = {one["name"].casefold(): len(one["participants"]) for one in drafted["segments"]["groups"]}
    assert groups == {"commuter": 4, "resident": 3}
    differ = {one["text"]: one["segments"] for one in drafted["segments"]["differences"]}
    (text,) = [text for text in differ if "card reader" in text.lower()]
    counts = {one["name"].casefold(): one["participants"]["count"] for one in differ[text]}
    assert counts == {"commuter": 4, "resident": 0}
    assert not [text for text in differ if "timetable" in text]
    assert b"Segments by home: participants" in done.stderr


def test_a_column_of_a_table_divides_the_authors(run, tmp_path):
    """Each pain point of the list says how many authors of which segment wrote it."""
    table = tmp_path / "answers.csv"
    table.write_text(
        "id,Home,text\nu1,flat,Paid twice because the card reader broke and nobody gave the money back.\n"
        "u2,house,Very easy and quick app.\n",
        encoding="utf-8",
    )
    done = run("pains", table, "--by", "Home", "-o", tmp_path / "pains.csv")
    assert done.returncode == 0, done.stderr
    assert "flat: 1 of 1 review; house: 0 of 1 review" in (tmp_path / "pains.csv").read_text("utf-8-sig")


def test_a_recorded_talk_in_a_table_divides_its_speakers(run, tmp_path):
    """The rows of a group talk say who is who; the moderator belongs nowhere."""
    rows = [("Moderator", "", "How do you travel to work?")]
    rows += [("Ann", "commuter", "The card reader on the bus is always broken, so I pay cash.")]
    rows += [
        ("Moderator", "", "And the app?"),
        ("Bob", "resident", "I could not find the timetable anywhere."),
    ]
    lines = [f"00:00:0{i},00:00:0{i + 1},{who},{home},{said!r}" for i, (who, home, said) in enumerate(rows)]
    table = "start time,end time,speaker,home,dialog\n" + "\n".join(lines).replace("'", '"') + "\n"
    (tmp_path / "talk.csv").write_text(table, encoding="utf-8")
    done = run("draft", tmp_path / "talk.csv", "--by", "home", "-o", tmp_path / "map.json")
    assert done.returncode == 0, done.stderr
    groups = json.loads((tmp_path / "map.json").read_text("utf-8"))["segments"]["groups"]
    assert {one["name"]: len(one["participants"]) for one in groups} == {"commuter": 1, "resident": 1}


def test_a_segment_that_nobody_tells_is_an_error(run, divided):
    """The message says what was looked for, and where."""
    done = run("draft", divided, "--by", "income")
    assert done.returncode == 2
    assert b"'income'" in done.stderr


def test_a_column_with_a_value_a_person_is_refused(run, tmp_path):
    """Names are no segments."""
    rows = "".join(f"u{i},place {i},The page froze and I lost my order.\n" for i in range(20))
    (tmp_path / "a.csv").write_text(f"id,Home,text\n{rows}", encoding="utf-8")
    done = run("draft", tmp_path / "a.csv", "--by", "Home")
    assert done.returncode == 2
    assert b"20 different values" in done.stderr
