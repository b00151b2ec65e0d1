"""The checker on claims that people have judged, at the thresholds that ship: `python -m eval.bench_claims`.

    python -m eval.bench_claims --shared ../shared [--most 300] [--no-reader]

WiCE and AttributionBench, development sets on which nothing is fitted, and the held domains of SummEdits. Of
a large set claims at equal distances are taken. Prints a table in Markdown; nothing is written.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from answer.check.checker import judge_claims
from dateline.errors import DatelineError
from dateline.offline import stay_offline
from eval.claims_metrics import Measure, Outcomes, figures, measured, outcomes
from eval.claims_run import said_of
from eval.claims_set import Label, LabelledClaim

if TYPE_CHECKING:
    from models.reader.reading import Reader

MOST = 300
SHOWN = ("balanced_accuracy", "f1_macro", "auroc", "calibration_error", "brier")
HEAD = "| set | n | balanced accuracy | F1, both classes | AUROC | calibration error | Brier score |"


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


def bench(shared: Path, most: int, reader: "Reader | None") -> Iterator[str]:
    """Yield the lines of the table, a set at a time."""
    yield HEAD
    yield "|---|" + "---|" * (len(SHOWN) + 1)
    for name, read in SETS.items():
        claims = spread(read(shared), most)
        found = measured(judged(claims, reader), figures(parted=False))
        yield f"| {name} | {len(claims)} | {' | '.join(shown(found[one]) for one in SHOWN)} |"


def judged(claims: Sequence[LabelledClaim], reader: "Reader | None") -> Outcomes:
    """Return what the checker says of claims, beside their labels."""
    said = judge_claims([(one.claim, one.evidence) for one in claims], reader)
    labels: list[Label] = [one.label or "not_supported" for one in claims]
    return outcomes(labels, [said_of(one.verdict) for one in said], [one.score for one in said])


def spread(claims: Sequence[LabelledClaim], most: int) -> list[LabelledClaim]:
    """Return up to `most` claims, at equal distances."""
    count = min(most, len(claims))
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
    parser.add_argument("--most", type=int, default=MOST, metavar="N", help="claims of each set at most")
    parser.add_argument("--no-reader", action="store_true")
    options = parser.parse_args(arguments)
    try:
        for line in bench(options.shared, options.most, None if options.no_reader else load_reader()):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
    except DatelineError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
