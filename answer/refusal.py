"""Whether anything found bears on the question. A refusal is an answer too, and it is measured."""

import math
from collections.abc import Sequence

from answer.amounts import asked, names_amount
from answer.evidence import Scored, says
from answer.meaning import Meaning
from answer.spans import answering
from answer.tokens import Name, stem, tokens
from answer.understanding import Understood
from answer.vocabulary import Vocabulary

# A logistic regression on every second of 240 questions of CLAP NQ beside their passages: docs/answers.md.
_LIKENESS, _RELEVANCE, _CONSTANT = 7.4, 2.3, -5.3
_LEAST = 0.3  # probability that what was found answers, under which it does not
_LEAST_CONTENT = 0.2
_LEAST_OTHERWISE = 0.3  # of the question's plain words in other words, where none stands there as asked
# Where nothing was read, chosen on development questions.
_UNREAD_COVER, _UNREAD_CONTENT, _UNREAD_SIMILARITY = 0.30, 0.34, 0.25
_SURE_SIMILARITY = 0.75
_SURE_RELEVANCE, _WITH_SIMILARITY = 0.8, 0.5
"""Relevance, and likeness beside it, from which what was read answers in nearly whatever words."""
_LEAST_SURE = 0.1
"""Of the question's plain words in other words, even then: names alone are not what is asked about."""
_WHOLE, _READ, _READ_SIMILARITY = 0.99, 0.2, 0.4
"""Share of the question's plain words, relevance and likeness from which they answer together."""
_ALIKE, _THE_SAME = 0.5, 0.8  # cosines of two words: from here on they count, from here on fully
_SAME_NOUN = 0.6
_MEASURED = 0.5  # relevance from which a measure of the kind asked for is an answer
_LOOKED_AT = 6


def bears(question: Understood, ranked: Sequence[Scored], found: Vocabulary, meaning: Meaning) -> bool:
    """Whether the best evidence is about what is asked.

    Args:
        question: what is asked.
        ranked: scored sentences, best first.
        found: the words of what the search brought back.
        meaning: compares words where the question's own do not occur.
    """
    if not ranked or all(t.stem.isdigit() for t in question.terms) or absent(question, found):
        return False
    best = ranked[:_LOOKED_AT]
    if question.wants == "number" and not any(_counted(question, s, meaning) for s in best):
        return False
    if _says_anything(question, best):
        return True
    return _near(question, best) and _worded(question, best, meaning)


def _near(question: Understood, best: Sequence[Scored]) -> bool:
    """Whether sentences are near enough to the question, by reader and likeness, to answer it."""
    relevance, likeness = _relevance(best), max(s.similarity for s in best)
    if relevance is None:
        return likeness >= _UNREAD_SIMILARITY and max(s.cover for s in best) >= _UNREAD_COVER
    if answers(likeness, relevance) >= _LEAST:
        return True
    return relevance >= _READ and likeness >= _READ_SIMILARITY and _says_all(question, best)


def _worded(question: Understood, best: Sequence[Scored], meaning: Meaning) -> bool:
    """Whether sentences that are near have words of the question, or other words for them."""
    relevance, likeness = _relevance(best), max(s.similarity for s in best)
    least = _UNREAD_CONTENT if relevance is None else _LEAST_CONTENT
    contents = [s.content for s in best if s.content is not None]
    if not contents or max(contents) >= least or likeness >= _SURE_SIMILARITY:
        return True
    sure = (relevance or 0.0) >= _SURE_RELEVANCE and likeness >= _WITH_SIMILARITY
    if sure and _only_named(question):
        return True
    if not any(contents):
        least = max(least, _LEAST_OTHERWISE)
    return alike(question, best, meaning) >= (_LEAST_SURE if sure else least)


def _relevance(best: Sequence[Scored]) -> float | None:
    """The best relevance of some sentences; None where none was read."""
    return max((s.relevance for s in best if s.relevance is not None), default=None)


def _only_named(question: Understood) -> bool:
    """Whether a question has no plain words beside its names and the kind that is asked for."""
    return all(t.name or t.weight < 1.0 or t.stem == question.head for t in question.terms)


def _says_all(question: Understood, best: Sequence[Scored]) -> bool:
    """Whether a sentence has every plain word of the question, of which there are several."""
    plain = sum(not t.name and t.weight >= 1.0 for t in question.terms)
    return plain > 1 and any(s.content is not None and s.content >= _WHOLE for s in best)


def _says_anything(question: Understood, best: Sequence[Scored]) -> bool:
    """Whether it is asked what somebody said, whatever it was, and somebody of that name says something."""
    speaker = question.speaker
    if speaker is None or any(not t.name and t.weight >= 1.0 for t in question.terms):
        return False
    return any(says(s.sentence, speaker) for s in best)


def answers(likeness: float, relevance: float) -> float:
    """Return how probable it is that sentences answer, by the best cosine and the best relevance of them.

    The weights are fitted, and the value is not calibrated beyond the questions they were fitted on.
    """
    return 1 / (1 + math.exp(-(_LIKENESS * likeness + _RELEVANCE * relevance + _CONSTANT)))


def _counted(question: Understood, scored: Scored, meaning: Meaning) -> bool:
    """Whether a sentence has such a number as is asked for, and what is counted or a word for the same.

    A measure says by its unit what it is of: money is enough where the text around it answers.
    """
    sentence = scored.sentence
    if not answering(question, sentence):
        return False
    if asked(question) not in {"count", "any"} and (scored.relevance or 0.0) >= _MEASURED:
        return True
    if names_amount(question) or question.head is None or question.head in sentence.stems:
        return True
    noun = next(w.normal for w in tokens(question.text) if w.stem == question.head)
    words = [w.normal for w in sentence.words if w.content and not w.normal[0].isdigit()]
    return bool(words) and float(meaning.similarities(noun, words).max()) >= _SAME_NOUN


def absent(question: Understood, found: Vocabulary) -> tuple[str, ...]:
    """The names of the question whose last word nothing found holds."""
    return tuple(name.text for name in question.names if not found.meets(_last_stems(name)))


def _last_stems(name: Name) -> set[str]:
    """Stems of the last word of a name, as found words have them: whole, and the parts of "Kanal-4"."""
    return {stem(part) for part in (name.last, *name.last.split("-")) if part}


def alike(question: Understood, best: Sequence[Scored], meaning: Meaning) -> float:
    """Share of the question's plain words that a sentence holds in other words ("soldiers" for "troops").

    Single words are compared by the embedder: synonyms reach a cosine of .55 to .9, unrelated words stay
    under .5.
    """
    asked = [t.stem for t in question.terms if not t.name and t.weight >= 1.0]
    surfaces = {w.stem: w.normal for w in tokens(question.text)}
    vectors = meaning.vectors([surfaces[word] for word in asked])
    most = 0.0
    for scored in best:
        words = list(dict.fromkeys(w.normal for w in scored.sentence.words if w.content))
        if not words:
            continue
        nearest = (vectors @ meaning.vectors(words).T).max(axis=1)
        held = (
            1.0 if word in scored.sentence.stems else (float(near) - _ALIKE) / (_THE_SAME - _ALIKE)
            for word, near in zip(asked, nearest, strict=True)
        )
        most = max(most, sum(min(1.0, max(0.0, share)) for share in held) / len(asked))
    return most
