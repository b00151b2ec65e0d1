"""Judges a file of claims with the checker and thresholds that ship, into a folder that can be resumed."""

import json
import os
import platform
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from answer.check.checker import judge_claims
from answer.check.report import Checked, Verdict
from dateline import __version__
from eval.claims_metrics import metrics_dict, outcomes
from eval.claims_set import LABELS, ClaimSet, Label, LabelledClaim, label_of
from eval.facts import code_digest
from eval.folder import FolderError, RunFolder, open_folder
from eval.record import Record, RecordError, parse_line

if TYPE_CHECKING:
    from models.reader.reading import Reader

CLAIMS: Final = "claims.jsonl"
METRICS: Final = "metrics.json"
AT_ONCE: Final = 20
"""Claims that are judged before they are written down."""
_LABELS: Final[Mapping[Verdict, Label]] = {"supported": "supported", "partly": "partially_supported"}
_NAME_CUT: Final = 60


@dataclass(frozen=True, slots=True)
class ClaimProgress:
    """How far a run is; `seconds_left` is None until something has been judged."""

    done: int
    total: int
    seconds_left: float | None


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """What was said of a claim; `score` is the probability, 0 to 1, that its evidence bears it out."""

    id: str
    verdict: str
    label: Label
    score: float

    def as_dict(self) -> dict[str, object]:
        """Return the line of `claims.jsonl`."""
        return {"id": self.id, "verdict": self.verdict, "label": self.label, "score": self.score}


@dataclass(frozen=True, slots=True)
class ClaimsSummary:
    """What came of a run: `metrics` as in `metrics.json`, None where no claim has a label."""

    out: str
    judged: tuple[JudgedClaim, ...]
    taken_over: int
    seconds: float
    metrics: Mapping[str, object] | None
    notes: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        """Return JSON-ready values."""
        counts = {label: sum(one.label == label for one in self.judged) for label in LABELS}
        return {
            "out": self.out,
            "claims": len(self.judged),
            "taken_over": self.taken_over,
            "said": counts,
            "seconds": round(self.seconds, 3),
            "metrics": self.metrics,
            "notes": list(self.notes),
        }


def run_claims(
    claims: ClaimSet,
    reader: "Reader | None",
    out: Path,
    *,
    progress: Callable[[ClaimProgress], None] = lambda _: None,
    command: Sequence[str] = (),
) -> ClaimsSummary:
    """Judge every claim and write the run's folder; go on where an earlier run was cut off.

    Args:
        claims: what to judge; their labels are looked at only when all are judged.
        reader: judges what is borne out; None to go by quotes, facts and shared words.
        out: the folder, new or of the same run (claims, reader, versions and code alike).
        progress: called before the first claims and after each few.
        command: kept in `run.json`.

    Raises:
        DatelineError: where `out` holds something else, or cannot be written to.
    """
    begun = time.perf_counter()
    with open_folder(out, _facts(claims, reader, command)) as folder:
        judged = _resume(folder, claims.claims)
        taken_over = len(judged)
        _judge_rest(claims.claims, judged, reader, folder, progress)
        metrics = _metrics(claims.claims, judged)
        if metrics is not None:
            folder.write(METRICS, metrics)
    seconds = time.perf_counter() - begun
    return ClaimsSummary(str(out), tuple(judged), taken_over, seconds, metrics, _notes(claims.claims, reader))


def _facts(claims: ClaimSet, reader: "Reader | None", command: Sequence[str]) -> dict[str, object]:
    """Return what goes into `run.json`: two runs alike in it are the same run, whatever the command."""
    packages = {name: version(name) for name in ("numpy", "onnxruntime", "tokenizers")}
    return {
        "command": list(command),
        "claims": {"sha256": claims.sha256, "claims": len(claims.claims)},
        "models": {"reader": "off" if reader is None else {"name": reader.name, "sha256": reader.sha256}},
        "versions": {"dateline": __version__, "python": platform.python_version()} | packages,
        "code": code_digest(),
    }


