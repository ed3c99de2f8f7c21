"""A tree that has followed the ledger holds what one holds that is filled anew."""

import asyncio
from datetime import date
from random import Random
from time import monotonic
from typing import Any, LiteralString

import pytest

from graph.engine.errors import GraphUnavailable
from graph.engine.sessions import Graph, Transaction
from graph.tree.columns import Columns
from graph.tree.tree import Tree
from tests.conftest import Loaded
from tests.reference.world import gid
from tests.resolvers.commands.small import organization, small_world
from tests.resolvers.commands.test_machine import DAYS, KINDS, Machine
from tests.support.asking import answer_of
from tests.support.changing import change

pytestmark = pytest.mark.contract

STEPS = 40
DAY = "2025-07-01"
NAME = f'{{ organization(by: {{ id: "{organization("o6")}" }}) {{ name }} }}'


async def filled(graph: Graph) -> Tree:
    tree = Tree(graph, follow_ms=0)
    await tree.catch_up()
    return tree


def held(tree: Tree) -> Columns:
    assert tree.columns is not None
    return tree.columns


@pytest.mark.parametrize("seed", range(3))
async def test_after_random_changes_it_is_the_one_that_is_filled_anew(loaded: Loaded, seed: int) -> None:
    loaded.forget()
    await loaded.hold(small_world())
    tree, random = await filled(loaded.graph), Random(seed)
    first = held(tree)
    machine = Machine(loaded.graph)
    for _ in range(STEPS):
        await machine.step(random.choice(KINDS), random.randrange(31), random.randrange(31), random.choice(DAYS))
        if random.random() < 0.5:
            await tree.catch_up()
            anew = await filled(loaded.graph)
            assert held(tree).whole() == held(anew).whole()
            assert tree.end == anew.end
    assert tree.figures.filled == 1
    assert held(tree) is first


async def test_what_a_line_does_not_touch_stays_as_it_is(small: Graph) -> None:
    tree = await filled(small)
    columns = held(tree)
    day = date.fromisoformat(DAY).toordinal()
    tree.days.of(columns, day)
    await change(small, "confirmOrganization", {"organization": organization("o4"), "on": DAY})
    await tree.catch_up()
    assert columns.confirmed[columns.row_of["o4"]] == day
    assert tree.days.known(day) is not None
    await change(small, "renameOrganization", {"organization": organization("o4"), "name": "Đảng bộ Mới", "on": DAY})
    await tree.catch_up()
    assert tree.days.known(day) is None
    assert held(tree) is columns


async def test_a_ledger_that_does_not_go_on_is_read_anew(loaded: Loaded) -> None:
    loaded.forget()
    await loaded.hold(small_world())
    tree = await filled(loaded.graph)
    await change(loaded.graph, "renameOrganization", {"organization": organization("o4"), "name": "A", "on": DAY})

    async def tamper(transaction: Transaction) -> None:
        await transaction.run("MATCH (c:Change) WITH c ORDER BY c.seq DESC LIMIT 1 SET c.previous = 'another'")

    await loaded.graph.write(tamper)
    await tree.look(monotonic(), may_fill=False)
    assert tree.columns is None
    await tree.catch_up()
    assert tree.figures.filled == 2
    assert held(tree).whole() == held(await filled(loaded.graph)).whole()
    loaded.forget()


async def test_a_graph_that_was_filled_anew_is_read_anew(loaded: Loaded) -> None:
    loaded.forget()
    await loaded.hold(small_world())
    tree = await filled(loaded.graph)
    await change(loaded.graph, "renameOrganization", {"organization": organization("o4"), "name": "A", "on": DAY})
    await tree.catch_up()
    await loaded.hold(small_world())
    assert await tree.at_hand() is None
    await tree.catch_up()
    assert held(tree).whole() == held(await filled(loaded.graph)).whole()
    assert await tree.at_hand() is held(tree)


async def test_a_graph_of_too_many_is_left_to_the_graph(small: Graph) -> None:
    tree = Tree(small, most=2)
    await tree.look(monotonic())
    assert tree.given_up
    assert await tree.at_hand() is None


