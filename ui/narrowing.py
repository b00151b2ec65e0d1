"""What a search was narrowed by, and what it put first because the question named it, in words."""

from collections.abc import Mapping


def narrowed(filters: Mapping[str, object]) -> list[str]:
    """Say each filter that was set: "since 2024-06-01", "outlets Izvestia and RT"."""
    said = []
    for name, value in filters.items():
        if name == "copies":
            said.append("near copies shown")
        elif name != "drawn":
            listed = " and ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
            said.append(f"{name} {listed}")
    return said


def put_first(filters: Mapping[str, object]) -> list[str]:
    """Say which articles the question named: "of Izvestia", "published from 2024-06-10 until 2024-06-21"."""
    drawn = filters.get("drawn")
    if not isinstance(drawn, Mapping):
        return []
    of = [f"of {name}" for name in drawn.get("outlets", ())]
    return of + [f"published {_range(days)}" for days in drawn.get("days", ())]


def _range(days: Mapping[str, object]) -> str:
    since, until = days.get("since"), days.get("until")
    if since == until:
        return f"on {since}"
    return " ".join(f"{word} {day}" for word, day in (("from", since), ("until", until)) if day)
