"""The outlet's name as the page itself shows it: above the headline, beside the date, in the copyright line.

A line of a page is a name only with evidence: it calls itself a paper ("Valley Gazette"), or the copyright
line says the same. A company ("© Courier Newspapers Ltd") is not its paper.
"""

import re
from collections.abc import Iterator, Sequence

from ingest.cleaning.shape import key, words
from ingest.wording import word_set

_TOP = 8
_MOST_WORDS = 6
_LONGEST = 60
_SEPARATOR = re.compile(r"\s[|–—•·-]\s|\s?[|»›]\s?|,\s(?:publié|veröffentlicht|published|publicado)\b")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)\s?(?:©\s?)?(?:\d{4}(?:\s?[-–]\s?\d{2,4})?)?,?\s?(?:by\s)?"
    r"(?P<name>[^.|,\d©]{3,60}?)\s?(?:[.|,–—-]|\ball\srights|$)",
    re.IGNORECASE,
)
_PAPERS = word_set(
    "courier times post gazette herald star sentinel tribune journal review magazine press wire mercury"
    " chronicle observer guardian telegraph standard dispatch bulletin examiner inquirer enquirer advertiser"
    " argus echo register record republic monitor globe zeitung anzeiger rundschau nachrichten kurier blatt"
    " tagblatt tageblatt allgemeine morgenpost abendblatt courrier gazzetta corriere giornale diario"
    " periódico correo jornal folha correio dépêche figaro вестник газета известия правда курьер ведомости"
)
_NO_PAPERS = word_set(
    "press release releases freedom association conference book film movie music tv game theatre restaurant"
    " product policy peer year latest breaking more all our your subscribe sign log register follow contact"
    " about best top sellers award awards prize photo photos file global previous next first weekly daily"
    " stock market markets newsletter newsletters new"
)
_COMPANIES = word_set(
    "ltd limited inc incorporated gmbh llc plc corp corporation company co group holdings publishing"
    " publications newspapers media network networks ag sa srl bv oy ab kg rights reserved"
)
_SMALL = word_set(
    "of the and for in on de del della di da du des la le les el los der die das und für et y e o al et i и"
)
_THE_NEW = word_set("york orleans zealand england jersey haven statesman delhi straits hampshire mexico")


def find(above: Sequence[str], head: Sequence[str], asides: Sequence[str]) -> str | None:
    """Return the outlet's name, or None where nothing on the page tells it for sure.

    Args:
        above: lines cut above the article, in order.
        head: the first lines of the article.
        asides: all lines that were cut.
    """
    owners = [key(name) for name in _owners(asides)]
    for line in above[:_TOP]:
        name = _first_part(line)
        if name and (_is_paper(name) or key(name) in owners):
            return name
    for at, line in enumerate(head):
        name = _first_part(line)
        if name and (_is_paper(name) or (at == 0 and key(name) in owners)):
            return name
    return next((name for name in _owners(asides) if _is_name(name) and _is_paper(name)), None)


def _first_part(line: str) -> str | None:
    """What stands before the first bar of a short line, if it is shaped like a name."""
    if len(line) > 2 * _LONGEST:
        return None
    name = _SEPARATOR.split(line, maxsplit=1)[0].strip(" =*_#")
    return name if _is_name(name) else None


def _owners(asides: Sequence[str]) -> Iterator[str]:
    for line in asides:
        for found in _COPYRIGHT.finditer(line[:400]):
            yield found["name"].strip()


def _is_name(text: str) -> bool:
    said = words(text)
    return (
        1 <= len(said) <= _MOST_WORDS
        and len(text) <= _LONGEST
        and text[-1:] not in {".", ":", "?", "!", "…"}
        and not any(character.isdigit() for character in text)
        and said[0][0].isupper()
        and all(word[0].isupper() or word.lower() in _SMALL or "’" in word or "'" in word for word in said)
        and not {word.lower() for word in said} & _COMPANIES
    )


def _is_paper(name: str) -> bool:
    """Whether a name of two words or more calls itself a paper."""
    said = [word.lower().split("’")[-1].split("'")[-1] for word in words(name)]
    generic = set(said) & _NO_PAPERS
    if "new" in generic and set(said) & _THE_NEW:
        generic -= {"new"}
    if "press" in generic and said[-1] == "press" and len(said) > 1:
        generic -= {"press"}
    return len(said) > 1 and bool(set(said) & _PAPERS) and not generic
