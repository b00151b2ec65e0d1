"""Sessions of onnxruntime for the networks that ship: one thread a call, on the CPU."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

_LEFT_OUT: Final = ("SkipLayerNormFusion",)
"""onnxruntime's own fusions that make a network slower: 25 readings take 178 ms with it, 160 without."""


def session(weights: bytes) -> "InferenceSession":
    """Return a network that is run by whichever thread calls it, so that each gives the same bytes anywhere.

    Args:
        weights: an ONNX graph.
    """
    import onnxruntime as ort  # costs 0.1 s that other commands do not pay

    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return ort.InferenceSession(
        weights, options, providers=["CPUExecutionProvider"], disabled_optimizers=_LEFT_OUT
    )
