"""How every field of the schema is answered, by type. Called by `schema`, which binds it to an executor.

Connections and their edges answer alike for all types: the executor knows them.
"""

from collections.abc import Mapping

from execution.kinds import FieldMap
from graph.hops import RecordType
from graph.records import RECORDS
from resolvers import (
    attendance,
    changes,
    comparing,
    coverage,
    events,
    explaining,
    impact,
    lineage,
    links,
    loops,
    meetings,
    members,
    mutations,
    organizations,
    paths,
    places,
    planning,
    proposing,
    questions,
    supervision,
    visits,
    workload,
)
from resolvers.believing import believing
from resolvers.filtering import filtering

DECLARED: Mapping[str, FieldMap] = {
    "Query": believing({**questions.QUERY, **supervision.QUERY, **planning.QUERY}),
    "Organization": organizations.ORGANIZATION,
    "DescendantEdge": organizations.DESCENDANT_EDGE,
    "Profile": organizations.PROFILE,
    "SupervisionLevel": organizations.SUPERVISION_LEVEL,
    "Member": members.MEMBER,
    "NonMember": members.NON_MEMBER,
    "Place": places.PLACE,
    "Membership": links.MEMBERSHIP,
    "Assignment": links.ASSIGNMENT,
    "Office": links.OFFICE,
    "Supervision": links.SUPERVISION,
    "SupervisionStanding": explaining.STANDING,
    "SupervisionCoverage": coverage.COVERAGE,
    "CoverageGroup": coverage.GROUP,
    "CoverageFigures": coverage.FIGURE_FIELDS,
    "AttendanceReport": attendance.REPORT,
    "AttendanceGroup": attendance.GROUP,
    "AttendanceFigures": attendance.FIGURE_FIELDS,
    "VisitsDue": visits.VISITS_DUE,
    "VisitDue": visits.VISIT_DUE,
    "Workload": workload.WORKLOAD,
    "LevelLinks": workload.LEVEL_LINKS,
    "Meeting": meetings.MEETING,
    "MeetingAttendance": meetings.ATTENDANCE,
    "ChangeEvent": events.CHANGE_EVENT,
    "Lineage": lineage.LINEAGE,
    "Path": paths.PATH,
    "PathStep": paths.STEP,
    "HierarchyComparison": comparing.COMPARISON,
    "DifferenceCount": comparing.COUNT,
    "HierarchyDifference": comparing.DIFFERENCE,
    "Change": changes.CHANGE,
    "ChangedFact": changes.CHANGED_FACT,
    "Mutation": mutations.MUTATION,
    "UserError": mutations.USER_ERROR,
    "ReorganizationEffect": mutations.EFFECT,
    **mutations.PAYLOADS,
    "Impact": impact.IMPACT,
    "BodyUnderSize": impact.BODY,
    "SupervisionLoop": loops.LOOP,
    "SupervisionLoopStep": loops.STEP,
    "SupervisionPlan": proposing.PLAN,
    "SupervisorLoad": proposing.LOAD,
    "ProposedSupervision": proposing.LINE,
    "ProposalReason": proposing.REASON,
    "SecondChoice": proposing.SECOND_CHOICE,
    "UnfilledOrganization": proposing.GAP,
}
FIELDS: Mapping[str, FieldMap] = {name: filtering(fields) for name, fields in DECLARED.items()}
RECORD_TYPES: Mapping[str, RecordType] = {**RECORDS, "SupervisionLevel": RECORDS["Organization"]}
"""What the records of a type are read as, by the name of the type: a level of a chain is its organization."""
