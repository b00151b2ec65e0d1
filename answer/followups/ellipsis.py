"""Fragments: "Why?", "And in March?", "What about Poland?" keep the frame of the question before."""

import re

from answer.followups.conversation import Conversation, Told
from answer.followups.mentions import Mention, in_question, question_names
from answer.inflection import is_past
from answer.lexicon import AUXILIARY
from answer.speech import SPEECH_STEMS
from answer.tokens import tokens

OPENER = re.compile(
    r"^\s*(?:(?:and|but|so|or|also|then)\b[\s,]*|(?:okay|ok|well|yes|no|thanks|thank you|i see|got it|sorry|"
    r"nice|good to know|never mind|that(?:['’]s| is) (?:fine|ok|okay|good))\s*[,.!]+\s*)+",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"^\s*(?:what|how)\s+about\b\s*", re.IGNORECASE)
_ONLY_WH = re.compile(
    r"^(?P<wh>(?:(?:by|to|from|with|for|since|until|at|in|on)\s+)?"
    r"(?:why not|why|where|when|whom|who|how (?:many|much|long|often|far|soon)|how|which|what))"
    r"(?:\s+(?:exactly|so|then|precisely|(?:is|was|were) (?:that|this|it)|did (?:that|this) happen))?"
    r"(?P<there>\s+there)?\s*\??$",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"^(?:by|to|from|with|for|since|until|at|in|on|under|of|about)\s+(?:which|what|whose)(?:\s+\w+){1,2}$",
    re.IGNORECASE,
)
_UNCOUNTED = re.compile(
    r"^(?P<how>how many)(?=\s+(?:of them\s+)?(?:(?P<aux>(?:are|were|have|had|will|would|could|do|did)\b)|"
    r"(?P<next>\w+)))",
    re.IGNORECASE,
)
_HOW_COME = re.compile(r"^(?:how so|how come|what for|for what reason)\s*\??$", re.IGNORECASE)
_ADJUNCT = re.compile(
    r"^(?:why|where|when|how)\b(?!\s+(?:many|much|long|often|far|soon|old|big|high)\b)", re.IGNORECASE
)
_HOW_MANY = re.compile(r"^(?P<how>how (?:many|much))\s+(?P<what>[a-z][\w’'-]*)", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"^(?P<word>in|on|at|by|before|after|during|since|until|for|from|to|with|about|against|near|under)\s+",
    re.IGNORECASE,
)
_STILL_ASKING = re.compile(
    r"^(?P<wh>what|who|how (?:many|much)|where|when|why)\s+"
    r"(?P<rest>(?:in|on|at|by|before|after|during|since|until|for|from|to|with|against|under)\s+\S.*)$",
    re.IGNORECASE,
)
"""The interrogative of the last question again, before what is new: "What since March?"."""
_TIMES = frozenset("in on at by before after during since until".split())
_CALENDAR = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:19|20)\d\d|yesterday|today|spring|summer|autumn|winter|"
    r"(?:day|week|month|year)s?)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_SHIFTED = re.compile(
    r"^(?:in\s+)?the\s+(?:(?P<side>following|next|previous)\s+year|year\s+(?P<after>after|before))\b.*$",
    re.IGNORECASE,
)
_PHRASE_ENDS = (
    r"(?=\s+(?:in|on|at|by|before|after|during|since|until|for|from|to|with|about|against|and)\b|[?,.;]|$)"
)
_FRAME = 300
"""Characters of a question that others are put into; a longer one is a text."""
_EXISTS = re.compile(r"^(?:is|are|was|were)\s+there\b", re.IGNORECASE)
_COUNT_WORDS = 3  # "How many crew?"
_MOST = 8  # words of a fragment
_SUBJECTS = frozenset("i we you he she it they this that these those there".split())
_WH = frozenset("who whom whose when where why which what how".split())
_TELL = frozenset(
    "list name give tell show explain describe compare summarise summarize find please let".split()
)


def opened(text: str) -> str:
    """Return a question without the words that only tie it to what was said before."""
    return OPENER.sub("", text).strip()


def is_fragment(text: str) -> bool:
    """Whether a question is too short to be one: an interrogative alone, or a phrase without a verb."""
    bare = _ABOUT.sub("", opened(text))
    if _ONLY_WH.match(bare) or _HOW_COME.match(bare):
        return True
    still = _still_asking(bare)
    words = tokens(still["rest"] if still else bare)
    if not words or len(words) > _MOST or words[0].normal in _SUBJECTS | _TELL | _WH:
        counts = _HOW_MANY.match(bare)
        return counts is not None and not is_past(counts["what"].casefold()) and len(words) <= _COUNT_WORDS
    return not any(w.normal in AUXILIARY for w in words) and (bare != text.strip() or len(words) <= _MOST)


def _still_asking(bare: str) -> re.Match[str] | None:
    """An interrogative and a phrase without a verb: "What since March?", not "What in it was wrong?"."""
    found = _STILL_ASKING.match(bare)
    told = (word.normal for word in tokens(found["rest"] if found else ""))
    return None if any(word in AUXILIARY or is_past(word) for word in told) else found


def completed(text: str, conversation: Conversation) -> str | None:
    """Return a fragment put into the frame of the last question; None where it does not fit in."""
    last = conversation.last
    if last is None or len(last.question) > _FRAME:
        return None
    tied = _ABOUT.sub("", opened(text))
    bare = tied.strip().rstrip("?!. ")
    if _HOW_COME.match(bare):
        bare = "why"
    if (still := _still_asking(bare)) is not None:
        same = last.question.casefold().startswith(f"{still['wh'].casefold()} ")
        return _replaced(still["rest"], last, tied=True) if same else None
    if only := _ONLY_WH.match(bare):
        place = next((m.text for m in (*last.tells, *last.asks) if "place" in m.kinds and m.named), None)
        return _asked_anew(only["wh"].casefold(), last, place if only["there"] else None)
    if _ASKING.match(bare):
        return f"{last.question.strip().rstrip('?!. ')}, and {bare[:1].lower()}{bare[1:]}?"
    if tied == text.strip() and not text.rstrip().endswith("?"):
        return None  # key words, not a follow-up
    return _replaced(bare, last, tied=tied != text.strip())


