"""The command line: a table of contents. Each command is a file in ``commands``, loaded when it runs."""

from __future__ import annotations

import gc
from importlib import import_module

import click

SELDOM = 200_000
"""New objects after which the collector looks for cycles: records of maps and sources form none, and it would
walk all of them again and again."""

COMMANDS = {
    "draft": "Draft a customer journey map from interviews and reviews.",
    "pains": "List the pain points, ranked, with the quotes that prove them.",
    "update": "Bring an edited map up to date with new interviews; the edits stay.",
    "convert": "Write a map as a page, picture, report, table, Markdown, JSON …",
    "view": "Show a map in the browser, and follow it as you edit.",
    "init": "Start a study: a folder with commented settings.",
    "sources": "Show how each file was understood, before any analysis.",
    "check": "Look for what is wrong with a map: a linter for people and CI.",
    "validate": "Check a map of assumptions against what customers said.",
    "compare": "Show what changed from one map to another.",
    "plan": "Rank the opportunities of a map as an action plan.",
    "score": "Score a map against another map, a list of findings or a human coding.",
    "schema": "Print the JSON Schema of a map.",
    "mcp": "Let an assistant look things up in a map (Model Context Protocol).",
}
"""The commands and what they do, in the order of ``--help``."""


class LazyGroup(click.Group):
    """Imports a command's module only when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of their use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, from ``commands/<name>.py``."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"journeydraft.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of commands, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(None, "--version", package_name="journeydraft")
def main() -> None:
    """From interview transcripts and reviews to a first-draft customer journey map.

    \b
    journeydraft draft interviews/ -o map.md
    journeydraft pains interviews/ reviews.csv -o pains.xlsx
    journeydraft sources interviews/

    Nothing leaves this machine unless you ask for --engine llm. Every quote was found in its source.
    """
    gc.set_threshold(SELDOM)
