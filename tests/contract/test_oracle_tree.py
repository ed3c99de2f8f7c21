"""The planner on the tree against the planner on the graph: whatever is asked, both must answer alike.

The operations are those by which the planner is held against graphql-core, so that the three ways agree; others that
ask for organizations only, which is what the tree holds; and questions between changes, of which the tree learns by
the ledger alone, as of another process's.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from time import monotonic
from types import SimpleNamespace
from typing import Any

import pytest
from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLObjectType

from execution.operations import Operation
from execution.view import Sight, View
from graph.reads.holders import list_held
from graph.records.events import CHANGE_EVENT, EVENT_WHERE
from graph.records.organizations import AT_OR_UNDER, EVERYWHERE, ORGANIZATION, PROFILE, orders_of
from graph.records.places import PLACE
from graph.tree.cells import EVENTS, PLACES, PROFILES
from graph.tree.tree import Tree
from graph.tree.values import COLUMNS, COSTLY, GROUPS, ORDERS
from resolvers.shared.computed import COMPUTED
from resolvers.shared.scope import Holding
from tests.conftest import Loaded, Standing
from tests.contract.drawing import draw
from tests.contract.operations import DEPTH, Drawing
from tests.contract.test_oracle import HAND_MADE, NULLS, ON_SERVER, assert_alike, drawn
from tests.contract.viewing import asked, bytes_of, tree_of
from tests.reference.world import gid
from tests.resolvers.commands.small import organization, small_world
from tests.resolvers.commands.test_machine import DAYS, KINDS, Machine
from tests.support.asking import SCHEMA, TODAY, answer_of, ask

pytestmark = pytest.mark.contract

DRAWN = 20 if ON_SERVER else 100
OF_ORGANIZATIONS = 10 if ON_SERVER else 60
"""On a server the first are those of `test_oracle`, whose texts it knows by then; a text of its own costs a second."""
STEPS = 15

HELD: Mapping[str, frozenset[str]] = {
    "Query": frozenset({"organization", "organizations", "roots", "organizationCounts", "compare"}),
    "OrganizationGrouping": frozenset({"LEVEL", "SECTOR", "FOUNDING_YEAR", "CHILD"}),
    "Organization": frozenset(
        {
            *("id", "key", "code", "name", "shortName", "level", "sector", "since", "until", "confirmedOn", "version"),
            *("depth", "childCount", "parent", "ancestors", "children", "descendants", "profiles"),
            *("descendantCount", "cellCount", "memberCount", "places", "events", "predecessors", "successors"),
        }
    ),
    "Place": frozenset({"id", "key", "code", "kind", "name", "nameGenerated", "lat", "lon", "since", "until"}),
    "PlaceWhere": frozenset({"text", "codes", "kinds"}),
    "OrganizationWhere": frozenset(
        {
            *("text", "codes", "levels", "sectors", "places", "founded", "ended", "confirmedBefore"),
            *("memberCount", "ownMemberCount", "childCount"),
        }
    ),
}
"""What the tree holds, by the fields of the schema."""
BEGINNINGS = {"Query": frozenset({"organization", "organizations", "roots"})}


class OfOrganizations(Drawing):
    """Draws what the tree holds, and nothing else."""

    held: Mapping[str, frozenset[str]] = HELD

    def operation(self) -> tuple[str, dict[str, Any]]:
        query = self.schema.query_type
        assert query is not None
        name = self.random.choice(sorted(HELD["Query"]))
        text = self.field(query, name, DEPTH, unique=True)
        declared = ", ".join(f"${name}: {kind}" for name, kind in sorted(KNOWN.items()) if name in self.used)
        given: dict[str, Any] = {"on": self.day.isoformat()} if "on" in self.used else {}
        return " ".join((f"query ({declared}) {{ {text} }}" if declared else f"{{ {text} }}", *self.fragments)), given

    def fields(self, kind: GraphQLObjectType, depth: int, *, unique: bool) -> list[str]:
        return super().fields(narrowed(kind, self.held), depth, unique=unique)

    def inside(self, name: str, kind: GraphQLInputObjectType) -> str:
        return super().inside(name, narrowed(kind, self.held))

    def enumerated(self, kind: GraphQLEnumType, written: str) -> str:
        held = self.held.get(kind.name)
        return super().enumerated(kind, written) if held is None else self.random.choice(sorted(held))

    def likely(self, share: float) -> bool:
        """Pages are cut, filtered and put into an order more often than elsewhere."""
        return super().likely(share if share > 0.6 else share / 2)


class AroundOrganizations(OfOrganizations):
    """Draws what begins at organizations that the tree finds, and whatever lies behind them."""

    held = BEGINNINGS


KNOWN = {"yes": "Boolean = true", "no": "Boolean! = false", "on": "Date", "few": "Int = 2"}


def narrowed(kind: Any, held: Mapping[str, frozenset[str]]) -> Any:
    """The type with those of its fields only that are held."""
    if kind.name not in held:
        return kind
    fields = {name: one for name, one in kind.fields.items() if name in held[kind.name]}
    return SimpleNamespace(name=kind.name, fields=fields, is_one_of=False)


def test_the_tree_holds_whatever_is_read_of_an_organization_itself() -> None:
    """A column, an order or a way of counting that is declared elsewhere is declared in `graph/tree`, too."""
    assert ORGANIZATION.columns.keys() == COLUMNS.keys()
    assert ORGANIZATION.costly.keys() == COSTLY.keys()
    assert PROFILE.columns.keys() == PROFILES.columns.keys()
    assert CHANGE_EVENT.columns.keys() == EVENTS.columns.keys()
    assert PLACE.columns.keys() == PLACES.columns.keys()
    assert {name for one in EVENT_WHERE.values() for name in one.conditions} == EVENTS.filters.keys()
    hops = [*orders_of(AT_OR_UNDER).values(), *EVERYWHERE.values()]
    assert {hop.order for hop in hops} <= ORDERS.keys()
    assert set(AT_OR_UNDER.groups) - GROUPS.keys() == {"COVERAGE"}


async def assert_alike_with(tree: Tree, query: str, variables: Mapping[str, Any]) -> None:
    by_graph = await answer_of(tree.graph, query, variables)
    # what was worked out for the one is not to be shown by the other
    COMPUTED.pop(tree.graph, None)
    by_tree = await answer_of(tree.graph, query, variables, tree=tree)
    try:
        assert_alike(by_tree, by_graph)
    except AssertionError as error:
        error.add_note(f"{query}\n{variables}")
        raise


async def test_any_operation_is_answered_by_the_tree_as_by_the_graph(standing: Standing) -> None:
    tree = await tree_of(standing.graph)
    for number in range(DRAWN):
        await assert_alike_with(tree, *drawn(standing, Random(number)))
    assert tree.figures.answered > DRAWN / 3
    assert (tree.figures.behind, tree.figures.faults) == (0, 0)


async def test_what_the_tree_holds_is_answered_without_the_graph(standing: Standing) -> None:
    tree = await tree_of(standing.graph)
    for number in range(OF_ORGANIZATIONS):
        world, day = draw(standing.forest, random := Random(number))
        await assert_alike_with(tree, *OfOrganizations(SCHEMA.graphql, world, day, random).operation())
    assert tree.figures.answered > OF_ORGANIZATIONS / 2
    assert (tree.figures.beyond, tree.figures.behind) == (0, 0)


async def test_what_lies_behind_is_read_beside_what_the_tree_holds(standing: Standing) -> None:
    tree = await tree_of(standing.graph)
    for number in range(OF_ORGANIZATIONS):
        world, day = draw(standing.forest, random := Random(number))
        await assert_alike_with(tree, *AroundOrganizations(SCHEMA.graphql, world, day, random).operation())
    assert tree.figures.together > OF_ORGANIZATIONS / 10
    assert (tree.figures.again, tree.figures.behind) == (0, 0)


@pytest.mark.parametrize("name", HAND_MADE.keys())
async def test_errors_nulls_and_corners_are_answered_as_by_the_graph(standing: Standing, name: str) -> None:
    query, variables = HAND_MADE[name], NULLS if name.startswith("a null") else {}
    await assert_alike_with(await tree_of(standing.graph), query, variables)


COMPUTED_OF_ALL = """
query ($id: ID!, $on: Date!, $from: Date!) {
  supervisionCoverage(under: $id, asOf: $on, groupBy: CHILD) { ...C }
  places: supervisionCoverage(under: $id, asOf: $on, groupBy: PLACE) { ...C }
  workload(under: $id, asOf: $on, first: 9) { nodes { supervisor { id } links requiredPerYear medianLinks } }
  supervisionLoops(under: $id, asOf: $on, first: 9) { nodes { steps { from { id } to { id } } } }
  impact(of: { organization: $id }, asOf: $on) { membersToPlace withoutParent(first: 9) { nodes { id } }
    linksLosingStanding(first: 9) { nodes { id } } linksEnding(first: 9) { nodes { id } } }
  visitsDue(of: { under: $id }, asOf: $on) { total overdue }
  attendance(of: { under: $id }, from: $from, to: $on, groupBy: CHILD, rollUp: AS_NOW, asOf: $on) {
    figures { meetingsHeld } groups(first: 9) { nodes { organization { id } figures { meetingsHeld } } } }
  compare(under: $id, from: $from, to: $on) { counts { kind count }
    differences(first: 50) { nodes { kind event { id }
      before { id name } after { id name } heirs { organization { id } } } } }
  organization(by: { id: $id }, asOf: $on) { ...O children { nodes { ...O } } }
}
fragment C on SupervisionCoverage {
  figures { organizations supervised withoutStanding lapsed unsupervised ownOrganization }
  groups { child { id } place { id }
    figures { organizations supervised list(figure: SUPERVISED, first: 5) { nodes { id } } } } }
