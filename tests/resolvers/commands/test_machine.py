"""Random sequences of changes against the plain-Python reference: the same are accepted, the same holds each day."""

from base64 import urlsafe_b64decode
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.engine.sessions import Graph
from graph.ledger.verify import verify_ledger
from tests.conftest import Loaded
from tests.reference.world import gid, viewed
from tests.resolvers.commands.mended import MendedModel
from tests.resolvers.commands.model import OPEN, Seat, Stay, value_at
from tests.resolvers.commands.small import START, member, organization, small_world
from tests.support.asking import ask
from tests.support.changing import change

pytestmark = pytest.mark.contract

DAYS = (date(2021, 1, 1), date(2022, 3, 1), date(2023, 4, 21), date(2025, 7, 1), date(2025, 7, 2))
NAMES = ("Đảng bộ Một", "Đảng bộ Hai", "Chi bộ Ba")
CHANGES = ("establish", "rename", "move", "dissolve", "cover", "transfer", "circumstance", "secretary")
CORRECTIONS = ("stay", "stay in", "no stay", "seat", "no seat", "parent", "moved on", "name", "renamed on", "life")
KINDS = (*CHANGES, *CORRECTIONS)
steps = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(0, 30), st.integers(0, 30), st.sampled_from(DAYS)),
    min_size=1,
    max_size=12,
)
STATE = """query ($organizations: [ID!]!, $members: [ID!]!) {
  organizations: nodes(ids: $organizations) { ... on Organization {
    name parent { id: key } places { id: key } memberCount(scope: OWN) secretary { id: key } } }
  members: nodes(ids: $members) { ... on Member { cell { id: key } circumstance } } }"""


