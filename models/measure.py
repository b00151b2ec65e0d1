"""Measures the vendored embedder: time, memory, and what it confuses. Run by hand for the model card.

python -m models.measure examples/articles
"""

import argparse
import os
import sys
import time
from pathlib import Path

import numpy as np

from models.embedder import MiniLM
from models.pieces import SPECIAL, PieceCounter

PIECES = 240  # word pieces of a passage, about what the index makes
PASSAGES = 64
QUERIES = 200
QUERY = "What did the negotiator demand before the talks could go on?"
PAIRS = (  # what the network cannot tell apart, and what it cannot bring together
    ("Russia accused Ukraine of breaking the truce.", "Ukraine accused Russia of breaking the truce."),
    ("The ceasefire will last 30 days.", "The ceasefire will last 90 days."),
    ("The minister signed the treaty.", "The minister did not sign the treaty."),
    ("The minister signed the treaty.", "The minister, after months of talks, put his name to the accord."),
    ("The dam broke on Tuesday night.", "Der Damm brach in der Nacht zum Mittwoch."),
    ("The dam broke on Tuesday night.", "The bank raised its rates."),
    ("Плотину прорвало во вторник ночью.", "Министр подписал договор."),
)


def passages(folder: Path, count: PieceCounter, pieces: int, wanted: int) -> list[str]:
    """Cut the words of a folder's files into passages of `pieces` word pieces or few less, beginning anew."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    words = " ".join(path.read_text(encoding="utf-8", errors="replace") for path in paths).split()
    counts = [count(word) - SPECIAL for word in words]
    made: list[str] = []
    start = 0
    while len(made) < wanted:
        stop, room = start, pieces - SPECIAL
        while stop < len(words) and counts[stop] <= room:
            room -= counts[stop]
            stop += 1
        made.append(" ".join(words[start:stop]))
        start = stop if 0 < stop < len(words) else 0
    return made


def resident_mb() -> float:
    """Return the resident memory of this process in MB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path, help="text to cut into passages")
    parser.add_argument("--threads", type=int, help="default: one for each core")
    given = parser.parse_args()
    before, started = resident_mb(), time.perf_counter()
    embedder = MiniLM(threads=given.threads)
    embedder.embed([QUERY])
    load = time.perf_counter() - started
    times = []
    for _ in range(QUERIES):
        started = time.perf_counter()
        embedder.embed([QUERY])
        times.append((time.perf_counter() - started) * 1000)
    loaded = resident_mb()
    texts = passages(given.folder, embedder.piece_counter, PIECES, PASSAGES)
    lengths = [embedder.count_pieces(text) for text in texts]
    started, busy = time.perf_counter(), time.process_time()
    embedder.embed(texts)
    wall, busy = time.perf_counter() - started, time.process_time() - busy
    median, late = np.percentile(times, [50, 95])
    sys.stdout.write(
        f"first query, imports and loading included: {load:.2f} s\n"
        f"query of {embedder.count_pieces(QUERY)} pieces: {median:.1f} ms, p95 {late:.1f} (n = {QUERIES})\n"
        f"passages of {np.mean(lengths):.0f} pieces: {len(texts) / wall:.0f} a second (n = {len(texts)}), "
        f"{1000 * busy / len(texts):.0f} ms of one core each\n"
        f"memory: {loaded - before:.0f} MB once loaded, {resident_mb() - before:.0f} MB after the passages\n"
    )
    for first, second in PAIRS:
        one, other = embedder.embed([first, second])
        sys.stdout.write(f"{one @ other:.2f}  {first} / {second}\n")


if __name__ == "__main__":
    main()
