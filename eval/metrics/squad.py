"""Exact match and token F1 of the short answer, as the SQuAD script defines them."""

import re
import string
from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from eval.metrics.metric import Case, Share, Value

_REFERENCE = "SQuAD evaluation script; Rajpurkar et al. 2016, section 6.1"
_ARTICLES = re.compile(r"\b(a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)


@dataclass(frozen=True)
class ExactMatch(Share):
    """`short` equals the gold's `answer` or one of its `aliases`, both normalised.

    Normalised: lower case, ASCII punctuation removed, then a, an and the, then white space collapsed. No
    short answer is no match.

    Needs an `answer` or `aliases`, and an answerable question.
    """

    name: ClassVar[str] = "exact_match"
    reference: ClassVar[str] = _REFERENCE

    def value(self, case: Case) -> Value:
        """True where one of them is matched."""
        wanted = _wanted(case)
        short = _short(case)
        return any(exact_match(short, gold) for gold in wanted) if wanted else None


@dataclass(frozen=True)
class TokenF1(Share):
    """The best F1 of the tokens of `short` against `answer` and each of `aliases`.

    Needs an `answer` or `aliases`, and an answerable question.
    """

    name: ClassVar[str] = "token_f1"
    reference: ClassVar[str] = _REFERENCE

    def value(self, case: Case) -> Value:
        """Return the best F1, 0 to 1."""
        wanted = _wanted(case)
        short = _short(case)
        return max(token_f1(short, gold) for gold in wanted) if wanted else None


def normalise(text: str) -> str:
    """Return `text` as SQuAD compares it."""
    return " ".join(_ARTICLES.sub(" ", text.lower().translate(_PUNCTUATION)).split())


def exact_match(answer: str, gold: str) -> bool:
    """Tell whether both are the same once normalised."""
    return normalise(answer) == normalise(gold)


def token_f1(answer: str, gold: str) -> float:
    """Return the harmonic mean of precision and recall of tokens, counted as often as both have them.

    Where one of them has no token, 1 if neither has any and 0 otherwise, as in SQuAD 2.0.
    """
    said, wanted = normalise(answer).split(), normalise(gold).split()
    if not said or not wanted:
        return float(said == wanted)
    same = sum((Counter(said) & Counter(wanted)).values())
    if same == 0:
        return 0.0
    precision, recall = same / len(said), same / len(wanted)
    return 2 * precision * recall / (precision + recall)


def _wanted(case: Case) -> list[str]:
    if case.gold.unanswerable:
        return []
    return [text for text in (case.gold.answer, *case.gold.aliases) if text and text.strip()]


def _short(case: Case) -> str:
    return (case.answer.short if case.answer else None) or ""
