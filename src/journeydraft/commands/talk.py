"""What a run says on stderr: progress where somebody watches, notices, and the report at its end."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from journeydraft.events import Phase

PATIENCE = 2.0
"""Seconds before a progress bar appears."""


class Talk:
    """A listener for terminals. Quiet when asked to be; no bar when stderr is no terminal."""

    def __init__(self, quiet: bool, verbose: bool) -> None:
        self.quiet = quiet
        self.verbose = verbose
        self._bar: Any = None
        self._task: Any = None
        self._phase: str | None = None
        self._began = time.monotonic()

    def __enter__(self) -> Talk:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def progress(self, phase: Phase, done: int, total: int | None = None) -> None:
        """Moves the bar; it appears only on what takes longer than two seconds."""
        if self.quiet or not sys.stderr.isatty() or time.monotonic() - self._began < PATIENCE:
            return
        if self._bar is None:
            self._bar = self._start()
        if phase != self._phase:
            if self._task is not None:
                self._bar.remove_task(self._task)
            self._task, self._phase = self._bar.add_task(phase, total=total), phase
        self._bar.update(self._task, completed=done, total=total)

    def notice(self, message: str) -> None:
        """A line that the user should see."""
        self.say(f"note: {message}")

    def say(self, message: str) -> None:
        """A line of the report."""
        if self.quiet:
            return
        if self._bar is None:
            click.echo(message, err=True)
        else:  # above the bar, which is drawn anew below it
            self._bar.console.print(message, markup=False, highlight=False, soft_wrap=True)

    def detail(self, message: str) -> None:
        """A line for those who asked for more."""
        if self.verbose:
            self.say(message)

    @staticmethod
    def _start() -> Any:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        bar.start()
        return bar
