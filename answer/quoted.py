"""The plain way to answer: the few sentences that carry it."""

import re
from collections.abc import Sequence

from answer.amounts import with_unit
from answer.another import in_aside, of_another
from answer.answer import Answer
from answer.compose import WORDS_SEVERAL, Pick, compose, in_order, pick, short_answer
from answer.contrary import contrary
from answer.dispute.agreed import corroborated
from answer.doer import least_content
from answer.evidence import Sentence
from answer.found import Found
from answer.gazetteer import of_place
from answer.leads import holds
from answer.listed import one_each
from answer.office import holder
from answer.related import is_related
from answer.spans import dated_spans
from answer.speech.persons import PLACE_OPENERS
from answer.thoughts import pointed_at, with_announced
from answer.tokens import names, normal_form, tokens
from answer.understanding import Understood
from answer.votes import Voted

_BY_FORM = frozenset({"outlet", "number", "person"})  # kinds that a sentence's form tells better than votes
_BRIEF = 8  # words of a short answer
_FULLER = 0.5  # share of a name's votes with which its longer form is said for it
_WHO_IS = re.compile(r"\W*who(?:['’]s| is| was| are| were)\b", re.IGNORECASE)
_SAID = re.compile(
    r"\W*what (?:did|does|do|has|have|had) .*\b(?:say|said|claim(?:ed)?|argued?|stated?|comment(?:ed)?"
    r"|answer(?:ed)?|repl(?:y|ied)|think|thought)\b",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"\W*what (?:did|does|do|has|have|had|will|would|is|are|was|were) (?:(?!which\b|that\b|who\b)[^?]){2,80}"
    r"\b(?:do|done|doing)\b(?! business| harm| damage)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\?|\b(?:who|whom|whose|what|which|when|where|how|why|name|tell|give|list|state|find)\b|\bis there\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\d|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept|Sep|Oct|Nov|Dec|\w+days?|spring|summer|autumn|fall|winter|dawn|dusk|noon|midday|midnight|night|morning|evening"
    r"|afternoon|yesterday|today|tonight|tomorrow|weekend|hours?|minutes?|weeks?|months?|years?|decades?|century|Christmas"
    r"|Easter|Ramadan|before|after|during|while|when|since|until|once|soon|immediately|now)\b",
    re.IGNORECASE,
)
"""What a time has at least one of."""
_REST = re.compile(r"\b(?:how many|how much) (?:[\w’'-]+ ){0,4}?(not|more|fewer|less)\b", re.IGNORECASE)
"""What asks for the others, or for a difference: "how many were not", "how many more"."""
_VOTED = 0.08  # confidence from which what was voted for is the short answer


def quoted(found: Found) -> Answer:
    """Say what was found, in the sources' own sentences."""
    understood, ranked = found.understood, found.ranked
    chosen = pick(understood, ranked, several=understood.several, first=_leading(found))
    picks = corroborated(found, in_order(whole_thoughts(found, chosen)))
    composed = compose(picks, found.articles)
    return found.answer("answered", composed.statements, composed.sources, short=_short(found, picks))


def whole_thoughts(found: Found, picks: Sequence[Pick]) -> tuple[Pick, ...]:
    """The picks, with what they announce or point back to, as long as all stays short enough.

    A thought that is whole is worth more than one more: the last pick gives way to what completes an
    earlier one.
    """
    by_place = {s.sentence: s for s in found.by_words}
    kept, chosen = list(picks), list(picks)
    for one in picks:
        if one not in kept:
            break
        for sentence in _completing(found, one.sentence):
            if any(sentence == p.sentence for p in chosen):
                continue
            while _long(chosen, sentence) and kept[-1] != one:
                chosen.remove(kept.pop())
            if _long(chosen, sentence):
                return tuple(chosen)
            chosen.append(Pick(by_place[sentence]))
    return tuple(chosen)


def _completing(found: Found, sentence: Sentence) -> tuple[Sentence, ...]:
    """What a sentence points back to, and what it announces."""
    whole = found.whole[sentence.article]
    back = pointed_at(sentence, {s.order: s for s in whole})
    return (*((back,) if back else ()), *with_announced(sentence, whole))


def _long(chosen: Sequence[Pick], more: Sentence) -> bool:
    return sum(len(p.sentence.words) for p in chosen) + len(more.words) > WORDS_SEVERAL


def _leading(found: Found) -> tuple[Pick, ...]:
    """The best sentence and those that carry what was voted for; where several are asked for, one of each."""
    if found.understood.several and len(each := one_each(found)) > 1:
        return each
    if (denied := contrary(found)) is not None:
        return (Pick(denied),)
    held = holder(found)
    if not found.leads and held is None:
        return ()
    best = next((s for s in found.ranked if not s.sentence.heading), found.ranked[0])
    first = [*([held.scored] if held else ()), best, *(lead.scored for lead in found.leads)]
    return tuple(Pick(s) for n, s in enumerate(first) if s.sentence not in [o.sentence for o in first[:n]])


