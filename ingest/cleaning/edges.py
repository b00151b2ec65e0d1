"""The edges of a page: mastheads and menus above the article, the foot below it.

Both are told by lines that are known (a menu's entry, a share button, "All rights reserved"); short lines
between known ones go with them. A headline, a byline, a date, a standfirst and every sentence stay.
"""

import re
from collections.abc import Iterator, Sequence

from ingest.block import Block
from ingest.cleaning.captions import is_credit, is_part
from ingest.cleaning.edge_lines import MENU, is_about_author, is_masthead, is_motto, why_at_edge
from ingest.cleaning.labels import Why, is_menu
from ingest.cleaning.rule import Removal
from ingest.cleaning.shape import MIN_PROSE_WORDS, is_item, is_prose, is_sentence, label, size

SIGNED = re.compile(
    r"(?:(?:written |story |words |text |reported |reporting |report )?by"
    r"|von|par|por|di|de|da|автор|текст|text|words|interview|بقلم|كتب|تحرير)\b[: ].{3,80}"
    r"|.{0,60}(?:\b(?:19|20)\d\d\b|\d{1,2}[:.h]\d\d\b).{0,40}",
    re.IGNORECASE,
)
_WITH_SOURCE = re.compile(r"[^.!?()]{12,160}\s\([^()]{2,50}\)")
_COUNTS = re.compile(r"\s\d{1,4}(?:\s[-+−–]?\d{1,4}){1,12}$")
_CELLS = re.compile(
    r"[^.!?:;,\d]{2,40}(?:\s(?:[-+−–]?\d{1,4}(?:[.:,]\d{1,3}){0,2}|[A-Z]{1,3}|[-–])){2,12}"
    r"|[^|.!?]{1,40}(?:\s?\|\s?[^|.!?]{1,20}){2,12}"
)
_LEAST_ROWS = 2
_TABLE_HEADS = 2
_MOST_HEAD = 80
_SHORT = 9
_HEADLINE_WORDS = 4
_MOST_CHAIN = 3
_LEAST_KNOWN = 2
_MOST_STANDFIRST = 40
_MOST_SIGNED = 3
_MOST_UNKNOWN_TO_KNOWN = 2
_SPACED = re.compile(r"(?:\w\s){4,40}\w")
_MOST_CAPTION = 25
_MOST_ABOVE_TITLE = 120
_LEAST_MENU = 3
_MANY = 3
_MOST_UNKNOWN = 25
_LABEL = 4
_MOST_FOOT_WORDS = 25
_MOST_EXCLAMATION = 4
_QUOTED = '“„«"'
_MANY_FAMILIES = 3
_WITHIN = frozenset(
    {
        "advertising",
        "player",
        "counter",
        "caption",
        "pointer",
        "sign-up",
        "button",
        "licence",
        "embed",
        "share",
        "related",
    }
)
"""What stands amid articles as well."""
_MOST_SENTENCES = 4
_ENDING = frozenset({"rights", "tags", "comments", "mailing", "contact", "bio", "database"})
_MOST_ABOVE = 12
_LEAST_FOOT_ABOVE = 0.4
_MOST_FOOT_ABOVE = 3
_FOOT_LINES = 2
_SURE_FOOT = frozenset(
    {"rights", "tags", "comments", "mailing", "menu", "contact", "bio", "notice", "database"}
)
_OF_PAGE = re.compile(
    r"\b(?:you|your|our|us|we|here|please|sie|ihre?|uns|unsere?|vous|votre|nous|notre|su|nuestr[oa]|вы|ваш"
    r"|наш"
    r"|copyright|rights|reserved|terms|transcripts?|privacy|cookies|websites?|newsletters?|registered|sites?"
    r"|content|comments|permission|licen[cs]ed?|advertis\w*|publishers?|editors?|edited|copies|subscri\w+"
    r"|impressum|datenschutz|redaktion|mentions légales|rédaction|redacción|redazione|redação"
    r"|редакци\w+)\b|©",
    re.IGNORECASE,
)
"""Words by which a page speaks of itself, as the sentences in its foot do."""
_LEAST_FOOT = 0.2
SURE_START = frozenset(
    {"rights", "tags", "comments", "mailing", "contact", "related", "bio", "database", "notice", "page-foot"}
)
_HEADED = frozenset({"related", "comments", "tags"})
"""What short lines below such a line belong to."""
_OTHERS = frozenset({"related", "pointer", "comments"})
"""Rules of their own, which see how far what they found goes."""
_FLASHES = frozenset(
    {
        *("breaking", "breaking news", "live", "latest", "just in", "trending", "trending now", "alert"),
        *("news alert", "developing", "now", "newsflash", "top story", "eilmeldung", "eil", "jetzt live"),
        *("aktuell", "dernière minute", "alerte info", "en direct", "última hora", "en vivo", "ultim ora"),
        *("in diretta", "urgente", "ao vivo", "срочно", "молния", "عاجل", "خبر عاجل"),
    }
)
"""Labels above a headline that the page shows on every article."""
_FLASH: Why = ("page-head", "another story's headline")
_HEAD: Why = ("page-head", "between the lines of the page's head")
_CAPTION: Why = ("caption", "the caption of a picture, with its source")
_FOOT: Why = ("page-foot", "between the lines of the page's foot")


