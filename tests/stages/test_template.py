"""Stage templates: those shipped, a study's own, and what is said when one does not hold."""

from __future__ import annotations

from importlib.resources import files
from itertools import combinations
from pathlib import Path

import pytest

from journeydraft.errors import SettingsError
from journeydraft.stages.template import (
    MOST_STAGES,
    TEMPLATES,
    StageTemplate,
    read_template,
    shipped,
    templates_for,
)

LANGUAGES = {"en", "et", "ro", "bg", "ru"}
CYRILLIC = {"bg", "ru"}


def described(template):
    return {stage.id: stage.described() for stage in template.stages}


@pytest.fixture(params=TEMPLATES)
def template(request: pytest.FixtureRequest) -> StageTemplate:
    """Each shipped template in turn."""
    return shipped(request.param)


def test_a_shipped_template_is_called_as_its_file(template: StageTemplate) -> None:
    """The name in the file is the one to ask for, and a sentence says which studies it fits."""
    assert shipped(template.name) is template
    assert template.about.endswith(".")


def test_the_stages_of_a_template_have_ids_of_their_own(template: StageTemplate) -> None:
    """No two stages share an id, and every id is written in the file rather than made up."""
    ids = [stage.id for stage in template.stages]
    assert len(set(ids)) == len(ids) == 6
    assert all(ident.isascii() and ident == ident.lower() for ident in ids)


def test_headings_come_in_all_five_languages(template: StageTemplate) -> None:
    """Name, goal and key task exist in each heading language, in its script, short enough for a column."""
    for stage in template.stages:
        for words, most in ((stage.name, 5), (stage.goal, 10), (stage.key_task, 12)):
            assert isinstance(words, dict) and set(words) == LANGUAGES, stage.id
            for language, text in words.items():
                assert 0 < len(text.split()) <= most, text
                assert any("а" <= c <= "я" for c in text.lower()) == (language in CYRILLIC), text


def test_every_stage_has_a_picture(template: StageTemplate) -> None:
    """The page draws an icon that is there; a number stands where it is not."""
    icons = files("journeydraft.formats") / "icons"
    assert [stage.icon for stage in template.stages if not (icons / f"{stage.icon}.svg").is_file()] == []


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_no_two_columns_have_the_same_head(template: StageTemplate, language: str) -> None:
    """In no language do two stages of a map carry the same name."""
    names = [stage.named(language) for stage in template.stages]
    assert len(set(names)) == len(names)


def test_a_stage_is_described_by_enough_voices(template: StageTemplate) -> None:
    """Each stage has 12 to 16 sentences, in Latin and in Cyrillic script, and 5 to 8 questions."""
    for stage in template.stages:
        assert 12 <= len(stage.about) <= 16, stage.id
        assert 5 <= len(stage.asks) <= 8, stage.id
        assert len([s for s in stage.about if any("а" <= c <= "я" for c in s.lower())]) >= 2, stage.id
        assert all(question.endswith(("?", ".")) for question in stage.asks), stage.id


def test_no_sentence_describes_two_stages(template: StageTemplate) -> None:
    """A sentence that stood in two stages would place nothing."""
    for one, other in combinations(template.stages, 2):
        assert not {s.casefold() for s in one.about + one.asks} & {
            s.casefold() for s in other.about + other.asks
        }
    for stage in template.stages:
        assert len(set(stage.about + stage.asks)) == len(stage.about) + len(stage.asks)


def test_time_never_runs_backwards(template: StageTemplate) -> None:
    """Stages before the core of the journey stand before those in it, and these before those after it."""
    order = [("before", "during", "after").index(stage.when or "") for stage in template.stages]
    assert order == sorted(order)
    assert set(order) == {0, 1, 2}


def test_without_a_wish_all_shipped_templates_compete() -> None:
    """No ``--stages`` means every shipped template, a name means that one."""
    assert [t.name for t in templates_for(None)] == list(TEMPLATES)
    assert [t.name for t in templates_for("service")] == ["service"]


