"""No change leaves a circle or too deep a tree, whichever command made it, at any depth and on any day."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest

from graph.engine.sessions import Graph
from graph.model.tables import MOST_LEVELS
from resolvers.commands.fields import SPECS
from resolvers.commands.machinery.batch import Wanted
from resolvers.commands.machinery.replay import ChangeRefused, First, play
from service.seeding import rows_of
from tests.resolvers.commands.small import organization, small_world
from tests.resolvers.commands.together import coerced, whole_graph
from tests.support.asking import ask
from tests.support.changing import change, refused

pytestmark = pytest.mark.contract

DAY = "2026-05-01"
BEFORE = "2026-04-30"
BEGUN = "2026-01-01"


async def established(graph: Graph, parent: str, name: str = "Chi bộ") -> str:
    """The global id of a new organization under another one."""
    given = {"parent": parent, "name": name, "level": "GRASSROOTS_COMMITTEE", "on": BEGUN}
    payload = await change(graph, "establishOrganization", given, "organization { id: key }")
    assert payload["userErrors"] == []
    made: str = payload["organization"]["id"]
    return made


async def chain(graph: Graph, parent: str, length: int) -> list[str]:
    """New organizations, each under the one before; made by one plan, so that a long chain takes no time."""
    links = [("x0", parent), *[(f"x{place}", f"new:x{place - 1}") for place in range(1, length)]]
    steps = [
        {"establish": {"key": key, "parent": above, "name": key, "level": "GRASSROOTS_COMMITTEE"}}
        for key, above in links
    ]
    given = {"under": organization("o1"), "on": BEGUN, "steps": steps}
    payload = await change(graph, "applyReorganization", given, "made { id: key }")
    assert payload["userErrors"] == []
    return [one["id"] for one in payload["made"]]


async def parent_of(graph: Graph, one: str, on: str = DAY) -> str:
    query = "query ($id: ID!, $on: Date!) { organization(by: { id: $id }, asOf: $on) { parent { id: key } } }"
    found = await ask(graph, query, {"id": one, "on": on})
    above: str = found["organization"]["parent"]["id"]
    return above


async def test_a_merger_into_what_would_be_below_it_is_refused(small: Graph) -> None:
    """FAULTS A1: Mới under C, C under B, B under what goes into Mới."""
    a, b, c = await chain(small, organization("o4"), 3)
    before = await whole_graph(small)
    result = {"name": "Mới", "level": "CELL", "parent": c}
    refusal = await refused(small, "mergeOrganizations", {"organizations": [a], "into": {"new": result}, "on": DAY})
    assert refusal["rule"] == "NO_CYCLE"
    assert await whole_graph(small) == before
    assert await parent_of(small, b) == a


async def test_a_merger_into_a_descendant_lets_the_way_between_end(small: Graph) -> None:
    """What lies between comes under the descendant, and so under itself; a child itself may take its parent over."""
    a, b, c = await chain(small, organization("o4"), 3)
    refusal = await refused(small, "mergeOrganizations", {"organizations": [a], "into": {"organization": c}, "on": DAY})
    assert refusal["rule"] == "NO_CYCLE"
    payload = await change(small, "mergeOrganizations", {"organizations": [a], "into": {"organization": b}, "on": DAY})
    assert [one["rule"] for one in payload["userErrors"]] == ["ENDED_HAS_NO_OPEN_FACTS"], "b is still under a"
    assert await parent_of(small, c) == b


async def test_a_part_below_what_it_takes_along_is_refused(small: Graph) -> None:
    """FAULTS A1, by a split: the part comes under C, and takes B along, which C is under."""
    a, b, c = await chain(small, organization("o4"), 3)
    part = {"name": "Phần", "level": "CELL", "parent": c, "children": [b]}
    for lasts in (True, False):
        given = {"organization": a, "parts": [part], "originalContinues": lasts, "on": DAY}
        assert (await refused(small, "splitOrganization", given))["rule"] == "NO_CYCLE"


async def test_a_dissolved_ones_children_do_not_come_under_themselves(small: Graph) -> None:
    a, _, c = await chain(small, organization("o4"), 3)
    assert (await refused(small, "dissolveOrganization", {"organization": a, "childrenTo": c, "on": DAY}))[
        "rule"
    ] == "NO_CYCLE"


@pytest.mark.parametrize("length", [12, 13, 14, 30])
async def test_a_move_below_ones_own_descendant_is_refused_at_any_depth(small: Graph, length: int) -> None:
    """FAULTS C11: v0 under its own descendant `length` levels below."""
    made = await chain(small, organization("o4"), length + 1)
    refusal = await refused(small, "moveOrganization", {"organization": made[0], "to": made[length], "on": DAY})
    assert (refusal["rule"], refusal["conflicting"]) == ("NO_CYCLE", made[length])
    assert await parent_of(small, made[0]) == organization("o4")


async def test_a_circle_of_several_steps_of_one_plan_is_refused(small: Graph) -> None:
    """FAULTS A1: none of the moves alone is a circle."""
    made = await chain(small, organization("o4"), 15)
    other = await chain(small, organization("o5"), 15)
    moves = [
        {"move": {"what": {"organizations": [made[0]]}, "to": other[14]}},
        {"move": {"what": {"organizations": [other[0]]}, "to": made[14]}},
    ]
    given = {"under": organization("o1"), "on": DAY, "steps": moves}
    payload = await change(small, "applyReorganization", given)
    assert {one["rule"] for one in payload["userErrors"]} == {"NO_CYCLE"}
    alone = await change(small, "applyReorganization", {**given, "steps": moves[:1]})
    assert alone["userErrors"] == []


async def test_a_circle_through_what_the_same_plan_makes_is_refused(small: Graph) -> None:
    a, b, c = await chain(small, organization("o4"), 3)
    steps = [
        {"establish": {"key": "n", "parent": c, "name": "Mới", "level": "CELL"}},
        {"move": {"what": {"organizations": [b]}, "to": "new:n"}},
    ]
    payload = await change(small, "applyReorganization", {"under": a, "on": DAY, "steps": steps})
    assert {one["rule"] for one in payload["userErrors"]} == {"NO_CYCLE"}


async def test_changes_that_wait_together_close_no_circle(small: Graph) -> None:
    """FAULTS A1: each of the two moves alone is none; whoever comes second is refused."""
    made = await chain(small, organization("o4"), 10)
    other = await chain(small, organization("o5"), 10)
    there = {"organization": made[0], "to": other[9], "on": DAY}
    back = {"organization": other[0], "to": made[9], "on": DAY}
    async with small.turns.alone:
        waiting = [asyncio.ensure_future(change(small, "moveOrganization", one)) for one in (there, back)]
        while len(small.turns.line) < len(waiting):  # noqa: ASYNC110  # what is waited for tells nobody
            await asyncio.sleep(0)
    first, second = await asyncio.gather(*waiting)
    assert first["userErrors"] == []
    assert [one["rule"] for one in second["userErrors"]] == ["NO_CYCLE"]


async def test_a_circle_by_a_correction_of_the_past_is_refused(small: Graph) -> None:
    """b was under a until it moved away; that a was under b on some of those days cannot be put right."""
    a, b = await chain(small, organization("o4"), 2)
    moved = await change(small, "moveOrganization", {"organization": b, "to": organization("o5"), "on": DAY})
    assert moved["userErrors"] == []
    wrong = {"parent": {"organization": a, "on": "2026-02-01", "parent": b}}
    assert (await refused(small, "correctFact", {"reason": "x", "correction": wrong}))["rule"] == "NO_CYCLE"
    for on, rules in ((BEFORE, ["NO_CYCLE"]), (DAY, [])):
        given = {"organization": a, "to": b, "on": on}
        made = await change(small, "moveOrganization", given)
        assert [one["rule"] for one in made["userErrors"]] == rules, on


def wanted(steps: Sequence[tuple[str, dict[str, Any]]]) -> list[Wanted]:
    return [
        Wanted(SPECS[field], coerced(field, given), date.fromisoformat(given["on"]), "seed", f"seed|{place}")
        for place, (field, given) in enumerate(steps)
    ]


async def test_a_played_batch_knows_what_stands_above(small: Graph) -> None:
    """FAULTS E1: changes that are played are checked on a memory that holds every row, above and below them."""
    rows = small_world()
    first = First("test", [], list(rows_of(rows)), {})
    moves = [
        ("moveOrganization", {"organization": organization("o2"), "to": organization("o5"), "on": BEFORE}),
        ("moveOrganization", {"organization": organization("o3"), "to": organization("o6"), "on": DAY}),
    ]
    before = await whole_graph(small)
    with pytest.raises(ChangeRefused) as refusal:
        await play(small, [wanted(moves)], lambda: datetime(2026, 1, 1, tzinfo=UTC), first)
    assert (refusal.value.number, refusal.value.refusals[0].rule) == (1, "NO_CYCLE")
    assert await whole_graph(small) == before


async def test_a_tree_of_the_most_levels_is_made_and_none_deeper(small: Graph) -> None:
    """FAULTS C11, C12: o4 is the third level; the refusal says how many there may be."""
    made = await chain(small, organization("o4"), MOST_LEVELS - 3)
    under = {"parent": made[-1], "name": "Dưới", "level": "GROUP", "on": DAY}
    refusal = await refused(small, "establishOrganization", under)
    assert (refusal["rule"], refusal["conflicting"]) == ("NOT_TOO_DEEP", made[-1])
    assert str(MOST_LEVELS) in refusal["message"]
    assert (await change(small, "establishOrganization", {**under, "parent": made[-2]}))["userErrors"] == []


async def test_a_move_with_all_that_is_under_it_makes_no_tree_too_deep(small: Graph) -> None:
    """Thirty levels under thirty-four: 64 stand, and with one level more none."""
    high, low = await chain(small, organization("o4"), 31), await chain(small, organization("o5"), 31)
    given = {"organization": low[0], "on": DAY}
    assert (await refused(small, "moveOrganization", {**given, "to": high[30]}))["rule"] == "NOT_TOO_DEEP"
    assert (await change(small, "moveOrganization", {**given, "to": high[29]}))["userErrors"] == []


async def test_lines_of_different_days_make_no_deep_tree(small: Graph) -> None:
    """What hangs under the lower chain until the eve is not there any more when it moves."""
    high, low = await chain(small, organization("o4"), 40), await chain(small, organization("o5"), 20)
    tail = await chain(small, organization("o3"), 10)
    hung = {"organization": tail[0], "to": low[19], "on": "2026-02-01"}
    assert (await change(small, "moveOrganization", hung))["userErrors"] == []
    moved = {"organization": low[0], "to": high[39], "on": DAY}
    assert (await refused(small, "moveOrganization", moved))["rule"] == "NOT_TOO_DEEP"
    away = {"organization": tail[0], "to": organization("o3"), "on": DAY}
    assert (await change(small, "moveOrganization", away))["userErrors"] == []
    assert (await change(small, "moveOrganization", moved))["userErrors"] == []
