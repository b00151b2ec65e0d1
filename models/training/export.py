"""From trained float weights to the file that ships: laid out for int8, exported, quantised, compared.

The graph takes pairs of one length, without padding: `ids` and `kinds` int64 [batch, length]. It gives
`relevance` float32 [batch], `support` float32 [batch, 3] and `span` float32 [batch, 2, length], all logits.
Matrices and word vectors are int8 as in the embedder (`models/export_minilm.py`).
"""

import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnxruntime
import torch

from models.export_minilm import OPSET, shrink
from models.minilm_torch import LAYERS, WIDTH, Layer, linear, norm, prepare
from models.training.network import Network
from models.training.pairs import MOST, Pieces

OUTPUTS: Final = ("relevance", "support", "span")
LENGTH: Final = 256
"""Word pieces of the longest pair."""
MAX_EXPORT_ERROR: Final = 1e-3  # of a logit, float32 ONNX against torch


class Deployed(torch.nn.Module):  # type: ignore[misc]  # torch is absent where mypy runs
    """The trained network without what only training needs: no padding, no dropout."""

    def __init__(self, trained: Network) -> None:
        super().__init__()
        weights = published_names(trained)
        self.words: torch.nn.Module = torch.nn.Embedding.from_pretrained(trained.words.weight)
        self.register_buffer("places", trained.places.detach()[:LENGTH])
        self.register_buffer("kinds", trained.kinds.detach())
        self.norm = norm(weights, "norm")
        self.layers = torch.nn.ModuleList(Layer(weights, f"encoder.layer.{n}") for n in range(LAYERS))
        self.pooler, self.relevance, self.support, self.span = (
            linear(part.weight.detach(), part.bias.detach())
            for part in (trained.pooler, trained.relevance, trained.support, trained.span)
        )

    def forward(
        self, ids: torch.Tensor, kinds: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Read pairs of one length, int64 [batch, length] each; see the module for what comes back."""
        x = self.norm(self.words(ids) + self.places[: ids.shape[1]] + self.kinds[kinds])
        for layer in self.layers:
            x = layer(x)
        pooled = torch.tanh(self.pooler(x[:, 0]))
        return self.relevance(pooled)[:, 0], self.support(pooled), self.span(x).transpose(1, 2)


def published_names(trained: Network) -> dict[str, torch.Tensor]:
    """Return the trained layers by the names that BERT's published weights have."""
    state: Mapping[str, torch.Tensor] = {name: value.detach() for name, value in trained.state_dict().items()}
    named = {f"norm.{what}": state[f"norm.{what}"] for what in ("weight", "bias")}
    parts = {
        "out": "attention.output.dense",
        "wide": "intermediate.dense",
        "narrow": "output.dense",
        "norm_attention": "attention.output.LayerNorm",
        "norm_output": "output.LayerNorm",
    }
    for n in range(LAYERS):
        for what in ("weight", "bias"):
            for own, published in parts.items():
                named[f"encoder.layer.{n}.{published}.{what}"] = state[f"layers.{n}.{own}.{what}"]
            mixed = state[f"layers.{n}.mixed.{what}"].split(WIDTH)
            for which, value in zip(("query", "key", "value"), mixed, strict=True):
                named[f"encoder.layer.{n}.attention.self.{which}.{what}"] = value
    return named


def run_torch(network: torch.nn.Module, rows: Sequence[Pieces]) -> list[list[np.ndarray]]:
    """Read pairs one by one with torch."""
    with torch.inference_mode():
        return [[out.numpy()[0] for out in network(*_inputs(row))] for row in rows]


def _inputs(row: Pieces) -> tuple[torch.Tensor, torch.Tensor]:
    return torch.tensor([row.ids[:LENGTH]]), torch.tensor([row.kinds[:LENGTH]])


def run_onnx(path: Path, rows: Sequence[Pieces]) -> list[list[np.ndarray]]:
    """Read pairs one by one with onnxruntime."""
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    return [
        [
            out[0]
            for out in session.run(
                list(OUTPUTS), dict(zip(("ids", "kinds"), map(_array, _inputs(row)), strict=True))
            )
        ]
        for row in rows
    ]


def _array(tensor: torch.Tensor) -> np.ndarray:
    array: np.ndarray = tensor.numpy()
    return array


def export(network: torch.nn.Module, path: Path) -> None:
    """Write the float32 graph, free in batch and length."""
    shape = {0: "batch", 1: "length"}
    axes: dict[str, Any] = {"ids": shape, "kinds": shape, "relevance": {0: "batch"}, "support": {0: "batch"}}
    torch.onnx.export(
        network,
        (torch.arange(1000, 1018).reshape(2, 9), torch.arange(18).reshape(2, 9) % 2),
        path,
        dynamo=False,
        opset_version=OPSET,
        input_names=["ids", "kinds"],
        output_names=list(OUTPUTS),
        dynamic_axes=axes | {"span": {0: "batch", 2: "length"}},
    )


def ship(trained: Network, heard: Sequence[Pieces], held: Sequence[Pieces], target: Path) -> dict[str, float]:
    """Write the int8 graph of `trained` to `target`; return how far it is from the floats on `held`.

    Args:
        trained: the float network.
        heard: pairs that show which channels are loud.
        held: other pairs, to compare on.
        target: the file to write.
    """
    network = Deployed(trained.eval()).eval()
    with tempfile.TemporaryDirectory() as scratch:
        exact, half, small = (Path(scratch, f"{name}.onnx") for name in ("exact", "half", "small"))
        export(network, exact)
        export(prepare(network, lambda one: run_torch(one, heard)), half)
        shrink(half, small)
        floats, exported, small_out = run_torch(network, held), run_onnx(exact, held), run_onnx(small, held)
        error = _apart(floats, exported).max()
        if error > MAX_EXPORT_ERROR:
            sys.exit(f"The export differs from torch by {error:.5f}; nothing was written.")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(small.read_bytes())
    apart = _apart(floats, small_out)
    return {
        "relevance": float(apart[:, 0].mean()),
        "support": float(apart[:, 1].mean()),
        "largest": float(apart.max()),
    }


def _apart(some: Sequence[Sequence[np.ndarray]], others: Sequence[Sequence[np.ndarray]]) -> np.ndarray:
    """Largest difference of relevance and of support, a row a pair."""
    return np.array(
        [[float(np.abs(a[n] - b[n]).max()) for n in (0, 1)] for a, b in zip(some, others, strict=True)]
    )


assert MOST <= LENGTH  # noqa: S101 - what is trained on fits what ships
