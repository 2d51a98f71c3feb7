"""``journeydraft sources``: how each file was understood, before any analysis."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from journeydraft.commands.errors import plain_errors
from journeydraft.commands.options import paths_argument, reading_options, talk_options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeydraft.model.source import Source

SHOWN = 5
"""Ignored lines shown of each reason, unless ``--verbose``."""


@click.command("sources")
@paths_argument
@click.option(
    "--json", "as_json", is_flag=True, help="Everything, with the normalised text that offsets refer to."
)
@click.option("--redacted", is_flag=True, help="The words that --engine llm would send, as they would leave.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A .json file; stdout without it.")
@reading_options
@talk_options
@plain_errors
def command(
    paths: tuple[str, ...],
    as_json: bool,
    redacted: bool,
    output: Path | None,
    quiet: bool,
    verbose: bool,
    **options: Any,
) -> None:
    """Show how each file was understood: format, language, who asks and who answers, what is no speech.

    \b
    journeydraft sources interviews/
    journeydraft sources interviews/p3.txt --json
    journeydraft sources interviews/ --redacted
    """
    from journeydraft.commands.options import settings_from
    from journeydraft.commands.output import check_format, check_no_source, check_not_edited, finish, put
    from journeydraft.commands.talk import Talk
    from journeydraft.drafting.foreseeing import leaving
    from journeydraft.drafting.pipeline import understand
    from journeydraft.formats.sources import sources_json
    from journeydraft.readers.locate import study_root

    if output is not None:
        check_format(output, (".json",))
    root = study_root(paths)
    settings = settings_from(root, options)
    check_not_edited(output, root, settings.force)
    with Talk(quiet, verbose) as talk:
        study = understand(paths, settings, None, root)
    check_no_source(output, (source.path for source in study.sources), root)
    if redacted:
        for place, words in leaving(study, settings):
            click.echo(f"— {place}\n{words}\n")
    elif as_json or output is not None:
        put(sources_json(study.sources), output, root, talk, settings.force)
    else:
        for source in study.sources:
            click.echo("\n".join(_described(source, verbose)))
        for path, why in study.skipped:
            click.echo(f"{path}\n  skipped: {why}")
    finish(study.failed)


def _described(source: Source, verbose: bool) -> Iterator[str]:
    yield source.path
    yield f"  {source.kind.value}, {source.format}, language {source.language or 'unknown'}"
    yield from _speakers(source)
    for role, column in source.mapping.items():
        yield f"  column {column!r} is the {role}"
    for warning in source.warnings:
        yield f"  warning: {warning}"
    yield from _ignored(source, verbose)


def _speakers(source: Source) -> Iterator[str]:
    speakers: dict[tuple[str | None, str, str | None], list[int]] = {}
    for turn in source.turns:
        who = (
            (None, "author", None)
            if source.kind == "review"
            else (turn.speaker, turn.role.value, turn.participant)
        )
        speakers.setdefault(who, []).append(source.words(turn))
    for (name, role, participant), words in speakers.items():
        known = " ".join(part for part in (participant, f"“{name}”" if name else None) if part)
        yield f"  {role}{' ' + known if known else ''}: {len(words)} turns, {sum(words)} words"


def _ignored(source: Source, verbose: bool) -> Iterator[str]:
    reasons: dict[str, list[str]] = {}
    for one in source.ignored:
        reasons.setdefault(one.why, []).append(f"    {one.line}: {one.text.strip()[:90]}")
    for why, lines in reasons.items():
        yield f"  left out, {why}: {len(lines)}"
        yield from lines if verbose else lines[:SHOWN]
        if not verbose and len(lines) > SHOWN:
            yield f"    … {len(lines) - SHOWN} more (--verbose shows all)"
