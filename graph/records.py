"""Every record type by its name: what `node(id)` and the ends of links can be looked up as.

Called by the resolvers.
"""

from collections.abc import Mapping
from types import MappingProxyType

from graph.events import CHANGE_EVENT
from graph.hops import RecordType
from graph.ledger import CHANGE
from graph.links import ASSIGNMENT, MEMBERSHIP, OFFICE, SUPERVISION
from graph.meetings import MEETING
from graph.members import MEMBER, NON_MEMBER
from graph.organizations import ORGANIZATION
from graph.places import PLACE

RECORDS: Mapping[str, RecordType] = MappingProxyType(
    {
        record.name: record
        for record in (
            ORGANIZATION,
            MEMBER,
            NON_MEMBER,
            PLACE,
            MEETING,
            CHANGE_EVENT,
            CHANGE,
            MEMBERSHIP,
            ASSIGNMENT,
            OFFICE,
            SUPERVISION,
        )
    }
)
