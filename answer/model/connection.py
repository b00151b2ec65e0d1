"""Language models through llama-index, imported when one is first called, and hung up on when they hang."""

import os
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from answer.model.limits import Limits
from answer.model.spec import Spec
from answer.model.trouble import ModelSetupError

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx
    from llama_index.core.llms import LLM

_KEYS: Final = {"openai": "OPENAI_API_KEY", "anthropic": "ANTHROPIC_API_KEY"}
_PACKAGES: Final = {
    "openai": "llama_index.llms.openai",
    "anthropic": "llama_index.llms.anthropic",
    "ollama": "llama_index.llms.ollama",
    "address": "llama_index.llms.openai_like",
}
_NO_KEY: Final = "none"
"""What is sent to a server that asks for no key; its client insists on one."""
_OPENAI: Final = "https://api.openai.com/v1"
_OLLAMA: Final = "http://127.0.0.1:11434"
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Line:
    """A model on the line: the LLM of llama-index, and what closes all that is open to its server.

    Closing also ends what another thread waits for; only the line's own calls are ended.
    """

    llm: "LLM"
    close: "Callable[[], None]"


class Connection:
    """A language model that can be called again and again, by several threads at a time.

    Attributes:
        name: what answers call the model.
    """

    def __init__(self, name: str, dial: "Callable[[], Line]") -> None:
        self.name = name
        self._dial = dial

    @classmethod
    def of(cls, llm: "LLM") -> "Connection":
        """Wrap a llama-index LLM that somebody made; its own time-outs are its maker's business."""
        return cls(llm.metadata.model_name or llm.class_name(), lambda: Line(llm, _nothing))

    def open(self) -> Line:
        """Return a line of its own for one call: one that hangs can be cut without cutting others."""
        return self._dial()


def connect(spec: Spec, limits: Limits, key: str | None = None) -> Connection:
    """Return the model that `answerer` names; nothing is imported or sent before it is called.

    Args:
        spec: the model.
        limits: of time and tokens.
        key: for a server at an address; the providers' keys come from their usual variables.

    Raises:
        ModelSetupError: a key or a package is missing.
    """
    variable = _KEYS.get(spec.provider)
    if variable is not None and not os.environ.get(variable):
        raise ModelSetupError(f"{spec.name} needs a key and {variable} is not set", f"set {variable}")
    package = _PACKAGES[spec.provider]
    if find_spec(package.rpartition(".")[0]) is None or find_spec(package) is None:
        raise ModelSetupError(
            f"{spec.name} needs the package {package.replace('_', '-').replace('.', '-')}",
            "install it with pip",
        )
    make = {"openai": _openai, "anthropic": _anthropic, "ollama": _ollama, "address": _address}[spec.provider]
    return Connection(spec.name, lambda: make(spec, limits, key))


def _openai(spec: Spec, limits: Limits, _: str | None) -> Line:
    """OpenAI's own class, or for a model that it does not know yet the one that takes any."""
    from llama_index.llms.openai import OpenAI

    base = os.environ.get("OPENAI_BASE_URL") or os.environ.get("OPENAI_API_BASE") or _OPENAI
    client, secret = _client(base, limits), os.environ[_KEYS["openai"]]
    made = OpenAI(
        model=spec.model,
        api_base=base,
        api_key=secret,
        http_client=client,
        max_tokens=limits.reply,
        temperature=0.0,
        max_retries=0,
        timeout=limits.first,
        additional_kwargs={"stream_options": {"include_usage": True}},
    )
    try:
        known = made.metadata.is_chat_model
    except ValueError:  # a name that came after this release of llama-index
        known = False
    return Line(made, client.close) if known else _like(spec.model, base, secret, limits, client)


def _address(spec: Spec, limits: Limits, key: str | None) -> Line:
    return _like(spec.model, spec.address, key or _NO_KEY, limits, _client(spec.address, limits))


def _like(model: str, base: str, key: str, limits: Limits, client: "httpx.Client") -> Line:
    from llama_index.llms.openai_like import OpenAILike

    made = OpenAILike(
        model=model,
        api_base=base,
        api_key=key,
        http_client=client,  # type: ignore[call-arg]  # taken by its base class
        is_chat_model=True,
        context_window=limits.context,
        max_tokens=limits.reply,
        temperature=0.0,
        max_retries=0,
        timeout=limits.first,
    )
    return Line(made, client.close)


def _anthropic(spec: Spec, limits: Limits, _: str | None) -> Line:
    from llama_index.llms.anthropic import Anthropic

    made = Anthropic(
        model=spec.model,
        api_key=os.environ[_KEYS["anthropic"]],
        max_tokens=limits.reply,
        temperature=0.0,
        max_retries=0,
        timeout=limits.first,
    )
    return Line(made, made._client.close)  # noqa: SLF001 - llama-index's class takes no client of ours and closes none


def _ollama(spec: Spec, limits: Limits, _: str | None) -> Line:
    from llama_index.llms.ollama import Ollama
    from ollama import Client

    host = os.environ.get("OLLAMA_HOST") or _OLLAMA
    host = host if "://" in host else f"http://{host}"
    client = Client(
        host=host, timeout=_timeouts(limits), follow_redirects=False, trust_env=not _on_loopback(host)
    )
    made = Ollama(
        model=spec.model,
        base_url=host,
        client=client,
        temperature=0.0,
        context_window=limits.context,
        request_timeout=limits.first,
        additional_kwargs={"num_predict": limits.reply},
    )
    return Line(made, client.close)


def _client(base: str, limits: Limits) -> "httpx.Client":
    """Return a client of HTTP with our time-outs; it follows no redirection, which would carry a key away."""
    import httpx

    return httpx.Client(timeout=_timeouts(limits), follow_redirects=False, trust_env=not _on_loopback(base))


def _timeouts(limits: Limits) -> "httpx.Timeout":
    import httpx

    return httpx.Timeout(limits.first, connect=limits.connect)


def _on_loopback(base: str) -> bool:
    """Whether a server is on this machine, which no proxy of the environment can reach."""
    return urlsplit(base).hostname in _LOOPBACK


def _nothing() -> None:
    """Leave open what is not ours."""
