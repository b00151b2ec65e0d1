"""Runs a gold set against an answerer into a folder that can be resumed, compared and reported."""

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from answer.answer import Answer
from answer.question import Question
from dateline.errors import DatelineError
from eval.answers import Recorded, answer_line, error_line, parse_answer
from eval.articles import Articles, ArticleStore, NoArticles, StoredArticles
from eval.beside import Plan, write_beside
from eval.curve import curve_of
from eval.evidence import check_names_and_quotes
from eval.facts import JUDGE, run_facts
from eval.folder import RunFolder, open_folder
from eval.gold import GoldQuestion, GoldSet, to_question
from eval.judge.judgement import judgement
from eval.ordered import in_order
from eval.record import parse_line
from eval.report import REPORT, Told, report_html
from eval.score import score
from eval.sidecar import attach
from eval.summary import Failed, RunSummary, metrics_dict, spread, timings_dict
from eval.verdict_counts import verdict_shares
from eval.watch import Tell, Watch

_PLAIN = Plan()
"""Answers alone, one after another."""


class AnswererGoneError(DatelineError):
    """An answerer cannot answer anything any more: it ends the run instead of failing every question."""


class Answerer(Protocol):
    """Whatever answers questions; `answer.engine.AnswerEngine` does."""

    def ask(self, question: Question) -> Answer:
        """Return the whole answer."""


def run(  # noqa: PLR0913 - named, and all but the first three can be left out
    gold: GoldSet,
    engine: Answerer,
    out: Path,
    *,
    settings: Mapping[str, object],
    progress: Tell | None = None,
    library: ArticleStore | None = None,
    command: Sequence[str] = (),
    plan: Plan = _PLAIN,
) -> RunSummary:
    """Ask every question of `gold` and write the run's folder; go on where an earlier run was cut off.

    Args:
        gold: the questions. The answerer sees `to_question` of each and nothing else.
        engine: the answerer. What it raises on a question is recorded with it, and the run goes on, unless
            it is an `AnswererGoneError`.
        out: the folder, new or of the same run (settings, gold, library, models, versions and code alike).
        settings: JSON-ready and without secrets; kept in `run.json`.
        progress: called before the first question and after each.
        library: where names and quotes are looked up; the engine's own `library` where it has one. Without
            it the metrics that need the articles' text do not apply.
        command: kept in `run.json`.
        plan: how many at a time, and what to write beside the answers.

    Raises:
        AnswererGoneError: as the answerer raised it; the answers so far are kept.
        DatelineError: where `out` holds something else, or cannot be written to.
    """
    begun = time.perf_counter()
    store: ArticleStore | None = library if library is not None else getattr(engine, "library", None)
    articles: Articles = NoArticles() if store is None else StoredArticles(store)
    facts = run_facts(gold, settings, store, command)
    with open_folder(out, facts) as folder:
        recorded = folder.resume(gold.questions)
        taken_over = len(recorded)
        watch = Watch(progress, len(gold.questions))
        _answer_rest(gold.questions, recorded, engine, folder, watch, plan.workers)
        unfinished = write_beside(folder.path, gold.questions, recorded, plan, progress)
        if plan.opinions is not None:
            folder.note(JUDGE, plan.opinions.facts())
        recorded, left_out = attach(folder.path, recorded)
        summary = _summed(gold, recorded, articles, out, taken_over, begun, unfinished + left_out)
        told = Told(out.resolve().name, gold.questions, recorded, summary.scores, folder.facts, summary.notes)
        folder.write("timings.json", timings_dict(summary))
        folder.write("metrics.json", metrics_dict(summary))
        folder.write_text(REPORT, report_html(told))
    return summary


def _summed(
    gold: GoldSet,
    recorded: Sequence[Recorded],
    articles: Articles,
    out: Path,
    taken_over: int,
    begun: float,
    notes: tuple[str, ...],
) -> RunSummary:
    """Return what the answers come to; `notes` are on what was left out."""
    scores = score(gold.questions, recorded, articles)
    times = [float(ms) for one in scores.questions if (ms := one.values["latency"]) is not None]
    return RunSummary(
        out=str(out),
        gold=gold.path,
        questions=len(recorded),
        taken_over=taken_over,
        failures=tuple(Failed(one.id, one.error) for one in recorded if one.error is not None),
        seconds=time.perf_counter() - begun,
        scores=scores,
        milliseconds=spread(times),
        verdicts=verdict_shares([one.answer for one in recorded]),
        curve=curve_of(gold.questions, recorded, scores),
        judgement=judgement(gold.questions, recorded, scores.questions),
        notes=gold.notes + check_names_and_quotes(gold.questions, articles) + notes,
    )


def _answer_rest(
    questions: Sequence[GoldQuestion],
    recorded: list[Recorded],
    engine: Answerer,
    folder: RunFolder,
    watch: Watch,
    workers: int,
) -> None:
    """Ask what is not answered yet, appending to the folder and to `recorded`."""
    failed = sum(one.answer is None for one in recorded)
    watch.report(len(recorded), failed)
    rest = questions[len(recorded) :]
    with folder.appending() as append:
        for line, one in in_order(rest, lambda question: _ask(question, engine), workers):
            append(line)
            recorded.append(one)
            failed += one.answer is None
            watch.report(len(recorded), failed)


def _ask(question: GoldQuestion, engine: Answerer) -> tuple[str, Recorded]:
    """Return the line for one question, and what reading it gives back."""
    try:
        line = answer_line(question, engine.ask(to_question(question)))
        return line, _read_back(line, question)
    except AnswererGoneError:
        raise
    except DatelineError as error:
        reason = str(error)
    except Exception as error:  # noqa: BLE001 - an answerer is anybody's code, and one question must not end the run
        reason = f"{type(error).__name__}: {error}"
    line = error_line(question, reason)
    return line, _read_back(line, question)


def _read_back(line: str, question: GoldQuestion) -> Recorded:
    return parse_answer(parse_line(line, f"the answer to '{question.id}'"))
