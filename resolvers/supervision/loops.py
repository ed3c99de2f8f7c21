"""Mutual supervision and longer loops: A's member supervises B, B's supervises C, C's supervises A.

An organization leads to another one where somebody who sits in a committee of the first supervises the second.
Every such step that lies on a loop is shown in the shortest loop through it, so a mutual supervision is always
shown as one; a loop of many is not lost in the knot that its organizations may make with others.
"""

import asyncio
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from execution.kinds import Arguments, Batch, End, FieldMap, Record
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.cypher.held import Followed
from graph.reads.loops import list_links_under
from graph.records.links import SUPERVISION
from graph.records.organizations import ORGANIZATION
from resolvers.shared.arguments import columns
from resolvers.shared.pages import USUAL, Keys, Listed, as_they_are, by, by_values
from resolvers.shared.trees import told
from resolvers.supervision.standing import Supervisor, read_supervisors

Step = tuple[str, str]
LinkKey = tuple[str, str, str]  # member id, organization id, first day


@dataclass(frozen=True, slots=True)
class Supervising:
    """Who leads to whom: the links behind each step, and the order of the organizations."""

    steps: Mapping[Step, Sequence[LinkKey]]
    keys: Mapping[str, str]


async def list_loops(backend: Fetching, under: str, view: View) -> list[Record]:
    """The loops among the organizations at and under one: three statements, whatever their number."""
    return await asyncio.to_thread(rows_of, *await read_supervising(backend, under, view), view)


def rows_of(links: Sequence[Followed], supervisors: Mapping[str, Supervisor], view: View) -> list[Record]:
    supervising = supervising_of(links, supervisors)
    return [row(loop, supervising, view) for loop in find_loops(supervising)]


async def read_supervising(
    backend: Fetching, under: str, view: View
) -> tuple[Sequence[Followed], Mapping[str, Supervisor]]:
    links = await read_links(backend, under, view)
    return links, await read_supervisors(backend, {link.member for link in links}, view)


async def read_links(backend: Fetching, under: str, view: View) -> Sequence[Followed]:
    """The supervision links of the organizations at and under one on the day."""
    return await told(
        backend,
        view,
        lambda day: day.followed([one.id for one in day.under([under])]),
        lambda: list_links_under(backend.reads, under, view),
    )


def supervising_of(links: Sequence[Followed], supervisors: Mapping[str, Supervisor]) -> Supervising:
    keys: dict[str, str] = {link.organization: link.key for link in links}
    steps: defaultdict[Step, set[LinkKey]] = defaultdict(set)
    for organization, _, member, since in links:
        for committee in {seat.organization for seat in supervisors[member].seats}:
            # who follows their own organization is coverage's to report: a loop has two organizations at least
            if committee in keys and committee != organization:
                steps[committee, organization].add((member, organization, since))
    return Supervising({step: sorted(found) for step, found in steps.items()}, keys)


def find_loops(supervising: Supervising) -> list[tuple[str, ...]]:
    """The organizations of each loop in order, each loop once, beginning with the first of them."""
    found: dict[tuple[str, ...], None] = {}
    for knot in knots(supervising):
        onward: defaultdict[str, list[str]] = defaultdict(list)
        for start, end in knot:
            onward[start].append(end)
        for ends in onward.values():
            ends.sort(key=lambda one: supervising.keys[one])
        for start, end in knot:
            found[from_the_first((start, *shortest(onward, end, start)), supervising.keys)] = None
    return list(found)


def knots(supervising: Supervising) -> list[list[Step]]:
    """The steps inside of each strongly connected component, in order: those that lie on a loop."""
    steps = sorted(supervising.steps, key=lambda step: (supervising.keys[step[0]], supervising.keys[step[1]]))
    if not steps:
        return []
    numbers = {one: number for number, one in enumerate(sorted({end for step in steps for end in step}))}
    start, end = (np.array([numbers[step[side]] for step in steps]) for side in (0, 1))
    graph = csr_array((np.ones(len(steps)), (start, end)), shape=(len(numbers), len(numbers)))
    _, component = connected_components(graph, connection="strong")
    found: defaultdict[int, list[Step]] = defaultdict(list)
    for step, one, other in zip(steps, component[start], component[end], strict=True):
        if one == other:
            found[int(one)].append(step)
    return list(found.values())


def shortest(onward: Mapping[str, Sequence[str]], start: str, end: str) -> tuple[str, ...]:
    """The organizations from `start` to right before `end`; there is a way, as both are in one knot."""
    before: dict[str, str | None] = {start: None}
    waiting = deque([start])
    while end not in before:
        one = waiting.popleft()
        for other in onward[one]:
            if other not in before:
                before[other] = one
                waiting.append(other)
    return tuple(reversed(list(walked_back(before, before[end]))))


def walked_back(before: Mapping[str, str | None], last: str | None) -> Iterable[str]:
    while last is not None:
        yield last
        last = before[last]


def from_the_first(loop: tuple[str, ...], keys: Mapping[str, str]) -> tuple[str, ...]:
    first = min(range(len(loop)), key=lambda number: keys[loop[number]])
    return loop[first:] + loop[:first]


def row(loop: tuple[str, ...], supervising: Supervising, view: View) -> Record:
    """A loop begins with the first of its organizations; `key` is theirs."""
    key = "|".join(supervising.keys[one] for one in loop)
    identifier = "~".join(loop)
    steps = [
        step_record(identifier, step, supervising.steps[step], view)
        for step in zip(loop, (*loop[1:], loop[0]), strict=True)
    ]
    return Record("SupervisionLoop", view, {"id": identifier, "key": key, "length": len(loop), "steps": steps})


def step_record(loop: str, step: Step, links: Sequence[LinkKey], view: View) -> Record:
    values = {"id": f"{loop}~{step[0]}", "fromId": step[0], "toId": step[1], "links": links}
    return Record("SupervisionLoopStep", view, values)


async def list_supervisions(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[list[Record]]:
    """The links behind each step, read together."""
    keys = sorted({link for record in records for link in record.values["links"]})
    asked = [[member, organization, date.fromisoformat(since)] for member, organization, since in keys]
    found = dict(zip(keys, await backend.find(SUPERVISION, asked, records[0].view), strict=True))
    return [
        [Record("Supervision", record.view, values) for link in record.values["links"] if (values := found[link])]
        for record in records
    ]


shortest_first: Keys[Record] = by(lambda record: f"{record.values['length']:04}|{record.values['key']}")
LOOPS = Listed(
    "Query.supervisionLoops",
    {USUAL: shortest_first, "LENGTH": shortest_first, "ORGANIZATION": by_values("key")},
    as_they_are,
)
LOOP: FieldMap = columns("length", "steps")
STEP: FieldMap = {
    "from": End(ORGANIZATION, "Organization", "fromId"),
    "to": End(ORGANIZATION, "Organization", "toId"),
    "supervisions": Batch(list_supervisions, needs=("id", "links")),
}
