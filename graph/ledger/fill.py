"""Filling an empty graph with rows: each transaction is a line of the ledger, with the number of rows of each table
and their digest.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from uuid import uuid4

from execution.view import written
from graph.engine.errors import GraphConflict
from graph.engine.sessions import Graph, Transaction
from graph.facts.facts import Facts
from graph.facts.rows import Part
from graph.ledger.lines import COUNT_LINES, Head, Line, Request, append, line_of, lock
from graph.model.canonical import Digest, canonical
from graph.model.vocabulary import ChangeKind

ACTOR = "loader"


@dataclass(slots=True)
class Batch:
    """Rows of one statement; `forms` are the canonical rows by table, `size` counts rows of tables."""

    part: Part
    forms: Mapping[str, Sequence[bytes]] = field(default_factory=dict[str, Sequence[bytes]])

    @property
    def size(self) -> int:
        return sum(map(len, self.forms.values()))


async def adopt(graph: Graph, digests: Mapping[str, Digest], source: str) -> None:
    """The first line of the ledger, about a graph that others filled. Raises a GraphConflict where there is one."""
    if await graph.read(COUNT_LINES):
        raise GraphConflict("The graph has a ledger already: it is adopted once, right after it was filled.")
    await graph.write(writing(loaded(digests, source), []))


async def write_batches(graph: Graph, batches: Sequence[Batch], source: str) -> None:
    """All batches and the line about them, in one transaction."""
    await graph.write(writing(loaded(digests_of(batches), source), parts_of(batches)))


def line_about(head: Head, batches: Sequence[Batch], source: str, at: datetime | None) -> Line:
    """The line about batches behind the ledger's end, recorded at a moment; the same rows give the same line."""
    return filling_line(head, replace(loaded(digests_of(batches), source, at), key=f"{ACTOR}|{head.seq + 1}"))


def parts_of(batches: Sequence[Batch]) -> list[Part]:
    return [batch.part for batch in batches]


def digests_of(batches: Sequence[Batch]) -> dict[str, Digest]:
    digests: dict[str, Digest] = {}
    for batch in batches:
        for table, forms in batch.forms.items():
            digests.setdefault(table, Digest()).add(forms)
    return digests


def writing(request: Request, parts: Sequence[Part]) -> Callable[[Transaction], Awaitable[None]]:
    async def work(transaction: Transaction) -> None:
        head, _ = await lock(transaction, [request.key])
        await append(transaction, [filling_line(head, request)], parts)

    return work


def filling_line(head: Head, request: Request) -> Line:
    return line_of(head, request, Facts(), canonical({}).decode())


def loaded(digests: Mapping[str, Digest], source: str, at: datetime | None = None) -> Request:
    tables = {table: {"rows": digest.rows, "digest": digest.as_text()} for table, digest in digests.items()}
    moment = written(at or datetime.now(UTC))
    content = {"source": source, "tables": tables}
    return Request(ACTOR, f"{ACTOR}|{uuid4().hex}", "", moment, str(ChangeKind.LOAD), content)
