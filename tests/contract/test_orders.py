"""Every list that takes `orderBy`, in each of its orders either way, by both executors and by the tree: in the
order that the reference's own comparisons give.

A world is asked that has something of everything; what the lists hold is other tests' matter.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from graph.tree.tree import Tree
from tests.conftest import Standing
from tests.contract.ordered_lists import (
    NORMS_WAIVED,
    OF_ALL,
    OF_MEMBERS,
    OF_NORMS,
    OF_ORGANIZATIONS,
    OF_PLACES,
    PLACES,
    UNDER,
    WHO,
    WORKED_OUT,
    At,
    Key,
    Lists,
    Own,
)
from tests.reference.supervision import links_on
from tests.reference.world import gid
from tests.support.arranging import on_server
from tests.support.asking import answer_of
from tests.worlds.forest import Forest, turning_days

pytestmark = pytest.mark.contract

DECLARED = {"$under": "ID!", "$who": "ID!", "$task": "ID!", "$from": "Date!", "$on": "Date!"}


@pytest.fixture(scope="module")
def at(planted: Forest) -> At:
    """The world with the most links of supervision, on the day with the most of them."""
    days = [(world, day) for world in planted.worlds for day in turning_days(world)]
    world, day = max(days, key=lambda one: len(links_on(*one)))
    return At(world, day, day - timedelta(days=400))


def variables(at: At) -> dict[str, Any]:
    links = links_on(at.world, at.day, past=True)
    followed = [end for _, end, _ in links]
    top = max(at.world.organizations(at.day), key=lambda one: len(at.world.subtree(one, at.day)))
    who = max((start for start, _, _ in links), key=[start for start, _, _ in links].count)
    tasks = [end for table in ("WORKS_ON", "MEMBER_WORKS_ON") for _, end, _ in at.world.links(table, at.day, past=True)]
    return {
        "top": gid("Organization", top),
        "under": gid("Organization", max(followed, key=followed.count)),
        "who": gid("Member", who),
        "task": gid("Task", max(tasks, key=tasks.count), str(at.day)),
        "from": str(at.before),
        "on": str(at.day),
    }


WAYS = ("ASC", "DESC")


def in_each_order(lists: Lists, size: str = "") -> str:
    """The operation that asks for the list in its usual order, and in each order either way, by an alias for each."""
    rows = f"{{ nodes {{ {lists.shown} }} }}" if size else f"{{ {lists.shown} }}"
    asked = " ".join(
        f"{alias}: {lists.text.replace('LIST)', f'{size} orderBy: {order}) {rows}')}"
        for alias, order in {"usual": "null", **in_ways(lists.orders)}.items()
    )
    return f"query ({declared_in(asked)}) {{ {asked} }}"


def declared_in(asked: str) -> str:
    return ", ".join(f"{name}: {kind}" for name, kind in DECLARED.items() if name in asked)


def in_ways(orders: Mapping[str, Key], ways: Sequence[str] = WAYS) -> dict[str, str]:
    """Each order in each way, as it is asked for, by a name for it."""
    return {f"{name}_{way}": f"{{ field: {name}, direction: {way} }}" for name in orders for way in ways}


async def answers(standing: Standing, text: str, given: Mapping[str, Any], *, thrice: bool = True) -> list[Any]:
    """By the planner, and where no server is asked, by the planner on the tree and (`thrice`) by the reference."""
    ways: list[dict[str, Any]] = [{}, {"tree": Tree(standing.graph)}, *([{"by_reference": True}] if thrice else [])]
    found = [await answer_of(standing.graph, text, given, **way) for way in (ways[:1] if on_server() else ways)]
    assert not any(one.errors for one in found)
    return [one.data for one in found]


def rows_in(shown: Any) -> Any:
    """The one list in what is shown, whatever it lies in."""
    while isinstance(shown, dict):
        [shown] = shown.values()
    return shown


@pytest.mark.parametrize("name", WORKED_OUT)
async def test_what_was_worked_out_stands_in_each_order(standing: Standing, at: At, name: str) -> None:
    """How a page is cut by the reference is another test's matter."""
    lists, given = WORKED_OUT[name], variables(at)
    text = in_each_order(lists, "first: 1000")
    for found in await answers(standing, text, {**given, "under": given["top"]}, thrice=False):
        usual = rows_in(found.pop("usual"))
        assert len(usual) > 1
        for alias, shown in found.items():
            order, _, way = alias.rpartition("_")
            rows = rows_in(shown)
            assert sorted(map(str, rows)) == sorted(map(str, usual))
            keys = [lists.orders[order](at, row) for row in rows]
            assert keys == sorted(keys, reverse=way == "DESC"), alias


