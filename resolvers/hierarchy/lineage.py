"""Predecessors and successors of organizations along merges and splits.

A predecessor is shown as it was on the day before the event, a successor as it was on the event's day.
"""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Sequence
from datetime import date, timedelta

from execution.kinds import Arguments, End, FieldMap, Record
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.cypher.held import Step
from graph.records.events import CHANGE_EVENT
from graph.records.organizations import ORGANIZATION
from resolvers.shared.arguments import columns
from resolvers.shared.trees import list_steps_ahead, list_steps_back

Generation = Callable[[Fetching, Collection[str], View], Awaitable[Sequence[Step]]]
"""Reads the steps from some organizations to the generation before or after them."""


async def list_predecessors(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[list[Record]]:
    """The organizations that went into each record; transitively, along earlier events."""
    found = await follow(backend, list_steps_back, records, arguments, lambda step, day: step.on <= day)
    return [[lineage(record, step, eve(step), step.on) for step in found[record.values["id"]]] for record in records]


async def list_successors(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[list[Record]]:
    """The organizations that each record went into; transitively, along later events."""
    found = await follow(backend, list_steps_ahead, records, arguments, lambda step, day: step.on >= day)
    return [[lineage(record, step, step.on, eve(step)) for step in found[record.values["id"]]] for record in records]


async def went_into(backend: Fetching, organization: str, view: View, until: date) -> set[str]:
    """What an organization went into by events after the view's day, up to and with another."""
    found = await steps_ahead(backend, [Record("Organization", view, {"id": organization})], until)
    return {step.other for step in found[organization]}


async def steps_ahead(backend: Fetching, records: Sequence[Record], until: date) -> dict[str, list[Step]]:
    """The steps from each of some organizations of one view by events after its day, up to and with another."""
    return await follow(
        backend,
        list_steps_ahead,
        records,
        {"transitive": True},
        lambda step, day: step.on >= day,
        lambda step: records[0].view.on < step.on <= until,
    )


async def list_heirs(
    backend: Fetching, organizations: Sequence[str], earlier: View, later: View
) -> dict[str, list[Record]]:
    """What each organization went into between two days, as far as that lives on the later one, as it is then."""
    if not organizations:
        return {}
    records = [Record("Organization", earlier, {"id": one}) for one in organizations]
    found = await steps_ahead(backend, records, later.on)
    others = sorted({step.other for steps in found.values() for step in steps})
    living = await backend.find(ORGANIZATION, others, later, living=True) if others else []
    heirs = {one for one, values in zip(others, living, strict=True) if values is not None}
    shown = Record("Organization", later, {})
    return {
        one: [lineage(shown, step, later.on, eve(step)) for step in steps if step.other in heirs]
        for one, steps in found.items()
    }


async def follow(
    backend: Fetching,
    generation: Generation,
    records: Sequence[Record],
    arguments: Arguments,
    in_order: Callable[[Step, date], bool],
    within: Callable[[Step], bool] = lambda _: True,
) -> dict[str, list[Step]]:
    """Steps from every record, nearest first, to the last generation: one statement for each of all records."""
    known: dict[str, list[Step]] = {}
    frontier = {record.values["id"] for record in records}
    while frontier:
        fresh: defaultdict[str, list[Step]] = defaultdict(list)
        for step in await generation(backend, frontier, records[0].view):
            if within(step):
                fresh[step.origin].append(step)
        known.update({identifier: fresh[identifier] for identifier in frontier})
        further = {step.other for steps in fresh.values() for step in steps} - known.keys()
        frontier = further if arguments.get("transitive") else set()
    wanted = [record.values["id"] for record in records]
    if not arguments.get("transitive"):
        return {identifier: known[identifier] for identifier in wanted}
    return {identifier: chained(identifier, known, in_order) for identifier in wanted}


def chained(start: str, known: dict[str, list[Step]], in_order: Callable[[Step, date], bool]) -> list[Step]:
    """The steps from one organization through what is known, each (organization, event) once."""
    steps = list(known.get(start, ()))
    seen = {(step.other, step.event) for step in steps}
    for step in steps:  # the list grows while it is walked: generation by generation
        for further in known.get(step.other, ()):
            if further.other != start and in_order(further, step.on) and (further.other, further.event) not in seen:
                seen.add((further.other, further.event))
                steps.append(further)
    return steps


def eve(step: Step) -> date:
    """The last day before the event."""
    return step.on - timedelta(days=1)


def lineage(record: Record, step: Step, on: date, from_on: date) -> Record:
    """A step, with what it leads to as on one day, and where it starts as on another."""
    values = {
        "id": f"{step.origin}~{step.other}~{step.event}",
        "organizationId": step.other,
        "organizationOn": on.isoformat(),
        "fromId": step.origin,
        "fromOn": from_on.isoformat(),
        "eventId": step.event,
        "extent": step.extent,
    }
    return Record("Lineage", record.view, values)


LINEAGE: FieldMap = {
    "organization": End(ORGANIZATION, "Organization", "organizationId", on="organizationOn"),
    "from": End(ORGANIZATION, "Organization", "fromId", on="fromOn"),
    "event": End(CHANGE_EVENT, "ChangeEvent", "eventId"),
    **columns("extent"),
}
