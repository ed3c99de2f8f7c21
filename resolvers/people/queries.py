"""The fields of Query that list people, their links and meetings."""

from collections.abc import Mapping

from execution.kinds import FieldMap, Root
from graph.cypher.patterns import Hop
from graph.records import assessments, cases, directives, links_under, meetings, members, stated
from resolvers.shared.counts import Counting
from resolvers.shared.lists import list_root


def links(field: str, hop: Hop) -> Root:
    """A list of dated links under an organization."""
    return list_root(field, {"Organization": links_under.orders_of(hop)}, past=True)


MEMBERS = members.orders_of(members.UNDER_ORGANIZATION)
MEMBER_COUNTS = Counting("Member", "members", MEMBERS)
MEMBERSHIP_COUNTS = Counting("Membership", "memberships", links_under.orders_of(links_under.MEMBERSHIPS), past=True)
ASSESSMENTS = assessments.orders_of(assessments.UNDER_ORGANIZATION)
ASSESSMENT_COUNTS = Counting("Assessment", "assessments", ASSESSMENTS)
CASES = cases.orders_of(cases.UNDER_ORGANIZATION)
CASE_COUNTS = Counting("Case", "cases", CASES)
DIRECTIVES = directives.directives_in_orders(directives.DIRECTIVES_UNDER)
REPORTS = directives.reports_in_orders(directives.UNDER_ORGANIZATION)
REPORT_COUNTS = Counting("TaskReport", "taskReports", REPORTS)
COUNTS: Mapping[str, FieldMap] = {
    **MEMBER_COUNTS.fields,
    **MEMBERSHIP_COUNTS.fields,
    **ASSESSMENT_COUNTS.fields,
    **CASE_COUNTS.fields,
    **REPORT_COUNTS.fields,
}
QUERY: FieldMap = {
    "memberCounts": MEMBER_COUNTS.root,
    "membershipCounts": MEMBERSHIP_COUNTS.root,
    "assessmentCounts": ASSESSMENT_COUNTS.root,
    "caseCounts": CASE_COUNTS.root,
    "taskReportCounts": REPORT_COUNTS.root,
    "assessments": list_root("assessments", {"Organization": ASSESSMENTS}),
    "cases": list_root("cases", {"Organization": CASES}),
    "directives": list_root(
        "directives",
        {"Organization": DIRECTIVES},
        directives.directives_in_orders(directives.DIRECTIVES),
        past=True,
    ),
    "statedFigures": list_root("statedFigures", {"Organization": stated.orders_of(stated.UNDER_ORGANIZATION)}),
    "taskReports": list_root("taskReports", {"Organization": REPORTS}, past=True),
    "members": list_root(
        "members",
        {"Organization": MEMBERS},
        members.orders_of(members.EVERYBODY),
    ),
    "memberships": links("memberships", links_under.MEMBERSHIPS),
    "assignments": links("assignments", links_under.ASSIGNMENTS),
    "offices": links("offices", links_under.OFFICES),
    "supervisions": links("supervisions", links_under.SUPERVISIONS),
    "meetings": list_root("meetings", {"Organization": {"HELD_ON": meetings.UNDER_ORGANIZATION}}),
}
