"""`knownAt`: a question answered by what was known at a moment, whatever was recorded later."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime

from execution.errors import BadUserInput
from execution.kinds import FieldMap, Root
from execution.view import Scope, View, written
from graph.cypher.fetch import Fetching
from graph.ledger.known_at import NotKnownYet, TooMuchSince, known_at
from graph.model.calendar import known_by, told_moment
from wording.said import say

ARGUMENT = "knownAt"


def believing(roots: FieldMap) -> FieldMap:
    """Root fields that can be asked for what was known at a moment, by the argument or by an id that names it."""
    return {
        name: replace(root, context=believed, moment="" if root.named else ARGUMENT)
        for name, root in roots.items()
        if isinstance(root, Root)
    }


@asynccontextmanager
async def believed(backend: Fetching, view: View) -> AsyncIterator[Fetching]:
    """What answers the root field: the backend itself, or one that knows nothing of what was recorded later.

    Whoever sees a part is refused, by an id that names the moment as well: by what was known then somebody who has left
    since would be one of their own again, with all that their file says.
    """
    if not view.known:
        yield backend
        return
    if backend.writes is None or view.scope is not Scope.EVERYTHING:
        raise BadUserInput(say("KNOWN_AT_NOT_HERE"), ARGUMENT)
    # the id tells the moment as it was asked, which means all of its millisecond
    text = written(known_by(datetime.fromisoformat(view.known)))
    try:
        async with known_at(backend.writes.graph, text) as reads:
            yield Fetching(reads, backend.writes)
    except NotKnownYet as error:
        raise BadUserInput(say("KNOWN_BEFORE_FILLING", filled=told_moment(error.at)), ARGUMENT) from None
    except TooMuchSince as error:
        raise BadUserInput(say("KNOWN_TOO_LONG_AGO", earliest=told_moment(error.at)), ARGUMENT) from None
