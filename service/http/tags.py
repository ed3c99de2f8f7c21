"""Tags of answers: what an answer by GET depends on, so that a client asks again without being sent the same again.

An answer depends on the ledger's last line, on the day that is today (an answer without `asOf` changes at midnight), on
what is asked, and on who answers: a service that was started anew may be a newer one.
"""

from collections.abc import Awaitable, Callable
from datetime import date
from hashlib import sha256
from secrets import token_hex

import orjson
from werkzeug.http import parse_etags

from execution.operations import Operation
from graph.engine.errors import GraphError

# the number and the hash of the ledger's last line, or None
End = Callable[[], Awaitable[tuple[int, str] | None]]


NOT_OF_THE_LEDGER = "readings"
"""The field whose answers depend on more than is told here: whatever names it gets no tag."""


class Tags:
    """Makes the tags of one process; they are weak, as the same answer goes out packed and unpacked."""

    def __init__(self, end: End, today: Callable[[], date]) -> None:
        self.end = end
        self.today = today
        self.process = token_hex(8)

    async def tag_of(self, operation: Operation, media: str) -> str | None:
        """The tag of the answer that would be given now; None where it has none, or no ledger is to be read.

        It is to be made before the answer: a change in between leaves an old tag on a new answer, which is asked again.
        """
        if NOT_OF_THE_LEDGER in operation.query:
            return None
        today = self.today()
        try:
            end = await self.end()
        except GraphError:
            return None
        if end is None:
            return None
        asked = [operation.query, operation.name, operation.variables, operation.language]
        held = [self.process, *end, today.isoformat(), media, *asked]
        return sha256(orjson.dumps(held, option=orjson.OPT_SORT_KEYS)).hexdigest()[:32]


def knows(if_none_match: str, tag: str) -> bool:
    """Whether the client has the answer of this tag."""
    known = parse_etags(if_none_match)
    return not known.star_tag and known.contains_weak(tag)
