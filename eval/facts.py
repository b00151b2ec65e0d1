"""What a run rests on: settings, gold, library, models, versions, code. Two alike in it are the same run."""

import platform
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from answer.model.prompts import prompt_hashes
from answer.model.spec import EXTRACTIVE
from dateline import __version__
from dateline.digest import digest
from eval.articles import ArticleStore
from eval.gold import GoldSet

_PACKAGES = (
    "chromadb",
    "llama-index-core",
    "llama-index-llms-anthropic",
    "llama-index-llms-ollama",
    "llama-index-llms-openai",
    "llama-index-llms-openai-like",
    "nltk",
    "numpy",
    "onnxruntime",
    "tantivy",
    "tiktoken",
    "tokenizers",
)
_ROOMS = ("dateline", "models", "ingest", "index", "answer")
"""Rooms whose code an answer depends on."""
JUDGE = "judge"
"""Which language model judged, where one did."""
_NO_MATTER = frozenset(("command", JUDGE))
_PACE = frozenset(("threads",))
"""Settings that matter to the time an answer takes alone."""
_COUNTS = ("articles", "passages", "vectors", "pending", "generation")


def run_facts(
    gold: GoldSet, settings: Mapping[str, object], library: ArticleStore | None, command: Sequence[str]
) -> dict[str, object]:
    """Return what goes into `run.json`. `settings` must be JSON-ready and hold no secret."""
    info = library.info() if library else {}
    facts: dict[str, object] = {
        "command": list(command),
        "settings": dict(settings),
        "gold": {"path": gold.path, "sha256": gold.sha256, "questions": len(gold.questions)},
        "models": {name: info[name] or "off" for name in ("embedder", "reader") if name in info},
        "versions": {"dateline": __version__, "python": platform.python_version()} | _versions(),
        "code": code_digest(),
    }
    if settings.get("answerer", EXTRACTIVE) != EXTRACTIVE:
        facts["prompts"] = prompt_hashes()
    if library:
        counts = {name: info[name] for name in _COUNTS if name in info}
        facts["library"] = counts | {"content": content_digest(library)}
    return facts


def content_digest(library: ArticleStore) -> str:
    """Return a hash of which articles are in a library."""
    return digest(*sorted(summary.id for summary in library.articles()))


def differing(before: Mapping[str, object], now: Mapping[str, object]) -> list[str]:
    """Return the names of what the answers of two runs do not share.

    The command, the gold's path and the judge may differ, and how many threads the networks had.
    """
    before, now = _as_answered(before), _as_answered(now)
    changed = [name for name in sorted(before.keys() | now.keys()) if before.get(name) != now.get(name)]
    return [
        name
        for name in changed
        if name not in _NO_MATTER and not (name == "gold" and _same_gold(before, now))
    ]


@lru_cache(maxsize=1)
def code_digest() -> str:
    """Return a hash of the code that answers depend on: answers of other code are no part of the same run."""
    parts: list[str] = []
    for room in _ROOMS:
        parts.extend(_sources(files(room), room))
    return digest(*parts)


def _sources(folder: Traversable, name: str) -> list[str]:
    """Return the names and texts of the code and prompts below a folder, in the order of their names."""
    found: list[str] = []
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.is_dir() and entry.name != "__pycache__":
            found.extend(_sources(entry, f"{name}/{entry.name}"))
        elif entry.name.endswith((".py", ".md", ".json")):
            found.extend((f"{name}/{entry.name}", entry.read_text(encoding="utf-8")))
    return found


def _as_answered(facts: Mapping[str, object]) -> dict[str, object]:
    """Return facts without the settings that change no answer."""
    settings = facts.get("settings")
    if not isinstance(settings, dict):
        return dict(facts)
    return {**facts, "settings": {name: value for name, value in settings.items() if name not in _PACE}}


def _same_gold(before: Mapping[str, object], now: Mapping[str, object]) -> bool:
    a, b = before.get("gold"), now.get("gold")
    return isinstance(a, dict) and isinstance(b, dict) and a.get("sha256") == b.get("sha256")


def _versions() -> dict[str, str]:
    found = {}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