class Machine:
    """One sequence: every step is made by the service and by the model."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.model = MendedModel.of_small_world()

    async def step(self, kind: str, one: int, other: int, day: date) -> None:
        if kind in CHANGES:
            await self.change(kind, one, other, day)
        else:
            await self.mend(kind, one, other, day)

    async def change(self, kind: str, one: int, other: int, day: date) -> None:
        organizations, members = list(self.model.lives), list(self.model.stays)
        key, to = organizations[one % len(organizations)], organizations[other % len(organizations)]
        who = members[one % len(members)]
        on = {"on": day.isoformat()}
        match kind:
            case "establish":
                await self.establish(key, day)
            case "rename":
                name = NAMES[other % len(NAMES)]
                wanted = {"organization": organization(key), "name": name, **on}
                await self.same("renameOrganization", wanted, accepted=self.model.rename(key, name, day))
            case "move":
                wanted = {"organization": organization(key), "to": organization(to), **on}
                await self.same("moveOrganization", wanted, accepted=self.model.move(key, to, day))
            case "dissolve":
                wanted = {"organization": organization(key), "childrenTo": organization(to), **on}
                await self.same("dissolveOrganization", wanted, accepted=self.model.dissolve(key, to, day))
            case "cover":
                places = (set[str](), {"p1"}, {"p2"}, {"p1", "p2"})[other % 4]
                named = [gid("Place", one) for one in sorted(places)]
                covering: dict[str, Any] = {"organization": organization(key), "places": named, **on}
                await self.same("coverPlaces", covering, accepted=self.model.cover(key, places, day))
            case "transfer":
                wanted = {"member": member(who), "to": organization(to), **on}
                await self.same("transferMember", wanted, accepted=self.model.transfer(who, to, day))
            case "circumstance":
                value = ("WORKING_AWAY", "EXEMPT", None)[other % 3]
                accepted = self.model.set_circumstance(who, value, day)
                changed: dict[str, Any] = {"member": member(who), "circumstance": value, **on}
                await self.same("setCircumstance", changed, accepted=accepted)
            case _:
                wanted = {"member": member(who), "organization": organization(to), "body": "CELL_COMMITTEE", **on}
                accepted = self.model.make_secretary(who, to, day)
                await self.same("appoint", {**wanted, "role": "SECRETARY"}, accepted=accepted)

    async def mend(self, kind: str, one: int, other: int, day: date) -> None:
        organizations, members = list(self.model.lives), list(self.model.stays)
        key, to = organizations[one % len(organizations)], organizations[other % len(organizations)]
        match kind:
            case "parent" | "name":
                await self.mend_span(kind, key, to, other, day)
            case "moved on" | "renamed on":
                await self.mend_day(kind, one, other)
            case "life":
                await self.mend_life(one, other, day)
            case _:
                await self.mend_link(kind, members[one % len(members)], to, other, day)

    async def mend_span(self, kind: str, key: str, to: str, other: int, day: date) -> None:
        """Puts an organization's parent or its name right."""
        right: dict[str, Any] = {"organization": organization(key), "on": day.isoformat()}
        name = NAMES[other % len(NAMES)]
        match kind:
            case "parent":
                accepted = self.model.correct_parent(key, to, day)
                await self.mended("parent", {**right, "parent": organization(to)}, accepted=accepted)
            case _:
                accepted = self.model.correct_name(key, name, day)
                # the names of the small world have no short one, a rename gives the usual one
                short = name.replace("Đảng bộ", "ĐB").replace("Chi bộ", "CB")
                await self.mended("profile", {**right, "name": name, "shortName": short}, accepted=accepted)

    async def mend_day(self, kind: str, one: int, other: int) -> None:
        """Puts the day of a move or of another name right: of an organization that had one, if there is any."""
        field, table = ("parent", self.model.parents) if kind == "moved on" else ("profile", self.model.names)
        several = [key for key, spans in table.items() if len(spans) > 1] or list(table)
        key, since = several[one % len(several)], DAYS[other % len(DAYS)]
        on = max((span.since for span in table[key]), default=START)
        accepted = self.model.correct_day(table, key, on, since)
        right = {"organization": organization(key), "on": on.isoformat(), "since": since.isoformat()}
        await self.mended(field, right, accepted=accepted)

    async def mend_life(self, one: int, other: int, day: date) -> None:
        """Puts the first day of an organization or its end right: of one that began later or ended, if there is any."""
        lives = self.model.lives
        lived = [key for key, life in lives.items() if (life.since, life.until) != (START, OPEN)] or list(lives)
        key = lived[one % len(lived)]
        end, value = ("since", day) if other % 3 else ("until", day if other % 2 else None)
        right = {"organization": organization(key), end: iso(value)}
        await self.mended("organization", right, accepted=self.model.correct_life(key, end, value))

    async def mend_link(self, kind: str, who: str, to: str, other: int, day: date) -> None:
        """Puts a stay in a cell or a secretary's seat right, or takes it back."""
        name, value = ("since", day) if other % 3 == 0 else ("until", day if other % 3 == 1 else None)
        links: list[Any] = self.model.seats if kind.endswith("seat") else self.model.stays[who]
        if not links:
            return
        number = other % len(links)
        link, field = links[number], "assignment" if kind.endswith("seat") else "membership"
        given: dict[str, Any] = {field: seat_id(link) if kind.endswith("seat") else stay_id(who, link)}
        match kind:
            case "stay":
                given[name] = iso(value)
                await self.mended(field, given, accepted=self.model.correct_stay(who, number, name, value))
            case "stay in":
                given["cell"] = organization(to)
                await self.mended(field, given, accepted=self.model.correct_stay(who, number, "cell", to))
            case "seat":
                given[name] = iso(value)
                await self.mended(field, given, accepted=self.model.correct_seat(number, name, value))
            case "no stay":
                accepted = self.model.withdraw_stay(who, number)
                await self.mended("withdraw", {"fact": given[field]}, accepted=accepted)
            case _:
                del links[number]
                await self.mended("withdraw", {"fact": given[field]}, accepted=True)

    async def mended(self, kind: str, right: dict[str, Any], *, accepted: bool) -> None:
        await self.same("correctFact", {"reason": "Ghi nhầm", "correction": {kind: right}}, accepted=accepted)

    async def establish(self, parent: str, day: date) -> None:
        wanted = {"parent": organization(parent), "name": NAMES[0], "level": "CELL", "on": day.isoformat()}
        query = "organization { history { nodes { subjects { nodes { id: key } } } } id: key }"
        payload = await self.same(
            "establishOrganization", wanted, query, accepted=self.model.may_establish(parent, day)
        )
        if payload["organization"]:
            self.model.begin(key_of(payload["organization"]["id"]), parent, NAMES[0], day)

    async def same(self, field: str, wanted: dict[str, Any], selected: str = "", *, accepted: bool) -> dict[str, Any]:
        """The service accepts what the model accepts, and says why not where it doesn't."""
        payload = await change(self.graph, field, wanted, selected)
        assert (payload["change"] is not None) == accepted, (field, wanted, payload["userErrors"])
        assert accepted == (payload["userErrors"] == [])
        return payload

    async def compare(self) -> None:
        """Names, parents, counts, secretaries, cells and circumstances on every turning day and the days around it."""
        organizations, members = list(self.model.lives), list(self.model.stays)
        for day in self.model.turning_days():
            asked = {
                "organizations": [viewed(organization(key), day) for key in organizations],
                "members": [viewed(member(key), day) for key in members],
            }
            found = await ask(self.graph, STATE, asked)
            for key, told in zip(organizations, found["organizations"], strict=True):
                assert told == self.organization(key, day), (key, day)
            for key, told in zip(members, found["members"], strict=True):
                assert told == self.member(key, day), (key, day)

    def organization(self, key: str, day: date) -> dict[str, Any] | None:
        if not self.model.lives[key].holds(day):
            return None
        parent = value_at(self.model.parents[key], day)
        secretary = self.model.secretary(key, day)
        return {
            "name": value_at(self.model.names[key], day),
            "parent": None if parent is None else {"id": organization(parent)},
            "places": [{"id": gid("Place", one)} for one in self.model.covered(key, day)],
            "memberCount": sum(one.cell == key and one.holds(day) for own in self.model.stays.values() for one in own),
            "secretary": None if secretary is None else {"id": member(secretary)},
        }

    def member(self, key: str, day: date) -> dict[str, Any] | None:
        if day < START or not self.model.stays[key]:
            return None
        stay = self.model.stay(key, day)
        if stay is None:
            return {"cell": None, "circumstance": None}
        return {"cell": {"id": organization(stay.cell)}, "circumstance": stay.circumstance}


def iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def stay_id(who: str, stay: Stay) -> str:
    return gid("Membership", f"{who}~{stay.cell}~{stay.since}~OFFICIAL")


def seat_id(seat: Seat) -> str:
    return gid("Assignment", f"{seat.member}~{seat.organization}~{seat.since}~CELL_COMMITTEE~SECRETARY")


def key_of(identifier: str) -> str:
    return urlsafe_b64decode(identifier + "==").decode().partition(":")[2]


@settings(max_examples=settings().max_examples * 3 // 2)
@given(sequence=steps)
async def test_random_changes_are_accepted_and_told_as_the_reference_says(loaded: Loaded, sequence: list[Any]) -> None:
    await loaded.hold(small_world())
    machine = Machine(loaded.graph)
    for step in sequence:
        await machine.step(*step)
    await machine.compare()
    assert (await verify_ledger(loaded.graph, lambda *_: None)).problems == []
