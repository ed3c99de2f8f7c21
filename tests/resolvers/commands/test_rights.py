"""Changes by viewers: what they may is asked under the ledger's lock, as the changes before have left it."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from execution.asked import Asked
from execution.operations import Operation, Operations
from execution.view import View
from graph.cypher.fetch import Fetching, Writes
from graph.engine.sessions import Graph, Reads
from graph.model.canonical import canonical
from graph.model.rights import Permitted, viewer_id
from resolvers.commands.access import GRANT_ACCESS, REVOKE_ACCESS
from resolvers.commands.fields import SPECS
from resolvers.commands.machinery.batch import Outcome, Wanted
from resolvers.commands.machinery.spec import Spec
from resolvers.commands.machinery.transaction import make
from resolvers.shared.access import Access
from resolvers.shared.identifiers import encode_id
from tests.resolvers.commands.small import member, organization
from tests.resolvers.commands.test_access import ISSUER, LAN, ON, grant, held, revoke, world
from tests.support.asking import SCHEMA
from tests.support.changing import NOW

__all__ = ["world"]
pytestmark = [pytest.mark.contract, pytest.mark.engine]
WHOLE = ("ORGANIZER", "AUDITOR")
TOP = organization("o1")
RENAME = SPECS["renameOrganization"]
NOT_PERMITTED = ["NOT_PERMITTED"]


async def rights(reads: Reads) -> Permitted:
    return await Access().permitted(reads, viewer_id(ISSUER, LAN), View.whole(ON))


def wanted(spec: Spec, key: str, given: dict[str, Any], *, by_viewer: bool = True, on: date = ON) -> Wanted:
    actor = viewer_id(ISSUER, LAN) if by_viewer else "tester"
    return Wanted(spec, given, on, actor, canonical([actor, key, 1]).decode(), rights=rights if by_viewer else None)


def rename(key: str, name: str = "Chi bộ mới", of: str = "o6") -> Wanted:
    return wanted(RENAME, key, {"organization": organization(of), "name": f"{name} {key}"})


def revoking(role: str = "ORGANIZER", key: str = "", since: date = ON - timedelta(days=1)) -> Wanted:
    one = encode_id("Grant", f"{viewer_id(ISSUER, LAN)}~o1~{since}~{role}")
    return wanted(REVOKE_ACCESS, f"revoke {role} {key}", {"grant": one}, by_viewer=False)


async def whole(graph: Graph, *more: str) -> None:
    for role in (*WHOLE, *more):
        await grant(graph, role, role=role, organization=TOP, on=ON - timedelta(days=1))


async def codes_of(graph: Graph, *asked: Wanted) -> list[list[str]]:
    outcomes = await make(Writes(graph, "tester", lambda: NOW), asked)
    assert all(isinstance(one, Outcome) for one in outcomes), outcomes
    return [[one.said.code for one in outcome.refusals] for outcome in outcomes if isinstance(outcome, Outcome)]


async def test_a_viewer_changes_what_they_may_in_their_own_name(world: Graph) -> None:
    await whole(world)
    assert await codes_of(world, rename("a")) == [[]]
    line = await world.read("MATCH (c:Change {kind: 'RENAME_ORGANIZATION'}) RETURN c.actor")
    assert line == viewer_id(ISSUER, LAN)


@pytest.mark.parametrize("without", WHOLE)
async def test_who_does_not_see_all_changes_what_a_part_may_alone(world: Graph, without: str) -> None:
    await whole(world)
    await codes_of(world, revoking(without))
    covering = wanted(SPECS["coverPlaces"], "d", {"organization": organization("o6"), "places": []})
    part = [[]] if without == "AUDITOR" else [NOT_PERMITTED]
    assert await codes_of(world, rename("a"), rename("b", of="o1"), covering) == [*part, NOT_PERMITTED, NOT_PERMITTED]


async def test_a_kind_of_change_takes_the_right_to_it(world: Graph) -> None:
    await whole(world)
    assign = {"supervisor": member("m4"), "organization": organization("o4"), "duties": ["FOLLOW"], "visitsPerYear": 2}
    assigning = wanted(SPECS["assignSupervisor"], "a", assign)
    granting = {"iss": ISSUER, "sub": "minh", "name": "Minh", "organization": TOP, "role": "READER"}
    assert await codes_of(world, assigning) == [NOT_PERMITTED]
    assert await codes_of(world, wanted(GRANT_ACCESS, "g", granting)) == [NOT_PERMITTED]
    await whole_again(world, "SUPERVISION_OFFICER", "ADMINISTRATOR")
    assert await codes_of(world, assigning, wanted(GRANT_ACCESS, "g", granting)) == [[], []]


async def whole_again(graph: Graph, *roles: str) -> None:
    for role in roles:
        await grant(graph, role, role=role, organization=TOP)


async def test_a_revocation_just_before_in_the_same_transaction_counts(world: Graph) -> None:
    await whole(world)
    assert await codes_of(world, rename("a"), revoking(), rename("b"), rename("c")) == [
        [],
        [],
        NOT_PERMITTED,
        NOT_PERMITTED,
    ]
    assert await codes_of(world, rename("a")) == [NOT_PERMITTED], "nor is the first result of a repeated request given"


ESTABLISH = SPECS["establishOrganization"]


def founding(key: str, parent: str | None = "o4", *, by_viewer: bool = True) -> Wanted:
    under = {} if parent is None else {"parent": organization(parent)}
    level = "PROVINCIAL" if parent is None else "CELL"
    return wanted(ESTABLISH, key, {"name": f"Chi bộ {key}", "level": level, **under}, by_viewer=by_viewer)


@pytest.mark.parametrize("roles", [WHOLE, WHOLE[:1]], ids=["whole", "part"])
async def test_what_somebody_may_is_read_anew_only_where_a_change_before_may_have_altered_it(
    world: Graph, roles: tuple[str, ...]
) -> None:
    """Whoever sees all loses nothing by what is founded under others; of a part it is a piece more."""
    for role in roles:
        await grant(world, role, role=role, organization=TOP, on=ON - timedelta(days=1))
    read: list[Permitted] = []

    async def noted(reads: Reads) -> Permitted:
        read.append(await rights(reads))
        return read[-1]

    async def times(*asked: Wanted) -> int:
        read.clear()
        by_viewer = [replace(one, rights=noted if one.rights else None) for one in asked]
        assert await codes_of(world, *by_viewer) == [[] for _ in asked]
        return len(read)

    once_or_each = 1 if roles == WHOLE else 3
    assert await times(*(rename(f"a{n}") for n in range(3))) == once_or_each
    assert await times(*(founding(f"b{n}") for n in range(3))) == once_or_each
    granted = {"iss": ISSUER, "sub": "minh", "name": "Minh", "organization": TOP, "role": "READER"}
    assert await times(rename("c1"), wanted(GRANT_ACCESS, "c2", granted, by_viewer=False), rename("c3")) == 2


async def test_who_was_granted_all_may_nothing_everywhere_once_another_root_is_made_in_the_same_transaction(
    world: Graph,
) -> None:
    await whole(world)
    covering = wanted(SPECS["coverPlaces"], "d", {"organization": organization("o6"), "places": []})
    last = replace(covering, key=f"{covering.key} again")
    root = founding("e", None, by_viewer=False)
    assert await codes_of(world, covering, founding("f"), root, last) == [[], [], [], NOT_PERMITTED]


async def taken(graph: Graph, one: Wanted) -> Outcome:
    """As the service takes a change: those that wait share a transaction."""
    outcome: Outcome = await graph.turns.take(one, one.size, partial(make, Writes(graph, "tester", lambda: NOW)))
    return outcome


async def test_no_change_stands_behind_the_revocation_that_it_raced_with(world: Graph) -> None:
    """At any meeting of the two: the ledger's order tells."""
    await whole(world)
    for turn in range(8):
        if ("o1", "ORGANIZER") not in await held(world, ON):
            await grant(world, f"again {turn}", role="ORGANIZER", organization=TOP)
        changes = [taken(world, rename(f"{turn} {n}", of=f"o{n}")) for n in (4, 5, 6)]
        since = ON - timedelta(days=1) if turn == 0 else ON
        revoke = taken(world, revoking("ORGANIZER", str(turn), since))
        await asyncio.gather(*changes[: turn % 4], revoke, *changes[turn % 4 :])
        last = await world.read("MATCH (c:Change {kind: 'REVOKE_ACCESS'}) WITH max(c.seq) AS seq RETURN seq")
        later = await world.read("MATCH (c:Change) WHERE c.seq > " + "$seq RETURN collect(c.kind)", seq=last)
        assert later == [], turn


