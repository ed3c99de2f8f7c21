"""Whether the ledger is whole, whether it explains the graph, whether what is derived follows from the facts, and
whether these keep the rules.

One module each: `chain` the lines, `explained` the facts, `rederive` what is derived, `rules_kept` the rules.
"""

import asyncio
from collections.abc import Sequence

from graph.engine.sessions import Reads
from graph.engine.state import read_end
from graph.ledger.rederive import Stray, strays
from graph.ledger.scan import Progress
from graph.ledger.verdict import Verdict
from graph.ledger.whole import verify_whole


async def verify_ledger(reads: Reads, progress: Progress, witness: str | None = None) -> Verdict:
    """The verdict on the ledger and the graph; `progress(what, rows)` is told as it goes.

    `witness` is `number:hash` of a line, noted down earlier outside of the graph: whoever can write to the graph can
    make a ledger anew, but not one with that line in it.
    """
    end = await read_end(reads)
    # both at once, as a graph that is a process of its own works while this one does
    derived = asyncio.create_task(list_strays(reads, progress))
    try:
        verdict = await verify_whole(reads, progress, witness)
        # of facts that are not what the ledger says, nothing can be told to follow
        if not verdict.problems:
            report_strays(verdict, await derived)
    finally:
        derived.cancel()
        await asyncio.gather(derived, return_exceptions=True)
    if await read_end(reads) != end:
        verdict.report("Changes were made meanwhile: verify again, or while nothing is written.")
    return verdict


async def list_strays(reads: Reads, progress: Progress) -> list[Stray]:
    return [stray async for stray in strays(reads, progress)]


def report_strays(verdict: Verdict, strays: Sequence[Stray]) -> None:
    """What follows from the facts, worked out again: the first that differ by their ids, then how many there are."""
    found = [f"{one.table.name}: {', '.join(one.wanted)} of {one.id} do not follow from the facts." for one in strays]
    verdict.report_all(found, "whose derived values do not follow from the facts")
    if found:
        verdict.report("Run `hierarchy ledger rederive`: it writes what is derived anew.")
