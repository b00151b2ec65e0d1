"""Made claims: a true sentence with one thing changed is no longer true, with a clause dropped it still is.

After the perturbations of FactCC (Kryściński et al. 2020) and the edits of SummEdits (Laban et al. 2023).
"""

import random
import re
from collections.abc import Callable, Sequence
from typing import Final

_NUMBER: Final = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w])")
_WORDED: Final = tuple(
    (
        "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty "
        "hundred thousand million billion first second third fourth fifth once twice half"
    ).split()
)
_MONTHS: Final = tuple(
    "January February March April May June July August September October November December".split()
)
_DAYS: Final = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_NAME: Final = re.compile(r"\b[A-Z][\w’'-]+(?:\s+(?:of\s+|the\s+|de\s+|van\s+)?[A-Z][\w’'-]+)*")
_OPPOSITES: Final = (
    "increase decrease", "increased decreased", "rise fall", "rose fell", "rising falling", "before after",
    "above below", "more fewer", "most few", "all some", "every no", "always never", "many few",
    "largest smallest", "highest lowest", "higher lower", "best worst", "better worse", "first last",
    "old new", "older younger", "early late", "earlier later", "won lost", "win lose", "support oppose",
    "supported opposed", "accept reject", "accepted rejected", "agreed refused", "allow forbid",
    "allowed forbidden", "include exclude", "included excluded", "success failure",
    "successful unsuccessful", "north south", "northern southern", "east west", "eastern western",
    "male female", "men women", "man woman", "mother father", "son daughter", "brother sister",
    "husband wife", "boy girl", "true false", "good bad", "easy hard", "hot cold", "long short",
    "strong weak", "start end", "started ended", "begin finish", "began finished", "buy sell",
    "bought sold", "love hate", "cheap expensive", "open closed", "opened closed", "inside outside",
    "major minor", "public private", "positive negative", "gain loss", "gained lost", "at least|at most",
    "more than|less than", "with without", "arrived left", "born died", "created destroyed",
    "import export", "imported exported", "legal illegal", "possible impossible", "likely unlikely",
    "majority minority", "approved rejected", "confirmed denied", "admitted denied", "praised criticised",
    "raised cut", "joined left", "built demolished", "dead alive",
)  # fmt: skip
_SWAPS: Final[dict[str, str]] = {}
for _pair in _OPPOSITES:
    _one, _two = _pair.split("|") if "|" in _pair else _pair.split()
    _SWAPS.setdefault(_one, _two)
    _SWAPS.setdefault(_two, _one)
_OPPOSITE: Final = re.compile(
    r"\b(" + "|".join(sorted(_SWAPS, key=len, reverse=True)) + r")\b", re.IGNORECASE
)
_BE: Final = re.compile(
    r"\b(is|are|was|were|has|have|had|can|could|will|would|should|may|might|must)\b(?!\s+(?:not|n['’]t|never)\b)"
)
_DENIED: Final = re.compile(r"\s+(?:not|never)\b|(?<=\w)n['’]t\b")
_CLAUSE: Final = re.compile(
    r"\s*\([^()]{4,80}\)"
    r"|,\s+(?:which|who|whose|where|while|including|such as|as well as)\b[^,.;]{8,120}(?=[,.;])"
)
_OPENING: Final = re.compile(
    r"^(?:However|Also|Then|Thus|Finally|Later|Today|Now|But|And|So|In addition|Moreover|In fact|At first|"
    r"(?:In|On|At|By|After|During|Since) [^,]{3,40}), (\w)"
)

Edit = Callable[[str, Sequence[str], random.Random], str | None]


def names(text: str) -> list[str]:
    """Return the names in a text: runs of capitalised words that do not open a sentence."""
    return [
        match.group()
        for match in _NAME.finditer(text)
        if match.start() > 2 and text[: match.start()].rstrip()[-1:] not in {".", "!", "?", "\n"}
    ]