async def test_a_right_does_not_come_back_with_something_else(world: Graph) -> None:
    """Taking back the revocation would be granting."""
    await whole(world)
    await grant(world, "minh", sub="minh", name="Minh", organization=TOP)
    outcome = await revoke(world, "gone", sub="minh", organization=TOP)
    assert outcome.change is not None
    back = {"reason": "x", "correction": {"withdraw": {"fact": encode_id("Change", outcome.change)}}}
    correct = SPECS["correctFact"]
    assert await codes_of(world, wanted(correct, "c", back)) == [NOT_PERMITTED]
    assert await held(world, ON, "minh") == set()
    await whole_again(world, "ADMINISTRATOR")
    assert await codes_of(world, wanted(correct, "c", back)) == [[]]
    assert await held(world, ON, "minh") == {("o1", "READER")}


async def test_nobody_makes_an_organization_that_no_grant_is_above(world: Graph) -> None:
    await whole(world)
    new = {"name": "Đảng bộ mới", "level": "PROVINCIAL"}
    assert await codes_of(world, wanted(SPECS["establishOrganization"], "root", new)) == [NOT_PERMITTED]
    below = {**new, "level": "CELL", "parent": organization("o4")}
    assert await codes_of(world, wanted(SPECS["establishOrganization"], "below", below)) == [[]]