def _judge_rest(
    claims: Sequence[LabelledClaim],
    judged: list[JudgedClaim],
    reader: "Reader | None",
    folder: RunFolder,
    progress: Callable[[ClaimProgress], None],
) -> None:
    """Judge what is not judged yet, a few at a time, each few written down at once."""
    before, begun = len(judged), time.perf_counter()
    progress(ClaimProgress(before, len(claims), None))
    with (folder.path / CLAIMS).open("ab") as file:
        while len(judged) < len(claims):
            some = claims[len(judged) : len(judged) + AT_ONCE]
            found = judge_claims([(one.claim, one.evidence) for one in some], reader)
            new = [_judged(one, checked) for one, checked in zip(some, found, strict=True)]
            file.write("".join(json.dumps(one.as_dict()) + "\n" for one in new).encode())
            file.flush()
            judged += new
            pace = (time.perf_counter() - begun) / (len(judged) - before)
            progress(ClaimProgress(len(judged), len(claims), pace * (len(claims) - len(judged))))
        os.fsync(file.fileno())


def said_of(verdict: Verdict) -> Label:
    """Return the label that a verdict comes to."""
    return _LABELS.get(verdict, "not_supported")


def _judged(claim: LabelledClaim, checked: Checked) -> JudgedClaim:
    return JudgedClaim(claim.id, checked.verdict, said_of(checked.verdict), checked.score)


def _resume(folder: RunFolder, claims: Sequence[LabelledClaim]) -> list[JudgedClaim]:
    """Return what is judged already, having cut off a line that a kill left torn.

    Raises:
        DatelineError: where that is not of the first claims, in order.
    """
    path = folder.path / CLAIMS
    whole = path.read_bytes() if path.exists() else b""
    lines = whole[: whole.rfind(b"\n") + 1].splitlines(keepends=True)
    judged: list[JudgedClaim] = []
    for number, line in enumerate(lines, 1):
        try:
            judged.append(_read_back(parse_line(line.decode(), f"line {number} of '{path}'")))
        except (RecordError, UnicodeDecodeError) as error:
            if number < len(lines):
                raise FolderError(f"'{path}' is damaged at line {number}", "delete the folder") from error
            lines.pop()
    if [one.id for one in judged] != [one.id for one in claims[: len(judged)]]:
        raise FolderError(f"'{path}' holds other claims", "delete the folder or name another --out")
    kept = sum(map(len, lines))
    if kept < len(whole):
        os.truncate(path, kept)
    return judged


def _read_back(record: Record) -> JudgedClaim:
    label, score = label_of(record.text("label")), record.measure("score")
    if label is None or score is None:
        raise RecordError(f"{record.where} is no judged claim", "delete the folder and run again")
    return JudgedClaim(record.required_text("id"), record.required_text("verdict"), label, score)


def _metrics(claims: Sequence[LabelledClaim], judged: Sequence[JudgedClaim]) -> dict[str, object] | None:
    pairs = [(one.label, said) for one, said in zip(claims, judged, strict=True) if one.label is not None]
    if not pairs:
        return None
    gold, said = zip(*pairs, strict=True)
    found = outcomes(gold, [one.label for one in said], [one.score for one in said])
    return metrics_dict(found, [one.verdict for one in said], claims=len(claims))


def _notes(claims: Sequence[LabelledClaim], reader: "Reader | None") -> tuple[str, ...]:
    """Say what the figures do not cover."""
    notes = []
    bare = [one.id for one in claims if one.label is None]
    if len(bare) == len(claims):
        notes.append("no claim has a label, so nothing is measured")
    elif bare:
        shown = bare[0] if len(bare[0]) <= _NAME_CUT else bare[0][: _NAME_CUT - 1] + "…"
        notes.append(f"{len(bare)} of {len(claims)} claims have no label ('{shown}') and are not measured")
    if reader is None:
        notes.append("no reader judged this: quotes, facts and shared words decide")
    return tuple(notes)
