"""The rows of the training files, typed. The files themselves are not part of this repository.

SQuADShifts (Miller et al. 2020), CLAP NQ (Rosenthal et al. 2024), SelQA (Jurczyk et al. 2016), SummEdits
(Laban et al. 2023) and Factcheck-GPT (Wang et al. 2023); licences and counts stand in the model card.
"""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

Span = tuple[int, int]
HELD_SHARE: Final = 10
"""One in so many contexts is held back, the last of each domain: their articles stand in order."""
HELD_DOMAINS: Final = frozenset({"podcast", "ectsum"})
"""Domains of SummEdits that are kept for measuring."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with a context that answers it; `answers` are character spans of the context."""

    question: str
    context: str
    answers: tuple[Span, ...]
    domain: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """A question with candidate sentences and the indices of those that answer it."""

    question: str
    candidates: tuple[str, ...]
    answers: frozenset[int]


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim with a text and what the text does for it.

    `verdict` is "supported", "contradicted", "neither", "partly", or "unsupported" where it is not told which
    of the last three.
    """

    claim: str
    text: str
    verdict: str
    domain: str


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Read a gzipped file of JSON lines.

    Raises:
        OSError: it is missing or no gzip.
        ValueError: a line is not JSON.
    """
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def squadshifts(folder: Path) -> tuple[list[Asked], list[Asked]]:
    """Return the questions to fit on and those held back, parted by context."""
    rows = [
        Asked(row["question"].strip(), row["context"], _spans(row["context"], row["answers"]), row["domain"])
        for row in read_lines(folder / "squadshifts.jsonl.gz")
    ]
    held: set[str] = set()
    for domain in sorted({row.domain for row in rows}):
        contexts = list(dict.fromkeys(row.context for row in rows if row.domain == domain))
        held |= set(contexts[len(contexts) - len(contexts) // HELD_SHARE :])
    rows = [row for row in rows if row.answers]
    return [row for row in rows if row.context not in held], [row for row in rows if row.context in held]


def _spans(context: str, answers: list[dict[str, Any]]) -> tuple[Span, ...]:
    """Return where the answers stand, trimmed, those that truly stand there, each once and in order."""
    found = set()
    for answer in answers:
        text = answer["text"].strip().rstrip(".,;")
        start = context.find(text, max(0, answer["start"] - 2)) if text else -1
        if start >= 0:
            found.add((start, start + len(text)))
    return tuple(sorted(found))


def selqa(folder: Path) -> list[Chosen]:
    """Return the questions with their candidate sentences."""
    return [
        Chosen(row["question"], tuple(row["candidates"]), frozenset(row["answers"]))
        for row in read_lines(folder / "selqa-dev.jsonl.gz")
    ]


def clapnq(folder: Path) -> list[tuple[str, str, bool]]:
    """Return question, passage, and whether the passage answers it."""
    return [
        (row["question"], row["passages"][0]["text"], bool(row["answerable"]))
        for row in read_lines(folder / "clapnq-dev.jsonl.gz")
    ]


def summedits(folder: Path) -> tuple[list[Claimed], list[Claimed]]:
    """Return the claims to fit on and those of the held domains."""
    rows = [
        Claimed(row["claim"], row["document"], _edited(row["label"], row["edits"]), row["domain"])
        for row in read_lines(folder / "summedits-not-news.jsonl.gz")
    ]
    return (
        [row for row in rows if row.domain not in HELD_DOMAINS],
        [row for row in rows if row.domain in HELD_DOMAINS],
    )


def _edited(label: int, edits: list[str]) -> str:
    if int(label) == 1:
        return "supported"
    kinds = set(edits)
    if kinds and kinds <= {"hallucinated_fact_insertion"}:
        return "neither"
    return "contradicted" if kinds and "hallucinated_fact_insertion" not in kinds else "unsupported"


_STANCES: Final = {
    "completely-support": "supported",
    "partially-support": "partly",
    "irrelevant": "neither",
    "refute": "contradicted",
}


def factcheck(folder: Path) -> list[Claimed]:
    """Return claims with a piece of a web page, and what people said it does for them."""
    return [
        Claimed(row["claim"], row["evidence"], _STANCES[row["stance"]], "web")
        for row in read_lines(folder / "factcheckgpt-stance.jsonl.gz")
    ]
