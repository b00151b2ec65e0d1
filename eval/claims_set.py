"""Claims with their evidence, a JSON object a line, and what people said of them where they did."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final, Literal, get_args

from eval.record import Record, RecordError, parse_lines, read_text

Label = Literal["supported", "partially_supported", "not_supported"]
LABELS: Final[tuple[Label, ...]] = get_args(Label)


@dataclass(frozen=True, slots=True)
class LabelledClaim:
    """A claim and what ought to bear it out, a text or its sentences; `label` is None where nobody judged."""

    id: str
    claim: str
    evidence: str | tuple[str, ...]
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class ClaimSet:
    """A file of claims: its path, the sha256 of its bytes, its claims in order."""

    path: str
    sha256: str
    claims: tuple[LabelledClaim, ...]


def read_claims(path: Path) -> ClaimSet:
    """Read a file of claims; fields that it does not need are passed over.

    Raises:
        DatelineError: there is no such file, a line is no claim, an id occurs twice, or nothing is in it.
    """
    text, raw = read_text(path)
    claims: list[LabelledClaim] = []
    lines: dict[str, int] = {}
    for number, record in parse_lines(text, str(path)):
        claim = _claim(record)
        if claim.id in lines:
            what = f"{record.where} has the id '{claim.id}' of line {lines[claim.id]}"
            raise RecordError(what, "give each claim an id of its own")
        lines[claim.id] = number
        claims.append(claim)
    if not claims:
        raise RecordError(f"'{path}' holds no claim", 'write a line such as {"id", "claim", "evidence"}')
    return ClaimSet(str(path), sha256(raw).hexdigest(), tuple(claims))


def _claim(record: Record) -> LabelledClaim:
    label = record.text("label")
    if label is not None and label not in LABELS:
        raise RecordError(
            f"'label' of {record.where} is '{label}'", f"write one of {', '.join(LABELS)}, or leave it out"
        )
    return LabelledClaim(
        record.required_text("id"), record.required_text("claim"), _evidence(record), label_of(label)
    )


def label_of(text: str | None) -> Label | None:
    """Return a text that is a label as one."""
    return next((one for one in LABELS if one == text), None)


def _evidence(record: Record) -> str | tuple[str, ...]:
    """A text or a list of texts, which may be blank: then nothing bears the claim out."""
    value = record.data.get("evidence")
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(one for one in value if one.strip())
    raise RecordError(f"{record.where} has no 'evidence' that is a text or a list of texts", "give it one")
