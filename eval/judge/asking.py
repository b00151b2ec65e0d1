"""What a judge is asked of one answer: rules, the answer and its sources as data, one question.

Whatever comes from an article, a gold set or the answer is a JSON text on a line of its own, without
brackets, markup and unseen characters, between lines whose nonce is a hash of it all. Sentences that give
orders to a model are left out. Verdicts are asked for by ids that are hashes, too: a reply that somebody
planted names none of them.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answer.answer import Answer
from answer.model.frame import tame
from answer.model.usage import count_tokens
from answer.orders import blanked
from dateline.digest import digest
from eval.articles import NoArticles
from eval.gold import GoldQuestion
from eval.judge.opinion import Criterion
from eval.judge.prompts import prompt
from eval.metrics.metric import ANSWERED, Case

if TYPE_CHECKING:
    from llama_index.core.base.llms.types import ChatMessage

Item = Mapping[str, object]
_SLACK = 32
"""Tokens that a server's own template puts around messages."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to a judge.

    Attributes:
        criterion: what it is about.
        system: the rules.
        user: the data, and what is asked of it.
        ids: of what is to be judged, in order.
        unseen: how many more there are that need no judge: they are a "no".
        tokens: of rules and data, by our count.
    """

    criterion: Criterion
    system: str
    user: str
    ids: tuple[str, ...]
    unseen: int
    tokens: int

    def messages(self) -> "list[ChatMessage]":
        """Return the prompt as llama-index takes it."""
        from llama_index.core.base.llms.types import ChatMessage, MessageRole

        return [
            ChatMessage(self.system, role=MessageRole.SYSTEM),
            ChatMessage(self.user, role=MessageRole.USER),
        ]


def asked_of(gold: GoldQuestion, answer: Answer | None) -> tuple[Asked, ...]:
    """Return what there is to ask of an answer; nothing of a refusal, which no judge is needed for."""
    if answer is None or answer.outcome not in ANSWERED:
        return ()
    found = (_faithfulness(answer), _correctness(gold, answer), _relevancy(gold, answer))
    return tuple(one for one in found if one is not None)


def _faithfulness(answer: Answer) -> Asked | None:
    """Ask of each statement whether the quotes that it cites bear it out; what cites none is a no."""
    items = [
        {"statement": _words(said.text), "quotes": [_words(text) for text in _quotes(answer, at)]}
        for at, said in enumerate(answer.statements)
    ]
    judged = [item for item in items if item["statement"] and any(item["quotes"])]
    if not items:
        return None
    return _asked("faithfulness", (), judged, unseen=len(items) - len(judged))


def _correctness(gold: GoldQuestion, answer: Answer) -> Asked | None:
    """Ask whether the answer says what the gold does; None where it does not say it in words."""
    reference = _reference(gold)
    if gold.unanswerable or not reference:
        return None
    question = _question(gold) | reference
    return _asked("correctness", (question,), (_answer(gold, answer),))


def _relevancy(gold: GoldQuestion, answer: Answer) -> Asked | None:
    return _asked("relevancy", (_question(gold),), (_answer(gold, answer),))


def _reference(gold: GoldQuestion) -> dict[str, object]:
    """Return what is known to be right: the right choice, else the answer, else the words of the evidence."""
    if gold.answer_index is not None:
        return {"reference": _words(gold.choices[gold.answer_index])}
    wanted = [_words(text) for text in (gold.answer, *gold.aliases) if text and text.strip()]
    quotes = [_words(item.quote) for item in gold.evidence if item.quote]
    if wanted:
        return {"reference": wanted[0]} | ({"or": wanted[1:]} if wanted[1:] else {})
    return {"reference": quotes} if any(quotes) else {}


def _question(gold: GoldQuestion) -> dict[str, object]:
    before = [{"question": _words(turn.question), "answer": _words(turn.answer)} for turn in gold.history]
    fields = {"before": before, "asked_on": gold.asked, "question": tame(gold.question)}
    return {name: value for name, value in fields.items() if value}


def _answer(gold: GoldQuestion, answer: Answer) -> dict[str, object]:
    text = _words(Case(gold, answer, NoArticles()).text)
    chosen = answer.choice
    if gold.choices and chosen is not None and 0 <= chosen < len(gold.choices):
        return {"chosen": _words(gold.choices[chosen]), "answer": text}
    return {"answer": text}


def _quotes(answer: Answer, at: int) -> Iterator[str]:
    """Yield the quotes of the sources that a statement cites, those for this statement alone."""
    for source in answer.sources:
        if source.n in answer.statements[at].citations:
            yield from (quote.text for quote in source.quotes if quote.statement == at)


def _words(text: str) -> str:
    """Return a text as data: what gives orders to a model is left out."""
    return tame(blanked(text))


def _asked(criterion: Criterion, known: Sequence[Item], judged: Sequence[Item], unseen: int = 0) -> Asked:
    seed = digest(criterion, json.dumps([*known, *judged]))
    ids = tuple(digest(seed, str(at))[:8] for at in range(len(judged)))
    objects = [*known, *({"id": name} | dict(item) for name, item in zip(ids, judged, strict=True))]
    data = "\n".join(json.dumps(item, ensure_ascii=False) for item in objects)
    system = prompt("system").replace("{nonce}", seed).strip()
    user = prompt(criterion).replace("{nonce}", seed).replace("{data}", data).strip()
    tokens = count_tokens(system) + count_tokens(user) + _SLACK
    return Asked(criterion, system, user, ids, unseen, tokens)
