"""Markdown within a line: links keep their text, emphasis its words, images go."""

import html
import re

from ingest.article import Cut
from ingest.block import BlockBuilder

_TARGET = r"\((?:[^()\s]|\([^()\s]{0,500}\)){0,2000}(?:\s{1,9}(?:\"[^\"]{0,500}\"|'[^']{0,500}'))?\s{0,9}\)"
_INLINE = re.compile(
    rf"""(?P<escape>\\[!-/:-@\[-`{{-~])
    |(?P<image>!\[[^\]]{{0,1000}}\](?:{_TARGET}|\[[^\]]{{0,200}}\]))
    |\[(?P<link>(?:[^\[\]]|!?\[[^\[\]]{{0,500}}\](?:{_TARGET})?){{0,1000}})\](?:{_TARGET}|\[[^\]]{{0,200}}\])
    |(?P<note>\[\^[^\]]{{1,60}}\])
    |<(?P<address>(?:https?://|mailto:)[^\s<>]{{1,2000}})>
    |(?P<tag></?[A-Za-z][^<>]{{0,2000}}>)
    |(?P<ticks>`{{1,3}})(?P<code>[^`]{{1,2000}})(?P=ticks)
    |(?P<stars>\*{{1,3}})(?=\S)(?P<starred>[^*]{{1,2000}}?)(?<=\S)(?P=stars)
    |(?<!\w)(?P<lows>_{{1,3}})(?=\S)(?P<lowed>[^_]{{1,2000}}?)(?<=\S)(?P=lows)(?!\w)
    |~~(?P<struck>[^~]{{1,2000}})~~
    |(?P<entity>&(?:\#\d{{1,7}}|\#[xX][\da-fA-F]{{1,6}}|[A-Za-z]\w{{1,30}});)""",
    re.VERBOSE,
)
_NESTED = ("link", "starred", "lowed", "struck")
_VERBATIM = ("code", "address")
_DEEPEST = 6


def add_inline(builder: BlockBuilder, text: str, raw_start: int, depth: int = 0) -> list[Cut]:
    """Add what shows of `text`, which stands at `raw_start`, to `builder`; return the images left out."""
    cuts: list[Cut] = []
    done = 0
    for found in _INLINE.finditer(text):
        builder.add(text[done : found.start()], raw_start + done)
        done = found.end()
        name = found.lastgroup or ""
        nested = next((group for group in _NESTED if found[group] is not None), None)
        verbatim = next((group for group in _VERBATIM if found[group] is not None), None)
        if nested and depth < _DEEPEST:
            cuts += add_inline(builder, found[nested], raw_start + found.start(nested), depth + 1)
        elif nested or verbatim:
            group = nested or verbatim or ""
            builder.add(found[group], raw_start + found.start(group))
        elif name == "escape":
            builder.add(found[0][1], raw_start + found.start() + 1)
        elif name == "entity":
            builder.add_mapped(html.unescape(found[0]), raw_start + found.start(), len(found[0]))
        elif name == "image":
            at = raw_start + found.start()
            cuts.append(Cut("image", "a picture, not text", found[0], at, at + len(found[0])))
        elif name == "tag" and found[0].lower().startswith("<br"):
            builder.add("\n", raw_start + found.start())
    builder.add(text[done:], raw_start + done)
    return cuts
