"""What each field of Assessment is, and the assessments of organizations and members."""

from execution.kinds import End, FieldMap
from graph.cypher.patterns import Hop
from graph.records import assessments
from graph.records.members import MEMBER
from graph.records.organizations import ORGANIZATION
from resolvers.shared.arguments import columns
from resolvers.shared.identifiers import IDENTITY
from resolvers.shared.lists import linked_list


def of(hop: Hop) -> FieldMap:
    """How whoever the hop starts from was judged."""
    return {"assessments": linked_list(hop, assessments.orders_of, 6)}


OF_ORGANIZATION = of(assessments.OF_ORGANIZATION)
OF_MEMBER = of(assessments.OF_MEMBER)
ASSESSMENT: FieldMap = {
    **IDENTITY,
    **columns("kind", "body", "periodFrom", "periodTo", "level", "points", "comparableGroup", "decidedOn", "decision"),
    "organization": End(ORGANIZATION, "Organization", "organizationId"),
    "member": End(MEMBER, "Member", "memberId"),
    "at": End(ORGANIZATION, "Organization", "atId"),
}
