"""The reader's files: complete, undamaged, refused when they are not, and part of what is installed."""

import hashlib
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import onnxruntime
import pytest

from dateline.errors import DatelineError
from models.files import FOLDER, READER, ModelFileError
from models.pieces import PieceCounter
from models.reader.network import CrossEncoder

FILES = ("model.onnx", "calibration.json")
PAIR = [("Who spoke?", "The mayor spoke.")]
ROOT = READER.parents[1]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "reader"
    folder.mkdir()
    for name in (*FILES, "SHA256SUMS"):
        shutil.copyfile(READER / name, folder / name)
    return folder


def publish(folder: Path, calibration: object) -> None:
    """Put another calibration in place, and its hash among the published ones."""
    (folder / "calibration.json").write_text(json.dumps(calibration), encoding="utf-8")
    sums = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in FILES]
    (folder / "SHA256SUMS").write_text("".join(sums), encoding="ascii")


def test_the_files_are_the_published_ones() -> None:
    CrossEncoder().verify()


def test_the_graph_is_as_documented() -> None:
    session = onnxruntime.InferenceSession(READER / "model.onnx", providers=["CPUExecutionProvider"])
    given = {one.name: (one.type, one.shape) for one in session.get_inputs()}
    assert given == {name: ("tensor(int64)", ["batch", "length"]) for name in ("ids", "kinds")}
    made = [(one.name, one.type, one.shape[1:]) for one in session.get_outputs()]
    assert made == [
        ("relevance", "tensor(float)", []),
        ("support", "tensor(float)", [3]),
        ("span", "tensor(float)", [2, "length"]),
    ]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("at", [0, 60, -1])
def test_one_flipped_bit_is_noticed(copy: Path, name: str, at: int) -> None:
    data = bytearray((copy / name).read_bytes())
    data[at] ^= 1
    (copy / name).write_bytes(data)
    with pytest.raises(ModelFileError, match=name):
        CrossEncoder(copy).verify()
    with pytest.raises(ModelFileError, match=name):
        CrossEncoder(copy).read(PAIR)


@pytest.mark.parametrize("name", [*FILES, "SHA256SUMS"])
def test_a_missing_file_is_an_error_with_a_remedy(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(DatelineError, match=f"{name}' cannot be read; install dateline again") as caught:
        CrossEncoder(copy).read(PAIR)
    assert str(caught.value).endswith(".")
    with pytest.raises(DatelineError, match=name):
        CrossEncoder(copy).verify()


@pytest.mark.parametrize("name", FILES)
def test_a_file_without_a_published_hash_is_refused(copy: Path, name: str) -> None:
    lines = (copy / "SHA256SUMS").read_text(encoding="ascii").splitlines(keepends=True)
    (copy / "SHA256SUMS").write_text("".join(line for line in lines if name not in line), encoding="ascii")
    for use in (CrossEncoder(copy).verify, lambda: CrossEncoder(copy).read(PAIR)):
        with pytest.raises(ModelFileError, match=f"SHA256SUMS' lists no hash of '{name}'"):
            use()


def test_a_missing_vocabulary_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ModelFileError, match=r"SHA256SUMS|tokenizer\.json"):
        CrossEncoder(pieces=PieceCounter(tmp_path)).read(PAIR)


GOOD = {
    "relevance": {"scale": 2.0, "shift": 1.0},
    "support": {"temperature": 2, "bias": [0.0, 1.0, 0.0]},
    "span": {"scale": 0.5, "shift": -1.0},
}


@pytest.mark.parametrize(
    "calibration",
    [
        [],
        None,
        {},
        GOOD | {"relevance": {"scale": 1.0}},
        GOOD | {"span": {"scale": "steep", "shift": 0.0}},
        GOOD | {"support": {"temperature": 0.0, "bias": [0.0, 0.0, 0.0]}},
        GOOD | {"support": {"temperature": 1.0, "bias": [0.0, 0.0]}},
        GOOD | {"support": {"temperature": 1.0, "bias": None}},
        GOOD | {"relevance": {"scale": float("nan"), "shift": 0.0}},
        GOOD | {"relevance": {"scale": float("inf"), "shift": 0.0}},
    ],
    ids=str,
)
def test_what_is_no_calibration_is_refused(copy: Path, calibration: object) -> None:
    publish(copy, calibration)
    with pytest.raises(ModelFileError, match=r"calibration\.json' holds no calibration; install"):
        CrossEncoder(copy).read(PAIR)


def test_the_calibration_makes_the_probabilities(copy: Path, reader: CrossEncoder) -> None:
    publish(copy, GOOD)
    (plain,), (bent,) = reader.read(PAIR), CrossEncoder(copy).read(PAIR)
    assert bent.logit == plain.logit
    assert bent.relevance != plain.relevance
    assert bent.contradicted != plain.contradicted
    assert bent.answer is not None
    assert plain.answer is not None
    assert bent.answer.probability != plain.answer.probability
    assert (bent.answer.start, bent.answer.end) == (plain.answer.start, plain.answer.end)


def test_a_wheel_carries_both_models(tmp_path: Path) -> None:
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    shutil.copytree(
        ROOT / "models", tmp_path / "models", ignore=shutil.ignore_patterns("__pycache__", "*.onnx")
    )
    for name in ("minilm", "reader"):  # quick to pack: what is in them does not matter here
        (tmp_path / "models" / name / "model.onnx").write_bytes(b"weights")
        (tmp_path / "models" / name / "MODEL_CARD.md").touch()
    code = "from setuptools.build_meta import build_wheel; build_wheel('out')"
    (tmp_path / "out").mkdir()
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True, capture_output=True)
    (wheel,) = (tmp_path / "out").glob("*.whl")
    inside = set(zipfile.ZipFile(wheel).namelist())
    for folder in (FOLDER, READER):
        names = {path.name for path in folder.iterdir()} - {"__pycache__"} | {"MODEL_CARD.md"}
        assert {f"models/{folder.name}/{name}" for name in names} <= inside
    assert "models/reader/calibration.json" in inside
