"""Measures a reader on held and development sets; prints the table of the card. Needs no torch.

    python -m models.training.figures --shared ../shared [--model FOLDER] [--every N]

The sets: SQuADShifts' held contexts, SelQA, CLAP NQ, SummEdits' held domains (training files), WiCE and
AttributionBench (development sets, on which nothing is fitted). Thresholds of balanced accuracy are chosen on
one half and counted on the other, both ways.
"""

import argparse
import json
import random
import re
import string
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from models.files import READER
from models.reader.network import CrossEncoder
from models.reader.reading import Pair, Reading
from models.training import edits, rows
from models.training.calibrate import expected_error, reliability
from models.training.examples import best_run, claim_groups, evidence
from models.training.plot import reliability_svg
from models.training.prose import Rarity, run_around, sentences

EVIDENCE: Final = 110
"""Words of evidence for a claim."""
_ARTICLES: Final = re.compile(r"\b(?:a|an|the)\b")
_LEAST: Final = 8
"""Words of a sentence that makes a claim."""
_MADE: Final = 150
"""Contexts whose sentences are changed, for each kind of change."""


def normal(text: str) -> list[str]:
    """Return the words of an answer as SQuAD's scorer compares them (Rajpurkar et al. 2016)."""
    plain = "".join(c for c in text.lower() if c not in string.punctuation)
    return _ARTICLES.sub(" ", plain).split()


def f1(found: str, gold: str) -> float:
    """Return the harmonic mean of precision and recall of the words found, 0 to 1."""
    one, other = normal(found), normal(gold)
    same = sum((Counter(one) & Counter(other)).values())
    return 2 * same / (len(one) + len(other)) if same else float(one == other)


def auroc(scores: Sequence[float], right: Sequence[bool]) -> float:
    """Return the share of pairs of a right and a wrong one that are in order, ties half (Mann-Whitney)."""
    order = np.argsort(scores, kind="stable")
    values, counts = np.unique(np.asarray(scores)[order], return_counts=True)
    middle = np.cumsum(counts) - (counts - 1) / 2
    rank = dict(zip(values.tolist(), middle.tolist(), strict=True))
    positive = [rank[float(s)] for s, r in zip(scores, right, strict=True) if r]
    negative = len(right) - len(positive)
    return float((sum(positive) - len(positive) * (len(positive) + 1) / 2) / (len(positive) * negative))


def balanced(scores: Sequence[float], right: Sequence[bool]) -> float:
    """Return the balanced accuracy with the threshold of one half counted on the other, both ways."""
    values, truth = np.asarray(scores), np.asarray(right, dtype=bool)
    half = np.arange(len(truth)) % 2 == 0
    return float(np.mean([_at(_best(values[a], truth[a]), values[~a], truth[~a]) for a in (half, ~half)]))


def _at(threshold: float, values: np.ndarray, truth: np.ndarray) -> float:
    above = values >= threshold
    return float((above[truth].mean() + (~above)[~truth].mean()) / 2)


def _best(values: np.ndarray, truth: np.ndarray) -> float:
    candidates = np.unique(np.quantile(values, np.linspace(0, 1, 201)))
    return float(max(candidates, key=lambda t: _at(float(t), values, truth)))


def macro_f1(scores: Sequence[float], right: Sequence[bool]) -> float:
    """Return the mean F1 of both classes, thresholds as in `balanced`."""
    values, truth = np.asarray(scores), np.asarray(right, dtype=bool)
    half = np.arange(len(truth)) % 2 == 0
    said = np.zeros(len(truth), dtype=bool)
    for a in (half, ~half):
        said[~a] = values[~a] >= _best(values[a], truth[a])
    each = [
        2 * (said == c)[truth == c].sum() / ((said == c).sum() + (truth == c).sum()) for c in (True, False)
    ]
    return float(np.mean(each))


Read = Callable[[Sequence[Pair]], list[Reading]]
Figures = list[tuple[str, int, dict[str, float]]]


