"""The reads of whoever may see nothing."""

from typing import Any, LiteralString


class Unseen(Exception):
    """A statement was on its way for somebody who may see nothing: a fault, as nothing should have asked for it."""


class NoReads:
    """What is read for whoever may see nothing: nobody is given a graph without a right to it."""

    async def read(self, text: LiteralString, /, **_: Any) -> Any:
        """Never answers."""
        raise Unseen(text)
