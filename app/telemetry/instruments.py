"""What is measured, as Prometheus reads it: counters, gauges and histograms under their names.

Labels are route templates, status classes and names of voices: never an id, an address or words.
"""

from collections.abc import Iterable, Mapping

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.core import CounterMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

# From one insert to a turn that a model speaks.
_SECONDS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_WAITED = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)


class Instruments:
    """The instruments of one server process, in a registry of their own."""

    def __init__(self) -> None:
        """Begin at nothing."""
        # A time beside each counter is something nobody asks for.
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self._registry = every = CollectorRegistry()
        self._requests = Counter(
            "winwin_http_requests",
            "Requests that were answered.",
            ["method", "route", "status"],
            registry=every,
        )
        self._durations = Histogram(
            "winwin_http_request_duration_seconds",
            "Time from a request to the last byte of its answer; streams are not in it.",
            ["method", "route"],
            buckets=_SECONDS,
            registry=every,
        )
        self._streams = Gauge(
            "winwin_streams_open", "Answers that are being sent as events now.", registry=every
        )
        self._turns = Counter(
            "winwin_turns",
            "Replies of the counterpart that were kept, by who worded them.",
            ["voice"],
            registry=every,
        )
        self._waits = Histogram(
            "winwin_store_wait_seconds",
            "Time a unit of work waited for the database before it began.",
            buckets=_WAITED,
            registry=every,
        )
        self._work = Histogram(
            "winwin_store_transaction_seconds",
            "Time of a unit of work on the database, from its beginning until it was kept.",
            ["outcome"],
            buckets=_WAITED,
            registry=every,
        )

    def request(self, method: str, route: str, status: str) -> None:
        """Count a request by its method, route template and class of status ('2xx')."""
        self._requests.labels(method, route, status).inc()

    def lasted(self, method: str, route: str, seconds: float) -> None:
        """Note how long a request took that was no stream."""
        self._durations.labels(method, route).observe(seconds)

    def streams(self, change: int) -> None:
        """Note that a stream began (1) or ended (-1)."""
        self._streams.inc(change)

    def turn(self, voice: str) -> None:
        """Count a reply that was kept."""
        self._turns.labels(voice).inc()

    def unit_of_work(self, waited: float, seconds: float, outcome: str) -> None:
        """Note a unit of work on the database: outcome is kept, undone or left."""
        self._waits.observe(waited)
        self._work.labels(outcome).observe(seconds)

    def text(self, model_calls: Mapping[tuple[str, str], int]) -> bytes:
        """Return everything in Prometheus' text format; calls to a model are by use and outcome."""
        calls = CounterMetricFamily(
            "winwin_model_calls",
            "Calls to a language model that have ended.",
            labels=["use", "outcome"],
        )
        for labels, number in sorted(model_calls.items()):
            calls.add_metric(labels, number)
        return generate_latest(self._registry) + generate_latest(_Only(calls))


class _Only(Collector):
    """A collection of one."""

    def __init__(self, metric: Metric) -> None:
        self._metric = metric

    def collect(self) -> Iterable[Metric]:
        return (self._metric,)