def find(blocks: Sequence[Block], title: str | None = None) -> Iterator[Removal]:
    """Yield what surrounds the running text; `title` is the headline where metadata gives one."""
    texts = [block.text for block in blocks]
    first, last = _span(texts)
    if first == len(texts):
        return
    known = _place_of(title, texts, first) if title else None
    head = texts[: _head_end(texts, first)]
    if known is not None:
        signed_below = any(map(SIGNED.fullmatch, head[known:]))
        above = (at for at in range(known) if signed_below or not SIGNED.fullmatch(texts[at]))
        whys = dict.fromkeys(above, _HEAD)
        whys |= {at: why for at, why in _head(head).items() if at != known}
    else:
        whys = _head(head)
    whys |= {last + at: why for at, why in _foot(texts[last:]).items()}
    at = 0
    while at < len(texts):
        end = at
        while end < len(texts) and at in whys and whys.get(end) == whys[at]:
            end += 1
        if end > at:
            yield Removal(*whys[at], at, end)
        at = max(end, at + 1)


def _place_of(title: str, texts: Sequence[str], first: int) -> int | None:
    """Where the page's own title stands with nothing of the article above it; None where it does not."""
    words = 0
    for at, text in enumerate(texts[:_MOST_HEAD]):
        if label(text) == title:
            return at
        words += size(text)
        if at >= first and (words > _MOST_ABOVE_TITLE or size(text) >= MIN_PROSE_WORDS):
            return None
    return None


def _span(texts: Sequence[str]) -> tuple[int, int]:
    """Where the article's sentences begin and end, `[first, last)`; the length twice where there are none."""
    first = next(
        (
            at
            for at, text in enumerate(texts[:_MOST_HEAD])
            if _tells(text, at_tail=False) and not _is_credited(texts, at)
        ),
        len(texts),
    )
    last = next((at for at in range(len(texts), first, -1) if _tells_last(texts, at - 1)), first)
    return first, _without_foot(texts, first, last)


def _head_end(texts: Sequence[str], first: int) -> int:
    """Where the article's head ends: before its first sentence, or below the byline under a standfirst."""
    if size(texts[first]) > _MOST_STANDFIRST:
        return first
    below = range(first + 1, min(first + 1 + _MOST_SIGNED, len(texts)))
    signed = [at for at in below if SIGNED.fullmatch(texts[at]) and not is_sentence(texts[at])]
    between = texts[first + 1 : signed[-1]] if signed else []
    return signed[-1] + 1 if signed and not any(map(is_prose, between)) else first


def _is_credited(texts: Sequence[str], at: int) -> bool:
    """Whether a sentence is a picture's caption: its credit stands right below, and text only after that."""
    text = texts[at]
    if size(text) > _MOST_CAPTION or not 0 < at < len(texts) - 2 or text[0] in _QUOTED:
        return False
    return is_credit(texts[at + 1]) and not is_credit(texts[at - 1]) and not SIGNED.fullmatch(text)


def _without_foot(texts: Sequence[str], first: int, last: int) -> int:
    """Where the text ends, if its last sentences are short ones amid the lines of the page's foot."""
    for _ in range(_MOST_SENTENCES):
        families: set[str] = set()
        passed = 0
        at = last - 1
        if at <= first or not _may_be_foot(texts[at]):
            return last
        for at in range(last - 2, first, -1):
            why = why_at_edge(texts[at], at_tail=True)
            if why is not None:
                families.add(why[0])
            elif _tells(texts[at], at_tail=True):
                if _is_foot(families) or passed or not _may_be_foot(texts[at]):
                    break
                passed += 1
        if not _is_foot(families):
            return last
        last = at + 1
    return last


