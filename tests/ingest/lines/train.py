"""Trains the judge of lines: `python -m tests.ingest.lines.train [--validate]` (scikit-learn; a minute).

Learns from the labelled pages that rules were made on (`dev`, `read`; never `held`) and from made ones. Each
page is shown three times: as the rules leave it, and with a fifth and a half of what they cut put back, so
that the model knows what it should do where they know nothing. `--validate` fits on three quarters of the
states instead, four times, and prints what becomes of the last quarter with an eighth of the cuts put back.
"""

import argparse
import hashlib
import json
import random
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from ingest.cleaning.judge import weights as shipped
from ingest.cleaning.judge.signs import Lines
from ingest.cleaning.judge.verdict import is_littered, judged, may_go
from ingest.cleaning.judge.weights import Weights
from tests.ingest.lines.examples import Label, LabelledLines, of_labelled
from tests.ingest.lines.made import Maker
from tests.ingest.pages.source import pages

SEED = 5
MADE = 1200
REGULARIZATION = 0.1
LABELLED_WEIGHT = 10.0
THRESHOLD = 2.0
_LEARNED = ("dev", "read")
_PUT_BACK = (0.0, 0.2, 0.5)
_VALIDATED = 0.125
_FOLDS = 4
_FEWEST_LINES = 2
"""Different lines that must show a word for it to count."""
_FEWEST_PLACES = 5
_SMALLEST = 0.02
_NO_STORIES = "other languages"

Example = tuple[tuple[str, ...], bool, float, str]
"""Signs, whether noise, weight, text."""


def labelled() -> list[LabelledLines]:
    """The lines of the labelled pages that may be learned from."""
    with tempfile.TemporaryDirectory() as folder:
        return [
            lines for part in _LEARNED for page in pages(part) for lines in of_labelled(page, Path(folder))
        ]


def with_made(known: Sequence[LabelledLines], seed: int) -> list[LabelledLines]:
    """`known`, and pages made with the articles of the same pages."""
    names = {lines.name for lines in known}
    told = [page for part in _LEARNED for page in pages(part) if page.name in names]
    stories = [story.sentences for page in told if page.state != _NO_STORIES for story in page.stories]
    return [*known, *Maker(seed, stories).pages(MADE)]


def put_back(lines: LabelledLines, share: float, draw: random.Random) -> list[str]:
    """By which rules lines were cut, with a share of the cuts put back."""
    return ["" if why and draw.random() < share else why for why in lines.why]


def examples(every: Iterable[LabelledLines]) -> Iterator[Example]:
    """Each line that is left and labelled."""
    draw = random.Random(SEED)
    for lines in every:
        weight = 1.0 if lines.state == "made" else LABELLED_WEIGHT
        for share in _PUT_BACK:
            view = Lines(lines.texts, put_back(lines, share, draw))
            for at, text in enumerate(lines.texts):
                if not view.why[at] and lines.labels[at] != "?" and may_go(text):
                    yield tuple(view.signs(at)), lines.labels[at] == "noise", weight, text


def fitted(every: Iterable[LabelledLines]) -> Weights:
    """Fit a logistic regression."""
    known = list(examples(every))
    shown: dict[str, set[str]] = defaultdict(set)
    for signs, _, _, text in known:
        for sign in signs:
            shown[sign].add(text)
    fewest = {"w": _FEWEST_LINES, "p": _FEWEST_LINES}
    names = sorted(name for name, texts in shown.items() if len(texts) >= fewest.get(name[0], _FEWEST_PLACES))
    place = {name: at for at, name in enumerate(names)}
    rows = [sorted({place[sign] for sign in signs if sign in place}) for signs, *_ in known]
    starts = np.cumsum([0, *map(len, rows)])
    columns = np.concatenate([np.array(row, dtype=np.int32) for row in rows])
    matrix = csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(rows), len(names)))
    noise = np.array([noise for _, noise, _, _ in known], dtype=np.int64)
    model = LogisticRegression(C=REGULARIZATION, max_iter=500, tol=1e-6)
    model.fit(matrix, noise, sample_weight=np.array([weight for _, _, weight, _ in known]))
    learned = {name: round(float(weight), 2) for name, weight in zip(names, model.coef_[0], strict=True)}
    return Weights(
        {name: weight for name, weight in learned.items() if abs(weight) >= _SMALLEST},
        round(float(model.intercept_[0]), 2),
        THRESHOLD,
    )


def validate() -> Iterator[str]:
    """Yield what becomes of pages in states that were not learned from, a line a threshold."""
    every = labelled()
    states = sorted({lines.state for lines in every})
    thresholds = (1.0, 1.5, 2.0, 2.5, 3.0)
    counts: dict[float, dict[Label, int]] = {one: defaultdict(int) for one in thresholds}
    totals: dict[Label, int] = defaultdict(int)
    for fold in range(_FOLDS):
        apart = {state for at, state in enumerate(states) if at % _FOLDS == fold}
        model = fitted(with_made([one for one in every if one.state not in apart], fold))
        draw = random.Random(fold)
        for lines in every:
            if lines.state not in apart:
                continue
            why = put_back(lines, _VALIDATED, draw)
            for at, label in enumerate(lines.labels):
                totals[label] += not why[at]
            for one in thresholds:
                by = Weights(model.signs, model.bias, one)
                for at, _ in judged(lines.texts, why, by) if is_littered(why) else ():
                    counts[one][lines.labels[at]] += 1
    for one in thresholds:
        told = ", ".join(
            f"{label} {counts[one][label]}/{totals[label]}" for label in ("noise", "article", "metadata")
        )
        yield f"threshold {one}: cut of {told}"


def publish(model: Weights) -> None:
    """Write the weights, and their hash to the module that reads them."""
    told = {"signs": dict(sorted(model.signs.items())), "bias": model.bias, "threshold": model.threshold}
    data = (json.dumps(told, ensure_ascii=False, indent=0) + "\n").encode()
    shipped.WEIGHTS.write_bytes(data)
    module = Path(shipped.__file__)
    line = f'SHA256: Final = "{hashlib.sha256(data).hexdigest()}"'
    module.write_text(re.sub(r'SHA256: Final = ".*"', line, module.read_text("utf-8")), "utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Train and publish, or validate."""
    parser = argparse.ArgumentParser(prog="python -m tests.ingest.lines.train", description=__doc__)
    parser.add_argument(
        "--validate", action="store_true", help="measure on states not learned from; publish nothing"
    )
    if parser.parse_args(arguments).validate:
        for line in validate():
            sys.stdout.write(f"{line}\n")
        return
    model = fitted(with_made(labelled(), SEED))
    publish(model)
    sys.stdout.write(f"{len(model.signs)} signs, {shipped.WEIGHTS.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
