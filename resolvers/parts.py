"""What whoever sees a part of the graph is told, by type: every field, argument, filter and order that is proved to
tell nothing of what they do not see. What is not named here is refused to them (docs/security.md).

A field comes here with the test of two worlds (`tests/contract/test_two_worlds.py`), which draws its questions from
this table. Of an organization above their own they are told what a published decision shows, its name and where it
stands; of what is counted or listed under it, whatever is theirs, as if nothing else was there. Of people they are told
the names that stand in the papers of their own organizations, and the links to these; no day or number of a person.
Who holds which right is told where ADMINISTRATOR or AUDITOR was granted. What they change stays in their part
(`resolvers/commands/machinery/remits`).
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from execution.arguments import PAGE
from execution.kinds import ORDER
from execution.parts import Told
from graph.model.case_words import CaseForm, CaseKind, CaseOutcome, CaseSource
from graph.model.directive_words import DirectiveKind, TaskState
from graph.model.meeting_words import MeetingLevel
from graph.model.rights import ViewerRole
from graph.model.vocabulary import (
    AssessmentKind,
    AssessmentLevel,
    AttendanceCapacity,
    Body,
    ChangeKind,
    Circumstance,
    ComparableGroup,
    Duty,
    EndOfMembership,
    Level,
    MeetingKind,
    MembershipKind,
    PlaceKind,
    Role,
    Rule,
    Sector,
    Standing,
    SupervisionsAfter,
    UserErrorCode,
)
from resolvers.permitted_inputs import CHANGES, FOLLOWING, FOUNDED, JUDGED, MEETING, OPENED, PLANNED, REQUEST
from resolvers.shared.arguments import PAST
from resolvers.shared.filters import WHERE
from resolvers.shared.lists import UNDER
from resolvers.supervision.coverage import FIGURES

WORDS: tuple[type[StrEnum], ...] = (
    *(Level, Sector, Standing, MembershipKind, Circumstance, Body, Role),
    *(Duty, EndOfMembership, MeetingKind, MeetingLevel, AttendanceCapacity, SupervisionsAfter),
    *(ChangeKind, ViewerRole, UserErrorCode, Rule),
    *(AssessmentKind, AssessmentLevel, ComparableGroup),
    *(CaseKind, CaseForm, CaseSource, CaseOutcome),
    *(DirectiveKind, TaskState, PlaceKind),
)
ON = ("asOf",)
LIST = (WHERE, ORDER, *PAGE)


def plain(*names: str) -> dict[str, frozenset[str]]:
    """Names without arguments."""
    return dict.fromkeys(names, frozenset())


def asked(**fields: Iterable[str]) -> dict[str, frozenset[str]]:
    """Fields with the arguments that are let through."""
    return {name: frozenset(arguments) for name, arguments in fields.items()}


def pages_of(*types: str) -> dict[str, Mapping[str, frozenset[str]]]:
    """The fields that all lists of pages have."""
    page = plain("edges", "nodes", "pageInfo", "totalCount")
    return {
        **{f"{one}Connection": page for one in types},
        **{f"{one}Edge": plain("cursor", "node") for one in types},
    }


ORGANIZATION = {
    **plain("id", "key", "code", "name", "shortName", "level", "sector", "since", "until", "depth", "childCount"),
    **plain("parent", "ancestors", "cellCount", "permittedChanges", "permittedChangesUnder"),
    **asked(children=LIST, descendants=(*LIST, "maxDepth"), descendantCount=("levels",)),
    **asked(memberCount=("standing", "scope")),
    **plain("secretary"),
    **asked(memberships=(*LIST, PAST), assignments=(WHERE, ORDER, PAST), supervisions=(WHERE, ORDER, PAST)),
    **asked(profiles=(ORDER,), meetings=LIST, plannedMeetings=LIST, taskReports=(WHERE, ORDER, PAST)),
    **plain("lastMeeting"),
}
LINK = plain("id", "key", "since", "until", "organization")
LASTING = ("since", "until")
PAYLOAD = plain("userErrors", "warnings", "dryRun", "clientMutationId")
RESULT = ("kind", "body", "periodFrom", "periodTo", "level", "comparableGroup", "decidedOn", "decision")
COURSE = ("form", "years", "source", "openedOn", "dueOn", "closedOn", "days", "outcome", "decision", "closingDecision")
ORDERED = ("PlannedMeeting", "Meeting", "Directive", "TaskReport", "Member", "Attendance", "VisitDue", "Workload")
ORDERS = (
    *(f"{one}Order" for one in (*ORDERED, "Proposal", "Gap", "Place")),
    *("LinkOrder", "GrantOrder", "SpanOrder", "OrganizationOrder"),
)
WITHOUT = ("withoutSupervisor", "withoutSecretary", "withoutParent")
TOLD: Told = {
    "Query": {
        **asked(node=("id",), nodes=("ids",), clock=()),
        **asked(roots=ON, organization=("by", *ON), organizations=(UNDER, PAST, *LIST, *ON)),
        **asked(member=("id", *ON), members=(UNDER, *LIST, *ON), meetings=(UNDER, *LIST, *ON)),
        **asked(supervisionCoverage=(UNDER, "levels", "groupBy", *ON), workload=(UNDER, *LIST, *ON)),
        **asked(directives=(UNDER, PAST, *LIST, *ON), taskReports=(UNDER, PAST, *LIST, *ON)),
        **asked(taskReportCounts=(UNDER, "by", WHERE, *ON)),
        **asked(attendance=("of", "from", "to", "groupBy", "rollUp", *ON), visitsDue=("of", *ON), impact=("of", *ON)),
        **asked(suggestSupervisors=("input", *ON), places=(UNDER, *LIST, *ON)),
        **dict.fromkeys(("memberships", "assignments", "supervisions", "grants"), frozenset((UNDER, PAST, *LIST, *ON))),
    },
    "Mutation": {
        **asked(grantAccess=("input",), revokeAccess=("input",)),
        **dict.fromkeys(CHANGES, frozenset({"input"})),
    },
    "Node": plain("id", "key"),
    "Clock": plain("today"),
    "Organization": ORGANIZATION,
    "Profile": plain("name", "shortName", "level", "since", "until"),
    "Member": {
        **plain("id", "key", "name", "standing", "admittedOn", "officialOn", "birthDate", "cardNumber", "cell"),
        **asked(**dict.fromkeys(("memberships", "assignments", "supervisions"), (WHERE, ORDER, PAST))),
    },
    "Membership": {**LINK, **plain("member", "kind", "standing", "circumstance")},
    "Assignment": {**LINK, **plain("member", "body", "role", "decision")},
    "Supervision": {
        **LINK,
        **plain("supervisor", "duties", "decision", "visitsPerYear", "standing"),
        **asked(attendance=("from", "to")),
    },
    "SupervisionStanding": plain("holds", "reason", "explanation", "seats", "through"),
    "Explanation": plain("code", "values", "text"),
    "Meeting": {
        **plain("id", "key", "kind", "heldOn", "expected", "present", "excused", "points", "level"),
        **plain("organization", "attendances"),
    },
    "MeetingAttendance": plain("member", "capacity", "onBehalfOf"),
    "PlannedMeeting": plain("id", "key", *PLANNED, "plannedOn", "held", "overdue"),
    "Directive": plain("id", "key", "symbol", "kind", "title", "issuedOn", *LASTING, "issuer", "tasks"),
    "Task": {
        **plain("id", "key", "number", "name", "directive", "partOf", "tasks"),
        **asked(reports=(WHERE, ORDER, PAST, *PAGE)),
    },
    "TaskReport": {**LINK, **plain("task", "state", "note", "decision")},
    "Assessment": plain("id", "key", "organization", "member", "at", *RESULT),
    "Case": plain("id", "key", "kind", "organizations", "at", *COURSE),
    "TaskReportCounts": plain("under", "on", "by", "total", "groups"),
    "TaskReportCount": {**plain("count", "state", "task", "child"), **asked(taskReports=(ORDER, *PAGE))},
    "SupervisionCoverage": plain("under", "on", "figures", "groups"),
    "CoverageFigures": {
        **plain("organizations", "supervised", "withoutStanding", "lapsed", "unsupervised"),
        **plain("severalInCharge", "ownOrganization"),
        **asked(list=("figure", ORDER, *PAGE)),
    },
    "CoverageGroup": plain("child", "level", "sector", "place", "figures"),
    "Place": plain("id", "key", "code", "kind", "name", *LASTING),
    "AttendanceReport": {
        **plain("from", "to", "groupBy", "rollUp", "figures", "months"),
        **asked(groups=(ORDER, *PAGE)),
    },
    "AttendanceFigures": {
        **plain("meetingsHeld", "visitsPossible", "attended", "byStandIn", "required", "shortfall", "surplus"),
        **plain("rate", "longestGapDays", "lastVisit"),
    },
    "AttendanceGroup": plain("supervisor", "organization", "child", "month", "months", "figures"),
    "AttendanceMonth": plain("month", "figures"),
    "VisitsDue": {**plain("on", "total", "overdue", "neverVisited"), **asked(links=LIST)},
    "VisitDue": {
        **plain("supervision", "required", "done", "byStandIn", "missing", "overdue", "dueOn", "lastVisit"),
        **plain("organizationDone", "predecessor", "predecessorDone", "predecessorLastVisit"),
    },
    "Workload": plain("supervisor", "links", "levels", "requiredPerYear", "medianLinks", "aboveMedian"),
    "LevelLinks": plain("level", "links"),
    "Impact": {
        **plain("on", "member", "organization", "membersToPlace"),
        **dict.fromkeys(("linksLosingStanding", "linksEnding", *WITHOUT), frozenset((ORDER, *PAGE))),
        **asked(bodiesUnderSize=PAGE),
    },
    "BodyUnderSize": plain("organization", "body", "before", "after", "least", "regulation"),
    "SupervisionPlan": {
        **plain("under", "on", "organizations", "kept", "candidates", "points", "loads"),
        **asked(lines=(ORDER, *PAGE), gaps=(ORDER, *PAGE)),
    },
    "SupervisorLoad": plain("links", "before", "after"),
    "ProposedSupervision": {
        **plain("supervisor", "organization", "supervisorId", "organizationId", "duties", *LASTING),
        **plain("kept", "points", "reasons", "secondChoice"),
    },
    "ProposalReason": plain("kind", "points", "explanation"),
    "SecondChoice": plain("supervisor", "extraPoints"),
    "UnfilledOrganization": plain("organization", "reason", "explanation"),
    "Viewer": plain("id", "key", "name", "iss", "sub"),
    "Grant": {**LINK, **plain("viewer", "role", "decision", "grantedBy")},
    "Payload": PAYLOAD,
    "GrantPayload": PAYLOAD | plain("grant"),
    "UserError": plain("message", "reason", "values", "code", "field", "rule", "conflicting"),
    "NamedValue": plain("name", "text", "number", "day", "flag"),
    "GrantAccessInput": plain(*REQUEST, "iss", "sub", "name", "role", "organization", "until"),
    "RevokeAccessInput": plain(*REQUEST, "grant"),
    **{f"{name[0].upper()}{name[1:]}Input": plain(*REQUEST, *fields) for name, fields in CHANGES.items()},
    "SeatInput": plain("member", "role"),
    "AttendanceInput": plain("member", "capacity", "onBehalfOf"),
    "MeetingLineInput": plain(*MEETING, "heldOn"),
    "PlannedMeetingInput": plain(*PLANNED),
    "SupervisionLineInput": plain(*FOLLOWING),
    "SuggestSupervisorsInput": plain("under", "levels", "maxPerSupervisor", "keepCurrent", "duties", "weights"),
    "SuggestionWeights": plain("level", "place", "load", "change", "ownCommittee"),
    "AssessmentLineInput": plain(*JUDGED),
    "CaseLineInput": plain(*OPENED),
    "TaskReportInput": plain("task", "of", "state", "note"),
    "MergerResultInput": plain("organization", "new"),
    "NewOrganizationInput": plain(*FOUNDED),
    "SplitPartInput": plain(*FOUNDED, "children", "members"),
    "OrganizationPayload": PAYLOAD | plain("organization"),
    "OrganizationsPayload": PAYLOAD | plain("organizations"),
    "AssessmentsPayload": PAYLOAD | plain("assessments"),
    "CasesPayload": PAYLOAD | plain("cases"),
    "CasePayload": PAYLOAD | plain("case"),
    "TaskReportsPayload": PAYLOAD | plain("taskReports"),
    "MemberPayload": PAYLOAD | plain("member", "membership"),
    "AssignmentPayload": PAYLOAD | plain("assignment"),
    "CommitteePayload": PAYLOAD | plain("organization", "assignments"),
    "SupervisionPayload": PAYLOAD | plain("supervision"),
    "SupervisionsPayload": PAYLOAD | plain("supervisions"),
    "MeetingPayload": PAYLOAD | plain("meeting"),
    "MeetingsPayload": PAYLOAD | plain("meetings"),
    "PlannedMeetingsPayload": PAYLOAD | plain("plannedMeetings"),
    "PlannedMeetingPayload": PAYLOAD | plain("plannedMeeting", "organization"),
    **pages_of(
        *("Organization", "Member", "Membership", "Assignment", "Supervision", "Grant", "Meeting", "PlannedMeeting"),
        *("Workload", "AttendanceGroup", "VisitDue", "Directive", "TaskReport", "BodyUnderSize"),
        *("ProposedSupervision", "UnfilledOrganization", "Place"),
    ),
    "DescendantConnection": plain("edges", "nodes", "pageInfo", "totalCount"),
    "DescendantEdge": plain("cursor", "node", "depth", "parentId"),
    "PageInfo": plain("hasNextPage", "hasPreviousPage", "startCursor", "endCursor"),
    "OrganizationBy": plain("id", "code"),
    "OrganizationWhere": plain(
        "text", "codes", "levels", "sectors", "founded", "ended", "memberCount", "ownMemberCount", "childCount"
    )
    | plain("hasSecretary", "hasSupervisor"),
    "MemberWhere": plain("text"),
    "MembershipWhere": plain("kinds", "standings", "circumstances", *LASTING),
    "AssignmentWhere": plain("bodies", "roles", *LASTING),
    "SupervisionWhere": plain("duties", *LASTING),
    "MeetingWhere": plain("kinds", "heldOn", "present", "visited"),
    "PlannedMeetingWhere": plain("kinds", "plannedFor", "held"),
    **dict.fromkeys(ORDERS, plain("field", "direction")),
    "PlannedMeetingOrderField": plain("PLANNED_FOR"),
    "MeetingOrderField": plain("HELD_ON"),
    "DirectiveWhere": plain("kinds", "symbols", "issuedOn"),
    "DirectiveOrderField": plain("ISSUED_ON", "SYMBOL"),
    "TaskReportWhere": plain("states", "tasks", "directives", *LASTING),
    "ReportOnTaskWhere": plain("states", *LASTING),
    "TaskReportOrderField": plain("ORGANIZATION", "SINCE"),
    "TaskReportGrouping": plain("STATE", "TASK", "CHILD"),
    "GrantWhere": plain("roles", "viewers", *LASTING),
    "MemberOrderField": plain("NAME"),
    "SupervisionsOf": plain("under", "supervisor"),
    "ImpactOf": plain("member", "organization"),
    "VisitDueWhere": plain("overdue", "visited", "dueOn"),
    "VisitDueOrderField": plain("DUE_ON", "MISSING", "LAST_VISIT", "ORGANIZATION", "SUPERVISOR"),
    "WorkloadWhere": plain("links"),
    "WorkloadOrderField": plain("LINKS", "REQUIRED_PER_YEAR", "NAME"),
    "ProposalOrderField": plain("ORGANIZATION", "SUPERVISOR", "POINTS"),
    "GapOrderField": plain("ORGANIZATION", "REASON"),
    "GapReason": plain("NOBODY_ABOVE", "ONLY_OWN_MEMBERS", "ALL_FULL"),
    "ProposalReasonKind": plain("SEAT", "PLACE", "LOAD", "CHANGE", "OWN_COMMITTEE"),
    "PlaceWhere": plain("text", "codes", "kinds", "coverage"),
    "PlaceOrderField": plain("KIND_CODE", "NAME"),
    # where no member lives is told by homes
    "PlaceCoverage": plain("NO_CELL", "JOINT_CELL"),
    "GrantOrderField": plain("ORGANIZATION", "ROLE", "SINCE", "UNTIL"),
    "LinkOrderField": plain("NAME", "SINCE"),
    "SpanOrderField": plain("SINCE", "UNTIL"),
    "OrganizationOrderField": plain("LEVEL_CODE", "NAME", "FOUNDED", "MEMBER_COUNT"),
    "Direction": plain("ASC", "DESC"),
    "DayRange": plain("from", "to"),
    "NumberRange": plain("least", "most"),
    "StandingReason": plain("SEAT_ABOVE", "NO_SEAT", "SEAT_ENDED", "SEAT_NOT_ABOVE", "OWN_ORGANIZATION"),
    "CoverageFigure": plain(*FIGURES.values()),
    "CoverageGroupBy": plain("CHILD", "LEVEL", "SECTOR", "PLACE"),
    "AttendanceGroupBy": plain("SUPERVISOR", "ORGANIZATION", "CHILD", "MONTH", "SUPERVISOR_MONTH"),
    "AttendanceOrderField": plain("SHORTFALL", "RATE", "LAST_VISIT", "NAME", "MONTH"),
    "RollUp": plain("AS_WAS", "AS_NOW"),
    "CountScope": plain("SUBTREE", "OWN"),
    **{one.__name__: plain(*map(str, one)) for one in WORDS},
}