def _may_be_foot(text: str) -> bool:
    if text.endswith("!") and size(text) <= _MOST_EXCLAMATION and not any(mark in text for mark in _QUOTED):
        return True
    short = size(text) <= _MOST_FOOT_WORDS and not any(mark in text for mark in _QUOTED)
    return short and bool(_OF_PAGE.search(text))


def _is_foot(families: set[str]) -> bool:
    """Whether lines of these families surround no sentence of an article."""
    several = len(families) > 1 and "menu" in families
    many = len(families - _WITHIN) >= _MANY_FAMILIES
    return bool(families & _ENDING) or several or many


def _tells_last(texts: Sequence[str], at: int) -> bool:
    """Whether a line tells something, and is not a short sentence amid the lines of a page's foot."""
    text = texts[at]
    if not _tells(text, at_tail=True) or (at and is_about_author(texts[at - 1])):
        return False
    if text.endswith("?") and size(text) <= _SHORT and at + 1 < len(texts):
        return why_at_edge(texts[at + 1], at_tail=True) is None
    if at < _FOOT_LINES or not _may_be_foot(text):
        return True
    before = [_is_sure_foot(line) for line in texts[at - _FOOT_LINES : at]]
    after = at + 1 == len(texts) or why_at_edge(texts[at + 1], at_tail=True) is not None
    spoken = before[-1] and after and not is_menu(texts[at - 1])
    return not (all(before) or spoken)


def _is_sure_foot(text: str) -> bool:
    why = why_at_edge(text, at_tail=True)
    return why is not None and why[0] in _SURE_FOOT


def _tells(text: str, *, at_tail: bool) -> bool:
    """Whether a line tells something, and not only of the page."""
    return (is_prose(text) or is_sentence(text)) and why_at_edge(text, at_tail=at_tail) is None


def _head(texts: Sequence[str]) -> dict[int, Why]:
    """What is to go of the lines before the first sentence."""
    whys = {at: why for at, text in enumerate(texts) if (why := why_at_edge(text, at_tail=False))}
    for at, text in enumerate(texts[:-1]):
        if is_part(text):
            whys |= {at: _CAPTION} if is_part(texts[at + 1]) else {at: _CAPTION, at + 1: _CAPTION}
        elif _is_flash(texts, at):
            whys[at + 1] = _FLASH
        elif _is_credited([*texts, ""], at) and any(map(SIGNED.fullmatch, texts[:at])):
            whys |= {at: _CAPTION, at + 1: _CAPTION}
    headline = headline_of(texts, whys)
    named = is_motto(texts[0]) or bool(_SPACED.fullmatch(texts[0])) if len(texts) > 1 else False
    if (named and not is_sentence(texts[1])) or (headline > 0 and is_masthead(texts[0])):
        whys.setdefault(0, ("masthead", "the name of the paper"))
    above = [at for at in range(headline) if at not in whys]
    signed_below = any(map(SIGNED.fullmatch, texts[headline:]))
    known = headline - len(above)
    if above and _is_page_head(known, len(above)):
        gone = _gone_above(texts, above, known)
        whys.update((at, _HEAD) for at in gone if signed_below or not SIGNED.fullmatch(texts[at]))
    signed = next((at for at in range(headline, len(texts)) if SIGNED.fullmatch(texts[at])), len(texts))
    below = [at for at in range(signed + 1, len(texts)) if at not in whys]
    whys.update((at, _CAPTION) for at in below if _WITH_SOURCE.fullmatch(texts[at]))
    below = [at for at in below if at not in whys]
    whys.update((at, _HEAD) for at in below if size(texts[at]) <= _LABEL and not _is_named(texts[at]))
    between = [at for at in range(headline + 1, signed) if at not in whys and signed < len(texts)]
    whys.update((at, _HEAD) for at in between if size(texts[at]) == 1 and not texts[at].isupper())
    return {at: why for at, why in whys.items() if why[0] not in _OTHERS}


def _is_flash(texts: Sequence[str], at: int) -> bool:
    """Whether a label such as "Breaking" stands above another story's headline, the own one below that."""
    if label(texts[at]) not in _FLASHES or size(texts[at + 1]) < _HEADLINE_WORDS:
        return False
    below = [text for text in texts[at + 2 :] if not SIGNED.fullmatch(text)]
    return any(size(text) >= _HEADLINE_WORDS and why_at_edge(text, at_tail=False) is None for text in below)