def number(text: str, _: Sequence[str], chance: random.Random) -> str | None:
    """Change a number, in digits or in words."""
    found = list(_NUMBER.finditer(text))
    worded = [m for m in re.finditer(r"[A-Za-z]+", text) if m.group().lower() in _WORDED]
    if not found and not worded:
        return None
    match = chance.choice(found + worded)
    old = match.group()
    new = (
        chance.choice([one for one in _WORDED if one != old.lower()])
        if old.isalpha()
        else _other(old, chance)
    )
    return text[: match.start()] + new + text[match.end() :]


def _other(old: str, chance: random.Random) -> str:
    """Another number that looks alike: a year stays a year, a price a price."""
    plain = old.replace(",", "").rstrip(".")
    if plain.isdigit() and len(plain) == 4 and plain[:2] in {"17", "18", "19", "20"}:
        return str(int(plain) + chance.choice([-30, -12, -5, -3, -2, -1, 1, 2, 3, 5, 12]))
    if not plain.isdigit():
        whole, _, rest = plain.partition(".")
        return f"{int(whole or 0) + chance.choice([1, 2, 3, 7])}.{rest or '5'}"
    value = int(plain)
    new = chance.choice(
        [value + 1, value + 2, value * 2 + 1, value * 10, max(0, value - 1), value + 15, value // 2]
    )
    new = value + 3 if new == value else new
    return f"{new:,}" if "," in old else str(new)


def day(text: str, _: Sequence[str], chance: random.Random) -> str | None:
    """Change a month or a day of the week."""
    for kind in chance.sample([_MONTHS, _DAYS], 2):
        found = [m for m in re.finditer(r"\b[A-Z][a-z]+\b", text) if m.group() in kind]
        if found:
            match = chance.choice(found)
            new = chance.choice([one for one in kind if one != match.group()])
            return text[: match.start()] + new + text[match.end() :]
    return None


def name(text: str, others: Sequence[str], chance: random.Random) -> str | None:
    """Put another name, one of `others`, in the place of one: another place, person, speaker."""
    own = names(text) or [m.group() for m in _NAME.finditer(text) if len(m.group().split()) > 1]
    other = [one for one in others if one not in text and not any(one in mine or mine in one for mine in own)]
    if not own or not other:
        return None
    old = chance.choice(own)
    return re.sub(rf"\b{re.escape(old)}\b", chance.choice(other).replace("\\", ""), text)


def swapped(text: str, _: Sequence[str], chance: random.Random) -> str | None:
    """Let two names of the sentence change places: who did it to whom."""
    opening = _NAME.match(text)
    own = names(text) + ([opening.group()] if opening and " " in opening.group() else [])
    own = list(dict.fromkeys(one for one in own if one.partition(" ")[0].lower() not in _FUNCTION))
    own = [one for one in own if len(one) > 2 and not any(one in o for o in own if o != one)]
    if len(own) < 2:
        return None
    one, other = chance.sample(own, 2)
    if _equals(text, one, other):
        return None
    holder = "\0"
    return text.replace(one, holder).replace(other, one).replace(holder, other)


def _equals(text: str, one: str, other: str) -> bool:
    """Whether two names stand in one list: there they may change places, and it says the same."""
    first, last = sorted((one, other), key=text.find)
    between = text[text.find(first) + len(first) : text.find(last)]
    return (
        re.fullmatch(r"[\w’'-]*(?:,[^.;]*)?(?:,|\band|\bor|&)\s+(?:the\s+)?", between.lstrip(" ")) is not None
    )


_FUNCTION: Final = tuple(
    (
        "the a an in on at this that these it he she they we i but and however after when for if as i'm i’m"
    ).split()
)


def opposite(text: str, _: Sequence[str], chance: random.Random) -> str | None:
    """Turn a word or a quantifier into its opposite."""
    found = list(_OPPOSITE.finditer(text))
    if not found:
        return None
    match = chance.choice(found)
    new = _SWAPS[match.group().lower()]
    new = new.capitalize() if match.group()[:1].isupper() else new
    return text[: match.start()] + new + text[match.end() :]


def negation(text: str, _: Sequence[str], chance: random.Random) -> str | None:
    """Take a negation out, or put one in."""
    if denied := _DENIED.search(text):
        whole = {"wo": "will", "ca": "can", "sha": "shall"}
        return (
            re.sub(r"\w+$", lambda m: whole.get(m.group(), m.group()), text[: denied.start()])
            + text[denied.end() :]
        )
    found = list(_BE.finditer(text))
    if not found:
        return None
    match = chance.choice(found[:2])
    return f"{text[: match.end()]} {chance.choice(['not', 'not', 'never'])}{text[match.end() :]}"


def dropped(text: str, _: Sequence[str], chance: random.Random) -> str | None:
    """Drop a clause or an opening: what is left is still said."""
    found = list(_CLAUSE.finditer(text))
    if found:
        match = chance.choice(found)
        return text[: match.start()] + text[match.end() :].replace(
            ",", "", int(text[match.end() :][:1] == ",")
        )
    if opening := _OPENING.match(text):
        return opening.group(1).upper() + text[opening.end() :]
    return None


def word(text: str, others: Sequence[str], chance: random.Random) -> str | None:
    """Put a plain word of `others`, texts nearby, in the place of one that ends alike."""
    own = [match for match in _PLAIN.finditer(text) if match.group() not in _COMMON]
    chance.shuffle(own)
    pool = sorted({each for other in others for each in _PLAIN.findall(other)} - _COMMON)
    for match in own:
        old = match.group()
        alike = [
            new
            for new in pool
            if new[-2:] == old[-2:]
            and new[:4] != old[:4]
            and abs(len(new) - len(old)) < 4
            and new not in text
        ]
        if alike:
            changed: str = text[: match.start()] + chance.choice(alike) + text[match.end() :]
            return changed
    return None


_PLAIN: Final = re.compile(r"(?<![\w’'-])[a-z]{5,}(?![\w’'-])")
_COMMON: Final = frozenset(
    (
        "about above after again against along among around because before being below between beyond "
        "could does doing during every further having itself might other others ought rather shall should "
        "since some still such than that their theirs them themselves there these they those though "
        "through under until upon using very were what when where which while whose will with within "
        "without would yourself usually often perhaps almost already really quite simply maybe "
    ).split()
)


def inserted(text: str, others: Sequence[str], chance: random.Random) -> str | None:
    """Add to a sentence where, when, with or for what: a phrase of `others`, texts nearby."""
    found = [match.group(1) for other in others for match in _PHRASE.finditer(other)]
    found = [phrase for phrase in found if phrase not in text]
    if not found or text[-1:] not in ".!":
        return None
    return f"{text[:-1]} {chance.choice(found)}{text[-1]}"


_PHRASE: Final = re.compile(
    r"(?<=[a-z]) ((?:in|on|at|by|with|from|for|after|before|during|because of|near|to) "
    r"[^,.;:()?!\"“”]{6,50})(?=[.,;])"
)

FALSE: Final[tuple[Edit, ...]] = (number, day, name, swapped, opposite, negation)
"""Edits after which the source no longer says it."""
_SWAPPED: Final = 0.3
"""Share of the sentences with two names in which they change places."""


def falsified(text: str, others: Sequence[str], chance: random.Random) -> str | None:
    """Return the sentence with one thing changed, or None where nothing can be."""
    swap = swapped(text, others, chance) if chance.random() < _SWAPPED else None
    if swap is not None and swap != text:
        return swap
    for edit in sorted(FALSE, key=lambda _: chance.random()):
        changed = edit(text, others, chance)
        if changed is not None and changed != text:
            return changed
    return None
