"""What each field of Assessment is, and the assessments of organizations and members."""

from execution.kinds import End, FieldMap, Link, Shape
from graph.cypher.patterns import Hop
from graph.records import assessments
from graph.records.members import MEMBER
from graph.records.organizations import ORGANIZATION
from resolvers.shared.arguments import columns
from resolvers.shared.filters import filtered
from resolvers.shared.identifiers import IDENTITY


def of(hop: Hop) -> FieldMap:
    """How whoever the hop starts from was judged."""
    return {
        "assessments": Link(hop, "Assessment", Shape.LIST, filtered(hop), usual=6, orders=assessments.orders_of(hop))
    }


OF_ORGANIZATION = of(assessments.OF_ORGANIZATION)
OF_MEMBER = of(assessments.OF_MEMBER)
ASSESSMENT: FieldMap = {
    **IDENTITY,
    **columns("kind", "body", "periodFrom", "periodTo", "level", "points", "comparableGroup", "decidedOn", "decision"),
    "organization": End(ORGANIZATION, "Organization", "organizationId"),
    "member": End(MEMBER, "Member", "memberId"),
    "at": End(ORGANIZATION, "Organization", "atId"),
}
