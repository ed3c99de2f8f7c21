"""Two worlds: all that a viewer does not see is changed, and the same question is answered by the same bytes.

What is asked is drawn from the table of what whoever sees a part is told (`resolvers/parts`), with ids and codes of
what they see and of what they do not. It finds what nobody listed: a sum, an order, a refusal.
`HYPOTHESIS_PROFILE=thorough` asks many times as much; `TWO_WORLDS_SEED` says which worlds.
"""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

import pytest
from graphql import GraphQLSchema

from execution.asked import Asked
from execution.operations import Answer, Operation
from execution.view import Sight, View
from graph.cypher.fetch import Fetching
from graph.cypher.scope import SeenReads
from graph.engine.sessions import Graph
from graph.reads.holders import list_held
from resolvers.shared.scope import Holding
from seeds.draft.rows import Rows
from tests.conftest import Loaded
from tests.contract.operations import Drawing
from tests.contract.telling import told_schema
from tests.reference import scope
from tests.reference.world import World
from tests.support.arranging import on_server
from tests.support.asking import SCHEMA
from tests.worlds.elsewhere import Elsewhere
from tests.worlds.forest import day_near, plant, together

pytestmark = [
    pytest.mark.contract,
    pytest.mark.filterwarnings("ignore:.*was never awaited", "ignore:.*coroutine"),
]
THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
SEED = int(os.environ.get("TWO_WORLDS_SEED", "1"))
WORLDS = 60 if THOROUGH else 6 if on_server() else 16
ASKED = 30 if THOROUGH else 1 if on_server() else 4
"""Questions to each world: most are a text of their own, which costs Neo4j its planning."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody with grants in a world on a day, and what they ask."""

    world: World
    today: date
    granted: frozenset[str]
    questions: Sequence[tuple[str, Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Told:
    """What a viewer was told in a world, by the planner and by the reference."""

    viewer: Viewer
    query: str
    sight: Sight
    planned: bytes
    referred: bytes

    @property
    def asked(self) -> object:
        """What a failure shows."""
        return self.viewer.granted, self.viewer.today, self.query


def granted_in(world: World, random: Random) -> frozenset[str]:
    """One or two organizations, seldom the highest: of that nothing is elsewhere."""
    known = list(world.nodes["Organization"])
    low = [one for one in known if any(start == one for start, _, _ in world.links("PART_OF"))] or known
    return frozenset(random.sample(low, min(len(low), random.choice((1, 1, 1, 2)))))


def viewer_of(world: World, told: GraphQLSchema, random: Random) -> Viewer:
    today = day_near(world, random)
    drawings = [Drawing(told, world, day_near(world, random), random) for _ in range(ASKED)]
    return Viewer(world, today, granted_in(world, random), [one.operation() for one in drawings])


def rows_elsewhere(viewer: Viewer, random: Random) -> Rows:
    """The viewer's world with all that they do not see otherwise: what they see is the same."""
    inside = scope.inside(viewer.world, viewer.granted, viewer.today)
    above = scope.above(viewer.world, inside)
    for _ in range(20):
        rows = Elsewhere(viewer.world.rows, random, inside, above).changed()
        other = World(rows)
        now = scope.inside(other, viewer.granted, viewer.today)
        if (now, scope.above(other, now)) == (inside, above):
            return rows
    return viewer.world.rows


async def answers(graph: Graph, viewers: Sequence[Viewer]) -> list[Told]:
    """What each is answered to each question, by both executors."""
    held = await list_held(graph)
    found = []
    for viewer in viewers:
        sight = Holding.of(held, viewer.today).sight(viewer.granted)
        view = View.whole(viewer.today).part(sight)
        for query, given in viewer.questions:
            operation = Operation(query, given)
            planned = await SCHEMA.operations.answer(operation, asked(graph, view))
            referred = await SCHEMA.by_reference.answer(operation, asked(graph, view))
            found.append(Told(viewer, query, sight, bytes_of(planned), bytes_of(referred)))
    return found


def asked(graph: Graph, view: View) -> Asked:
    return Asked(Fetching(SeenReads(graph)), view, SCHEMA.limits.objects)


def bytes_of(answer: Answer) -> bytes:
    return json.dumps(answer.as_response()).encode()


def in_any_order(answer: bytes) -> Any:
    """An answer with its errors in any order, in which the executors differ."""
    body = json.loads(answer)
    return body.get("data"), sorted(str(one.get("path")) for one in body.get("errors", []))


async def test_of_what_a_viewer_does_not_see_nothing_is_told(loaded: Loaded) -> None:
    forest = plant(WORLDS, seed=SEED)
    told = told_schema(SCHEMA.graphql)
    random = Random(f"viewers/{SEED}")
    viewers = [viewer_of(world, told, random) for world in forest.worlds]
    await loaded.hold(forest.rows)
    here = await answers(loaded.graph, viewers)
    others = [rows_elsewhere(viewer, random) for viewer in viewers]
    await loaded.hold(together(others))
    there = await answers(loaded.graph, viewers)
    changed = sum(one is not viewer.world.rows for one, viewer in zip(others, viewers, strict=True))
    assert changed > WORLDS / 2
    for one, other in zip(here, there, strict=True):
        inside = scope.inside(one.viewer.world, one.viewer.granted, one.viewer.today)
        assert set(one.sight.inside) == inside, one.asked
        assert set(one.sight.above) == scope.above(one.viewer.world, inside), one.asked
        assert one.sight.mark == other.sight.mark, one.asked
        assert one.planned == other.planned, one.asked
        assert one.referred == other.referred, one.asked
        assert in_any_order(one.planned) == in_any_order(one.referred), one.asked
        assert not any(code in one.planned for code in (b"FORBIDDEN", b"INTERNAL")), one.asked
    answered = sum(b'"errors"' not in one.planned for one in here)
    print(f"{len(here)} questions, {answered} without an error, {changed} of {WORLDS} worlds changed")
    # of the few that a server is asked, fewer happen to be right
    assert answered > len(here) / 4
