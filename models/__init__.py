"""The small networks that ship, run by onnxruntime: no torch, no download."""
