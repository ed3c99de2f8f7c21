"""Work for a client that is there: it ends when the client goes."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from starlette.requests import Request

T = TypeVar("T")


class Gone(Exception):
    """The client has gone; nobody reads an answer."""


async def while_there(request: Request, work: Coroutine[Any, Any, T]) -> T:
    """What the work returns; where the client goes before, the work is cancelled. Raises Gone.

    The request's body must have been read. A change that waits for its turn is then not made; one whose turn has come
    is made all the same, as it shares a transaction with others.
    """
    working = asyncio.ensure_future(work)
    going = asyncio.ensure_future(gone(request))
    try:
        await asyncio.wait({working, going}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise Gone
        return working.result()
    finally:
        for task in (working, going):
            task.cancel()
        # what comes of work that nobody waits for is nobody's fault
        await asyncio.gather(working, going, return_exceptions=True)


async def gone(request: Request) -> None:
    """Returns when the client has gone."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
