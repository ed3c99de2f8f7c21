"""Random sequences of changes against the plain-Python reference: the same are accepted, the same holds each day."""

from base64 import urlsafe_b64decode
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.sessions import Graph
from graph.verifying import verify_ledger
from tests.asking import ask
from tests.changes.model import Model, value_at
from tests.changes.small import member, organization, small_world
from tests.changing import change
from tests.conftest import Loaded

pytestmark = pytest.mark.contract

DAYS = (date(2021, 1, 1), date(2022, 3, 1), date(2023, 4, 21), date(2025, 7, 1), date(2025, 7, 2))
NAMES = ("Đảng bộ Một", "Đảng bộ Hai", "Chi bộ Ba")
KINDS = ("establish", "rename", "move", "dissolve", "transfer", "circumstance", "secretary")
steps = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(0, 30), st.integers(0, 30), st.sampled_from(DAYS)),
    min_size=1,
    max_size=12,
)
STATE = """query ($organizations: [ID!]!, $members: [ID!]!, $on: Date!) {
  organizations: nodes(ids: $organizations, asOf: $on) { ... on Organization {
    name parent { id } memberCount(scope: OWN) secretary { id } } }
  members: nodes(ids: $members, asOf: $on) { ... on Member { cell { id } circumstance } } }"""


class Machine:
    """One sequence: every step is made by the service and by the model."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.model = Model.of_small_world()

    async def step(self, kind: str, one: int, other: int, day: date) -> None:
        organizations, members = list(self.model.lives), list(self.model.cells)
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

    async def establish(self, parent: str, day: date) -> None:
        wanted = {"parent": organization(parent), "name": NAMES[0], "level": "CELL", "on": day.isoformat()}
        query = "organization { history { nodes { subjects { id } } } id }"
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
        organizations, members = list(self.model.lives), list(self.model.cells)
        ids = {"organizations": [organization(key) for key in organizations], "members": [member(m) for m in members]}
        for day in self.model.turning_days():
            found = await ask(self.graph, STATE, {**ids, "on": day.isoformat()})
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
            "memberCount": sum(value_at(cells, day) == key for cells in self.model.cells.values()),
            "secretary": None if secretary is None else {"id": member(secretary)},
        }

    def member(self, key: str, day: date) -> dict[str, Any] | None:
        cell = value_at(self.model.cells[key], day)
        if cell is None:
            return None
        return {"cell": {"id": organization(cell)}, "circumstance": value_at(self.model.circumstances[key], day)}


def key_of(identifier: str) -> str:
    return urlsafe_b64decode(identifier + "==").decode().partition(":")[2]


@settings(max_examples=30)
@given(sequence=steps)
async def test_random_changes_are_accepted_and_told_as_the_reference_says(loaded: Loaded, sequence: list[Any]) -> None:
    await loaded.hold(small_world())
    machine = Machine(loaded.graph)
    for step in sequence:
        await machine.step(*step)
    await machine.compare()
    assert (await verify_ledger(loaded.graph, lambda *_: None)).problems == []
