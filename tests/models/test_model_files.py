"""The vendored files: complete, undamaged, and refused when they are not."""

import hashlib
import shutil
from pathlib import Path

import onnxruntime
import pytest

from dateline.errors import DatelineError
from models.embedder import MiniLM
from models.files import FOLDER, ModelFileError

FILES = {"model.onnx", "tokenizer.json", "SHA256SUMS", "LICENSE", "NOTICE", "MODEL_CARD.md"}
APACHE_2 = "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30"  # the text as published


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return shutil.copytree(FOLDER, tmp_path / "minilm")


def flip(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def test_everything_is_there() -> None:
    assert {path.name for path in FOLDER.iterdir()} >= FILES


def test_the_files_are_the_published_ones() -> None:
    MiniLM().verify()


def test_the_card_names_the_weights() -> None:
    assert MiniLM().sha256 in (FOLDER / "MODEL_CARD.md").read_text(encoding="utf-8")


def test_the_licences_are_complete() -> None:
    for path in (FOLDER / "LICENSE", FOLDER.parents[1] / "LICENSE"):
        assert hashlib.sha256(path.read_bytes()).hexdigest() == APACHE_2


def test_the_graph_is_as_documented() -> None:
    session = onnxruntime.InferenceSession(FOLDER / "model.onnx", providers=["CPUExecutionProvider"])
    (given,), (made,) = session.get_inputs(), session.get_outputs()
    assert (given.name, given.type, given.shape) == ("input_ids", "tensor(int64)", ["batch", "length"])
    assert (made.name, made.type, made.shape) == ("embedding", "tensor(float)", ["batch", 384])


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
@pytest.mark.parametrize("at", [0, 100_000, -1])
def test_one_flipped_bit_is_noticed(copy: Path, name: str, at: int) -> None:
    flip(copy / name, at)
    with pytest.raises(ModelFileError, match=name):
        MiniLM(copy).verify()
    with pytest.raises(ModelFileError, match=name):
        MiniLM(copy).embed(["a"])


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "SHA256SUMS"])
def test_a_missing_file_is_an_error_with_a_remedy(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(DatelineError, match=f"{name}' cannot be read; install dateline again") as caught:
        MiniLM(copy).embed(["a"])
    assert str(caught.value).endswith(".")
    with pytest.raises(DatelineError, match=name):
        MiniLM(copy).verify()


@pytest.mark.parametrize("sums", ["", "nonsense", "abc  model.onnx\n", "\x00\xff"])
def test_damaged_sums_are_an_error(copy: Path, sums: str) -> None:
    (copy / "SHA256SUMS").write_text(sums, encoding="utf-8")
    with pytest.raises(DatelineError, match="SHA256SUMS"):
        _ = MiniLM(copy).sha256


def test_a_cut_off_file_is_refused(copy: Path) -> None:
    whole = (copy / "model.onnx").read_bytes()
    (copy / "model.onnx").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ModelFileError, match="not the published one"):
        MiniLM(copy).embed(["a"])
