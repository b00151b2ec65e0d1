"""Answers that were rated in the chat, as questions that may become gold once a person has looked at them.

The chat appends to `candidates.jsonl`; nothing here changes that file. What became of a candidate is appended
to a file of ours, so that two writers never rewrite each other's lines.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dateline.digest import digest
from dateline.errors import DatelineError, UsageError
from eval.gold import TYPES, UNTYPED
from eval.record import Record, RecordError, parse_line
from ui.web.evaluation.sets import CANDIDATES, GoldSets
from ui.web.programs import shown
from ui.web.say import say

FIELDS = (
    "id", "type", "question", "history", "answer", "aliases", "must_say", "must_not_say", "evidence",
    "all_evidence", "scope", "asked", "choices", "answer_index",
)  # fmt: skip
"""What of a candidate a gold question has; the rest tells where it comes from."""
Fate = Literal["open", "accepted", "rejected"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One line of the file; `key` is a hash of it."""

    key: str
    data: Mapping[str, object]

    def text(self, name: str) -> str:
        """Return a field where it is a text, else nothing."""
        value = self.data.get(name)
        return value if isinstance(value, str) else ""

    def must_say(self) -> list[list[str]]:
        """Return the groups of words, those that are such."""
        value = self.data.get("must_say")
        groups = value if isinstance(value, list) else []
        return [[str(term) for term in group] for group in groups if isinstance(group, list)]

    def evidence(self) -> list[tuple[str, str]]:
        """Return the articles and their words, those that are such."""
        value = self.data.get("evidence")
        pairs = [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
        return [(str(one.get("article") or ""), str(one.get("quote") or "")) for one in pairs]


class Candidates:
    """The candidates of one library."""

    def __init__(self, sets: GoldSets) -> None:
        self._sets = sets
        self.path = sets.folder / f"{CANDIDATES}.jsonl"
        self._fates = sets.folder / ".decided.jsonl"

    def open(self) -> list[Candidate]:
        """Return those that nobody has decided on, oldest first; a broken line is passed over."""
        fates = self._decided()
        found = {one.key: one for one in map(_candidate, _lines(self.path)) if one is not None}
        return [one for one in found.values() if fates.get(one.key, "open") == "open"]

    def find(self, key: object) -> Candidate:
        """Return the candidate of that key.

        Raises:
            UsageError: when there is none, or it was decided on.
        """
        for one in self.open():
            if one.key == key:
                return one
        raise UsageError(say("evaluation.no_candidate", name=shown(key)), say("evaluation.load_again"))

    def accept(self, key: object, given: Mapping[str, object], into: object) -> str:
        """Make a question of a set of it, as a person has edited it, and return the set's name.

        Args:
            key: which.
            given: `question`, `type`, `answer`, `must_say` (a line a group, alternatives between bars),
                `evidence` (places of the quotes to keep).
            into: the set's name; one that is new begins with this question.

        Raises:
            DatelineError: when it is no gold question so; the error says why.
        """
        one = self.find(key)
        question = _edited(one, given)
        before, ids = self._before(into)
        question["id"] = _free(str(one.data.get("id") or one.key), ids)
        text = before + json.dumps(question, ensure_ascii=False) + "\n"
        kept = self._sets.keep(into, text, replace=True)
        self.decide(one.key, "accepted")
        return kept.name

    def decide(self, key: str, fate: Fate) -> None:
        """Note what became of a candidate; `open` takes a decision back."""
        self._sets.folder.mkdir(parents=True, exist_ok=True)
        with self._fates.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"key": key, "fate": fate}) + "\n")

    def _before(self, into: object) -> tuple[str, set[str]]:
        """Return a set's text and ids, or nothing where it is a new one."""
        known = [one for one in self._sets.listed() if one.name == into]
        if not known:
            return "", set()
        if not known[0].own:
            raise UsageError(say("evaluation.set_not_own", name=known[0].name), say("evaluation.other_set"))
        gold = self._sets.read(into)
        text = known[0].path.read_text("utf-8")
        return text if text.endswith("\n") else text + "\n", {question.id for question in gold.questions}

    def _decided(self) -> dict[str, str]:
        fates: dict[str, str] = {}
        for text in _lines(self._fates):
            try:
                row = parse_line(text, "").data
            except RecordError:
                continue
            fates[str(row.get("key"))] = str(row.get("fate"))
        return fates


def _lines(path: Path) -> list[str]:
    try:
        return [text for text in path.read_text("utf-8", errors="replace").split("\n") if text.strip()]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise DatelineError(
            say("evaluation.unreadable", name=path.name, why=error.strerror), say("evaluation.mend_file")
        ) from error


def _candidate(text: str) -> Candidate | None:
    try:
        record = parse_line(text, "")
    except RecordError:
        return None
    one = Candidate(digest(text), record.data)
    return one if one.text("question").strip() else None


def _edited(one: Candidate, given: Mapping[str, object]) -> dict[str, object]:
    """Return the gold question that a person has made of a candidate."""
    record = Record(given, say("evaluation.the_form"))
    question = {name: one.data[name] for name in FIELDS if one.data.get(name) is not None}
    question["question"] = record.required_text("question").strip()
    kind = record.text("type") or UNTYPED
    question["type"] = kind if kind in TYPES else UNTYPED
    question["answer"] = (record.text("answer") or "").strip() or None
    question["must_say"] = [
        terms
        for group in (record.text("must_say") or "").split("\n")
        if (terms := [term.strip() for term in group.split("|") if term.strip()])
    ]
    kept = record.data.get("evidence")
    places = {at for at in kept if isinstance(at, int)} if isinstance(kept, list) else set()
    question["evidence"] = [
        {"article": article, "quote": quote}
        for at, (article, quote) in enumerate(one.evidence())
        if at in places and article
    ]
    if question["type"] == UNTYPED:
        del question["type"]
    return question


def _free(wanted: str, taken: set[str]) -> str:
    """Return an id that is not taken."""
    if wanted not in taken:
        return wanted
    return next(name for at in range(2, len(taken) + 3) if (name := f"{wanted}-{at}") not in taken)
