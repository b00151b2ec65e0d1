"""The files of a vendored model: read only where they are the ones that were published."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from dateline.errors import DatelineError

FOLDER: Final = Path(__file__).parent / "minilm"
WEIGHTS: Final = "model.onnx"
VOCABULARY: Final = "tokenizer.json"
SUMS: Final = "SHA256SUMS"
REMEDY: Final = "install dateline again, its own files are damaged"


class ModelFileError(DatelineError):
    """A file of a vendored model is missing or is not the one that was published."""


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """The model in `folder`: `model.onnx`, `tokenizer.json` and `SHA256SUMS`."""

    folder: Path

    def sums(self) -> dict[str, str]:
        """Return the published SHA-256 of each file by its name.

        Raises:
            ModelFileError: the list is missing or damaged.
        """
        return _sums(self.folder / SUMS)

    def read(self, name: str) -> bytes:
        """Return a file's bytes, making sure that it is the published one (0.02 s for the weights).

        Raises:
            ModelFileError: it is missing or another one.
        """
        path = self.folder / name
        try:
            data = path.read_bytes()
        except OSError as error:
            raise ModelFileError(f"the model file '{path}' cannot be read", REMEDY) from error
        if hashlib.sha256(data).hexdigest() != self.sums()[name]:
            raise ModelFileError(f"the model file '{path}' is not the published one", REMEDY)
        return data


@lru_cache(maxsize=8)
def _sums(path: Path) -> dict[str, str]:
    try:
        lines = path.read_text(encoding="ascii").splitlines()
    except (OSError, ValueError) as error:
        raise ModelFileError(f"the model file '{path}' cannot be read", REMEDY) from error
    sums = {name: sha for sha, _, name in (line.partition("  ") for line in lines) if name}
    if not {WEIGHTS, VOCABULARY} <= sums.keys():
        raise ModelFileError(f"the model file '{path}' lists no hash of the weights", REMEDY)
    return sums
