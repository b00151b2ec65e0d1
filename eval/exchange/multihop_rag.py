"""MultiHop-RAG (Tang and Yang 2024): a JSON list of queries, each with its `evidence_list`.

Fields: `query`, `answer`, `question_type` (`inference_query`, `comparison_query`, `temporal_query`,
`null_query`), and in the list `fact`, `url`, `title`, `source`, `author`, `category`, `published_at`. What a
gold question has no place for is kept under `multihop_rag`.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from eval.exchange.format import Format, Item, Read, Row, records, unplaced, write_text
from eval.record import Record

_TYPES: Final = {
    "inference_query": "multi",
    "comparison_query": "multi",
    "temporal_query": "temporal",
    "null_query": "unanswerable",
}
_BACK: Final = {"multi": "inference_query", "temporal": "temporal_query", "unanswerable": "null_query"}
_KEPT: Final = "multihop_rag"


def read(path: Path) -> Read:
    """Read queries; all evidence of one is needed. They have no ids and are numbered, from 0.

    Raises:
        DatelineError: where the file is missing, or an item is not what it has to be.
    """
    return Read([_row(record, f"mhr-{at}") for at, record in enumerate(records(path))], {})


def write(items: Sequence[Item], path: Path) -> Iterable[str]:
    """Write a query a question."""
    write_text(path, json.dumps([_query(item) for item in items], ensure_ascii=False, indent=1) + "\n")
    return unplaced(items, ("answer", "type", "evidence", "all_evidence", _KEPT))


def _row(record: Record, name: str) -> Row:
    kind = record.text("question_type") or record.text("type") or ""
    question = record.text("query") or record.required_text("question")
    facts = record.records("evidence_list") or record.records("evidence")
    row: Row = {
        "id": record.text("id") or name, "type": _TYPES.get(kind, kind or "multi"), "question": question,
    }  # fmt: skip
    answer = record.text("answer")
    if answer and kind != "null_query":
        row["answer"] = answer
    if facts:
        row["evidence"] = [
            {"article": one.text("url") or one.required_text("title"), "quote": one.text("fact") or ""}
            for one in facts
        ]
        row["all_evidence"] = True
    row[_KEPT] = {"question_type": kind, "answer": answer, "evidence_list": [dict(one.data) for one in facts]}
    return row


def _query(item: Item) -> Row:
    gold = item.gold
    kept = gold.extra.get(_KEPT)
    kept = kept if isinstance(kept, dict) else {}
    facts = kept.get("evidence_list") or [{"url": one.article, "fact": one.quote} for one in gold.evidence]
    answer = kept.get("answer") or gold.answer or ("Insufficient information." if gold.unanswerable else "")
    return {
        "query": gold.question,
        "answer": answer,
        "question_type": kept.get("question_type") or _BACK.get(gold.type, "inference_query"),
        "evidence_list": facts,
    }


FORMAT = Format("multihop-rag", "MultiHopRAG.json: a list of queries with their evidence_list", read, write)
