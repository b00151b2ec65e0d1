"""Which blocks of a page are its article.

trafilatura (Barbaresi, ACL 2021) says which text is the main content; our blocks, which know their place in
the source, are aligned to it. Where the two differ the block stays unless the page itself marks it as
something else: losing a paragraph is worse than keeping a menu, which the cleaning rules may still find.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.article import Cut
from ingest.cleaning.shape import is_prose, key, size, words
from ingest.metadata.dates import has_date
from ingest.readers.html_parser import MarkedBlock
from ingest.split_signs import kind_of

_SURE_LENGTH = 24  # characters from which a line found within the main text is no coincidence
_SHINGLE = 4
_LEAST_SHARED = 0.6
_MOST_LINKED = 0.6
_WHOLLY_LINKED = 0.9
_REGION_REASONS = {
    "nav": ("menu", "the page's menu"),
    "footer": ("page-foot", "the foot of the page"),
    "aside": ("aside", "a box beside the article"),
    "form": ("form", "a form"),
    "dialog": ("notice", "a notice over the page"),
    "figcaption": ("caption", "the caption of a picture"),
}
_MARK_REASONS = {
    "share": ("share", "buttons to share or follow"),
    "sharing": ("share", "buttons to share or follow"),
    "social": ("share", "buttons to share or follow"),
    "comment": ("comments", "the comments below the article"),
    "comments": ("comments", "the comments below the article"),
    "disqus": ("comments", "the comments below the article"),
    "respond": ("comments", "the comments below the article"),
    "newsletter": ("sign-up", "an invitation to sign up or subscribe"),
    "subscribe": ("sign-up", "an invitation to sign up or subscribe"),
    "signup": ("sign-up", "an invitation to sign up or subscribe"),
    "cookie": ("notice", "a cookie or privacy notice"),
    "cookies": ("notice", "a cookie or privacy notice"),
    "consent": ("notice", "a cookie or privacy notice"),
    "gdpr": ("notice", "a cookie or privacy notice"),
    "ad": ("advertising", "an advertisement"),
    "ads": ("advertising", "an advertisement"),
    "advert": ("advertising", "an advertisement"),
    "advertisement": ("advertising", "an advertisement"),
    "sponsored": ("advertising", "an advertisement"),
    "related": ("related", "a list of other stories"),
    "recommended": ("related", "a list of other stories"),
    "popular": ("related", "a list of other stories"),
    "trending": ("related", "a list of other stories"),
    "outbrain": ("related", "a list of other stories"),
    "taboola": ("related", "a list of other stories"),
    "recommend": ("related", "a list of other stories"),
    "recommendations": ("related", "a list of other stories"),
    "promo": ("advertising", "an advertisement"),
    "promos": ("advertising", "an advertisement"),
    "sponsor": ("advertising", "an advertisement"),
    "adverts": ("advertising", "an advertisement"),
    "subscription": ("sign-up", "an invitation to sign up or subscribe"),
    "paywall": ("sign-up", "an invitation to sign up or subscribe"),
    "caption": ("caption", "the caption of a picture"),
    "credit": ("caption", "the caption of a picture"),
    "credits": ("caption", "the caption of a picture"),
    "bio": ("bio", "about the author, not of the story"),
    "tags": ("tags", "the tags of the article"),
    "breadcrumb": ("menu", "the page's menu"),
    "breadcrumbs": ("menu", "the page's menu"),
    "quotebox": ("furniture", "prices beside the article"),
    "ticker": ("ticker", "prices or weather from the page's edge"),
    "audio": ("player", "an audio or video player"),
    "vjs": ("player", "an audio or video player"),
    "gallery": ("furniture", "a picture gallery"),
    "gal": ("furniture", "a picture gallery"),
    "slideshow": ("furniture", "a picture gallery"),
    "carousel": ("furniture", "a picture gallery"),
    "vote": ("button", "the page asking what its reader thinks"),
    "voting": ("button", "the page asking what its reader thinks"),
    "poll": ("button", "the page asking what its reader thinks"),
    "survey": ("button", "the page asking what its reader thinks"),
    "feedback": ("button", "the page asking what its reader thinks"),
    "cta": ("sign-up", "an invitation to sign up or subscribe"),
    "donate": ("sign-up", "the page asking for money"),
    "donation": ("sign-up", "the page asking for money"),
    "donations": ("sign-up", "the page asking for money"),
    "appeal": ("sign-up", "the page asking for money"),
    "membership": ("sign-up", "an invitation to sign up or subscribe"),
    "push": ("notice", "a notice over the page"),
    "notification": ("notice", "a notice over the page"),
    "notifications": ("notice", "a notice over the page"),
    "overlay": ("notice", "a notice over the page"),
    "modal": ("notice", "a notice over the page"),
    "popup": ("notice", "a notice over the page"),
    "embed": ("notice", "in place of what the page embeds"),
    "embeds": ("notice", "in place of what the page embeds"),
    "oembed": ("notice", "in place of what the page embeds"),
    "pullquote": ("repeat", "a pull quote"),
    "pull-quote": ("repeat", "a pull quote"),
    "pq": ("repeat", "a pull quote"),
    "license": ("rights", "on what terms the text is used"),
    "licence": ("rights", "on what terms the text is used"),
    "republish": ("rights", "on what terms the text is used"),
    "reprint": ("rights", "on what terms the text is used"),
    "reprints": ("rights", "on what terms the text is used"),
    "cmt": ("comments", "the comments below the article"),
    "cmts": ("comments", "the comments below the article"),
    "nl": ("sign-up", "an invitation to sign up or subscribe"),
    "rel": ("related", "a list of other stories"),
    "readmore": ("related", "a list of other stories"),
    "read-more": ("related", "a list of other stories"),
    "readnext": ("related", "a list of other stories"),
    "read-next": ("related", "a list of other stories"),
    "most-read": ("related", "a list of other stories"),
    "mostread": ("related", "a list of other stories"),
    "more-stories": ("related", "a list of other stories"),
    "sr-only": ("hidden", "for screen readers only"),
    "visually-hidden": ("hidden", "for screen readers only"),
    "photo-credit": ("caption", "the caption of a picture"),
    "img-cap": ("caption", "the caption of a picture"),
    "small": ("furniture", "in small print"),
    "tweet": ("embed", "in place of what the page embeds"),
    "tweets": ("embed", "in place of what the page embeds"),
    "twitter-tweet": ("embed", "in place of what the page embeds"),
    "instagram-media": ("embed", "in place of what the page embeds"),
    "recirc": ("related", "a list of other stories"),
    "recirculation": ("related", "a list of other stories"),
    "legal": ("rights", "a legal notice"),
    "disclaimer": ("rights", "a legal notice"),
}
_MOST_MARKED = 0.3
_LEAST_ARTICLE = 350
_SURE_MARKS = frozenset(_MARK_REASONS) | frozenset(_REGION_REASONS)
_LEAST_WORDS = 40
_HOLDERS = frozenset({"div", "section", "main", "article", "figure", "center", "form", "aside", "address"})
_TITLES = frozenset({"h2", "h3", "h4", "h5", "h6"})
_FEWEST_PARAGRAPHS = 4
_MOSTLY = 0.9
_BARE_WORDS = 14
_MOSTLY_AT_HOME = 0.7
_APART_WORDS = 18
_NAME_WORDS = 4
_QUOTES = '“”"«»„'
_NOTE = re.compile(
    r"(?:correction|clarification|editor|update|note|berichtigung|erratum|rectificat|fe de errat|поправк)",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:written |story |reporting )?by\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Main:
    """The blocks of the article, and the rest as cuts, in order; where among the blocks articles begin."""

    blocks: tuple[MarkedBlock, ...]
    cuts: tuple[Cut, ...]
    starts: tuple[int, ...] = ()


def main_of(raw: str, blocks: Sequence[MarkedBlock]) -> Main:
    """Part the blocks of a page into its article and the rest."""
    taken = _Taken(_main_text(raw))
    chosen = [taken.holds(marked.block.text) and not _links_away(marked) for marked in blocks]
    chosen = _without_marked(blocks, chosen)
    if not any(chosen):
        chosen = [_boilerplate(marked) is None for marked in blocks]
    if not any(chosen):
        chosen = [True] * len(blocks)
    articles = _whole_articles(blocks)
    if len(articles) > 1:
        kept = [marked.article in articles and _boilerplate(marked) is None for marked in blocks]
    else:
        kept = _filled(blocks, chosen)
    kept = [keep and not bare for keep, bare in zip(kept, _bare(blocks, kept), strict=True)]
    cuts = [_cut(marked, _place(at, kept)) for at, marked in enumerate(blocks) if not kept[at]]
    left = [marked for at, marked in enumerate(blocks) if kept[at]]
    begin = {marked.article: at for at, marked in reversed(list(enumerate(left)))}
    starts = sorted(begin[article] for article in articles) if len(articles) > 1 else []
    return Main(tuple(left), tuple(cuts), tuple(starts))


def _bare(blocks: Sequence[MarkedBlock], kept: Sequence[bool]) -> list[bool]:
    """Which short lines among the paragraphs stand in no paragraph, heading or list, as all others do."""
    prose = [at for at, keep in enumerate(kept) if keep and is_prose(blocks[at].block.text)]
    total = sum(len(blocks[at].block.text) for at in prose)
    written = sum(len(blocks[at].block.text) for at in prose if blocks[at].tag == "p")
    if len(prose) < _FEWEST_PARAGRAPHS or written < _MOSTLY * total:
        return [False] * len(blocks)
    headline = next((at for at in range(prose[0], -1, -1) if blocks[at].tag == "h1"), prose[0])
    home = _home(blocks, prose)
    gone = [
        (prose[0] < at < prose[-1] and marked.tag in _HOLDERS and _is_bare(marked.block.text))
        or (headline < at < prose[0] and marked.tag in _HOLDERS and _is_loose(marked.block.text))
        or (prose[0] < at and home not in {0, marked.parent} and _is_apart(marked))
        for at, marked in enumerate(blocks)
    ]
    for at in range(len(blocks) - 2, prose[0], -1):
        marked = blocks[at]
        gone[at] |= marked.tag in _TITLES and marked.parent == blocks[at + 1].parent != home and gone[at + 1]
    return gone


def _home(blocks: Sequence[MarkedBlock], prose: Sequence[int]) -> int:
    """The element that holds most of the paragraphs; 0 where none does."""
    lengths: dict[int, int] = {}
    for at in prose:
        lengths[blocks[at].parent] = lengths.get(blocks[at].parent, 0) + len(blocks[at].block.text)
    home = max(lengths, key=lambda parent: lengths[parent])
    return home if lengths[home] >= _MOSTLY_AT_HOME * sum(lengths.values()) else 0


def _is_apart(marked: MarkedBlock) -> bool:
    """Whether a paragraph in a box of its own is too short to be more than a remark of the page."""
    text = marked.block.text
    told = any(mark in text for mark in _QUOTES) or bool(_NOTE.match(text))
    return (
        marked.tag == "p" and "blockquote" not in marked.regions and size(text) <= _APART_WORDS and not told
    )


def _is_loose(text: str) -> bool:
    """Whether a line between headline and text is neither byline nor date, name or sentence."""
    named = text.istitle() and size(text) <= _NAME_WORDS
    return not (named or text.endswith((".", "?", "!", ":")) or _BYLINE.match(text) or has_date(text))


def _is_bare(text: str) -> bool:
    return size(text) <= _BARE_WORDS and not text.endswith((":", ".", "?", "!", "”", '"'))


def _whole_articles(blocks: Sequence[MarkedBlock]) -> set[int]:
    """The `<article>`s of a page that are articles, not teasers: each with heading, date or byline, and text.

    Entries of a live report look the same but for the headline above them all: then there is none.
    """
    headed: dict[int, str] = {}
    text: dict[int, int] = {}
    signed: set[int] = set()
    for marked in blocks:
        if kind_of(marked.block.text):
            signed.add(marked.article)
        if marked.tag in {"h1", "h2"}:
            headed.setdefault(marked.article, marked.tag)
        if marked.article and is_prose(marked.block.text) and _boilerplate(marked) is None:
            text[marked.article] = text.get(marked.article, 0) + len(marked.block.text)
    if headed.get(0) == "h1":
        return set()
    told = {article for article, length in text.items() if length >= _LEAST_ARTICLE}
    return told & signed & headed.keys()


def _main_text(raw: str) -> str:
    import trafilatura

    return trafilatura.extract(raw, output_format="txt", include_comments=False, include_tables=True) or ""


class _Taken:
    """The main text by trafilatura, to look lines up in."""

    def __init__(self, text: str) -> None:
        self._lines = {key(line) for line in text.splitlines()} - {""}
        whole = key(text)
        self._whole = whole
        self._shingles = set(_shingles(whole.split()))

    def holds(self, text: str) -> bool:
        """Whether a block with this text is part of the main text."""
        line = key(text)
        if not line or line in self._lines:
            return bool(line)
        if len(line) < _SURE_LENGTH:
            return False
        if f" {line} " in f" {self._whole} ":
            return True
        shingles = _shingles(line.split())
        return bool(shingles) and sum(s in self._shingles for s in shingles) >= _LEAST_SHARED * len(shingles)


def _shingles(tokens: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(tokens[at : at + _SHINGLE]) for at in range(len(tokens) - _SHINGLE + 1)]


def _filled(blocks: Sequence[MarkedBlock], chosen: Sequence[bool]) -> list[bool]:
    """Add to the chosen blocks what belongs to them: the head above, what lies between, siblings below."""
    kept = list(chosen)
    first, last = kept.index(True), len(kept) - 1 - kept[::-1].index(True)
    parents = {marked.parent for marked, chose in zip(blocks, chosen, strict=True) if chose}
    for at in range(last + 1, len(blocks)):
        marked = blocks[at]
        if marked.parent in parents and _boilerplate(marked) is None and is_prose(marked.block.text):
            last = at
    for at in range(first, last + 1):
        kept[at] = kept[at] or _boilerplate(blocks[at]) is None
    headline = next((at for at in range(first, -1, -1) if blocks[at].tag == "h1"), None)
    if headline is not None:
        kept[headline] = True
        for at in range(headline + 1, first):
            kept[at] = kept[at] or (_boilerplate(blocks[at]) is None and _is_head(blocks[at].block.text))
    return kept


def _is_head(text: str) -> bool:
    """Whether a line between headline and text is part of the article's head: standfirst, byline, date."""
    return len(words(text)) >= 8 or bool(_BYLINE.match(text)) or has_date(text)


