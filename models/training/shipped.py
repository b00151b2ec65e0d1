"""The float weights behind the int8 file that ships: where training goes on from what was learned.

Matrices come back as their 7-bit numbers times the scale of their column, and the loud channels as they were.
"""

import re
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import numpy_helper

from models.minilm_torch import HEADS, LAYERS, LOUD, WIDTH
from models.training.network import Network, untrained

_MATRICES: Final = ("mixed", "out", "wide", "narrow")
_NAMED: Final = ("pooler", "relevance", "support")
_QUANTISED: Final = re.compile(r"MatMul_(\d+)_quantized$")

Arrays = dict[str, npt.NDArray[Any]]


def float_weights(file: Path, source: Path) -> Network:
    """Return the network that `file`, an ONNX graph of `export.ship`, was made of, as far as int8 kept it.

    Args:
        file: the reader's int8 graph.
        source: folder of the trunk's model.safetensors; the word vectors are taken from it.
    """
    arrays = {one.name: numpy_helper.to_array(one) for one in onnx.load(file).graph.initializer}
    network = untrained(source, 0)
    state = network.state_dict()
    numbered = sorted(
        (int(match.group(1)), name) for name in arrays if (match := _QUANTISED.search(name)) is not None
    )
    names = [*(f"layers.{n}.{part}" for n in range(LAYERS) for part in _MATRICES), "span"]
    found = dict(zip(names, (name for _, name in numbered), strict=True))
    for name, quantised in (found | {name: f"{name}.weight_quantized" for name in _NAMED}).items():
        rest = f"{name}.rest.bias"
        state[f"{name}.weight"] = torch.from_numpy(
            _matrix(arrays, name, quantised.removesuffix("_quantized"))
        )
        state[f"{name}.bias"] = torch.from_numpy(arrays[rest if rest in arrays else f"{name}.bias"].copy())
    for n in range(LAYERS):
        for what in ("weight", "bias"):
            state[f"layers.{n}.mixed.{what}"][:WIDTH] *= (WIDTH // HEADS) ** 0.5
    for name in [name for name in state if "norm" in name]:
        state[name] = torch.from_numpy(arrays[name].copy())
    state["places"][: len(arrays["places"])] = torch.from_numpy(arrays["places"].copy())
    state["kinds"] = torch.from_numpy(arrays["kinds.1"].copy())
    network.load_state_dict(state)
    network.eval()
    return network


def _matrix(arrays: Arrays, name: str, quantised: str) -> npt.NDArray[np.float32]:
    """Return a matrix [outputs, inputs]: its int8 numbers times their scales, and its loud channels."""
    numbers = arrays[f"{quantised}_quantized"].astype(np.float32)
    matrix: npt.NDArray[np.float32] = numbers * arrays[f"{quantised}_scale"]
    loud = arrays.get(f"{name}.loud_weight")
    if loud is not None:
        silent = np.flatnonzero(~numbers.any(1))
        if len(silent) != LOUD:
            raise ValueError(f"{name} has {len(silent)} loud channels, not {LOUD}")
        matrix[silent] = loud
    return np.ascontiguousarray(matrix.T)