@pytest.mark.parametrize(
    ("begin", "own"),
    [(UNDER, OF_ORGANIZATIONS), (WHO, OF_MEMBERS), (PLACES, OF_PLACES), (NORMS_WAIVED, OF_NORMS), ("", OF_ALL)],
    ids=["organization", "member", "places", "norms", "all"],
)
async def test_plain_lists_stand_in_each_order(standing: Standing, at: At, begin: str, own: Own) -> None:
    """Ties stand as they usually do; the other way is the same from its end.

    On a server, which plans a text for a second, each is asked once, in one statement.
    """
    given, several = variables(at), 0
    ways: tuple[str, ...] = WAYS[1:] if on_server() else WAYS
    lists = [(f"list{at}", text, shown, orders) for at, (text, (shown, orders)) in enumerate(own.items())]
    parts = [
        f"{name}_{alias}: {text.replace('LIST)', f'orderBy: {order}) {{ {shown} }}')}"
        for name, text, shown, orders in lists
        for alias, order in {"usual": "null", **in_ways(orders, ways)}.items()
    ]
    asked = begin.replace("LISTS", " ".join(parts)) if begin else " ".join(parts)
    asked = f"query ({declared_in(asked)}) {{ {asked} }}"
    found = await answers(standing, asked, given)
    for one in owners(found):
        for name, text, _, orders in lists:
            usual = one[f"{name}_usual"]
            several += len(usual) > 1
            for alias in in_ways(orders, ways):
                order, _, way = alias.rpartition("_")
                expected = sorted(usual, key=partial(orders[order], at))
                assert one[f"{name}_{alias}"] == (expected if way == "ASC" else expected[::-1]), (text, alias)
    assert several >= len(found)


def owners(found: Sequence[Any]) -> Iterator[Any]:
    """What has the lists: one thing, each of several, or the whole answer."""
    for one in found:
        own = one.get("own", one)
        yield from own if isinstance(own, list) else own.get("nodes", [own])


async def test_pages_of_what_was_worked_out_go_on_either_way(standing: Standing, at: At) -> None:
    given = {**variables(at), "first": 2}
    declared, order = "$top: ID!, $on: Date!", "orderBy: { field: LINKS, direction: DESC }"
    field = f"workload(under: $top, asOf: $on, {order}, PAGE)"
    shown = "nodes { supervisor { key } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
    pages = "$first: Int, $after: String, $last: Int, $before: String"
    text = f"query ({declared}, {pages}) {{ page: {field} {{ {shown} }} }}"
    text = text.replace("PAGE", "first: $first, after: $after, last: $last, before: $before")
    [whole, *_] = await answers(standing, text, {**given, "first": 1000})
    every = [row["supervisor"] for row in whole["page"]["nodes"]]
    forwards, backwards, after, before = list[Any](), list[Any](), None, None
    while len(forwards) < len(every):
        [page, *others] = [one["page"] for one in await answers(standing, text, {**given, "after": after})]
        assert all(one == page for one in others)
        forwards += [row["supervisor"] for row in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        assert page["pageInfo"]["hasNextPage"] is (len(forwards) < len(every))
        last = {**given, "first": None, "last": 2, "before": before}
        [page, *others] = [one["page"] for one in await answers(standing, text, last)]
        assert all(one == page for one in others)
        backwards = [row["supervisor"] for row in page["nodes"]] + backwards
        before = page["pageInfo"]["startCursor"]
        assert page["pageInfo"]["hasPreviousPage"] is (len(backwards) < len(every))
    assert forwards == backwards == every
    wrong = await answer_of(standing.graph, text.replace("LINKS", "NAME"), {**given, "after": after})
    assert {dict(one.extensions or {})["reason"] for one in wrong.errors} == {"CURSOR_OF_ANOTHER_LIST"}
