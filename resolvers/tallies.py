"""Counts over subtrees: members and organizations, rolled up from one read of the tree. Called by `organizations`."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from execution.kinds import Arguments, Record
from graph.fetching import Fetching
from graph.tallies import LIST_ANCESTOR_IDS, LIST_SUBTREE


@dataclass(frozen=True, slots=True)
class Node:
    """An organization in a subtree: its parent there, its level, its own members by standing."""

    id: str
    parent: str | None
    depth: int
    level: str
    official: int
    probationary: int


async def count_members(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[int]:
    """Members whose cell that counts is in the subtree (or, OWN, in the organization itself)."""
    standing = arguments.get("standing")
    nodes = await list_subtrees(backend, records)
    own = {node.id: members_of(node, standing) for node in nodes}
    if arguments.get("scope") == "OWN":
        return [own.get(record.values["id"], 0) for record in records]
    totals = rolled_up(nodes, own)
    return [totals.get(record.values["id"], 0) for record in records]


def members_of(node: Node, standing: str | None) -> int:
    if standing == "OFFICIAL":
        return node.official
    if standing == "PROBATIONARY":
        return node.probationary
    return node.official + node.probationary


async def count_descendants(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[int]:
    """Organizations under each record, itself not among them, of the levels asked for."""
    levels = arguments.get("levels")
    nodes = await list_subtrees(backend, records)
    own = {node.id: int(levels is None or node.level in levels) for node in nodes}
    totals = rolled_up(nodes, own)
    identifiers = (record.values["id"] for record in records)
    return [totals[one] - own[one] if one in own else 0 for one in identifiers]


async def list_subtrees(backend: Fetching, records: Sequence[Record]) -> list[Node]:
    """Every organization at or under the records on their day, each once; others may stand beside them.

    Whoever is known is known with all that is under it, so the levels of one question cost one read together.
    """
    on = records[0].on
    known: dict[str, Node] = backend.kept.setdefault((list_subtrees, on), {})
    async with backend.keeping:
        unknown = [identifier for record in records if (identifier := record.values["id"]) not in known]
        if unknown:
            tops = await topmost(backend, unknown, on)
            rows = await backend.reads.read(LIST_SUBTREE, ids=tops, on=on, day=on.isoformat())
            known.update({row[0]: Node(*row) for row in rows})
    return list(known.values())


async def topmost(backend: Fetching, identifiers: Sequence[str], on: date) -> list[str]:
    """Those of the organizations that are under no other one of them: their subtrees hold them all."""
    if len(identifiers) == 1:
        return list(identifiers)
    above: defaultdict[str, set[str]] = defaultdict(set)
    for identifier, ancestor in await backend.reads.read(LIST_ANCESTOR_IDS, ids=list(identifiers), on=on):
        above[identifier].add(ancestor)
    asked = set(identifiers)
    return sorted(one for one in asked if above[one].isdisjoint(asked))


def rolled_up(nodes: Iterable[Node], own: dict[str, int]) -> dict[str, int]:
    """The sums of each subtree: from the deepest up, every node adds what it holds to its parent."""
    totals = dict(own)
    for node in sorted(nodes, key=lambda node: -node.depth):
        if node.parent is not None:
            totals[node.parent] += totals[node.id]
    return totals
