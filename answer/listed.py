"""Lists: "list all who …" is answered with one statement for each, from all sources, none said twice."""

import re

from answer.answer import Answer
from answer.compose import WORDS_SEVERAL, Pick, compose, pick
from answer.found import Found
from answer.labelled import labelled
from answer.spans import answering

_LIST = re.compile(
    r"^\s*(?:please\s)?(?:list|name|enumerate)\b|\b(?:who|what|which) (?:all|else)\b"
    r"|\ball (?:those |the \w+ |\w+s )?who\b",
    re.IGNORECASE,
)
_MOST = 8
_UNDER = 0.5  # how far under the best sentence one may score that names somebody new


def listed(found: Found) -> Answer | None:
    """Answer with a sentence for each that fits, the best first; None where no list is asked for.

    Where persons or outlets are asked for, each has the best sentence that surely names it; else, or where
    but one is so named, sentences are chosen as for any question that asks for several.
    """
    if not _LIST.search(found.understood.text) or not found.ranked:
        return None
    picks = one_each(found)
    if len(picks) < 2:
        picks = pick(found.understood, found.ranked, several=True)
    articles = [found.articles[one.sentence.article] for one in picks]
    composed = labelled(compose(picks, found.articles), articles)
    return found.answer("answered", composed.statements, composed.sources)


def one_each(found: Found) -> tuple[Pick, ...]:
    """Return for each that the sentences surely name as what is asked for the best of them, best first."""
    chosen: dict[str, Pick] = {}
    said = set()
    words = 0
    for scored in found.ranked:
        sentence = scored.sentence
        if scored.score < found.ranked[0].score - _UNDER or len(chosen) == _MOST:
            break
        keys = [span.key for span in answering(found.understood, sentence) if span.certain]
        new = next((key for key in keys if key not in chosen), None)
        if (
            new is None
            or sentence.heading
            or sentence.stems in said
            or words + len(sentence.words) > WORDS_SEVERAL
        ):
            continue
        chosen[new] = Pick(scored)
        said.add(sentence.stems)
        words += len(sentence.words)
    return tuple(chosen.values())
