"""Who did it, and who said it."""

import re
from collections.abc import Iterator
from typing import Final

from answer.evidence import Sentence
from answer.inflection import is_past
from eval.drafting.proposal import Proposal, full_name, last_name, lead, plain, speaks, trimmed

_APPOSITION: Final = re.compile(r", [^,“”\"]{3,70},")
_FINITE: Final = frozenset(("was", "were", "is", "has", "had", "will"))
_SAID: Final = re.compile(
    r"\s*(?:said|announced|confirmed|warned|stated|claimed|argued|insisted|explained|noted) that "
    r"(?P<what>.+)$"
)
_PLAIN_SAID: Final = re.compile(r"\s*said (?P<what>(?:the|[A-Z])[^“”\"]+)$")
_QUOTED: Final = re.compile(r"“(?P<words>[^“”]{30,160}?(?<![,.]))[,.]?”")
_NOT_PAST: Final = frozenset(("need", "based", "named", "called", "aged", "dressed", "armed", "accused"))


def who(sentence: Sentence) -> Iterator[Proposal]:
    """From "NAME won the prize" ask who won the prize."""
    name = lead(sentence) if plain(sentence) else None
    answer = full_name(sentence, name) if name else None
    if name is None or answer is None:
        return
    rest = sentence.text[name.end :]
    apposition = _APPOSITION.match(rest)
    rest = rest[apposition.end() if apposition else 0 :].strip()
    verb = rest.split(" ", 1)[0]
    acts = verb in _FINITE or (is_past(verb) and verb not in _NOT_PAST)
    if not acts or speaks(verb) or verb == "told":
        return
    kept = trimmed(rest)
    if kept is not None and not _speech_inside(kept) and "," not in kept.split()[0]:
        yield Proposal("who", "fact", f"Who {kept}?", answer, (last_name(answer), answer), sentence)


def said(sentence: Sentence) -> Iterator[Proposal]:
    """From "NAME said that …" ask who said that, and of a quotation whose it is."""
    if len(sentence.speakers) != 1 or not sentence.speakers[0].person or sentence.asks:
        return
    answer = sentence.speakers[0].name
    if not 2 <= len(answer.split()) <= 4 or last_name(answer) not in sentence.text:
        return
    wanted = (last_name(answer), answer)
    quoted = _QUOTED.search(sentence.text)
    whole = quoted and not _titled(quoted["words"]) and (quoted.start() == 0 or quoted.group()[-2] in ",.")
    whole = whole and quoted and quoted["words"][:1].isupper()  # a part of a sentence may be another's
    if quoted and whole and len(quoted["words"].split()) >= 9 and sentence.text.count("“") == 1:
        yield Proposal("said", "attribution", f"Who said “{quoted['words']}”?", answer, wanted, sentence)
        return
    name = lead(sentence) if plain(sentence) else None
    if name is None or full_name(sentence, name) != answer:
        return
    rest = sentence.text[name.end :]
    apposition = _APPOSITION.match(rest)
    rest = rest[apposition.end() if apposition else 0 :]
    found = _SAID.match(rest) or _PLAIN_SAID.match(rest)
    kept = trimmed(found["what"]) if found else None
    if kept is not None and len(kept.split()) >= 6:
        yield Proposal("said", "attribution", f"Who said that {kept}?", answer, wanted, sentence)


def _titled(words: str) -> bool:
    """Tell whether words are written as titles are, of books and the like."""
    capitals = sum(word[:1].isupper() for word in words.split())
    return 2 * capitals > len(words.split())


def _speech_inside(text: str) -> bool:
    return any(speaks(word) for word in text.split())
