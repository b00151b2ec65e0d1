"""What programs may call: `/ask`, `/search`, `/check`, and the page's own `/article`.

Each checks its input itself, since the wire brings any JSON, and answers with the contract's JSON or one
sentence that says what to change.
"""

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

from answer.question import Question, Turn
from dateline.errors import DatelineError, UsageError
from index.passage import Span
from index.query import Filters
from ui.shapes import check_dict, search_dict
from ui.web.around import around
from ui.web.article_html import article_html, missing_html
from ui.web.runtime import Runtime

if TYPE_CHECKING:
    from answer.check.source import Source
    from answer.check.sources import Given

LONGEST = 4000
"""Characters of a question or query."""
LONGEST_DRAFT = 100_000
"""Characters of a text to check, or of a source."""
MOST_SOURCES = 100
WORDS_OF_TEXT = 12
"""Words from which a source is a text and no name."""
PATIENCE = 120
"""Seconds after which a check is given up."""
MOST_HITS = 100
MOST_TURNS = 200
MOST_NAMES = 1000
MOST_SPANS = 500

Json = dict[str, object]
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")
_SURROGATE = re.compile("[\ud800-\udfff]")
_FIELDS = tuple(field.name for field in fields(Filters))


def ask(runtime: Runtime, question: object, history: object = None, filters: object = None) -> Json:
    """Return the answer to `question` as `ask --json` prints it.

    Raises:
        UsageError: where an argument is not what the contract says, or the question is empty or too long.
    """
    asked = Question(
        read_text(question, "question"), history=read_history(history), filters=read_filters(filters)
    )
    return runtime.engine.ask(asked).as_dict()


def search(runtime: Runtime, query: object, filters: object = None, limit: object = 10) -> Json:
    """Return the passages nearest to `query` as `search --json` prints them (errors as for `ask`)."""
    if isinstance(limit, bool) or not isinstance(limit, int) or not 1 <= limit <= MOST_HITS:
        raise UsageError(
            f"the limit {shown(limit)} is no number of hits", f"give a whole number from 1 to {MOST_HITS}"
        )
    found = runtime.library.search(read_text(query, "query"), limit=limit, filters=read_filters(filters))
    return search_dict(found)


def check(runtime: Runtime, text: object, sources: object = None) -> Json:
    """Return the verdict on each sentence of `text` as `check --json` prints it.

    Args:
        runtime: holds the articles.
        text: what to check.
        sources: None for the whole library; or a list, each the name of an article in it, or a source itself:
            `{"text", "title", "uri"}`, or just its text.

    Raises:
        UsageError: where an argument is not what the contract says, or it takes longer than `PATIENCE`.
    """
    from answer.check.checker import check as check_text
    from answer.check.sources import Stored

    draft = read_text(text, "text", most=LONGEST_DRAFT)
    given = Stored(runtime.library) if sources is None else read_sources(runtime, sources)
    reader = runtime.library.reader
    report = check_text(draft, given, reader, progress=_until(time.monotonic() + PATIENCE))
    return check_dict(report)


def _until(end: float) -> Callable[[object], None]:
    """Return a progress that gives up at a moment of the monotonic clock."""

    def tell(_: object) -> None:
        if time.monotonic() > end:
            raise UsageError(
                f"checking took longer than {PATIENCE} seconds", "send the text in parts, or name its sources"
            )

    return tell


def read_sources(runtime: Runtime, value: object) -> "Given":
    """Return what `sources` names or holds.

    Raises:
        UsageError: it is no list of names and texts, or too long.
        UnknownArticle: a name is that of no article.
    """
    from answer.check.source import Source
    from answer.check.sources import Given

    values = [value] if isinstance(value, str | Mapping) else value
    if not isinstance(values, list) or not values or len(values) > MOST_SOURCES:
        raise UsageError(
            f"the sources {shown(value)} are no list of 1 to {MOST_SOURCES}",
            'give names of articles, or {"text": "…", "title": "…", "uri": "…"}',
        )
    found: list[Source] = []
    for number, one in enumerate(values, 1):
        if isinstance(one, str) and not _is_text(one):
            found += map(Source, runtime.library.article(read_text(one, "source")))
        else:
            found.append(_pasted(one, number))
    return Given(found)


def _is_text(one: str) -> bool:
    """Whether a source is a text and not a name: several lines or sentences of words."""
    return "\n" in one.strip() or len(one.split()) >= WORDS_OF_TEXT


def _pasted(value: object, number: int) -> "Source":
    from answer.check.source import pasted

    given = {"text": value} if isinstance(value, str) else value
    if not isinstance(given, Mapping) or not {"text"} <= set(given) <= {"text", "title", "uri"}:
        raise UsageError(f"source {number} is {shown(value)}", 'give a name, or {"text": "…", "title": "…"}')
    text = read_text(given["text"], f"text of source {number}", most=LONGEST_DRAFT)
    title = read_text(given["title"], f"title of source {number}") if given.get("title") else None
    uri = read_text(given["uri"], f"uri of source {number}") if given.get("uri") else f"source {number}"
    return pasted(text, name=uri, title=title)


