"""What stands on the page of a run, and on that of two runs against each other."""

from eval.comparison import Comparison
from eval.report import compared, figures, plots
from eval.report.document import contents, document
from eval.report.judge import judge_section
from eval.report.markup import words
from eval.report.questions import questions_section
from eval.report.told import Told


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
        + contents(*((name, said) for name, said, html in sections if html))
        + "".join(html for _, _, html in sections)
    )
    return document(f"{told.name}: evaluation", body)


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
        + contents(("differences", "Differences"), ("questions", "Flipped questions"))
        + compared.differences_section(found)
        + compared.flipped_section(found)
    )
    return document(f"{b} against {a}: evaluation", body)
