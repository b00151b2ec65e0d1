"""An article as HTML, with the quoted words marked."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from index.catalogue import Card
from index.passage import Span
from ingest.article import Article
from ui.dates import dated
from ui.web.around import NOTHING, Around
from ui.web.cite import target
from ui.web.html import esc, line, place
from ui.web.raw_html import cuts_html, ways_html
from ui.web.say import say
from ui.web.words import language

MOST_COPIES = 20
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
LONG = 60_000
"""Characters from which a text is laid out only where it is looked at."""
_LEFTWARDS = frozenset("ar arc ckb dv fa he ks ku ps sd syr ug ur yi".split())
"""Languages that are written from right to left."""


def article_html(article: Article, spans: Sequence[Span] = (), around: Around = NOTHING) -> str:
    """Return the article view: metadata, then the clean text with each of `spans` in `mark` elements.

    The text of the marks of span number i (`data-q` holds the numbers), joined, is `text[start:end]`, but for
    the blank line where a span runs on into the next paragraph. Spans outside the text are dropped.

    Args:
        article: what is shown.
        spans: what is marked in its text.
        around: its passages, whose borders can be shown, and the copies it has.
    """
    known = [(start, end) for start, end in spans if 0 <= start < end <= len(article.text)]
    body = _body(article.text, known, around.passages, "rtl" if article.language in _LEFTWARDS else "auto")
    lang = f' lang="{line(article.language)}"' if article.language else ""
    long = " dl-long" if len(article.text) > LONG else ""
    return (
        f'<article class="dl-article{long}" data-quotes="{len(known)}" data-article="{esc(article.id)}">'
        f"{_head(article, around)}{ways_html(around)}"
        f'<div class="dl-text"{lang}>{body}</div>{cuts_html(article.cuts)}'
        '<div class="dl-raw" hidden></div><div class="dl-leaning" hidden></div></article>'
    )


def _body(text: str, spans: Sequence[Span], passages: Sequence[Span], direction: str) -> str:
    """Return the paragraphs; a quote is looked for only in those that it reaches into."""
    parts, numbers = [], {start: number for number, (start, _) in enumerate(passages, 1)}
    starts = sorted(numbers)
    for start, end in paragraphs(text):
        near = [(number, span) for number, span in enumerate(spans) if span[0] < end and span[1] > start]
        edges = starts[bisect_left(starts, start) : bisect_left(starts, end)]
        parts.append(f'<p dir="{direction}">{_marked(text, (start, end), near, edges, numbers)}</p>')
    return "".join(parts)


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


def _head(article: Article, around: Around) -> str:
    rows = [
        ("outlet", _named(article.outlet) if article.outlet else line(say("article.unknown"))),
        ("published", line(dated(article.published, article.published_basis))),
        ("authors", _named(", ".join(article.authors))),
        ("language", line(language(article.language))),
        ("source", place(article.uri)),
        ("record", line(article.record or "")),
        ("copy_of", _links(around.originals) or (line(say("article.a_copy")) if article.copy_of else "")),
        ("copies", _links(around.copies)),
    ]
    listed = "".join(
        f"<dt>{line(say(f'article.{name}'))}</dt><dd>{value}</dd>" for name, value in rows if value
    )
    title = line(article.title or say("article.untitled"))
    return f'<header><h2 dir="auto">{title}</h2><dl>{listed}</dl></header>'


def _named(text: str) -> str:
    return f'<span dir="auto">{line(text)}</span>' if text.strip() else ""


def _links(cards: Sequence[Card]) -> str:
    """Return links that open other articles."""
    shown = [
        f'<a href="{esc(target(one.id, ()))}">{line(one.title or say("article.untitled"))}</a>'
        + (f" ({line(one.outlet)})" if one.outlet else "")
        for one in cards[:MOST_COPIES]
    ]
    more = len(cards) - MOST_COPIES
    return "<br>".join([*shown, line(say("article.more", count=f"{more:,}"))] if more > 0 else shown)


def _marked(
    text: str,
    within: Span,
    spans: Sequence[tuple[int, Span]],
    borders: Sequence[int],
    numbers: Mapping[int, int],
) -> str:
    """Return `text[start:end]` escaped, cut at every edge of a span, the stretches inside spans marked.

    Where a passage begins stands an empty element that says its number.
    """
    start, end = within
    begun = set(borders)
    edges = {start, end, *begun} | {edge for _, span in spans for edge in span if start < edge < end}
    parts = []
    for left, right in pairwise(sorted(edges)):
        if left in begun:
            parts.append(f'<span class="dl-edge" data-n="{numbers[left]}"></span>')
        parts.append(_stretch(text, left, right, spans))
    return "".join(parts)


def _stretch(text: str, left: int, right: int, spans: Sequence[tuple[int, Span]]) -> str:
    inside = [str(number) for number, (start, end) in spans if start <= left and right <= end]
    shown = esc(text[left:right])
    return f'<mark data-q="{" ".join(inside)}">{shown}</mark>' if inside else shown