def test_a_list_of_names_is_a_template() -> None:
    """``"A, B, C"`` makes three stages in that order, described by what follows a colon, else by the name."""
    (own,) = templates_for("Find a flat, View it: I went to see the flat , Move in")
    assert [stage.named("et") for stage in own.stages] == ["Find a flat", "View it", "Move in"]
    assert described(own) == {
        "find-a-flat": ("Find a flat",),
        "view-it": ("I went to see the flat",),
        "move-in": ("Move in",),
    }


def test_stages_may_be_named_in_any_script() -> None:
    """Names without a Latin letter have ids as well."""
    (own,) = templates_for("Търсене, Оглед, Нанасяне")
    assert [stage.id for stage in own.stages] == ["търсене", "оглед", "нанасяне"]


@pytest.mark.parametrize(
    "wanted", ["Find, Find", "Find,", ", ".join(f"s{i}" for i in range(MOST_STAGES + 1))]
)
def test_a_list_that_is_no_journey_is_refused(wanted: str) -> None:
    """The same name twice, a single stage, and more stages than a map holds are refused."""
    with pytest.raises(SettingsError):
        templates_for(wanted)


def test_a_name_that_is_unknown_is_answered_with_the_known_ones() -> None:
    """The message repeats the name, the hint lists the shipped templates and the other ways."""
    with pytest.raises(SettingsError, match="purchas") as caught:
        templates_for("purchas")
    assert caught.value.hint is not None
    assert all(name in caught.value.hint for name in (*TEMPLATES, ".toml"))


def test_a_study_brings_its_own_file(tmp_path: Path) -> None:
    """A file needs no more than names: ids are made of them, text in one language serves all."""
    path = tmp_path / "mine.toml"
    path.write_text(
        'name = "mine"\n[[stages]]\nname = "Önskan"\n'
        '[[stages]]\nid = "b"\nname = { sv = "Köp" }\nwhen = "during"\nabout = ["Jag köpte den."]\n',
        encoding="utf-8",
    )
    (own,) = templates_for(str(path))
    assert [(s.id, s.named("ru"), s.when) for s in own.stages] == [
        ("önskan", "Önskan", None),
        ("b", "Köp", "during"),
    ]
    assert described(own)["b"] == ("Jag köpte den.",)


def test_broken_toml_is_reported_with_its_line(tmp_path: Path) -> None:
    """A syntax error names the file and the line."""
    path = tmp_path / "broken.toml"
    path.write_text('name = "x"\n\n[[stages]\n', encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_template(path)
    assert (caught.value.path, caught.value.line) == (str(path), 3)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('name = "x"', "stages"),
        ('name = "x"\nstages = []', "stages"),
        ('name = "x"\n[[stages]]\nname = "A"\ncolour = "red"', "stages.0.colour"),
        ('name = "x"\n[[stages]]\nname = "A"\nwhen = "later"', "stages.0.when"),
        ('name = "x"\n[[stages]]\nname = "A"\nabout = "one sentence"', "stages.0.about"),
    ],
)
def test_a_file_that_does_not_fit_is_reported_with_its_key(tmp_path: Path, text: str, place: str) -> None:
    """A missing, unknown or wrongly filled key is named, with what a template looks like."""
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=place) as caught:
        read_template(path)
    assert caught.value.path == str(path)
    assert caught.value.hint is not None and "[[stages]]" in caught.value.hint


def test_two_stages_of_a_file_may_not_share_an_id(tmp_path: Path) -> None:
    """The same id twice is refused by name."""
    path = tmp_path / "twice.toml"
    stage = '[[stages]]\nid = "a"\nname = "Wait"\n'
    path.write_text(f'name = "x"\n{stage}{stage}', encoding="utf-8")
    with pytest.raises(SettingsError, match="Wait"):
        read_template(path)


def test_a_file_that_is_missing_or_no_text_is_reported(tmp_path: Path) -> None:
    """A path that leads nowhere and a file in another encoding end in a message, not in a traceback."""
    latin = tmp_path / "latin.toml"
    latin.write_bytes('name = "Önskan"'.encode("latin-1"))
    with pytest.raises(SettingsError, match="UTF-8"):
        read_template(latin)
    with pytest.raises(SettingsError, match=r"nowhere\.toml"):
        read_template(tmp_path / "nowhere.toml")
