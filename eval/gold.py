"""Gold questions: what is asked, and what an answer is judged by."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from answer.question import Question, Turn
from dateline.errors import DatelineError
from eval.record import Record, RecordError, parse_lines, read_text
from index.query import Filters

TYPES = (
    "fact", "attribution", "metadata", "multi", "conflict", "temporal", "followup", "false_premise",
    "unanswerable",
)  # fmt: skip
UNTYPED = "untyped"
"""What a question without a type is counted under."""

_FIELDS = frozenset(
    (
        "id", "type", "question", "history", "answer", "aliases", "must_say", "must_not_say", "evidence",
        "all_evidence", "scope", "asked", "choices", "answer_index",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of an article that bear the answer out.

    `article` is any of its names: id, uri, file name or record id. `quote` may be empty: the article alone.
    """

    article: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """One gold question; the contract's fields under the contract's names.

    Attributes:
        id: unique within its set.
        question: what is asked.
        type: one of `TYPES`, a type of somebody else's, or `untyped`.
        history: earlier turns, oldest first.
        answer: the expected answer in words, or None.
        aliases: other ways to put `answer`.
        must_say: each inner tuple needs one of its words in the answer.
        must_not_say: words that the answer must not hold.
        evidence: where the answer stands.
        all_evidence: every article of `evidence` is needed; otherwise any one will do.
        scope: names of the only articles to search; empty is all.
        asked: ISO date on which it was asked.
        choices: answers to choose from.
        answer_index: the right one of `choices`, from 0.
        extra: names of the fields that are not ours, kept as they came, by name.
    """

    id: str
    question: str
    type: str = UNTYPED
    history: tuple[Turn, ...] = ()
    answer: str | None = None
    aliases: tuple[str, ...] = ()
    must_say: tuple[tuple[str, ...], ...] = ()
    must_not_say: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    all_evidence: bool = False
    scope: tuple[str, ...] = ()
    asked: str | None = None
    choices: tuple[str, ...] = ()
    answer_index: int | None = None
    extra: dict[str, object] = field(default_factory=dict)

    @property
    def unanswerable(self) -> bool:
        """Whether the sources are known not to answer it."""
        return self.type == "unanswerable"

    @property
    def several_sources(self) -> bool:
        """Whether several sources must speak for a full answer."""
        articles = {item.article for item in self.evidence}
        return self.all_evidence or len(articles) > 1 or self.type in {"multi", "conflict"}


@dataclass(frozen=True, slots=True)
class GoldSet:
    """A file of gold questions, in its order.

    `sha256` is the file's; `notes` are sentences for the user about fields and types that are not ours.
    """

    path: str
    sha256: str
    questions: tuple[GoldQuestion, ...]
    notes: tuple[str, ...] = ()


def to_question(gold: GoldQuestion) -> Question:
    """Return what the answerer may see of a gold question: id, question, history, scope, asked, choices."""
    return Question(
        text=gold.question,
        id=gold.id,
        history=gold.history,
        filters=Filters(articles=gold.scope),
        asked=gold.asked,
        choices=gold.choices,
    )


def read_gold(path: Path | str) -> GoldSet:
    """Read and check a file of gold questions, one JSON object a line.

    Raises:
        DatelineError: where the file is missing, empty or not UTF-8, or a line is not a gold question; the
            error names the line, what is wrong with it, and the remedy.
    """
    path = Path(path)
    text, raw = read_text(path)
    questions: list[GoldQuestion] = []
    first_line: dict[str, int] = {}
    for number, record in parse_lines(text, path.name):
        question = parse_question(record)
        if question.id in first_line:
            raise RecordError(
                f"{record.where} has the id '{question.id}' of line {first_line[question.id]}",
                "give each question an id of its own",
            )
        first_line[question.id] = number
        questions.append(question)
    if not questions:
        raise DatelineError(f"'{path}' holds no question", "write one gold question a line")
    return GoldSet(str(path), hashlib.sha256(raw).hexdigest(), tuple(questions), gold_notes(questions))


def parse_question(record: Record) -> GoldQuestion:
    """Return the gold question that a JSON object holds.

    Raises:
        RecordError: where a field is missing or of another type than the contract gives it.
    """
    choices = record.texts("choices")
    return GoldQuestion(
        id=record.required_text("id"),
        question=record.required_text("question"),
        type=record.text("type") or UNTYPED,
        history=tuple(
            Turn(turn.required_text("question"), turn.text("answer") or "")
            for turn in record.records("history")
        ),
        answer=record.text("answer"),
        aliases=record.texts("aliases"),
        must_say=_must_say(record),
        must_not_say=_must_not_say(record),
        evidence=tuple(
            Evidence(item.required_text("article"), item.text("quote") or "")
            for item in record.records("evidence")
        ),
        all_evidence=record.flag("all_evidence"),
        scope=record.texts("scope"),
        asked=_asked(record),
        choices=choices,
        answer_index=_answer_index(record, len(choices)),
        extra={name: value for name, value in record.data.items() if name not in _FIELDS},
    )


def _must_say(record: Record) -> tuple[tuple[str, ...], ...]:
    value = record.data.get("must_say") or []
    wanted = "a list of lists of words, none of them empty"
    if not isinstance(value, list):
        raise record.wrong("must_say", wanted)
    groups = []
    for group in value:
        if not isinstance(group, list) or not group or not all(_is_words(term) for term in group):
            raise record.wrong("must_say", wanted)
        groups.append(tuple(group))
    return tuple(groups)


def _must_not_say(record: Record) -> tuple[str, ...]:
    """Read a list of words; lists of words, as `must_say` has them, are taken as one."""
    value = record.data.get("must_not_say") or []
    if not isinstance(value, list):
        raise record.wrong("must_not_say", "a list of words")
    terms: list[str] = []
    for item in value:
        terms.extend(item if isinstance(item, list) else [item])
    if not all(_is_words(term) for term in terms):
        raise record.wrong("must_not_say", "a list of words")
    return tuple(terms)


def _is_words(term: object) -> bool:
    return isinstance(term, str) and bool(term.strip())


def _asked(record: Record) -> str | None:
    value = record.text("asked")
    if value is None:
        return None
    try:
        datetime.fromisoformat(value)
    except ValueError as error:
        raise record.wrong("asked", "an ISO date such as 2025-03-20") from error
    return value


def _answer_index(record: Record, choices: int) -> int | None:
    value = record.number("answer_index")
    if value is not None and not 0 <= value < choices:
        raise record.wrong("answer_index", f"the place, from 0, of one of the {choices} choices")
    return value


def gold_notes(questions: Sequence[GoldQuestion]) -> tuple[str, ...]:
    """Say which fields and types are not ours, and how often they come."""
    fields: dict[str, int] = {}
    types: dict[str, int] = {}
    for question in questions:
        for name in question.extra:
            fields[name] = fields.get(name, 0) + 1
        if question.type not in TYPES and question.type != UNTYPED:
            types[question.type] = types.get(question.type, 0) + 1
    notes = [
        f"Unknown field '{name}' in {n} of {len(questions)} questions is kept and not used."
        for name, n in fields.items()
    ]
    notes += [
        f"Unknown type '{name}' of {n} questions is counted under its own name." for name, n in types.items()
    ]
    return tuple(notes)