async def test_beside_the_changes_of_another_process_every_answer_is_of_its_moment_or_later(loaded: Loaded) -> None:
    loaded.forget()
    await loaded.hold(small_world())
    other = Graph(loaded.graph.driver, loaded.graph.settings, loaded.graph.address)
    tree, made, shown = await filled(loaded.graph), [-1], list[int]()

    async def write() -> None:
        for number in range(20):
            named = {"name": f"Chi bộ {number:02}", "on": f"2025-01-{number + 1:02}"}
            assert (await change(other, "renameOrganization", {"organization": organization("o6"), **named}))["change"]
            made[0] = number

    writing = asyncio.create_task(write())
    while not writing.done():
        before = made[0]
        answered = await answer_of(loaded.graph, NAME, tree=tree)
        name = (answered.data or {})["organization"]["name"]
        shown.append(int(name[-2:]) if name[-2:].isdigit() else -1)
        assert before <= shown[-1] <= made[0] + 1
    await writing
    await other.drop_idle()
    assert shown == sorted(shown)
    assert len(set(shown)) > 5
    assert (tree.figures.behind, tree.figures.filled) == (0, 1)
    assert tree.figures.answered == len(shown)


class Gone(Graph):
    """A graph that does not answer."""

    async def read(self, text: LiteralString, /, **_: Any) -> Any:
        raise GraphUnavailable("gone")


async def test_a_tree_that_cannot_follow_answers_nobody_until_it_can_again(small: Graph) -> None:
    tree = await filled(small)
    assert await tree.at_hand() is held(tree)
    tree.graph = Gone(small.driver, small.settings, small.address)
    assert await tree.at_hand() is None
    assert tree.figures.faults == 1
    tree.graph = small
    assert await tree.at_hand() is held(tree)
    assert tree.figures.filled == 1


async def test_a_tree_that_lacks_an_own_change_catches_up_before_it_answers(small: Graph) -> None:
    tree = Tree(small, follow_ms=3_600_000)
    await tree.catch_up()
    columns, before = held(tree), tree.end.seq
    given = {"organization": organization("o4"), "on": "2025-08-01"}
    seq = (await change(small, "confirmOrganization", given))["change"]["seq"]
    assert await tree.at_hand() is columns
    assert tree.end.seq == before
    tree.expect(seq)
    assert await tree.at_hand() is columns
    assert tree.end.seq == seq


PART = {"name": "Chi bộ thôn 1b", "level": "CELL"}
ABOUT_MANY: tuple[tuple[str, dict[str, Any]], ...] = (
    ("appoint", {"member": "m2", "organization": "o3", "body": "EXECUTIVE_COMMITTEE", "role": "COMMITTEE_MEMBER"}),
    ("assignSupervisor", {"supervisor": "m2", "organization": "o7", "duties": ["IN_CHARGE"], "visitsPerYear": 4}),
    ("transferMember", {"member": "m2", "to": "o8"}),
    ("splitOrganization", {"organization": "o6", "originalContinues": True, "parts": [PART]}),
    ("mergeOrganizations", {"organizations": ["o6"], "into": {"organization": "o7"}}),
    ("coverPlaces", {"organization": "o7", "places": ["p1", "p2"]}),
    ("dissolveOrganization", {"organization": "o2", "childrenTo": "o3"}),
)
IDS = {"o": "Organization", "m": "Member", "p": "Place"}


def with_ids(given: Any) -> Any:
    """The same with the ids of the small world as clients know them."""
    if isinstance(given, dict):
        return {name: with_ids(value) for name, value in given.items()}
    if isinstance(given, list):
        return [with_ids(one) for one in given]
    named = isinstance(given, str) and len(given) == 2 and given[0] in IDS
    return gid(IDS[given[0]], given) if named else given


async def test_events_places_and_supervisors_are_followed_too(loaded: Loaded) -> None:
    loaded.forget()
    await loaded.hold(small_world())
    tree, whole = await filled(loaded.graph), dict[str, Any]()
    for day, (field, given) in enumerate(ABOUT_MANY, 1):
        made = await change(loaded.graph, field, {**with_ids(given), "on": f"2025-07-{day:02}"})
        assert made["change"], made["userErrors"]
        await tree.catch_up()
        whole = held(await filled(loaded.graph)).whole()
        assert held(tree).whole() == whole
    assert (len(whole["events"]), len(whole["places"]), set(whole["supervisors"])) == (3, 2, {"m2", "m4"})
    assert tree.figures.filled == 1
