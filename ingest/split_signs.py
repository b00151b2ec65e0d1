"""Signs that another article begins on a page: its headline's company, what stands before it, its words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.block import Block
from ingest.cleaning.edge_lines import why_at_edge
from ingest.cleaning.heads import is_head
from ingest.cleaning.shape import is_headline, is_prose, is_sentence, is_titled, label, size
from ingest.wording import word_set

_MONTH = (
    r"(?:jan|feb|fev|fév|mar|mär|apr|avr|abr|may|mai|mag|jun|juin|giu|jul|juil|lug|aug|août|ago|sep|set|oct|"
    r"okt|ott|out|nov|dec"
    r"|dez|déc|dic|ene|gen|янв|фев|мар|апр|мая|май|июн|июл|авг|сен|окт|ноя|дек|يناير|فبراير|مارس|أبريل|مايو|"
    r"يونيو|يوليو|أغسطس"
    r"|سبتمبر|أكتوبر|نوفمبر|ديسمبر)\w{0,8}\.?"
)
_YEAR = r"(?:19|20)\d\d(?!\d)"
_DATE = re.compile(
    rf"(?<![\w.])(?:\d{{1,2}}(?:st|nd|rd|th|er|º)?\.?\s(?:de |of )?{_MONTH},?\s(?:de )?{_YEAR}"
    rf"|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s{_YEAR}|{_YEAR}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]{_YEAR})",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{1,2}/\d")
_BYLINE = re.compile(
    r"(?:(?:story |written |reporting |text |words )?by|von|par|por|di|автор|byline|author|bericht von|texte"
    r"|بقلم|كتب)\b\s?:?\s"
    r"(?:[A-ZÀ-ÞА-ЯЁ\u0620-\u064a][\w.'’-]*[ ,|&]{0,3}|and |und |et |y |e |и |de |van |von |der |la |le )"
    r"{2,12}.{0,60}",
    re.IGNORECASE,
)
_CAPITAL_AFTER = re.compile(
    r"(?:by|von|par|por|di|автор|byline|author|texte)\b\s?:?\s[A-ZÀ-ÞА-ЯЁ]", re.IGNORECASE
)
_PLACE = r"[A-ZÀ-ÞА-ЯЁ][A-ZÀ-ÞА-ЯЁ'’. -]{2,30}(?:[,/] ?[A-ZÀ-ÞА-ЯЁ][\w.'’ -]{1,25}){0,2}"
_DATELINE = re.compile(
    rf"{_PLACE}(?:, ?\w{{3,9}}\.? \d{{1,2}}(?:, ?\d{{4}})?)?,? ?(?:\([^)]{{2,30}}\) ?)?[-–—]{{1,2}}(?:\s|$)"
)
_END_OF_ARTICLE = frozenset({"share", "rights", "comments", "tags", "bio", "contact", "database"})
_ORNAMENT = re.compile(r"[\W_]{3,}")
_CONTENT = re.compile(r"[^\W\d_]{5,}")
_HEADLINE_WORDS = 3
_MOST_HEADLINE_WORDS = 26
_HEAD_LINES = 10
_MOST_OTHERS = 3
_HEADLINE_LIKE = frozenset({"menu", "ticker", "contact", "page-foot"})
"""Rules of the edges that a headline may look like to: "Fire at depot | Courier | News"."""
_TRAIL_WORDS = 5
_MOST_FURNITURE = 12
_MOST_DATE_WORDS = 14
_WINDOW = 2500
_STEM = 6
_EMPTY = word_set(
    "about above after again against along already although among another around because before being"
    " below between beyond could during either every first found having himself itself later least might"
    " never often other others people second several shall should since still their theirs themselves"
    " there these thing things think third those though three through today toward under until using wants"
    " where whether which while whose within without would years years yesterday according added asked"
    " called including known looked makes making might monday tuesday wednesday thursday friday saturday"
    " sunday makes means told taken takes whole works"
)
"""Words of five letters and more that tell nothing of a topic."""

LIKE = 0.30
"""Share of common words from which on two stretches are about the same thing."""
UNLIKE = 0.18
"""Share of common words up to which they may be about different things."""
STRANGE = 0.12
"""Share of common words up to which they hardly are about the same."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a new article at a headline.

    Attributes:
        kinds: which of date, byline, dateline stand with it.
        before: labels of the furniture right above it that ends an article (share buttons, rights, tags).
        headlines: how many bare headlines of other stories stand right above it.
        listed: whether those stand under a head such as "Related".
        titled: whether the headline Has Its Words in Capitals.
        others_titled: whether any of the bare headlines above it has.
        top: where the lines of the article begin: at the headline, or at its date and byline above it.
        is_above: whether its date or byline stands above the headline, and none below.
        marked: whether the page's markup begins an article there.
    """

    kinds: frozenset[str]
    before: frozenset[str]
    headlines: int
    listed: bool
    titled: bool
    others_titled: bool
    marked: bool
    top: int
    is_above: bool


def headlines_in(blocks: Sequence[Block]) -> list[int]:
    """Where lines stand that could be the headline of the text below them."""
    found: list[int] = []
    for at in range(len(blocks)):
        if not _may_start(blocks, at):
            continue
        if found and _is_signed(blocks, at) and _text_below(blocks, found[-1]) == _text_below(blocks, at):
            between = blocks[found[-1] + 1 : at]
            if any(why_at_edge(block.text, at_tail=True) for block in between):
                found.pop()  # a line below the last article
        found.append(at)
    return found


def _may_start(blocks: Sequence[Block], at: int) -> bool:
    text = blocks[at].text
    if not _could_be_headline(blocks, at) or _is_line_of_head(text) or _DAY.match(text):
        return False
    why = why_at_edge(text, at_tail=True)
    if why is not None and (why[0] not in _HEADLINE_LIKE or size(text) < _TRAIL_WORDS):
        return False
    return is_head(text) is None and _text_below(blocks, at) is not None


def _could_be_headline(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line is built like a headline; right above a byline or a date it may end in a full stop."""
    text = blocks[at].text
    if not _HEADLINE_WORDS <= size(text) <= _MOST_HEADLINE_WORDS:
        return False
    stopped = text.endswith((".", "…"))
    if stopped and not (_is_signed(blocks, at) and _stands_apart(blocks, at)):
        return False
    return is_headline(text.rstrip(".…") if stopped else text, fewest=_HEADLINE_WORDS)


