"""Every record type by its name: what `node(id)` and the ends of links can be looked up as."""

from collections.abc import Mapping
from types import MappingProxyType

from graph.cypher.patterns import RecordType
from graph.records import assessments, directives, links, stated
from graph.records.cases import CASE
from graph.records.changes import CHANGE
from graph.records.events import CHANGE_EVENT
from graph.records.grants import GRANT, VIEWER
from graph.records.meetings import MEETING
from graph.records.members import MEMBER, NON_MEMBER
from graph.records.norms import NORM, WAIVER
from graph.records.organizations import ORGANIZATION
from graph.records.places import PLACE
from graph.records.planned import PLANNED_MEETING
from graph.records.sheets import SHEET

RECORDS: Mapping[str, RecordType] = MappingProxyType(
    {
        record.name: record
        for record in (
            ORGANIZATION,
            MEMBER,
            NON_MEMBER,
            PLACE,
            MEETING,
            PLANNED_MEETING,
            CHANGE_EVENT,
            CHANGE,
            SHEET,
            NORM,
            WAIVER,
            CASE,
            VIEWER,
            GRANT,
            *links.RECORDS,
            *assessments.RECORDS,
            *directives.RECORDS,
            *stated.RECORDS,
        )
    }
)
