"""How many sentences have each verdict: counts that are buttons too, which show those sentences alone."""

from answer.check.report import FALLS_SHORT, Report
from answer.check.report import Verdict as CheckVerdict
from ui.web.html import line
from ui.web.say import say
from ui.web.verdict_html import mark_html
from ui.web.words import count

ORDER: tuple[CheckVerdict, ...] = (
    "contradicted", "misquoted", "wrong_source", "unsupported", "uncited", "partly", "supported",
)  # fmt: skip
"""The worst first, as one works through them."""


def summary_html(report: Report) -> str:
    """Return what came of a check: a sentence, the notes, and a button for each verdict that occurs."""
    total = len(report.statements)
    short = sum(one.verdict in FALLS_SHORT for one in report.statements)
    counts = report.summary
    partly = counts.get("partly", 0)
    buttons = [_button("all", line(say("check.all")), total, pressed=True)]
    if 0 < short < total:
        buttons.append(_button("short", line(say("check.short")), short))
    buttons += [_button(one, mark_html(one), counts[one]) for one in ORDER if one in counts]
    notes = "".join(f'<p class="dl-notice">{line(_note(note))}</p>' for note in report.notes)
    label = line(say("check.filter"))
    return (
        f'<h2 tabindex="-1">{line(_headline(total, short, partly))}</h2>'
        f'<p class="dl-lead">{line(_lead(short, partly))}</p>{notes}'
        f'<div class="dl-check-counts" role="group" aria-label="{label}">{"".join(buttons)}</div>'
    )


def _headline(total: int, short: int, partly: int) -> str:
    if short:
        return say(
            "check.found_short" if short > 1 else "check.found_one", count=short, all=count(total, "sentence")
        )
    if partly:
        return say("check.found_partly", count=partly, all=count(total, "sentence"))
    return say("check.found_none" if total > 1 else "check.found_none_one", count=total)


def _lead(short: int, partly: int) -> str:
    return say("check.lead_short" if short else "check.lead_partly" if partly else "check.lead_none")


def _note(note: str) -> str:
    return f"{note[:1].upper()}{note[1:]}{'' if note[-1:] in '.!?' else '.'}"


def _button(name: str, inner: str, number: int, *, pressed: bool = False) -> str:
    return (
        f'<button type="button" class="dl-button dl-check-count" data-show="{line(name)}" '
        f'aria-pressed="{str(pressed).lower()}">{inner} <b>{number:,}</b></button>'
    )
