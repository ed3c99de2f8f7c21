"""What each field of Place is."""

from execution.kinds import Batch, Costly, FieldMap, Link, Shape
from graph.records import links, members, organizations, places
from resolvers.hierarchy.village_states import list_states
from resolvers.shared.arguments import columns
from resolvers.shared.identifiers import IDENTITY
from resolvers.shared.lists import linked_list

PLACE: FieldMap = {
    **IDENTITY,
    **columns("code", "kind", "name", "nameGenerated", "lat", "lon", "since", "until"),
    "states": Batch(list_states, needs=("id", "kind")),
    "residentCount": Costly(places.PLACE, "residentCount"),
    "parent": Link(places.PARENT, "Place", Shape.ONE, usual=1),
    "children": linked_list(places.CHILDREN, places.orders_of, 16, pages=True),
    "residents": linked_list(members.RESIDENTS, members.orders_of, pages=True),
    "organizations": linked_list(places.ORGANIZATIONS, organizations.orders_of, 2),
    "offices": linked_list(links.OFFICES_IN_PLACE, links.people_in_orders, 8, past=True),
}
PLACE_STATE: FieldMap = columns("state", "since")