def spans(read: Read, shared: Path, part: slice) -> Figures:
    """Return F1 and exact match of the answer's words in held contexts, the best over the gold answers."""
    held = rows.squadshifts(shared / "training")[1][part]
    readings = read([(row.question, row.context) for row in held])
    scores: dict[str, list[tuple[float, float]]] = {}
    for row, reading in zip(held, readings, strict=True):
        found = row.context[reading.answer.start : reading.answer.end] if reading.answer else ""
        golds = [row.context[a:b] for a, b in row.answers]
        pair = max(f1(found, gold) for gold in golds), float(any(normal(found) == normal(g) for g in golds))
        scores.setdefault(row.domain, []).append(pair)
    scores["all"] = [pair for each in scores.values() for pair in each]
    return [
        (
            f"SQuADShifts held, {name}",
            len(each),
            dict(zip(("F1", "exact"), np.mean(each, 0).tolist(), strict=True)),
        )
        for name, each in scores.items()
    ]


def answer_sentences(read: Read, shared: Path, part: slice) -> Figures:
    """Return how far up the right one is among a section's sentences; not trained on SelQA at all."""
    asked = rows.selqa(shared / "training")[part]
    readings = iter(read([(row.question, text) for row in asked for text in row.candidates]))
    ranks = []
    for row in asked:
        logits = [next(readings).logit for _ in row.candidates]
        order = sorted(range(len(logits)), key=lambda n: (-logits[n], n))
        ranks.append(min(order.index(n) for n in row.answers) + 1)
    return [
        (
            "SelQA",
            len(ranks),
            {"MRR": float(np.mean([1 / r for r in ranks])), "first": float(np.mean([r == 1 for r in ranks]))},
        )
    ]


def answerable(read: Read, shared: Path, part: slice) -> Figures:
    """Return how well questions are told apart whose passage answers; not trained on CLAP NQ at all."""
    asked = rows.clapnq(shared / "training")[part]
    rarity = Rarity(passage for _, passage, _ in asked)
    readings = read([(q, best_run(q, passage, EVIDENCE, rarity)) for q, passage, _ in asked])
    right = [answered for _, _, answered in asked]
    return [
        (
            f"CLAP NQ answerable, {name}",
            len(right),
            {"balanced": balanced(s, right), "AUROC": auroc(s, right)},
        )
        for name, s in (
            ("relevance", [r.relevance for r in readings]),
            ("words", [r.answer.probability if r.answer else 0.0 for r in readings]),
        )
    ]


def _claims(name: str, scores: Sequence[float], right: Sequence[bool]) -> tuple[str, int, dict[str, float]]:
    values = {
        "balanced": balanced(scores, right),
        "AUROC": auroc(scores, right),
        "macro F1": macro_f1(scores, right),
        "calibration error": expected_error(reliability(scores, right)),
    }
    return name, len(right), values


def claims(read: Read, shared: Path, part: slice) -> Figures:
    """Return how well supported claims are told from the rest, on evidence chosen by shared words."""
    wice = _lines(shared / "benchmarks/wice-dev/claims.jsonl")[part]
    held = rows.summedits(shared / "training")[1][part]
    bench = _lines(shared / "benchmarks/attributionbench-dev/claims.jsonl")[part]
    of_wice = _supported(read([_paired(row["claim"], row["evidence"]) for row in wice]))
    of_held = _supported(read([(e.query, e.text) for (e,) in claim_groups(held, EVIDENCE)]))
    of_bench = _supported(read([_paired(row["claim"], row["references"]) for row in bench]))
    return [
        _claims("WiCE, whole page", of_wice, [row["label"] == "supported" for row in wice]),
        _claims("SummEdits, held domains", of_held, [row.verdict == "supported" for row in held]),
        _claims("AttributionBench", of_bench, [row["label"] == "attributable" for row in bench]),
    ]


def _paired(claim: str, texts: Sequence[str]) -> Pair:
    return claim, evidence(claim, "\n".join(texts), Rarity(texts), EVIDENCE)


