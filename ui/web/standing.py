"""How the library stands: its size, and how far an ingest is that another process may be running."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.web.html import line
from ui.web.words import count, lasting

if TYPE_CHECKING:
    from index.library import Library
    from index.summary import Progress

PHASES = {"articles": "reading articles", "vectors": "working out meanings"}


@dataclass(frozen=True, slots=True)
class Standing:
    """What the head of the page tells; equal ones look the same. `under_way` is empty where all is done."""

    articles: int
    passages: int
    under_way: str


def standing_of(library: "Library") -> Standing:
    """Look at the library, and for an ingest at work on it; cheap."""
    from index.progress import read

    articles, passages = library.counts()
    progress = read(library.home)
    return Standing(articles, passages, told(progress) if progress else _waiting(library.pending()))


def standing_html(standing: Standing) -> str:
    """Return the size of the library for the head of the page, and how far a running ingest is."""
    size = f"{count(standing.articles, 'article')}, {count(standing.passages, 'passage')}"
    shown = size if standing.articles else "No articles yet"
    news = f' <span class="dl-under-way">{line(standing.under_way)}</span>' if standing.under_way else ""
    return f'<p class="dl-standing">{shown}{news}</p>'


def _waiting(pending: int) -> str:
    return f"{count(pending, 'passage')} found by words only so far" if pending else ""


def told(progress: "Progress") -> str:
    """Say how far an ingest is: "working out meanings: 4,300 of 69,000, 35 a second, 31 minutes left"."""
    done = f"{progress.done:,}" if progress.total is None else f"{progress.done:,} of {progress.total:,}"
    parts = [f"{PHASES[progress.phase]}: {done}"]
    if progress.rate is not None and progress.rate >= 1:
        parts.append(f"{progress.rate:,.0f} a second")
    if progress.left is not None:
        parts.append(f"{lasting(progress.left)} left")
    return ", ".join(parts)
