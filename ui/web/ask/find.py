"""Finds outlets and articles by a part of their name, for what narrows a question."""

from collections import Counter
from typing import TYPE_CHECKING

from ui.dates import day
from ui.web.html import shortened
from ui.web.say import say
from ui.web.words import count

if TYPE_CHECKING:
    from index.library import Library

MOST = 8
LABEL = 90


def found_outlets(library: "Library", text: str) -> list[dict[str, str]]:
    """Return the outlets with `text` in their name as value, label and note, those of most articles first."""
    wanted = text.strip().casefold()
    held = Counter(
        one.outlet for one in library.catalogue().cards if one.outlet and wanted in one.outlet.casefold()
    )
    ranked = sorted(held.items(), key=lambda one: (-one[1], one[0]))[:MOST]
    return [{"value": name, "label": name, "note": count(number, "article")} for name, number in ranked]


def found_articles(library: "Library", text: str) -> list[dict[str, str]]:
    """Return the articles with every word of `text` in their title or file name, newest first."""
    words = text.casefold().split()
    fitting = [
        one
        for one in library.catalogue().cards
        if all(word in f"{one.title or ''} {one.uri}".casefold() for word in words)
    ]
    fitting.sort(key=lambda one: (one.published or "", one.title or ""), reverse=True)
    return [
        {
            "value": one.id,
            "label": shortened(one.title or one.uri or say("answer.untitled"), LABEL),
            "note": day(one.published),
        }
        for one in fitting[:MOST]
    ]
