"""The viewers that are made with invented data: one for every role at the province, a commune and a cell of it, and one
who follows an organization. `hierarchy seed` and `demo` make them; the open demo lets anybody look as they do."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from execution.asked import Asked
from execution.operations import Operation
from execution.view import View
from graph.cypher.fetch import Fetching, Writes
from graph.engine.sessions import Graph
from graph.ledger.clock import Clock
from graph.model.canonical import canonical
from graph.model.rights import ViewerRole
from graph.reads.grants import Grant, list_grants
from resolvers.commands.access import GRANT_ACCESS
from resolvers.commands.machinery.batch import Wanted
from resolvers.commands.machinery.transaction import make
from schema.build import build_schema
from service.access.settings import INVENTED
from wording.texts.labels import TEXTS as LABELS

ACTOR = "seed"
PLACES = """{
  roots { id }
  provinces: organizations(where: { levels: [PROVINCIAL] }, first: 1) { nodes { id name } }
  communes: organizations(
    where: { levels: [UPPER_GRASSROOTS, GRASSROOTS_COMMITTEE], childCount: { least: 1 }, text: "Đảng bộ xã" }, first: 1
  ) {
    nodes { id name cells: descendants(where: { levels: [CELL, GRASSROOTS_CELL] }, first: 1) { nodes { id name } } }
  }
  followed: organizations(where: { hasSupervisor: true }, first: 1) {
    nodes { id name supervisions { supervisor { name } } }
  }
}"""
NAMES: Mapping[ViewerRole, str] = {role: LABELS[f"ViewerRole.{role}"][0] for role in ViewerRole}
WHOLE = (ViewerRole.ORGANIZER, ViewerRole.SUPERVISION_OFFICER, ViewerRole.AUDITOR)
"""What gives a right to everything, where it is granted at the top."""


class Given(NamedTuple):
    """A role at an organization, by its global id, for a viewer by a name of ours."""

    sub: str
    name: str
    role: ViewerRole
    organization: str


async def make_viewers(graph: Graph, day: date) -> None:
    """Grants each of them what they have, from a day on, each by a line of the ledger; those who are there stay."""
    if await invented_grants(graph, day):
        return
    operations = build_schema().operations
    asked = Asked(Fetching(graph), View.whole(day), operations.limits.objects)
    answer = await operations.answer(Operation(PLACES), asked)
    if answer.errors or answer.data is None:
        raise answer.errors[0]
    clock = Clock()
    writes = Writes(graph, ACTOR, clock, clock_fault=lambda: clock.fault)
    wanted = [wanted_of(one, day) for one in given_in(answer.data)]
    for outcome in await make(writes, wanted):
        if isinstance(outcome, Exception):
            raise outcome


def given_in(found: Mapping[str, Any]) -> Iterator[Given]:
    """What the viewers of a graph are given, by what was found in it."""
    for province in found["provinces"]["nodes"]:
        whole = f"Ban Tổ chức – {province['name']}"
        yield from (Given("whole", whole, role, top["id"]) for role in WHOLE for top in found["roots"])
        yield from every_role(province, "Người xem")
    for commune in found["communes"]["nodes"]:
        yield from every_role(commune, "Người xem")
        for cell in commune["cells"]["nodes"]:
            yield from every_role(cell, "Bí thư")
    for one in found["followed"]["nodes"]:
        name = f"{one['supervisions'][0]['supervisor']['name']}, theo dõi {one['name']}"
        yield Given(f"supervisor {one['id']}", name, ViewerRole.READER, one["id"])


def every_role(organization: Mapping[str, Any], reader: str) -> Iterator[Given]:
    for role, called in NAMES.items():
        name = f"{reader if role is ViewerRole.READER else called} – {organization['name']}"
        yield Given(f"{role} {organization['id']}", name, role, organization["id"])


def wanted_of(given: Given, day: date) -> Wanted:
    key = canonical([ACTOR, given.sub, str(given.role), given.organization]).decode()
    told = {**given._asdict(), "role": str(given.role), "iss": INVENTED}
    return Wanted(GRANT_ACCESS, told, day, ACTOR, key)


async def invented_grants(graph: Graph, day: date) -> list[Grant]:
    """The grants of invented viewers that hold on a day."""
    return [one for one in await list_grants(graph, View.whole(day)) if one.issuer == INVENTED]