fragment O on Organization { coverage { state below { organizations supervised } }
  supervisions { standing { holds reason through { id } explanation { text } } } }"""


@pytest.mark.parametrize("seed", range(4 if ON_SERVER else 12))
async def test_what_is_worked_out_of_all_that_is_under_one_is_the_same(standing: Standing, seed: int) -> None:
    tree = await tree_of(standing.graph)
    world, day = draw(standing.forest, random := Random(seed))
    under = gid("Organization", random.choice(world.organizations(day)))
    since = day - timedelta(days=random.choice((1, 200, 800)))
    await assert_alike_with(tree, COMPUTED_OF_ALL, {"id": under, "on": day.isoformat(), "from": since.isoformat()})
    assert tree.figures.behind == 0


PAGES = """
query ($after: String, $under: ID, $on: Date!, $field: OrganizationOrderField!, $direction: Direction!) {
  organizations(first: 2, after: $after, under: $under, asOf: $on, includePast: true,
    orderBy: { field: $field, direction: $direction }) {
  totalCount nodes { id name } pageInfo { endCursor hasNextPage hasPreviousPage } } }"""


@pytest.mark.parametrize("field", ["LEVEL_CODE", "FOUNDED", "MEMBER_COUNT"])
@pytest.mark.parametrize("direction", ["ASC", "DESC"])
async def test_pages_go_on_from_the_same_cursors(standing: Standing, field: str, direction: str) -> None:
    tree = await tree_of(standing.graph)
    world, day = draw(standing.forest, Random(7))
    under = gid("Organization", world.organizations(day)[0])
    variables: dict[str, Any] = {"under": under, "on": day.isoformat(), "field": field, "direction": direction}
    found: list[str] = []
    more = True
    while more:
        by_tree = await answer_of(standing.graph, PAGES, variables, tree=tree)
        by_graph = await answer_of(standing.graph, PAGES, variables)
        assert by_tree == by_graph
        page = (by_tree.data or {})["organizations"]
        found += [one["id"] for one in page["nodes"]]
        variables["after"], more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
    assert len(found) == page["totalCount"] == len(set(found)) > 2
    assert tree.figures.beyond == 0


QUESTIONS = (
    """query ($on: Date!, $id: ID!) { organization(by: { id: $id }, asOf: $on) { ...O ancestors { name }
  children { totalCount nodes { ...O } } descendants(first: 50, maxDepth: 2) { totalCount
  edges { depth parentId node { id name } } } profiles { name shortName level since until } } }
