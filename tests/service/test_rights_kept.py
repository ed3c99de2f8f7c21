"""What a viewer may is not read again while the ledger is known to stand where it stood, and never longer."""

from dataclasses import dataclass, field
from typing import Any, LiteralString

import pytest

from execution.asked import Unbounded
from execution.operations import Operation
from execution.view import View
from graph.cypher.fetch import Writes
from graph.engine.few import Few
from graph.engine.sessions import Graph
from graph.engine.state import READ_END
from graph.ledger.bearing import LIST_BEARING
from graph.model.rights import viewer_id
from graph.reads.grants import FIND_GRANTS
from graph.tree.fetch import TreeFetching
from graph.tree.tree import Tree
from service.access.asking import Asking
from service.access.tokens import Viewer
from tests.resolvers.commands.small import organization
from tests.resolvers.commands.test_access import ISSUER, LAN, ON, grant, revoke, world
from tests.support.asking import SCHEMA
from tests.support.changing import NOW, change

__all__ = ["world"]
pytestmark = pytest.mark.contract
HOUR = 3_600_000
HELD = f'{{ organization(by: {{ id: "{organization("o6")}" }}) {{ name }} }}'
IN_THE_GRAPH = "{ members { nodes { name } } }"
WITHOUT_LINE = f'{{ organization(by: {{ id: "{organization("o6")}" }}) {{ name lastMeeting {{ heldOn }} }} }}'
TRIED = f"""mutation {{ confirmOrganization(input: {{ organization: "{organization("o6")}",
  on: "{ON}", dryRun: true }}) {{ organization {{ name }} userErrors {{ message }} }} }}"""
ROLES = ("ORGANIZER", "AUDITOR")
GRANTED = {"everything": "o1", "a part": "o2"}
"""Where they are granted."""


@dataclass
class Recorded:
    """A graph's reads, each noted."""

    graph: Graph
    texts: list[str] = field(default_factory=list[str])

    async def read(self, text: LiteralString, /, **parameters: Any) -> Any:
        self.texts.append(text)
        return await self.graph.read(text, **parameters)


@dataclass
class Served:
    """A process of the service with a tree, which another one changes: nobody tells it, and its tree looks rarely."""

    graph: Graph
    tree: Tree
    texts: list[str]
    asking: Asking
    granted: str

    async def ask(self, query: str) -> list[str] | None:
        """The names that are told; None of whoever is told nothing. What was read stands in `texts`."""
        self.texts.clear()
        asked = await self.asking(None, Viewer(viewer_id(ISSUER, LAN), float("inf")), "")
        answer = await SCHEMA.operations.answer(Operation(query), asked)
        if answer.data is None:
            assert [(error.extensions or {})["code"] for error in answer.errors] == ["FORBIDDEN"]
            return None
        assert not answer.errors
        [told] = answer.data.values()
        return [one["name"] for one in told.get("nodes", [told.get("organization", told)])]

    async def look(self) -> None:
        self.tree.seen_at = float("-inf")
        assert await self.tree.at_hand() is not None


@pytest.fixture(params=list(GRANTED.values()), ids=list(GRANTED))
async def served(world: Graph, request: pytest.FixtureRequest) -> Served:
    recorded = Recorded(world)
    for role in ROLES:
        await grant(world, role, role=role, organization=organization(request.param))
    tree = Tree(world, follow_ms=HOUR)
    await tree.catch_up()

    def fetching(writes: Writes) -> TreeFetching:
        return TreeFetching(Few(recorded), tree, writes)

    asking = Asking(
        guarded=True,
        graph=lambda: recorded,  # type: ignore[arg-type, return-value]  # all that it is asked for here
        today=lambda: View.whole(ON),
        write=lambda _, key: Writes(world, "tester", lambda: NOW, key),
        fetching=fetching,
        account=lambda _: Unbounded(),
        most_objects=1_000,
    )
    return Served(world, tree, recorded.texts, asking, organization(request.param))


async def take_away(served: Served) -> None:
    for role in ROLES:
        await revoke(served.graph, f"no {role}", role=role, organization=served.granted)


async def rename(graph: Graph, name: str) -> None:
    given = {"organization": organization("o6"), "name": name, "on": ON.isoformat()}
    assert (await change(graph, "renameOrganization", given))["userErrors"] == []


async def test_what_the_tree_answers_takes_no_read_for_whoever_was_asked_of_before(served: Served) -> None:
    first = await served.ask(HELD)
    assert first is not None
    assert FIND_GRANTS in served.texts
    assert await served.ask(HELD) == first
    assert served.texts == []


async def test_what_the_graph_answers_with_its_line_is_not_asked_of_behind_it(served: Served) -> None:
    await served.ask(HELD)
    assert await served.ask(IN_THE_GRAPH)
    [text] = served.texts
    assert "(ledger:Ledger" in text


async def test_what_the_graph_answers_without_its_line_is_asked_of_behind_it(served: Served) -> None:
    await served.ask(HELD)
    assert await served.ask(WITHOUT_LINE)
    assert served.texts[-1] == READ_END
    assert FIND_GRANTS not in served.texts
    assert len(served.texts) > 1


async def test_an_answer_of_a_later_line_is_asked_of_behind_it(served: Served) -> None:
    await served.ask(HELD)
    await rename(served.graph, "Chi bộ khác")
    assert await served.ask(IN_THE_GRAPH)
    assert [one for one in served.texts if one in {READ_END, LIST_BEARING, FIND_GRANTS}] == [READ_END, LIST_BEARING]


async def test_what_is_tried_is_asked_of_behind_it(served: Served) -> None:
    found = await served.ask(HELD)
    assert found is not None
    assert await served.ask(TRIED) == found
    assert READ_END in served.texts


async def test_nothing_is_shown_that_was_written_after_a_right_was_taken_away(served: Served) -> None:
    before = await served.ask(HELD)
    await take_away(served)
    await rename(served.graph, "Chi bộ bí mật")
    # the tree is of before, with what was to be seen then
    assert await served.ask(HELD) == before
    assert served.texts == []
    await served.look()
    assert await served.ask(HELD) is None


@pytest.mark.parametrize("asked", [IN_THE_GRAPH, WITHOUT_LINE])
async def test_what_the_graph_tells_is_refused_at_once_where_a_right_was_taken_away(served: Served, asked: str) -> None:
    assert await served.ask(asked)
    await take_away(served)
    assert await served.ask(asked) is None


async def test_a_right_that_was_granted_is_there_once_the_tree_has_its_line(served: Served) -> None:
    await take_away(served)
    await served.look()
    assert await served.ask(HELD) is None
    for role in ROLES:
        await grant(served.graph, f"again {role}", role=role, organization=served.granted)
    await served.look()
    assert await served.ask(HELD) is not None


async def test_on_another_day_it_is_asked_anew(served: Served) -> None:
    assert await served.ask(HELD)
    served.asking.today = lambda: View.whole(ON.replace(year=2024))
    assert await served.ask(HELD) is None
