"""Multiple choice: which of the given answers the sources support best."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answer.evidence import Scored
from answer.lexicon import STOP_WORDS
from answer.tokens import stems, tokens
from answer.understanding import Understood
from models.files import ModelFileError

if TYPE_CHECKING:
    from models.reader.reading import Reader, Reading

_NONE = re.compile(r"none of (?:the above|these|them)", re.IGNORECASE)
_BASE = 0.2  # what a sentence that holds none of the question's words still counts
_LEAST = 0.5  # share of a choice's words that a sentence must hold where "none" is a choice too
_COUNTED = 3  # sentences that count for a choice, the best ones
# Chosen on development questions, see docs/answers.md.
_WINDOWS = 6  # pieces of the articles that are read beside each choice; 12 chose no better
_FIRST = 2  # of these the ones that are read before the choices that are out of the question are dropped
_BEHIND = 2.0  # logits behind the best by which a choice is
_COVERED = 2.0  # what holding all of a choice's words is worth, in logits of support
_BEARING = 0.5  # what a logit of the window's relevance to the question is worth, in the same
_ENOUGH = 2.0  # worth of the best choice up to which it is "none of the above"


def choose(
    question: Understood, sentences: Sequence[Scored], choices: Sequence[str], reader: "Reader | None" = None
) -> int | None:
    """Return the zero-based index of the choice the sources support best; "None of the above" where none is.

    With a reader, question and choice together are a claim that it reads beside the likeliest pieces of the
    articles. Without one, a sentence supports a choice as far as it holds the choice's words and bears on the
    question; the three best sentences count. The first choice wins a tie. None where nothing is supported and
    no such choice is offered.
    """
    none = next((n for n, choice in enumerate(choices) if _NONE.search(choice)), None)
    asked = {term.stem for term in question.terms}
    counted = [n for n in range(len(choices)) if n != none]
    offered = [choices[n] for n in counted]
    own = [_own_words(choice, asked) for choice in offered]
    read = None
    if reader is not None:
        read = _read(reader, question.text, sentences, offered, own, weighed=none is not None)
    if read is not None:
        return _best(dict(zip(counted, read, strict=True)), none, -math.inf if none is None else _ENOUGH)
    least = 0.0 if none is None else _LEAST
    worth = [
        sum(sorted((_support(words, s, least) for s in sentences), reverse=True)[:_COUNTED]) for words in own
    ]
    return _best(dict(zip(counted, worth, strict=True)), none, 0.0)


def _best(worth: Mapping[int, float], none: int | None, least: float) -> int | None:
    """The choice that is worth most, if it is worth more than `least`; else the one that says "none"."""
    best = max(worth, key=lambda n: (worth[n], -n), default=None)
    return none if best is None or worth[best] <= least else best


def _own_words(choice: str, asked: set[str]) -> frozenset[str]:
    """Stems of the words of a choice; what it shares with the question tells nothing, if it has others."""
    words = tokens(choice)
    wanted = stems(tuple(w for w in words if w.normal not in STOP_WORDS)) or stems(words)
    return wanted - asked or wanted


def _share(own: frozenset[str], held: frozenset[str]) -> float:
    return len(own & held) / len(own) if own else 0.0


def _support(own: frozenset[str], scored: Scored, least: float) -> float:
    """How far a sentence supports a choice: its share of the choice's words, times how well it bears."""
    share = _share(own, scored.sentence.stems)
    return share * (_BASE + scored.cover) if share >= least else 0.0


@dataclass(frozen=True, slots=True)
class Window:
    """A sentence with its neighbours."""

    text: str
    stems: frozenset[str]


