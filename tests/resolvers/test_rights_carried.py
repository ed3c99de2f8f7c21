"""What is known of viewers' rights as of one line of the ledger, as of a later one."""

import json
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Any, LiteralString

import pytest

from execution.view import View
from graph.engine.sessions import Graph
from graph.engine.state import READ_END, End, read_end
from graph.ledger.bearing import LIST_BEARING, UNKNOWN, Bearing, find_bearing
from graph.ledger.lines import BEGINNING, change_id
from graph.model.rights import Right, viewer_id
from graph.reads.grants import FIND_GRANTS
from graph.reads.holders import LIST_HELD
from graph.reads.roots import LIST_ROOTS
from resolvers.shared.access import Access
from tests.resolvers.commands.small import member, organization
from tests.resolvers.commands.test_access import DAY, ISSUER, LAN, ON, grant, revoke, world
from tests.support.changing import change

__all__ = ["world"]
pytestmark = [pytest.mark.contract, pytest.mark.engine]
WHOLE = ("ORGANIZER", "AUDITOR")
NAMES = {LIST_BEARING: "bearing", FIND_GRANTS: "grants", LIST_ROOTS: "roots", LIST_HELD: "held"}


class Noting:
    """A graph that notes what is read of it."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.read_of: list[str] = []

    async def read(self, text: LiteralString, /, **parameters: Any) -> Any:
        self.read_of.append(NAMES.get(text, text))
        return await self.graph.read(text, **parameters)

    def taken(self) -> list[str]:
        found, self.read_of = self.read_of, []
        return found


async def end_of(graph: Graph) -> End:
    end = await read_end(graph)
    assert end is not None
    return end


async def leave(graph: Graph, who: str) -> None:
    """A change that nobody's right follows from."""
    assert (await change(graph, "endMembership", {"member": member(who), "reason": "LEFT", "on": "2025-01-03"}))[
        "change"
    ]


async def found(graph: Graph) -> None:
    """A cell under o4."""
    given = {"name": "Chi bộ mới", "level": "CELL", "parent": organization("o4"), "on": "2025-01-02"}
    assert (await change(graph, "establishOrganization", given))["change"]


async def test_what_somebody_may_is_carried_on_as_far_as_the_lines_between_do_not_touch_it(world: Graph) -> None:
    """A member who leaves touches nothing; what is founded, who is where; a grant, what each was granted."""
    for role in WHOLE:
        await grant(world, role, role=role, organization=organization("o1"))
    await grant(world, "minh", sub="minh", role="READER", organization=organization("o4"))
    noting, access, view = Noting(world), Access(), View.whole(ON)
    lan, minh = viewer_id(ISSUER, LAN), viewer_id(ISSUER, "minh")

    async def seen(who: str, end: End) -> tuple[bool, set[str]]:
        may = await access.held(noting, who, view, end)
        assert may.end == end
        return may.sees_all, set(may.sight.inside)

    first = await end_of(world)
    assert await seen(lan, first) == (True, set())
    assert await seen(minh, first) == (False, {"o4", "o6"})
    assert noting.taken() == ["grants", "roots", "grants", "held"]
    await leave(world, "m3")
    second = await end_of(world)
    assert [await seen(lan, second), await seen(minh, second)] == [(True, set()), (False, {"o4", "o6"})]
    assert noting.taken() == ["bearing"]
    assert (await access.held(noting, lan, view, first)).end == second, "what is known as of a later line does as well"
    await found(world)
    third = await end_of(world)
    assert (await seen(lan, third))[0]
    assert len((await seen(minh, third))[1]) == 3
    assert noting.taken() == ["bearing", "roots", "held"]
    await revoke(world, role="AUDITOR", organization=organization("o1"))
    fourth = await end_of(world)
    assert not (await seen(lan, fourth))[0]
    assert Right.VALUES not in (await access.held(noting, lan, view, fourth)).rights
    assert noting.taken()[:2] == ["bearing", "grants"]
    for replaced in ((fourth[0] + 1, "f" * 64), (2, "f" * 64)):
        assert not (await access.held(noting, lan, view, replaced)).sees_all
        assert noting.taken()[-2:] != ["bearing"], "of another ledger nothing is known"
    assert not (await access.held(noting, lan, View.whole(ON - DAY), fourth)).rights, "nor of another day"


async def test_a_line_that_was_passed_is_not_asked_of_again_and_one_of_another_ledger_is(world: Graph) -> None:
    """Also where nobody was asked for as of that line, as those who follow are each as of their own."""
    for role in WHOLE:
        await grant(world, role, role=role, organization=organization("o1"))
    noting, access, view = Noting(world), Access(), View.whole(ON)
    lan = viewer_id(ISSUER, LAN)
    await access.held(noting, lan, view)
    await leave(world, "m3")
    between = await end_of(world)
    await revoke(world, role="AUDITOR", organization=organization("o1"))
    last = await end_of(world)
    assert not (await access.held(noting, lan, view, last)).sees_all
    noting.taken()
    found = await access.held(noting, lan, view, between)
    assert (found.end, found.sees_all, noting.taken()) == (last, False, [])
    for other in ((between[0], "f" * 64), (0, BEGINNING)):
        found = await access.held(noting, lan, view, other)
        assert (found.end, noting.taken()) == (last, [READ_END])


async def test_what_lines_touch_is_what_their_rows_are_of_and_not_what_their_values_say(world: Graph) -> None:
    ends = [await end_of(world)]

    async def told() -> None:
        ends.append(await end_of(world))

    await grant(world)
    await told()
    await leave(world, "m3")
    await told()
    renamed = {"organization": organization("o6"), "name": '["GRANTED","Viewer"], ["Viewer",', "on": "2025-01-02"}
    await change(world, "renameOrganization", renamed)
    await told()
    await found(world)
    await told()
    await revoke(world, on=ON + timedelta(days=1))
    await told()
    found_of = [await find_bearing(world, since, until) for since, until in pairwise(ends)]
    assert [one.lines for one in found_of] == [[end] for end in ends[1:]]
    bearings = [one._replace(lines=()) for one in found_of]
    assert bearings == [await by_rows(world, since, until) for since, until in pairwise(ends)]
    assert [one.grants for one in bearings] == [True, False, False, False, True]
    assert bearings[1] == Bearing(grants=False, places=False)
    assert bearings[3] == Bearing(grants=False, places=True)
    assert await find_bearing(world, ends[1], ends[4]) == Bearing(grants=False, places=True, lines=ends[2:5])
    apart = [(ends[2], ends[1]), (ends[1], (ends[2][0], "f" * 64)), ((ends[1][0], "f" * 64), ends[2])]
    assert [await find_bearing(world, *one) for one in apart] == [UNKNOWN] * 3
    assert await find_bearing(world, (0, BEGINNING), (9_999, "f" * 64)) == UNKNOWN


async def by_rows(graph: Graph, since: End, until: End) -> Bearing:
    """The same, by reading each row of each line."""
    texts: Sequence[tuple[str, str]] = await graph.read(
        "UNWIND $ids AS id MATCH (text:ChangeText {id: id}) RETURN collect([text.opened, text.closed])",
        ids=[change_id(seq) for seq in range(since[0] + 1, until[0] + 1)],
    )
    tables = {row[0] for sides in texts for side in sides for row in json.loads(side)}
    places = {"Organization", "PART_OF", "ChangeEvent", "ORIGINAL", "RESULTING"}
    return Bearing(not tables.isdisjoint({"Viewer", "GRANTED"}), not tables.isdisjoint(places))
