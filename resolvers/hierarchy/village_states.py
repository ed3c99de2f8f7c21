"""In which states of coverage a village is on a day, and since when without a break."""

from collections.abc import Iterator, Sequence

from execution.kinds import Arguments, Record
from graph.cypher.fetch import Fetching
from graph.model.vocabulary import PlaceKind
from graph.reads.village_states import Span, Village, list_villages

State = tuple[str, str]
"""A state with its first day."""


async def list_states(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[list[Record]]:
    """The states of each village, in the order of the enumeration; of any other place none."""
    view, on = records[0].view, records[0].view.on.isoformat()
    villages = [record.values["id"] for record in records if record.values["kind"] == PlaceKind.VILLAGE]
    found = {one.id: list(states_of(one, on)) for one in await list_villages(backend.reads, villages, view)}
    return [
        [
            Record("PlaceState", record.view, {"id": f"{record.values['id']}~{state}", "state": state, "since": since})
            for state, since in found.get(record.values["id"], ())
        ]
        for record in records
    ]


def states_of(village: Village, on: str) -> Iterator[State]:
    if (since := free_since(village.lived_in, on, village.since)) is not None:
        yield "NO_MEMBERS", since
    if (since := held_since(village.shared, on)) is not None:
        yield "JOINT_CELL", since
    if (since := free_since(village.covered, on, village.since)) is not None:
        yield "NO_CELL", since


def free_since(spans: Sequence[Span], on: str, begun: str) -> str | None:
    """Since when none of the spans has held, at the earliest a first day; None where one holds on the day."""
    if any(since <= on < until for since, until in spans):
        return None
    return max((until for _, until in spans), default=begun)


def held_since(spans: Sequence[Span], on: str) -> str | None:
    """Since when one or another of the spans has held without a break; None where none holds on the day."""
    first: str | None = None
    last = ""
    for since, until in sorted(spans):
        if since > last:
            first = since
        last = max(last, until)
    return first if last > on else None
