"""Viewers in small worlds, what each of them asks, and the same worlds with all that they do not see otherwise."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from time import monotonic
from typing import Any

from graphql import GraphQLSchema

from execution.asked import Asked
from execution.operations import Answer, Operation
from execution.view import Sight, View
from graph.cypher.fetch import Fetching
from graph.cypher.scope import SeenReads
from graph.engine.sessions import Graph, Reads
from graph.reads.holders import list_held
from graph.tree.fetch import TreeFetching
from graph.tree.tree import Tree
from resolvers.shared.scope import Holding
from seeds.draft.rows import Rows
from tests.contract.covering import covering, values
from tests.contract.operations import Drawing
from tests.reference import scope
from tests.reference.world import World
from tests.support.asking import SCHEMA
from tests.worlds.elsewhere import Elsewhere
from tests.worlds.forest import day_near

Question = tuple[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody with grants in a world on a day, and what they ask: of each root all, then what is drawn. At one of
    their organizations (`governs`) they see who holds which right, too. The home of their `own` members is inside; of
    those `identified`, at these organizations or everywhere, they are told what is personal."""

    world: World
    today: date
    granted: frozenset[str]
    inside: frozenset[str]
    above: frozenset[str]
    governs: frozenset[str]
    governed: frozenset[str]
    own: frozenset[str]
    identified: frozenset[str]
    covering: Mapping[str, Question]
    drawn: Sequence[Question]

    @property
    def questions(self) -> list[Question]:
        return [*self.covering.values(), *self.drawn]


def viewers_of(
    worlds: Sequence[World], told: GraphQLSchema, random: Random, drawn: int, *, identifying: bool = False
) -> list[Viewer]:
    """One in each world, with so many questions that are drawn; `identifying` ones are told what is personal of all
    their own."""
    texts = covering(told)
    return [viewer_of(world, told, texts, random, drawn, identifying=identifying) for world in worlds]


def viewer_of(
    world: World, told: GraphQLSchema, texts: Mapping[str, str], random: Random, drawn: int, *, identifying: bool
) -> Viewer:
    today, granted = day_near(world, random), granted_in(world, random)
    inside = scope.inside(world, granted, today)
    above = scope.above(world, inside)
    governs = frozenset(sorted(granted)[:1])
    governed = frozenset(scope.inside(world, governs, today))
    own = frozenset(scope.own_members(world, inside, today))
    identified = own if identifying else frozenset(scope.own_members(world, governed, today))
    # of each root its own: what is told later changes nothing of what the others are asked
    seed = random.random()
    draws = {name: Random(f"{seed}/{name}") for name in texts}
    given = {name: values(world, day_near(world, draw), above, inside, draw) for name, draw in draws.items()}
    asked = {
        name: (text, {one: v for one, v in given[name].items() if f"${one}" in text}) for name, text in texts.items()
    }
    drawings = [Drawing(told, world, day_near(world, random), random) for _ in range(drawn)]
    questions = [one.operation() for one in drawings]
    return Viewer(
        world, today, granted, frozenset(inside), frozenset(above), governs, governed, own, identified, asked, questions
    )


def granted_in(world: World, random: Random) -> frozenset[str]:
    """One or two organizations, seldom the highest: of that nothing is elsewhere."""
    known = list(world.nodes["Organization"])
    low = [one for one in known if any(start == one for start, _, _ in world.links("PART_OF"))] or known
    return frozenset(random.sample(low, min(len(low), random.choice((1, 1, 1, 2)))))


def rows_elsewhere(viewer: Viewer, random: Random) -> Rows:
    """The viewer's world with all that they do not see otherwise: what they see is the same."""
    seen = viewer.inside, viewer.above, viewer.governed, viewer.own, viewer.identified
    for _ in range(20):
        rows = Elsewhere(viewer.world.rows, random, *seen).changed()
        other = World(rows)
        now = scope.inside(other, viewer.granted, viewer.today)
        same = now == viewer.inside and scope.inside(other, viewer.governs, viewer.today) == viewer.governed
        if same and scope.above(other, now) == viewer.above:
            return rows
    return viewer.world.rows


@dataclass(frozen=True, slots=True)
class Told:
    """What a viewer was told in a world, by the planner and by the reference, where that was asked; `held`: by each of
    them with the tree beside the graph."""

    viewer: Viewer
    query: str
    sight: Sight
    planned: bytes
    referred: bytes | None
    held: Sequence[bytes]

    @property
    def asked(self) -> object:
        """What a failure shows."""
        return self.viewer.granted, self.viewer.today, self.query


async def answers(graph: Graph, viewers: Sequence[Viewer], *, both: bool = True) -> list[Told]:
    """What each is answered to each question, by the planner, and by the reference as well where it is to be `both`."""
    found = []
    tree = await tree_of(graph)
    ways = (SCHEMA.operations, SCHEMA.by_reference) if both else (SCHEMA.operations,)
    for viewer, view in await views_of(graph, viewers):
        for query, given in viewer.questions:
            operation = Operation(query, given)
            planned, *referred = [bytes_of(await way.answer(operation, asked(graph, view))) for way in ways]
            held = [bytes_of(await way.answer(operation, asked(graph, view, tree=tree))) for way in ways]
            found.append(Told(viewer, query, view.sight, planned, referred[0] if both else None, held))
    print(tree.figures)
    assert (tree.figures.again, tree.figures.behind, tree.figures.faults) == (0, 0, 0)
    return found


async def tree_of(graph: Graph) -> Tree:
    """The tree of a graph that nobody changes meanwhile."""
    tree = Tree(graph, follow_ms=3_600_000)
    await tree.look(monotonic())
    assert tree.columns is not None
    return tree


async def views_of(graph: Graph, viewers: Sequence[Viewer]) -> list[tuple[Viewer, View]]:
    """What each sees of the graph as it is."""
    held = await list_held(graph)
    sights = [Holding.of(held, one.today).sight(one.granted, one.governs, one.governs) for one in viewers]
    return [(one, View.whole(one.today).part(sight)) for one, sight in zip(viewers, sights, strict=True)]


def asked(graph: Graph, view: View, through: Callable[[Reads], Reads] = SeenReads, tree: Tree | None = None) -> Asked:
    """What a request of a viewer comes with; with a tree, it answers what it holds."""
    backend = Fetching(through(graph)) if tree is None else TreeFetching(through(graph), tree)
    return Asked(backend, view, SCHEMA.limits.objects)


def bytes_of(answer: Answer) -> bytes:
    """An answer, with its errors in one order: fields are answered side by side, and whichever fails first is told
    first."""
    response = answer.as_response()
    if "errors" in response:
        response = {**response, "errors": sorted(response["errors"], key=json.dumps)}
    return json.dumps(response).encode()
