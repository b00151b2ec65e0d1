"""Runs a gold set against an answerer into a folder that can be resumed, compared and reported."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from answer.answer import Answer
from answer.question import Question
from dateline.errors import DatelineError
from eval.answers import Recorded, answer_line, error_line, parse_answer
from eval.articles import Articles, ArticleStore, NoArticles, StoredArticles
from eval.evidence import check_names_and_quotes
from eval.facts import run_facts
from eval.folder import RunFolder, open_folder
from eval.gold import GoldQuestion, GoldSet, to_question
from eval.record import parse_line
from eval.report import REPORT, Told, report_html
from eval.score import score
from eval.summary import Failed, RunSummary, metrics_dict, spread, timings_dict


class Answerer(Protocol):
    """Whatever answers questions; `answer.engine.AnswerEngine` does."""

    def ask(self, question: Question) -> Answer:
        """Return the whole answer."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is. `seconds_left` is None until something has been answered."""

    done: int
    total: int
    failed: int
    seconds_left: float | None


def run(
    gold: GoldSet,
    engine: Answerer,
    out: Path,
    *,
    settings: Mapping[str, object],
    progress: Callable[[Progress], None] | None = None,
    library: ArticleStore | None = None,
    command: Sequence[str] = (),
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
        _answer_rest(gold.questions, recorded, engine, folder, progress)
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
            notes=gold.notes + check_names_and_quotes(gold.questions, articles),
        )
        folder.write("timings.json", timings_dict(summary))
        folder.write("metrics.json", metrics_dict(summary))
        told = Told(out.resolve().name, gold.questions, recorded, scores, facts, summary.notes)
        folder.write_text(REPORT, report_html(told))
    return summary


def _answer_rest(
    questions: Sequence[GoldQuestion],
    recorded: list[Recorded],
    engine: Answerer,
    folder: RunFolder,
    progress: Callable[[Progress], None] | None,
) -> None:
    """Ask what is not answered yet, appending to the folder and to `recorded`."""
    watch = _Watch(len(questions), len(recorded), progress)
    watch.report(recorded)
    with folder.appending() as append:
        for question in questions[len(recorded) :]:
            line, one = _ask(question, engine)
            append(line)
            recorded.append(one)
            watch.report(recorded)


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

    def __init__(self, total: int, taken_over: int, tell: Callable[[Progress], None] | None) -> None:
        self._total = total
        self._taken_over = taken_over
        self._tell = tell
        self._begun = time.perf_counter()

    def report(self, recorded: Sequence[Recorded]) -> None:
        """Tell, if anybody listens."""
        if self._tell is None:
            return
        here = len(recorded) - self._taken_over
        pace = (time.perf_counter() - self._begun) / here if here else None
        left = None if pace is None else pace * (self._total - len(recorded))
        failed = sum(one.answer is None for one in recorded)
        self._tell(Progress(len(recorded), self._total, failed, left))
