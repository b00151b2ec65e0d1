"""What or who somebody is, as an apposition tells it."""

import re
from collections.abc import Iterator
from typing import Final

from answer.evidence import Sentence
from answer.inflection import is_past
from answer.lexicon import words
from answer.speech.persons import kind_of
from answer.tokens import Name, tokens
from eval.drafting.proposal import Proposal, full_name, last_name
from eval.drafting.vague import vague

_APPOSED: Final = re.compile(
    r", (?P<what>(?P<article>a|an|the) [a-z][^,;:“”\"()–—.]{8,80})(?:,(?! [A-Z][\w.]*(?: [A-Z]\w+)?[,.])|\.$)"
)
_PREPOSED: Final = re.compile(
    r"(?:^(?:In|At|On|From|For|Near|Outside|After|Before|With) (?:the )?|[)(,/] ?|"
    r"[A-Z]\w+ (?:for|of|in|and|on) (?:the )?)$"
)
_WEEKDAY: Final = re.compile(r"[a-z]day\b")
_UNCLEAR: Final = words(
    "his her their its our my this that who which where when said says told he she they it we found not then "
    "former outgoing new current"
)
_BAD: Final = words(
    "first second last same latter former only very latest move day time result one man woman recent longtime"
)


def what(sentence: Sentence) -> Iterator[Proposal]:
    """From "NAME, the mayor of Tolmar, …" ask who that mayor is; where it is "a mayor", who NAME is."""
    for name in sentence.names:
        found = _APPOSED.match(sentence.text, name.end)
        if found is None:
            continue
        proposal = _proposal(sentence, name, found["what"].strip(), definite=found["article"] == "the")
        if proposal is not None:
            yield proposal
        return


def _proposal(sentence: Sentence, name: Name, told: str, *, definite: bool) -> Proposal | None:
    read = tokens(told)
    if not 3 <= len(read) <= 12 or read[1].normal in _BAD or _PREPOSED.search(sentence.text[: name.start]):
        return None
    unclear = any(word.normal in _UNCLEAR or is_past(word.normal) for word in read)
    if _WEEKDAY.search(told) or unclear or vague(told):
        return None
    answer = full_name(sentence, name)
    named = any(word.capital for word in read[1:])
    if answer and named and definite:
        return Proposal("what", "fact", f"Who is {told}?", answer, (last_name(answer), answer), sentence)
    if answer and named:
        return Proposal("what", "fact", f"Who is {answer}?", told, (), sentence)
    if answer is None and not definite and _is_thing(sentence, name):
        the = "the " if _has_the(sentence, name) else ""
        return Proposal("what", "fact", f"What is {the}{name.text}?", told, (), sentence)
    return None


def _is_thing(sentence: Sentence, name: Name) -> bool:
    kind = kind_of(name, sentence.text[: name.start])
    return len(name.parts) > 1 and (kind in {"body", "place"} or _has_the(sentence, name))


def _has_the(sentence: Sentence, name: Name) -> bool:
    return sentence.text[: name.start].casefold().endswith("the ") or name.text.startswith("The ")