def _short(found: Found, picks: Sequence[Pick]) -> str | None:
    """The briefest answer that a shown sentence has the words of; nothing brief answers some questions."""
    question = found.understood
    if question.several or _takes_sentences(question):
        return None
    held = holder(found)
    if held is not None:
        return held.name
    text = _brief(found, picks)
    if text is not None and (
        _of_somebody_else(question, text, picks)
        or _of_the_rest(question, text, picks)
        or (question.wants == "date" and _TIME.search(text) is None)
        or is_related(question.text, text, [p.sentence.text for p in picks]) is False
    ):
        return None
    return text


def _of_somebody_else(question: Understood, text: str, picks: Sequence[Pick]) -> bool:
    """Whether no sentence with a person names what the question does: who leads the Sulmarian delegation."""
    if question.wants != "person" or not question.names:
        return False
    last = tokens(text)[-1].normal if tokens(text) else ""
    said = [{word.normal for word in p.sentence.words} for p in picks]
    about = (words for words in said if last in words)
    return not any(of_place(name.last, word) for words in about for name in question.names for word in words)


def _of_the_rest(question: Understood, text: str, picks: Sequence[Pick]) -> bool:
    """Whether a number is asked for that is not, or by how much it is more, and no sentence has that word."""
    asked = _REST.search(question.text) if question.wants == "number" else None
    if asked is None:
        return False
    same = re.compile(
        rf"\b{asked[1]}\b|n['’]t\b" if asked[1].lower() == "not" else rf"\b{asked[1]}\b", re.IGNORECASE
    )
    return not any(text in p.sentence.text and same.search(p.sentence.text) for p in picks)


def _brief(found: Found, picks: Sequence[Pick]) -> str | None:
    """The words of the kind that is asked for, or that most votes are for."""
    if found.understood.wants == "number" and found.understood.speaker is not None:
        # what somebody says of another matter has its numbers, too
        picks = [p for p in picks if p.scored.content is None or p.scored.content > 0]
    picks = [p for p in picks if not of_another(found.understood, p.sentence)]
    span = short_answer(found.understood, sorted(picks, key=lambda p: -p.scored.score))
    if span and found.understood.wants in _BY_FORM:
        return span.text
    first = named(found.voted)
    if first and first.confidence >= _VOTED:
        holding = next((p.sentence.text for p in _telling(found, picks) if holds(p.scored, first)), None)
        if holding is not None and found.understood.wants == "date":
            holding = None if in_aside(found.understood, holding, holding.find(first.text)) else holding
        if holding is not None:
            return _measured(found.understood, holding, first.text)
    return span.text if span else None


def _telling(found: Found, picks: Sequence[Pick]) -> Sequence[Pick]:
    """The picks that may tell who did it, where that is asked for."""
    if found.understood.wants != "person":
        return picks
    least = least_content(found.understood.text, (p.scored.content for p in picks))
    return [p for p in picks if (p.scored.content or 0.0) >= least]


def _takes_sentences(question: Understood) -> bool:
    """Whether only sentences answer: who a person is, what somebody said, and words that ask nothing."""
    text = question.text
    if begins := _WHO_IS.match(text):
        name = next(iter(question.names), None)
        alone = name is not None and not text[name.end :].strip(" ?.!")
        return alone and name is not None and text[begins.end() : name.start].strip() in {"", "the"}
    return _SAID.match(text) is not None or _DOES.match(text) is not None or _ASKS.search(text) is None


def _measured(question: Understood, sentence: str, text: str) -> str:
    """What was voted for; a number with the unit that it has in the sentence, a weekday with its date."""
    text = whole_name(sentence, text)
    if question.wants == "number":
        there = re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", sentence)
        told = (sentence[m.start() : with_unit(question, sentence, m.end())] for m in there)
        return max(told, key=len, default=text)
    at = sentence.find(text)
    if at >= 0 and question.wants == "date":
        whole = (span for span in dated_spans(sentence) if span[0] <= at < span[1])
        return next((sentence[start:end] for start, end in whole if end >= at + len(text)), text)
    return text


def whole_name(sentence: str, text: str) -> str:
    """Return what was voted for, to the end of a name of which it has the first word: "isle of Santa"."""
    at = sentence.find(text)
    end = at + len(text)
    cut = normal_form(text.rsplit(maxsplit=1)[-1]) in PLACE_OPENERS if at >= 0 and text.strip() else False
    whole = next((n for n in names(sentence) if cut and n.start < end < n.end), None)
    return text if whole is None else sentence[at : whole.end]


def named(voted: Sequence[Voted]) -> Voted | None:
    """Return the likeliest brief one of what was voted for, or the full name of which it is the last word."""
    brief = [one for one in voted if len(one.text.split()) <= _BRIEF]
    if not brief:
        return None
    first = brief[0]
    fuller = (o for o in brief if o.key.endswith(f" {first.key}") and o.weight >= _FULLER * first.weight)
    return next(fuller, first)
