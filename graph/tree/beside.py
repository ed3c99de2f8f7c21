"""What stands beside organizations, asked for alone: change events and places by their ids, the ends of events."""

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from graph.cypher.fetch import Page, Values
from graph.cypher.patterns import RecordType
from graph.tree.asking import Asking
from graph.tree.cells import BY_KEY
from graph.tree.events import ORIGINAL, RESULTING
from graph.tree.lineage import newest_key

SIDES = {"ORIGINALS": ORIGINAL, "RESULTS": RESULTING}
"""The ends of change events by the hops to them."""


def beside_by_key(asking: Asking, record: RecordType, keys: Sequence[Any], *, living: bool) -> list[Values | None]:
    """The records of a kind beside organizations by their ids."""
    kind = BY_KEY[record]
    row_of = kind.row_of(asking)
    rows = (row_of.get(key) for key in keys)
    return [
        None
        if row is None or (living and not kind.holds(asking, row))
        else {name: kind.columns[name](asking, row) for name in record.columns}
        for row in rows
    ]


def ends_of(asking: Asking, event: str | None, side: int) -> Page:
    """The organizations at one side of an event, in the order of what they are called last."""
    columns = asking.columns
    row = columns.events.row_of.get(event or "")
    found = [] if row is None else columns.events.side(row, side)
    ends: Page = [
        (newest_key(columns, one), {"organizationId": columns.ids[one], "extent": extent}) for one, extent in found
    ]
    return sorted(ends, key=itemgetter(0))
