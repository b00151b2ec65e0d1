"""News benchmarks: their questions, and what their own script says of search results."""

import gzip
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from dateline.digest import digest
from dateline.errors import DatelineError
from ingest.article import Article, Run

FIRST = 300
"""Questions of a benchmark: the definition of its published baselines."""
SCRIPT = "hits.py"
_RATE = re.compile(r"(\S+@\d+|n) (\d[\d.]*)")


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One of them: `folder` has its questions and its articles, and the script lies beside it."""

    folder: Path

    @property
    def dump(self) -> Path:
        """Its articles."""
        return self.folder / "articles.jsonl.gz"

    def questions(self) -> list[dict[str, Any]]:
        """Return its first questions: `id, question, asked, scope` and more."""
        lines = (self.folder / "qa.jsonl").read_text("utf-8").splitlines()
        return [json.loads(line) for line in lines[:FIRST]]

    def articles(self) -> Iterator[Article]:
        """Yield its articles; their text is clean already."""
        with gzip.open(self.dump, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if text := row["text"].strip():
                    yield _article(row, text)

    def script(self) -> ModuleType:
        """Return the benchmarks' own script, which says what an answer's words are."""
        path = self.folder.parent / SCRIPT
        spec = spec_from_file_location("hits", path)
        if spec is None or spec.loader is None:
            raise DatelineError(f"'{path}' is no script", "look whether the benchmarks are whole")
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    def judge(
        self, found: Mapping[str, Sequence[tuple[str | None, str]]], place: Path, only: bool = False
    ) -> str:
        """Return what the script says of hits, record and text, by question.

        Args:
            found: the hits, best first.
            place: a folder to write to.
            only: whether the other questions are left out; else they count as not found.
        """
        gold, results = self.folder / "qa.jsonl", place / "results.jsonl"
        if only:
            gold = place / "qa.jsonl"
            kept = [one for one in self.questions() if one["id"] in found]
            gold.write_text("".join(json.dumps(one) + "\n" for one in kept), "utf-8")
        with results.open("w", encoding="utf-8") as file:
            for key, hits in found.items():
                rows = [{"record": record, "text": text} for record, text in hits]
                file.write(json.dumps({"id": key, "hits": rows}) + "\n")
        files = [str(path) for path in (self.folder.parent / SCRIPT, gold, self.dump, results)]
        command = [sys.executable, *files, "--first", str(FIRST)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - the benchmark's own
        if done.returncode:
            raise failure(command, done.returncode, done.stderr)
        return done.stdout.strip()


def rates(said: str) -> dict[str, str]:
    """Return the figures of a line of the script by their names: `hit@1`, `MRR@10`, `n` and so on."""
    return dict(_RATE.findall(said))


def failure(command: Sequence[str], code: int, errors: str) -> DatelineError:
    """Return the error that gives a failed program's own last line."""
    last = (errors.strip().splitlines() or [f"exit code {code}"])[-1]
    return DatelineError(f"{' '.join(command)} failed ({last})", "run it by hand")


def _article(row: Mapping[str, Any], text: str) -> Article:
    return Article(
        id=digest(text),
        uri=row["url"],
        title=row["title"],
        text=text,
        raw=text,
        runs=(Run(0, 0, len(text), len(text)),),
        record=row["id"],
        outlet=row["outlet"],
        published=row["published"],
        published_basis="metadata" if row["published"] else "unknown",
    )
