"""`X-Min-Seq`: the line of the ledger that an answer must be of at least, as a client knows it from its own change."""

import asyncio
from dataclasses import dataclass
from time import monotonic

from graph.engine.errors import GraphError
from service.http.refusal import Refused, bad_request
from service.http.tags import End
from wording.said import say

PATIENCE = 5.0
PAUSE = 0.02
"""In seconds: how long a line is waited for, and how long between two looks."""


@dataclass(frozen=True, slots=True)
class Reached:
    """Waits until the ledger has come to a line. What is answered behind the look of `end` is of that end or later."""

    end: End

    async def __call__(self, header: str) -> None:
        """Returns when the line of the header is there. Raises Refused where it does not come, or is no number."""
        if not header:
            return
        if not header.isdecimal() or not header.isascii() or len(header) > 15:
            raise bad_request(say("NO_SEQ", header="X-Min-Seq"))
        seq, since = int(header), monotonic()
        try:
            while (await self.end() or (0, ""))[0] < seq:
                if monotonic() - since > PATIENCE:
                    later = {"retry-after": "1"}
                    raise Refused(503, "SEQ_NOT_REACHED", say("SEQ_NOT_REACHED", seq=seq), later)
                await asyncio.sleep(PAUSE)
        except GraphError as error:
            raise Refused(503, error.code, error.said) from None