def _without_marked(blocks: Sequence[MarkedBlock], chosen: list[bool]) -> list[bool]:
    """Leave out what the page's own names call a box, unless they call most of the main content so."""
    marked = [
        chose and _is_boxed(one) and size(one.block.text) < _LEAST_WORDS
        for one, chose in zip(blocks, chosen, strict=True)
    ]
    length = sum(len(one.block.text) for one, chose in zip(blocks, chosen, strict=True) if chose)
    boxed = sum(len(one.block.text) for one, box in zip(blocks, marked, strict=True) if box)
    if boxed > _MOST_MARKED * length:
        return chosen
    return [chose and not box for chose, box in zip(chosen, marked, strict=True)]


def _is_boxed(marked: MarkedBlock) -> bool:
    """Whether the page's own names call a block a box; small print may be a date or a byline."""
    return bool(_SURE_MARKS & (_marks(marked) | marked.regions))


def _marks(marked: MarkedBlock) -> frozenset[str]:
    """The words that name what a block lies in; small print says nothing where it is a date or byline."""
    if "small" not in marked.marks:
        return marked.marks
    text = marked.block.text
    return marked.marks - {"small"} if has_date(text) or _BYLINE.match(text) else marked.marks


def _links_away(marked: MarkedBlock) -> bool:
    """Whether a block is a link to elsewhere, in a place that the page marks for such links."""
    return marked.linked > _MOST_LINKED and bool(_boilerplate(marked)) and not is_prose(marked.block.text)


