"""``journeydraft validate``: a map of assumptions against what customers said."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from journeydraft.commands.errors import plain_errors
from journeydraft.commands.options import drafting_options, paths_argument

if TYPE_CHECKING:
    from journeydraft.commands.talk import Talk
    from journeydraft.validating import Validated

FOUND = 1


@click.command("validate")
@click.argument("assumed", metavar="ASSUMED", type=click.Path(path_type=Path))
@paths_argument
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="A .md or .json file; Markdown to stdout without."
)
@drafting_options
@plain_errors
def command(
    assumed: Path,
    paths: tuple[str, ...],
    output: Path | None,
    quiet: bool,
    verbose: bool,
    **options: Any,
) -> None:
    """Check ASSUMED, a map that your team made from what it believes, against what customers said at PATHS.

    Each line is supported, contradicted, or without evidence, with the quotes that say so; what customers
    said and the team did not think of is added and marked. Exit code 1 where not all lines are supported.

    \b
    journeydraft validate assumed.md interviews/ -o validated.md
    """
    from journeydraft.commands.options import drafting
    from journeydraft.commands.output import (
        check_apart,
        check_format,
        check_no_source,
        check_not_edited,
        finish,
        put,
    )
    from journeydraft.commands.report import is_empty
    from journeydraft.commands.talk import Talk
    from journeydraft.formats import open_map, render
    from journeydraft.validating import validate

    kind = check_format(output, (".md", ".json"))
    check_apart([assumed], [output] if output else [])
    file = open_map(assumed)
    root, settings = drafting(paths, options)
    check_not_edited(output, root, settings.force)
    with Talk(quiet, verbose) as talk:
        done = validate(file, paths, settings, root, talk)
    check_no_source(output, (source.path for source in done.drafted.study.sources), root)
    if not is_empty(done.drafted):
        _report(done, talk)
        put(render(done.marked.map, kind, options["lang"]), output, root, talk, settings.force)
    finish(done.drafted.study.failed, done.drafted.gaps)
    if done.marked.counts["contradicted"] or done.marked.counts["no_evidence"]:
        sys.exit(FOUND)


def _report(done: Validated, talk: Talk) -> None:
    from journeydraft.commands.report import spent

    counts, left_out = done.marked.counts, done.marked.left_out
    sample = done.drafted.map.header.sample
    talk.say(
        f"Of {len(sample.participants)} participants: {counts['supported']} lines supported, "
        f"{counts['contradicted']} contradicted, {counts['no_evidence']} without evidence"
    )
    more = f", {left_out} of them not shown: see them with `journeydraft draft`" if left_out else ""
    talk.say(f"Customers also said {counts['unthought']} things that the team had not thought of{more}")
    if done.drafted.spending is not None:
        talk.say(spent(done.drafted.spending))
    talk.say("No evidence is no proof of the contrary: perhaps nobody was asked. Read the quotes.")
