"""Groups of examples out of the training files: the first of a group is the right one."""

import math
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from models.training.edits import dropped, falsified, names
from models.training.edits import number as other_number
from models.training.negatives import Near
from models.training.pairs import NONE, Example, Group
from models.training.prose import Rarity, run_around, sentences, words
from models.training.rows import Asked, Claimed

_SIZES: Final = (1, 1, 45, 70, 100)
"""Words of a text that is cut from its context; 1 is a sentence alone."""
_EVIDENCE: Final = 110
"""Words of evidence for a claim, out of a long document."""
_CRUMB: Final = 5
"""Words for which no further sentence is sought."""
_REPEATED, _SHORT = 0.4, 8
"""What a word counts that the evidence has already; what a sentence costs beside its words."""
_LEAST: Final = 8
"""Words of a sentence that makes a claim."""


def question_groups(rows: Sequence[Asked], near: Near, chance: random.Random) -> Iterator[Group]:
    """Yield for each question a text that answers it, and others that do not though they look like it."""
    for number, row in enumerate(rows):
        size = chance.choice(_SIZES)
        first, spans = _answering(row, size, chance)
        examples = [Example(row.question, first, True, spans)]
        rest = _without_answer(row, size, near.rarity, chance)
        if rest is not None and chance.random() < 0.7:
            examples.append(Example(row.question, rest, False, (NONE,)))
        others = near.to(row, number)
        count = 2 if len(examples) == 1 or chance.random() < 0.3 else 1
        for context in chance.sample(others, min(count, len(others))):
            text = best_run(row.question, context, size, near.rarity)
            examples.append(Example(row.question, text, False, (NONE,)))
        yield tuple(examples)


def _answering(row: Asked, size: int, chance: random.Random) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Cut a text of about `size` words around one of the answers; return it with the answers inside."""
    spans = sentences(row.context)
    start, end = chance.choice(row.answers)
    held = [n for n, (a, b) in enumerate(spans) if a < end and b > start] or [0]
    first, last = run_around(spans, held[0], held[-1], row.context, size)
    begin, stop = spans[first][0], spans[last][1]
    inside = tuple((a - begin, b - begin) for a, b in row.answers if a >= begin and b <= stop)
    return row.context[begin:stop], inside or (NONE,)


def _without_answer(row: Asked, size: int, rarity: Rarity, chance: random.Random) -> str | None:
    """Cut from the question's own context a text that no answer stands in."""
    spans = sentences(row.context)
    answers = {row.context[a:b].lower() for a, b in row.answers}
    free = [
        n
        for n, (a, b) in enumerate(spans)
        if not any(answer in row.context[a:b].lower() for answer in answers)
        and not any(a < end and b > start for start, end in row.answers)
    ]
    if not free:
        return None
    free.sort(key=lambda n: -rarity.shared(words(row.question), row.context[slice(*spans[n])]))
    chosen = chance.choice(free[:2])
    first = last = chosen
    while last + 1 in free and len(row.context[spans[first][0] : spans[last + 1][1]].split()) <= size:
        last += 1
    return row.context[spans[first][0] : spans[last][1]]


def best_run(query: str, text: str, size: int, rarity: Rarity) -> str:
    """Cut a text of about `size` words around the sentence that has most of the query's words."""
    spans = sentences(text)
    if not spans:
        return text
    wanted = words(query)
    best = max(range(len(spans)), key=lambda n: (rarity.shared(wanted, text[slice(*spans[n])]), -n))
    first, last = run_around(spans, best, best, text, size)
    return text[spans[first][0] : spans[last][1]]


def choice_groups(rows: Sequence[Asked], near: Near, chance: random.Random, share: float) -> Iterator[Group]:
    """Yield questions put together with an answer, the right one first, then another that the text offers."""
    own: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        own[row.context].append(row.context[slice(*row.answers[0])])
    for number, row in enumerate(rows):
        if chance.random() >= share:
            continue
        size = chance.choice(_SIZES)
        text, inside = _answering(row, size, chance)
        if inside == (NONE,):
            continue
        right = text[slice(*chance.choice(inside))]
        examples = [Example(f"{row.question} {right}", text, verdict="supported")]
        gold = [row.context[slice(*span)].lower() for span in row.answers]
        wrong = distractor(right, [*own[row.context], *names(text)], gold, chance)
        wrong = wrong or distractor(
            right, [a for c in near.to(row, number)[:4] for a in own[c]], gold, chance
        )
        if wrong is not None:
            examples.append(Example(f"{row.question} {wrong}", text, verdict="unsupported"))
        if chance.random() < 0.4:
            rest = _without_answer(row, size, near.rarity, chance)
            if rest is None or chance.random() < 0.3:
                others = near.to(row, number)
                rest = best_run(row.question, chance.choice(others), size, near.rarity) if others else None
            if rest is not None:
                examples.append(Example(f"{row.question} {right}", rest, verdict="neither"))
        yield tuple(examples)


