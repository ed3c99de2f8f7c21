"""What stands beside an organization and all that is under it is listed by the tree as by the graph."""

from random import Random
from typing import Any

import pytest

from tests.conftest import Standing
from tests.contract.drawing import draw
from tests.contract.test_oracle import ON_SERVER
from tests.contract.test_oracle_tree import assert_alike_with
from tests.contract.viewing import tree_of
from tests.reference.world import gid
from tests.support.asking import answer_of

pytestmark = pytest.mark.contract

EVENTS_UNDER = """
query ($id: ID!, $on: Date!, $after: String, $before: String, $kinds: [ChangeEventKind!], $to: Date, $down: Direction) {
  events(under: $id, asOf: $on, first: 2, after: $after, where: { kinds: $kinds, on: { to: $to } },
    orderBy: { field: ON, direction: $down }) {
    totalCount pageInfo { hasNextPage hasPreviousPage endCursor }
    nodes { id kind on decision originals { id name parent { name } } results { id name } } }
  all: events(under: $id, asOf: $on, last: 3, before: $before) { nodes { on } pageInfo { startCursor hasPreviousPage } }
  counted: events(under: $id, asOf: $on) { totalCount }
}"""


async def test_what_happened_under_an_organization_is_listed_by_the_tree(standing: Standing) -> None:
    """Whatever page, filter and order; what one took part in twice, or two under it did, is listed once."""
    tree = await tree_of(standing.graph)
    pages = 0
    for number in range(3 if ON_SERVER else 12):
        world, day = draw(standing.forest, random := Random(number))
        for one in ({"down": "DESC"}, {"down": "ASC", "kinds": ["MERGE", "SPLIT"], "to": day.isoformat()}):
            under = gid("Organization", random.choice(world.organizations(day)))
            given: dict[str, Any] = {"id": under, "on": day.isoformat(), **one}
            while True:
                await assert_alike_with(tree, EVENTS_UNDER, given)
                found = (await answer_of(standing.graph, EVENTS_UNDER, given, tree=tree)).data or {}
                pages += bool(found["events"]["nodes"])
                given["after"] = found["events"]["pageInfo"]["endCursor"]
                given["before"] = found["all"]["pageInfo"]["startCursor"]
                if not found["events"]["pageInfo"]["hasNextPage"]:
                    break
    assert pages > 2
    assert (tree.figures.beyond, tree.figures.behind) == (0, 0)
