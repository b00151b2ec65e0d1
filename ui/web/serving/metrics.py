"""Figures for Prometheus: counts and times, and neither a name nor a word of what was asked."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from dateline.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.web.runtime import Runtime

SECONDS = (0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 1.5, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0)


class Metrics:
    """One server's figures, in a registry of their own."""

    def __init__(self, runtime: "Runtime") -> None:
        self.registry = CollectorRegistry()
        self.waiting: Callable[[], int] = lambda: 0
        kept: dict[str, Any] = {"registry": self.registry, "namespace": "dateline"}
        self.requests = Counter("requests", "Requests answered.", ["route", "status"], **kept)
        self.questions = Counter("questions", "Questions answered, by outcome.", ["outcome"], **kept)
        self.calls = Counter("calls", "Calls taken in, by kind.", ["kind"], **kept)
        self.first_words = Histogram(
            "first_words_seconds", "From a question to the first words.", buckets=SECONDS, **kept
        )
        self.answers = Histogram(
            "answer_seconds", "From a question to the whole answer.", buckets=SECONDS, **kept
        )
        self.answering = Gauge("answers_open", "Answers under way.", **kept)
        self.streams = Gauge("streams_open", "Connections that are kept open for news.", **kept)
        self.limited = Counter("rate_limited", "Calls turned away for being too many.", ["kind"], **kept)
        self.logins = Counter("logins", "Attempts to log in, by outcome.", ["outcome"], **kept)
        self.errors = Counter("errors", "Failures of the program itself.", ["where"], **kept)
        Gauge("queue_waiting", "Calls that wait for their turn.", **kept).set_function(self._waits)
        self.registry.register(_Sizes(runtime))
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)

    def _waits(self) -> float:
        return self.waiting()

    def text(self) -> bytes:
        """Return all figures in Prometheus' own form."""
        return generate_latest(self.registry)


class _Sizes(Collector):
    """What is in the library, looked up when somebody asks."""

    def __init__(self, runtime: "Runtime") -> None:
        self._library = runtime.library

    def collect(self) -> Iterable[GaugeMetricFamily]:
        try:
            articles, passages = self._library.counts()
            pending = self._library.pending()
        except DatelineError:  # /health says what is wrong
            return
        yield GaugeMetricFamily("dateline_articles", "Articles in the library.", value=articles)
        yield GaugeMetricFamily("dateline_passages", "Passages in the library.", value=passages)
        yield GaugeMetricFamily("dateline_vectors_pending", "Passages that wait for a vector.", value=pending)
