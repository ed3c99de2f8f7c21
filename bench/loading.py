"""How long the province takes to load: one line for each engine. `make bench` runs it; nothing calls it.

Times are of one machine in one run: compare the lines with each other, not with those of another day.
"""

import asyncio
import json
import os
import tempfile
from dataclasses import asdict, dataclass
from time import perf_counter

from graph.engine.migrations import migrate
from graph.engine.open import open_graph
from graph.engine.settings import GraphSettings, graph_settings
from seeds.draft.rows import Rows
from seeds.exchange.load import load
from seeds.sizes import build


@dataclass(frozen=True, slots=True)
class Line:
    """One measurement: rows are nodes and links together."""

    engine: str
    rows: int
    making_seconds: float
    loading_seconds: float
    rows_per_second: int


async def measured(settings: GraphSettings, rows: Rows, making: float) -> Line:
    async with open_graph(settings) as graph:
        await migrate(graph)
        began = perf_counter()
        await load(graph, rows, lambda *_: None, "bench")
        loading = perf_counter() - began
    engine = "embedded" if settings.directory else "neo4j"
    return Line(engine, rows.total(), round(making, 1), round(loading, 1), round(rows.total() / loading))


def main() -> None:
    """The embedded engine in a directory of its own, then the server of GRAPH_URL where there is one."""
    began = perf_counter()
    rows = build("province")
    making = perf_counter() - began
    with tempfile.TemporaryDirectory() as directory:
        graphs = [GraphSettings(url=f"embedded:{directory}")]
        if not os.environ.get("GRAPH_URL", "embedded:").startswith("embedded:"):
            graphs.append(graph_settings(os.environ))
        for settings in graphs:
            print(json.dumps(asdict(asyncio.run(measured(settings, rows, making)))))


if __name__ == "__main__":
    main()
