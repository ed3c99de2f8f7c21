"""What is derived from facts (`derived`, `meeting_years`), worked out anew from all of them and held against what
the graph keeps.

Changes carry them on from what they were; here nothing is taken from what is kept.
"""

from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, LiteralString

from graph.engine.errors import GraphConflict, GraphDamaged
from graph.engine.sessions import Graph, Reads, Transaction
from graph.facts.around import ATTENDED_BY, MEETINGS, MEMBERS, OWN_PROFILES, read_graph
from graph.facts.facts import Facts, Values
from graph.facts.meetings_after import after, told
from graph.facts.rows import values_of
from graph.facts.write import derived_values, newest_of, set_statement
from graph.ledger.lines import lock
from graph.ledger.scan import Progress, parts, plain, read_ids, typed_text
from graph.ledger.whole import verify_whole
from graph.model.derived import headcounts
from graph.model.kinds import NodeTable
from graph.model.meeting_years import attendance_series
from graph.model.tables import HAS_PROFILE, MEETING, MEMBER, MEMBER_OF, OF, ORGANIZATION, PERSON, PLACE, PROFILE

BEGINNING = date(1, 1, 1)
HOLDER = "rederive"
"""What the ledger's lock says of who holds it."""
ORGANIZATIONS_AT_ONCE = 500
ALONE = (PLACE, PERSON, MEMBER, MEETING)
"""The tables of which each node's derived properties follow from itself."""


@dataclass(frozen=True, slots=True)
class Stray:
    """A node with derived properties that are not what its facts say, and what they are to be."""

    table: NodeTable
    id: str
    wanted: Values


async def strays(reads: Reads, progress: Progress) -> AsyncIterator[Stray]:
    """Every node of which something derived does not follow from the facts."""
    for table in ALONE:
        for part in parts(await read_ids(reads, table)):
            facts = Facts()
            await read_graph(reads, facts, table, part, (), BEGINNING)
            for stray in await differing(reads, table, {one.start: derived_values(facts, one) for one in facts.all()}):
                yield stray
            progress(f"derived of {table.name}", len(part))
    organizations = await read_ids(reads, ORGANIZATION)
    for part in parts(organizations, ORGANIZATIONS_AT_ONCE):
        facts = await read_around(reads, part)
        for table, values in ((ORGANIZATION, of_organizations(facts, part)), (PROFILE, of_profiles(facts))):
            for stray in await differing(reads, table, values):
                yield stray
        progress(f"derived of {ORGANIZATION}", len(part))


async def rederive(graph: Graph, progress: Progress) -> list[Stray]:
    """Sets right whatever does not follow from the facts, in one transaction that changes wait for; tells what.

    Raises a GraphDamaged where the ledger or the links are not whole: right values would be set to wrong ones.
    """
    verdict = await verify_whole(graph, progress)
    if verdict.problems:
        raise GraphDamaged(
            f"Nothing is written anew, as the graph is not whole: {verdict.problems[0]} "
            "`hierarchy ledger verify` tells all that is wrong."
        )

    async def work(transaction: Transaction) -> list[Stray]:
        head, _ = await lock(transaction, [HOLDER])
        if (head.seq, head.hash) != (verdict.lines, verdict.hash):
            raise GraphConflict("Changes were made meanwhile: run `hierarchy ledger rederive` again.")
        found = [stray async for stray in strays(transaction, progress)]
        rows: defaultdict[LiteralString, list[list[Any]]] = defaultdict(list)
        for stray in found:
            names: list[LiteralString] = [
                name for name in stray.table.properties if name == "id" or name in stray.wanted
            ]
            rows[set_statement(stray.table, names)].append(values_of(names, {"id": stray.id, **stray.wanted}))
        for text, own in rows.items():
            await transaction.run(text, rows=own)
        return found

    return await graph.write(work)


async def read_around(reads: Reads, organizations: Sequence[str]) -> Facts:
    """All facts that what is derived of organizations follows from."""
    facts = Facts()
    await read_graph(reads, facts, ORGANIZATION, organizations, (OWN_PROFILES, MEMBERS, MEETINGS), BEGINNING)
    meetings = [link.start for one in organizations for link in facts.to(OF, one)]
    await read_graph(reads, facts, MEETING, meetings, (ATTENDED_BY,), BEGINNING)
    return facts


def of_organizations(facts: Facts, organizations: Iterable[str]) -> dict[str, Values]:
    return {one: {**newest(facts, one), **counted(facts, one), **met(facts, one)} for one in organizations}


def newest(facts: Facts, organization: str) -> Values:
    return newest_of(facts, organization) if facts.from_(HAS_PROFILE, organization) else {}


def counted(facts: Facts, organization: str) -> Values:
    return headcounts(link.values for link in facts.to(MEMBER_OF, organization))


def met(facts: Facts, organization: str) -> Values:
    meetings = [link.start for link in facts.to(OF, organization)]
    return attendance_series(held for one in meetings for _, held in told(facts, one, after)) if meetings else {}


def of_profiles(facts: Facts) -> dict[str, Values]:
    profiles = (one for one in facts.all() if one.table is PROFILE)
    return {one.start: derived_values(facts, one) for one in profiles}


async def differing(reads: Reads, table: NodeTable, wanted: Mapping[str, Values]) -> list[Stray]:
    """Those of the nodes that keep something else than what is wanted."""
    names = [name for name in table.properties if name in table.derived]
    rows = await reads.read(list_derived_statement(table), ids=sorted(wanted))
    found = ((one, stray_values(dict(zip(names, values, strict=True)), wanted[one])) for one, values in rows)
    return [Stray(table, one, values) for one, values in found if values]


def stray_values(kept: Values, wanted: Values) -> Values:
    """What is wanted where something else is kept."""
    return {name: wanted.get(name) for name, value in kept.items() if given(plain(value)) != given(wanted.get(name))}


def given(value: Any) -> Any:
    """A value as the graph gives it: days as texts, and what is empty is not there."""
    if isinstance(value, date):
        return value.isoformat()
    return None if value == [] else value


def list_derived_statement(table: NodeTable) -> LiteralString:
    """The derived properties of nodes by `$ids`: [id, values in the order of the table]."""
    derived: list[LiteralString] = [
        typed_text(table, name, "node") for name in table.properties if name in table.derived
    ]
    match: LiteralString = "MATCH (node:" + table.label + " {id: id})"
    return "\n".join(("UNWIND $ids AS id", match, "RETURN collect([node.id, [" + ", ".join(derived) + "]])"))
