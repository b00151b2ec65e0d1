"""A follow-up, made to stand alone by what the conversation said before. Rules, no model."""

import re
from dataclasses import dataclass

from answer.followups.anaphora import Filled, fill
from answer.followups.conversation import Conversation, Told
from answer.followups.counterpart import counterpart
from answer.followups.ellipsis import again, completed, counted, is_fragment, opened
from answer.followups.mentions import in_answer, in_question
from answer.followups.relational import completed_noun
from answer.lexicon import LIGHT_WORDS
from answer.question import Turn
from answer.tokens import stem, stems, tokens

TURNS = 8
"""Turns back from the last that are read; what came before is another conversation."""
_THIN = 4
"""Words of meaning up to which a question that refers back is searched with words of the conversation."""
_NAMES = 3  # of the last answer
_LITTLE = 2  # words of meaning of a question for more of the same
_MORE = re.compile(
    r"\b(?:more|else|others?|another|elaborate|details?|examples?|which ones?|the same|similar|besides)\b",
    re.IGNORECASE,
)
_CLARIFIES = re.compile(
    r"^\W*(?:i(?:['’]m| am)? (?:mean|meant|asking|asked)|you said|what i mean)\b", re.IGNORECASE
)
_LIGHT = frozenset(stem(word) for word in LIGHT_WORDS)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question that stands alone.

    Attributes:
        text: the question, as a person would have asked it without the conversation.
        context: words of the conversation that are searched for beside it, "" where it says enough.
    """

    text: str
    context: str = ""


def resolve(text: str, history: tuple[Turn, ...]) -> Resolved:
    """Make a question stand alone: whom "he" means, what "why?" asks, which "company"; else as it is.

    A question that names what it is about takes nothing, so a change of subject drops the old one.
    """
    text = text.strip()
    conversation = heard(history)
    if conversation.last is None:
        return Resolved(text)
    return _resolved(text, conversation)


def heard(history: tuple[Turn, ...]) -> Conversation:
    """Return a conversation with each of its questions made to stand alone."""
    conversation = Conversation(())
    for turn in history[-TURNS:]:
        question = turn.question.strip()
        if conversation.last is not None:
            question = _resolved(question, conversation).text
        told = Told.of(question, turn.answer)
        if told.telling:
            conversation = Conversation((*conversation.turns, told))
    return conversation


def _resolved(text: str, conversation: Conversation) -> Resolved:
    fragment = is_fragment(text)
    if fragment and (whole := completed(text, conversation)) is not None:
        return Resolved(whole)
    bare = opened(text) if tokens(opened(text)) else text  # "And?" is all there is
    if (whole := counterpart(bare, conversation)) is not None:
        return Resolved(whole)
    if (whole := completed_noun(bare, conversation)) is not None:
        return Resolved(_capital(whole))
    bare = counted(bare, conversation) or bare
    if bare != text and (whole := again(bare, conversation)) is not None:
        return Resolved(whole)
    filled = fill(bare, conversation)
    whole = _capital(filled.text) if filled.text != text else text
    clarifies = bool(_CLARIFIES.match(text))
    topic = conversation.topic()
    if topic and _lacks(whole, topic) and (clarifies or _needs_topic(whole, filled, fragment=fragment)):
        end = "?" if whole.endswith("?") else ""
        whole = f"{whole.rstrip('?!. ')} (about {topic}){end}"
        return Resolved(whole, _context(whole, conversation) if clarifies else "")
    leans = fragment or filled.filled or filled.left or bare != text
    return Resolved(whole, _context(whole, conversation) if clarifies or (leans and _is_thin(text)) else "")


def _needs_topic(text: str, filled: Filled, *, fragment: bool) -> bool:
    """Whether a question says too little by itself and nothing of it could be filled in."""
    words = tokens(text)
    named = any(w.capital for w in words[1:])
    more = not named and _MORE.search(text) and sum(w.content for w in words) <= _LITTLE
    return not filled.filled and (filled.left or bool(more) or (fragment and not named))


def _lacks(text: str, topic: str) -> bool:
    """Whether a text holds none of the topic's words."""
    return not stems(tokens(topic)) & stems(tokens(text))


def _is_thin(text: str) -> bool:
    """Whether a question that refers back says too little to be searched for by itself."""
    return sum(w.content for w in tokens(text)) <= _THIN


def _context(text: str, conversation: Conversation) -> str:
    """The words of the last question, and the names of its answer, that `text` does not hold.

    Where it names a person of its own, those named before are left out.
    """
    last = conversation.last
    if last is None:
        return ""
    held = set(stems(tokens(text)))
    told = in_answer(last.answer)[:_NAMES]
    if any("person" in m.kinds and m.named for m in in_question(text)):
        held |= {
            w.stem for m in (*last.asks, *told) if "person" in m.kinds and m.named for w in tokens(m.text)
        }
    carried: list[str] = []
    for word in [*last.words, *(w for m in told for w in tokens(m.text))]:
        if word.content and word.stem not in held and word.stem not in _LIGHT:
            held.add(word.stem)
            carried.append(word.surface)
    return " ".join(carried)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
