"""Rows of `desk.sqlite3` as values."""

import json
import sqlite3
from collections.abc import Mapping

from answer.answer import Answer
from answer.answer_json import NoAnswer, read_answer
from ui.desk.values import Conversation, Entry, Leaning, Summary


def entry_of(row: sqlite3.Row, conversation: str) -> Entry:
    """Return the entry in a row of `entries`."""
    return Entry(
        id=row["id"],
        conversation=conversation,
        question=row["question"],
        filters=json.loads(row["filters"]),
        state=row["state"],
        answer=_answer(row["answer"]),
        sentence=row["sentence"],
        asked=row["asked"],
        ended=row["ended"],
        rating=row["rating"],
        reason=row["reason"],
    )


def conversation_of(row: sqlite3.Row, entries: list[sqlite3.Row]) -> Conversation:
    """Return the conversation in a row of `conversations`, with its entries."""
    return Conversation(
        id=row["id"],
        name=row["name"],
        started=row["started"],
        touched=row["touched"],
        entries=tuple(entry_of(one, row["id"]) for one in entries),
        token=row["token"],
    )


def summary_of(row: sqlite3.Row) -> Summary:
    """Return a line of the list."""
    return Summary(
        row["id"], row["name"], row["started"], row["touched"], row["entries"], row["token"] is not None
    )


def leaning_of(row: sqlite3.Row) -> Leaning:
    """Return an answer that cites an article."""
    return Leaning(row["conversation"], row["name"], row["id"], row["question"], row["asked"])


def written(answer: Answer | None) -> str | None:
    """Return an answer as it is kept: JSON in ASCII, since half a surrogate pair has no UTF-8."""
    return None if answer is None else json.dumps(answer.as_dict())


def written_filters(filters: Mapping[str, object]) -> str:
    """Return filters as they are kept."""
    return json.dumps(dict(filters))


def _answer(text: str | None) -> Answer | None:
    """Return an answer that was kept; one of a version that wrote it otherwise is not shown."""
    try:
        return None if text is None else read_answer(json.loads(text))
    except NoAnswer:
        return None
