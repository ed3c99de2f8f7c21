"""Who may see and change what, as dated facts of the ledger: granted, revoked, ended with their organization."""

from datetime import date, timedelta
from typing import Any

import pytest

from execution.view import View
from graph.cypher.fetch import Writes
from graph.engine.sessions import Graph
from graph.ledger.verify import verify_ledger
from graph.model.rights import NEEDED, READING, RIGHTS, Right, ViewerRole, rights_of, viewer_id
from graph.model.vocabulary import ChangeKind
from graph.reads.grants import find_grants, list_grants
from resolvers.commands.access import GRANT_ACCESS, REVOKE_ACCESS
from resolvers.commands.fields import SPECS
from resolvers.commands.machinery.batch import Outcome, Wanted
from resolvers.commands.machinery.spec import Spec
from resolvers.commands.machinery.transaction import make
from resolvers.shared.identifiers import decode_id, encode_id
from tests.conftest import Loaded
from tests.resolvers.commands.small import member, organization, small_world
from tests.support.changing import NOW, change

pytestmark = [pytest.mark.contract, pytest.mark.engine]
ISSUER, LAN = "https://id.example", "lan"
ON = date(2026, 5, 1)
DAY = timedelta(days=1)


@pytest.fixture
async def world(loaded: Loaded) -> Graph:
    loaded.forget()
    await loaded.hold(small_world())
    loaded.forget()
    return loaded.graph


async def outcome_of(graph: Graph, spec: Spec, key: str, **given: Any) -> Outcome:
    named = {"iss": ISSUER, "sub": LAN, "organization": organization("o2"), "role": "READER", **given}
    on = named.pop("on", ON)
    [outcome] = await make(Writes(graph, "tester", lambda: NOW), [Wanted(spec, named, on, "tester", key)])
    assert isinstance(outcome, Outcome), outcome
    return outcome


async def grant(graph: Graph, key: str = "g", **given: Any) -> Outcome:
    return await outcome_of(graph, GRANT_ACCESS, key, **{"name": "Lan", **given})


async def grant_id(graph: Graph, on: date, **given: Any) -> str:
    """The id of a role at an organization that holds on a day."""
    named = {"iss": ISSUER, "sub": LAN, "organization": organization("o2"), "role": "READER", **given}
    at = decode_id(named["organization"], "organization").key
    found = await list_grants(graph, View.whole(on), viewer_id(named["iss"], named["sub"]))
    [one] = [one for one in found if (one.organization, one.role) == (at, named["role"])]
    return encode_id("Grant", one.key)


async def revoke(graph: Graph, key: str = "r", on: date = ON, **given: Any) -> Outcome:
    wanted = Wanted(REVOKE_ACCESS, {"grant": await grant_id(graph, on, **given)}, on, "tester", key)
    [outcome] = await make(Writes(graph, "tester", lambda: NOW), [wanted])
    assert isinstance(outcome, Outcome), outcome
    return outcome


async def held(graph: Graph, on: date, subject: str = LAN) -> set[tuple[str, str]]:
    found = await find_grants(graph, viewer_id(ISSUER, subject), View.whole(on))
    assert found is not None
    return set(found.roles)


async def codes(graph: Graph, spec: Spec, key: str, **given: Any) -> list[str]:
    return [one.said.code for one in (await outcome_of(graph, spec, key, **given)).refusals]


async def explained(graph: Graph) -> None:
    verdict = await verify_ledger(graph, lambda *_: None)
    assert (verdict.problems, verdict.broken) == ([], [])


async def test_a_grant_holds_from_its_day_up_to_its_end_and_not_on_it(world: Graph) -> None:
    await grant(world, until=date(2026, 6, 1))
    days = (ON - DAY, ON, date(2026, 5, 31), date(2026, 6, 1))
    assert [len(await held(world, day)) for day in days] == [0, 1, 1, 0]
    assert await held(world, ON) == {("o2", "READER")}
    assert await held(world, ON, "somebody else") == set()
    await explained(world)


async def test_one_that_is_revoked_does_not_hold_on_that_day_any_more(world: Graph) -> None:
    await grant(world)
    await revoke(world, on=ON + 2 * DAY)
    assert [len(await held(world, ON + n * DAY)) for n in (-1, 0, 1, 2, 3)] == [0, 1, 1, 0, 0]
    await explained(world)