TRY = """mutation {
  renameOrganization(input: { organization: "%s", name: "Tên khác", on: "2026-05-01", dryRun: true }) {
    dryRun userErrors { code rule } organization { name } } }"""


@pytest.mark.parametrize("operations", [SCHEMA.operations, SCHEMA.by_reference], ids=["planner", "reference"])
async def test_a_change_that_is_only_tried_takes_the_same_right(world: Graph, operations: Operations) -> None:
    await whole(world)
    asked = Asked(
        Fetching(world, Writes(world, viewer_id(ISSUER, LAN), lambda: NOW, rights=rights)),
        View.whole(ON),
        SCHEMA.limits.objects,
    )
    query = TRY % organization("o6")
    answer = await operations.answer(Operation(query), asked)
    assert answer.data == {
        "renameOrganization": {"dryRun": True, "userErrors": [], "organization": {"name": "Tên khác"}}
    }
    await codes_of(world, revoking())
    answer = await operations.answer(Operation(query), asked)
    refused = [{"code": "NOT_PERMITTED", "rule": "PERMITTED"}]
    assert answer.data == {"renameOrganization": {"dryRun": True, "userErrors": refused, "organization": None}}


async def test_an_answer_that_a_right_was_taken_from_meanwhile_is_thrown_away(world: Graph) -> None:
    await whole(world)
    access, viewer, view = Access(), viewer_id(ISSUER, LAN), View.whole(ON)
    then = await access.held(world, viewer, view)
    assert then.sees_all
    assert await access.still(world, viewer, view, then)
    await codes_of(world, rename("a"))
    assert await access.still(world, viewer, view, then), "another change takes nothing away"
    await codes_of(world, revoking("AUDITOR"))
    assert not await access.still(world, viewer, view, then)

    async def still() -> bool:
        return await access.still(world, viewer, view, then)

    asked = Asked(Fetching(world), view, SCHEMA.limits.objects, still=still)
    answer = await SCHEMA.operations.answer(Operation("{ roots { name } }"), asked)
    assert (answer.data, [one.extensions["code"] for one in answer.errors if one.extensions]) == (None, ["FORBIDDEN"])


async def test_who_is_granted_at_one_of_two_roots_does_not_see_all(world: Graph) -> None:
    await whole(world)
    new = {"name": "Đảng bộ khác", "level": "PROVINCIAL"}
    assert await codes_of(world, wanted(SPECS["establishOrganization"], "root", new, by_viewer=False)) == [[]]
    assert (await rights(world)).rights == frozenset()
    second = await world.read("MATCH (o:Organization {name: 'Đảng bộ khác'}) RETURN o.id")
    for role in WHOLE:
        await grant(world, f"second {role}", role=role, organization=organization(second))
    assert (await Access().held(world, viewer_id(ISSUER, LAN), View.whole(ON))).sees_all
