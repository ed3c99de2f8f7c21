"""The shortest path between two nodes on a day, level by level from both ends.

One statement for each kind of node in a generation. Among equally short paths the one with the smallest
ids wins, so both engines give the same.
"""

from collections.abc import Sequence

from execution.errors import BadUserInput
from execution.kinds import Arguments, FieldMap, Record
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.reads.paths import NEIGHBOURS, Hop, Node, list_hops
from graph.records.registry import RECORDS
from resolvers.shared.arguments import columns
from resolvers.shared.identifiers import GlobalId
from wording.said import say

MOST_NODES = 200_000
LINK_KINDS = {
    "HIERARCHY": "PART_OF",
    "MEMBERSHIP": "MEMBER_OF",
    "ASSIGNMENT": "HOLDS",
    "SUPERVISION": "SUPERVISES",
}
KIND_OF_LINK = {link: kind for kind, link in LINK_KINDS.items()}


class Side:
    """One of the two searches: the hops by which its nodes were first reached."""

    def __init__(self, start: Node) -> None:
        self.reached: dict[Node, Hop | None] = {start: None}
        self.frontier: list[Node] = [start]

    def add(self, hops: Sequence[Hop]) -> None:
        """The next generation; of several hops to one node the smallest is kept."""
        fresh: dict[Node, Hop] = {}
        for hop in sorted(hops):
            if hop.other not in self.reached:
                fresh.setdefault(hop.other, hop)
        self.reached.update(fresh)
        self.frontier = sorted(fresh)

    def hops_to(self, node: Node) -> list[Hop]:
        """The hops from the start of this side to a node that it reached."""
        hops: list[Hop] = []
        hop = self.reached[node]
        while hop is not None:
            hops.append(hop)
            hop = self.reached[hop.origin]
        return hops[::-1]


async def find_path(
    backend: Fetching, start: GlobalId, end: GlobalId, view: View, arguments: Arguments
) -> Record | None:
    """The path as a record, or None where the two do not hang together on the day.

    Raises a BadUserInput where `MOST_NODES` were looked at and more are around them.
    """
    links = [LINK_KINDS[kind] for kind in arguments.get("through") or LINK_KINDS]
    here, there = Side((start.type, start.key)), Side((end.type, end.key))
    meeting = meeting_of(here, there)
    while meeting is None and here.frontier and there.frontier:
        side = here if len(here.frontier) <= len(there.frontier) else there
        side.add(await read_hops(backend, side.frontier, view, links))
        meeting = meeting_of(here, there)
        if meeting is None and len(here.reached) + len(there.reached) > MOST_NODES:
            raise BadUserInput(say("TOO_FAR_APART", most=MOST_NODES), "through")
    if meeting is None:
        return None
    return await shown(backend, here.hops_to(meeting), there.hops_to(meeting), meeting, view)


def meeting_of(here: Side, there: Side) -> Node | None:
    return min(here.reached.keys() & there.reached.keys(), default=None)


async def read_hops(backend: Fetching, frontier: Sequence[Node], view: View, links: Sequence[str]) -> list[Hop]:
    """All links of the nodes on the day, of the kinds asked for."""
    hops: list[Hop] = []
    for kind in NEIGHBOURS:
        identifiers = [identifier for type_name, identifier in frontier if type_name == kind]
        if identifiers:
            hops += await list_hops(backend.reads, kind, identifiers, view, links)
    return hops


async def shown(backend: Fetching, there: Sequence[Hop], back: Sequence[Hop], meeting: Node, view: View) -> Record:
    """The two halves as one path, with the records of its nodes."""
    nodes = [*(hop.origin for hop in there), meeting, *(hop.origin for hop in reversed(back))]
    records = await list_records(backend, nodes, view)
    hops = [*there, *reversed(back)]
    steps = [
        step(hop, records[origin], records[other], view)
        for hop, origin, other in zip(hops, nodes, nodes[1:], strict=False)
    ]
    return Record("Path", view, {"length": len(steps), "nodes": [records[node] for node in nodes], "steps": steps})


async def list_records(backend: Fetching, nodes: Sequence[Node], view: View) -> dict[Node, Record]:
    records: dict[Node, Record] = {}
    for kind in sorted({type_name for type_name, _ in nodes}):
        identifiers = sorted({identifier for type_name, identifier in nodes if type_name == kind})
        found = await backend.find(RECORDS[kind], identifiers, view)
        for identifier, values in zip(identifiers, found, strict=True):
            if values is not None:
                records[kind, identifier] = Record(kind, view, values)
    return records


def step(hop: Hop, origin: Record, other: Record, view: View) -> Record:
    """A step as it is walked; `forward` tells whether the link points the same way."""
    values = {
        "from": origin,
        "to": other,
        "kind": KIND_OF_LINK[hop.link],
        "role": hop.role or None,
        "since": hop.since,
        "until": hop.until or None,
        "forward": hop.start == origin.values["id"],
    }
    return Record("PathStep", view, values)


PATH: FieldMap = columns("length", "nodes", "steps")
STEP: FieldMap = columns("from", "to", "kind", "role", "since", "until", "forward")
