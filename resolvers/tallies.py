"""Counts over subtrees: members and organizations, rolled up from one read of the tree. Called by `organizations`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from execution.kinds import Arguments, Record
from graph.fetching import Fetching
from graph.tallies import LIST_SUBTREE


@dataclass(frozen=True, slots=True)
class Node:
    """An organization in a subtree: its parent there, its level, its own members by standing."""

    id: str
    parent: str | None
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
            rows = await backend.reads.read(LIST_SUBTREE, ids=unknown, on=on, day=on.isoformat())
            keep(known, (Node(*row) for row in rows))
    return list(known.values())


def keep(known: dict[str, Node], found: Iterable[Node]) -> None:
    """Adds what was found; whoever is the top of one subtree and inside of another one is known with its parent."""
    for node in found:
        if node.parent is not None or node.id not in known:
            known[node.id] = node


def rolled_up(nodes: Sequence[Node], own: dict[str, int]) -> dict[str, int]:
    """The sums of each subtree: from the deepest up, every node adds what it holds to its parent."""
    totals = dict(own)
    for node in deepest_first(nodes):
        if node.parent is not None:
            totals[node.parent] += totals[node.id]
    return totals


def deepest_first(nodes: Sequence[Node]) -> list[Node]:
    """Every node before its parent."""
    parents = {node.id: node.parent for node in nodes}

    def depth(node: Node) -> int:
        steps, above = 0, node.parent
        while above is not None:
            steps, above = steps + 1, parents[above]
        return steps

    return sorted(nodes, key=depth, reverse=True)
