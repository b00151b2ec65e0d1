"""BEIR: a folder with `queries.jsonl` (`_id`, `text`, `metadata`) and `qrels/SPLIT.tsv`.

The fields of a gold question that BEIR has no place for are in `metadata`. Its `corpus.jsonl` holds the
articles and is no part of a gold set.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from dateline.errors import DatelineError
from eval.exchange.format import Format, Item, Read, Row, gold_row, records, write_lines, write_text
from eval.record import RecordError, read_text

_HEAD = "query-id\tcorpus-id\tscore"


def read(path: Path) -> Read:
    """Read the queries and the judgements of one split: `test`, or the only one there is.

    Raises:
        DatelineError: where a file is missing, or a line is not what it has to be.
    """
    relevant = _judgements(_split(path))
    rows = []
    for record in records(path / "queries.jsonl"):
        name = record.required_text("_id")
        row: Row = {"id": name, "question": record.required_text("text")}
        kept = dict(record.mapping("metadata"))
        articles = relevant.get(name, [])
        told = kept.get("evidence")
        if not (isinstance(told, list) and [item["article"] for item in told] == articles) and articles:
            kept["evidence"] = [{"article": article} for article in articles]
        rows.append(row | kept)
    return Read(rows, {})


def write(items: Sequence[Item], path: Path) -> Iterable[str]:
    """Write `queries.jsonl` and `qrels/test.tsv`; nothing is lost."""
    queries = []
    lines = [_HEAD]
    for item in items:
        row = gold_row(item.gold)
        queries.append({"_id": row.pop("id"), "text": row.pop("question"), "metadata": row})
        names = dict.fromkeys(one.article for one in item.gold.evidence)
        lines += [f"{_cell(item.gold.id)}\t{_cell(name)}\t1" for name in names]
    write_lines(path / "queries.jsonl", queries)
    write_text(path / "qrels" / "test.tsv", "\n".join(lines) + "\n")
    return ()


def _split(path: Path) -> Path:
    found = sorted((path / "qrels").glob("*.tsv"))
    chosen = next((one for one in found if one.stem == "test"), found[0] if len(found) == 1 else None)
    if chosen is None:
        what = f"'{path}' has {len(found)} files qrels/*.tsv, none of them test.tsv" if found else (
            f"'{path}' has no qrels/*.tsv"
        )  # fmt: skip
        raise DatelineError(what, "name a folder of BEIR with one")
    return chosen


def _judgements(path: Path) -> dict[str, list[str]]:
    """Return the relevant articles of each query: those with a score above 0."""
    found: dict[str, list[str]] = {}
    for number, line in enumerate(read_text(path)[0].splitlines(), 1):
        cells = line.split("\t")
        if not line.strip() or (number == 1 and not cells[-1].strip().lstrip("-").isdigit()):
            continue
        if len(cells) != 3 or not cells[2].strip().lstrip("-").isdigit():
            raise RecordError(
                f"line {number} of '{path.name}' is no judgement", "write query, article and score with tabs"
            )
        if int(cells[2]) > 0:
            found.setdefault(cells[0], []).append(cells[1])
    return found


def _cell(text: str) -> str:
    return " ".join(text.split())


FORMAT = Format("beir", "a folder with queries.jsonl and qrels/test.tsv", read, write)
