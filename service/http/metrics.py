"""Figures for Prometheus at /metrics: how the cache of plans does, and the process itself."""

from collections.abc import Awaitable, Callable, Iterable

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import Response

from execution.documents import Documents

PLANNING = "Seconds spent on parsing, checking and laying out new operations; composing their statements is not in it."


class PlanFigures(Collector):
    """Reads the figures as they are when they are asked for."""

    def __init__(self, documents: Documents) -> None:
        self.documents = documents

    def collect(self) -> Iterable[Metric]:
        figures = self.documents.figures
        found = CounterMetricFamily("hierarchy_plans_found", "Operations whose plan was kept.")
        found.add_metric([], figures.hits)
        made = CounterMetricFamily("hierarchy_plans_made", "Operations that were new, or wrong.")
        made.add_metric([], figures.misses)
        seconds = CounterMetricFamily("hierarchy_planning_seconds", PLANNING)
        seconds.add_metric([], figures.planning_seconds)
        kept = GaugeMetricFamily("hierarchy_plans_kept", "Operations whose plans are kept now.")
        kept.add_metric([], len(self.documents.prepared))
        most = GaugeMetricFamily("hierarchy_plans_most", "How many are kept at most.")
        most.add_metric([], self.documents.prepared.maxsize)
        return (found, made, seconds, kept, most)


def metrics_of(documents: Documents) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint; each application has a registry of its own."""
    registry = CollectorRegistry()
    registry.register(PlanFigures(documents))
    ProcessCollector(registry=registry)

    async def metrics(_: Request) -> Response:
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    return metrics
