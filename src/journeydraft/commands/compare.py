"""``journeydraft compare``: what changed from one map to another."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import click

from journeydraft.commands.errors import plain_errors
from journeydraft.commands.options import (
    encoder_options,
    force_option,
    lang_option,
    pairs_option,
    talk_options,
)


@click.command("compare")
@click.argument("old", metavar="OLD", type=click.Path(path_type=Path))
@click.argument("new", metavar="NEW", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="A .md or .json file; Markdown to stdout without."
)
@click.option("--format", "form", type=click.Choice(["md", "json"]), help="md, or what -o says.")
@lang_option("Language of the headings; NEW's without.")
@pairs_option
@force_option
@encoder_options
@talk_options
@plain_errors
def command(
    old: Path,
    new: Path,
    output: Path | None,
    form: str | None,
    lang: str | None,
    pairs_file: Path | None,
    force: bool,
    quiet: bool,
    verbose: bool,
    **options: Any,
) -> None:
    """Show what changed from OLD to NEW: two waves, two segments, you and a competitor.

    What appeared, went, grew, shrank, and what feels otherwise, with shares and the samples that they are of.
    Lines are recognised by their evidence, then by meaning. What may be the same in other words is shown
    side by side; write yes or no beside it in the table of pairs, and compare again.

    \b
    journeydraft compare spring.md autumn.md
    journeydraft compare students.json parents.json -o compared.md --pairs pairs.csv
    """
    from journeydraft.commands.meaning import meaning_of
    from journeydraft.commands.output import check_apart, check_format, put, wants_json
    from journeydraft.commands.pairs import keep_pairs
    from journeydraft.commands.talk import Talk
    from journeydraft.formats import read_map
    from journeydraft.maps import pairs
    from journeydraft.maps.compare import as_json, as_markdown, compare
    from journeydraft.memory.outputs import check_no_source_of
    from journeydraft.readers.locate import study_root

    suffix = check_format(output, (".md", ".json"))
    if pairs_file is not None:
        check_format(pairs_file, (".csv",))
    check_apart([old, new], [file for file in (output, pairs_file) if file])
    table = pairs.read(pairs_file, ("old", "new")) if pairs_file else pairs.PairsFile()
    before, after = read_map(old), read_map(new)
    for file, map_ in ((old, before), (new, after)):
        check_no_source_of(output, map_, file.parent)
    with Talk(quiet, verbose) as talk:
        compared = compare(before, after, meaning_of(options, talk), partial(pairs.verdicts, table))
        if wants_json(form, suffix):
            text = as_json(compared)
        else:
            text = as_markdown(compared, lang or after.provenance.language)
        put(text, output, study_root([new]), talk, force)
        if pairs_file:
            both = compared.paired
            keep_pairs(pairs_file, table, both.old.lines, both.new.lines, compared.table(), talk)
