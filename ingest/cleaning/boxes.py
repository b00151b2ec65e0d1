"""Boxes within the text: several lines of furniture in a row, of which not each is known by itself."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ingest.block import Block
from ingest.cleaning.captions import why_caption
from ingest.cleaning.edge_lines import why_at_edge
from ingest.cleaning.edges import SIGNED
from ingest.cleaning.heads import is_head
from ingest.cleaning.labels import NARRATED, why_furniture
from ingest.cleaning.rule import Removal
from ingest.cleaning.shape import is_item, is_prose, is_sentence, label, prose_span, size

_PROMISE = re.compile(
    r"\b(?:newsletters?|inbox|e-?mails?|stories|news|headlines|updates|weekly|daily|every (?:week|day|"
    r"morning|evening|friday|sunday"
    r"|monday)|free|unsubscribe|spam|privacy|terms|consent|subscribers?|readers|nachrichten|kostenlos|"
    r"abmelden|datenschutz\w*"
    r"|gratuit\w*|désinscri\w+|actualité|noticias|gratis|baja|notizie|gratuit[oa]|новости|бесплатно)\b",
    re.IGNORECASE,
)
_TO_READER = re.compile(
    r"\b(?:you|your|our|us|we|join|get|receive|free|sign|every|sie|ihr\w*|uns\w*|vous|votre|nos|notre|tu|tus"
    r"|nuestr\w+|ti|tua|nostr\w+|seu"
    r"|sua|noss\w+|вы|ваш\w*|наш\w*)\b",
    re.IGNORECASE,
)
_MOST_PROMISE = 30
_MOST_LINE_WORDS = 9
_FEWEST = 2
_LEADS = 2
_MOST_GAP = 4
_MOST_QUESTION = 14
_OPENING = frozenset({"sign-up", "button", "player", "share", "notice", "counter", "embed"})


def find(blocks: Sequence[Block]) -> Iterator[Removal]:
    """Yield what a form to sign up says in sentences of its own."""
    first, last = prose_span(blocks)
    yield from _forms(blocks, first, last)


def find_runs(blocks: Sequence[Block]) -> Iterator[Removal]:
    """Yield lines beside furniture that are none of the article's either, and what stands between two such.

    The last line of a run, right above a paragraph, is its heading, unless it is furniture for sure.
    """
    first, last = prose_span(blocks)
    at = first
    while at < last:
        end = at
        while end < last and _is_line(blocks[end].text):
            end += 1
        if end - at >= _FEWEST:
            yield from _within([block.text for block in blocks[at:end]], at)
        at = max(end, at + 1)


def _forms(blocks: Sequence[Block], first: int, last: int) -> Iterator[Removal]:
    """Yield what a form to sign up says around its fields: its title, its promise, its small print."""
    for at in range(first, last):
        if not _is_form(blocks[at].text):
            continue
        above = at - 1
        if above > first and _speaks(blocks[above].text) and not _is_form(blocks[above].text):
            titled = above - 1 > first and _is_title(blocks[above - 1].text)
            yield Removal("sign-up", "what a form to sign up says", above - titled, at)
        below = at + 1
        if below < last and _speaks(blocks[below].text) and not _is_form(blocks[below].text):
            yield Removal("sign-up", "what a form to sign up says", below, below + 1)


def _is_form(text: str) -> bool:
    why = why_furniture(text)
    return why is not None and why[0] == "sign-up"


def _speaks(text: str) -> bool:
    """Whether a short sentence speaks to the reader of the page's own letters."""
    if size(text) > _MOST_PROMISE or NARRATED.search(label(text)):
        return False
    if text.endswith("!") and size(text) <= _MOST_LINE_WORDS and _TO_READER.search(text):
        return True
    return bool(_PROMISE.search(text)) and bool(_TO_READER.search(text))


def _is_title(text: str) -> bool:
    return size(text) <= _MOST_LINE_WORDS and not is_prose(text) and not is_sentence(text)


def _is_line(text: str) -> bool:
    asks = text.endswith("?") and size(text) <= _MOST_QUESTION
    return not (is_prose(text) or is_sentence(text)) or asks or why_furniture(text) is not None


def _opens_box(text: str) -> bool:
    """Whether a line that is furniture opens a form, a poll, a player: what has lines of its own."""
    why = why_furniture(text)
    return why is not None and why[0] in _OPENING


def _longest_gap(sure: Sequence[bool]) -> int:
    """How many lines that are not known stand in a row between two that are."""
    inner = sure[sure.index(True) : len(sure) - sure[::-1].index(True)]
    return max((len(list(run)) for known, run in groupby(inner) if not known), default=0)


def _within(run: Sequence[str], start: int) -> Iterator[Removal]:
    """Yield the lines of a run between two sure ones, or right beside one and like furniture."""
    sure = [why_furniture(text) is not None or why_caption(text) is not None for text in run]
    if not any(sure):
        return
    first, last = sure.index(True), len(sure) - 1 - sure[::-1].index(True)
    unknown = [at for at in range(first, last) if not sure[at]]
    own = any(is_item(text) or SIGNED.fullmatch(text) for text in run[:first])
    leads = first >= _LEADS and sum(sure) >= _LEADS and not own
    if leads and all(size(text) <= _MOST_LINE_WORDS for text in run[:first]) and first <= sum(sure):
        yield Removal("box", "above the lines of a box that is furniture", start, start + first)
    fill = all(size(run[at]) <= _MOST_LINE_WORDS for at in unknown) and (
        len(unknown) <= sum(sure) // 2 or (_opens_box(run[first]) and _longest_gap(sure) <= _MOST_GAP)
    )
    for at, text in enumerate(run):
        if sure[at] or is_head(text) is not None:  # what is below a head is its rule's to judge
            continue
        between = fill and first < at < last and not is_item(text)
        beside = (
            at > 0 and sure[at - 1] and at < len(run) - 1 and why_at_edge(text, at_tail=False) is not None
        )
        counted = at > 0 and sure[at - 1] and text.isdigit()
        if between or beside or counted:
            yield Removal("box", "between the lines of a box that is furniture", start + at, start + at + 1)
