"""What each field of PlannedMeeting is, and the planned meetings of organizations."""

from execution.kinds import Computed, End, FieldMap, Link, Record, Shape
from graph.records.organizations import ORGANIZATION
from graph.records.planned import OF_ORGANIZATION as HOP
from resolvers.shared.arguments import columns
from resolvers.shared.filters import filtered
from resolvers.shared.identifiers import IDENTITY


def is_overdue(record: Record) -> bool:
    """Whether the day has passed and no meeting of its kind was held on it."""
    planned_for: str = record.values["plannedFor"]
    return planned_for < record.view.on.isoformat() and not record.values["held"]


OF_ORGANIZATION: FieldMap = {
    "plannedMeetings": Link(
        HOP, "PlannedMeeting", Shape.CONNECTION, filtered(HOP), usual=4, orders={"PLANNED_FOR": HOP}
    )
}
PLANNED_MEETING: FieldMap = {
    **IDENTITY,
    **columns("kind", "plannedFor", "note", "plannedOn", "held"),
    "overdue": Computed(is_overdue, needs=("plannedFor", "held")),
    "organization": End(ORGANIZATION, "Organization", "organizationId"),
}
