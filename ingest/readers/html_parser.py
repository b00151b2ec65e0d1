"""HTML to blocks of text, each with its place in the source and what stands around it."""

import html
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from ingest.block import Block, BlockBuilder, BlockKind
from ingest.wording import word_set

_BREAKS = word_set(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer"
    " form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html iframe legend li main menu nav ol optgroup"
    " option p pre section"
    " summary table tbody tfoot thead title tr ul"
)
_SPACED = word_set("button input img br wbr label")
_CELLS = word_set("td th")
_BOLD = word_set("b strong big font h1 h2 h3 h4 h5 h6")
_LONGEST_CELLS = 80  # characters of a row up to which its cells make one block
_VOID = word_set("area base br col embed hr img input link meta param source track wbr")
_SKIPPED = word_set(
    "script style noscript template svg math iframe object embed canvas audio video select textarea map"
    " head button"
)
_CLOSED_BY = {"p": _BREAKS, "li": frozenset({"li"}), "option": frozenset({"option"}), "tr": frozenset({"tr"})}
_REGIONS = word_set("nav footer aside header form figure figcaption blockquote article main li table dialog")
_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "li": "item",
}
_MARK = re.compile(
    r"(?<![a-z])(?P<mark>nav|navbar|navigation|menu|breadcrumbs?|footer|sidebar|related|recommend(?:ed"
    r"|ations?)?|sharing|share|social"
    r"|newsletter|subscribe|subscription|signup|comments?|disqus|respond|cookies?|consent|gdpr|promos?"
    r"|advert(?:isement|s)?|ads?"
    r"|sponsor(?:ed)?|outbrain|taboola|popular|trending|most-?read|pagination|pager|toolbar|modal|popup"
    r"|paywall|tags|tag-?list"
    r"|read-?more|read-?next|more-?stories|teasers?|widget|complementary|contentinfo|search|legal|disclaimer"
    r"|tools|ticker(?:bar)?|quotebox|bio|print-?info|caption|credits?|kicker|eyebrow|tagline|poll|survey"
    r"|countdown"
    r"|skip(?:-?link)?|masthead|correspondent-info|follow|print-?only|toc|weather|jobs|dossier"
    r"|audio|(?:video|media|podcast|live)-?player|vjs|gallery|galleries|gal|slideshow|carousel|lightbox|vote"
    r"|voting|rating|ratings|cta"
    r"|donat(?:e|ion|ions)|donor|appeal|membership|push|notifications?|banner|overlay|embeds?|oembed"
    r"|twitter-tweet|tweets?|instagram-media|fb-post|recirc(?:ulation)?"
    r"|pull-?quotes?|pq|licen[cs]e|republish"
    r"|cmts?|ftr|nl|rel|wx|top-?bar|mega-?menu|sub-?nav|utility|native|affiliate|commerce|ranking|feedback"
    r"|author-?(?:box|bio|info|card)"
    r"|about-?author|keywords|topics|lang(?:uage)?-?(?:switch\w*|select\w*)|log-?in|sign-?in|account|cart"
    r"|basket|loader|loading|spinner"
    r"|tooltip|sr-only|visually-hidden|screen-?reader(?:-text)?|quiz|app-?promo|download-?app|tip-?line"
    r"|partner|reprints?|permissions"
    r"|correction-?form|report-?error|font-?size|text-?size|dropdown|live-?badge|status-?bar|photo-?credit"
    r"|img-?cap|attribution|listen)(?![a-z])"
)
_PUBLISHES = re.compile(r"datepublished|(?<![\w-])(?:dt-)?published(?![\w-])")
_APART = word_set(
    "share sharing social related newsletter subscribe subscription signup ad ads advert advertisement"
    " sponsored caption credit credits cookie cookies comments tags kicker readmore read-more readnext"
    " read-next tools print audio gallery vote donate donation sr-only visually-hidden photo-credit embed"
)
"""Marks by which even an element within a line is something else than the line."""
_NAMING = (
    "class",
    "id",
    "role",
    "data-testid",
    "data-component",
    "data-module",
    "data-type",
    "slot",
    "aria-label",
)
"""Attributes that say what an element is for."""
_TEXT = word_set("p li h1 h2 h3 h4 h5 h6 td th dt dd a span b i em strong u small font q cite code")
"""Elements within which one of a page's own making is part of the line."""
_UNENDED_TAG = re.compile(r"<[A-Za-z/!?]")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A block, and what surrounds it on the page.

    Attributes:
        block: the text.
        tag: the innermost element that makes it a block.
        regions: the elements such as `nav`, `aside`, `article` it lies in.
        marks: words such as `related`, `share` in the class, id or role of the elements it lies in.
        parent: a number for the element that holds it among its siblings.
        linked: how much of the text is the text of links, 0 to 1.
        hidden: whether the page hides it.
        article: a number for the outermost `<article>` that it lies in; 0 outside any.
    """

    block: Block
    tag: str
    regions: frozenset[str]
    marks: frozenset[str]
    parent: int
    linked: float
    hidden: bool
    article: int = 0


@dataclass(slots=True)
class _Element:
    tag: str
    number: int
    regions: frozenset[str]
    marks: frozenset[str]
    linked: bool
    hidden: bool
    apart: bool = False
    article: int = 0


@dataclass(slots=True)
class Sources:
    """What the page says about itself, gathered for `html_hints`."""

    metas: list[tuple[str, str]] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    scripts: list[str] = field(default_factory=list)
    times: list[tuple[int, str, bool]] = field(default_factory=list)
    title: str = ""
    language: str | None = None


class PageParser(HTMLParser):
    """Collects `blocks` and `sources` of a page; feed it once with the whole source, then close it."""

    def __init__(self, raw: str) -> None:
        super().__init__(convert_charrefs=False)
        self.blocks: list[MarkedBlock] = []
        self.sources = Sources()
        self._raw = raw
        self._line_starts = [0, *(found.end() for found in re.finditer("\n", raw))]
        self._lowered = raw.lower()
        self._stack = [_Element("", 0, frozenset(), frozenset(), linked=False, hidden=False)]
        self._open: dict[str, int] = {}
        self._numbers = 0
        self._builder = BlockBuilder()
        self._holder = self._stack[0]
        self._linked = self._bold = self._length = 0
        self._breaks = self._lines = self._row_blocks = 0
        self._skipping = ""
        self._skip_depth = 0
        self._in_title = False
        self._in_data = False
        # A tag that never ends takes html.parser quadratic time, and is dropped by browsers.
        unended = _UNENDED_TAG.search(raw, raw.rfind(">") + 1)
        self.feed(raw[: unended.start()] if unended else raw)
        self.close()
        self._flush()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element: note what it says about the page, break the block where it breaks the line."""
        named = {name: value or "" for name, value in attrs}
        self._note(tag, named)
        if self._skipping:
            self._skip_depth += tag == self._skipping
            return
        if tag in _SKIPPED:
            self._start_skipping(tag)
            return
        if tag == "br":
            self._break_line()
        elif tag in _BREAKS or (tag in _CELLS and self._ends_cell()):
            self._flush()
        elif tag in _SPACED or tag in _CELLS:
            self._builder.add("\n", 0)
        if tag == "tr":
            self._row_blocks = 0
        if tag not in _VOID:
            self._close_implied(tag)
            self._push(tag, named)

    def handle_endtag(self, tag: str) -> None:
        """Close an element and what was left open inside it."""
        if tag == "title":
            self._in_title = False
        if tag == "script":
            self._in_data = False
        if self._skipping:
            self._skip_depth -= tag == self._skipping
            if not self._skip_depth:
                self._skipping = ""
            return
        if tag in _BREAKS or (self._stack[-1].apart and self._stack[-1].tag == tag):
            self._flush()
        elif tag in _SPACED or tag in _CELLS:
            self._builder.add("\n", 0)
        if self._open.get(tag):
            self._pop_to(tag)

    def handle_data(self, data: str) -> None:
        """Add text, or the content of a title or data script."""
        self._add_text(data, None)

    def handle_entityref(self, name: str) -> None:
        """Add what a named entity stands for."""
        self._add_reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """Add the character of a numbered entity."""
        self._add_reference(f"&#{name}")

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Treat `<![…]>` as browsers do, as a comment; the base class raises on unknown ones."""
        return self.parse_bogus_comment(i, report)

    def _add_reference(self, written: str) -> None:
        at = self._offset()
        written += ";" if self._raw.startswith(";", at + len(written)) else ""
        meant = html.unescape(written)
        self._add_text(written if meant == written else meant, None if meant == written else len(written))

    def _add_text(self, text: str, raw_length: int | None) -> None:
        if self._in_title:
            self.sources.title += text
        if self._in_data and self.sources.scripts:
            self.sources.scripts[-1] += text
        if self._skipping:
            return
        if self._builder.empty:
            self._holder = self._stack[-1]
        if text.strip():
            self._breaks = 0
            self._length += len(text.strip())
            self._linked += len(text.strip()) if self._stack[-1].linked else 0
            self._bold += len(text.strip()) if self._is_bold() else 0
        if raw_length is None:
            self._builder.add(text, self._offset())
        else:
            self._builder.add_mapped(text, self._offset(), raw_length)

    def _is_bold(self) -> bool:
        return any(self._open.get(tag) for tag in _BOLD)

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._line_starts[line - 1] + column

    def _note(self, tag: str, named: dict[str, str]) -> None:
        """Keep what speaks about the page as a whole."""
        sources = self.sources
        if tag == "meta" and named.get("content"):
            name = named.get("property") or named.get("name") or named.get("itemprop") or ""
            sources.metas.append((name.lower(), named["content"]))
        elif tag == "link" and named.get("href"):
            sources.links.setdefault(named.get("rel", "").lower(), named["href"])
        elif tag == "html":
            sources.language = sources.language or named.get("lang") or named.get("xml:lang")
        elif tag == "script":
            self._in_data = "ld+json" in named.get("type", "").lower()
            if self._in_data:
                sources.scripts.append("")
        elif tag == "title" and not sources.title and "svg" not in self._skipping:
            self._in_title = True
        elif moment := _moment(tag, named):
            sources.times.append((self._offset(), *moment))

    def _start_skipping(self, tag: str) -> None:
        """Skip an element whose content is no text, if it is closed anywhere at all."""
        self._flush_if_block(tag)
        if tag not in _VOID and self._lowered.rfind(f"</{tag}") > self._offset():
            self._skipping, self._skip_depth = tag, 1

    def _flush_if_block(self, tag: str) -> None:
        if tag in _BREAKS:
            self._flush()
        else:
            self._builder.add("\n", 0)

    def _break_line(self) -> None:
        """Two line breaks in a row part paragraphs, and one does below a headline in bold or a mere link.

        Any other single one is white space.
        """
        self._builder.add("\n", 0)
        self._breaks += 1
        self._lines += 1
        if self._breaks > 1 or self._length in {self._linked, self._bold}:
            self._flush()

    def _ends_cell(self) -> bool:
        """Whether a table's cell is a block of its own, as where tables lay out pages; else its row is."""
        return self._lines > 0 or self._row_blocks > 0 or self._length > _LONGEST_CELLS

    def _close_implied(self, tag: str) -> None:
        """Close the paragraph, item or row that `tag` ends without saying so."""
        top = self._stack[-1].tag
        if tag in _CLOSED_BY.get(top, ()):
            self._pop_to(top)

    def _push(self, tag: str, named: dict[str, str]) -> None:
        above = self._stack[-1]
        self._numbers += 1
        written = " ".join(
            [tag if "-" in tag else "", *(named[name] for name in _NAMING if name in named)]
        ).lower()
        found = (
            frozenset()
            if tag in {"html", "body", "article", "main"}
            else frozenset(mark["mark"] for mark in _MARK.finditer(written[:500]))
        )
        if _is_small(tag, named):
            found |= {"small"}
        custom = "-" in tag and above.tag not in _TEXT
        apart = tag not in _BREAKS and (custom or not _APART.isdisjoint(found - above.marks))
        if apart:
            self._flush()
        hides = "hidden" in named or bool(_HIDING.search(named.get("style", "")))
        regions = above.regions | {tag} if tag in _REGIONS and tag not in above.regions else above.regions
        marks = above.marks | found if found - above.marks else above.marks
        linked = above.linked or tag == "a"
        hidden = above.hidden or hides
        article = above.article or (self._numbers if tag == "article" else 0)
        self._stack.append(
            _Element(tag, self._numbers, regions, marks, linked, hidden, apart=apart, article=article)
        )
        self._open[tag] = self._open.get(tag, 0) + 1

    def _pop_to(self, tag: str) -> None:
        while True:
            element = self._stack.pop()
            self._open[element.tag] -= 1
            if element.tag == tag:
                return

    def _flush(self) -> None:
        """End the block that is being collected."""
        linked, length, holder = self._linked, self._length, self._holder
        self._linked = self._bold = self._length = self._breaks = self._lines = 0
        at = next((n for n in range(len(self._stack) - 1, 0, -1) if self._stack[n].tag in _BREAKS), 0)
        innermost = self._stack[at]
        block = self._builder.build(_KINDS.get(innermost.tag, "paragraph"))
        if block is None:
            return
        self._row_blocks += 1
        parent = (
            self._stack[max(0, at - 1)].number if innermost.tag in {"p", "li", *_KINDS} else innermost.number
        )
        self.blocks.append(
            MarkedBlock(
                block=block,
                tag=innermost.tag,
                regions=innermost.regions,
                marks=holder.marks,
                parent=parent,
                linked=linked / max(1, length),
                hidden=holder.hidden,
                article=innermost.article,
            )
        )


def _is_small(tag: str, named: dict[str, str]) -> bool:
    """Whether an element is in small print."""
    return tag == "small" or (tag == "font" and named.get("size") in {"1", "-1", "-2"})


def _moment(tag: str, named: dict[str, str]) -> tuple[str, bool] | None:
    """The moment that an element gives, and whether as that of publication (HTML, microdata, hAtom)."""
    says = f"{named.get('itemprop', '')} {named.get('class', '')}".lower()
    sure = "pubdate" in named or bool(_PUBLISHES.search(says[:500]))
    written = named.get("datetime") or (sure and (named.get("content") or named.get("title")))
    return (written, sure) if written and (sure or tag == "time") else None
