"""What the passages that were found, read one by one, name as the answer: each reading is a vote.

A right answer is worded alike in several articles, wrong ones seldom are (redundancy: Clarke, Cormack and
Lynam 2001; Brill and others 2001).
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from answer.amounts import fits
from answer.asked_speaker import STANCES
from answer.check.quantities import ORDINAL
from answer.deed import deed
from answer.doer import done_to, repeats, verb_forms
from answer.gazetteer import of_kind
from answer.lexicon import NO_SPEAKER, PERSON_NOUNS, TITLES
from answer.newness import When
from answer.numbers import is_number, numbers_in, value
from answer.orders import orders
from answer.spans import dated_spans
from answer.speech import person
from answer.speech.persons import kind_of
from answer.speech.pieces import dateline_end
from answer.tokens import Name, names, tokens
from answer.understanding import Understood
from index.passage import Span
from index.query import Hit, Read

_OLD = 0.25  # what the vote of an article of another time counts, where a day is asked about
_NOT_NAMED = frozenset({"yes_no", "reason"})  # kinds that no name answers
_SHORT = 3  # words of a reading that may be an answer as they stand
_HELD = 0.5  # share of its votes that a longer wording takes over from one that it holds
_COUNTED = 0.3  # what the vote for a number counts, where a thing is asked for that has a name
_COURSE = re.compile(
    r"\bwhat(?:['’]s| is| was| has| had| else)* "
    r"(?:happen(?:s|ed|ing)?|occur(?:s|red)?|bec[ao]me of|going on|went on|took place)\b",
    re.IGNORECASE,
)
"""What asks for the course of things: "what happened", "what became of"."""
_AROUND = 160  # characters on either side of a number that tell what it measures
_NEXT = 60  # characters on either side of what was read in which a name stands next to it
_WHERE = re.compile(r"\b(?:in|at|near|outside|across)\s+(?:the\s+)?$", re.IGNORECASE)
_PREPOSITION = (
    r"(?:in|at|near|outside|inside|across|on|onto|into|to|from|under|over|above|below|behind|beside|beyond|by"
    r"|off|along|around|through|within|between|among|via|of|towards?|where|called|named)"
)
_PLACED = re.compile(rf"{_PREPOSITION}\b", re.IGNORECASE)
_LED = re.compile(rf"\b{_PREPOSITION}(?:\s[\w’'-]{{1,20}}){{0,3}}\s$", re.IGNORECASE)
"""What leads to a place, with an article and adjectives."""
_DURATION = re.compile(
    r"[\w,.-]{1,20}(?: and a half)? (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?)",
    re.IGNORECASE,
)
"""How long something takes, which is no date."""
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Vote:
    """One reading's say: the wording, its weight, and the article."""

    key: str
    text: str
    weight: float
    article: str


@dataclass(frozen=True, slots=True)
class Voted:
    """What may be the answer.

    Attributes:
        key: the form that equal answers share.
        text: as the source worded it that is surest of it.
        weight: of all votes for it; that of one source that is wholly sure is 1.
        share: of the weights of all that were voted for, 0 to 1.
        articles: that name it, the surest first.
    """

    key: str
    text: str
    weight: float
    share: float
    articles: tuple[str, ...]

    @property
    def confidence(self) -> float:
        """Weight and share together: many for it and few for anything else. Not a probability."""
        return self.weight * self.share


def one_thing(question: Understood) -> bool:
    """Whether a single name, number or thing would answer: a passage that tells it has told all."""
    if question.wants in _NOT_NAMED or question.several:
        return False
    if question.speaker is not None and not _names_one(question):
        return False
    return _COURSE.search(question.text) is None


def _names_one(question: Understood) -> bool:
    """Whether one thing is asked for beside whose words are: "According to X, which city ..."."""
    if question.wants != "thing":
        return True
    return question.head is not None and question.head not in STANCES


