"""Figures for Prometheus at /metrics: the cache of plans, the tree of organizations, and the process itself; of all
workers, where there are several."""

import asyncio
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import Response

from execution.documents import Documents
from graph.tree.tree import Tree

KEPT = 1
"""In seconds, between what a worker keeps of its figures and keeps again."""
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


class TreeFigures(Collector):
    """How the tree of organizations does; nothing where there is none."""

    def __init__(self, tree: Callable[[], Tree | None]) -> None:
        self.tree = tree

    def collect(self) -> Iterable[Metric]:
        tree = self.tree()
        if tree is None:
            return
        figures = tree.figures
        for name, said, count in (
            ("answered", "Reads that the tree has answered.", figures.answered),
            ("together", "Of these, reads that the graph has completed.", figures.together),
            ("again", "Answers that were made again, as the ledger had grown meanwhile.", figures.again),
            ("beyond", "Reads of what the tree does not hold, left to the graph.", figures.beyond),
            ("behind", "Reads left to the graph as the tree was not at the ledger's end.", figures.behind),
            ("filled", "How often the tree was read whole.", figures.filled),
            ("faults", "How often following the ledger failed; the graph answers until it succeeds.", figures.faults),
        ):
            counter = CounterMetricFamily(f"hierarchy_tree_{name}", said)
            counter.add_metric([], count)
            yield counter
        held = 0 if tree.columns is None else len(tree.columns)
        for name, said, value in (
            ("organizations", "Organizations in the tree now; 0 while the graph alone answers.", held),
            ("line", "The ledger's line that the tree has come to.", tree.end.seq),
            ("seconds_behind", "Since the tree was last seen to be at the ledger's end.", tree.seconds_behind),
        ):
            gauge = GaugeMetricFamily(f"hierarchy_tree_{name}", said)
            gauge.add_metric([], value)
            yield gauge


@dataclass(frozen=True, slots=True)
class Shared(Collector):
    """The figures of all workers, each with its number: every worker keeps its own in a file of the directory, as of
    the last second."""

    directory: Path
    number: int

    def keep(self, figures: bytes) -> None:
        """Puts this worker's figures where the others find them, whole."""
        made = self.directory / f".{self.number}.{os.getpid()}"
        made.write_bytes(figures)
        made.replace(self.directory / str(self.number))

    def collect(self) -> Iterable[Metric]:
        found = dict[str, Metric]()
        for file in sorted(self.directory.glob("[0-9]*"), key=lambda one: int(one.name)):
            for family in text_string_to_metric_families(file.read_text(encoding="utf-8")):
                told = found.setdefault(family.name, Metric(family.name, family.documentation, family.type))
                for sample in family.samples:
                    told.samples.append(sample._replace(labels={**sample.labels, "worker": file.name}))
        return found.values()


class Figures:
    """What an application tells of itself, and of the workers beside it; each has a registry of its own."""

    def __init__(self, documents: Documents, tree: Callable[[], Tree | None], shared: Shared | None) -> None:
        self.own = CollectorRegistry()
        self.own.register(PlanFigures(documents))
        self.own.register(TreeFigures(tree))
        ProcessCollector(registry=self.own)
        self.shared = shared

    async def answer(self, _: Request) -> Response:
        """The endpoint."""
        told = generate_latest(self.own)
        if self.shared is not None:
            self.shared.keep(told)
            told = generate_latest(self.shared)
        return Response(told, media_type=CONTENT_TYPE_LATEST)

    async def keep(self) -> None:
        """Lets the workers beside this one tell of it, until it is cancelled; ends at once where there are none."""
        while self.shared is not None:
            self.shared.keep(generate_latest(self.own))
            await asyncio.sleep(KEPT)
