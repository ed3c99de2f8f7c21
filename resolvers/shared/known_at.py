"""`knownAt`: a question answered by what was known at a moment, whatever was recorded later."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC

from execution.errors import BadUserInput
from execution.kinds import Arguments, FieldMap, Root
from graph.cypher.fetch import Fetching
from graph.ledger.known_at import NotKnownYet, TooMuchSince, known_at
from graph.model.calendar import known_by, told_moment


def believing(roots: FieldMap) -> FieldMap:
    """Root fields that can be asked for what was known at a moment."""
    return {
        name: replace(root, context=believed, moment="knownAt")
        for name, root in roots.items()
        if isinstance(root, Root)
    }


@asynccontextmanager
async def believed(backend: Fetching, arguments: Arguments) -> AsyncIterator[Fetching]:
    """What answers the root field: the backend itself, or one that knows nothing of what was recorded later."""
    moment = arguments.get("knownAt")
    if moment is None:
        yield backend
        return
    if backend.writes is None:
        raise BadUserInput("`knownAt` is not answered here; leave it out.", "knownAt")
    text = known_by(moment).astimezone(UTC).isoformat(timespec="microseconds")
    try:
        async with known_at(backend.writes.graph, text) as reads:
            yield Fetching(reads, backend.writes)
    except NotKnownYet as error:
        filled = told_moment(error.at)
        message = f"`knownAt` lies before {filled}, when the graph was filled: nothing is known of what was known then."
        raise BadUserInput(message, "knownAt") from None
    except TooMuchSince as error:
        message = (
            f"`knownAt` lies too far back: too much was recorded since to be taken back for a question. "
            f"Ask for a moment after {told_moment(error.at)}."
        )
        raise BadUserInput(message, "knownAt") from None
