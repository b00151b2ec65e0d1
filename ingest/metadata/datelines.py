"""Dates that the page shows as its own: a line of their own near the head, or a dateline."""

import re
from collections.abc import Sequence
from datetime import date

from ingest.cleaning.shape import is_item, words
from ingest.metadata.dates import DatedText, FoundDate
from ingest.metadata.day_names import MONTHS, WEEKDAYS
from ingest.metadata.moments import with_clock
from ingest.wording import word_set

HEAD = 8
_LONGEST_LINE = 200
_MOST_WORDS = 24
_MOST_NAMES = 10
_MOST_PLACE_WORDS = 3
_SEPARATOR = re.compile(r"\s?[|•·]\s?|\s[-–—/]\s")
_CLOCK = re.compile(
    r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?|[+-]\d{2}:?\d{2}\b"
    r"|\b\d{1,2}\s(?:hrs?|hours?|min|mins|minutes?|days?)\s(?:ago|read)\b",
    re.IGNORECASE,
)
_PUBLISHED = word_set(
    "published posted publication publié publiée veröffentlicht publicado publicada pubblicato pubblicata"
    " опубликовано erstellt erschienen gepubliceerd opublikowano نشر النشر issued"
)
_UPDATED = word_set(
    "updated update modified edited corrected revised aktualisiert stand mis mise à jour actualizado"
    " actualizada actualización aggiornato aggiornata atualizado atualizada обновлено bijgewerkt تحديث"
)
_AROUND = (
    frozenset(WEEKDAYS)
    | _PUBLISHED
    | _UPDATED
    | word_set(
        "first originally initially date dated on at by in of time last print edition article story am pm a.m"
        " p.m et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest msk ist jst moscow local uhr"
        " um am den der le la el il em à a las alle às as ore h hrs г в года ago was le feira"
        " в بتاريخ تاريخ يوم في الساعة آخر"
    )
)
_ZONE_LIKE = re.compile(r"[A-Z]{2,4}T|UTC|MSK|Z")
_NOTE = re.compile(r"\bupdate\W{0,3}$", re.IGNORECASE)  # "June 3, 2025, update", a note within the text
_SIGNATURE = re.compile(r"[^\W\d_]\S{1,20}(?: [^\W\d_]\S{0,20}){1,2}, {1,2}")
_BY = word_set("by von par por di da автор от")
_BETWEEN_NAMES = word_set("and und et y e и de del della di da van von der den la le bin al")
_PLACE = re.compile(
    r"^(?:[A-ZÀ-ÞА-Я][\w.'’-]*|(?:of|de|del|la|le|el|am|an|der|the|and|du|do"
    r"|da)(?=\s))(?:[\s/,]{1,3}(?:[A-ZÀ-ÞА-Я][\w.'’-]*"
    r"|(?:of|de|del|la|le|el|am|an|der|the|and|du|do"
    r"|da)(?=\s))){0,6}[,.]?\s?(?:\([A-Z][\w .&/-]{1,40}\)\s?)?[,–—-]?\s*$"
)
_NO_PLACE = re.compile(
    r"note|correction|update|clarification|photo|story|by\b|^(?:on|in|at|since|until|after|before|from)\b|figure|image|source",
    re.IGNORECASE,
)
_AGENCY = r"(?:\([A-Z][\w .&/-]{1,40}\)|/[A-Z][\w .&-]{1,40}/)"
_AFTER_DATELINE = re.compile(rf"^,?\s?{_AGENCY}?\s?(?:[-–—]{{1,2}}|:)\s?\S")
_AFTER_AGENCY = re.compile(rf"^,?\s?{_AGENCY}\s?(?:[-–—]{{1,2}}|:)\s?\S")
_WITHOUT_YEAR = re.compile(
    rf"""^(?P<place>[^()\d]{{2,60}}?),?\s(?:(?P<month>[^\W\d_]{{3,9}})\.?\s(?P<day>\d{{1,2}})
    |(?P<dday>\d{{1,2}})\.?\s(?P<dmonth>[^\W\d_]{{3,9}})\.?),?\s?{_AGENCY}\s?[-–—]{{1,2}}""",
    re.VERBOSE,
)
_DATELINE = 120
_NEAR_DAYS = 7


def find(texts: Sequence[DatedText]) -> str | None:
    """Return the date that the head shows in a line of its own or in a dateline, with its time if told."""
    return _own_line(texts) or _in_dateline(texts) or _in_short_dateline(texts)


def _own_line(texts: Sequence[DatedText]) -> str | None:
    """The date that has a line of its own near the head: "19 Jun, 2024 01:29", "Desk | March 3, 2025".

    A line that gives both publication and update counts for the first. One that gives only the update counts
    too: of 118 such lines on pages whose date is known, 114 had the very day and 4 the next. Where several
    such lines give different days, as in a diary, none counts but one at the very top.
    """
    lines = [(at, moment) for at, text in enumerate(texts) if text.dates and (moment := _of_line(text))]
    near = [(at, moment) for at, moment in lines if at < HEAD]
    if not near:
        return None
    at, moment = near[0]
    return moment if at <= 1 or len({other[:10] for _, other in lines}) == 1 else None


