"""Networks out of the graph: the organizations of a day, and who holds a seat in them or follows them."""

from collections.abc import Awaitable, Callable, Mapping

from execution.view import View
from graph.engine.sessions import Graph
from graph.model.tables import MEMBER, ORGANIZATION
from graph.reads.lists import Linked, list_seats, list_supervised
from resolvers.shared.identifiers import id_of
from seeds.exchange.kinds import ListKind
from seeds.exchange.networks_out import Network, Organization, PersonLink
from service.exchange.days import day_of, day_or_none
from service.exchange.exporting import of_one_line
from service.exchange.snapshot import Snapshot


async def no_links(_: Snapshot) -> list[PersonLink]:
    return []


async def seats(snapshot: Snapshot) -> list[PersonLink]:
    return [link_of("SEAT", one, ("body", "role", "decision")) for one in await snapshot.all_of(list_seats)]


async def supervisions(snapshot: Snapshot) -> list[PersonLink]:
    found = await snapshot.all_of(list_supervised)
    return [link_of("SUPERVISES", one, ("duties", "visitsPerYear", "decision")) for one in found]


def link_of(kind: str, one: Linked, names: tuple[str, ...]) -> PersonLink:
    """A link with the days that it really holds on: a network is not imported again, so nothing bounds them."""
    *told, person = one.told
    values = {**dict(zip(names, told, strict=True)), "name": one.name}
    days = {"since": day_of(one.since), "until": day_or_none(one.until)}
    return PersonLink(kind, id_of(MEMBER, person), id_of(ORGANIZATION, one.organization), {**values, **days})


LINKS: Mapping[ListKind, Callable[[Snapshot], Awaitable[list[PersonLink]]]] = {
    ListKind.ORGANIZATIONS: no_links,
    ListKind.ASSIGNMENTS: seats,
    ListKind.SUPERVISION: supervisions,
}
"""The lists that are networks, with what links people to the organizations."""


async def export_network(graph: Graph, kind: ListKind, under: str, view: View) -> Network:
    """The network of what is at and under an organization (its id; empty: everything) on the view's day, of one line of
    the ledger. Raises `GraphConflict` where changes come faster than it can be read."""
    links, snapshot, end = await of_one_line(graph, under, view, LINKS[kind])
    about = {"day": view.on.isoformat(), "under": id_of(ORGANIZATION, under) if under else "", "ledger": end}
    people = {link.person: str(link.values["name"]) for link in links}
    return Network(about, organizations_of(snapshot), people, links)


def organizations_of(snapshot: Snapshot) -> list[Organization]:
    return [
        Organization(
            id_of(ORGANIZATION, one.id),
            {
                "name": one.name,
                "shortName": one.short,
                "code": one.code,
                "level": one.level,
                "sector": one.sector,
                "since": day_of(one.since),
            },
            id_of(ORGANIZATION, one.parent) if one.parent and one.parent in snapshot.by_id else None,
            day_or_none(one.held),
        )
        for one in snapshot.organizations
    ]
