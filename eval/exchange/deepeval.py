"""deepeval: the JSON file of an `EvaluationDataset`, a list of goldens.

Fields: `input`, `expected_output`, `context`, and of a run `actual_output`, `retrieval_context`; everything
else of a gold question is in `additional_metadata`.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from eval.exchange.format import Format, Item, Read, Row, gold_row, records, write_text


def read(path: Path) -> Read:
    """Read goldens; those without an id of ours are numbered, or take their `name`.

    Raises:
        DatelineError: where the file is missing, or an item is not what it has to be.
    """
    rows: list[Row] = []
    quotes: dict[str, Sequence[str]] = {}
    for at, record in enumerate(records(path), 1):
        kept = dict(record.mapping("additional_metadata"))
        name = str(kept.pop("id", None) or record.text("name") or f"deepeval-{at}")
        row: Row = {"id": name, "question": record.required_text("input")}
        if record.text("expected_output"):
            row["answer"] = record.text("expected_output")
        row |= kept
        context, file = record.texts("context"), record.text("source_file")
        if context and "evidence" not in row:
            if file:
                row["evidence"] = [{"article": file, "quote": quote} for quote in context]
            else:
                quotes[name] = context
        rows.append(row)
    return Read(rows, quotes)


def write(items: Sequence[Item], path: Path) -> Iterable[str]:
    """Write a golden a question; nothing is lost."""
    write_text(path, json.dumps([_golden(item) for item in items], ensure_ascii=False, indent=1) + "\n")
    return ()


def _golden(item: Item) -> Row:
    rest = gold_row(item.gold)
    row: Row = {"input": rest.pop("question"), "expected_output": rest.pop("answer", None)}
    row["context"] = [one.quote for one in item.gold.evidence if one.quote] or None
    row["actual_output"] = item.response if item.recorded else None
    row["retrieval_context"] = [text for _, text in item.cited] or None
    row["additional_metadata"] = rest
    return row


FORMAT = Format("deepeval", "the JSON file of an EvaluationDataset", read, write)
