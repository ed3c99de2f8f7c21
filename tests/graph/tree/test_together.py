"""What the tree finds, and what the graph has behind it, are of one moment and come in one statement."""

from collections.abc import Mapping
from typing import Any, LiteralString

import pytest

from graph.engine.sessions import Graph
from graph.tree.tree import Tree
from tests.conftest import Loaded
from tests.resolvers.commands.small import organization, small_world
from tests.support.asking import answer_of
from tests.support.changing import change

pytestmark = pytest.mark.contract

QUERY = f"""{{ organization(by: {{ id: "{organization("o6")}" }}) {{ ancestors {{ name secretary {{ name }} }}
  parent {{ id supervisions {{ since }} children {{ nodes {{ name memberships {{ totalCount }} }} }} }} }} }}"""


class Beside(Graph):
    """A graph that others change before they let each of the next statements be answered; it keeps their texts."""

    others: Graph
    changes: list[Mapping[str, Any]]
    texts: list[LiteralString]

    async def read(self, text: LiteralString, /, **parameters: Any) -> Any:
        self.texts.append(text)
        if self.changes:
            await change(self.others, "renameOrganization", self.changes.pop())
        return await super().read(text, **parameters)


def beside(graph: Graph, changes: int) -> Beside:
    found = Beside(graph.driver, graph.settings, graph.address)
    found.others = graph
    found.changes = [
        {"organization": organization("o4"), "name": f"Đảng bộ {one}", "on": f"2025-07-0{9 - one}"}
        for one in range(changes)
    ]
    found.texts = []
    return found


async def tree_of(graph: Graph) -> Tree:
    tree = Tree(graph, follow_ms=3_600_000)
    await tree.catch_up()
    return tree


@pytest.mark.parametrize(("changes", "together", "again", "asked"), [(0, 1, 0, 1), (1, 1, 1, 2), (3, 0, 2, 3)])
async def test_an_answer_that_a_change_came_into_is_made_again_or_is_the_graph_s(
    loaded: Loaded, changes: int, together: int, again: int, asked: int
) -> None:
    loaded.forget()
    await loaded.hold(small_world())
    tree, graph = await tree_of(loaded.graph), beside(loaded.graph, changes)
    found = await answer_of(graph, QUERY, tree=tree)
    await graph.drop_idle()
    assert found == await answer_of(loaded.graph, QUERY)
    assert (tree.figures.together, tree.figures.again, len(graph.texts)) == (together, again, asked)
    assert [one["name"] for one in (found.data or {})["organization"]["ancestors"]][-1] == (
        "Đảng bộ 0" if changes else "Đảng bộ xã An Phú"
    )