def again(text: str, conversation: Conversation) -> str | None:
    """Return a question that stops at the last one's verb with what that went on to: "about inspectors"."""
    last = conversation.last
    verb = next(iter(tokens(text)[-1:]), None)
    if last is None or verb is None or verb.stem not in SPEECH_STEMS:
        return None
    same = next((w for w in last.words if w.stem == verb.stem), None)
    rest = last.question[same.end :].strip().rstrip("?!. ") if same else ""
    return _capital(f"{text.rstrip('?!. ')} {rest}?") if _PREPOSITION.match(rest) else None


def counted(text: str, conversation: Conversation) -> str | None:
    """Return "How many were saved?" with what is counted, from the last question: "how many passengers"."""
    found, last = _UNCOUNTED.match(text), conversation.last
    if found is None or last is None or not (found["aux"] or is_past(found["next"].casefold())):
        return None
    before = _HOW_MANY.search(last.question)
    plural = next((m.text.removeprefix("the ") for m in last.asks if m.plural and not m.named), None)
    noun = before["what"] if before else plural
    return f"{found['how']} {noun}{text[found.end() :].replace(' of them', '', 1)}" if noun else None


def _asked_anew(wh: str, last: Told, place: str | None) -> str:
    """The last question with another interrogative: "Why did the ferry sink?", else "..., and why?"."""
    asked = last.question.strip().rstrip("?!. ") + (f" in {place}" if place else "")
    if wh == "why not" and last.opens_with in AUXILIARY:
        return f"{asked}, and if not, why not?"
    counts = wh.startswith("how ")
    if not counts and wh not in {"who", "whom", "which", "what"}:
        if _ADJUNCT.match(asked):
            return f"{_capital(wh)}{_ADJUNCT.sub('', asked, count=1)}?"
        if last.opens_with in AUXILIARY:
            return f"{_capital(wh)} {asked[:1].lower()}{asked[1:]}?"
    if counts and (found := re.match(r"^(?:which|what)\s+(?=[a-z][\w-]*s\b)", asked, re.IGNORECASE)):
        return f"{_capital(wh)} {asked[found.end() :]}?"
    return f"{asked}, and {wh}?"


def _replaced(fragment: str, last: Told, *, tied: bool) -> str | None:
    """The last question with one of its parts replaced by the fragment."""
    asked = last.question.strip().rstrip("?!. ")
    if _HOW_MANY.match(fragment):
        return _capital(_HOW_MANY.sub(fragment, asked, count=1)) + "?" if _HOW_MANY.match(asked) else None
    rules = (_shifted(fragment, asked), _placed(fragment, asked), _swapped(fragment, asked, last, tied=tied))
    return next((whole for whole in rules if whole is not None), None)


def _swapped(fragment: str, asked: str, last: Told, *, tied: bool) -> str | None:
    """The last question with a name or noun of it replaced by the fragment's."""
    meant = in_question(fragment)
    if meant and (old := _parallel(meant[0], last.asks)):
        return _swap(asked, old, fragment) + "?"
    if (counted := _HOW_MANY.match(asked)) and fragment.islower():
        return f"{asked[: counted.start('what')]}{_bare(fragment)}{asked[counted.end('what') :]}?"
    thing = next((m for m in reversed(last.asks) if not m.named), None)
    if thing is not None and tied and not _EXISTS.match(asked):
        return _swap(asked, thing, fragment) + "?"
    return None


def _shifted(fragment: str, asked: str) -> str | None:
    """The question with another year, where it names one: "the year after"."""
    found, year = _SHIFTED.match(fragment), _YEAR.search(asked)
    if found is None or year is None:
        return None
    later = found["side"] in {"following", "next"} or found["after"] == "after"
    return f"{asked[: year.start()]}{int(year[0]) + (1 if later else -1)}{asked[year.end() :]}?"


def _placed(fragment: str, asked: str) -> str | None:
    """A phrase with its preposition, or a time, in the place of the one like it, or else at the end."""
    led, timely = _PREPOSITION.match(fragment), bool(_CALENDAR.search(fragment))
    if led is None and not timely:
        return None
    word = led["word"].casefold() if led else "in"
    named = bool(question_names(fragment))
    for found in re.finditer(rf"\s(\w+)\s+(?:the\s+)?\S.*?{_PHRASE_ENDS}", asked):
        preposition = found[1].casefold()
        timed = bool(_CALENDAR.search(found[0]))
        same = preposition == word and named == bool(question_names(found[0]))
        if (preposition in _TIMES and timed) if timely else same:
            return f"{asked[: found.start()]} {fragment}{asked[found.end() :]}?"
    return f"{asked} {fragment}?"


def _parallel(meant: Mention, asks: tuple[Mention, ...]) -> Mention | None:
    """The part of a question that a fragment's name takes the place of: of the same kind, the first one."""
    if not meant.named:
        return None
    alike = [m for m in asks if m.named and not m.plural and m.kinds & meant.kinds]
    surely = [m for m in alike if m.kinds == meant.kinds]
    return next(iter(surely or alike), None)


def _swap(asked: str, old: Mention, new: str) -> str:
    return f"{asked[: old.start]}{new}{asked[old.end :]}"


def _bare(noun: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", noun)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