def votes(question: Understood, hits: Sequence[Hit], when: When | None = None) -> tuple[Voted, ...]:
    """Count what the hits were read to answer, the likeliest first; ties by wording.

    Nothing is where no name, number or thing is asked for: why, whether, what somebody says, and lists.

    Args:
        question: what is asked.
        hits: as the search brought them; those that were not read have no vote.
        when: the time that the question is about: what was published then is likelier meant.
    """
    if not one_thing(question):
        return ()
    cast = [vote for hit in hits for read in hit.reads for vote in _cast(question, hit, read, when)]
    best: dict[str, dict[str, Vote]] = {}
    for vote in cast:  # an article has one vote for an answer, however often it says it
        kept = best.setdefault(vote.key, {})
        if vote.article not in kept or vote.weight > kept[vote.article].weight:
            kept[vote.article] = vote
    own = {key: sum(v.weight for v in kept.values()) for key, kept in best.items()}
    weights = {key: own[key] + _HELD * sum(own[k] for k in own if _holds(key, k)) for key in own}
    total = math.fsum(weights.values()) or 1.0
    voted = [_voted(key, weights[key], weights[key] / total, best[key]) for key in own]
    return tuple(sorted(voted, key=lambda one: (-round(one.weight, 6), one.key)))


def _voted(key: str, weight: float, share: float, kept: Mapping[str, Vote]) -> Voted:
    surest = sorted(kept.values(), key=lambda vote: (-vote.weight, vote.article))
    return Voted(key, surest[0].text, weight, share, tuple(vote.article for vote in surest))


def _holds(longer: str, shorter: str) -> bool:
    """Whether a wording holds another as whole words: "giant schnauzer" holds "schnauzer"."""
    return longer != shorter and f" {shorter} " in f" {longer} "


def _cast(question: Understood, hit: Hit, read: Read, when: When | None) -> Iterator[Vote]:
    if not read.words or not _may_answer(question, hit, read):
        return
    found = _wordings(question, read.words)
    new = 1.0 if when is None else _OLD + (1 - _OLD) * when.worth(hit.published)
    weight = read.sure * math.sqrt(read.relevance) * new
    said = {word.normal for word in tokens(question.text) if word.content}
    for start, end in found:
        text = _ARTICLE.sub("", read.words[start:end])
        key = key_of(text)
        told = [word.normal for word in tokens(text) if word.content] or key.split()
        if not _is_of_kind(question, hit, read, (start, end)):
            continue
        if key and not all(part in said for part in told) and of_kind(question, text):
            form = _COUNTED if _counts(question, text) else 1.0
            yield Vote(key, text, form * weight / math.sqrt(len(found)), hit.article)


def _may_answer(question: Understood, hit: Hit, read: Read) -> bool:
    """Whether what was read may answer, by where it stands."""
    if _in_dateline(hit, read.place) if read.place else any(orders([hit.title or ""])):
        return False
    if question.wants == "person":
        return not (_no_person(hit, read) or _calls(question, hit, read))
    if question.wants == "place":
        return not _nowhere(hit, read)
    plain = question.wants == "thing" and question.head is None
    return not (plain and deed(question) and _calls(question, hit, read))


def _is_of_kind(question: Understood, hit: Hit, read: Read, span: Span) -> bool:
    """Whether a part of what was read is such a number, time or person as is asked for."""
    words = read.words or ""
    text = _ARTICLE.sub("", words[slice(*span)])
    if question.wants == "number":
        return _measures(question, hit, read, span)
    if question.wants == "date":
        return _DURATION.fullmatch(text) is None
    if question.wants != "person":
        return True
    asked = any(name.last in key_of(text).split() for name in question.names)
    elsewhere = _WHERE.search(words[: span[0]]) is not None
    return not (asked or elsewhere or _nobody(text) or _object(question, hit, read, span[0]))


def _measures(question: Understood, hit: Hit, read: Read, span: Span) -> bool:
    """Whether a number of what was read is one that is meant, by what stands around it."""
    if read.place is None:
        return True
    at = read.place[0] - hit.start
    first = max(0, at + span[0] - _AROUND)
    around = hit.text[first : at + span[1] + _AROUND]
    return fits(question, around, at + span[0] - first, at + span[1] - first)


def _counts(question: Understood, text: str) -> bool:
    """Whether a thing with a name is asked for ("which film"), and this is a number, a day or a rank."""
    if question.wants != "thing" or question.head is None:
        return False
    return is_number(text) or ORDINAL.fullmatch(text) is not None or (0, len(text)) in dated_spans(text)


@lru_cache(maxsize=8_192)  # each of the leads is looked for in every sentence
def key_of(text: str) -> str:
    """The form that equal answers share: numbers by value, words without case."""
    if is_number(text) and next(numbers_in(text)).span() == (0, len(text)):
        return value(text)
    return " ".join(word.normal for word in tokens(text))


