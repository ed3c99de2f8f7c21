"""Walking a connection page by page, as a client does."""

from collections.abc import Mapping
from typing import Any

from graph.engine.sessions import Reads
from tests.support.asking import ask


async def walk(reads: Reads, field: str, declared: str, variables: Mapping[str, Any], *, first: int) -> list[str]:
    """The ids of a root connection's nodes over all its pages; `field` holds `PAGE` where `first` and `after` go."""
    page = field.replace("PAGE", "first: $first, after: $after")
    ids = "... on Node { id: key }"
    query = (
        f"query ({declared}, $first: Int!, $after: String) {{ page: {page} {{ edges {{ cursor node {{ {ids} }} }}"
        " pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"
    )
    seen: list[str] = []
    after: str | None = None
    while True:
        found = (await ask(reads, query, {**variables, "first": first, "after": after}))["page"]
        info, edges = found["pageInfo"], found["edges"]
        seen += [edge["node"]["id"] for edge in edges]
        assert len(edges) <= first
        assert info["hasPreviousPage"] == (after is not None)
        assert [info["startCursor"], info["endCursor"]] == [edges[i]["cursor"] if edges else None for i in (0, -1)]
        if not info["hasNextPage"]:
            return seen
        assert len(edges) == first
        after = info["endCursor"]
