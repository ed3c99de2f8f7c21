"""Counts over subtrees: members and organizations.

A question mostly asks for the counts of an organization and then for those of the levels below it: the first reading
takes in the whole tree, and the others find themselves in it. Of a page of many organizations, the graph adds up each
by itself: of 900 that took two thirds of the time of handing over all that is below them.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, LiteralString

from execution.kinds import Arguments, Record
from graph.cypher.fetch import Fetching
from graph.reads.headcounts import LIST_OWN_MEMBERS, LIST_SUBTREE, SUM_MEMBERS

Row = Sequence[Any]
"""An organization in a subtree: its id, its parent's (null at the top), its depth, its level, its own members: official
and probationary. Rows of numbers alone have the id and these two."""
LEVEL, OFFICIAL = 3, -2
FEW = 50


async def count_members(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[int]:
    """Members whose cell that counts is in the subtree (or, OWN, in the organization itself)."""
    standing = arguments.get("standing")

    def members(row: Row) -> int:
        official, probationary = row[OFFICIAL:]
        if standing is None:
            return int(official + probationary)
        return int(official if standing == "OFFICIAL" else probationary)

    own = arguments.get("scope") == "OWN"
    if own or (len(records) > FEW and not await are_known(backend, records)):
        rows = await read_numbers(backend, LIST_OWN_MEMBERS if own else SUM_MEMBERS, records)
        found = {identifier: members(row) for identifier, row in rows.items()}
    else:
        found = rolled_up(await list_subtrees(backend, records), members)
    return [found.get(record.values["id"], 0) for record in records]


async def read_numbers(backend: Fetching, text: LiteralString, records: Sequence[Record]) -> Mapping[str, Row]:
    """What a text says of the records on their day; fields that count the same ones otherwise share the reading."""
    on = records[0].on
    known: dict[str, Row] = backend.kept[text, on]
    async with backend.keeping[text, on]:
        unknown = sorted({record.values["id"] for record in records}.difference(known))
        if unknown:
            rows = await backend.reads.read(text, ids=unknown, on=on, day=on.isoformat())
            known.update((row[0], row) for row in rows)
    return known


async def count_descendants(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[int]:
    """Organizations under each record, itself not among them, of the levels asked for."""
    levels = arguments.get("levels")
    rows = await list_subtrees(backend, records)

    def wanted(row: Row) -> int:
        return int(levels is None or row[LEVEL] in levels)

    own, totals = {row[0]: wanted(row) for row in rows}, rolled_up(rows, wanted)
    return [totals.get(one, 0) - own.get(one, 0) for one in (record.values["id"] for record in records)]


async def are_known(backend: Fetching, records: Sequence[Record]) -> bool:
    """Whether a level above has read what is under these; levels are answered side by side, so it is waited for."""
    place = LIST_SUBTREE, records[0].on
    async with backend.keeping[place]:
        return records[0].values["id"] in backend.kept[place]


async def list_subtrees(backend: Fetching, records: Sequence[Record]) -> list[Row]:
    """Every organization at or under the records on their day, each once; others may stand beside them.

    Whoever is known is known with all that is under it, so the levels of one question cost one read together.
    """
    on = records[0].on
    known: dict[str, Row] = backend.kept[LIST_SUBTREE, on]
    async with backend.keeping[LIST_SUBTREE, on]:
        unknown = [identifier for record in records if (identifier := record.values["id"]) not in known]
        if unknown:
            for row in await backend.reads.read(LIST_SUBTREE, ids=unknown, on=on, day=on.isoformat()):
                # whoever is inside of several of the subtrees is known by its place in the largest one
                if row[0] not in known or known[row[0]][2] < row[2]:
                    known[row[0]] = row
    return list(known.values())


def rolled_up(rows: Sequence[Row], counted: Callable[[Row], int]) -> dict[str, int]:
    """The sums of each subtree: from the deepest up, every organization adds what it holds to its parent."""
    totals = {row[0]: counted(row) for row in rows}
    for identifier, parent, *_ in sorted(rows, key=depth, reverse=True):
        if parent is not None:
            totals[parent] += totals[identifier]
    return totals


def depth(row: Row) -> int:
    """Any path to an organization is longer than those to the ones above it: they are of one tree."""
    level: int = row[2]
    return level
