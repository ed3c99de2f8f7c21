"""A graph out of an archive: facts as they are, what is derived from them worked out anew, every line as it was.

The graph is marked first and last: one that is half restored is served by nobody, and restored anew from its beginning.
Nothing depends on the engine that the archive was made on, nor on the version whose derived values it had.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import Any

from graph.engine.errors import GraphConflict, GraphDamaged
from graph.engine.migrations import migrate
from graph.engine.sessions import Graph, Transaction
from graph.engine.state import begin_restoring, check_restorable, finish_filling
from graph.facts.replaced import earlier_part
from graph.facts.rows import OWNED, Part, beside, grouped, link_part, node_part, owned_part, sliced, values_of, wipe
from graph.facts.write import ALONE
from graph.ledger.lines import Line, append, lock
from graph.ledger.rows import Row
from graph.ledger.rows import values_of as dated
from graph.ledger.scan import Progress as Verifying
from graph.ledger.snapshot import Progress, Snapshot
from graph.ledger.verify import verify_ledger
from graph.model.derived import headcounts, newest_profile, profile_keys
from graph.model.kinds import LinkTable, NodeTable
from graph.model.meeting_years import Attended, Held, attendance_series
from graph.model.tables import (
    ATTENDED,
    HAS_PROFILE,
    LINK_TABLES,
    MEETING,
    MEMBER_OF,
    NODE_TABLES,
    OF,
    ORGANIZATION,
    PROFILE,
)

Values = Mapping[str, Any]
HOLDER = "restore"
LETTERS_PER_TRANSACTION = 2_000_000
"""Of the lines' texts: the lines of whole reorganizations have some millions each."""
OWNED_NODES = {owned for _, owned in OWNED}
OWNING_LINKS = {link for link, _ in OWNED}
OWNED_NAMES = {owned_part(link, owned, ()).name for link, owned in OWNED}


async def restore(graph: Graph, snapshot: Snapshot, progress: Progress, verifying: Verifying) -> None:
    """Makes the graph of a snapshot in an empty one, and verifies it whole before it may be served.

    Raises a GraphOccupied where the graph holds anything, a GraphDamaged where it does not come out as it was.
    """
    await check_restorable(graph)
    await migrate(graph)
    await begin_restoring(graph, snapshot.archive.source)
    await wipe(graph)
    counted = Counted(progress, snapshot.archive.total)
    async with aclosing(beside(parts_of(snapshot))) as parts:
        async for part in parts:
            await graph.write(writing(part))
            # a node goes together with the link that owns it
            counted.add(len(part.rows) * (2 if part.name in OWNED_NAMES else 1))
    async with aclosing(beside(groups_of(snapshot))) as groups:
        async for lines in groups:
            await graph.write(recording(lines))
            counted.add(len(lines))
    manifest = await asyncio.to_thread(lambda: snapshot.archive.manifest)
    verdict = await verify_ledger(graph, verifying, f"{manifest.seq}:{manifest.hash}")
    if verdict.problems:
        raise GraphDamaged(
            f"The graph did not come out as it was, and is not served: {verdict.problems[0]} "
            "`hierarchy ledger verify` tells all that is wrong."
        )
    await finish_filling(graph, manifest.source, manifest.rows)


@dataclass(slots=True)
class Counted:
    """Adds up what is done."""

    progress: Progress
    total: int
    done: int = 0

    def add(self, more: int) -> None:
        self.done += more
        self.progress(min(self.done, self.total), self.total)


def writing(part: Part) -> Callable[[Transaction], Awaitable[None]]:
    async def work(transaction: Transaction) -> None:
        await transaction.run(part.text, rows=part.rows)

    return work


def recording(lines: Sequence[Line]) -> Callable[[Transaction], Awaitable[None]]:
    """Puts lines behind the ledger's end, which they must follow: another process may restore here, too."""

    async def work(transaction: Transaction) -> None:
        head, _ = await lock(transaction, [HOLDER])
        if (head.seq + 1, head.hash) != (lines[0]["seq"], lines[0]["previous"]):
            raise GraphConflict("Something else writes to the graph meanwhile: end that, then restore again.")
        await append(transaction, lines, ())

    return work


def groups_of(snapshot: Snapshot) -> Iterator[list[Line]]:
    """The lines by transaction."""
    return grouped(chain.from_iterable(snapshot.lines()), letters_of, LETTERS_PER_TRANSACTION)


def letters_of(line: Line) -> int:
    return sum(len(line[name]) for name in ("input", "opened", "closed"))