def _boilerplate(marked: MarkedBlock) -> tuple[str, str] | None:
    """The rule and reason by which a block is no article text, as the page itself marks it; else None."""
    for region, why in _REGION_REASONS.items():
        if region in marked.regions:
            return why
    marks = _marks(marked)
    for mark in sorted(marks):
        if mark in _MARK_REASONS:
            return _MARK_REASONS[mark]
    if marks:
        return "furniture", f"furniture of the page ({min(marks)})"
    if marked.hidden:
        return "hidden", "hidden on the page"
    if _is_link(marked):
        return "links", "a link to elsewhere, or a row of them"
    return None


def _is_link(marked: MarkedBlock) -> bool:
    """Whether a block is no more than links: mostly, or wholly where headings and paragraphs stand."""
    text = marked.block.text
    if is_prose(text) or text.endswith(".") or marked.tag in {"h1", "h2"}:
        return False
    return marked.linked > (_WHOLLY_LINKED if marked.tag in {"h3", "p"} else _MOST_LINKED)


def _place(at: int, kept: Sequence[bool]) -> tuple[str, str]:
    """What a block is by its place alone."""
    if not any(kept[:at]):
        return "page-head", "above the article"
    return (
        ("page-foot", "below the article") if not any(kept[at:]) else ("furniture", "no part of the article")
    )


def _cut(marked: MarkedBlock, place: tuple[str, str]) -> Cut:
    rule, reason = _boilerplate(marked) or place
    return Cut(rule, reason, marked.block.text, marked.block.raw_start, marked.block.raw_end)
