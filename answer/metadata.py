"""Questions about an article itself: when it was published, who wrote it, where it stood."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from answer.evidence import Sentence
from answer.spans import dates_in
from answer.understanding import Understood
from ingest.article import Article

About = Literal["date", "author", "outlet"]

_PUBLISHED = re.compile(r"\b(?:publish|publication|posted|printed|dated\b|released)", re.IGNORECASE)
_WROTE = re.compile(
    r"\b(?:who wrote|whose byline|byline|author|penned|written by|wrote the)\b", re.IGNORECASE
)
_CARRIED = re.compile(r"\b(?:publish|printed|carried|carry|ran|stand|stood|appear)", re.IGNORECASE)
_ARTICLE = re.compile(
    r"\b(?:article|report|story|piece|interview|headline|column|read|text|news|page)\b", re.IGNORECASE
)
_BASIS = {
    "metadata": "by the page's metadata",
    "dateline": "by its dateline",
    "url": "by its address",
    "text": "by its own text",
    "file": "by its file",
}
_HEAD = 6  # sentences at the head of an article among which its date line is looked for


def about(question: Understood) -> About | None:
    """Which fact about an article the question asks for, if it asks for one."""
    text = question.text
    if _WROTE.search(text):
        return "author"
    if question.wants == "date" and _PUBLISHED.search(text):
        return "date"
    if question.wants == "outlet" and _CARRIED.search(text) and _ARTICLE.search(text):
        return "outlet"
    return "date" if re.search(r"\bpublication date\b", text, re.IGNORECASE) else None


@dataclass(frozen=True, slots=True)
class Told:
    """What an article tells about itself: the value, our words before the quote, the sentence to quote."""

    value: str
    label: str
    sentence: Sentence


def tell(what: About, article: Article, sentences: Sequence[Sentence]) -> Told | None:
    """Return what the article tells, or None where it does not: a date is never guessed."""
    if not sentences:
        return None
    head = sentences[0]
    if what == "date" and article.published:
        day = spoken_date(article.published)
        line = next((s for s in sentences[:_HEAD] if dates_in(s.text)), head)
        return Told(day, f"Published {day}, {_BASIS.get(article.published_basis, 'undated')}:", line)
    if what == "author" and article.authors:
        names = " and ".join(article.authors)
        return Told(names, f"By {names}:", head)
    if what == "outlet" and article.outlet:
        return Told(article.outlet, f"{article.outlet}:", head)
    return None


def spoken_date(published: str) -> str:
    """Return an ISO date or date and time as people say it: "19 June 2024"."""
    day = date.fromisoformat(published[:10])
    return f"{day.day} {day:%B %Y}"
