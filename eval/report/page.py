"""The page of a report: one file with its style and its script, closed to everything else."""

import base64
import hashlib
from functools import cache
from pathlib import Path

from eval.comparison import Comparison
from eval.report import compared, figures, plots
from eval.report.judge import judge_section
from eval.report.markup import line, words
from eval.report.questions import questions_section
from eval.report.told import Told

_HERE = Path(__file__).parent


def report_html(told: Told) -> str:
    """Return the report of a run, whole. The same run gives the same bytes but for its times."""
    gold = told.facts.get("gold")
    path = str(gold.get("path", "")) if isinstance(gold, dict) else ""
    of = told.set_name or path.replace("\\", "/").rsplit("/", 1)[-1] or "unknown"
    sections = (
        ("metrics", "Metrics", figures.metrics_section(told)),
        ("types", "Types", figures.types_section(told)),
        ("outcomes", "Outcomes", figures.outcomes_section(told)),
        ("plots", "Plots", plots.plots_section(told)),
        ("judge", "Judge", judge_section(told)),
        ("questions", "Questions", questions_section(told)),
        ("facts", "Basis", figures.facts_section(told)),
    )
    body = (
        f'<header><p class="brand">Dateline evaluation</p><h1>{words(told.name)}</h1>'
        f'<p class="lead">Gold set {words(of)}</p></header>{figures.tiles(told)}'
        + _contents(*((name, said) for name, said, html in sections if html))
        + "".join(html for _, _, html in sections)
    )
    return _page(f"{told.name}: evaluation", body)


def comparison_html(found: Comparison, a: str, b: str) -> str:
    """Return two runs set against each other, whole.

    Args:
        found: what they differ in.
        a: what the page calls the run to start from.
        b: what it calls the run that is set against it.
    """
    body = (
        f'<header><p class="brand">Dateline evaluation</p><h1>{words(b)} against {words(a)}</h1>'
        f'<p class="lead">A is {words(a)}, B is {words(b)}.</p></header>'
        + compared.verdict_section(found)
        + _contents(("differences", "Differences"), ("questions", "Flipped questions"))
        + compared.differences_section(found)
        + compared.flipped_section(found)
    )
    return _page(f"{b} against {a}: evaluation", body)


def _contents(*sections: tuple[str, str]) -> str:
    links = "".join(f'<a href="#{name}">{said}</a>' for name, said in sections)
    return f'<nav aria-label="Sections">{links}</nav>'


def _page(title: str, body: str) -> str:
    """Return a document that may run our own script and nothing else, and load nothing."""
    style, script = _asset("report.css"), _asset("report.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f'<title>{line(title)}</title><link rel="icon" href="data:,"><style>{style}</style></head>'
        f"<body><main>{body}</main><script>{script}</script></body></html>\n"
    )


@cache
def _asset(name: str) -> str:
    return (_HERE / name).read_text("utf-8")
