"""Evidence: the sentences of the found articles, scored by how well they bear on a question."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from answer.lexicon import VERB_CLASSES
from answer.speech import Hearing, Reference, Said
from answer.tokens import Name, Token, capitals, names, stem, stems, tokens
from answer.understanding import Understood
from index.passage import Span

# How much a question's word counts where it stands elsewhere than in the sentence itself.
_IN_SPEAKER, _AKIN, _NEAR, _IN_TITLE = 0.9, 0.7, 0.5, 0.4
_BULLET = re.compile(r"[-*•▪◦–—]\s+")
_OWNING = frozenset({"his", "her"})
_PRONOUN = re.compile(r"\b(?:he|she|his|her)\b", re.IGNORECASE)
_CLASSES = tuple(frozenset(stem(w) for w in kin) for kin in VERB_CLASSES)
KIN_OF_STEM = {
    word: frozenset().union(*(c for c in _CLASSES if word in c)) for word in frozenset().union(*_CLASSES)
}
"""Stems of words for the same act, by the stem of each."""
_NO_KIN: frozenset[str] = frozenset()
# Weights of the score; chosen on development questions, see docs/answers.md.
_NEXT, _PREVIOUS = 0.12, 0.06
_COVER, _SPEAKER, _WRONG_SPEAKER, _HEADING, _ASKING = 0.6, 0.15, 0.25, 0.25, 0.3


@dataclass(frozen=True)
class Sentence:
    """One sentence of an article: `article.text[start:end] == text`.

    `order` counts the sentences that were read of the article, and each gap between them as one more;
    `paragraph` counts its paragraphs. `words` are its words and `stems` their stems. Who speaks is told by
    `hearing`, where it is number `number` and begins `shift` characters further on: an article is listened
    to when that is first asked.
    """

    article: str
    start: int
    end: int
    text: str
    order: int
    paragraph: int
    number: int
    shift: int
    words: tuple[Token, ...] = field(compare=False, repr=False)
    stems: frozenset[str] = field(compare=False, repr=False)
    hearing: Hearing = field(compare=False, repr=False)

    @property
    def speakers(self) -> tuple[Said, ...]:
        """Who says it, whose saying it mainly is first."""
        return self.hearing.of(self.number).speakers

    @property
    def told(self) -> str | None:
        """The outlet that its speaker spoke to."""
        return self.hearing.of(self.number).told

    @property
    def via(self) -> str | None:
        """The outlet that relays it."""
        return self.hearing.of(self.number).via

    @cached_property
    def reference(self) -> Reference | None:
        """The pronoun whose antecedent is certain, place relative to the sentence."""
        if _PRONOUN.search(self.text) is None:
            return None
        return self.hearing.of(self.number).moved(self.shift).reference

    @property
    def voices(self) -> frozenset[str]:
        """The stems of the words of its speakers' names."""
        return frozenset().union(*(capitals(tokens(said.name)) for said in self.speakers))

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names in it, places relative to the sentence."""
        return names(self.text)

    @property
    def speaker(self) -> Said | None:
        """Who says it, the first where several speak."""
        return self.speakers[0] if self.speakers else None

    @property
    def pronoun(self) -> Span | None:
        """Where it has a pronoun that surely stands for somebody named before, relative to the sentence."""
        return (self.reference.start, self.reference.end) if self.reference else None

    @property
    def explicit(self) -> str:
        """The sentence with that pronoun replaced by the name: what its meaning is judged by."""
        if (found := self.reference) is None:
            return self.text
        owning = self.text[found.start : found.end].casefold() in _OWNING
        return f"{self.text[: found.start]}{found.name}{'’s' if owning else ''}{self.text[found.end :]}"

    @cached_property
    def heading(self) -> bool:
        """Whether it looks like a heading or a fragment: no closing punctuation, or hardly a word."""
        return self.text.rstrip("”\"’' )]")[-1:] not in {".", "!", "?", "…"} or len(self.words) < 3

    @property
    def asks(self) -> bool:
        """Whether it is a question."""
        return self.text.rstrip("”\"’' ").endswith("?")


@lru_cache(maxsize=256)  # telling who speaks takes long, and the next question is often of the same articles
def sentences_of(article: str, text: str, spans: tuple[Span, ...]) -> tuple[Sentence, ...]:
    """Cut an article's clean text at these sentence spans, in order, each with its speaker."""
    hearing = Hearing(text, spans)
    found: list[Sentence] = []
    paragraph, before, gaps = 0, 0, 0
    for n, (start, end) in enumerate(spans):
        between = text[before:start]
        paragraph += "\n" in between
        gaps += bool(between.strip())
        before = end
        bullet = _BULLET.match(text, start, end)  # the mark of a list is not part of its sentence
        begin = bullet.end() if bullet else start
        words = tokens(text[begin:end])
        place = (begin, end, text[begin:end], n + gaps, paragraph, n, start - begin)
        found.append(Sentence(article, *place, words, stems(words), hearing))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence with its score, how much of the question it covers (0 to 1) and its cosine.

    `content` is the same share over the question's words that are neither names nor words of saying; None
    where it has none. Where a reader read it: `relevance`, the probability that it answers; `answer`, the
    words that do, by their place in the article; `sure`, the probability that it is these words.
    """

    sentence: Sentence
    score: float
    cover: float
    content: float | None
    similarity: float
    relevance: float | None = None
    answer: Span | None = None
    sure: float = 0.0


def weights(question: Understood, sentences: Sequence[Sentence]) -> dict[str, float]:
    """Weigh the question's words by how rare they are among the candidates (Spärck Jones 1972).

    A name that every article is about tells little; one that nothing holds weighs most.
    """
    total = len(sentences)
    held = [s.stems for s in sentences]
    result = {}
    for term in question.terms:
        holding = sum([term.stem in words for words in held])
        rarity = math.log(1 + total / (holding + 0.5)) / math.log(1 + total / 0.5) if total else 1.0
        result[term.stem] = term.weight * rarity
    return result


def by_words(
    question: Understood, weight: dict[str, float], sentences: Sequence[Sentence], title: frozenset[str]
) -> list[Scored]:
    """Score the sentences of one article by the question's words alone, in their order.

    Args:
        question: what is asked.
        weight: of each of its words, from `weights`.
        sentences: those of the article, in order.
        title: stems of the article's title.
    """
    every = [(t.stem, weight[t.stem]) for t in question.terms]
    plain = [(t.stem, weight[t.stem]) for t in question.terms if not t.name and t.weight >= 1.0]
    kin = {word: KIN_OF_STEM.get(word, _NO_KIN) for word, _ in every}
    named = _named(question, sentences)
    result = []
    for n, sentence in enumerate(sentences):
        previous = sentences[n - 1] if n and sentences[n - 1].order == sentence.order - 1 else None
        near = previous.stems if previous else frozenset()
        held = {word: _held(word, akin, sentence, near, title, named) for word, akin in kin.items()}
        covered = _share(every, held) or 0.0
        result.append(Scored(sentence, covered, covered, _share(plain, held), 0.0))
    return result


def with_meaning(question: Understood, scored: Scored, similarity: float) -> Scored:
    """Score a sentence by words and meaning together; `similarity` is its cosine with the question."""
    value = similarity + _COVER * scored.cover + _adjust(question, scored.sentence)
    return replace(scored, score=value, similarity=similarity)


def carry_on(scored: Sequence[Scored]) -> list[Scored]:
    """Lift the sentences beside the best one of each article: an answer is seldom cut off at a full stop.

    The sentence after it counts more than the one before, most where the same person goes on speaking, and
    a sentence in another paragraph less.
    """
    best: dict[str, Scored] = {}
    for s in scored:
        if s.sentence.article not in best or s.score > best[s.sentence.article].score:
            best[s.sentence.article] = s
    lifted = []
    before = {(s.sentence.article, s.sentence.order + 1): s for s in scored}
    for s in scored:
        top = best[s.sentence.article]
        last = before.get((s.sentence.article, s.sentence.order))
        if last is not None and _goes_on(last.sentence, s.sentence):
            top = last
        beside = s.sentence.order - top.sentence.order
        worth = {1: _NEXT, -1: _PREVIOUS}.get(beside, 0.0)
        if beside == 1 and _goes_on(top.sentence, s.sentence):
            worth *= 2
        if s.sentence.paragraph != top.sentence.paragraph:
            worth /= 2
        room = max(0.0, top.score - s.score)
        lifted.append(replace(s, score=s.score + min(worth, room)) if not s.sentence.heading else s)
    return lifted


def _named(question: Understood, sentences: Sequence[Sentence]) -> frozenset[str]:
    """Stems of the question's names that the sentences have in names, so that one may speak by it."""
    wanted = frozenset(term.stem for term in question.terms if term.name)
    return wanted & capitals([word for one in sentences for word in one.words]) if wanted else wanted


