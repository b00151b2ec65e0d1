"""What a question says was done, and whether a sentence tells of it: "When did the ferry sink?"."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from answer.acts import same_act
from answer.doer import base_form, verb_asked
from answer.followups.noun_phrases import is_participle
from answer.inflection import BASES, past
from answer.lexicon import SPEECH_VERBS, words
from answer.meaning import Meaning
from answer.tokens import Token, stem
from answer.turned import stated
from answer.understanding import Understood

_LIGHT: Final = frozenset(
    stem(form)
    for verb in SPEECH_VERBS
    | words(
        """
        be have do come go get take make give put keep set work happen occur locate situate see think feel
        mean call name know look seem become use need want help base consist contain exist stand lie originate
        live decide describe face suffer undergo spark pour post hand feature start begin find hold taken
        given gone done seen known begun plan planning intend expect expected schedule scheduled suppose
        supposed aim hope
        """
    )
    for form in (verb, past(verb))
)
"""Stems of verbs that assert little: it is told by sentences that have none of their words."""
_HEAVY: Final = words(
    "deny reject praise warn welcome condemn criticise criticize dismiss admit threaten recall"
)
"""Verbs of saying that assert something all the same."""
_ALIKE: Final = 0.5
"""Cosine from which one word may be said for another; unrelated ones stay under it."""
_PARTICLES: Final = r"(apart|away|back|down|off|out|together|up)"
_TURNED: Final = re.compile(r"\b(did|does|do|is|are|was|were|has|have|had) ", re.IGNORECASE)
_PHRASES: Final = tuple(
    (re.compile(rf"\b(?:{form})\b", re.IGNORECASE), verb)
    for form, verb in {
        r"put(?:s|ting)? (?:his|her|their|its|a|the) (?:names?|signatures?) (?:to|under|on)": "sign",
        r"(?:step(?:s|ped|ping)?|st(?:oo|an)d(?:s|ing)?) down": "resign",
        r"(?:turn(?:s|ed|ing)?|knock(?:s|ed|ing)?) down": "reject",
        r"call(?:s|ed|ing)? off": "cancel",
        r"put(?:s|ting)? off": "postpone",
        r"pull(?:s|ed|ing)? out": "withdraw",
        r"(?:br(?:eak|oke)|br(?:oken|eaking)) out": "erupt",
        r"pass(?:es|ed|ing)? away": "die",
        r"los(?:e|es|t|ing) (?:his|her|their) (?:life|lives)": "die",
        r"go(?:es|ing)? missing|went missing|gone missing": "vanish",
        r"(?:go(?:es|ing)?|went|gone) (?:under|to the bottom)": "sink",
        r"(?:go(?:es|ing)?|went|gone) on strike|walk(?:s|ed|ing)? out": "strike",
    }.items()
)
"""What is said in more than one word, and a verb for the same."""
_THE_SAME: Final = words("blow burn shut")
"""Verbs that mean the same with "up" and "down"."""


def deed(question: Understood) -> str:
    """Return the verb of what a question says was done; "" where it asserts little, or it is not plain."""
    for form, plain in _PHRASES:
        if form.search(question.text):
            return plain
    taken = question.premise
    verb = verb_asked(question.text) or base_form(taken.verb if taken else "")
    return verb if asserts(verb, question.text) else ""


def verb_turned(question: str) -> str:
    """Return the verb of a question: "spend" of "How much did Roth spend?"; "" if it is not plain."""
    if verb := verb_asked(question):
        return verb
    found = _TURNED.search(question)
    clause = stated(question[found.end() :].rstrip("?!. "), found[1].casefold()) if found else None
    return base_form(clause.verb) if clause else ""


def asserts(verb: str, question: str) -> bool:
    """Whether a verb of a question says that something happened that a text has to tell."""
    light = stem(verb) in _LIGHT and verb not in _HEAVY
    known = bool(same_act(verb)) or verb in BASES or is_participle(verb)
    return bool(verb) and known and not light and not _phrasal(verb, question)


def _phrasal(verb: str, question: str) -> bool:
    """Whether a particle makes another verb of it: "set back", "fall apart"."""
    found = re.search(rf"\b{re.escape(verb)} {_PARTICLES}\b", question, re.IGNORECASE)
    return found is not None and not (verb in _THE_SAME and found[1].lower() in {"up", "down"})


def tells(said: Iterable[Token], verb: str) -> bool:
    """Whether words have a verb in some form, or a word for the same act."""
    return not telling(verb).isdisjoint(word.stem for word in said if word.content)


@cache
def telling(verb: str) -> frozenset[str]:
    """Return the stems of a verb's forms and of the words for the same act."""
    return frozenset({stem(verb), stem(past(verb)), *same_act(verb)})


def tells_alike(said: Iterable[Token], verb: str, meaning: Meaning) -> bool:
    """Whether words tell of a deed; of one for which no words of the same act are known, in like ones."""
    told = [word for word in said if word.content]
    if tells(told, verb):
        return True
    if same_act(verb):
        return False
    plain = dict.fromkeys(word.normal for word in told if not word.capital)  # each costs a millisecond
    return bool(plain) and float(meaning.similarities(verb, list(plain)).max(initial=0.0)) >= _ALIKE
