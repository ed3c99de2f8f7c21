"""How reports ask: operations of GraphQL, and all pages of a list."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from typing import Any

Ask = Callable[[str, Mapping[str, Any]], Awaitable[Mapping[str, Any]]]
"""Answers an operation with its data, or raises ReportRefused."""


async def pages(ask: Ask, query: str, variables: Mapping[str, Any], way: Sequence[str]) -> AsyncIterator[Any]:
    """All nodes of a connection, which stands at the end of the way."""
    after = None
    while True:
        connection: Any = await ask(query, {**variables, "after": after})
        for name in way:
            connection = connection[name]
        for node in connection["nodes"]:
            yield node
        if not connection["pageInfo"]["hasNextPage"]:
            return
        after = connection["pageInfo"]["endCursor"]