def _goes_on(before: Sentence, after: Sentence) -> bool:
    """Whether the same person goes on: "He specified ..." is half a thought without what he said before."""
    return bool(after.pronoun) and after.speaker is not None and after.speaker in before.speakers


def _share(weighed: Sequence[tuple[str, float]], held: dict[str, float]) -> float | None:
    """Weighted share of words that are held; None where there are none, or none that weighs."""
    whole = sum([weight for _, weight in weighed])
    return sum([weight * held[word] for word, weight in weighed]) / whole if whole else None


def _held(
    word: str,
    akin: frozenset[str],
    sentence: Sentence,
    near: frozenset[str],
    title: frozenset[str],
    named: frozenset[str],
) -> float:
    """How far the sentence, or what is around it, holds a word of the question, 0 to 1; see `_named`."""
    if word in sentence.stems:
        return 1.0
    if word in named and word in sentence.voices:
        return _IN_SPEAKER
    if akin and not akin.isdisjoint(sentence.stems):
        return _AKIN
    if word in near:
        return _NEAR
    return _IN_TITLE if word in title else 0.0


def _adjust(question: Understood, sentence: Sentence) -> float:
    """What speaks for or against a sentence beyond its words."""
    value = 0.0
    if question.speaker and sentence.speakers:
        value += _SPEAKER if says(sentence, question.speaker) else -_WRONG_SPEAKER
    if sentence.heading:
        value -= _HEADING
    if sentence.asks:
        value -= _ASKING
    return value


def says(sentence: Sentence, speaker: str) -> bool:
    """Whether the sentence is said by the person with this last name."""
    return any(speaker in {said.last, *said.name.casefold().split()} for said in sentence.speakers)
