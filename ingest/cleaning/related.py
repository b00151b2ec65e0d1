"""Pointers to other stories: "Also read: …" lines, and lists under a head such as "Recent news"."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ingest.block import Block
from ingest.cleaning.captions import why_caption
from ingest.cleaning.heads import is_head
from ingest.cleaning.labels import why_furniture
from ingest.cleaning.leads import leads_away
from ingest.cleaning.rule import Removal
from ingest.cleaning.shape import (
    ends_with_full_stop,
    is_headline,
    is_item,
    is_prose,
    is_sentence,
    is_time,
    is_truncated,
    size,
    without_bullet,
)

_LEAD = re.compile(
    r"""(?:[-–—*•▪►▶➤»>|\[(\s]*)
    (?:also[\s-]+read|read[\s-]+also|also\s+see|see[\s-]+also|also\s+watch|must[\s-]+read|read[\s-]+more|read[\s-]+next|read[\s-]+on
    |(?:older|newer)(?:\s+(?:posts?|stor(?:y|ies)|articles?|entr(?:y|ies)))?|read\s+here|read\s+this
    |related(?:\s+(?:news|stor(?:y|ies)|articles?|posts?|coverage|content|links?|videos?|reading))?
    |recommended(?:\s+(?:reading|stories))?
    |more\s+(?:on\s+this|news|stories|coverage|from\s+\w+)|more|up\s+next|watch|watch\s+(?:live|now|more|also
    |video)|video|listen|in\s+pictures|in\s+photos|gallery|photos
    |don[’']t\s+miss|you\s+may\s+also\s+like|you\s+might\s+also\s+like|trending|explained?|opinion
    |analysis|exclusive|read|live|live\s+updates
    |(?:à\s+)?(?:lire|voir)\s+(?:aussi|également)|(?:à\s+)lire|lee\s+también|lea\s+también|lea\s+(?:además|
    más)|te\s+puede\s+interesar|más\s+información|ver\s+también
    |lesen\s+sie\s+(?:auch|mehr|dazu)|(?:auch|jetzt)\s+lesen|mehr\s+(?:zum\s+thema|dazu|lesen)|lesen\s+sie\s
    +hierzu|siehe\s+auch|zum\s+thema|lesetipp|hintergrund|interview|kommentar
    |читайте\s+(?:также|ещё|еще|по\s+теме)|смотрите\s+также|по\s+теме|подробнее|ещё\s+по\s+теме|материал\s
    +по\s+теме|leggi\s+(?:anche|pure|di\s+più)|vedi\s+anche|guarda\s+anche|approfondisci|approfondimento
    |leia\s+(?:também|mais)|veja\s+(?:também|mais)|ler\s+também|saiba\s+mais|(?:اقرأ|إقرأ|شاهد|طالع)\s
    +(?:أيضا|ايضا|أيضًا|أيضاً|المزيد))
    \s*(?P<mark>[:：|›▸▶►…]|\.\.\.|[-–—](?=\s)|»|>>?|→)\s*(?P<rest>\S.*)""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_SURE_LEAD = re.compile(
    r"\W*(?:also[\s-]+(?:read|see|watch)|up\s+next|read[\s-]+(?:also|more|next|on|here|this)|older|newer|see[\s-]+also"
    r"|must[\s-]+read"
    r"|don[’']t\s+miss|you\s+m\w+\s+also\s+like|related|recommended"
    r"|(?:lire|voir)\s+(?:aussi|également)|à\s+lire|le[ea]\s+\w|te\s+puede\s+interesar|ver\s+también|más\s"
    r"+información|lesen\s+sie|auch\s+lesen|jetzt\s+lesen"
    r"|mehr\s|siehe\s+auch|zum\s+thema|lesetipp|читайте|смотрите|по\s+теме|подробнее|ещё|материал|leggi|vedi"
    r"\s+anche|guarda\s+anche|approfondi"
    r"|leia|veja|ler\s+também|saiba|اقرأ|إقرأ|شاهد|طالع"
    r"|watch\s+(?:live|now|more|also))",
    re.IGNORECASE,
)
_MOST_LEAD_WORDS = 30
_LEAD_WORDS = 4
_SURE_STORIES = 2
_LONG_TITLE = 8
_ARROWS = "»›➤➔➜►▶▸→>"
_CLIP = re.compile(
    r"[(\[](?:videos?|photos?|gallery|pictures|audio|podcast|live|exclusive|updated|pics|fotos|vidéo|vídeo|видео|фото)[)\]]$",
    re.IGNORECASE,
)
_LONGEST_LED = 240  # characters
_RANK_DIGITS = 2
_MOST_TAIL = 200
"""Blocks that a list of other stories may have."""
_MOST_BLURB_WORDS = 60
_DATE_LIKE = re.compile(
    r"(?:.{0,24}\b(?:19|20)\d\d\b.{0,24}|\d+ \w+ ago|.{0,12}\d{1,2}:\d{2}.{0,12}|by .{3,40}|yesterday|today)",
    re.IGNORECASE,
)


def find(blocks: Sequence[Block]) -> Iterator[Removal]:
    """Yield pointer lines, and heads of story lists with the stories under them."""
    at = 0
    begun = False
    while at < len(blocks):
        text = blocks[at].text
        end = at
        begun = begun or is_prose(text)
        if is_pointer(text) or (
            begun and text[-1] != "." and len(text) <= _LONGEST_LED and _leads_on(blocks, at)
        ):
            end = at + 1
            yield Removal("pointer", "a pointer to another story", at, end)
        elif (
            at > 0
            and (strong := is_head(text)) is not None
            and ((end := _list_end(blocks, at + 1, strong=strong)) > at + 1 or strong)
        ):
            yield Removal("related", "a list of other stories", at, end)
        elif at > 0 and _points_below(blocks, at):
            end = at + 2
            yield Removal("pointer", "a pointer to the story below it", at, end)
        else:
            end = at
        at = max(end, at + 1)


def _leads_on(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line leads to another story by a lead before its headline, or by an arrow no list shares."""
    text = blocks[at].text
    if leads_away(text):
        return True
    if text[0] not in _ARROWS and not (text[-1] in ")]" and _CLIP.search(text)):
        return False
    bare = text.lstrip(_ARROWS).strip()
    beside = (blocks[other].text for other in (at - 1, at + 1) if 0 <= other < len(blocks))
    return is_headline(bare, fewest=3) and not any(other[0] in _ARROWS for other in beside)


def _points_below(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line is a lead that ends in a colon, and the next one the headline it leads to."""
    text = blocks[at].text
    if size(text) > _LEAD_WORDS or not text.rstrip().endswith((":", "：")) or at + 1 >= len(blocks):
        return False
    lead = _LEAD.match(f"{text} .")
    return (
        lead is not None and _SURE_LEAD.match(text) is not None and is_headline(blocks[at + 1].text, fewest=3)
    )


@lru_cache(maxsize=4096)
def is_pointer(text: str) -> bool:
    """Whether the line sends the reader to another story: "Also read: Ferry strike enters second week".

    Leads that also open ordinary lines ("Video:", "Analysis:", "More:") count only in capitals.
    """
    found = _LEAD.match(text) if size(text) <= _MOST_LEAD_WORDS else None
    if not found:
        return False
    lead, rest = text[: found.start("mark")], found["rest"]
    if not (_SURE_LEAD.match(lead) or (lead.strip().isupper() and found["mark"] in ":|")):
        return False
    return not ends_with_full_stop(rest) or rest.endswith(("?", "!", "?’", "!’"))


def _list_end(blocks: Sequence[Block], start: int, *, strong: bool) -> int:
    """Where the list under a head ends: `start` when no story follows (the head alone goes).

    A story is a headline, perhaps a time or date, perhaps a blurb that breaks off ("…"). Blurbs of whole
    sentences look like the sections of an article: they count only under a sure head, below the greater part
    of the page, when the list goes on to the very end.
    """
    tail = strong and len(blocks) - start <= _MOST_TAIL and _is_below(blocks, start)
    if (
        tail
        and _are_blurbed(blocks[start:])
        and _stories_end(blocks, start, whole_blurbs=True) == len(blocks)
    ):
        return len(blocks)
    end = _stories_end(blocks, start, whole_blurbs=False)
    several = end - start >= _SURE_STORIES or (end > start and not _has_headings(blocks, end))
    last_too = strong and end < len(blocks) and (several or _is_lone_story(blocks, end))
    return end + 1 if last_too and _is_title(blocks[end].text) else end


def _are_blurbed(rest: Sequence[Block]) -> bool:
    """Whether each headline has its blurb; else a last paragraph below a list would pass for one."""
    blurbs = sum(_runs(block.text) for block in rest)
    titles = sum(_is_title(block.text) for block in rest)
    return not blurbs or (blurbs >= _SURE_STORIES and titles <= blurbs + 1)


def _is_lone_story(blocks: Sequence[Block], at: int) -> bool:
    """Whether the headline right above a paragraph is a story's: the article has no headings of its own."""
    words = size(blocks[at].text)
    return words >= _LONG_TITLE or (words >= _LEAD_WORDS and not _has_headings(blocks, at))


def _has_headings(blocks: Sequence[Block], but: int) -> bool:
    """Whether a short line, no furniture, stands bare between paragraphs, other than that at `but`."""
    for at in range(1, len(blocks) - 1):
        text = blocks[at].text
        if (
            abs(at - but) > 1
            and not _runs(text)
            and _runs(blocks[at - 1].text)
            and _runs(blocks[at + 1].text)
        ):
            known = why_furniture(text) is not None or why_caption(text) is not None
            if (
                not (known or is_pointer(text) or leads_away(text))
                and is_headline(text, fewest=2)
                and is_head(text) is None
            ):
                return True
    return False


def _runs(text: str) -> bool:
    return is_prose(text) or is_sentence(text)


def _is_title(text: str) -> bool:
    """Whether a line could be the headline of a story in a list, with its bullet or number."""
    return is_headline(without_bullet(text), fewest=3) and not (
        is_item(text) and any(map(text.count, "“”()"))
    )


def _is_below(blocks: Sequence[Block], start: int) -> bool:
    """Whether the greater part of the page's text stands above `start`."""
    tail = sum(len(block.text) for block in blocks[start:])
    return tail < sum(len(block.text) for block in blocks[max(0, start - _MOST_TAIL) : start])


def _stories_end(blocks: Sequence[Block], start: int, *, whole_blurbs: bool) -> int:
    at = start
    while at < min(len(blocks), start + _MOST_TAIL):
        after = _story_end(blocks, at, whole_blurbs=whole_blurbs)
        if after is None:
            return at
        at = after
    return at


def _story_end(blocks: Sequence[Block], at: int, *, whole_blurbs: bool) -> int | None:
    """Where the story that begins at `at` ends, or None when there is none."""
    at = _past_notes(blocks, at)
    if at == len(blocks):
        return at
    if not _is_title(blocks[at].text):
        return at + 1 if _is_blurb(blocks[at].text, whole=False) else None
    after = _past_notes(blocks, at + 1)
    if after == len(blocks) or _is_title(blocks[after].text):
        return after
    if not _is_blurb(blocks[after].text, whole=whole_blurbs):
        return None
    return after + 1


def _past_notes(blocks: Sequence[Block], at: int) -> int:
    """Skip the times, dates and bylines of a story."""
    while at < len(blocks) and _is_note(blocks[at].text):
        at += 1
    return at


def _is_blurb(text: str, *, whole: bool) -> bool:
    return size(text) <= _MOST_BLURB_WORDS and (whole or is_truncated(text))


def _is_note(text: str) -> bool:
    return (
        is_time(text)
        or (text.isdigit() and len(text) <= _RANK_DIGITS)
        or (size(text) <= 8 and bool(_DATE_LIKE.fullmatch(text)))
    )
