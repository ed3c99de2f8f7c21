"""What every statement of many rows does with them."""

import asyncio
from collections.abc import Callable
from typing import Any, LiteralString, TypeVar

from graph.engine.sessions import Reads

Row = TypeVar("Row")


async def rows_of(made: Callable[..., Row], reads: Reads, text: LiteralString, **parameters: Any) -> list[Row]:
    """The rows that a statement gives, each made of its columns: a province has thousands, so beside the loop that
    answers others."""
    found = await reads.read(text, **parameters)
    return await asyncio.to_thread(lambda: [made(*row) for row in found])
