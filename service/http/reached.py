"""`X-Min-Seq` and `extensions.minSeq`: the line of the ledger that an answer must be of at least, as a client knows it
from its own change."""

import asyncio
from dataclasses import dataclass
from time import monotonic

from graph.engine.errors import GraphError
from service.access.asking import Admits
from service.access.tokens import Viewer
from service.http.refusal import Refused, bad_request
from service.http.tags import End
from wording.said import say

LONGEST = 15
"""In digits."""
PATIENCE = 5.0
PAUSE = 0.02
"""In seconds: how long a line is waited for, and how long between two looks."""


@dataclass(frozen=True, slots=True)
class Reached:
    """Waits until the ledger has come to a line. What is answered behind the look of `end` is of that end or later.

    `newest` looks where a cluster's leader is: a member that lags behind is not waited for.
    """

    end: End
    newest: End
    admits: Admits

    async def __call__(self, line: str, viewer: Viewer | None) -> None:
        """Returns when the line is there. Raises Refused where it does not come, or is no number."""
        # how far the ledger has come is told to nobody who may see nothing
        if not line or not await self.admits(viewer):
            return
        if not line.isdecimal() or not line.isascii() or len(line) > LONGEST:
            raise bad_request(say("NO_SEQ", header="X-Min-Seq"))
        seq, since = int(line), monotonic()
        try:
            end = await self.end()
            while (end or (0, ""))[0] < seq:
                if monotonic() - since > PATIENCE:
                    later = {"retry-after": "1"}
                    raise Refused(503, "SEQ_NOT_REACHED", say("SEQ_NOT_REACHED", seq=seq), later)
                await asyncio.sleep(PAUSE)
                end = await self.newest()
        except GraphError as error:
            raise Refused(503, error.code, error.said) from None
