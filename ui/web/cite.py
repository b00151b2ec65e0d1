"""Where a citation chip leads: an article, the spans of its quotes, and the one to show first.

The chat's sanitiser drops every `data-` attribute and keeps a fragment link, so the target travels in it:
`#dl/<article>/<start>-<end>,<start>-<end>/<index>`. `assets/panel.js` reads the same grammar.
"""

from collections.abc import Sequence
from urllib.parse import quote

from answer.answer import Source
from index.passage import Span


def target(article: str, spans: Sequence[Span], shown: int = 0) -> str:
    """Return the fragment that opens `article` with `spans` marked and the one at `shown` in view."""
    marks = ",".join(f"{start}-{end}" for start, end in spans)
    return f"#dl/{quote(article, safe='')}/{marks}/{shown}"


def source_target(source: Source, statement: int | None = None) -> str:
    """Return the fragment for `source`, at the first quote that carries the statement of that index."""
    carrying = (place for place, quote in enumerate(source.quotes) if quote.statement == statement)
    return target(source.article, [(q.start, q.end) for q in source.quotes], next(carrying, 0))
