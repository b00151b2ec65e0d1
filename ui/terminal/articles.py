"""Articles in the terminal: the list, and one with its facts, its text and what was cut."""

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ui.dates import dated
from ui.terminal.answers import count_of
from ui.terminal.plain import middle_cut, one_line, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.summary import ArticleSummary
    from ingest.article import Article, Cut

CUT_WIDTH = 200


def list_view(articles: "Sequence[ArticleSummary]") -> RenderableType:
    """A row an article: id, date, outlet, title."""
    table = Table(box=None, pad_edge=False)
    table.add_column("id", no_wrap=True)
    table.add_column("published", no_wrap=True)
    table.add_column("outlet", max_width=20)
    table.add_column("title", ratio=1)
    for article in articles:
        title = Text(one_line(article.title or article.uri))
        if article.copy_of:
            title.append(f" (copy of {one_line(article.copy_of)})", style="dim")
        table.add_row(
            Text(article.id, style="cyan"),
            Text(one_line(article.published or "-")[:10]),
            Text(one_line(article.outlet or "-")),
            title,
        )
    return Group(table, Text(f"{count_of(len(articles), 'article')}.", style="dim"))


def article_view(article: "Article", passages: int) -> RenderableType:
    """One article: title, facts, text, cuts."""
    facts = Table.grid(padding=(0, 2))
    for name, value in _facts(article, passages):
        facts.add_row(Text(name, style="dim"), Text(one_line(value)))
    parts: list[RenderableType] = [
        Text(one_line(article.title or "(no title)"), style="bold"),
        facts,
        Text(),
        Text(plain(article.text).strip()),
    ]
    if article.cuts:
        parts += [Text(), Text(f"{count_of(len(article.cuts), 'part')} left out", style="bold")]
        parts += [_cut_view(cut) for cut in article.cuts]
    return Group(*parts)


def _facts(article: "Article", passages: int) -> list[tuple[str, str]]:
    facts = [
        ("id", article.id),
        ("from", article.uri),
        ("record", article.record),
        ("outlet", article.outlet),
        ("authors", ", ".join(article.authors)),
        ("published", dated(article.published, article.published_basis)),
        ("language", article.language),
        ("copy of", article.copy_of),
        ("passages", str(passages)),
    ]
    return [(name, value) for name, value in facts if value]


def _cut_view(cut: "Cut") -> RenderableType:
    head = Text(f"{cut.rule} · {one_line(cut.reason)} · {cut.raw_start}-{cut.raw_end}", style="dim")
    return Group(head, Padding(Text(middle_cut(one_line(cut.text), CUT_WIDTH)), (0, 0, 0, 4)))