def article(runtime: Runtime, name: object, spans: object = "") -> str:
    """Return the view of an article with spans such as "812-921,1200-1300" marked, or why there is none."""
    try:
        named = read_text(name, "article")
        found = runtime.library.article(named)
    except DatelineError as error:
        return missing_html(str(error))
    return article_html(found[0], read_spans(spans), around(runtime.library, found[0]))


def shown(value: object) -> str:
    """Return a short form of a wrong value for an error sentence."""
    said = repr(value)
    return said if len(said) <= 60 else said[:57] + "..."


def read_text(value: object, name: str, most: int = LONGEST) -> str:
    """Return `value` when it is a text with something in it of at most `most` characters.

    JSON can carry half a character (a lone surrogate); no store can, so it becomes U+FFFD.
    """
    if not isinstance(value, str):
        raise UsageError(f"the {name} {shown(value)} is no text", f"give the {name} as a JSON string")
    if not value.strip():
        raise UsageError(f"the {name} is empty", "write at least one word")
    if len(value) > most:
        raise UsageError(
            f"the {name} has {len(value):,} characters and at most {most:,} are read", "shorten it"
        )
    return _whole(value)


def _whole(text: str) -> str:
    return _SURROGATE.sub("\ufffd", text)


def read_history(value: object) -> tuple[Turn, ...]:
    """Return the turns of `[{"question", "answer"}, …]`; None is none."""
    if value is None:
        return ()
    if not isinstance(value, list) or len(value) > MOST_TURNS:
        raise UsageError(
            f"the history {shown(value)} is no list of at most {MOST_TURNS} turns",
            'give [{"question": "…", "answer": "…"}, …]',
        )
    return tuple(_turn(one) for one in value)


def _turn(value: object) -> Turn:
    if isinstance(value, Mapping) and set(value) == {"question", "answer"}:
        question, answer = value["question"], value["answer"]
        if isinstance(question, str) and isinstance(answer, str):
            return Turn(_whole(question), _whole(answer))
    raise UsageError(
        f"the history has a turn {shown(value)}", 'give each as {"question": "…", "answer": "…"}'
    )


def read_filters(value: object) -> Filters:
    """Return the filters of an object with any of the fields of `Filters`; None is none."""
    if value is None:
        return Filters()
    if not isinstance(value, Mapping):
        raise UsageError(f"the filters {shown(value)} are no object", f"give some of {', '.join(_FIELDS)}")
    for name in value:
        if name not in _FIELDS:
            near = get_close_matches(str(name), _FIELDS, n=1, cutoff=0.5)
            hint = f"did you mean {near[0]}" if near else f"known are {', '.join(_FIELDS)}"
            raise UsageError(f"there is no filter {shown(name)}", hint)
    return Filters(
        since=_day(value.get("since"), "since"),
        until=_day(value.get("until"), "until"),
        outlets=read_names(value.get("outlets") or [], "outlets"),
        articles=read_names(value.get("articles") or [], "articles"),
        languages=read_names(value.get("languages") or [], "languages"),
        copies=_flag(value.get("copies"), "copies"),
    )


def _flag(value: object, name: str) -> bool:
    if value is not None and not isinstance(value, bool):
        raise UsageError(f"the filter {name} is {shown(value)}", "give true or false")
    return bool(value)


def _day(value: object, name: str) -> str | None:
    if value is None or value == "":
        return None
    try:
        return date.fromisoformat(value).isoformat() if isinstance(value, str) else _no_day(value, name)
    except ValueError:
        return _no_day(value, name)


def _no_day(value: object, name: str) -> str:
    raise UsageError(f"the filter {name} is {shown(value)}, which is no date", "write it as 2024-06-19")


def read_names(value: object, name: str) -> tuple[str, ...]:
    """Return a list of names; one text alone counts as a list of one."""
    values = [value] if isinstance(value, str) else value
    if (
        not isinstance(values, list)
        or len(values) > MOST_NAMES
        or not all(isinstance(one, str) and one.strip() for one in values)
    ):
        raise UsageError(f"{name} is {shown(value)}", f"give a list of at most {MOST_NAMES} names")
    return tuple(_whole(one) for one in values)


def read_spans(value: object) -> list[Span]:
    """Return the spans of "812-921,1200-1300"; what is no span is passed over."""
    if not isinstance(value, str):
        return []
    parts = value.split(",")[:MOST_SPANS]
    return [(int(m[1]), int(m[2])) for part in parts if (m := _SPAN.fullmatch(part.strip()))]
