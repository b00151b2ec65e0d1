"""A run to be judged, and judges that a scripted server plays."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from answer.model.answerer import Model
from answer.model.connection import connect
from answer.model.limits import Limits, Price
from answer.model.spec import Spec
from eval.beside import Plan
from eval.gold import GoldSet
from eval.judge.judge import LanguageJudge
from eval.run import run
from eval.summary import RunSummary
from tests.answer.model.scripted import Act, Exchange, Served, passages
from tests.eval.conftest import TEXTS, TinyEngine, TinyLibrary

FAST = Limits(connect=5, first=20, total=40, retries=1, wait=1.0, context=6_000, reply=400)
"""Room for a crowded machine: nothing waits for it to run out."""


def judging(served: Served, limits: Limits = FAST, price: Price | None = None) -> LanguageJudge:
    """The judge that a scripted server plays; waiting between tries takes no time."""
    model = Model(connect(Spec("address", "m", served.address), limits), limits, price=price)
    return LanguageJudge(model, sleep=lambda _: None)


def verdicts(prompt: str, verdict: str | Callable[[dict[str, Any]], str] = "yes") -> str:
    """The reply of a judge that does what it is asked to."""
    judged = [item for item in passages(prompt) if "id" in item]
    said = {item["id"]: verdict if isinstance(verdict, str) else verdict(item) for item in judged}
    return json.dumps({"verdicts": said, "reason": "So it stands there."})


def criterion(prompt: str) -> str:
    """What a prompt asks about, told from its question."""
    asked = {"bear the statement": "faithfulness", "is the answer right": "correctness"}
    return next((name for words, name in asked.items() if words in " ".join(prompt.split())), "relevancy")


def fair(one: Exchange) -> None:
    """Judge: quotes bear statements out, 26 is right, and only what names the ferry is beside the point."""
    wrong = {"faithfulness": "\x00", "correctness": "Harbour", "relevancy": "ferry"}[criterion(one.prompt)]
    one.head()
    one.says(verdicts(one.prompt, lambda item: "no" if wrong in json.dumps(item) else "yes"))
    one.done()


@pytest.fixture(scope="session")
def client() -> None:
    """Have the packages of the client loaded, which takes longer than the limits of these tests."""
    from tests.answer.model.scripted import reply, serving

    with serving(reply("x")) as served:
        list(judging(served, Limits())._model.connection.open().llm.stream_chat([]))


@pytest.fixture
def judged(gold: GoldSet, tmp_path: Path, client: None) -> Callable[..., RunSummary]:  # noqa: ARG001 - it warms up
    """Make or complete the run in a folder of that name, with a judge."""

    def make(served: Served, name: str = "run", workers: int = 1, **given: Any) -> RunSummary:  # noqa: ANN401
        plan = Plan(workers=workers, opinions=judging(served, **given))
        return run(gold, TinyEngine(TinyLibrary(TEXTS)), tmp_path / name, settings={}, plan=plan)

    return make


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


Judged = Callable[..., RunSummary]
__all__ = ["FAST", "Act", "Judged", "criterion", "fair", "judging", "lines", "verdicts"]
