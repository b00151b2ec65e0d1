"""How much is taken: of whom, how often, how large."""

from dataclasses import dataclass

from ui.web.serving.calls import CHECK, QUESTION, UPLOAD
from ui.web.serving.rates import Buckets, Rate
from ui.web_settings import WebSettings

LARGEST_CALL = 12_000_000
"""Bytes of a call: a hundred sources of the longest allowed, in letters of one byte."""
_FAR = {QUESTION: 30, CHECK: 6, UPLOAD: 20}
_NEAR = {QUESTION: 600, CHECK: 120, UPLOAD: 600}
"""A minute, for those who reach the chat from elsewhere, and on this machine only."""


@dataclass(frozen=True, slots=True)
class Limits:
    """A bucket for each kind of call, and the bytes of an upload."""

    buckets: dict[str, Buckets]
    upload: int

    @classmethod
    def of(cls, settings: WebSettings) -> "Limits":
        """Return what the settings say, and our own measure where they do not."""
        usual = _NEAR if settings.local and not settings.trust_header else _FAR
        given = {
            QUESTION: settings.questions_a_minute,
            CHECK: settings.checks_a_minute,
            UPLOAD: settings.uploads_a_minute,
        }
        rates = {kind: given[kind] or usual[kind] for kind in usual}
        buckets = {kind: Buckets(Rate(rate, max(2, rate // 3))) for kind, rate in rates.items()}
        return cls(buckets, settings.upload_mb * 1_000_000)