def _gone_above(texts: Sequence[str], above: Sequence[int], known: int) -> list[int]:
    """Which of the unknown lines above a headline go: all if all are short, for else one may be the headline.

    Beside known ones labels, dates and names of papers go in any case.
    """
    if all(size(texts[at]) <= _SHORT for at in above):
        return list(above)
    if known < _LEAST_KNOWN:
        return []
    return [
        at
        for at in above
        if size(texts[at]) < _HEADLINE_WORDS or SIGNED.fullmatch(texts[at]) or is_masthead(texts[at])
    ]


def _is_page_head(known: int, unknown: int) -> bool:
    """Whether that many known and unknown short lines above a headline are the head of the page."""
    return unknown >= _MANY or (known > 0 and unknown <= _MOST_ABOVE)


def _is_named(text: str) -> bool:
    """Whether a line is a date, a byline, or names alone, which may be authors' or an agency's."""
    named = text.istitle() and " " in text
    return bool(SIGNED.fullmatch(text)) or named or text.isupper() or text.endswith(("-", "–", "—"))


def headline_of(texts: Sequence[str], whys: dict[int, Why]) -> int:
    """Where the article's own head begins: the top of the longer lines above byline, date and text."""
    signed = [at for at, text in enumerate(texts) if at and at not in whys and SIGNED.fullmatch(text)]
    at = signed[-1] if signed else len(texts)
    while at > 0 and (at - 1 in whys or at - 1 in signed or size(texts[at - 1]) < _HEADLINE_WORDS):
        at -= 1
    top = at
    while (
        top > 0 and top - 1 not in whys and top - 1 not in signed and size(texts[top - 1]) >= _HEADLINE_WORDS
    ):
        top -= 1
    while top < at - 1 and is_sentence(texts[top]) and not texts[top].endswith("?"):
        top += 1
    return top if at - top <= _MOST_CHAIN else at - 1


def _foot(texts: Sequence[str]) -> dict[int, Why]:
    """What is to go of the lines after the last sentence.

    Names of sections stand below articles that end in a list, too: they count only beside surer lines.
    """
    whys = {at: why for at, text in enumerate(texts) if (why := why_at_edge(text, at_tail=True))}
    if not whys or (len(whys) < _LEAST_MENU and all(why == MENU for why in whys.values())):
        return {}
    start = _foot_start(texts, whys)
    unknown = [at for at in range(start, len(texts)) if at not in whys]
    if start == len(texts) or len(unknown) > _MOST_UNKNOWN:
        return {at: why for at, why in whys.items() if why[0] not in _OTHERS}
    known = len(texts) - start - len(unknown)
    items = [at for at in unknown if is_item(texts[at])]
    listed = len(unknown) > _MOST_UNKNOWN_TO_KNOWN * known or len(items) > known
    for at in unknown:
        above = whys.get(at - 1, _FOOT)
        if above[0] in _HEADED or not listed:
            whys[at] = above if above[0] in _HEADED else _FOOT
    return whys


def _foot_start(texts: Sequence[str], whys: dict[int, Why]) -> int:
    """From which line on all is the page's foot; behind the last line where that cannot be told."""
    sure = (at for at, why in sorted(whys.items()) if _begins_foot(at, why, whys))
    start = next(sure, len(texts))
    if len(whys) >= _LEAST_FOOT * (len(texts) - min(whys)):
        start = min(start, *whys)
    start = _above_table(texts, start)
    few = start <= _MOST_FOOT_ABOVE and len(whys) >= _LEAST_FOOT_ABOVE * len(texts)
    return 0 if few and not any(map(is_item, texts[:start])) else start


def _above_table(texts: Sequence[str], end: int) -> int:
    """Where the table begins whose last row stands right above `end`: its rows, their names, its title."""
    start = end
    while 0 < start < len(texts) and _is_table_row(texts[start - 1]):
        start -= 1
    heads = 0
    while end - start >= _LEAST_ROWS and start > 0 and heads < _TABLE_HEADS and _is_name(texts[start - 1]):
        start, heads = start - 1, heads + 1
    return start


def _is_table_row(text: str) -> bool:
    return bool(_COUNTS.search(text) or _CELLS.fullmatch(text))


def _is_name(text: str) -> bool:
    return size(text) <= _SHORT and not (is_prose(text) or is_sentence(text) or is_item(text))


def _begins_foot(at: int, why: Why, whys: dict[int, Why]) -> bool:
    """Whether nothing of the article stands below such a line, but for sentences."""
    if why == MENU:
        return at + 1 in whys or at - 1 in whys
    return why[0] in SURE_START
