"""Runs a gold set against an answerer into a folder that can be resumed, compared and reported."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from answer.answer import Answer
from answer.question import Question
from dateline.errors import DatelineError
from eval.answers import Recorded, answer_line, error_line, parse_answer
from eval.articles import Articles, ArticleStore, NoArticles, StoredArticles
from eval.curve import Curve, basis_of, curve, tries
from eval.evidence import check_names_and_quotes
from eval.facts import run_facts
from eval.folder import RunFolder, open_folder
from eval.gold import GoldQuestion, GoldSet, to_question
from eval.ordered import in_order
from eval.record import parse_line
from eval.report import REPORT, Told, report_html
from eval.retrieved import HITS, Search, ranking_dict, stamp
from eval.score import Scores, score
from eval.sidecar import attach, extend
from eval.summary import Failed, RunSummary, metrics_dict, spread, timings_dict
from eval.support import SUPPORT, Judge, support, support_dict
from eval.verdict_counts import verdict_shares

Phase = Literal["asking", "searching", "judging"]


class Answerer(Protocol):
    """Whatever answers questions; `answer.engine.AnswerEngine` does."""

    def ask(self, question: Question) -> Answer:
        """Return the whole answer."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is in a phase. `seconds_left` is None until something has been done in it."""

    done: int
    total: int
    failed: int
    seconds_left: float | None
    phase: Phase = "asking"


@dataclass(frozen=True, slots=True)
class Plan:
    """How a run is made, and what is written down beside the answers.

    Attributes:
        workers: questions that are asked at the same time, in threads; the answers are the same and in the
            same order.
        search: with `depth`, what finds the passages of `hits.jsonl`.
        depth: how many passages to note down for each question.
        judge: judges whether cited quotes bear the statements out, for `support.jsonl`.
    """

    workers: int = 1
    search: Search | None = None
    depth: int | None = None
    judge: Judge | None = None


def run(  # noqa: PLR0913 - named, and all but the first three can be left out
    gold: GoldSet,
    engine: Answerer,
    out: Path,
    *,
    settings: Mapping[str, object],
    progress: Callable[[Progress], None] | None = None,
    library: ArticleStore | None = None,
    command: Sequence[str] = (),
    plan: Plan = Plan(),
) -> RunSummary:
    """Ask every question of `gold` and write the run's folder; go on where an earlier run was cut off.

    Args:
        gold: the questions. The answerer sees `to_question` of each and nothing else.
        engine: the answerer. What it raises on a question is recorded with it, and the run goes on.
        out: the folder, new or of the same run (settings, gold, library, models, versions and code alike).
        settings: JSON-ready and without secrets; kept in `run.json`.
        progress: called before the first question and after each.
        library: where names and quotes are looked up; the engine's own `library` where it has one. Without
            it the metrics that need the articles' text do not apply.
        command: kept in `run.json`.
        plan: how many at a time, and what to write beside the answers.

    Raises:
        DatelineError: where `out` holds something else, or cannot be written to.
    """
    begun = time.perf_counter()
    store: ArticleStore | None = library if library is not None else getattr(engine, "library", None)
    articles: Articles = NoArticles() if store is None else StoredArticles(store)
    facts = run_facts(gold, settings, store, command)
    with open_folder(out, facts) as folder:
        recorded = folder.resume(gold.questions)
        taken_over = len(recorded)
        _answer_rest(gold.questions, recorded, engine, folder, _Watch(progress, len(gold.questions)), plan)
        _write_beside(gold.questions, recorded, folder, progress, plan)
        recorded, left_out = attach(folder.path, recorded)
        scores = score(gold.questions, recorded, articles)
        summary = RunSummary(
            out=str(out),
            gold=gold.path,
            questions=len(recorded),
            taken_over=taken_over,
            failures=tuple(Failed(one.id, one.error) for one in recorded if one.error is not None),
            seconds=time.perf_counter() - begun,
            scores=scores,
            milliseconds=spread(
                [float(ms) for one in scores.questions if (ms := one.values["latency"]) is not None]
            ),
            verdicts=verdict_shares([one.answer for one in recorded]),
            curve=_curve(gold.questions, recorded, scores),
            notes=gold.notes + check_names_and_quotes(gold.questions, articles) + left_out,
        )
        folder.write("timings.json", timings_dict(summary))
        folder.write("metrics.json", metrics_dict(summary))
        told = Told(out.resolve().name, gold.questions, recorded, scores, facts, summary.notes)
        folder.write_text(REPORT, report_html(told))
    return summary