def _of_line(line: DatedText) -> str | None:
    """The date that is all a line says, or all that one of its parts between bars says."""
    text = line.text
    if len(text) > _LONGEST_LINE or is_item(text) or len(words(text)) > _MOST_WORDS:
        return None
    for start, end in _parts(text):
        dates = [found for found in line.dates if start <= found.start and found.end <= end]
        if dates and _says_only_when(line.undated(start, end)):
            published = [found for found in dates if not _is_update(text[start : found.start])]
            return with_clock(text, published[0]) if published else dates[0].day
    return None


def _parts(text: str) -> list[tuple[int, int]]:
    """The whole line, its first part and its last, as `[start, end)`."""
    cuts = [found.span() for found in _SEPARATOR.finditer(text)]
    whole = (0, len(text))
    return [whole, (0, cuts[0][0]), (cuts[-1][1], len(text))] if cuts else [whole]


def _says_only_when(rest: str) -> bool:
    """Whether `rest`, a line without its dates, speaks of nothing but times, or of them and who or where."""
    said = words(_CLOCK.sub(" ", rest))
    left = [
        word for word in said if word.lower().rstrip(".") not in _AROUND and not _ZONE_LIKE.fullmatch(word)
    ]
    if not left:
        return not _NOTE.search(rest)
    first = said[0].lower()
    names = [
        word for word in left if word.lower() not in _BETWEEN_NAMES and not (word is said[0] and first in _BY)
    ]
    if not names or not all(map(_is_capital, names)) or len(names) > _MOST_NAMES:
        return False
    if first in _BY:
        return len(names) > 1
    if _is_place(rest) or (_SIGNATURE.fullmatch(rest) and len(said) == len(names)):
        return True
    told = any(word.lower() in _PUBLISHED for word in said[1:])
    return told and said[0][0].isupper() and first not in _PUBLISHED and "," in rest


def _is_capital(word: str) -> bool:
    """Whether a word begins with a capital, an elided article aside: "d’Aubrac"."""
    return word[0].isupper() or word.replace("’", "'").rpartition("'")[2][:1].isupper()


def _is_place(rest: str) -> bool:
    """Whether a place in capitals, as datelines have it, is all that stands beside the date."""
    place = rest.strip(" ,–—-")
    return place.isupper() and place.replace(" ", "").isalpha() and len(place.split()) <= _MOST_PLACE_WORDS


def _is_update(before: str) -> bool:
    """Whether the date that follows `before` is that of a change."""
    said = [word for word in words(before[-60:].lower()) if word in _UPDATED or word in _PUBLISHED]
    return bool(said) and said[-1] in _UPDATED


def _in_dateline(texts: Sequence[DatedText]) -> str | None:
    """The date in a dateline that opens a paragraph: "LONDON, March 3, 2025 (Reuters) - "."""
    for text in texts[:HEAD]:
        found = next(iter(text.dates), None)
        if found is None or found.end > _DATELINE:
            continue
        place, after = text.text[: found.start], text.text[found.end :]
        if not place and _AFTER_AGENCY.match(after):
            return found.day
        if _PLACE.match(place) and not _NO_PLACE.search(place) and _AFTER_DATELINE.match(after):
            return found.day
    return None


def _in_short_dateline(texts: Sequence[DatedText]) -> str | None:
    """The day of "LONDON, March 3 (Reuters) - ", where whole dates beside that day settle its year."""
    for text in texts[:HEAD]:
        short = _WITHOUT_YEAR.match(text.text[:_DATELINE])
        if short and not _NO_PLACE.search(short["place"]):
            month = MONTHS.get((short["month"] or short["dmonth"]).lower())
            return _beside(texts, month, int(short["day"] or short["dday"])) if month else None
    return None


def _beside(texts: Sequence[DatedText], month: int, day: int) -> str | None:
    """The only day with this month and day that a whole date of the page lies within a week of."""
    days = set()
    for found in _all(texts):
        known = date.fromisoformat(found.day)
        for year in (known.year - 1, known.year, known.year + 1):
            try:
                candidate = date(year, month, day)
            except ValueError:
                continue
            if abs((candidate - known).days) <= _NEAR_DAYS:
                days.add(candidate.isoformat())
    latest = max((found.day[:4] for found in _all(texts)), default="")
    return days.pop() if len(days) == 1 and max(days)[:4] >= latest else None


def _all(texts: Sequence[DatedText]) -> list[FoundDate]:
    return [found for text in texts for found in text.dates]
