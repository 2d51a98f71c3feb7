"""Which provider a model name means, what must be installed for it, and where its key comes from."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from importlib.util import find_spec
from urllib.parse import urlsplit

from journeydraft.engines.llm.faults import ModelError


@dataclass(frozen=True)
class Provider:
    """The package that speaks to it, and the environment variables that hold a key (none: it needs none).

    ``places`` are variables that must be there beside the key.
    """

    module: str
    keys: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def package(self) -> str:
        """The name to install it by."""
        return self.module.replace("_", "-")


PROVIDERS = {
    "openai": Provider("langchain_openai", ("OPENAI_API_KEY",)),
    "azure_openai": Provider(
        "langchain_openai", ("AZURE_OPENAI_API_KEY",), ("AZURE_OPENAI_ENDPOINT", "OPENAI_API_VERSION")
    ),
    "anthropic": Provider("langchain_anthropic", ("ANTHROPIC_API_KEY",)),
    "google_genai": Provider("langchain_google_genai", ("GOOGLE_API_KEY", "GEMINI_API_KEY")),
    "mistralai": Provider("langchain_mistralai", ("MISTRAL_API_KEY",)),
    "groq": Provider("langchain_groq", ("GROQ_API_KEY",)),
    "deepseek": Provider("langchain_deepseek", ("DEEPSEEK_API_KEY",)),
    "ollama": Provider("langchain_ollama"),
}
"""Those that are checked before the first call; langchain knows more."""

OWN_KEY = "JOURNEYDRAFT_API_KEY"
"""The key for a ``--base-url``: one given to a provider is not sent to another address."""

SERVICE = "journeydraft"
"""Under which keys lie in the system's keyring; the name there is the provider, or the host of a base URL."""


def provider_of(model: str | None) -> tuple[str, str]:
    """``openai:gpt-5-mini`` → provider and model. Raises ``ModelError`` when there is none."""
    provider, colon, name = (model or "").partition(":")
    if not colon or not re.fullmatch(r"[a-z_]+", provider) or not name:
        raise ModelError(
            "the llm engine needs a model" if not model else f"“{model}” names no provider",
            hint="give it as --model openai:gpt-5-mini, anthropic:…, ollama:… (docs/llm.md)",
        )
    if provider == "openai" and find_spec("langchain_openai") is None:  # in the base install
        raise ModelError("the installation is not complete", hint="pip install journeydraft")
    known = PROVIDERS.get(provider)
    if known and find_spec(known.module) is None:
        raise ModelError(
            f"models of “{provider}” need a package that is not installed",
            hint=f"pip install {known.package}",
        )
    return provider, name


def check_address(base_url: str | None) -> None:
    """Raises ``ModelError`` where a ``--base-url`` is no address of a server."""
    if base_url is None or _is_address(base_url):
        return
    host = "localhost:1234/v1" if "://" in base_url else base_url.removeprefix("//")
    raise ModelError(
        f"“{base_url}” is no address of a server",
        hint=f"begin it with http:// or https:// and a host, such as http://{host}",
    )


def _is_address(url: str) -> bool:
    try:
        return bool(re.match(r"https?://[^/\s]+", url)) and urlsplit(url).port != 0
    except ValueError:  # half an IPv6 address, a port that is none
        return False


def key_for(provider: str, base_url: str | None) -> str | None:
    """The key from the environment, else from the system's keyring; None where none is needed.

    Raises ``ModelError`` when a known provider's key is nowhere.
    """
    if base_url is not None:
        host = urlsplit(base_url).hostname or base_url
        return os.environ.get(OWN_KEY) or _from_keyring(host)
    known = PROVIDERS.get(provider)
    if known is None or not known.keys:
        return None
    found = next((os.environ[name] for name in known.keys if os.environ.get(name)), None)
    found = found or _from_keyring(provider)
    if not found:
        raise ModelError(
            f"there is no key for “{provider}”",
            hint=f"set {known.keys[0]} in the environment, or keyring set {SERVICE} {provider}",
        )
    missing = [name for name in known.places if not os.environ.get(name)]
    if missing:
        raise ModelError(
            f"models of “{provider}” need more than a key",
            hint=f"set {' and '.join(missing)} in the environment",
        )
    return found


def _from_keyring(name: str) -> str | None:
    if find_spec("keyring") is None:
        return None
    import keyring
    from keyring.errors import KeyringError

    try:
        found: str | None = keyring.get_password(SERVICE, name)
    except KeyringError:
        return None  # no keyring on this machine, or a locked one: as if the key were not there
    return found
