"""What a run says on stderr."""

from __future__ import annotations

import pytest

from journeydraft.commands.talk import Talk


class Bar:
    """A progress bar that is being drawn."""

    def __init__(self) -> None:
        self.console = self
        self.above: list[str] = []

    def print(self, message: str, **_: object) -> None:
        self.above.append(message)


@pytest.mark.parametrize(
    ("quiet", "verbose", "told"),
    [(False, True, ["a detail"]), (False, False, []), (True, True, [])],
)
def test_details_stand_above_the_bar(capsys, quiet: bool, verbose: bool, told: list[str]) -> None:
    """Written through it, they would be torn."""
    talk = Talk(quiet, verbose)
    talk._bar = bar = Bar()
    talk.detail("a detail")
    assert bar.above == told
    assert capsys.readouterr().err == ""
