"""What each field of ChangeEvent is.

Originals are shown as they were on the day before the event, results as they were on its day.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from execution.kinds import Arguments, Batch, FieldMap, Record
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.cypher.patterns import Hop
from graph.records.events import ORIGINALS, RESULTS
from graph.records.organizations import ORGANIZATION
from resolvers.shared.arguments import columns
from resolvers.shared.identifiers import IDENTITY


async def list_originals(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[list[Record]]:
    return await list_ends(backend, ORIGINALS, records, timedelta(days=-1))


async def list_results(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[list[Record]]:
    return await list_ends(backend, RESULTS, records, timedelta())


async def list_ends(backend: Fetching, hop: Hop, records: Sequence[Record], shift: timedelta) -> list[list[Record]]:
    """The organizations at one end of each event: a statement for the ends, one for each day among them."""
    parents = [record.values["id"] for record in records]
    pages = await backend.pages(hop, parents, records[0].view, {})
    days = [date.fromisoformat(record.values["on"]) + shift for record in records]
    identifiers = [[values["organizationId"] for _, values in page] for page in pages]
    wanted: defaultdict[date, set[str]] = defaultdict(set)
    for day, ends in zip(days, identifiers, strict=True):
        wanted[day].update(ends)
    view = records[0].view
    shown = {day: await list_shown(backend, sorted(ends), view.at(day)) for day, ends in wanted.items()}
    return [[shown[day][end] for end in ends] for day, ends in zip(days, identifiers, strict=True)]


async def list_shown(backend: Fetching, identifiers: Sequence[str], view: View) -> dict[str, Record]:
    found = await backend.find(ORGANIZATION, identifiers, view)
    return {
        identifier: Record("Organization", view, values)
        for identifier, values in zip(identifiers, found, strict=True)
        if values is not None
    }


CHANGE_EVENT: FieldMap = {
    **IDENTITY,
    **columns("kind", "on", "decision"),
    "originals": Batch(list_originals, needs=("id", "on")),
    "results": Batch(list_results, needs=("id", "on")),
}
