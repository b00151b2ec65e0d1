"""What was found about one sentence, as HTML: verdict, reasons, claims, differing words, evidence."""

from collections.abc import Sequence
from itertools import groupby

from answer.check.report import Checked, Claim, Evidence
from eval.worddiff import Piece
from ingest.article import Article
from ui.dates import day
from ui.web.check.evidence import Altered, Found, spans_in, surroundings
from ui.web.cite import target
from ui.web.html import line, place, shortened
from ui.web.say import say
from ui.web.verdict_html import mark_html

SENTENCE = 400
"""Characters of the sentence that its note repeats."""
QUOTES = 3
"""Quotes that are shown at first; the others on demand."""
QUOTE = 420
"""Characters of a quote of an article that can be opened."""
AROUND = 240
"""Characters of a pasted source on either side of a quote."""


def note_html(found: Found, number: int) -> str:
    """Return the note on sentence `number`, from 0."""
    one = found.report.statements[number]
    inner = (
        _head(one, number, found)
        + _reasons(one)
        + "".join(map(_difference, found.altered.get(number, ())))
        + _better(one, found)
        + _claims(one.claims)
        + _evidence(one, found)
    )
    return f'<article class="dl-note-card" data-verdict="{line(one.verdict)}">{inner}</article>'


def _head(one: Checked, number: int, found: Found) -> str:
    at = line(say("check.place", number=number + 1, count=len(found.report.statements)))
    said = line(shortened(found.plain.get(number, one.text), SENTENCE))
    cites = ""
    if one.citations:
        cites = f'<p class="dl-note-cites">{line(say("check.cites", marks=", ".join(one.citations)))}</p>'
    return (
        f'<p class="dl-note-place">{at}</p><h3>{mark_html(one.verdict)}</h3>'
        f'<p class="dl-note-meaning">{line(say(f"check.meaning_{one.verdict}"))}</p>'
        f'<p class="dl-note-said" dir="auto">{said}</p>{cites}'
    )


def _reasons(one: Checked) -> str:
    rows = "".join(f'<li dir="auto">{line(_sentence(reason))}</li>' for reason in one.reasons)
    return f'<h4>{line(say("check.reasons"))}</h4><ul class="dl-note-reasons">{rows}</ul>' if rows else ""


def _sentence(reason: str) -> str:
    """Return a reason as a sentence: a capital, unless it begins with a quotation, and a full stop."""
    stop = "" if reason.rstrip("”’\"'")[-1:] in {".", "!", "?", "…"} else "."
    return f"{reason[:1].upper()}{reason[1:]}{stop}"


def _difference(one: Altered) -> str:
    return (
        f'<h4>{line(say("check.difference"))}</h4><dl class="dl-note-words">'
        f'<dt>{line(say("check.as_quoted"))}</dt><dd dir="auto">{_pieces(one.said, "del")}</dd>'
        f'<dt>{line(say("check.as_written"))}</dt><dd dir="auto">{_pieces(one.found, "ins")}</dd></dl>'
    )


def _pieces(pieces: Sequence[Piece], tag: str) -> str:
    """Return pieces with those that differ in `tag`, white space kept outside of it."""
    shown = []
    for piece in pieces:
        words = piece.text.strip()
        space = " " if piece.text[:1].isspace() else ""
        shown.append(
            f"{space}<{tag}>{line(words)}</{tag}>" if piece.differs and words else space + line(words)
        )
    return "".join(shown)


def _better(one: Checked, found: Found) -> str:
    if one.better_source is None:
        return ""
    ids = [e.article for e in one.evidence if e.uri == one.better_source]
    article = found.articles.get(ids[0]) if ids else None
    if article is None:
        named = place(one.better_source)
    elif found.opens:
        link = target(article.id, spans_in(one, article.id))
        opened = f'<a class="dl-open" dir="auto" href="{link}">{_title(article)}</a>'
        named = f"{opened} <span>{_about(article)}</span>"
    else:
        named = f"<strong>{_title(article)}</strong>"
    return f'<h4>{line(say("check.better"))}</h4><p class="dl-note-better">{named}</p>'


def _claims(claims: Sequence[Claim]) -> str:
    if len(claims) < 2:
        return ""
    rows = "".join(
        f'<li><span dir="auto">{line(one.text)}</span> {mark_html(one.verdict)}</li>' for one in claims
    )
    return f'<h4>{line(say("check.claims"))}</h4><ul class="dl-note-claims">{rows}</ul>'


def _evidence(one: Checked, found: Found) -> str:
    if not one.evidence:
        return f'<p class="dl-hint">{line(say("check.no_evidence"))}</p>'
    shown, rest = one.evidence[:QUOTES], one.evidence[QUOTES:]
    more = ""
    if rest:
        word = line(say("check.more_evidence", count=len(rest)))
        more = f"<details><summary>{word}</summary>{_by_article(one, rest, found)}</details>"
    return f"<h4>{line(say('check.evidence'))}</h4>{_by_article(one, shown, found)}{more}"


def _by_article(one: Checked, evidence: Sequence[Evidence], found: Found) -> str:
    groups = groupby(evidence, key=lambda e: e.article)
    return "".join(_of_article(one, list(quotes), found.articles.get(name), found) for name, quotes in groups)


def _of_article(one: Checked, quotes: Sequence[Evidence], article: Article | None, found: Found) -> str:
    if article is None:
        head = place(quotes[0].uri)
        rows = [f"<li><q>{line(shortened(e.quote, QUOTE))}</q></li>" for e in quotes]
    elif found.opens:
        head = f'<strong dir="auto">{_title(article)}</strong> <span>{_about(article)}</span>'
        rows = [_link(one, e) for e in quotes]
    else:
        head = f'<strong dir="auto">{_title(article)}</strong>'
        rows = [_inline(e, article) for e in quotes]
    return (
        f'<section class="dl-note-source"><p>{head}</p><ul class="dl-quotes">{"".join(rows)}</ul></section>'
    )


def _link(one: Checked, evidence: Evidence) -> str:
    """Return a quote that opens its article at these words, its others marked beside them."""
    spans = spans_in(one, evidence.article)
    link = target(evidence.article, spans, spans.index((evidence.start, evidence.end)))
    return (
        f'<li><a class="dl-quote" dir="auto" href="{link}">{line(shortened(evidence.quote, QUOTE))}</a></li>'
    )


def _inline(evidence: Evidence, article: Article) -> str:
    """Return a quote in the words around it, of a source that the library does not have."""
    before, words, behind = surroundings(article.text, evidence.start, evidence.end, AROUND)
    return (
        f'<li class="dl-note-inline" dir="auto">{line(before)} <mark>{line(words)}</mark> {line(behind)}</li>'
    )


def _title(article: Article) -> str:
    return line(shortened(article.title or article.uri.rpartition("/")[2] or say("check.untitled"), 140))


def _about(article: Article) -> str:
    """Return outlet and day of an article."""
    outlet = f"<bdi>{line(article.outlet)}</bdi>, " if article.outlet else ""
    return f"{outlet}{line(day(article.published))}"
