"""The file that an article was read from, with what was left out of it struck through, and why."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.article import Article, Cut
from ui.web.around import Around
from ui.web.html import esc, line, shortened
from ui.web.say import say

PART = 200_000
"""Characters shown at once."""
BLOCK = 4_000
"""Characters of a block, more or less: blocks out of sight are not laid out."""
MOST_CUTS = 300
LONGEST_CUT = 240


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch `[start, end)` of the raw text: whether the clean text has it, and in which cut it lies."""

    start: int
    end: int
    kept: bool
    cut: int | None


def stretches(article: Article) -> Iterator[Stretch]:
    """Yield the whole raw text in stretches; where cuts lie in each other, the inner one counts."""
    size = len(article.raw)
    kept: defaultdict[int, int] = defaultdict(int)
    for run in article.runs:
        kept[run.raw_start] += 1
        kept[run.raw_start + run.raw_length] -= 1
    begun: defaultdict[int, list[int]] = defaultdict(list)
    ended: defaultdict[int, list[int]] = defaultdict(list)
    for number, cut in enumerate(article.cuts):
        if 0 <= cut.raw_start < cut.raw_end <= size:
            begun[cut.raw_start].append(number)
            ended[cut.raw_end].append(number)
    edges = {at for at in (*kept, *begun, *ended) if 0 < at < size} | {0, size}
    inside, depth = dict.fromkeys(begun.pop(0, []), True), kept[0]
    for left, right in pairwise(sorted(edges)):
        if left:
            depth += kept[left]
            for number in ended.get(left, ()):
                inside.pop(number, None)
            inside |= dict.fromkeys(begun.get(left, ()), True)
        yield Stretch(left, right, depth > 0, max(inside, default=None))


def raw_html(article: Article, part: int = 0) -> tuple[str, bool]:
    """Return part number `part` of the raw text, and whether there is more after it.

    Every character stands there as it is in the file: what became the article, what is markup between, and
    what was cut, in `del` elements that carry the number and reason of the cut.
    """
    first, last = part * PART, min((part + 1) * PART, len(article.raw))
    blocks: list[str] = []
    inner: list[str] = []
    size = 0
    for stretch in stretches(article):
        if stretch.end <= first or stretch.start >= last:
            continue
        for left, right in _pieces(article.raw, max(first, stretch.start), min(last, stretch.end)):
            if size and size + right - left > BLOCK:
                blocks.append("".join(inner))
                inner, size = [], 0
            inner.append(_stretch_html(article, stretch, left, right))
            size += right - left
    blocks.append("".join(inner))
    html = "".join(f'<div class="dl-raw-block">{block}</div>' for block in blocks if block)
    return html, last < len(article.raw)


def _pieces(raw: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a long stretch into pieces, at ends of lines where there are any."""
    while end - start > BLOCK:
        at = raw.rfind("\n", start + BLOCK // 2, start + BLOCK) + 1 or start + BLOCK
        yield start, at
        start = at
    if start < end:
        yield start, end


def _stretch_html(article: Article, stretch: Stretch, left: int, right: int) -> str:
    shown = esc(article.raw[left:right])
    if stretch.cut is None:
        return shown if stretch.kept else f'<span class="dl-markup">{shown}</span>'
    cut, number = article.cuts[stretch.cut], stretch.cut + 1
    why = line(say("article.cut_hint", reason=cut.reason, rule=cut.rule))
    struck = f'<del class="dl-cut" data-cut="{number}" title="{why}">{shown}</del>'
    if right < cut.raw_end:
        return struck
    return (
        f'{struck}<button type="button" class="dl-cut-mark" data-cut-open="{number}" aria-label="{why}"'
        f' title="{why}" data-n="{number}"></button>'
    )


def ways_html(around: Around) -> str:
    """Return the buttons that choose how an article is looked at."""
    passages = _way("passages") if around.passages else ""
    return (
        f'<div class="dl-ways" role="group" aria-label="{line(say("article.ways"))}">'
        f"{_way('clean', pressed=True)}{_way('raw')}{passages}</div>"
    )


def _way(name: str, *, pressed: bool = False) -> str:
    state = "true" if pressed else "false"
    said = line(say(f"article.{name}"))
    return f'<button type="button" data-view="{name}" aria-pressed="{state}">{said}</button>'


def cuts_html(cuts: Sequence[Cut]) -> str:
    """Return the list of what was left out, each with its reason and rule; empty for none."""
    if not cuts:
        return ""
    rows = "".join(_cut_html(number, cut) for number, cut in enumerate(cuts[:MOST_CUTS], 1))
    more = len(cuts) - MOST_CUTS
    rest = f'<p class="dl-hint">{line(say("article.more_cuts", count=f"{more:,}"))}</p>' if more > 0 else ""
    key = "article.cuts_one" if len(cuts) == 1 else "article.cuts_many"
    return (
        f'<details class="dl-cuts"><summary>{line(say(key, count=f"{len(cuts):,}"))}</summary>'
        f"<ol>{rows}</ol>{rest}</details>"
    )


def _cut_html(number: int, cut: Cut) -> str:
    words = shortened(cut.text, LONGEST_CUT)
    shown = f'<q dir="auto">{line(words)}</q>' if words else ""
    return (
        f'<li data-cut-entry="{number}" tabindex="-1"><button type="button" data-cut-show="{number}">'
        f"{line(cut.reason)}</button> <code>{line(cut.rule)}</code>{shown}</li>"
    )
