"""Whether a gold set is fit to measure with: every line, every quote, and what it shares with other sets."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from dateline.errors import DatelineError
from eval.alike import pairs_alike, shared_quotes, words_of
from eval.articles import Articles
from eval.evidence import check_names_and_quotes
from eval.gold import GoldQuestion, gold_notes, parse_question
from eval.record import RecordError, parse_line, read_text

Kind = Literal["broken", "id", "evidence", "alike", "leak"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be.

    Attributes:
        kind: a line that is no gold question, an id that came before, evidence or scope that is nowhere,
            a question asked nearly so before, or something that another set has too.
        line: in the file, from 1.
        id: of the question; None where it cannot be read.
        sentence: what it is, and the remedy.
    """

    kind: Kind
    line: int
    id: str | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Validated:
    """A gold set looked through; `questions` counts the good ones, `notes` are no findings."""

    path: str
    questions: int
    findings: tuple[Finding, ...]
    notes: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        """Return the object of `eval validate --json`."""
        return {"valid": not self.findings} | asdict(self)


@dataclass(frozen=True, slots=True)
class _Row:
    """A good line."""

    line: int
    question: GoldQuestion


def validate(path: Path, against: Sequence[Path], articles: Articles) -> Validated:
    """Look a gold set through.

    Args:
        path: of the set.
        against: sets that it should share nothing with.
        articles: where evidence and scope are looked up; without their texts nothing is said of them.

    Raises:
        DatelineError: where a file is missing, not UTF-8 or empty, or one of `against` is no gold set.
    """
    findings: list[Finding] = []
    rows = _rows(path, findings)
    findings += [found for row in rows for found in _evidence(row, articles)]
    findings += _alike(rows)
    for other in against:
        broken: list[Finding] = []
        others = _rows(other, broken)
        if broken:
            what = broken[0].sentence.partition("; ")[0]
            raise RecordError(what, f"mend it first: dateline eval validate {other}")
        findings += _leaks(rows, others, other)
    findings.sort(key=lambda one: one.line)
    notes = gold_notes([row.question for row in rows])
    if not articles.at_hand:
        notes += ("Evidence was not looked up: name the library with --home.",)
    return Validated(str(path), len(rows), tuple(findings), notes)


def _rows(path: Path, findings: list[Finding]) -> list[_Row]:
    """Return the good lines; what is wrong with the others goes into `findings`."""
    text, _ = read_text(path)
    rows: list[_Row] = []
    first: dict[str, int] = {}
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not lines:
        raise DatelineError(f"'{path}' holds no question", "write one gold question a line")
    for number, line in lines:
        try:
            question = parse_question(parse_line(line, f"line {number} of '{path.name}'"))
        except RecordError as error:
            findings.append(Finding("broken", number, None, f"{error.what}; {error.remedy}."))
            continue
        if question.id in first:
            what = f"line {number} of '{path.name}' has the id '{question.id}' of line {first[question.id]}"
            findings.append(
                Finding("id", number, question.id, f"{what}; give each question an id of its own.")
            )
        first.setdefault(question.id, number)
        rows.append(_Row(number, question))
    return rows


def _evidence(row: _Row, articles: Articles) -> Iterator[Finding]:
    for sentence in check_names_and_quotes([row.question], articles):
        remedy = "copy its words from the article" if "is nowhere" in sentence else "name an article of it"
        yield Finding(
            "evidence", row.line, row.question.id, f"line {row.line}: {sentence.rstrip('.')}; {remedy}."
        )


def _alike(rows: Sequence[_Row]) -> Iterator[Finding]:
    words = [words_of(row.question) for row in rows]
    for earlier, later in pairs_alike(words):
        one, other = rows[later], rows[earlier]
        what = f"line {one.line} ('{one.question.id}') asks nearly what line {other.line} does"
        shown = f"“{_short(one.question.question)}” and “{_short(other.question.question)}”"
        yield Finding(
            "alike",
            one.line,
            one.question.id,
            f"{what}: {shown}; drop one of them, or ask about another thing.",
        )


def _leaks(rows: Sequence[_Row], others: Sequence[_Row], path: Path) -> Iterator[Finding]:
    asked = set(
        pairs_alike([words_of(row.question) for row in rows], [words_of(row.question) for row in others])
    )
    for place, other in sorted(asked):
        yield _leak(rows[place], others[other], path, "asks nearly what", "does")
    pairs = shared_quotes([row.question for row in rows], [row.question for row in others])
    for place, other in pairs:
        if (place, other) not in asked:
            yield _leak(rows[place], others[other], path, "has evidence of which", "has words too")


def _leak(one: _Row, other: _Row, path: Path, verb: str, end: str) -> Finding:
    what = f"line {one.line} ('{one.question.id}') {verb} line {other.line} of '{path.name}' {end}"
    return Finding("leak", one.line, one.question.id, f"{what}; keep it in one of the two sets.")


def _short(text: str, limit: int = 80) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
