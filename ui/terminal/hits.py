"""Search results in the terminal: a readable list with the words that were found."""

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from answer.tokens import tokens
from ui.dates import dated
from ui.terminal.answers import count_of
from ui.terminal.plain import one_line

if TYPE_CHECKING:
    from index.query import Hit, SearchResult


def hits_view(result: "SearchResult") -> RenderableType:
    """Lay out the hits, best first, with what was searched."""
    searched = f"Searched {count_of(result.articles, 'article')}, {count_of(result.passages, 'passage')}"
    if not result.articles and not result.filters:
        return Text("There are no articles yet: add some with `dateline ingest PATH`.", style="yellow")
    if not result.hits:
        tip = " Widen the filters, or try other words." if result.filters else " Try other words."
        return Text(f"Nothing was found. {searched}.{tip}", style="yellow")
    stems = stems_of(f"{result.query} {result.understood}")
    parts: list[RenderableType] = []
    for number, hit in enumerate(result.hits, start=1):
        parts += [_hit_view(number, hit, stems), Text()]
    parts.append(Text(f"{count_of(len(result.hits), 'passage')} shown. {searched}.", style="dim"))
    return Group(*parts)


def _hit_view(number: int, hit: "Hit", stems: frozenset[str]) -> RenderableType:
    head = Text(f"{number:>2}. ")
    head.append(one_line(hit.title or "(no title)"), style="bold")
    facts = [one_line(hit.outlet)] if hit.outlet else []
    facts.append(one_line(dated(hit.published, hit.published_basis)))
    head.append(" · " + " · ".join(facts))
    ranks = ", ".join(f"{name} {rank}" for name, rank in hit.ranks.items())
    place = f"{one_line(hit.uri)} · {hit.start}-{hit.end} · score {hit.score:.4f} ({ranks})"
    body = mark_words(one_line(hit.text), stems)
    return Group(head, Padding(body, (0, 0, 0, 4)), Padding(Text(place, style="dim"), (0, 0, 0, 4)))


def stems_of(query: str) -> frozenset[str]:
    """Return the stems of a query's words, without the words that carry nothing."""
    return frozenset(token.stem for token in tokens(query) if token.content)


def mark_words(text: str, stems: frozenset[str]) -> Text:
    """Return the text with each word of these stems in bold."""
    marked = Text(text)
    for token in tokens(text):
        if token.stem in stems:
            marked.stylize("bold cyan", token.start, token.end)
    return marked
