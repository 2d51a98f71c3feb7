"""What tells that other words say the same, for commands that compare maps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from journeydraft.commands.talk import Talk
    from journeydraft.nlp.meaning import Meaning


def meaning_of(options: dict[str, Any], talk: Talk) -> Meaning | None:
    """What tells that other words say the same; without the encoder's file evidence must do."""
    from journeydraft.nlp.encoder import EncoderMissing, open_encoder
    from journeydraft.nlp.shipped import open_meaning

    try:
        return open_meaning(open_encoder(options["encoder"], options["model_file"]))[0]
    except EncoderMissing as error:
        if options["encoder"] is not None:
            raise
        talk.notice(f"{error} Lines are paired by their evidence alone, or the very same words.")
        return None
