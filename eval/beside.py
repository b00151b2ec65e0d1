"""What a run writes beside its answers when asked to: hits, support, a language model's opinions."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.answers import Recorded
from eval.gold import GoldQuestion, to_question
from eval.judge.judge import JudgeStoppedError, LanguageJudge
from eval.judge.opinion import OPINIONS, opinions_dict
from eval.retrieved import HITS, Search, ranking_dict, stamp
from eval.sidecar import extend
from eval.support import SUPPORT, Judge, support, support_dict
from eval.watch import Tell, Watch


@dataclass(frozen=True, slots=True)
class Plan:
    """How a run is made, and what is written down beside the answers.

    Attributes:
        workers: questions that are asked at the same time, in threads; the answers are the same and in the
            same order.
        search: with `depth`, what finds the passages of `hits.jsonl`.
        depth: how many passages to note down for each question.
        judge: judges whether cited quotes bear the statements out, for `support.jsonl`.
        opinions: the language model that judges, for `judge.jsonl`.
    """

    workers: int = 1
    search: Search | None = None
    depth: int | None = None
    judge: Judge | None = None
    opinions: LanguageJudge | None = None


def write_beside(
    folder: Path,
    questions: Sequence[GoldQuestion],
    recorded: Sequence[Recorded],
    plan: Plan,
    tell: Tell | None,
) -> tuple[str, ...]:
    """Write what a plan asks for into a run's folder, and return sentences on what could not be finished."""
    gold = {question.id: question for question in questions}
    if plan.depth is not None and plan.search is not None:
        search, depth = plan.search, plan.depth
        watch = Watch(tell, len(recorded), "searching")
        extend(
            folder / HITS, recorded, stamp(depth), lambda one: _found(gold[one.id], one, search, depth), watch
        )
    if plan.judge is not None:
        judge = plan.judge
        watch = Watch(tell, len(recorded), "judging")
        extend(folder / SUPPORT, recorded, {}, lambda one: _judged(one, judge), watch)
    if plan.opinions is None:
        return ()
    return _rate(folder, gold, recorded, plan.opinions, Watch(tell, len(recorded), "rating"), plan.workers)


def _rate(
    folder: Path,
    gold: dict[str, GoldQuestion],
    recorded: Sequence[Recorded],
    judge: LanguageJudge,
    watch: Watch,
    workers: int,
) -> tuple[str, ...]:
    """Ask the language model; where it cannot go on the run is finished without it."""

    def line(one: Recorded) -> dict[str, object]:
        return opinions_dict(judge.opinions(gold[one.id], one.answer))

    try:
        extend(folder / OPINIONS, recorded, judge.stamp, line, watch, workers)
    except JudgeStoppedError as error:
        return (str(error),)
    return ()


def _found(gold: GoldQuestion, one: Recorded, search: Search, depth: int) -> dict[str, object]:
    """Search for a question as it was understood; one that failed, as it was asked."""
    question = to_question(gold)
    query = (one.answer.understood if one.answer else "") or question.text
    hits = search(query, limit=depth, filters=question.filters, asked=question.asked).hits
    return ranking_dict(query, depth, hits)


def _judged(one: Recorded, judge: Judge) -> dict[str, object]:
    return support_dict(support(one.answer, judge) if one.answer else ())