def _supported(readings: Sequence[Reading]) -> list[float]:
    return [reading.supported for reading in readings]


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def changed(read: Read, shared: Path, part: slice) -> Figures:
    """Return what is caught of true sentences of held contexts with one thing changed, by kind of change.

    Caught is supported under one half; "accused" is the share of the unchanged sentences that are caught too.
    """
    contexts = list(dict.fromkeys(row.context for row in rows.squadshifts(shared / "training")[1]))[part]
    chance = random.Random(0)  # noqa: S311 - it draws examples
    kinds = {edit.__name__: edit for edit in edits.FALSE}
    true: list[Pair] = []
    false: dict[str, list[Pair]] = {kind: [] for kind in kinds}
    for n, context in enumerate(contexts):
        pool = [*edits.names(context), *edits.names(contexts[(n + 1) % len(contexts)])]
        spans_ = sentences(context)
        for at, (start, end) in enumerate(spans_):
            claim = context[start:end]
            if len(claim.split()) < _LEAST:
                continue
            first, last = run_around(spans_, at, at, context, EVIDENCE)
            text = context[spans_[first][0] : spans_[last][1]]
            true.append((edits.dropped(claim, (), chance) or claim, text))
            for kind, edit in kinds.items():
                made = edit(claim, pool, chance)
                if made is not None and made != claim and len(false[kind]) < _MADE:
                    false[kind].append((made, text))
    true = chance.sample(true, min(len(true), 2 * _MADE))
    figures: Figures = [
        ("true sentences", len(true), {"accused": float(np.mean([r.supported < 0.5 for r in read(true)]))})
    ]
    figures += [
        (f"changed: {kind}", len(pairs), {"caught": float(np.mean([r.supported < 0.5 for r in read(pairs)]))})
        for kind, pairs in false.items()
        if pairs
    ]
    return figures


def curves(read: Read, shared: Path) -> dict[str, list[tuple[float, float, int]]]:
    """Return how often probabilities are right on sets that calibration did not see."""
    asked = rows.selqa(shared / "training")
    readings = read([(row.question, text) for row in asked for text in row.candidates])
    right = [n in row.answers for row in asked for n in range(len(row.candidates))]
    bench = _lines(shared / "benchmarks/attributionbench-dev/claims.jsonl")
    supported = _supported(read([_paired(row["claim"], row["references"]) for row in bench]))
    held = rows.squadshifts(shared / "training")[1]
    words = [
        (reading.answer.probability, max(f1(found, row.context[a:b]) for a, b in row.answers) >= 0.5)
        for row, reading in zip(held, read([(row.question, row.context) for row in held]), strict=True)
        if reading.answer and (found := row.context[reading.answer.start : reading.answer.end])
    ]
    return {
        "relevance: SelQA": reliability([r.relevance for r in readings], right),
        "supported: AttributionBench": reliability(supported, [r["label"] == "attributable" for r in bench]),
        "words: SQuADShifts held": reliability([p for p, _ in words], [r for _, r in words]),
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=READER)
    parser.add_argument("--every", type=int, default=1, help="one row in so many, for a first look")
    parser.add_argument("--plot", type=Path, help="an SVG to write: how often a probability is right")
    given = parser.parse_args()
    read = CrossEncoder(given.model).read
    if given.plot:
        given.plot.write_text(reliability_svg(curves(read, given.shared)), encoding="utf-8")
    for measure in (answer_sentences, answerable, claims, changed, spans):
        started = time.perf_counter()
        for name, number, values in measure(read, given.shared, slice(None, None, given.every)):
            told = ", ".join(f"{value:.3f} {what}" for what, value in values.items())
            sys.stdout.write(f"| {name} | {number:,} | {told} |\n")
        sys.stderr.write(f"{measure.__name__}: {time.perf_counter() - started:.0f} s\n")


if __name__ == "__main__":
    main()
