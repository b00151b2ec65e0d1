"""The floor every room stands on: the base error, the hashes, and the promise to stay off the network."""

__version__ = "0.1.0"
