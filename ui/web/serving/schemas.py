"""What the calls of programs take and give, as JSON schemas for `/gradio_api/info`."""

from collections.abc import Mapping
from typing import Any

Schema = Mapping[str, Any]

_TEXT = {"type": "string"}
_TEXTS = {"type": "array", "items": _TEXT}
_OBJECTS = {"type": "array", "items": {"type": "object"}}
_DAY = {"type": "string", "format": "date"}


def _object(described: str, **fields: Any) -> dict[str, Any]:  # noqa: ANN401 - schemas nest
    return {"type": "object", "description": described, "properties": fields}


def _maybe(schema: Schema) -> dict[str, Any]:
    return {"oneOf": [{"type": "null"}, dict(schema)]}


_FILTERS = _object(
    "Narrows what is searched.",
    since=_DAY, until=_DAY, outlets=_TEXTS, articles=_TEXTS, languages=_TEXTS, copies={"type": "boolean"},
) | {"additionalProperties": False}  # fmt: skip
_TURN = _object("A question and its answer.", question=_TEXT, answer=_TEXT) | {
    "required": ["question", "answer"]
}
_GIVEN = _object("A source of your own.", text=_TEXT, title=_TEXT, uri=_TEXT) | {"required": ["text"]}

PARAMETERS: Mapping[str, Mapping[str, tuple[str, Schema]]] = {
    "ask": {
        "question": ("What to answer, at most 4,000 characters.", _TEXT),
        "history": (
            "Earlier turns of the conversation, oldest first.",
            _maybe({"type": "array", "items": _TURN}),
        ),
        "filters": ("Which articles to search; null for all.", _maybe(_FILTERS)),
    },
    "search": {
        "query": ("What to look for, at most 4,000 characters.", _TEXT),
        "filters": ("Which articles to search; null for all.", _maybe(_FILTERS)),
        "limit": ("How many passages at most.", {"type": "integer", "minimum": 1, "maximum": 100}),
    },
    "check": {
        "text": ("What to check, at most 100,000 characters.", _TEXT),
        "sources": (
            "Names of articles, or texts of your own; null for the whole library.",
            _maybe({"type": "array", "items": {"oneOf": [_TEXT, _GIVEN]}, "minItems": 1, "maxItems": 100}),
        ),
    },
}
"""Of each call and parameter: what it is for, and what it may be."""

RETURNS: Mapping[str, tuple[str, Schema]] = {
    "ask": (
        "The answer, as `dateline ask --json` prints it.",
        _object(
            "An answer.",
            outcome={"enum": ["answered", "partly", "conflicting", "not_in_sources"]},
            short=_maybe(_TEXT),
            statements=_OBJECTS,
            sources=_OBJECTS,
            conflicts=_OBJECTS,
            as_of=_maybe(_DAY),
        ),
    ),
    "search": (
        "What was found, as `dateline search --json` prints it.",
        _object("Hits.", query=_TEXT, understood=_TEXT, hits=_OBJECTS),
    ),
    "check": (
        "The verdicts, as `dateline check --json` prints them.",
        _object("A report.", statements=_OBJECTS, summary={"type": "object"}),
    ),
}


def describe(name: str, endpoint: dict[str, Any]) -> None:
    """Put our descriptions and schemas into what Gradio tells of a call."""
    known = PARAMETERS.get(name, {})
    for parameter in endpoint["parameters"]:
        if parameter["parameter_name"] in known:
            described, schema = known[parameter["parameter_name"]]
            parameter["label"] = parameter["parameter_name"]
            parameter["type"] = {**schema, "description": described}
            parameter["python_type"] = {**parameter["python_type"], "description": described}
    if name in RETURNS:
        described, schema = RETURNS[name]
        for returned in endpoint["returns"]:
            returned["label"] = name
            returned["type"] = {**schema, "description": described}
            returned["python_type"] = {**returned["python_type"], "description": described}
