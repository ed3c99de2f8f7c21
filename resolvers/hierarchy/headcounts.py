"""Counts over subtrees: members and organizations.

A question mostly asks for the counts of an organization and then for those of the levels below it: the first reading
takes in the whole tree, and the others find themselves in it. Of a page of many organizations, the graph adds up each
by itself: of 900 that took two thirds of the time of handing over all that is below them. So it does for whoever sees a
part: what is between two of theirs may not be, and no sum is rolled up through what was not read.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from operator import attrgetter

from execution.kinds import Arguments, Record
from execution.view import Scope, View
from graph.cypher.fetch import Fetching
from graph.engine.sessions import Reads
from graph.model.vocabulary import Level
from graph.reads.headcounts import Counted, Headcount, list_own_members, list_subtrees, sum_members
from graph.records.organizations import AT_OR_UNDER, DESCENDANTS
from resolvers.shared.arguments import plain

FEW = 50
CELLS = frozenset({Level.CELL, Level.GRASSROOTS_CELL})
Read = Callable[[Reads, Sequence[str], View], Awaitable[Sequence[Headcount]]]
"""Reads the numbers of organizations on a day."""


async def count_members(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[int]:
    """Members whose cell that counts is in the subtree (or, OWN, in the organization itself)."""
    standing = arguments.get("standing")

    def members(one: Counted | Headcount) -> int:
        if standing is None:
            return one.official + one.probationary
        return one.official if standing == "OFFICIAL" else one.probationary

    own = arguments.get("scope") == "OWN"
    held = await backend.counts(records[0].view)
    if held is not None:
        return held.members(ids_of(records), standing, own=own)
    part = records[0].view.scope is Scope.PART
    if own or part or (len(records) > FEW and not await are_known(backend, records)):
        numbers = await read_numbers(backend, list_own_members if own else sum_members, records)
        found = {identifier: members(one) for identifier, one in numbers.items()}
    else:
        found = rolled_up(await read_subtrees(backend, records), members)
    return [found.get(record.values["id"], 0) for record in records]


async def read_numbers(backend: Fetching, read: Read, records: Sequence[Record]) -> Mapping[str, Headcount]:
    """The numbers of the records on their day; fields that count the same ones otherwise share the reading."""
    view = records[0].view
    known: dict[str, Headcount] = backend.kept[read, view]
    async with backend.keeping[read, view]:
        unknown = sorted({record.values["id"] for record in records}.difference(known))
        if unknown:
            known.update((one.id, one) for one in await read(backend.reads, unknown, view))
    return known


async def count_descendants(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[int]:
    """Organizations under each record, itself not among them, of the levels asked for."""
    levels = arguments.get("levels")
    held = await backend.counts(records[0].view)
    if held is not None:
        return held.organizations(ids_of(records), levels, itself=False)
    if records[0].view.scope is Scope.PART:
        asked = {} if levels is None else {"levels": plain(levels)}
        return await backend.totals(DESCENDANTS, ids_of(records), records[0].view, asked)
    known = await read_subtrees(backend, records)

    def wanted(one: Counted) -> int:
        return int(levels is None or one.level in levels)

    own, totals = {identifier: wanted(one) for identifier, one in known.items()}, rolled_up(known, wanted)
    return [totals.get(one, 0) - own.get(one, 0) for one in (record.values["id"] for record in records)]


async def count_cells(backend: Fetching, records: Sequence[Record], _: Arguments) -> list[int]:
    """Party cells at and under each record: those of their own and those of a committee."""
    held = await backend.counts(records[0].view)
    if held is not None:
        return held.organizations(ids_of(records), CELLS, itself=True)
    if records[0].view.scope is Scope.PART:
        return await backend.totals(AT_OR_UNDER, ids_of(records), records[0].view, {"levels": sorted(CELLS)})
    totals = rolled_up(await read_subtrees(backend, records), lambda one: int(one.level in CELLS))
    return [totals.get(record.values["id"], 0) for record in records]


def ids_of(records: Sequence[Record]) -> list[str]:
    return [record.values["id"] for record in records]


async def are_known(backend: Fetching, records: Sequence[Record]) -> bool:
    """Whether a level above has read what is under these; levels are answered side by side, so it is waited for."""
    place = list_subtrees, records[0].view
    async with backend.keeping[place]:
        return records[0].values["id"] in backend.kept[place]


async def read_subtrees(backend: Fetching, records: Sequence[Record]) -> Mapping[str, Counted]:
    """Every organization at or under the records on their day by its id; others may stand beside them.

    Whoever is known is known with all that is under it, so the levels of one question cost one read together.
    """
    view = records[0].view
    known: dict[str, Counted] = backend.kept[list_subtrees, view]
    async with backend.keeping[list_subtrees, view]:
        unknown = [identifier for record in records if (identifier := record.values["id"]) not in known]
        if unknown:
            for one in await list_subtrees(backend.reads, unknown, view):
                # whoever is inside of several of the subtrees is known by its place in the largest one
                if one.id not in known or known[one.id].depth < one.depth:
                    known[one.id] = one
    return known


def rolled_up(known: Mapping[str, Counted], counted: Callable[[Counted], int]) -> dict[str, int]:
    """The sums of each subtree: from the deepest up, every organization adds what it holds to its parent.

    Any path to an organization is longer than those to the ones above it: they are of one tree.
    """
    totals = {identifier: counted(one) for identifier, one in known.items()}
    for one in sorted(known.values(), key=attrgetter("depth"), reverse=True):
        if one.parent is not None:
            totals[one.parent] += totals[one.id]
    return totals
