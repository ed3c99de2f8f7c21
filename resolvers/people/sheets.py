"""What each field of Sheet is, and of an assessment or a meeting its sheet and its marks."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from execution.kinds import Arguments, Batch, End, FieldMap, Record, Unread
from graph.cypher.fetch import Fetching
from graph.cypher.patterns import RecordType
from graph.model.meeting_words import MeetingLevel
from graph.model.sheets import criteria_of, marks_of, thresholds_of
from graph.model.vocabulary import AssessmentLevel
from graph.records.norms import rules_in_orders
from graph.records.organizations import ORGANIZATION
from graph.records.sheets import SHEET as RECORD
from graph.records.sheets import SHEETS
from resolvers.shared.arguments import columns
from resolvers.shared.identifiers import IDENTITY
from resolvers.shared.lists import whole_list

Parts = Callable[[Mapping[str, Any]], Sequence[Any]]
"""The parts of a row, each with names of its own."""


class Told(NamedTuple):
    """A threshold under the name of whatever its level is of."""

    level: AssessmentLevel | None
    meetingLevel: MeetingLevel | None  # noqa: N815  # the schema's name
    least: float


def thresholds(sheet: Mapping[str, Any]) -> list[Told]:
    return [
        Told(None, level, least) if isinstance(level, MeetingLevel) else Told(level, None, least)
        for level, least in thresholds_of(sheet)
    ]


def parts(to: str, column: str, read: Parts, *besides: str) -> Batch:
    """What stands in a column as a list of texts, as records."""

    async def load(backend: Fetching, records: Sequence[Record], _: Arguments) -> list[list[Record]]:
        return [
            [part(to, record, number, one._asdict()) for number, one in enumerate(read(record.values))]
            for record in records
        ]

    return Batch(load, needs=("id", column, *besides))


def part(to: str, owner: Record, number: int, values: Mapping[str, Any]) -> Record:
    return Record(to, owner.view, {"id": f"{owner.values['id']}~{number}", **values})


async def list_used(backend: Fetching, records: Sequence[Record], _: Arguments) -> list[Unread[RecordType] | None]:
    """The sheet that each was judged by, whether it still holds or not."""
    keys = [record.values["sheetId"] for record in records]
    return [None if key is None else Unread(RECORD, "Sheet", key, records[0].view, living=False) for key in keys]


OF_JUDGED: FieldMap = {
    "sheet": Batch(list_used, needs=("sheetId",)),
    "marks": parts("Mark", "marks", marks_of),
}
SHEET: FieldMap = {
    **IDENTITY,
    **columns("kind", "name", "regulation", "since", "until"),
    "setBy": End(ORGANIZATION, "Organization", "setById"),
    "criteria": parts("Criterion", "criteria", criteria_of),
    "levels": parts("Threshold", "levels", thresholds, "kind"),
}
FIELDS: Mapping[str, FieldMap] = {
    "Sheet": SHEET,
    "Criterion": columns("code", "name", "most"),
    "Threshold": columns("level", "meetingLevel", "least"),
    "Mark": columns("criterion", "points"),
}
QUERY: FieldMap = {"sheets": whole_list(rules_in_orders(SHEETS))}
