"""A small answerer over three articles: no network of its own, but the real interface and real offsets.

Also run as a script by the kill tests: `python conftest.py GOLD OUT SECONDS_AN_ANSWER [WORKERS]`; with
workers it writes hits and support too.
"""

import json
import re
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from answer.answer import Answer, Quote, Searched, Source, Statement
from answer.question import Question
from dateline.digest import digest
from dateline.errors import UsageError
from eval.articles import StoredArticles
from eval.beside import Plan
from eval.gold import GoldQuestion, GoldSet, read_gold
from eval.run import run
from eval.support import Pair
from index.query import Filters, Hit, SearchResult

TEXTS = {
    "bridge.txt": "The bridge at Tolmar opened on Monday. It cost 26 million crowns, said mayor Ilse Brandt.",
    "ferry.txt": (
        "The Tolmar ferry stops in May.\n\nIts captain, Jon Aske, told the “Harbour Post” he will retire."
    ),
    "pages.txt#part-1": "A twenty‑six year old painter from Eldmoor won the Harrow prize.",
}


@dataclass(frozen=True)
class Entry:
    """What a library tells of an article."""

    id: str
    uri: str
    text: str
    record: str | None = None
    names: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None


class TinyLibrary:
    """Articles in memory, named as the contract names them."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._entries = [Entry(digest(text), f"/news/{name}", text) for name, text in texts.items()]
        self._entries[0] = replace(self._entries[0], record="rec-1", names=("copy-of-bridge.txt",))

    def articles(self) -> list[Entry]:
        return self._entries

    def article(self, name: str) -> list[Entry]:
        return [entry for entry in self._entries if name in (entry.id, entry.uri)]

    def info(self) -> dict[str, object]:
        return {"articles": len(self._entries), "passages": 6, "embedder": {"name": "none", "sha256": "0"}}


class TinyEngine:
    """Quotes the one sentence that shares most words with the question, or refuses where none is shared."""

    def __init__(self, library: TinyLibrary, seconds: float = 0.0) -> None:
        self.library = library
        self.seconds = seconds
        self.seen: list[Question] = []

    def ask(self, question: Question) -> Answer:
        self.seen.append(question)
        time.sleep(self.seconds)
        if "explode" in question.text:
            raise ZeroDivisionError("boom")
        if "refuse" in question.text:
            raise UsageError("the question is odd", "ask another")
        best = max(
            self._sentences(), key=lambda found: (_overlap(question.text, found[1]), found[2]), default=None
        )
        if best is None or _overlap(question.text, best[1]) == 0:
            return _answer(question, ())
        entry, sentence, start = best
        quote = Quote(sentence, start, start + len(sentence), 0)
        return _answer(question, (Source(1, entry.id, entry.uri, None, (quote,), entry.record),))

    def _sentences(self) -> list[tuple[Entry, str, int]]:
        return [
            (entry, found.group(), found.start())
            for entry in self.library.articles()
            for found in re.finditer(r"\S[^.]*\.", entry.text)
        ]


def _overlap(question: str, sentence: str) -> int:
    common = {"the", "a", "an", "who", "what", "did", "is", "of", "to", "at", "how", "in", "it", "on"}
    words = [set(re.findall(r"\w+", text.lower())) - common for text in (question, sentence)]
    return len(words[0] & words[1])


def _answer(question: Question, sources: tuple[Source, ...]) -> Answer:
    quotes = [quote for source in sources for quote in source.quotes]
    return Answer(
        question=question.text,
        understood=question.text,
        outcome="answered" if sources else "not_in_sources",
        short=quotes[0].text.split()[0] if quotes else None,
        statements=tuple(Statement(quote.text, (1,)) for quote in quotes),
        sources=sources,
        searched=Searched(3, 6),
        timings_ms={"total": 7},
        choice=0 if question.choices else None,
    )


GOLD: list[dict[str, object]] = [
    {
        "id": "cost",
        "type": "fact",
        "question": "How many million crowns did the bridge cost?",
        "answer": "26 million crowns",
        "must_say": [["26", "twenty-six"]],
        "must_not_say": ["29"],
        "evidence": [{"article": "bridge.txt", "quote": "It cost 26 million crowns"}],
    },
    {
        "id": "paper",
        "type": "attribution",
        "question": "Which paper did captain Aske speak to?",
        "answer": "Harbour Post",
        "must_say": [["Harbour Post"], ["Aske"]],
        "evidence": [{"article": "/news/ferry.txt", "quote": 'told the "Harbour Post"'}],
    },
    {"id": "boom", "type": "fact", "question": "Will the bridge explode?", "must_say": [["no"]]},
    {"id": "odd", "type": "fact", "question": "Did the ferry refuse?", "must_say": [["no"]]},
    {"id": "zebra", "type": "unanswerable", "question": "Who bought zebras?"},
    {
        "id": "choose",
        "type": "quiz",
        "question": "Who won the Harrow prize?",
        "choices": ["a painter", "a captain"],
        "answer_index": 0,
        "flavour": "sweet",
    },
]


def write_gold(path: Path, rows: list[dict[str, object]] | None = None) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows or GOLD), encoding="utf-8")
    return path


@pytest.fixture
def library() -> TinyLibrary:
    return TinyLibrary(TEXTS)


@pytest.fixture
def engine(library: TinyLibrary) -> TinyEngine:
    return TinyEngine(library)


@pytest.fixture
def articles(library: TinyLibrary) -> StoredArticles:
    return StoredArticles(library)


@pytest.fixture
def gold_file(tmp_path: Path) -> Path:
    return write_gold(tmp_path / "gold.jsonl")


@pytest.fixture
def gold(gold_file: Path) -> GoldSet:
    return read_gold(gold_file)


@pytest.fixture
def lines(tmp_path: Path) -> Callable[..., Path]:
    """Write lines, given as text, to a file of gold questions."""

    def write(*texts: str) -> Path:
        path = tmp_path / "lines.jsonl"
        path.write_text("\n".join(texts) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def question() -> Callable[..., GoldQuestion]:
    def make(**fields: object) -> GoldQuestion:
        return replace(GoldQuestion("q", "What?"), **fields)  # type: ignore[arg-type] # any field of it

    return make


@pytest.fixture
def first(gold: GoldSet, engine: TinyEngine, tmp_path: Path) -> Path:
    """The folder of a finished run."""
    run(gold, engine, tmp_path / "first", settings={"limit": 10})
    return tmp_path / "first"


@pytest.fixture
def refused() -> dict[str, object]:
    """What makes a refusal of an answer."""
    return {"outcome": "not_in_sources", "short": None, "statements": [], "sources": []}


@pytest.fixture
def altered() -> Callable[[Path, str, dict[str, dict[str, object]]], Path]:
    """Copy a run; the answers to some questions are others."""

    def alter(folder: Path, name: str, changes: dict[str, dict[str, object]]) -> Path:
        copy = folder.with_name(name)
        shutil.copytree(folder, copy)
        lines = [json.loads(line) for line in (copy / "answers.jsonl").read_text("utf-8").splitlines()]
        whole = [line | changes.get(line["id"], {}) for line in lines]
        (copy / "answers.jsonl").write_text("".join(json.dumps(line) + "\n" for line in whole), "utf-8")
        return copy

    return alter


def main() -> None:
    gold, out, seconds, *workers = sys.argv[1:]
    library = TinyLibrary(TEXTS)
    plan = Plan(int(workers[0]), TinySearch(library, float(seconds)), 2, judge) if workers else Plan()
    run(read_gold(gold), TinyEngine(library, float(seconds)), Path(out), settings={"k": 1}, plan=plan)


class TinySearch:
    """Finds the first articles there are, whatever is asked."""

    def __init__(self, library: TinyLibrary, seconds: float) -> None:
        self._library = library
        self._seconds = seconds

    def __call__(self, query: str, *, limit: int, filters: Filters, asked: str | None) -> SearchResult:  # noqa: ARG002 - the protocol's parameter
        time.sleep(self._seconds)
        hits = tuple(
            Hit(f"p{at}", one.id, 0, 60, "", (), 1 / (at + 1), one.uri, record=one.record)
            for at, one in enumerate(self._library.articles()[:limit])
        )
        return SearchResult(query, query, filters, hits, 3, 6)


def judge(pairs: Sequence[Pair]) -> list[bool]:
    """Only short statements are borne out."""
    return [len(text) < 50 for text, _ in pairs]


if __name__ == "__main__":
    main()
