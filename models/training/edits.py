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
    own = list(dict.fromkeys(m.group() for m in _NAME.finditer(text)))
    own = [one for one in own if one.lower() not in _FUNCTION and not any(one in o for o in own if o != one)]
    if len(own) < 2:
        return None
    one, other = chance.sample(own, 2)
    holder = "\0"
    return text.replace(one, holder).replace(other, one).replace(holder, other)


_FUNCTION: Final = tuple(
    "the a an in on at this that these it he she they we i but and however after when".split()
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
        return text[: denied.start()] + text[denied.end() :]
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


FALSE: Final[tuple[Edit, ...]] = (number, day, name, swapped, opposite, negation)
"""Edits after which the source no longer says it."""


def falsified(text: str, others: Sequence[str], chance: random.Random) -> str | None:
    """Return the sentence with one thing changed, or None where nothing can be."""
    for edit in sorted(FALSE, key=lambda _: chance.random()):
        changed = edit(text, others, chance)
        if changed is not None and changed != text:
            return changed
    return None
