"""Filling an empty graph with rows: each transaction is a line of the ledger, with the number of rows of each table
and their digest. Called by the loader in `seeds`; `adopt` writes such lines for a graph that was filled by others.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, LiteralString
from uuid import uuid4

from graph.canonical import Digest, canonical
from graph.errors import GraphConflict
from graph.facts import Facts
from graph.ledger import COUNT_LINES, Request, append, lock
from graph.sessions import Graph, Transaction
from graph.vocabulary import ChangeKind

ACTOR = "loader"


@dataclass(slots=True)
class Batch:
    """Rows for one statement; `forms` are the canonical rows by table, `size` counts rows of tables."""

    statement: LiteralString
    rows: Sequence[Any]
    forms: Mapping[str, Sequence[bytes]] = field(default_factory=dict[str, Sequence[bytes]])

    @property
    def size(self) -> int:
        return sum(map(len, self.forms.values()))


async def adopt(graph: Graph, digests: Mapping[str, Digest], source: str) -> None:
    """The first line of the ledger, about a graph that others filled. Raises a GraphConflict where there is one."""
    if await graph.read(COUNT_LINES):
        raise GraphConflict("The graph has a ledger already: it is adopted once, right after it was filled.")
    await graph.write(written([], digests, source))


async def write_batches(graph: Graph, batches: Sequence[Batch], source: str) -> None:
    """All batches and the line about them, in one transaction."""
    digests: dict[str, Digest] = {}
    for batch in batches:
        for table, forms in batch.forms.items():
            digests.setdefault(table, Digest()).add(forms)
    await graph.write(written(batches, digests, source))


def written(
    batches: Sequence[Batch], digests: Mapping[str, Digest], source: str
) -> Callable[[Transaction], Awaitable[object]]:
    async def work(transaction: Transaction) -> object:
        request = loaded(digests, source)
        head = await lock(transaction, request.key)
        for batch in batches:
            await transaction.run(batch.statement, rows=batch.rows)
        return await append(transaction, head, request, Facts(), canonical({}).decode())

    return work


def loaded(digests: Mapping[str, Digest], source: str) -> Request:
    tables = {table: {"rows": digest.rows, "digest": digest.as_text()} for table, digest in digests.items()}
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    content = {"source": source, "tables": tables}
    return Request(ACTOR, f"{ACTOR}|{uuid4().hex}", "", at, str(ChangeKind.LOAD), content)