def windows(sentences: Sequence[Scored], own: Sequence[frozenset[str]], most: int = _WINDOWS) -> list[Window]:
    """Return the pieces of the articles that hold most of the question's words and of one choice's.

    Args:
        sentences: of all articles, in their order.
        own: the words of each choice.
        most: so many pieces.
    """
    worth = [
        s.cover + max((_share(words, s.sentence.stems) for words in own), default=0.0) for s in sentences
    ]
    found: list[Window] = []
    seen: set[int] = set()
    for at in sorted(range(len(worth)), key=lambda n: (-worth[n], n)):
        if len(found) == most:
            break
        if at in seen:
            continue
        near = [n for n in (at - 1, at, at + 1) if 0 <= n < len(sentences) and _beside(sentences, at, n)]
        seen.update(near)
        found.append(
            Window(
                " ".join(sentences[n].sentence.text for n in near),
                frozenset().union(*(sentences[n].sentence.stems for n in near)),
            )
        )
    return found


def _beside(sentences: Sequence[Scored], at: int, n: int) -> bool:
    one, other = sentences[at].sentence, sentences[n].sentence
    return one.article == other.article and abs(one.order - other.order) <= 1


def _read(
    reader: "Reader",
    question: str,
    sentences: Sequence[Scored],
    choices: Sequence[str],
    own: Sequence[frozenset[str]],
    *,
    weighed: bool,
) -> list[float] | None:
    """How well the articles support each choice, by the reader; None where it cannot be used.

    A choice that is out of the question after the first windows is worth nothing. Where one is left alone
    the other windows are read beside it only if its worth is `weighed`.
    """
    found = windows(sentences, own)
    shares = [[_share(words, window.stems) for window in found] for words in own]
    try:
        first = _rows(reader, question, choices, found[:_FIRST])
        left = _left(first, shares)
        rest = found[_FIRST:] if weighed or len(left) > 1 else []
        more = _rows(reader, question, [choices[n] for n in left], rest)
    except ModelFileError:  # the search, which reads first, has said so
        return None
    bearing = _bearing([*first[0], *more[0]])
    beside = {n: [*first[1 + n], *row] for n, row in zip(left, more[1:], strict=True)}
    return [
        worth(beside[n], bearing, share[: len(bearing)]) if n in beside else -math.inf
        for n, share in enumerate(shares)
    ]


def _rows(
    reader: "Reader", question: str, choices: Sequence[str], found: Sequence[Window]
) -> list[list["Reading"]]:
    """What is read of each window: beside the question alone, then beside it and each choice."""
    queries = [question, *(f"{question} {choice}" for choice in choices)]
    readings = reader.read([(query, window.text) for query in queries for window in found])
    return [readings[n * len(found) : (n + 1) * len(found)] for n in range(len(queries))]


def _left(rows: Sequence[Sequence["Reading"]], shares: Sequence[Sequence[float]]) -> list[int]:
    """Places of the choices that may still be the best, by what the first windows say."""
    bearing = _bearing(rows[0])
    each = [worth(row, bearing, share[: len(bearing)]) for row, share in zip(rows[1:], shares, strict=True)]
    best = max(each, default=0.0)
    return [n for n, one in enumerate(each) if one >= best - _BEHIND]


def _bearing(readings: Sequence["Reading"]) -> list[float]:
    """How relevant windows are to the question, in logits."""
    return [reading.logit for reading in readings]


def worth(readings: Sequence["Reading"], bearing: Sequence[float], shares: Sequence[float]) -> float:
    """How well windows support a choice, in logits: all of them together, the best by far most.

    Args:
        readings: of question and choice beside each window.
        bearing: how relevant each window is to the question alone, in logits.
        shares: of the choice's words that each holds.
    """
    each = [
        _logit(reading.supported) + _BEARING * relevant + _COVERED * share
        for reading, relevant, share in zip(readings, bearing, shares, strict=True)
    ]
    most = max(each, default=-math.inf)
    return most + math.log(sum(math.exp(one - most) for one in each)) if each else most


def _logit(probability: float) -> float:
    return math.log(max(probability, 1e-9) / max(1 - probability, 1e-9))