fragment O on Organization { id code name shortName level sector since until confirmedOn version depth childCount
  memberCount official: memberCount(standing: OFFICIAL) own: memberCount(scope: OWN) descendantCount cellCount
  cells: descendantCount(levels: [CELL]) parent { id name } }""",
    """query ($on: Date!, $id: ID!) { roots(asOf: $on) { name memberCount }
  all: organizations(first: 50, asOf: $on) { totalCount nodes { id name level } }
  ever: organizations(first: 50, asOf: $on, includePast: true) { totalCount nodes { id name until } }
  under: organizations(first: 50, asOf: $on, under: $id, includePast: true) { totalCount nodes { id name } }
  some: organizations(first: 3, asOf: $on, where: { text: "dang bo", memberCount: { least: 1 } },
    orderBy: { field: MEMBER_COUNT, direction: DESC }) { totalCount nodes { name memberCount } }
  found: search(text: "bộ thôn", kinds: [ORGANIZATION, PLACE], asOf: $on, anyDay: true) { totalCount
    edges { cursor since until node { ... on Organization { id name } ... on Place { id name } } } } }""",
    """query ($on: Date!, $id: ID!) { organization(by: { id: $id }, asOf: $on) { ...O ancestors { ...O }
  children { nodes { ...O parent { name secretary { name } } } } } }