def distractor(right: str, offered: Sequence[str], gold: Sequence[str], chance: random.Random) -> str | None:
    """Choose an answer that shares nothing with the right ones, of the same kind if there is one."""
    digits = any(c.isdigit() for c in right)
    if digits and chance.random() < 0.4 and (made := other_number(right, (), chance)):
        return made
    apart = [one for one in offered if not any(one.lower() in g or g in one.lower() for g in gold)]
    alike = [
        one
        for one in apart
        if any(c.isdigit() for c in one) == digits and one[:1].isupper() == right[:1].isupper()
    ]
    pool = alike or apart
    return chance.choice(pool) if pool else None


def sentence_groups(near: Near, chance: random.Random, share: float) -> Iterator[Group]:
    """Yield sentences as claims: as they stand or shortened, falsified, and beside another text."""
    for n, context in enumerate(near.contexts):
        spans = sentences(context)
        pool = [*names(context), *names(near.contexts[(n + 1) % len(near.contexts)])]
        for at, (start, end) in enumerate(spans):
            claim = context[start:end]
            if chance.random() >= share or len(claim.split()) < _LEAST:
                continue
            first, last = run_around(spans, at, at, context, chance.choice(_SIZES))
            text = context[spans[first][0] : spans[last][1]]
            claim = (dropped(claim, (), chance) if chance.random() < 0.6 else None) or claim
            examples = [Example(claim, text, verdict="supported")]
            if wrong := falsified(claim, pool, chance):
                examples.append(Example(wrong, text, verdict="contradicted"))
            if chance.random() < 0.4:
                examples.append(Example(claim, _elsewhere(context, spans, at), verdict="neither"))
            if len(examples[-1].text) >= 20:
                yield tuple(examples)


def _elsewhere(context: str, spans: Sequence[tuple[int, int]], at: int) -> str:
    """The longer part of the context, before or after a sentence."""
    before, after = context[: spans[at][0]].strip(), context[spans[at][1] :].strip()
    return max(before, after, key=len)


def claim_groups(rows: Sequence[Claimed], most: int = _EVIDENCE) -> Iterator[Group]:
    """Yield claims with the sentences of their text that say most of the same."""
    rarity = Rarity(dict.fromkeys(row.text for row in rows))
    for row in rows:
        text = evidence(row.claim, row.text, rarity, most)
        relevant = row.verdict != "neither" if row.domain == "web" else None
        yield (Example(row.claim, text, relevant, None, row.verdict),)


def evidence(claim: str, text: str, rarity: Rarity, most: int) -> str:
    """Choose sentences that share most with a claim, up to `most` words, and put them in their order."""
    spans = sentences(text)
    wanted = frozenset(words(claim))
    left = set(wanted)
    sized = [_Sized(n, frozenset(words(text[a:b])), len(text[a:b].split())) for n, (a, b) in enumerate(spans)]
    chosen: list[int] = []
    room = most
    while sized and room > _CRUMB:
        worth = {one.n: _gain(one, wanted, left, rarity) for one in sized}
        best = max(sized, key=lambda one: (worth[one.n], -one.n))
        sized.remove(best)
        if worth[best.n] <= 0 and chosen:
            break
        if best.size > room and chosen:
            continue
        chosen.append(best.n)
        room -= best.size
        left -= best.words
    return " ".join(text[slice(*spans[n])] for n in sorted(chosen)) or text[: most * 6]


@dataclass(frozen=True, slots=True)
class _Sized:
    n: int
    words: frozenset[str]
    size: int


def _gain(one: _Sized, wanted: frozenset[str], left: set[str], rarity: Rarity) -> float:
    """What a sentence adds to the evidence: words that are missing still, and less for those it repeats."""
    new = sum(map(rarity, sorted(one.words & left)))
    known = sum(map(rarity, sorted(one.words & (wanted - left))))
    return float((new + _REPEATED * known) / math.sqrt(_SHORT + one.size))
