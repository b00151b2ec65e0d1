"""llama-index: the JSON file of a `LabelledRagDataset`, as its `save_json` writes and `from_json` reads it.

An object with `examples`: `query`, `query_by`, `reference_contexts`, `reference_answer`,
`reference_answer_by`. Of a run the predictions (`RagPredictionDataset`: `response`, `contexts`) stand beside
it, in a file with `-predictions` in its name. The release of llama-index-core that we pin has no such class,
so the shapes are written out.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from dateline.errors import DatelineError
from eval.exchange.format import Format, Item, Read, Row, mapping, unplaced, write_text


def read(path: Path) -> Read:
    """Read examples; llama-index has no ids, so questions are numbered.

    Raises:
        DatelineError: where the file is missing, or is no such dataset.
    """
    rows: list[Row] = []
    quotes: dict[str, Sequence[str]] = {}
    for at, example in enumerate(mapping(path).records("examples"), 1):
        name = f"llama-{at}"
        row: Row = {"id": name, "question": example.required_text("query")}
        if example.text("reference_answer"):
            row["answer"] = example.text("reference_answer")
        contexts = example.texts("reference_contexts")
        if contexts:
            quotes[name] = contexts
        rows.append(row)
    if not rows:
        raise DatelineError(f"'{path}' holds no question", "name a dataset with at least one example")
    return Read(rows, quotes)


def write(items: Sequence[Item], path: Path) -> Iterable[str]:
    """Write an example a question."""
    human = {"model_name": "", "type": "human"}
    examples = [
        {
            "query": item.gold.question,
            "query_by": human,
            "reference_contexts": [one.quote for one in item.gold.evidence if one.quote],
            "reference_answer": item.gold.answer or "",
            "reference_answer_by": human,
        }
        for item in items
    ]
    _write(path, {"examples": examples})
    if any(item.recorded for item in items):
        beside = path.with_name(f"{path.stem}-predictions{path.suffix}")
        predictions = [
            {"response": item.response, "contexts": [text for _, text in item.cited]} for item in items
        ]
        _write(beside, {"predictions": predictions})
    return unplaced(items, ("answer", "evidence"))


def _write(path: Path, whole: dict[str, object]) -> None:
    write_text(path, json.dumps(whole, ensure_ascii=False, indent=1) + "\n")


FORMAT = Format("llama-index", "the JSON file of a LabelledRagDataset", read, write)
