"""Questions about an article itself: when it was published, who wrote it, where it stood."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from answer.answer import Answer, Quote, Statement
from answer.compose import source
from answer.evidence import Sentence
from answer.found import Found
from answer.spans import dates_in
from answer.tokens import tokens
from answer.understanding import Understood
from dateline.written import written
from ingest.article import Article

About = Literal["date", "author", "outlet"]

_PUBLISHED = re.compile(r"\b(?:publish|publication|posted|printed|dated\b)", re.IGNORECASE)
_DATE_OF = re.compile(r"\b(?:publication date|date (?:of|on) (?:the|this)\b)", re.IGNORECASE)
_WROTE = re.compile(r"\b(?:wrote|penned|written|author)\b", re.IGNORECASE)
_BYLINE = re.compile(r"\bbyline\b", re.IGNORECASE)
_CARRIED = re.compile(
    r"\b(?:publish\w*|print(?:s|ed)?|carr(?:y|ies|ied)|runs?|ran|stands?|stood|appear\w*)\b", re.IGNORECASE
)
_ARTICLE = re.compile(
    r"\b(?:article|report|story|piece|interview|headline|column|editorial|commentary|op-ed|long read"
    r"|news|page)\b",
    re.IGNORECASE,
)
_BASIS = {
    "metadata": "by the page's metadata",
    "dateline": "by its dateline",
    "url": "by its address",
    "text": "by its own text",
    "file": "by its file",
}
_MATTER = 0.3  # of the question's plain words, for an article of the outlet that it names to be meant
_THE = re.compile(r"^the ")
_HEAD = 6  # sentences at the head of an article among which its date line is looked for


def about(question: Understood) -> About | None:
    """Which fact about an article the question asks for, if it asks for one.

    It has to speak of an article: who wrote a bill, or when a list was published, the text tells.
    """
    text = question.text
    if not _ARTICLE.search(text):
        return None
    if _BYLINE.search(text) or (question.wants == "person" and _WROTE.search(text)):
        return "author"
    if question.wants == "outlet" and _CARRIED.search(text):
        return "outlet"
    asks_date = _DATE_OF.search(text) or (question.wants == "date" and _PUBLISHED.search(text))
    return "date" if asks_date else None


@dataclass(frozen=True, slots=True)
class Told:
    """What an article tells about itself: the value, our words before the quote, the sentence to quote."""

    value: str
    label: str
    sentence: Sentence


def about_article(found: Found, article: str) -> Answer | None:
    """Say what this article tells about itself, beside the words quoted; None where it is silent."""
    what = about(found.understood)
    if what is None:
        return None
    told = tell(what, found.articles[article], found.whole[article])
    if told is None:
        return None
    quote = Quote(told.sentence.text, told.sentence.start, told.sentence.end, 0)
    statement = Statement(text=told.sentence.text, citations=(1,), score=1.0, label=told.label)
    cited = (source(1, found.articles[article], (quote,)),)
    return found.answer("answered", (statement,), cited, short=told.value)


def of_outlet(found: Found) -> str | None:
    """Return the article that is asked about by its outlet and its matter ("the Courier on ferries").

    Its own text seldom names its outlet, so that nothing in it may seem to bear on the question.
    """
    asked = f" {_plain(found.understood.text)} "
    own = {
        id_
        for id_, article in found.articles.items()
        if article.outlet and f" {_THE.sub('', _plain(article.outlet))} " in asked
    }
    meant = (s for s in found.ranked if s.sentence.article in own and (s.content or 0.0) >= _MATTER)
    best = next(meant, None)
    return None if best is None else best.sentence.article


def _plain(text: str) -> str:
    return " ".join(word.normal for word in tokens(text))


def tell(what: About, article: Article, sentences: Sequence[Sentence]) -> Told | None:
    """Return what the article tells, or None where it does not: a date is never guessed."""
    if not sentences:
        return None
    head = sentences[0]
    if what == "date" and article.published:
        day = spoken_date(article.published)
        line = next((s for s in sentences[:_HEAD] if _holds(s, article.published)), head)
        return Told(day, f"Published {day}, {_BASIS.get(article.published_basis, 'undated')}:", line)
    if what == "author" and article.authors:
        names = " and ".join(article.authors)
        return Told(names, f"By {names}:", head)
    if what == "outlet" and article.outlet:
        return Told(article.outlet, f"{article.outlet}:", head)
    return None


def _holds(sentence: Sentence, published: str) -> bool:
    """Whether a sentence has the day of this ISO date, written with the name of its month or in figures."""
    day = date.fromisoformat(published[:10])
    month = day.strftime("%b").casefold()
    spelt = any(
        month in found.casefold() and str(day.day) in re.findall(r"[1-9]\d*", found)
        for found in dates_in(sentence.text)
    )
    return spelt or published[:10] in sentence.text


def spoken_date(published: str) -> str:
    """Return an ISO date or date and time as people say it: "19 June 2024"."""
    day = date.fromisoformat(published[:10])
    return written(day)
