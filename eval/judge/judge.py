"""The judge: a language model that is asked about one answer at a time."""

import logging
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from answer.answer import Answer
from answer.model.answerer import Model
from answer.model.call import Call
from answer.model.connection import Connection
from answer.model.limits import Limits
from answer.model.trouble import Kind, Trouble
from answer.model.usage import Usage
from dateline.errors import DatelineError
from eval.gold import GoldQuestion
from eval.judge.asking import Asked, asked_of
from eval.judge.opinion import Criterion, Missing, Opinion, Opinions
from eval.judge.prompts import prompt_hashes, prompts_digest
from eval.judge.reply import read_reply

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

_REMEDY: Final = "check the setting judge, its key and its server, and give the same command again"
_MISSING: Final[Mapping[Kind, Missing]] = {"late": "late", "empty": "empty", "failed": "failed"}

log = logging.getLogger(__name__)


class JudgeStoppedError(DatelineError):
    """The judge cannot go on: its key is refused, it is not known, or its server is not there."""


class LanguageJudge:
    """Judges answers with a language model; may be called by several threads at a time.

    Args:
        model: what is asked, within which limits.
        sleep: waits between two tries of a call; a test need not.
    """

    def __init__(self, model: Model, sleep: Callable[[float], None] = time.sleep) -> None:
        self._model = model
        self._sleep = sleep

    @classmethod
    def of(cls, llm: "LLM", limits: Limits | None = None) -> "LanguageJudge":
        """Judge with any LLM of llama-index."""
        return cls(Model(Connection.of(llm), limits or Limits()))

    @property
    def name(self) -> str:
        """The model's name."""
        return self._model.connection.name

    @property
    def stamp(self) -> dict[str, object]:
        """What its opinions rest on: opinions with another stamp are not mixed with them."""
        return {"judge": self.name, "prompts": prompts_digest()}

    def facts(self) -> dict[str, object]:
        """Return what a run says of its judge: the model, and the sha256 of each prompt."""
        return {"model": self.name, "prompts": prompt_hashes()}

    def opinions(self, gold: GoldQuestion, answer: Answer | None) -> Opinions:
        """Judge one answer; a criterion is a call, or none where it does not apply.

        Raises:
            JudgeStoppedError: no further question would be judged either.
        """
        usage = Usage(self.name, self._model.price)
        given: dict[Criterion, Opinion] = {
            asked.criterion: self._opinion(asked, usage) for asked in asked_of(gold, answer)
        }
        return Opinions(self.name, prompts_digest(), given, usage.as_dict() if usage.calls else {})

    def _opinion(self, asked: Asked, usage: Usage) -> Opinion:
        if not asked.ids:
            return Opinion(0.0)
        limits = self._model.limits
        if asked.tokens > limits.prompt:
            return Opinion(None, f"{asked.tokens} tokens", "too long")
        call = Call(self._model.connection, limits, usage, self._sleep)
        try:
            reply = "".join(call.words(asked.messages(), asked.tokens))
        except Trouble as trouble:
            if trouble.kind == "lasting":
                what = f"the judge {self.name} cannot go on: {trouble.what}"
                raise JudgeStoppedError(what, _REMEDY) from trouble
            log.info("the judge gave no verdict: %s", trouble.what)
            return Opinion(None, trouble.what, _MISSING[trouble.kind])
        return read_reply(reply, asked.ids, asked.unseen)
