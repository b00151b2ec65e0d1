"""RealTimeQA (Kasai et al. 2023): a JSON object a question.

Fields: `question_id`, `question_date` (2022/06/17), `question_sentence`, `choices`, `answer` (places of the
right choices, from 0, as texts), and `question_source`, `question_url`, `evidence`, which are kept under
`realtimeqa`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from eval.exchange.format import Format, Item, Read, Row, records, unplaced, write_lines
from eval.record import Record, RecordError

_KEPT: Final = "realtimeqa"
_OURS: Final = ("question_source", "question_url", "evidence")


def read(path: Path) -> Read:
    """Read questions.

    Raises:
        DatelineError: where the file is missing, or a line is not what it has to be.
    """
    notes: list[str] = []
    return Read([_row(_mended(record, notes)) for record in records(path)], {}, notes)


def write(items: Sequence[Item], path: Path) -> Iterable[str]:
    """Write a line a question."""
    write_lines(path, map(_line, items))
    return unplaced(items, ("asked", "choices", "answer", "answer_index", _KEPT))


def _mended(record: Record, notes: list[str]) -> Record:
    """Return a record without blank choices, noting it; with a blank right answer it stays as it is."""
    choices, right = record.data.get("choices"), _right(record)
    if not isinstance(choices, list):
        return record
    blank = [at for at, one in enumerate(choices) if isinstance(one, str) and not one.strip()]
    if not blank or right in blank:
        return record
    notes.append(f"Of {record.where}, {len(blank)} of {len(choices)} choices are blank and left out.")
    kept = [one for at, one in enumerate(choices) if at not in blank]
    changes: dict[str, object] = {"choices": kept}
    if right is not None:
        changes["answer"] = [str(right - sum(at < right for at in blank))]
    return replace(record, data=dict(record.data) | changes)


def _row(record: Record) -> Row:
    choices = record.texts("choices")
    row: Row = {
        "id": record.required_text("question_id"),
        "question": record.required_text("question_sentence"),
    }
    date = record.text("question_date")
    if date:
        row["asked"] = date.replace("/", "-")
    right = _right(record)
    if choices:
        row["choices"] = list(choices)
    if right is not None and choices:
        if not 0 <= right < len(choices):
            raise RecordError(
                f"'answer' of {record.where} is {right}, and there are {len(choices)} choices",
                "mend that line",
            )
        row["answer_index"] = right
        row["answer"] = choices[right]
    kept = {name: record.data[name] for name in _OURS if record.data.get(name) is not None}
    return row | ({_KEPT: kept} if kept else {})


def _right(record: Record) -> int | None:
    value = record.data.get("answer")
    first = value[0] if isinstance(value, list) and value else value
    if isinstance(first, str) and first.strip().isdigit():
        return int(first)
    return first if isinstance(first, int) and not isinstance(first, bool) else None


def _line(item: Item) -> Row:
    gold = item.gold
    kept = gold.extra.get(_KEPT)
    row: Row = {"question_id": gold.id, "question_sentence": gold.question}
    if gold.asked:
        row["question_date"] = gold.asked[:10].replace("-", "/")
    if gold.choices:
        row["choices"] = list(gold.choices)
    if gold.answer_index is not None:
        row["answer"] = [str(gold.answer_index)]
    return row | (kept if isinstance(kept, dict) else {})


FORMAT = Format("realtimeqa", "the JSON lines of RealTimeQA", read, write)
