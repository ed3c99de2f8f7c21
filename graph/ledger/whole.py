"""Whether the ledger and the graph are whole: what both rest on, every line, and every fact.

What is derived from facts is worked out of them, and so verified, or set right, only where they are whole.
"""

from graph.engine.errors import GraphError
from graph.engine.migrations import check_applied, lacking_entry_points
from graph.engine.sessions import Reads
from graph.ledger.chain import read_ledger_end, verify_chain
from graph.ledger.explained import verify_explained
from graph.ledger.scan import Progress
from graph.ledger.verdict import Verdict


async def verify_whole(reads: Reads, progress: Progress, witness: str | None = None) -> Verdict:
    """The verdict on everything but what is derived; `progress(what, rows)` is told as it goes."""
    verdict = Verdict(witness=witness)
    await verify_setting(reads, verdict)
    end = await read_ledger_end(reads, verdict)
    if end is not None:
        expected = await verify_chain(reads, end, verdict, progress)
        await verify_explained(reads, verdict, expected, progress)
    return verdict


async def verify_setting(reads: Reads, verdict: Verdict) -> None:
    """The migrations, and the constraints and indexes that they make."""
    try:
        await check_applied(reads)
    except GraphError as error:
        verdict.report(str(error))
    for point in await lacking_entry_points(reads):
        verdict.report(f"The graph lacks the {point}: run `hierarchy migrate`, which makes it anew.")
