"""Real news texts, clean but for links to other stories, captions and calls to sign up: little may go."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from ingest.cleaning import clean
from ingest.readers import text

EVERY = 25
SHORTEST = 1_200
"""Shorter ones may be a form to sign up, and nothing else."""
LEAST_LEFT = 0.98
"""What else is gone was read in samples: "More:…" and its kind, players, calls to sign up, captions."""


def sample(shared: Path, year: str) -> list[dict[str, Any]]:
    """One article in 25 of a year's."""
    with gzip.open(
        shared / "benchmarks" / f"realtimeqa-{year}" / "articles.jsonl.gz", "rt", encoding="utf-8"
    ) as lines:
        return [json.loads(line) for at, line in enumerate(lines) if at % EVERY == 0]


@pytest.mark.parametrize("year", ["2022", "2025"])
def test_clean_texts_stay(shared: Path, year: str) -> None:
    before = after = gutted = 0
    for record in sample(shared, year):
        page = text.read(record["text"].encode(), record["id"])
        whole = sum(len(block.text) for block in page.blocks)
        left = sum(len(block.text) for block in clean(page).blocks)
        before, after = before + whole, after + left
        gutted += left < whole / 2 and whole >= SHORTEST
    assert after >= LEAST_LEFT * before
    assert not gutted