fragment O on Organization { name secretary { id name } supervisions(includePast: true) { since supervisor { name } }
  memberships(first: 2) { totalCount nodes { kind member { name } } } }""",
)


OF_A_PART = """query ($on: Date!, $id: ID!) { roots(asOf: $on) { ...O parent { ...O } children { nodes { ...O } } }
  organizations(first: 50, asOf: $on, includePast: true, orderBy: { field: MEMBER_COUNT }) { totalCount nodes { ...O } }
  some: organizations(first: 50, asOf: $on, under: $id, where: { childCount: { least: 1 } }) { nodes { ...O } }
  organization(by: { id: $id }, asOf: $on) { ...O ancestors { ...O } children { totalCount nodes { ...O } }
    descendants(first: 50) { totalCount edges { depth parentId node { ...O secretary { name } } } } } }
fragment O on Organization { id code name level since until depth childCount memberCount own: memberCount(scope: OWN)
  descendantCount cellCount cells: descendantCount(levels: [CELL]) }"""


async def assert_part_alike(tree: Tree, sight: Sight, variables: Mapping[str, Any]) -> None:
    """Whoever sees a part is answered by the tree beside the graph as by the graph alone, by both executors."""
    operation, told = Operation(OF_A_PART, variables), list[bytes]()
    for beside in (None, tree):
        for way in (SCHEMA.operations,) if ON_SERVER else (SCHEMA.operations, SCHEMA.by_reference):
            come = asked(tree.graph, View.whole(TODAY).part(sight), tree=beside)
            told.append(bytes_of(await way.answer(operation, come)))
    assert not any(code in told[0] for code in (b"FORBIDDEN", b"INTERNAL")), told[0]
    assert set(told) == {told[0]}, (variables, sight.inside)


async def sight_of(tree: Tree, random: Random, keys: Sequence[str]) -> Sight:
    """What somebody sees who is granted one of these now."""
    held = await list_held(tree.graph)
    return Holding.of(held, TODAY).sight({random.choice(keys)})


@pytest.mark.parametrize("seed", [11, 12])
async def test_between_changes_the_three_ways_agree(loaded: Loaded, seed: int) -> None:
    loaded.forget()
    await loaded.hold(small_world())
    tree, random, machine = Tree(loaded.graph, follow_ms=0), Random(seed), Machine(loaded.graph)
    await tree.look(monotonic())
    kept = Holding.of(await list_held(tree.graph), TODAY).sight({"o2"})
    for number in range(STEPS):
        await machine.step(random.choice(KINDS), random.randrange(31), random.randrange(31), random.choice(DAYS))
        on: date = random.choice(DAYS) + timedelta(days=random.choice((-1, 0, 1)))
        key = random.choice(list(machine.model.lives))
        variables = {"on": on.isoformat(), "id": organization(key)}
        # in turn one of before, which rows of before must not answer either
        sight = kept if number % 2 else await sight_of(tree, Random(key), [*machine.model.lives])
        await assert_part_alike(tree, sight, variables)
        for query in QUESTIONS:
            await assert_alike_with(tree, query, variables)
            if not ON_SERVER:  # the reference's many texts cost it half a minute, and `test_oracle` asks it there
                by_reference = await answer_of(loaded.graph, query, variables, by_reference=True)
                for way in (False, True):
                    by_tree = await answer_of(loaded.graph, query, variables, tree=tree, by_reference=way)
                    assert_alike(by_tree, by_reference)
    assert tree.figures.filled == 1
    assert tree.figures.together > STEPS / 2
    assert (tree.figures.beyond, tree.figures.behind) == (0, 0)
    await ask(loaded.graph, "{ roots { name } }")
