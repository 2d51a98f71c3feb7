"""``journeydraft score``: a map against another map, a list of findings or a human coding."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from journeydraft.commands.errors import plain_errors
from journeydraft.commands.options import encoder_options, force_option, pairs_option, talk_options

if TYPE_CHECKING:
    from journeydraft.maps.score import Score
    from journeydraft.maps.sides import Sides

BELOW = 1


@click.command("score")
@click.argument("map_file", metavar="MAP", type=click.Path(path_type=Path))
@click.argument("gold_file", metavar="GOLD", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="A .txt or .json file; stdout without it."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), help="text, or what -o says.")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Score this kind only (repeatable).")
@click.option(
    "--code", "codes", multiple=True, metavar="NAME=KIND", help="What a code of GOLD is (repeatable)."
)
@click.option(
    "--sources",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The sources of MAP, where they are neither beside MAP nor beside GOLD.",
)
@pairs_option
@click.option(
    "--min", "least", type=click.FloatRange(0, 1), metavar="F1", help="Exit code 1 where F1 is below this."
)
@force_option
@encoder_options
@talk_options
@plain_errors
def command(
    map_file: Path,
    gold_file: Path,
    output: Path | None,
    form: str | None,
    least: float | None,
    force: bool,
    quiet: bool,
    verbose: bool,
    **options: Any,
) -> None:
    """Score MAP against GOLD: what both have, what either misses, precision, recall, F1 and agreement.

    MAP is a map in Markdown or JSON. GOLD is another map, a list of findings (.json), or a human coding: a
    table (.csv with columns such as file, start, end, quote, code) or a REFI-QDA project (.qdpx).

    \b
    journeydraft score map.md gold.json
    journeydraft score map.md coding.csv --sources interviews/ --code "Waiting=pain"
    journeydraft score map.md project.qdpx --kind pain --pairs pairs.csv --min 0.5
    """
    from journeydraft.commands.meaning import meaning_of
    from journeydraft.commands.output import check_apart, check_format, check_no_source, put, wants_json
    from journeydraft.commands.pairs import keep_pairs
    from journeydraft.commands.talk import Talk
    from journeydraft.maps import pairs
    from journeydraft.maps.json import as_json
    from journeydraft.maps.kinds import kind_named
    from journeydraft.maps.score import score
    from journeydraft.maps.written import as_text
    from journeydraft.readers.locate import study_root

    suffix = check_format(output, (".txt", ".json"))
    pairs_file = options["pairs_file"]
    if pairs_file is not None:
        check_format(pairs_file, (".csv",))
    check_apart([map_file, gold_file], [file for file in (output, pairs_file) if file])
    kinds = [kind_named(name) for name in options["kinds"]]
    table = pairs.read(pairs_file) if pairs_file else pairs.PairsFile()
    with Talk(quiet, verbose) as talk:
        sides = _sides(map_file, gold_file, options)
        for folder in _folders(map_file, gold_file, options["sources"]):
            check_no_source(output, sides.ours.sources, folder)
        for notice in sides.notices:
            talk.notice(notice)
        verdicts = pairs.verdicts(table, sides.ours.lines, sides.gold.lines)
        scored = score(sides, meaning_of(options, talk), verdicts, kinds)
        about = {"map_file": str(map_file), "gold_file": str(gold_file), "gold_is": sides.gold.form}
        text = as_json(scored, about) if wants_json(form, suffix) else as_text(scored)
        put(text, output, study_root([map_file]), talk, force)
        if pairs_file:
            keep_pairs(pairs_file, table, scored.ours, scored.golds, scored.rows(), talk)
    _finish(scored, least)


def _sides(map_file: Path, gold_file: Path, options: dict[str, Any]) -> Sides:
    from journeydraft.errors import InputError
    from journeydraft.formats import read_map
    from journeydraft.maps.gold import read_gold
    from journeydraft.maps.kinds import codebook
    from journeydraft.maps.of_map import coding_of
    from journeydraft.maps.sides import same_terms
    from journeydraft.maps.sources import reach

    drafted = coding_of(read_map(map_file))
    gold = read_gold(gold_file, codebook(options["codes"]))
    if not gold.lines:
        named = ", ".join(sorted(gold.unmapped)[:8])
        raise InputError(
            f"no line of a kind that a map has{f': its codes are {named}' if named else ''}",
            path=str(gold_file),
            hint='say what a code is with --code "NAME=pain"' if named else None,
        )
    folders = _folders(map_file, gold_file)
    return same_terms(drafted, gold, reach(drafted, folders, options["sources"]))


def _folders(map_file: Path, gold_file: Path, sources: Path | None = None) -> list[Path]:
    """Where the map's sources may lie."""
    given = [] if sources is None else [sources if sources.is_dir() else sources.parent]
    return [map_file.resolve().parent, gold_file.resolve().parent, *given]


def _finish(scored: Score, least: float | None) -> None:
    """Exit code 1 where the F1 over all kinds is below ``least``."""
    f1 = scored.total.f1 or 0.0
    if least is not None and f1 < least:
        click.echo(f"F1 {f1:.2f} is below {least:.2f}", err=True)
        sys.exit(BELOW)