def _stands_apart(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line that ends in a full stop is no paragraph's next: furniture or nothing is above it."""
    if at == 0 or blocks[at].text.endswith(("…", "...")):
        return True
    above = blocks[at - 1].text
    return not (is_prose(above) or is_sentence(above)) or why_at_edge(above, at_tail=True) is not None


def _is_signed(blocks: Sequence[Block], at: int) -> bool:
    """Whether a byline or a date stands right below."""
    return at + 1 < len(blocks) and kind_of(blocks[at + 1].text) in {"byline", "date"}


def signs_at(blocks: Sequence[Block], at: int, *, marked: bool) -> Signs:
    """Gather the signs at the headline `at`."""
    below = _text_below(blocks, at) or at
    head = [block.text for block in blocks[at + 1 : below]]
    kinds = {kind for text in head if (kind := kind_of(text))}
    if _DATELINE.match(blocks[below].text) or any(_DATELINE.match(text) for text in head):
        kinds.add("dateline")
    top = at
    if not kinds:
        signed = _signed_above(blocks, at)
        kinds = {kind for line in signed if (kind := kind_of(blocks[line].text))}
        top = min(signed, default=at)
    before, headlines, listed = _above(blocks, at)
    others = [block.text for block in blocks[max(0, at - headlines) : at]]
    return Signs(
        kinds=frozenset(kinds),
        before=before,
        headlines=headlines,
        listed=listed,
        titled=is_titled(blocks[at].text),
        others_titled=any(map(is_titled, others)),
        marked=marked,
        top=top,
        is_above=top < at,
    )


def _signed_above(blocks: Sequence[Block], at: int) -> list[int]:
    """The bylines and dates above a headline, up to the text of the article before."""
    signed: list[int] = []
    for above in range(at - 1, max(-1, at - 1 - _MOST_FURNITURE), -1):
        text = blocks[above].text
        if kind_of(text):
            signed.append(above)
        elif is_prose(text) or is_sentence(text):
            break
    return signed


def likeness(one: Sequence[Block], other: Sequence[Block]) -> float:
    """How many of the words of the shorter stretch the other has as well, 0 to 1."""
    first, second = _words(one), _words(other)
    return len(first & second) / max(1, min(len(first), len(second)))


def headings(blocks: Sequence[Block]) -> frozenset[str]:
    """Labels of the short lines between paragraphs."""
    return frozenset(
        label(block.text)
        for block in blocks
        if 2 <= size(block.text) <= 8 and is_headline(block.text, fewest=2)
    )


def _text_below(blocks: Sequence[Block], at: int) -> int | None:
    """Where the running text below a headline begins, only lines of an article's head between them."""
    others = 0
    signed = at + 1 < len(blocks) and _is_line_of_head(blocks[at + 1].text)
    for below in range(at + 1, min(at + _HEAD_LINES, len(blocks))):
        text = blocks[below].text
        if is_prose(text) and not kind_of(text):
            return below
        others += not (_is_line_of_head(text) or why_at_edge(text, at_tail=False) is not None)
        if others > (_MOST_OTHERS if signed else 1):
            return None
    return None


def _is_line_of_head(text: str) -> bool:
    return kind_of(text) is not None or (size(text) <= _MOST_DATE_WORDS and bool(_DATELINE.fullmatch(text)))


@lru_cache(maxsize=4096)
def kind_of(text: str) -> str | None:
    """Whether a line is a byline or a date."""
    if size(text) > _MOST_DATE_WORDS:
        return None
    if _CAPITAL_AFTER.match(text) and _BYLINE.fullmatch(text):
        return "byline"
    if _DATELINE.fullmatch(text):
        return "dateline"
    dated = ("19" in text or "20" in text) and _DATE.search(text)
    return "date" if dated and not is_sentence(text) else None


def _above(blocks: Sequence[Block], at: int) -> tuple[frozenset[str], int, bool]:
    """The furniture above a headline that ends an article; the bare headlines there; are they listed."""
    ends: set[str] = set()
    headlines, listed = 0, False
    for above in range(at - 1, max(-1, at - 1 - _MOST_FURNITURE), -1):
        text = blocks[above].text
        why = why_at_edge(text, at_tail=True)
        if why is None and not _ORNAMENT.fullmatch(text) and not kind_of(text):
            if is_prose(text) or not is_headline(text, fewest=4):
                break
            headlines += 1
        elif why is not None:
            listed = listed or why[0] in {"related", "pointer"}
            if why[0] in _END_OF_ARTICLE or label(text) == "end":
                ends.add(label(text)[:60])
    return frozenset(ends), headlines, listed


def _words(blocks: Sequence[Block]) -> set[str]:
    """What the sentences of a stretch speak of; furniture speaks alike everywhere."""
    text = " ".join(block.text for block in blocks if is_prose(block.text) or is_sentence(block.text))
    folded = text[:_WINDOW].casefold()
    return {word[:_STEM] for word in _CONTENT.findall(folded) if word not in _EMPTY}