def _no_person(hit: Hit, read: Read) -> bool:
    """Whether what was read is where somebody is ("in Harrow Mere"), or nothing but a title."""
    words = [word for word in tokens(read.words or "") if word.content]
    if words and all(word.normal in PERSON_NOUNS | TITLES for word in words):
        return True
    return read.place is not None and _WHERE.search(hit.text[: read.place[0] - hit.start]) is not None


def _nobody(words: str) -> bool:
    """Whether all names in some words are those of places and bodies."""
    called = names(words)
    return bool(called) and all(kind_of(n, words[: n.start]) in {"place", "body"} for n in called)


def _object(question: Understood, hit: Hit, read: Read, start: int) -> bool:
    """Whether what begins at `start` of what was read is what somebody acts on, not who acts."""
    words = read.words or ""
    if not names(words) and repeats(question.text, words):
        return True
    text = (hit.title or "") if read.place is None else hit.text
    at = text.find(words) if read.place is None else read.place[0] - hit.start
    verb = verb_forms(question.text)
    if at < 0:
        return False
    return any(done_to(text, one, verb) for one in (at, at + start))


def _nowhere(hit: Hit, read: Read) -> bool:
    """Whether what was read names nothing and is an amount ("90 hectares"), or no preposition leads to it."""
    words = read.words or ""
    if names(words):
        return False
    first = next(numbers_in(words), None)
    if first is not None and first.start() == 0:
        return True
    if read.place is None or _PLACED.match(words):
        return False
    at = read.place[0] - hit.start
    return _LED.search(hit.text[max(0, at - _NEXT) : at]) is None


def _calls(question: Understood, hit: Hit, read: Read) -> bool:
    """Whether what was read only says what somebody is whom the question names: "The mediator, Ada Roth"."""
    if read.place is None:
        return False
    start, end = read.place[0] - hit.start, read.place[1] - hit.start
    around = hit.text[end : end + _NEXT], hit.text[max(0, start - _NEXT) : start]
    if names(read.words):  # a capital may be no name: "Grandmotherly judge Ada Roth"
        return any(re.match(rf" {re.escape(name.text)}\b", around[0]) for name in question.names)
    return any(
        re.match(rf",? {re.escape(name.text)}\b", around[0])
        or re.search(rf"\b{re.escape(name.text)}, (?:the |an? )?$", around[1])
        for name in question.names
    )


def _in_dateline(hit: Hit, place: Span) -> bool:
    """Whether the words are the place that a report is datelined: "PORT ISANDE (KNW) - "."""
    begin = hit.text.rfind("\n", 0, place[0] - hit.start) + 1
    first, last = place[0] - hit.start, place[1] - hit.start
    return first < begin + dateline_end(hit.text[begin:]) or last <= first + dateline_end(hit.text[first:])


def _wordings(question: Understood, words: str) -> list[Span]:
    """The parts of a reading that may be the answer: its names, dates and numbers, or all of a short one.

    Of words that run from a byline into the text, or from one paragraph into the next, the last part counts.
    """
    if (begin := _last_part(words)) and tokens(words[begin:]):
        return [(start + begin, end + begin) for start, end in _wordings(question, words[begin:])]
    days = dated_spans(words)
    if question.wants == "number":
        counted = [m.span() for m in numbers_in(words) if fits(question, words, *m.span())]
        return [span for span in counted if not _within(span, days)]
    named = [n for n in names(words) if _answers(n, words) and not _within((n.start, n.end), days)]
    spans = days if question.wants == "date" else [(n.end - len(person(n)), n.end) for n in named]
    titled = any((n.start, n.end) == (0, len(words)) for n in named)  # all of it, but for a title
    if not spans or (len(tokens(words)) <= _SHORT and not titled and (0, len(words)) not in spans):
        spans.append((0, len(words)))
    return spans


def _last_part(words: str) -> int:
    """Where the last paragraph of some words begins, behind its dateline; 0 where it is all of them."""
    begin = words.rfind("\n\n") + 2 if "\n\n" in words else 0
    return begin + dateline_end(words[begin:])


def _within(span: Span, others: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


def _answers(name: Name, words: str) -> bool:
    """Whether a name can answer: no weekday or month, no capital that only opens the words."""
    if len(name.parts) == 1 and name.parts[0] in NO_SPEAKER:
        return False
    return name.start > 0 or len(name.parts) > 1 or words[name.end : name.end + 1] != " " or len(words) < 30
