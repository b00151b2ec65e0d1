"""all-MiniLM-L6-v2 in plain torch, as published and laid out for int8. Only the export needs it.

BERT (Devlin et al. 2019) with 6 layers, 12 heads and width 384, distilled (MiniLM, Wang et al. 2020) and
trained for sentence similarity with mean pooling (Sentence-BERT, Reimers and Gurevych 2019).
"""

import copy
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

import numpy as np
import numpy.typing as npt
import torch
from torch.nn import functional

WIDTH: Final = 384
HEADS: Final = 12
LAYERS: Final = 6
MAX_PIECES: Final = 256
EPSILON: Final = 1e-12
LOUD: Final = 8  # channels kept in float before each large matrix

Array = npt.NDArray[Any]
Weights = Mapping[str, torch.Tensor]


class MiniLM(torch.nn.Module):  # type: ignore[misc]  # torch is absent where mypy runs
    """The network in plain torch, exactly as published but for the order of a few sums.

    Query, key and value are one matrix, with the 1/sqrt(head width) of attention folded into the query, and
    the only token type is folded into the positions.
    """

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        kind = weights["embeddings.token_type_embeddings.weight"][0]
        self.words: torch.nn.Module = torch.nn.Embedding.from_pretrained(
            weights["embeddings.word_embeddings.weight"]
        )
        self.register_buffer("place", weights["embeddings.position_embeddings.weight"][:MAX_PIECES] + kind)
        self.norm = norm(weights, "embeddings.LayerNorm")
        self.layers = torch.nn.ModuleList(Layer(weights, f"encoder.layer.{n}") for n in range(LAYERS))

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Embed `ids` int64 [batch, length], none of them padding; float32 [batch, WIDTH] of unit length."""
        x = self.norm(self.words(ids) + self.place[: ids.shape[1]])
        for layer in self.layers:
            x = layer(x)
        mean = x.mean(1)
        return mean / mean.norm(dim=1, keepdim=True)


class Layer(torch.nn.Module):  # type: ignore[misc]  # torch is absent where mypy runs
    """One transformer layer, normalised after each half as in the original BERT."""

    def __init__(self, weights: Weights, name: str) -> None:
        super().__init__()
        parts = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
        by = [(WIDTH // HEADS) ** -0.5, 1.0, 1.0]
        weight = torch.cat([weights[f"{part}.weight"] * to for part, to in zip(parts, by, strict=True)])
        bias = torch.cat([weights[f"{part}.bias"] * to for part, to in zip(parts, by, strict=True)])
        self.mixed = linear(weight, bias)
        self.out, self.wide, self.narrow = (
            linear(weights[f"{name}.{part}.dense.weight"], weights[f"{name}.{part}.dense.bias"])
            for part in ("attention.output", "intermediate", "output")
        )
        self.norm_attention = norm(weights, f"{name}.attention.output.LayerNorm")
        self.norm_output = norm(weights, f"{name}.output.LayerNorm")

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Map float32 [batch, length, WIDTH] to the same shape."""
        batch, length = x.shape[0], x.shape[1]
        split = self.mixed(x).reshape(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        query, key, value = split.unbind(0)
        attention = torch.softmax(torch.matmul(query, key.transpose(-1, -2)), -1)
        heard = torch.matmul(attention, value).permute(0, 2, 1, 3).reshape(batch, length, WIDTH)
        x = self.norm_attention(x + self.out(heard))
        return self.norm_output(x + self.narrow(functional.gelu(self.wide(x))))


class SmallWords(torch.nn.Module):  # type: ignore[misc]  # torch is absent where mypy runs
    """Word embeddings as int8 with a scale for each word: a quarter of the size."""

    def __init__(self, words: torch.Tensor) -> None:
        super().__init__()
        scale = words.abs().amax(1, keepdim=True) / 127
        self.register_buffer("words", torch.round(words / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Look up `ids` int64 [batch, length]; float32 [batch, length, WIDTH]."""
        return functional.embedding(ids, self.words).float() * functional.embedding(ids, self.scale)


class LoudApart(torch.nn.Module):  # type: ignore[misc]  # torch is absent where mypy runs
    """A linear layer whose loudest inputs go through a float matrix of their own.

    After LLM.int8 (Dettmers et al. 2022): the int8 activations of a text share one scale, and a few channels,
    in this network always the same ones, are up to twenty times louder than the median. They would leave all
    others a handful of steps.
    """

    def __init__(self, whole: torch.nn.Linear, loudness: torch.Tensor) -> None:
        super().__init__()
        self.register_buffer("loud", loudness.argsort(descending=True, stable=True)[:LOUD].sort()[0])
        quiet = torch.ones_like(loudness)
        quiet[self.loud] = 0
        self.register_buffer("quiet", quiet)
        self.register_buffer("loud_weight", whole.weight.data[:, self.loud].T.contiguous())
        self.rest = linear(whole.weight.data * quiet, whole.bias.data)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Map float32 [..., inputs] to [..., outputs]."""
        return self.rest(x * self.quiet) + torch.matmul(x[..., self.loud], self.loud_weight)


def linear(weight: torch.Tensor, bias: torch.Tensor) -> torch.nn.Linear:
    """Return a linear layer with these weights."""
    made = torch.nn.Linear(weight.shape[1], weight.shape[0])
    made.load_state_dict({"weight": weight, "bias": bias})
    return made


def norm(weights: Weights, name: str) -> torch.nn.LayerNorm:
    """Return the normalisation that goes by `name` in `weights`."""
    made = torch.nn.LayerNorm(WIDTH, eps=EPSILON)
    made.load_state_dict({part: weights[f"{name}.{part}"] for part in ("weight", "bias")})
    return made


Network = TypeVar("Network", bound=torch.nn.Module)


def prepare(published: Network, run: Callable[[Network], object]) -> Network:
    """Return the network laid out for int8; `run` shows it texts by which its loud channels are known.

    It has `words` and `layers` as `MiniLM` has.
    """
    loudness: dict[str, torch.Tensor] = {}

    def listen(name: str) -> Callable[[torch.nn.Module, tuple[torch.Tensor]], None]:
        def hook(_: torch.nn.Module, inputs: tuple[torch.Tensor]) -> None:
            peak = inputs[0].abs().flatten(0, 1).amax(0)
            loudness[name] = torch.maximum(peak, loudness.get(name, peak))

        return hook

    ready = copy.deepcopy(published)
    names = [f"layers.{layer}.{part}" for layer in range(LAYERS) for part in ("mixed", "wide", "narrow")]
    hooks = [ready.get_submodule(name).register_forward_pre_hook(listen(name)) for name in names]
    run(ready)
    for hook in hooks:
        hook.remove()
    for name in names:
        ready.set_submodule(name, LoudApart(ready.get_submodule(name), loudness[name]))
    ready.words = SmallWords(ready.words.weight)
    return ready


def run_torch(network: MiniLM, texts: Sequence[Sequence[int]]) -> Array:
    """Embed tokenised texts one by one with torch; float32 [texts, WIDTH]."""
    with torch.inference_mode():
        rows = [network(torch.tensor([list(ids)])).numpy()[0] for ids in texts]
    return np.stack(rows)


def read_safetensors(path: Path) -> dict[str, torch.Tensor]:
    """Read the float tensors of a safetensors file: 8 bytes of header length, a JSON header, raw data."""
    data = path.read_bytes()
    start = 8 + int.from_bytes(data[:8], "little")
    header = json.loads(data[8:start])
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            first, last = entry["data_offsets"]
            flat = np.frombuffer(data[start + first : start + last], dtype="<f4")
            tensors[name] = torch.from_numpy(flat.reshape(entry["shape"]).copy())
    return tensors
