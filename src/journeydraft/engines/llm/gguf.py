"""A model from a GGUF file, in this process: llama.cpp's own server on loopback, by the package xllamacpp."""

from __future__ import annotations

import json
import secrets
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journeydraft.engines.llm.chat import CONTEXT, Chat
from journeydraft.engines.llm.faults import ModelError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from journeydraft.settings import LlmSettings

SCHEME = "gguf:"
AT_ONCE = 2
"""Requests that are worked on together: more share the same processor."""

SILENT = -1


class GgufChat(Chat):
    """Speaks to a file; the server starts with the first call and goes with the process."""

    def __init__(self, settings: LlmSettings) -> None:
        """Checks file and package. Raises ``ModelError``."""
        self.path = _file((settings.model or "").removeprefix(SCHEME))
        if find_spec("xllamacpp") is None:
            raise ModelError("GGUF files need a package that is not installed", hint="pip install xllamacpp")
        super().__init__(settings.model_copy(update={"model": f"openai:{self.path.stem}"}), with_key=False)
        self._server: Any = None

    @property
    def name(self) -> str:
        """``gguf:`` and the file's name."""
        return SCHEME + self.path.name

    @property
    def key(self) -> str:
        """File, its size, parameters; the server's port is another each time."""
        return json.dumps([self.name, self.path.stat().st_size, self._parameters()], sort_keys=True)

    def prepare(self) -> None:
        """Nothing: the file is loaded when there is something to ask."""

    def _chat(self) -> BaseChatModel:
        if self._server is None:
            self._server, key = _serve(self.path)
            address = f"{self._server.listening_address}/v1"
            self.settings = self.settings.model_copy(update={"base_url": address})
            self._secret = key
        return super()._chat()


def _file(name: str) -> Path:
    try:
        path = Path(name).expanduser()
        if path.is_file():
            return path
    except (OSError, RuntimeError) as error:  # a name that no file system takes, a home that nobody has
        raise ModelError("there is no such model file", path=name) from error
    raise ModelError("there is no such model file", path=str(path))


def _serve(path: Path) -> tuple[Any, str]:
    """The server and the key that it asks for: other programs on this machine have no business with it."""
    import xllamacpp

    key = secrets.token_hex(16)
    given = xllamacpp.CommonParams()
    given.model.path = str(path)
    given.n_ctx = CONTEXT * AT_ONCE
    given.n_parallel = AT_ONCE
    given.api_keys = [key]
    given.verbosity = SILENT
    try:
        return xllamacpp.Server(given), key
    except (RuntimeError, ValueError) as error:
        raise ModelError(f"the model cannot be loaded: {error}", path=str(path)) from error
