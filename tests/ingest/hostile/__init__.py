"""Three hundred hostile inputs: what a crash, a crook or a broken disk leaves in a folder of news.

`write_all(folder, all_of(seed))` writes them, ordinary articles between them; the same for the same seed.
"""

import random
from pathlib import Path

from tests.ingest.hostile import containers, papers, places, texts
from tests.ingest.hostile.kit import SECRET, Hostile, good

__all__ = ["SECRET", "Hostile", "all_of", "families", "good", "write_all"]


def families(seed: int) -> list[list[Hostile]]:
    """Every hostile input in a fixed order, those of one kind together."""
    chance = random.Random(seed)
    kinds = (
        containers.archives, containers.bombs, containers.escapes, texts.encodings, texts.records,
        texts.markup, papers.papers, papers.mails, papers.books, places.feeds, places.files,
    )  # fmt: skip
    return [list(kind(chance)) for kind in kinds]


def all_of(seed: int) -> list[Hostile]:
    """Every hostile input, in a fixed order."""
    return [one for family in families(seed) for one in family]


def write_all(folder: Path, hostile: list[Hostile], every: int = 10) -> list[str]:
    """Write the inputs to `folder` with an ordinary article before every tenth; return those texts."""
    texts = []
    for n, one in enumerate(hostile):
        if n % every == 0:
            texts.append(good(n))
            (folder / f"{n:03}-a-good.txt").write_text(texts[-1], "utf-8")
        one.write(folder / f"{n:03}-{one.name}")
    return texts
