"""What programs may call: `/ask`, `/search`, `/check`, and the page's own `/article`.

Each checks its input itself, since the wire brings any JSON, and answers with the contract's JSON or one
sentence that says what to change.
"""

import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from difflib import get_close_matches

from answer.question import Question, Turn
from dateline.errors import DatelineError, UsageError
from index.passage import Span
from index.query import Filters
from ui.shapes import search_dict
from ui.web.article_html import article_html, missing_html
from ui.web.runtime import Runtime

LONGEST = 4000
"""Characters of a question or query."""
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


def check(text: object, sources: object = None) -> Json:
    """Refuse politely: checking a text is not built yet."""
    read_text(text, "text", most=1_000_000)
    if sources is not None:
        read_names(sources, "sources")
    raise DatelineError(
        "checking a text against the articles is not part of this version",
        "use /ask, whose statements carry their quotes",
    )


def article(runtime: Runtime, name: object, spans: object = "") -> str:
    """Return the view of an article with spans such as "812-921,1200-1300" marked, or why there is none."""
    try:
        named = read_text(name, "article")
        found = runtime.library.article(named)
    except DatelineError as error:
        return missing_html(str(error))
    return article_html(found[0], read_spans(spans))


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
