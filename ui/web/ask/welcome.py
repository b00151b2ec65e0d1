"""What stands on the page before the first question: what there is to ask about, and what one might ask."""

from heapq import nlargest
from typing import TYPE_CHECKING

from answer.speech import speakers
from dateline.errors import DatelineError
from ui.web.html import line, shortened
from ui.web.say import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.catalogue import Card, Mark
    from index.library import Library

SAMPLE = (
    ("What does Dresk demand?", "000_4be81c77d09a.txt"),
    ("How many people died on the Linnet of Anselm?", "20241015_port-anselm-mercury_ferry.html"),
    ("What does the mediator’s plan provide for?", "011_77a4e0c1b3d8.txt"),
    ("Which airline flies to Little Sarrow?", "museum-of-stopped-clocks.md"),
)
"""Questions for the sample corpus, each with the end of the uri of the article it needs."""

MOST = 4
_LOOKED_AT = 12
"""Articles that are read for somebody who speaks in them."""
_PASSAGES = 12
"""Of each; who speaks is mostly told near the top."""


def placeholder_html(library: "Library") -> str:
    """Return the empty conversation: an invitation, or how to get articles in."""
    if library.counts()[0]:
        return _welcome("title", _said("promise"))
    put_in = f'<a class="dl-button dl-primary" href="#dl-do/tab/library">{_said("put_in")}</a>'
    command = "<code>dateline ingest PATH</code>"
    return _welcome("empty", _said("empty_why"), put_in, _said("or_by_command"), command)


def _welcome(title: str, *paragraphs: str) -> str:
    said = "".join(f"<p>{one}</p>" for one in paragraphs)
    return f'<div class="dl-welcome"><h2>{_said(title)}</h2>{said}</div>'


def _said(key: str) -> str:
    return line(say(f"welcome.{key}"))


class Examples:
    """Questions that the library can answer, the same ones for the same articles."""

    def __init__(self, library: "Library") -> None:
        self._library = library
        self._known: tuple[Mark, list[str]] | None = None

    def questions(self) -> list[str]:
        """Return up to four; they are found once for each state of the library."""
        catalogue = self._library.catalogue()
        if self._known is None or self._known[0] != catalogue.mark:
            self._known = catalogue.mark, self._found(catalogue.cards)
        return self._known[1]

    def _found(self, cards: "Sequence[Card]") -> list[str]:
        curated = [asked for asked, end in SAMPLE if any(one.uri.endswith(end) for one in cards)]
        return (curated or self._from_newest(cards))[:MOST]

    def _from_newest(self, cards: "Sequence[Card]") -> list[str]:
        """Ask what those said who speak in the newest articles, and about titles where nobody does."""
        titled = [one for one in cards if one.title and one.copy_of is None]
        newest = nlargest(_LOOKED_AT, titled, key=lambda one: (one.published or "", one.title or "", one.id))
        spoken = [name for one in newest if (name := _speaker(self._library, one.id))]
        asked = [say("welcome.ask_person", name=name) for name in dict.fromkeys(spoken)]
        return asked + [say("welcome.ask_title", title=shortened(one.title or "", 70)) for one in newest]


def _speaker(library: "Library", article: str) -> str | None:
    """Return the full name of the first person who is quoted in an article."""
    try:
        text = library.article(article)[0].text
        passages = library.passages(article)[:_PASSAGES]
    except DatelineError:  # it has just been removed
        return None
    sentences = [span for passage in passages for span in passage.sentences]
    return next(
        (said.name for spoken in speakers(text, sentences) for said in spoken[:1] if said.person), None
    )
