"""Sessions that were ended before their time: what all processes that serve one graph must know at once.

They are no facts: no line of the ledger tells them, no backup holds them, and each is forgotten when its time is over.
"""

from typing import LiteralString

from graph.engine.sessions import Graph, Reads, Transaction

FORGET: LiteralString = """
MATCH (over:SignedOut)
WHERE over.until < $now
DELETE over
RETURN count(over)
""".strip()

SIGN_OUT: LiteralString = """
MERGE (over:SignedOut {id: $session})
SET over.until = $until
RETURN over.id
""".strip()

IS_SIGNED_OUT: LiteralString = """
OPTIONAL MATCH (over:SignedOut {id: $session})
RETURN over.id IS NOT NULL
""".strip()


async def sign_out(graph: Graph, session: str, until: int, now: int) -> None:
    """Ends a session that would last `until`; times are seconds since 1970."""

    async def work(transaction: Transaction) -> object:
        await transaction.run(FORGET, now=now)
        return await transaction.run(SIGN_OUT, session=session, until=until)

    await graph.write(work)


async def is_signed_out(reads: Reads, session: str) -> bool:
    """Whether a session was ended."""
    return bool(await reads.read(IS_SIGNED_OUT, session=session))
