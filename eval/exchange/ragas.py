"""ragas: the JSON lines of an `EvaluationDataset`, a `SingleTurnSample` each.

Fields: `user_input`, `reference`, `reference_contexts`, `reference_context_ids`, and of a run `response`,
`retrieved_contexts`, `retrieved_context_ids`. A conversation (`MultiTurnSample`) is read too: its last human
message is the question.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from eval.exchange.format import Format, Item, Read, Row, records, unplaced, write_lines
from eval.record import Record


def read(path: Path) -> Read:
    """Read samples; ragas has no ids, so questions are numbered.

    Raises:
        DatelineError: where the file is missing, or a line is not what it has to be.
    """
    rows: list[Row] = []
    quotes: dict[str, Sequence[str]] = {}
    for at, record in enumerate(records(path), 1):
        name = f"ragas-{at}"
        question, history = _turns(record)
        row: Row = {"id": name, "question": question}
        if history:
            row["history"] = history
        if record.text("reference"):
            row["answer"] = record.text("reference")
        contexts, ids = record.texts("reference_contexts"), record.texts("reference_context_ids")
        if contexts and len(ids) == len(contexts):
            row["evidence"] = [
                {"article": article, "quote": quote} for article, quote in zip(ids, contexts, strict=True)
            ]
        elif ids:
            row["evidence"] = [{"article": article} for article in ids]
        elif contexts:
            quotes[name] = contexts
        rows.append(row)
    return Read(rows, quotes)


def write(items: Sequence[Item], path: Path) -> Iterable[str]:
    """Write a sample a question."""
    write_lines(path, map(_sample, items))
    return unplaced(items, ("answer", "evidence"))


def _sample(item: Item) -> Row:
    gold = item.gold
    row: Row = {"user_input": gold.question}
    if gold.answer:
        row["reference"] = gold.answer
    if gold.evidence:
        row["reference_contexts"] = [one.quote for one in gold.evidence if one.quote]
        row["reference_context_ids"] = [
            one.article
            for one in gold.evidence
            if one.quote or not any(other.quote for other in gold.evidence)
        ]
    if item.recorded:
        row["response"] = item.response
        row["retrieved_contexts"] = [text for _, text in item.cited]
        row["retrieved_context_ids"] = [article for article, _ in item.cited]
    return {name: value for name, value in row.items() if value != []}


def _turns(record: Record) -> tuple[str, list[Row]]:
    """Return the question and the turns before it."""
    if not isinstance(record.data.get("user_input"), list):
        return record.required_text("user_input"), []
    history: list[Row] = []
    asked: str | None = None
    for message in record.records("user_input"):
        if message.text("type") == "human":
            if asked is not None:
                history.append({"question": asked, "answer": ""})
            asked = message.required_text("content")
        elif message.text("type") == "ai" and asked is not None:
            history.append({"question": asked, "answer": message.text("content") or ""})
            asked = None
    if asked is None and history:  # the last question has its answer: it is the reference, if there is one
        asked = str(history.pop()["question"])
    if asked is None:
        raise record.wrong("user_input", "a text, or messages of which one at least is of type human")
    return asked, history


FORMAT = Format("ragas", "the JSON lines of an EvaluationDataset", read, write)
