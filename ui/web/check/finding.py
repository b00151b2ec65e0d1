"""Finds articles and outlets as somebody types, on the server: a library may have many thousands."""

import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.dates import day
from ui.web.html import shortened
from ui.web.say import say
from ui.web.words import count

if TYPE_CHECKING:
    from index.library import Library

SHOWN = 12
"""Choices that are offered at a time."""
LONGEST = 200
"""Characters of what is looked for."""
LEAST = 3
"""Characters from which the words of articles are searched too, where few titles have them."""
TITLE = 120

Choice = dict[str, str]
SAMPLE = ("000_4be81c77d09a.txt", "museum-of-stopped-clocks.md")
"""Ends of the uris of the articles that the sample text is about."""


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    title: str
    outlet: str
    published: str
    words: str


class Finder:
    """Looks through the titles of a library; what it knows of it is renewed when its size changes."""

    def __init__(self, library: "Library") -> None:
        self._library = library
        self._lock = threading.Lock()
        self._seen: tuple[int, int] | None = None
        self._entries: Sequence[_Entry] = ()
        self._outlets: Sequence[tuple[str, int]] = ()
        self._sample = False

    def state(self) -> dict[str, object]:
        """Return what the form needs: how many articles there are, and the sample text where it fits them."""
        entries = self._read()
        sample = say("check.sample") if self._sample else None
        return {"articles": len(entries), "said": count(len(entries), "article"), "sample": sample}

    def articles(self, text: object) -> list[Choice]:
        """Return articles whose title, outlet, address or file name has these words, the newest first.

        Where there are few, those follow whose text has them.
        """
        wanted = _words(text)
        entries = self._read()
        found = [one for one in entries if all(word in one.words for word in wanted)][:SHOWN]
        if len(found) < SHOWN and len(" ".join(wanted)) >= LEAST:
            known = {one.id: one for one in entries}
            hits = self._library.search(" ".join(wanted), limit=SHOWN, read=False).hits
            ids = dict.fromkeys(
                [one.id for one in found] + [hit.article for hit in hits if hit.article in known]
            )
            found = [known[one] for one in ids][:SHOWN]
        return [_choice(one) for one in found]

    def outlets(self, text: object) -> list[Choice]:
        """Return outlets whose name has these words, the one with most articles first."""
        self._read()
        wanted = _words(text)
        found = [(name, n) for name, n in self._outlets if all(word in name.casefold() for word in wanted)]
        return [{"id": name, "label": name, "more": count(n, "article")} for name, n in found[:SHOWN]]

    def _read(self) -> Sequence[_Entry]:
        now = self._library.counts()
        with self._lock:
            if now != self._seen:
                articles = self._library.articles()
                entries = [
                    _Entry(
                        one.id,
                        shortened(one.title or one.uri.rpartition("/")[2] or say("check.untitled"), TITLE),
                        one.outlet or "",
                        one.published or "",
                        " ".join((one.title or "", one.outlet or "", *one.names)).casefold(),
                    )
                    for one in articles
                ]
                self._entries = sorted(entries, key=lambda e: (e.published, e.title), reverse=True)
                counted = Counter(one.outlet for one in articles if one.outlet)
                self._outlets = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
                self._sample = all(any(one.uri.endswith(end) for one in articles) for end in SAMPLE)
                self._seen = now
            return self._entries


def _words(text: object) -> list[str]:
    return text[:LONGEST].casefold().split() if isinstance(text, str) else []


def _choice(one: _Entry) -> Choice:
    when = day(one.published) if one.published else day(None)
    return {"id": one.id, "label": one.title, "more": ", ".join(filter(None, (one.outlet, when)))}
