"""What each field of Organization, Profile and SupervisionLevel is."""

from execution.kinds import Batch, Computed, Costly, FieldMap, Link, Record, Same, Shape
from graph.records import events, links, links_under, meetings, members, organizations, places
from graph.records.organizations import ORGANIZATION as RECORD
from resolvers.hierarchy.headcounts import count_cells, count_descendants, count_members
from resolvers.hierarchy.lineage import list_predecessors, list_successors
from resolvers.ledger.lines import ORGANIZATION_HISTORY
from resolvers.shared.arguments import columns
from resolvers.shared.filters import filtered
from resolvers.shared.identifiers import IDENTITY, encode_id
from resolvers.shared.lists import linked_list


def confirmed_on(record: Record) -> str | None:
    """The last day of a confirmation, as far as that is no later than the record's day; earlier ones are not kept."""
    day: str | None = record.values["confirmedOn"]
    return day if day is not None and day <= record.view.on.isoformat() else None


def parent_id(record: Record) -> str:
    """The id that the parent has in this answer."""
    return encode_id("Organization", record.values["parentId"], record.view.mark)


ORGANIZATION: FieldMap = {
    **IDENTITY,
    **columns("code", "name", "shortName", "level", "sector", "since", "until", "version"),
    "confirmedOn": Computed(confirmed_on, needs=("confirmedOn",)),
    "depth": Costly(RECORD, "depth"),
    "childCount": Costly(RECORD, "childCount"),
    "parent": Link(organizations.PARENT, "Organization", Shape.ONE, usual=2),
    "ancestors": Link(organizations.ANCESTORS, "Organization", Shape.LIST, usual=5),
    "children": linked_list(organizations.CHILDREN, organizations.orders_of, 16, pages=True),
    "descendants": linked_list(
        organizations.DESCENDANTS,
        organizations.orders_of,
        pages=True,
        parameters=filtered(organizations.DESCENDANTS, "maxDepth"),
    ),
    "descendantCount": Batch(count_descendants, takes=("levels",)),
    "cellCount": Batch(count_cells),
    "memberCount": Batch(count_members, takes=("standing", "scope")),
    "memberships": linked_list(links.MEMBERSHIPS_OF_ORGANIZATION, links_under.orders_of, 32, pages=True, past=True),
    "assignments": linked_list(links.ASSIGNMENTS_OF_ORGANIZATION, links.people_in_orders, 16, past=True),
    "secretary": Link(members.SECRETARY, "Member", Shape.ONE, usual=1),
    "places": linked_list(places.OF_ORGANIZATION, places.orders_of, 2),
    "offices": linked_list(links.OFFICES_AT_ORGANIZATION, links.people_in_orders, 2, past=True),
    "supervisions": linked_list(links.SUPERVISIONS_OF_ORGANIZATION, links.people_in_orders, 3, past=True),
    "supervisionChain": Link(organizations.ITSELF_AND_ANCESTORS, "SupervisionLevel", Shape.LIST, usual=6),
    "meetings": Link(
        meetings.OF_ORGANIZATION,
        "Meeting",
        Shape.CONNECTION,
        filtered(meetings.OF_ORGANIZATION),
        usual=32,
        orders={"HELD_ON": meetings.OF_ORGANIZATION},
    ),
    "profiles": Link(
        organizations.PROFILES, "Profile", Shape.LIST, usual=3, orders=links.spans_in_orders(organizations.PROFILES)
    ),
    "events": Link(
        events.EVENTS, "ChangeEvent", Shape.LIST, filtered(events.EVENTS), usual=4, orders={"ON": events.EVENTS}
    ),
    "predecessors": Batch(list_predecessors, takes=("transitive",)),
    "successors": Batch(list_successors, takes=("transitive",)),
    "history": ORGANIZATION_HISTORY,
}
DESCENDANT_EDGE: FieldMap = {
    **columns("depth"),
    "parentId": Computed(parent_id, needs=("parentId",)),
}
PROFILE: FieldMap = columns("name", "shortName", "level", "since", "until")
SUPERVISION_LEVEL: FieldMap = {
    "organization": Same("Organization"),
    "supervisions": linked_list(links.SUPERVISIONS_OF_ORGANIZATION, links.people_in_orders, past=True),
}
