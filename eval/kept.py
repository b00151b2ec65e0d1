"""Finished runs read back from their folders, with the gold set that they were asked from."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import DatelineError
from eval.answers import Recorded, read_answers
from eval.articles import ArticleStore, StoredArticles
from eval.facts import content_digest
from eval.folder import ANSWERS, FACTS
from eval.gold import GoldSet, read_gold
from eval.record import Record, read_text
from eval.sidecar import attach

GOLD_FLAG = "--gold FILE"


@dataclass(frozen=True, slots=True)
class KeptRun:
    """A finished run: its folder, what `run.json` says of it, and an answer to each question of its gold set.

    `gold_sha256` is of the file that it was asked from; `notes` are for the user.
    """

    path: str
    facts: Mapping[str, object]
    gold_path: str
    gold_sha256: str
    recorded: tuple[Recorded, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptRuns:
    """Runs over the same questions, their answers in the order of `gold`; `notes` are for the user."""

    gold: GoldSet
    runs: tuple[KeptRun, ...]
    notes: tuple[str, ...] = ()


def read_runs(folders: Sequence[Path], gold: Path | None = None) -> KeptRuns:
    """Read the runs in `folders`, of which there must be one at least, and their gold set.

    Args:
        folders: of finished runs over the same questions.
        gold: the gold set, where it is no longer where the runs found it, or where the answers are to be
            judged by a corrected one; it must ask the same questions in the same words.

    Raises:
        DatelineError: where a folder holds no run or an unfinished one, the runs answer different questions,
            or the gold set is missing or is another.
    """
    runs = [read_run(folder) for folder in folders]
    _same_questions(runs, gold)
    questions = _gold_of(runs[0]) if gold is None else read_gold(gold)
    notes = tuple(note for run in runs for note in run.notes)
    notes += tuple(
        f"'{run.path}' was asked from another version of '{questions.path}', and is judged by this one."
        for run in runs
        if run.gold_sha256 != questions.sha256
    )
    return KeptRuns(questions, tuple(_in_order(run, questions) for run in runs), notes)


def read_run(folder: Path) -> KeptRun:
    """Read a finished run, its answers as they stand in its folder.

    Raises:
        DatelineError: where there is none, it is unfinished, or its files cannot be read.
    """
    if not (folder / FACTS).is_file():
        raise DatelineError(f"there is no run in '{folder}'", "name a folder that `dateline eval run` filled")
    facts = _facts(folder / FACTS)
    gold = Record(facts.mapping("gold"), facts.where, "gold.")
    path, sha256, questions = (
        gold.required_text("path"),
        gold.required_text("sha256"),
        gold.number("questions"),
    )
    whole = (folder / ANSWERS).is_file() and read_text(folder / ANSWERS)[1].endswith(b"\n")
    recorded = read_answers(folder / ANSWERS) if whole else ()
    if questions is None or len(recorded) < questions:
        of = f"{len(recorded)} of {questions} questions" if whole else "its answers are cut off"
        raise DatelineError(
            f"the run in '{folder}' is unfinished ({of})",
            f"finish it with `dateline eval run {path} --out {folder}`",
        )
    found, notes = attach(folder, recorded)
    return KeptRun(str(folder), facts.data, path, sha256, tuple(found), notes)


def articles_of(kept: KeptRuns, library: ArticleStore) -> StoredArticles:
    """Return the articles of a library, after checking that it is the one that the runs were asked of.

    Raises:
        DatelineError: where it holds other articles.
    """
    content = content_digest(library)
    for run in kept.runs:
        facts = run.facts.get("library")
        if not isinstance(facts, dict) or facts.get("content") != content:
            raise DatelineError(
                f"the library holds other articles than when '{run.path}' was asked of it",
                "name that one with --home, or leave out --with-library",
            )
    return StoredArticles(library)


def _facts(path: Path) -> Record:
    text, _ = read_text(path)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DatelineError(f"'{path}' is not JSON", "run that evaluation again") from error
    return Record(value if isinstance(value, dict) else {}, f"'{path}'")


def _same_questions(runs: Sequence[KeptRun], gold: Path | None) -> None:
    """Refuse runs over different questions; over versions of one gold set, unless it is said which counts."""
    first = runs[0]
    ids = {one.id for one in first.recorded}
    for other in runs[1:]:
        others = {one.id for one in other.recorded}
        if others != ids:
            counts = f"{len(ids)} and {len(others)}, {len(ids & others)} of them in both"
            raise DatelineError(
                f"'{first.path}' and '{other.path}' answer different questions ({counts})",
                "compare runs of one gold set",
            )
        if other.gold_sha256 != first.gold_sha256 and gold is None:
            raise DatelineError(
                f"'{first.path}' and '{other.path}' were asked from different versions of a gold set",
                f"name the one that both shall be judged by with {GOLD_FLAG}",
            )


def _gold_of(run: KeptRun) -> GoldSet:
    """Read the gold set where the run found it."""
    path = Path(run.gold_path)
    if not path.is_file():
        raise DatelineError(
            f"the gold set of '{run.path}' is not at '{path}'", f"say where it is with {GOLD_FLAG}"
        )
    gold = read_gold(path)
    if gold.sha256 != run.gold_sha256:
        raise DatelineError(
            f"the gold set '{path}' has changed since '{run.path}' was asked from it",
            f"run again, or judge by it all the same with {GOLD_FLAG}",
        )
    return gold


def _in_order(run: KeptRun, gold: GoldSet) -> KeptRun:
    """Return the run with its answers in the order of the gold set, after checking that they are its own."""
    by_id = {one.id: one for one in run.recorded}
    ids = [question.id for question in gold.questions]
    if len(by_id) != len(run.recorded) or by_id.keys() != set(ids):
        raise DatelineError(
            f"'{run.path}' does not answer exactly the questions of '{gold.path}'",
            f"name the gold set of that run with {GOLD_FLAG}",
        )
    for question in gold.questions:
        answer = by_id[question.id].answer
        if answer is not None and answer.question != question.question:
            raise DatelineError(
                f"question '{question.id}' was asked in other words in '{run.path}' than in '{gold.path}'",
                "run again with that gold set",
            )
    return KeptRun(run.path, run.facts, run.gold_path, run.gold_sha256, tuple(by_id[name] for name in ids))
