"""The files of a vendored model: read only where they are the ones that were published."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from dateline.errors import DatelineError

FOLDER: Final = Path(__file__).parent / "minilm"
READER: Final = Path(__file__).parent / "reader"
WEIGHTS: Final = "model.onnx"
VOCABULARY: Final = "tokenizer.json"
CALIBRATION: Final = "calibration.json"
SUMS: Final = "SHA256SUMS"
REMEDY: Final = "install dateline again, its own files are damaged"


class ModelFileError(DatelineError):
    """A file of a vendored model is missing or is not the one that was published."""


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """The files of the model in `folder`: those of `names`, and `SHA256SUMS` with the hash of each."""

    folder: Path
    names: tuple[str, ...]

    def sums(self) -> dict[str, str]:
        """Return the published SHA-256 of each file by its name.

        Raises:
            ModelFileError: the list is missing or damaged.
        """
        return _sums(self.folder / SUMS, self.names)

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

    def verify(self) -> None:
        """Compare every file with its published hash (0.1 s).

        Raises:
            ModelFileError: naming the first file that is missing or differs.
        """
        for name in self.sums():
            self.read(name)


@lru_cache(maxsize=8)
def _sums(path: Path, names: tuple[str, ...]) -> dict[str, str]:
    try:
        lines = path.read_text(encoding="ascii").splitlines()
    except (OSError, ValueError) as error:
        raise ModelFileError(f"the model file '{path}' cannot be read", REMEDY) from error
    sums = {name: sha for sha, _, name in (line.partition("  ") for line in lines) if name}
    for name in names:
        if name not in sums:
            raise ModelFileError(f"the model file '{path}' lists no hash of '{name}'", REMEDY)
    return sums
