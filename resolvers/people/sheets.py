"""What each field of Sheet is, and of an assessment its sheet and its marks."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from execution.kinds import Arguments, Batch, End, FieldMap, Record, Unread
from graph.cypher.fetch import Fetching
from graph.cypher.patterns import RecordType
from graph.model.sheets import criteria_of, marks_of, thresholds_of
from graph.records.norms import rules_in_orders
from graph.records.organizations import ORGANIZATION
from graph.records.sheets import SHEET as RECORD
from graph.records.sheets import SHEETS
from resolvers.shared.arguments import columns
from resolvers.shared.identifiers import IDENTITY
from resolvers.shared.lists import whole_list

Parts = Callable[[Mapping[str, Any]], Sequence[Any]]
"""The parts of a row, each with names of its own."""


def parts(to: str, column: str, read: Parts) -> Batch:
    """What stands in a column as a list of texts, as records."""

    async def load(backend: Fetching, records: Sequence[Record], _: Arguments) -> list[list[Record]]:
        return [
            [part(to, record, number, one._asdict()) for number, one in enumerate(read(record.values))]
            for record in records
        ]

    return Batch(load, needs=("id", column))


def part(to: str, owner: Record, number: int, values: Mapping[str, Any]) -> Record:
    return Record(to, owner.view, {"id": f"{owner.values['id']}~{number}", **values})


async def list_used(backend: Fetching, records: Sequence[Record], _: Arguments) -> list[Unread[RecordType] | None]:
    """The sheet that each was judged by, whether it still holds or not."""
    keys = [record.values["sheetId"] for record in records]
    return [None if key is None else Unread(RECORD, "Sheet", key, records[0].view, living=False) for key in keys]


OF_ASSESSMENT: FieldMap = {
    "sheet": Batch(list_used, needs=("sheetId",)),
    "marks": parts("Mark", "marks", marks_of),
}
SHEET: FieldMap = {
    **IDENTITY,
    **columns("kind", "name", "regulation", "since", "until"),
    "setBy": End(ORGANIZATION, "Organization", "setById"),
    "criteria": parts("Criterion", "criteria", criteria_of),
    "levels": parts("Threshold", "levels", thresholds_of),
}
FIELDS: Mapping[str, FieldMap] = {
    "Sheet": SHEET,
    "Criterion": columns("code", "name", "most"),
    "Threshold": columns("level", "least"),
    "Mark": columns("criterion", "points"),
}
QUERY: FieldMap = {"sheets": whole_list(rules_in_orders(SHEETS))}
