"""The checks of `dateline doctor` that concern the library."""

from collections.abc import Callable

from index.derived import Derived, Unsound
from index.meaning import Meaning
from index.place import Unreachable
from index.store import Store
from index.summary import Finding
from index.upkeep import Upkeep

_REBUILD = "dateline rebuild"


def examine(store: Store, upkeep: Upkeep) -> list[Finding]:
    """Check each store, changing nothing."""
    findings = [_database(store)]
    with upkeep.lock:
        findings.append(_derived(upkeep.words, "words", upkeep.words.expected))
        findings.append(_derived(upkeep.meaning, "chroma", upkeep.meaning.expected))
    findings.append(_pending(store))
    return findings


def _database(store: Store) -> Finding:
    faults = store.faults()
    if faults:
        return Finding(
            "database", "error", f"the database is damaged: {faults[0]}", "restore the folder from a backup"
        )
    articles, passages = store.counts()
    return Finding("database", "ok", f"{articles:,} articles, {passages:,} passages")


def _derived(derived: Derived, name: str, expected: Callable[[], int]) -> Finding:
    try:
        derived.open()
        derived.check()
        found = derived.count()
    except Unreachable as error:
        derived.close()
        what = f"the Chroma server at {_where(derived)} does not answer ({error})"
        return Finding(name, "error", what, f"start it, then run `{_REBUILD}`")
    except Unsound as error:
        derived.close()
        if not expected():
            return Finding(name, "ok", "nothing to index yet")
        return Finding(name, "error", f"the index '{name}' cannot be used: {error}", _REBUILD)
    if not derived.current() or found != expected():
        return Finding(name, "warning", f"the index '{name}' lags behind the database", _REBUILD)
    return Finding(name, "ok", f"{found:,} passages in {_where(derived)}")


def _where(derived: Derived) -> str:
    return str((derived.server if isinstance(derived, Meaning) else None) or derived.root)


def place_of(upkeep: Upkeep) -> dict[str, str | None]:
    """Return where Chroma is and how: `server` (None for the folder), `folder`, `state` in some words."""
    with upkeep.lock:
        found = _derived(upkeep.meaning, "chroma", upkeep.meaning.expected)
        away = upkeep.meaning.away
    state = "ok" if found.severity == "ok" else "lags behind" if found.severity == "warning" else "unusable"
    return {
        "server": upkeep.meaning.server,
        "folder": str(upkeep.meaning.root),
        "state": f"does not answer ({away})" if away else state,
    }


def _pending(store: Store) -> Finding:
    pending = store.pending()
    if pending:
        return Finding("vectors", "warning", f"{pending:,} passages wait for their vector", _REBUILD)
    return Finding("vectors", "ok", "every passage has its vector")
