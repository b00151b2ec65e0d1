"""The charts as HTML: plain shapes in the page's own colours, each with its figures as text."""

from collections.abc import Mapping, Sequence

from index.catalogue import Card
from ui.web.html import esc, line, shortened
from ui.web.library.charts import Bar, OverTime, Share, over_time, shares
from ui.web.library.parts import words
from ui.web.say import say
from ui.web.words import count, language

HEIGHT = 96
WIDTH = 600
LONGEST = 40


def charts_html(found: Sequence[Card], names: Mapping[str, str]) -> str:
    """Return the charts of the articles that were found; empty for none.

    Args:
        found: the articles.
        names: how each outlet is written, by its name without case.
    """
    if not found:
        return ""
    outlets, other_outlets = shares(card.outlet.casefold() if card.outlet else None for card in found)
    spoken, other_languages = shares(card.language for card in found)
    return (
        f'<section class="dl-chart dl-chart-time"><h3>{words("chart_time")}</h3>'
        f"{_time(over_time(found))}</section>"
        f'<section class="dl-chart"><h3>{words("chart_outlets")}</h3>'
        f"{_shares([(names[one.value or ''], one) for one in outlets], other_outlets, 'outlet')}</section>"
        f'<section class="dl-chart"><h3>{words("chart_languages")}</h3>'
        f"{_shares([(language(one.value), one) for one in spoken], other_languages, 'language')}</section>"
    )


def _time(over: OverTime) -> str:
    if not over.bars:
        return f'<p class="dl-chart-note">{words("chart_undated")}</p>'
    most = max(over.bars, key=lambda bar: bar.count)
    first, last = over.bars[0], over.bars[-1]
    told = say(
        f"library.chart_by_{over.unit}",
        first=first.label, last=last.label, most=most.label, count=count(most.count, "article"),
    )  # fmt: skip
    width = WIDTH / len(over.bars)
    bars = "".join(_rect(at, bar, most.count, width) for at, bar in enumerate(over.bars))
    note = say("library.chart_besides", count=f"{over.undated:,}") if over.undated else ""
    return (
        f'<p class="dl-chart-most" aria-hidden="true">{most.count:,}</p>'
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none" role="img"'
        f' aria-label="{line(told)}">{bars}</svg><p class="dl-chart-ends" aria-hidden="true">'
        f"<span>{line(first.label)}</span><span>{line(last.label)}</span></p>"
        + (f'<p class="dl-chart-note">{line(note)}</p>' if note else "")
        + _figures(over)
    )


def _rect(at: int, bar: Bar, most: int, width: float) -> str:
    if not bar.count:
        return ""
    height = max(2.0, (HEIGHT - 2) * bar.count / most)
    gap = min(2.0, width / 5)
    return (
        f'<rect x="{at * width + gap / 2:.2f}" y="{HEIGHT - height:.2f}" width="{width - gap:.2f}"'
        f' height="{height:.2f}"><title>{line(bar.label)}: {count(bar.count, "article")}</title></rect>'
    )


def _figures(over: OverTime) -> str:
    rows = "".join(
        f'<tr><th scope="row">{line(bar.label)}</th><td class="dl-number-cell">{bar.count:,}</td></tr>'
        for bar in over.bars
        if bar.count
    )
    unit, number = words(f"unit_{over.unit}"), words("articles")
    return (
        f'<details class="dl-chart-figures"><summary>{words("figures")}</summary><div tabindex="0"'
        f' role="region" aria-label="{words("chart_time")}"><table class="dl-table">'
        f'<thead><tr><th scope="col">{unit}</th><th scope="col" class="dl-number-cell">{number}</th></tr>'
        f"</thead><tbody>{rows}</tbody></table></div></details>"
    )


def _shares(named: Sequence[tuple[str, Share]], others: int, kind: str) -> str:
    if not named:
        return f'<p class="dl-chart-note">{words(f"chart_no_{kind}")}</p>'
    most = max(*(share.count for _, share in named), others, 1)
    rows = "".join(_share(name, share, most, kind) for name, share in named)
    if others:
        said = words("chart_others")
        rows += f'<li class="dl-bar dl-bar-rest">{_bar_html(said, others, most)}</li>'
    return f'<ul class="dl-bars">{rows}</ul>'


def _share(name: str, share: Share, most: int, kind: str) -> str:
    said = line(shortened(name, LONGEST))
    value = esc(name if kind == "outlet" else share.value or "")
    hint = words("chart_narrow", name=name)
    return (
        f'<li class="dl-bar"><button type="button" data-lib="{kind}" data-value="{value}" title="{hint}"'
        f' dir="auto">{_bar_html(said, share.count, most)}</button></li>'
    )


def _bar_html(said: str, number: int, most: int) -> str:
    return (
        f'<span class="dl-bar-name">{said}</span> <span class="dl-bar-count">{number:,}</span>'
        f'<span class="dl-bar-line" aria-hidden="true" style="--part:{number / most:.3f}"></span>'
    )
