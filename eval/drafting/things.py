"""What or who somebody is, as an apposition tells it."""

import re
from collections.abc import Iterator
from typing import Final

from answer.evidence import Sentence
from answer.lexicon import words
from answer.tokens import tokens
from eval.drafting.proposal import Proposal, full_name, last_name

_APPOSED: Final = re.compile(r", (?P<what>(?P<article>a|an|the) [a-z][^,;:“”\"()–—.]{8,80})(?:,|\.$)")
_UNCLEAR: Final = words(
    "his her their its our my this that who which where when said says told he she they it we"
)
_BAD: Final = words(
    "first second last same latter former only very latest move day time result one man woman"
)


def what(sentence: Sentence) -> Iterator[Proposal]:
    """From "NAME, the mayor of Tolmar, …" ask who that mayor is; where it is "a mayor", who NAME is."""
    for name in sentence.names:
        found = _APPOSED.match(sentence.text, name.end)
        if found is None:
            continue
        told = found["what"].strip()
        read = tokens(told)
        if (
            any(word.normal in _UNCLEAR for word in read)
            or not 3 <= len(read) <= 12
            or read[1].normal in _BAD
        ):
            continue
        answer = full_name(sentence, name)
        named = any(word.capital for word in read[1:])
        if answer and found["article"] == "the" and named:
            question = f"Who is {told}?"
            yield Proposal("what", "fact", question, answer, (last_name(answer), answer), sentence)
        elif answer and named:
            yield Proposal("what", "fact", f"Who is {answer}?", told, (), sentence)
        elif (
            len(name.parts) > 1
            and found["article"] != "the"
            and not sentence.text[: name.start].rstrip().endswith(",")
        ):
            yield Proposal(
                "what", "fact", f"What is {_the(sentence, name.start)}{name.text}?", told, (), sentence
            )
        return


def _the(sentence: Sentence, start: int) -> str:
    return "the " if sentence.text[:start].casefold().endswith("the ") else ""
