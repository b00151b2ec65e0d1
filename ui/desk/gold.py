"""Judged answers as gold questions, collected in `gold/candidates.jsonl` of the library's home."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

from answer.answer import Answer
from dateline.errors import DatelineError, UsageError
from eval.gold import GoldQuestion, read_gold
from index.database import GOLD
from ui.desk.errors import UnusableDesk
from ui.desk.store import Desk
from ui.desk.values import Conversation, Entry

CANDIDATES = "candidates.jsonl"
PATIENCE = 10.0
"""Seconds that a candidate waits for another to be written."""


def keep_candidate(desk: Desk, owner: str, entry: str) -> GoldQuestion:
    """Append an entry to the candidates, once however often it is asked for, and return what stands there.

    Raises:
        NoEntry: there is none, or it is not this owner's.
        UsageError: it has not been rated, and what was good or bad about it is not known.
        DatelineError: the file is there and is no file of gold questions, or cannot be written.
    """
    kept = desk.entry(owner, entry)
    if kept.rating is None:
        raise UsageError("the answer has not been rated", "say first whether it is helpful")
    line = gold_line(desk.conversation(owner, kept.conversation), kept)
    path = desk.home / GOLD / CANDIDATES
    try:
        return _append(path, line)
    except OSError as error:
        raise UnusableDesk(path, error.strerror or str(error)) from error


def candidates(home: Path) -> tuple[GoldQuestion, ...]:
    """Return what has been collected so far.

    Raises:
        DatelineError: the file is no file of gold questions.
    """
    path = home / GOLD / CANDIDATES
    return read_gold(path).questions if path.exists() else ()


def gold_line(conversation: Conversation, entry: Entry) -> dict[str, object]:
    """Return an entry as a gold question; who asked it is not in it.

    An answer found helpful gives the expected answer and its evidence, a helpful refusal an unanswerable
    question. Of an answer found wrong only the question is gold: what was said stands under `rejected`. The
    fields `rating`, `reason`, `outcome`, `narrowed` and `rejected` are not the contract's, and are kept.
    """
    earlier = tuple(_earlier(conversation, entry))
    line: dict[str, object] = {"id": f"desk-{entry.id}", "question": entry.question}
    if earlier:
        line["history"] = [{"question": one.question, "answer": _said(one.answer)} for one in earlier]
    good = entry.answer is not None and entry.rating == "up"
    if kind := _type(entry, followup=bool(earlier)):
        line["type"] = kind
    if good and entry.answer and entry.answer.statements:
        line |= {"answer": entry.answer.short or _said(entry.answer), "evidence": _evidence(entry.answer)}
    if scope := entry.filters.get("articles"):
        line["scope"] = scope
    if others := {name: value for name, value in entry.filters.items() if name != "articles"}:
        line["narrowed"] = others
    line |= {"rating": entry.rating, "reason": entry.reason}
    if entry.answer is not None:
        line["outcome"] = entry.answer.outcome
        if not good:
            line["rejected"] = {"answer": _said(entry.answer), "evidence": _evidence(entry.answer)}
    return line


def _earlier(conversation: Conversation, entry: Entry) -> Iterator[Entry]:
    """Yield the turns that a follow-up could refer to: those with a whole answer."""
    for one in conversation.entries:
        if one.id == entry.id:
            return
        if one.state == "done" and one.answer is not None:
            yield one


def _type(entry: Entry, *, followup: bool) -> str | None:
    """Return the type as far as it is known; of what was answered wrongly it is not."""
    if entry.answer is not None and entry.rating == "up":
        if entry.answer.outcome == "not_in_sources":
            return "unanswerable"
        if entry.answer.outcome == "conflicting":
            return "conflict"
    return "followup" if followup else None


def _said(answer: Answer | None) -> str:
    if answer is None:
        return ""
    return " ".join(statement.text for statement in answer.statements) or answer.short or ""


def _evidence(answer: Answer) -> list[dict[str, str]]:
    """Return each quote once, under the id of its article."""
    quotes = ((source.article, quote.text) for source in answer.sources for quote in source.quotes)
    return [{"article": article, "quote": quote} for article, quote in dict.fromkeys(quotes)]


def _append(path: Path, line: dict[str, object]) -> GoldQuestion:
    """Add a line to the file unless one with its id is there; whoever is killed leaves the file as it was."""
    from filelock import FileLock, Timeout

    path.parent.mkdir(exist_ok=True)
    try:
        with FileLock(path.with_suffix(".lock"), timeout=PATIENCE):
            before = read_gold(path).questions if path.exists() else ()
            known = [one for one in before if one.id == line["id"]]
            return known[0] if known else _replace(path, line)
    except Timeout as error:
        raise DatelineError(f"somebody else is writing '{path}'", "try again in a moment") from error


def _replace(path: Path, line: dict[str, object]) -> GoldQuestion:
    """Write the file with one line more, once its own reader has read all of it."""
    beside = path.with_suffix(".new")
    old = path.read_bytes().rstrip() + b"\n" if path.exists() else b""
    try:
        with beside.open("wb") as out:
            out.write(old + _json(line) + b"\n")
            out.flush()
            os.fsync(out.fileno())
        gold = read_gold(beside).questions[-1]
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return gold


def _json(line: dict[str, object]) -> bytes:
    try:
        return json.dumps(line, ensure_ascii=False).encode()
    except UnicodeEncodeError:  # half a surrogate pair, which JSON can escape and UTF-8 cannot hold
        return json.dumps(line).encode()
