"""What each field of Grant and Viewer is, and the list of who may see and change what."""

from collections.abc import Mapping
from dataclasses import replace

from execution.errors import TellingError
from execution.kinds import Arguments, End, FieldMap, Root
from execution.view import Scope, View
from graph.cypher.fetch import Fetching
from graph.records import grants
from graph.records.organizations import ORGANIZATION
from resolvers.shared.arguments import columns
from resolvers.shared.identifiers import IDENTITY
from resolvers.shared.lists import list_root
from wording.said import say

FIELDS: Mapping[str, FieldMap] = {
    "Viewer": {**IDENTITY, **columns("name", "iss", "sub")},
    "Grant": {
        **IDENTITY,
        **columns("role", "since", "until", "decision"),
        "viewer": End(grants.VIEWER, "Viewer", "viewerId"),
        "organization": End(ORGANIZATION, "Organization", "organizationId"),
        "grantedBy": End(grants.VIEWER, "Viewer", "grantedById"),
    },
}
EVERY_GRANT: Root = list_root("grants", {"Organization": grants.orders_of(grants.GRANTS_UNDER)}, past=True)


async def list_grants(backend: Fetching, view: View, arguments: Arguments) -> object:
    """The page; refused to whoever sees nowhere who holds which right, as an empty one would say that nobody does."""
    if view.scope is Scope.PART and not view.sight.governed:
        raise TellingError(say("FORBIDDEN"), "FORBIDDEN")
    return await EVERY_GRANT.answer(backend, view, arguments)


QUERY: FieldMap = {"grants": replace(EVERY_GRANT, answer=list_grants)}
