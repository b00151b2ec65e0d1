"""Which language model writes: the value of the setting `answerer`, read."""

import re
from dataclasses import dataclass
from typing import Final, Literal
from urllib.parse import urlsplit

EXTRACTIVE: Final = "extractive"
"""The answerer that needs no language model."""
FORMS: Final = (
    '"extractive", "openai/MODEL", "anthropic/MODEL", "ollama/MODEL", or the address of an OpenAI-compatible '
    "server with the model behind a #, such as http://127.0.0.1:8080/v1#qwen"
)
"""What may be given, for messages."""
Provider = Literal["openai", "anthropic", "ollama", "address"]
_PROVIDERS: Final[tuple[Provider, ...]] = ("openai", "anthropic", "ollama")
_MODEL = re.compile(r"[\w.:@/+-]{1,200}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Spec:
    """A language model and where it is to be had.

    Attributes:
        provider: whose it is; `address` for an OpenAI-compatible server.
        model: the name its server knows it by.
        address: base of that server, without a slash at its end; "" for the others.
    """

    provider: Provider
    model: str
    address: str = ""

    @property
    def name(self) -> str:
        """What answers call it: "openai/gpt-x"; of a server its model and host."""
        if self.provider != "address":
            return f"{self.provider}/{self.model}"
        return f"{self.address}#{self.model}"


def read_spec(answerer: str) -> Spec | None:
    """Read the setting; None is the extractive answerer.

    Raises:
        ValueError: it is none of the `FORMS`.
    """
    text = answerer.strip()
    if text == EXTRACTIVE:
        return None
    if text.startswith(("http://", "https://")):
        return _of_address(text)
    provider, _, model = text.partition("/")
    known = next((one for one in _PROVIDERS if one == provider), None)
    if known is None or not _MODEL.fullmatch(model):
        raise ValueError("no answerer")
    return Spec(known, model)


def _of_address(text: str) -> Spec:
    address, _, model = text.partition("#")
    parts = urlsplit(address)  # raises ValueError for a bad host
    if (
        not parts.hostname
        or parts.port == 0
        or "@" in parts.netloc
        or parts.query
        or not _MODEL.fullmatch(model)
    ):
        raise ValueError("no address of a server with a model")
    return Spec("address", model, address.rstrip("/"))
