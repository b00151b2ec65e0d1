"""Lines that no rule knows, judged by a small learned model; see `MODEL_CARD.md` beside this."""

from ingest.cleaning.judge.verdict import find

__all__ = ["find"]