def _curve(questions: Sequence[GoldQuestion], recorded: Sequence[Recorded], scores: Scores) -> Curve | None:
    basis = basis_of(recorded)
    return curve(tries(questions, recorded, [one.values for one in scores.questions], basis), basis)


def _answer_rest(
    questions: Sequence[GoldQuestion],
    recorded: list[Recorded],
    engine: Answerer,
    folder: RunFolder,
    watch: "_Watch",
    plan: Plan,
) -> None:
    """Ask what is not answered yet, appending to the folder and to `recorded`."""
    failed = sum(one.answer is None for one in recorded)
    watch.report(len(recorded), failed)
    rest = questions[len(recorded) :]
    with folder.appending() as append:
        for line, one in in_order(rest, lambda question: _ask(question, engine), plan.workers):
            append(line)
            recorded.append(one)
            failed += one.answer is None
            watch.report(len(recorded), failed)


def _write_beside(
    questions: Sequence[GoldQuestion],
    recorded: Sequence[Recorded],
    folder: RunFolder,
    progress: Callable[[Progress], None] | None,
    plan: Plan,
) -> None:
    """Write what is asked for beside the answers."""
    asked = {question.id: question for question in questions}
    if plan.depth is not None and plan.search is not None:
        search, depth = plan.search, plan.depth
        watch = _Watch(progress, len(recorded), "searching")
        path = folder.path / HITS
        extend(path, recorded, stamp(depth), lambda one: _found(asked[one.id], one, search, depth), watch)
    if plan.judge is not None:
        judge = plan.judge
        watch = _Watch(progress, len(recorded), "judging")
        extend(folder.path / SUPPORT, recorded, {}, lambda one: _judged(one, judge), watch)


def _found(gold: GoldQuestion, one: Recorded, search: Search, depth: int) -> dict[str, object]:
    """Search for a question as it was understood; one that failed, as it was asked."""
    question = to_question(gold)
    query = (one.answer.understood if one.answer else "") or question.text
    hits = search(query, limit=depth, filters=question.filters, asked=question.asked).hits
    return ranking_dict(query, depth, hits)


def _judged(one: Recorded, judge: Judge) -> dict[str, object]:
    return support_dict(support(one.answer, judge) if one.answer else ())


def _ask(question: GoldQuestion, engine: Answerer) -> tuple[str, Recorded]:
    """Return the line for one question, and what reading it gives back."""
    try:
        line = answer_line(question, engine.ask(to_question(question)))
        return line, _read_back(line, question)
    except DatelineError as error:
        reason = str(error)
    except Exception as error:  # noqa: BLE001 - an answerer is anybody's code, and one question must not end the run
        reason = f"{type(error).__name__}: {error}"
    line = error_line(question, reason)
    return line, _read_back(line, question)


def _read_back(line: str, question: GoldQuestion) -> Recorded:
    return parse_answer(parse_line(line, f"the answer to '{question.id}'"))


class _Watch:
    """Tells how far a run is and how long the rest will take."""

    def __init__(self, tell: Callable[[Progress], None] | None, total: int, phase: Phase = "asking") -> None:
        self._tell = tell
        self._total = total
        self._phase = phase
        self._taken_over: int | None = None
        self._begun = 0.0

    def __call__(self, done: int) -> None:
        """Tell how far it is where nothing can fail."""
        self.report(done, 0)

    def report(self, done: int, failed: int) -> None:
        """Tell, if anybody listens; the first call says what was there before."""
        if self._taken_over is None:
            self._taken_over, self._begun = done, time.perf_counter()
        if self._tell is None:
            return
        here = done - self._taken_over
        pace = (time.perf_counter() - self._begun) / here if here else None
        left = None if pace is None else pace * (self._total - done)
        self._tell(Progress(done, self._total, failed, left, self._phase))
