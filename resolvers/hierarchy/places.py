"""What each field of Place is."""

from execution.kinds import Batch, Costly, FieldMap, Link, Shape
from graph.records import links, members, organizations, places
from resolvers.hierarchy.village_states import list_states
from resolvers.shared.arguments import PAST, columns
from resolvers.shared.filters import filtered
from resolvers.shared.identifiers import IDENTITY

PLACE: FieldMap = {
    **IDENTITY,
    **columns("code", "kind", "name", "nameGenerated", "lat", "lon", "since", "until"),
    "states": Batch(list_states, needs=("id", "kind")),
    "residentCount": Costly(places.PLACE, "residentCount"),
    "parent": Link(places.PARENT, "Place", Shape.ONE, usual=1),
    "children": Link(
        places.CHILDREN,
        "Place",
        Shape.CONNECTION,
        filtered(places.CHILDREN),
        usual=16,
        orders=places.orders_of(places.CHILDREN),
    ),
    "residents": Link(
        members.RESIDENTS,
        "Member",
        Shape.CONNECTION,
        filtered(members.RESIDENTS),
        orders=members.orders_of(members.RESIDENTS),
    ),
    "organizations": Link(
        places.ORGANIZATIONS,
        "Organization",
        Shape.LIST,
        filtered(places.ORGANIZATIONS),
        usual=2,
        orders=organizations.orders_of(places.ORGANIZATIONS),
    ),
    "offices": Link(
        links.OFFICES_IN_PLACE,
        "Office",
        Shape.LIST,
        filtered(links.OFFICES_IN_PLACE),
        usual=8,
        past=PAST,
        orders=links.people_in_orders(links.OFFICES_IN_PLACE),
    ),
}
PLACE_STATE: FieldMap = columns("state", "since")
