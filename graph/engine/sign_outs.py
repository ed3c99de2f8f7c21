"""Sessions that were ended before their time: what all processes that serve one graph must know at once.

They are no facts: no line of the ledger tells them, no backup holds them, and each is forgotten when its time is over.
A session is ended by any of its marks: its own id, that of the provider's session, its viewer's, if it began by then.
"""

from dataclasses import dataclass
from typing import LiteralString

from graph.engine.sessions import Graph, Reads, Transaction

FORGET: LiteralString = """
MATCH (over:SignedOut)
WHERE over.until < $now
DELETE over
RETURN count(over)
""".strip()

SIGN_OUT: LiteralString = """
MERGE (over:SignedOut {id: $mark})
SET over.until = $until, over.at = $now
RETURN over.id
""".strip()

IS_SIGNED_OUT: LiteralString = """
UNWIND $marks AS mark
MATCH (over:SignedOut {id: mark})
WHERE coalesce(over.at, $began) >= $began
RETURN count(over)
""".strip()


@dataclass(frozen=True, slots=True)
class Marked:
    """By what a session can be ended, and when it began."""

    marks: tuple[str, ...]
    began: int


async def sign_out(graph: Graph, mark: str, until: int, now: int, once: str = "") -> bool:
    """Ends the sessions of a mark that have begun by `now` and would last `until`, in seconds since 1970; False where
    it was asked for `once` already, and nothing is done."""

    async def work(transaction: Transaction) -> bool:
        await transaction.run(FORGET, now=now)
        if once:
            if await transaction.run(IS_SIGNED_OUT, marks=[once], began=0):
                return False
            await transaction.run(SIGN_OUT, mark=once, until=until, now=now)
        await transaction.run(SIGN_OUT, mark=mark, until=until, now=now)
        return True

    return await graph.write(work)


async def is_signed_out(reads: Reads, session: Marked) -> bool:
    """Whether a session was ended."""
    return bool(await reads.read(IS_SIGNED_OUT, marks=list(session.marks), began=session.began))
