"""A process that asks the same again and again as a viewer, and prints when, and what it was told.

It reads a graph that another process changes, until it is ended.
"""

import asyncio
import json
import os
import sys
from datetime import date
from time import monotonic

from execution.asked import Unbounded
from execution.operations import Operation
from execution.view import View
from graph.cypher.fetch import Fetching, Writes
from graph.engine.few import Few
from graph.engine.open import open_graph
from graph.engine.sessions import Graph
from graph.engine.settings import graph_settings
from graph.ledger.clock import Clock
from graph.tree.fetch import TreeFetching
from graph.tree.tree import Tree
from schema.build import build_schema
from service.access.asking import Asking
from service.access.tokens import Viewer


def asking_of(graph: Graph, day: date, tree: Tree | None = None) -> Asking:
    """As a service of its own asks, with a tree or without: nothing that it knows of viewers is shared with another
    one."""

    def fetching(writes: Writes) -> Fetching:
        few = Few(graph)
        return Fetching(few, writes) if tree is None else TreeFetching(few, tree, writes)

    clock = Clock()
    return Asking(
        guarded=True,
        graph=lambda: graph,
        today=lambda: View.whole(day),
        write=lambda held, key: Writes(held, "racing", clock, key),
        fetching=fetching,
        account=lambda _: Unbounded(),
        most_objects=1_000,
    )


async def ask_again(viewer: str, day: date, query: str) -> None:
    operations = build_schema().operations
    async with open_graph(graph_settings(os.environ)) as graph:
        asking = asking_of(graph, day)
        while True:
            began = monotonic()
            answer = await operations.answer(Operation(query), await asking(None, Viewer(viewer, float("inf")), ""))
            told = (answer.data or {}).get("organization")
            sys.stdout.write(json.dumps([began, monotonic(), told and told["name"]]) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    whose, on, asked = sys.argv[1:]
    asyncio.run(ask_again(whose, date.fromisoformat(on), asked))
