"""What the search's reader made of the text around a sentence: does it answer, and with which words?

The search reads the best passages beside the question, once; nothing is read again here.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from answer.evidence import Scored
from index.query import Hit, Read


def beside(scored: Sequence[Scored], hits: Iterable[Hit]) -> list[Scored]:
    """Return the sentences with what was read around them: relevance, and the words that stand in them."""
    read: defaultdict[str, list[Read]] = defaultdict(list)
    for hit in hits:
        read[hit.article].extend(hit.reads)
    return [_with(one, read[one.sentence.article]) for one in scored]


def _with(scored: Scored, read: Sequence[Read]) -> Scored:
    sentence = scored.sentence
    around = [one for one in read if one.start < sentence.end and sentence.start < one.end]
    if not around:
        return scored
    inside = [
        one for one in around if one.place and sentence.start <= one.place[0] and one.place[1] <= sentence.end
    ]
    best = max(inside, key=lambda one: one.sure, default=None)
    return replace(
        scored,
        relevance=max(one.relevance for one in around),
        answer=best.place if best else None,
        sure=best.sure if best else 0.0,
    )
