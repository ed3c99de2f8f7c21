"""Work for a client that is there: it ends when the client goes."""

import asyncio
from collections.abc import Awaitable
from typing import Any, TypeVar

from starlette.requests import Request

T = TypeVar("T")

SOON = 0.05
"""In seconds: what is answered by then is not watched, as watching takes longer than most of it."""


class Gone(Exception):
    """The client has gone; nobody reads an answer."""


async def while_there(request: Request, work: Awaitable[T]) -> T:
    """What the work returns; where the client goes before, the work is cancelled. Raises Gone.

    The request's body must have been read. A change that waits for its turn is then not made; one whose turn has come
    is made all the same, as it shares a transaction with others.
    """
    watch = Watch(request)
    try:
        return await work
    except asyncio.CancelledError:
        if watch.client_gone and watch.working.uncancel() == 0:
            raise Gone from None
        raise
    finally:
        watch.end()


class Watch:
    """Cancels the task that makes it, once the client has gone."""

    def __init__(self, request: Request) -> None:
        working = asyncio.current_task()
        assert working is not None  # noqa: S101  # requests are answered in tasks
        self.request, self.working = request, working
        self.client_gone = False
        self.watching: asyncio.Task[None] | None = None
        self.timer = asyncio.get_running_loop().call_later(SOON, self.begin)

    def begin(self) -> None:
        self.watching = asyncio.create_task(gone(self.request))
        self.watching.add_done_callback(self.client_has_gone)

    def client_has_gone(self, watching: asyncio.Task[Any]) -> None:
        if not watching.cancelled():
            self.client_gone = True
            self.working.cancel()

    def end(self) -> None:
        """Watches no longer."""
        self.timer.cancel()
        if self.watching is not None:
            self.watching.remove_done_callback(self.client_has_gone)
            self.watching.cancel()


async def gone(request: Request) -> None:
    """Returns when the client has gone."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