def parts_of(snapshot: Snapshot) -> Iterator[Part]:
    """All rows, nodes first, as many at once as a transaction takes. What is derived of organizations follows from
    links, too: of a snapshot that is still being read, these are waited for when all other nodes are written."""
    others = [table for table in NODE_TABLES if table not in {*OWNED_NODES, ORGANIZATION}]
    yield from chain.from_iterable(nodes_of(snapshot, table, Derived()) for table in others)
    derived = gathered(snapshot)
    yield from nodes_of(snapshot, ORGANIZATION, derived)
    for link, owned in OWNED:
        nodes_by_id = {row[-1]["id"]: row[-1] for row in snapshot.rows(owned.name)}
        for some in sliced(snapshot.rows(link.name)):
            yield owned_part(link, owned, [owned_row(link, owned, row, nodes_by_id, derived) for row in some])
    for link in LINK_TABLES:
        if link not in OWNING_LINKS:
            for some in sliced(snapshot.rows(link.name)):
                yield link_part(link, [link_values(link, row) for row in some])
    for rows in sliced(snapshot.earlier()):
        yield earlier_part(rows)


def nodes_of(snapshot: Snapshot, table: NodeTable, derived: "Derived") -> Iterator[Part]:
    for some in sliced(row[-1] for row in snapshot.rows(table.name)):
        yield node_part(table, [node_values(table, values, derived) for values in some])


def link_values(table: LinkTable, row: Row) -> list[Any]:
    return [row[1], row[2], values_of(table.properties, row[3])]


def owned_row(
    link: LinkTable, owned: NodeTable, row: Row, nodes: Mapping[str, Values], derived: "Derived"
) -> list[Any]:
    node = nodes[row[2] if link.end == owned.label else row[1]]
    return [*link_values(link, row), node_values(owned, node, derived)]


def node_values(table: NodeTable, values: Values, derived: "Derived") -> list[Any]:
    return values_of(table.properties, {**values, **derived.of(table, values)})


@dataclass(slots=True)
class Derived:
    """What the derived properties of nodes follow from beside the nodes themselves."""

    codes: dict[str, str] = field(default_factory=dict[str, str])
    owners: dict[str, str] = field(default_factory=dict[str, str])
    newest: dict[str, tuple[str, Values]] = field(default_factory=dict[str, tuple[str, Values]])
    members: defaultdict[str, list[Values]] = field(default_factory=lambda: defaultdict(list))
    meetings: defaultdict[str, list[Held]] = field(default_factory=lambda: defaultdict(list))

    def of(self, table: NodeTable, values: Values) -> Values:
        """The derived properties of a node."""
        if table is PROFILE:
            owner = self.owners[values["id"]]
            return profile_keys(values, self.codes[owner], owner)
        if table is ORGANIZATION:
            return self.of_organization(values["id"])
        derive = ALONE.get(table)
        return {} if derive is None else derive(dict(values))

    def of_organization(self, organization: str) -> Values:
        counted = headcounts(self.members[organization])
        held = self.meetings.get(organization)
        series = attendance_series(held) if held else {}
        if organization not in self.newest:
            return {**counted, **series}
        since, profile = self.newest[organization]
        shown = {"shortName": None, **profile, **self.of(PROFILE, profile)}
        return {**counted, **series, **newest_profile(shown, date.fromisoformat(since))}


def gathered(snapshot: Snapshot) -> Derived:
    derived = Derived({row[-1]["id"]: row[-1]["code"] for row in snapshot.rows(ORGANIZATION.name)})
    profiles = {row[-1]["id"]: row[-1] for row in snapshot.rows(PROFILE.name)}
    for _, owner, profile, values in snapshot.rows(HAS_PROFILE.name):
        derived.owners[profile] = owner
        if owner not in derived.newest or values["since"] > derived.newest[owner][0]:
            derived.newest[owner] = (values["since"], profiles[profile])
    for row in snapshot.rows(MEMBER_OF.name):
        derived.members[row[2]].append(dated(row))
    days = {row[-1]["id"]: date.fromisoformat(row[-1]["heldOn"]) for row in snapshot.rows(MEETING.name)}
    attended: defaultdict[str, list[Attended]] = defaultdict(list)
    for _, member, meeting, values in snapshot.rows(ATTENDED.name):
        attended[meeting].append((member, values["capacity"], values.get("onBehalfOf")))
    for _, meeting, organization, _ in snapshot.rows(OF.name):
        derived.meetings[organization].append((days[meeting], attended.get(meeting, ())))
    return derived
