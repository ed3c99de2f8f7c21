"""How every field of the schema is answered, by type.

Connections and their edges answer alike for all types: the executor knows them.
"""

from collections.abc import Mapping

from execution.kinds import FieldMap
from graph.cypher.patterns import RecordType
from graph.records.registry import RECORDS
from resolvers.access import grants, permitted, readings
from resolvers.audit import fields as audits
from resolvers.commands import fields as commands
from resolvers.hierarchy import (
    comparison,
    events,
    life,
    lineage,
    organizations,
    places,
    search,
    shortest_path,
    timeline,
)
from resolvers.hierarchy import queries as hierarchy_queries
from resolvers.indicators import fields as indicators
from resolvers.ledger import feed as ledger_feed
from resolvers.ledger import lines as ledger_lines
from resolvers.people import assessments, cases, directives, links, meetings, members, norms, planned, sheets, stated
from resolvers.people import queries as people_queries
from resolvers.shared import sentences
from resolvers.shared.known_at import believing
from resolvers.supervision import coverage, each, explanations, impact, loops, workload
from resolvers.supervision import links as supervision_links
from resolvers.supervision import queries as supervision_queries
from resolvers.supervision.attendance import figures, report, visits_due
from resolvers.supervision.suggestion import fields as suggestion

FIELDS: Mapping[str, FieldMap] = {
    "Query": {
        **believing(
            {
                **hierarchy_queries.QUERY,
                **people_queries.QUERY,
                **sheets.QUERY,
                **norms.QUERY,
                **audits.QUERY,
                **indicators.QUERY,
                **grants.QUERY,
                **supervision_queries.QUERY,
            }
        ),
        **readings.QUERY,
        **indicators.DEFINED,
    },
    **hierarchy_queries.COUNTS,
    **people_queries.COUNTS,
    "Organization": {
        **organizations.ORGANIZATION,
        **meetings.OF_ORGANIZATION,
        **planned.OF_ORGANIZATION,
        **permitted.OF_ORGANIZATION,
        **assessments.OF_ORGANIZATION,
        **cases.OF_ORGANIZATION,
        **directives.OF_ORGANIZATION,
        **stated.OF_ORGANIZATION,
        **each.OF_ORGANIZATION,
    },
    "DescendantEdge": organizations.DESCENDANT_EDGE,
    "SearchEdge": search.SEARCH_EDGE,
    "Profile": organizations.PROFILE,
    "SupervisionLevel": organizations.SUPERVISION_LEVEL,
    "Member": {**members.MEMBER, **assessments.OF_MEMBER, **cases.OF_MEMBER, **directives.OF_MEMBER},
    "NonMember": members.NON_MEMBER,
    "Place": places.PLACE,
    "PlaceState": places.PLACE_STATE,
    **links.FIELDS,
    "Supervision": supervision_links.SUPERVISION,
    "SupervisionStanding": explanations.STANDING,
    "SupervisionCoverage": coverage.COVERAGE,
    "CoverageGroup": coverage.GROUP,
    "CoverageFigures": coverage.FIGURE_FIELDS,
    "OrganizationCoverage": each.COVERAGE_OF_ORGANIZATION,
    "AttendanceReport": report.REPORT,
    "AttendanceGroup": report.GROUP,
    "AttendanceMonth": figures.MONTH,
    "AttendanceFigures": figures.FIGURE_FIELDS,
    "VisitsDue": visits_due.VISITS_DUE,
    "VisitDue": visits_due.VISIT_DUE,
    "Workload": workload.WORKLOAD,
    "LevelLinks": workload.LEVEL_LINKS,
    "Meeting": {**meetings.MEETING, **sheets.OF_JUDGED},
    "MeetingAttendance": meetings.ATTENDANCE,
    "PlannedMeeting": planned.PLANNED_MEETING,
    "Assessment": {**assessments.ASSESSMENT, **sheets.OF_JUDGED},
    **sheets.FIELDS,
    **norms.FIELDS,
    **audits.FIELDS,
    **indicators.FIELDS,
    **grants.FIELDS,
    "Reading": readings.READING,
    "Case": cases.CASE,
    **directives.FIELDS,
    "StatedFigure": stated.FIGURE,
    "ChangeEvent": events.CHANGE_EVENT,
    "Lineage": lineage.LINEAGE,
    "Life": life.LIFE,
    "Clock": timeline.CLOCK,
    "LedgerHead": timeline.LEDGER_HEAD,
    "TimelineDay": timeline.TIMELINE_DAY,
    "TimelineCount": timeline.TIMELINE_COUNT,
    "Path": shortest_path.PATH,
    "PathStep": shortest_path.STEP,
    "HierarchyComparison": comparison.COMPARISON,
    "DifferenceCount": comparison.COUNT,
    "HierarchyDifference": comparison.DIFFERENCE,
    "Subscription": ledger_feed.SUBSCRIPTION,
    "ChangeTold": ledger_feed.CHANGE_TOLD,
    "Change": ledger_lines.CHANGE,
    "ChangedFact": ledger_lines.CHANGED_FACT,
    "NamedValue": sentences.NAMED_VALUE,
    "Explanation": sentences.EXPLANATION,
    "Mutation": commands.MUTATION,
    "UserError": commands.USER_ERROR,
    "ReorganizationEffect": commands.EFFECT,
    **commands.PAYLOADS,
    "Impact": impact.IMPACT,
    "BodyUnderSize": impact.BODY,
    "SupervisionLoop": loops.LOOP,
    "SupervisionLoopStep": loops.STEP,
    "SupervisionPlan": suggestion.PLAN,
    "SupervisorLoad": suggestion.LOAD,
    "ProposedSupervision": suggestion.LINE,
    "ProposalReason": suggestion.REASON,
    "SecondChoice": suggestion.SECOND_CHOICE,
    "UnfilledOrganization": suggestion.GAP,
}
RECORD_TYPES: Mapping[str, RecordType] = {**RECORDS, "SupervisionLevel": RECORDS["Organization"]}
"""What the records of a type are read as, by the name of the type: a level of a chain is its organization."""
