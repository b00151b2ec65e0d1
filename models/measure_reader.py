"""Measures the vendored reader: time and memory. Run by hand for the model card.

python -m models.measure_reader examples/articles
"""

import argparse
import sys
import time
from pathlib import Path

import numpy as np

from models.measure import QUERY, passages, resident_mb
from models.pieces import SPECIAL, PieceCounter
from models.reader.network import CrossEncoder
from models.reader.reading import Pair

PIECES = 128  # word pieces of a pair, what a search has read
WINDOWS = 25  # texts that a search has read
SEARCHES = 40
PAIRS = 400


def pairs_of(folder: Path, wanted: int) -> tuple[list[Pair], list[int]]:
    """Return pairs of `PIECES` word pieces or few less, each with another text, and how many it has."""
    count = PieceCounter()
    query = count(QUERY)
    texts = passages(folder, count, PIECES - query - 1 + SPECIAL, wanted)
    return [(QUERY, text) for text in texts], [query + 1 + count(text) - SPECIAL for text in texts]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path, help="text to cut into windows")
    parser.add_argument("--threads", type=int, help="default: one for each core")
    given = parser.parse_args()
    before, started = resident_mb(), time.perf_counter()
    reader = CrossEncoder(threads=given.threads)
    reader.read([(QUERY, QUERY)])
    load, loaded = time.perf_counter() - started, resident_mb()
    pairs, lengths = pairs_of(given.folder, PAIRS)
    times = []
    for search in range(SEARCHES):
        at = search * WINDOWS % (PAIRS - WINDOWS + 1)
        started = time.perf_counter()
        reader.read(pairs[at : at + WINDOWS])
        times.append((time.perf_counter() - started) * 1000)
    started, busy = time.perf_counter(), time.process_time()
    reader.read(pairs)
    wall, busy = time.perf_counter() - started, time.process_time() - busy
    median, late = np.percentile(times, [50, 95])
    sys.stdout.write(
        f"first pair, imports and loading included: {load:.2f} s\n"
        f"{WINDOWS} windows beside a query: {median:.0f} ms, p95 {late:.0f} (n = {SEARCHES})\n"
        f"pairs of {np.mean(lengths):.0f} pieces: {PAIRS / wall:.0f} a second (n = {PAIRS}), "
        f"{1000 * busy / PAIRS:.1f} ms of one core each\n"
        f"memory: {loaded - before:.0f} MB once loaded, {resident_mb() - before:.0f} MB after the pairs\n"
    )


if __name__ == "__main__":
    main()