async def test_one_that_is_revoked_on_its_first_day_holds_on_none(world: Graph) -> None:
    await grant(world)
    await revoke(world)
    assert [len(await held(world, ON + n * DAY)) for n in (0, 1)] == [0, 0]
    await grant(world, "again")
    assert await held(world, ON) == {("o2", "READER")}
    await explained(world)


async def test_what_is_held_already_or_was_never_granted_is_refused(world: Graph) -> None:
    await grant(world)
    assert await codes(world, GRANT_ACCESS, "twice", name="Lan") == ["GRANTED_ALREADY"]
    assert await codes(world, GRANT_ACCESS, "other role", name="Lan", role="AUDITOR") == []
    one = await grant_id(world, ON)
    assert await codes(world, REVOKE_ACCESS, "r1", grant=one, on=ON + DAY) == []
    assert await codes(world, REVOKE_ACCESS, "r2", grant=one, on=ON + DAY) == ["DOES_NOT_HOLD"]
    assert await codes(world, REVOKE_ACCESS, "r3", grant=encode_id("Grant", f"v0~o2~{ON}~READER")) == ["UNKNOWN"]
    assert await codes(world, REVOKE_ACCESS, "r4", grant=encode_id("Grant", f"v0~o9~{ON}~READER")) == ["UNKNOWN"]
    await grant(world, "later", name="Lan", role="FIGURES", on=ON + 9 * DAY)
    assert await codes(world, GRANT_ACCESS, "before", name="Lan", role="FIGURES") == ["GRANTED_ALREADY"]
    until = {"role": "FIGURES", "until": ON + 9 * DAY}
    assert await codes(world, GRANT_ACCESS, "up to it", name="Lan", **until) == []
    assert await codes(world, GRANT_ACCESS, "nobody", name="Lan", sub=" ") == ["TEXT_UNFIT"]


async def test_a_grant_ends_with_its_organization(world: Graph) -> None:
    await grant(world, organization=organization("o7"))
    until = ON + 3 * DAY
    await change(world, "transferMember", {"member": member("m3"), "to": organization("o6"), "on": str(until)})
    await change(world, "dissolveOrganization", {"organization": organization("o7"), "on": str(until)})
    assert [len(await held(world, day)) for day in (until - DAY, until)] == [1, 0]
    await explained(world)


async def test_the_ledger_tells_who_got_what_and_the_organization_stays_as_it_was(world: Graph) -> None:
    before = await world.read("MATCH (o:Organization {id: 'o2'}) RETURN o.version")
    await grant(world, decision="5-QĐ/TU")
    line = await world.read("MATCH (c:Change {kind: 'GRANT_ACCESS'})-[:ABOUT]->(o:Organization) RETURN [c.actor, o.id]")
    assert line == ["tester", "o2"]
    assert await world.read("MATCH (o:Organization {id: 'o2'}) RETURN o.version") == before
    [one] = await list_grants(world, View.whole(ON))
    assert (one.name, one.issuer, one.subject, one.role) == ("Lan", ISSUER, LAN, "READER")
    assert (one.organization, one.since, one.until, one.decision) == ("o2", ON, None, "5-QĐ/TU")
    await grant(world, "renamed", name="Lan Anh", role="AUDITOR")
    assert {one.name for one in await list_grants(world, View.whole(ON))} == {"Lan Anh"}


def test_every_kind_of_change_takes_a_right_and_every_right_is_given_by_a_role() -> None:
    assert NEEDED.keys() == set(ChangeKind) - {ChangeKind.LOAD}
    assert {spec.kind for spec in SPECS.values()} <= NEEDED.keys()
    assert RIGHTS.keys() == set(ViewerRole)
    assert {right for one in RIGHTS.values() for right in one} == set(Right)
    assert rights_of(["ORGANIZER", "AUDITOR"]) >= READING
    assert not any(one >= READING for one in RIGHTS.values()), "no role sees all by itself"


def test_nobody_has_the_id_of_another() -> None:
    named = [("a", "bc"), ("ab", "c"), ("a", "b"), ('a","b', "c"), ("a", 'b","c')]
    assert len({viewer_id(*one) for one in named}) == len(named)
