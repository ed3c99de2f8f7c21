"""Counts over subtrees: members and organizations, rolled up from one read of the tree. Called by `organizations`."""

from collections.abc import Callable, Sequence
from typing import Any

from execution.kinds import Arguments, Record
from graph.fetching import Fetching
from graph.tallies import LIST_SUBTREE

Row = Sequence[Any]
"""An organization in a subtree: its id, its parent's (null at the top), its depth, its level, its own members."""
LEVEL, OFFICIAL, PROBATIONARY = 3, 4, 5


async def count_members(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[int]:
    """Members whose cell that counts is in the subtree (or, OWN, in the organization itself)."""
    standing = arguments.get("standing")
    rows = await list_subtrees(backend, records)

    def members(row: Row) -> int:
        if standing is None:
            return int(row[OFFICIAL] + row[PROBATIONARY])
        return int(row[OFFICIAL if standing == "OFFICIAL" else PROBATIONARY])

    found = own_of(rows, members) if arguments.get("scope") == "OWN" else rolled_up(rows, members)
    return [found.get(record.values["id"], 0) for record in records]


async def count_descendants(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[int]:
    """Organizations under each record, itself not among them, of the levels asked for."""
    levels = arguments.get("levels")
    rows = await list_subtrees(backend, records)

    def wanted(row: Row) -> int:
        return int(levels is None or row[LEVEL] in levels)

    own, totals = own_of(rows, wanted), rolled_up(rows, wanted)
    return [totals.get(one, 0) - own.get(one, 0) for one in (record.values["id"] for record in records)]


async def list_subtrees(backend: Fetching, records: Sequence[Record]) -> list[Row]:
    """Every organization at or under the records on their day, each once; others may stand beside them.

    Whoever is known is known with all that is under it, so the levels of one question cost one read together.
    """
    on = records[0].on
    known: dict[str, Row] = backend.kept.setdefault((list_subtrees, on), {})
    async with backend.keeping:
        unknown = [identifier for record in records if (identifier := record.values["id"]) not in known]
        if unknown:
            for row in await backend.reads.read(LIST_SUBTREE, ids=unknown, on=on, day=on.isoformat()):
                # whoever is inside of several of the subtrees is known by its place in the largest one
                if row[0] not in known or known[row[0]][2] < row[2]:
                    known[row[0]] = row
    return list(known.values())


def own_of(rows: Sequence[Row], counted: Callable[[Row], int]) -> dict[str, int]:
    return {row[0]: counted(row) for row in rows}


def rolled_up(rows: Sequence[Row], counted: Callable[[Row], int]) -> dict[str, int]:
    """The sums of each subtree: from the deepest up, every organization adds what it holds to its parent."""
    totals = own_of(rows, counted)
    for identifier, parent, *_ in sorted(rows, key=depth, reverse=True):
        if parent is not None:
            totals[parent] += totals[identifier]
    return totals


def depth(row: Row) -> int:
    """Any path to an organization is longer than those to the ones above it: they are of one tree."""
    level: int = row[2]
    return level
