"""Making changes in a bench: through the schema, as the service does."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from tempfile import TemporaryDirectory
from typing import Any

from execution.asked import Asked
from execution.operations import Operation
from execution.view import View
from graph.cypher.fetch import Fetching, Writes
from graph.engine.sessions import Graph
from graph.engine.settings import GraphSettings, graph_settings
from schema.build import HierarchySchema

TODAY = date(2026, 1, 1)


async def ask(schema: HierarchySchema, graph: Graph, query: str, variables: Mapping[str, Any]) -> dict[str, Any]:
    """The data of an answer that must have neither errors nor refusals."""
    writes = Writes(graph, "bench", lambda: datetime.now(UTC))
    asked = Asked(Fetching(graph, writes), View.whole(TODAY), schema.limits.objects)
    answered = await schema.operations.answer(Operation(query, variables), asked)
    if answered.errors or answered.data is None:
        raise RuntimeError(f"{answered.errors}")
    for payload in answered.data.values():
        if isinstance(payload, dict) and payload.get("userErrors"):
            raise RuntimeError(f"{payload['userErrors'][:5]}")
    return dict(answered.data)


@contextmanager
def engines() -> Iterator[list[tuple[str, GraphSettings]]]:
    """The embedded engine in a directory of its own, and the server of GRAPH_URL where there is one."""
    with TemporaryDirectory() as directory:
        found = [("embedded", GraphSettings(url=f"embedded:{directory}"))]
        if not os.environ.get("GRAPH_URL", "embedded:").startswith("embedded:"):
            found.append(("neo4j", graph_settings(os.environ)))
        yield found
