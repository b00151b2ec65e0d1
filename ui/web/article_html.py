"""An article as HTML, with the quoted words marked."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.passage import Span
from ingest.article import Article
from ui.web.html import esc, line, place
from ui.web.words import count, dated, language

_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")


def article_html(article: Article, spans: Sequence[Span] = ()) -> str:
    """Return the article view: metadata, then the clean text with each of `spans` in `mark` elements.

    The text of the marks of span number i (`data-q` holds the numbers), joined, is `text[start:end]`, but for
    the blank line where a span runs on into the next paragraph. Spans outside the text are dropped.
    """
    known = [(start, end) for start, end in spans if 0 <= start < end <= len(article.text)]
    body = "".join(
        f'<p dir="auto">{_marked(article.text, start, end, known)}</p>'
        for start, end in paragraphs(article.text)
    )
    lang = f' lang="{line(article.language)}"' if article.language else ""
    return (
        f'<article class="dl-article" data-quotes="{len(known)}">{_head(article)}'
        f'<div class="dl-text"{lang}>{body}</div></article>'
    )


def missing_html(sentence: str) -> str:
    """Return what the panel shows where an article cannot be opened."""
    return f'<article class="dl-article" data-quotes="0"><p class="dl-note">{line(sentence)}</p></article>'


def paragraphs(text: str) -> Iterator[Span]:
    """Yield the spans of the paragraphs of `text`, which blank lines separate."""
    start = 0
    for gap in _PARAGRAPH.finditer(text):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < len(text):
        yield start, len(text)


def _head(article: Article) -> str:
    rows = [
        ("Outlet", line(article.outlet) if article.outlet else "unknown"),
        ("Published", line(dated(article.published, article.published_basis))),
        ("By", line(", ".join(article.authors))),
        ("Language", line(language(article.language))),
        ("From", place(article.uri)),
        ("Record", line(article.record or "")),
        ("Cleaned", f"{count(len(article.cuts), 'piece')} of the page left out" if article.cuts else ""),
        ("Copy", "nearly the same text as another article" if article.copy_of else ""),
    ]
    listed = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows if value)
    return f'<header><h2 dir="auto">{line(article.title or "Untitled")}</h2><dl>{listed}</dl></header>'


def _marked(text: str, start: int, end: int, spans: Sequence[Span]) -> str:
    """Return `text[start:end]` escaped, cut at every edge of a span, the stretches inside spans marked."""
    edges = {start, end} | {edge for span in spans for edge in span if start < edge < end}
    cuts = sorted(edges)
    return "".join(_stretch(text, left, right, spans) for left, right in pairwise(cuts))


def _stretch(text: str, left: int, right: int, spans: Sequence[Span]) -> str:
    inside = [str(number) for number, (start, end) in enumerate(spans) if start <= left and right <= end]
    shown = esc(text[left:right])
    return f'<mark data-q="{" ".join(inside)}">{shown}</mark>' if inside else shown
