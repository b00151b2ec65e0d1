"""The checker on claims that people have judged, at the thresholds that ship: `python -m eval.bench_claims`.

    python -m eval.bench_claims --shared ../shared [--half odd] [--most 300] [--no-reader]
    python -m eval.bench_claims --shared ../shared --fit

WiCE, the domains of SummEdits that the reader never saw, and AttributionBench, a development set on which
nothing is fitted. Thresholds were chosen on the claims at even places, and the curve of
`answer.check.verdicts` is fitted on those of WiCE and SummEdits; those at odd places tell whether it carries
over. Of a large set claims at equal distances may be taken. Prints tables in Markdown; nothing is written.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from answer.check.checker import judge_claims
from answer.check.report import Checked
from dateline.errors import DatelineError
from dateline.offline import stay_offline
from eval.claims_fit import fit
from eval.claims_metrics import (
    Measure,
    Outcomes,
    figures,
    measured,
    outcomes,
    reliability,
    verdict_table,
)
from eval.claims_run import said_of
from eval.claims_set import Label, LabelledClaim

if TYPE_CHECKING:
    from models.reader.reading import Reader

SHOWN = (
    "balanced_accuracy",
    "f1_macro",
    "precision_supported",
    "recall_supported",
    "auroc",
    "calibration_error",
    "brier",
)
HEAD = (
    "| set | n | balanced accuracy | F1, both classes | precision of supported | recall | AUROC "
    "| calibration error | Brier score |"
)
HALVES = ("even", "odd")


def wice(shared: Path) -> list[LabelledClaim]:
    """Return claims of an encyclopedia with the sentences of the page that each cites."""
    rows = _lines(shared / "benchmarks/wice-dev/claims.jsonl")
    return [_claim(row, row["evidence"], row["label"]) for row in rows]


def attribution(shared: Path) -> list[LabelledClaim]:
    """Return what models wrote with the references that they gave."""
    rows = _lines(shared / "benchmarks/attributionbench-dev/claims.jsonl")
    return [
        _claim(row, row["references"], "supported" if row["label"] == "attributable" else "not_supported")
        for row in rows
    ]


def summedits(shared: Path) -> list[LabelledClaim]:
    """Return sentences of summaries, some of them edited, with what they sum up; the held domains."""
    from models.training.rows import summedits as read

    held = read(shared / "training")[1]
    return [
        LabelledClaim(
            str(n), row.claim, row.text, "supported" if row.verdict == "supported" else "not_supported"
        )
        for n, row in enumerate(held)
    ]


SETS: Mapping[str, Callable[[Path], list[LabelledClaim]]] = {
    "WiCE, whole page": wice,
    "SummEdits, podcast and ectsum": summedits,
    "AttributionBench": attribution,
}


def bench(shared: Path, half: str | None, most: int | None, reader: "Reader | None") -> Iterator[str]:
    """Yield a row of figures for each set, then for each its verdicts and the reliability of its scores."""
    yield HEAD
    yield "|---|" + "---|" * (len(SHOWN) + 1)
    more: list[str] = []
    for name, read in SETS.items():
        claims = spread(halved(read(shared), half), most)
        said = judge_claims([(one.claim, one.evidence) for one in claims], reader)
        gold = [one.label or "not_supported" for one in claims]
        found = outcomes(gold, [said_of(one.verdict) for one in said], [one.score for one in said])
        figure = measured(found, figures(parted=False))
        yield f"| {name} | {len(claims)} | {' | '.join(shown(figure[one]) for one in SHOWN)} |"
        more += ["", f"{name}:", "", *_verdicts(gold, said), "", *_reliability(found)]
    yield from more


def _verdicts(gold: Sequence[Label], said: Sequence[Checked]) -> Iterator[str]:
    """Yield the confusion table: a row is a label, a column a verdict."""
    counts = verdict_table(gold, [one.verdict for one in said])
    yield "| people say | " + " | ".join(counts) + " |"
    yield "|---|" + "---|" * len(counts)
    for label in sorted(set(gold), reverse=True):
        cells = " | ".join(str(row[label] or "") for row in counts.values())
        yield f"| {label.replace('_', ' ')} | {cells} |"


def _reliability(found: Outcomes) -> Iterator[str]:
    """Yield the bins of the scores with how many claims in each are supported in truth."""
    rows = [row for row in reliability(found) if row["n"]]
    yield "| score | " + " | ".join(f"{row['from']:.1f}" for row in rows) + " |"
    yield "|---|" + "---|" * len(rows)
    yield "| n | " + " | ".join(str(row["n"]) for row in rows) + " |"
    yield "| supported | " + " | ".join(f"{row['supported']:.2f}".removeprefix("0") for row in rows) + " |"


def fitted(shared: Path, reader: "Reader") -> Iterator[str]:
    """Yield the curve of `answer.check.verdicts`, fitted at even places of sets that allow it."""
    found = fit([halved(read(shared), "even") for read in (wice, summedits)], reader)
    yield f"scale {found.scale:.3f}, shift {found.shift:.3f}, n = {found.count}"
    yield f"a name that is nowhere in the source {found.name:.3f}, a figure {found.figure:.3f}"


def halved(claims: Sequence[LabelledClaim], half: str | None) -> Sequence[LabelledClaim]:
    """Return the claims at even or at odd places, counted from 0, or all of them."""
    return claims if half is None else claims[HALVES.index(half) :: 2]


def spread(claims: Sequence[LabelledClaim], most: int | None) -> list[LabelledClaim]:
    """Return up to `most` claims, at equal distances."""
    count = min(most or len(claims), len(claims))
    return [claims[n * len(claims) // count] for n in range(count)]


def shown(one: Measure) -> str:
    """Return a figure with its interval: ".546 (.521 to .575)"."""
    if one.value is None:
        return "-"
    value, low, high = (
        f"{number:.3f}".removeprefix("0") for number in (one.value, one.low or 0, one.high or 0)
    )
    return f"{value} ({low} to {high})"


def _claim(row: Mapping[str, Any], evidence: Sequence[str], label: Label) -> LabelledClaim:
    return LabelledClaim(row["id"], row["claim"], tuple(one for one in evidence if one.strip()), label)


def _lines(path: Path) -> list[dict[str, Any]]:
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    except OSError as error:
        raise DatelineError(f"there is no set '{path}'", "name its folder with --shared") from error


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and return the exit code."""
    from models.reader.network import load_reader

    stay_offline()
    parser = argparse.ArgumentParser(prog="python -m eval.bench_claims", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), metavar="DIR")
    parser.add_argument("--half", choices=HALVES, help="only the claims at such places")
    parser.add_argument("--most", type=int, metavar="N", help="claims of each set at most")
    parser.add_argument("--no-reader", action="store_true")
    parser.add_argument("--fit", action="store_true", help="fit the curve of the scores, and do nothing else")
    options = parser.parse_args(arguments)
    reader = None if options.no_reader else load_reader()
    lines = bench(options.shared, options.half, options.most, reader)
    try:
        for line in fitted(options.shared, load_reader()) if options.fit else lines:
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
    except DatelineError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
