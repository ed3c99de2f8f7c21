"""The planner against graphql-core: operations made from the schema, over the forest, must be answered alike.

Most are drawn by `operations`, with arguments of a world of the forest, so that they find something at every depth; a
test holds that together they reach every field. The others are hypothesis-graphql's, whose forms nobody here has
thought of. `HYPOTHESIS_PROFILE=thorough` asks ten times as many, each time others.
"""

import os
import re
from collections import Counter
from itertools import chain
from random import Random
from typing import Any

import pytest
from graphql import (
    ArgumentNode,
    DocumentNode,
    GraphQLError,
    IntValueNode,
    ListValueNode,
    NameNode,
    NullValueNode,
    ObjectFieldNode,
    ObjectValueNode,
    StringValueNode,
    TypeInfo,
    TypeInfoVisitor,
    ValueNode,
    Visitor,
    get_named_type,
    print_ast,
    visit,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis_graphql import strategies as operations

from execution.operations import Answer
from graph.model.calendar import FIRST_DAY, LAST_DAY
from tests.conftest import Standing
from tests.contract.drawing import draw, randoms
from tests.contract.operations import TEXTS, Drawing
from tests.contract.reaching import every_field, often, reached_in, selected_in
from tests.contract.wanting import Wanted
from tests.reference.world import World, gid
from tests.support.asking import SCHEMA, answer_of
from tests.worlds.forest import day_near

# graphql-core forgets the siblings of a field that failed; warnings are errors here
forgetting = pytest.mark.filterwarnings("ignore:.*was never awaited", "ignore:.*coroutine")
pytestmark = [pytest.mark.contract, forgetting]

ON_SERVER = not os.environ.get("GRAPH_URL", "embedded:").startswith("embedded:")
DRAWN = 60 if ON_SERVER else 700
"""Each is a text of its own, and a new text costs Neo4j its planning: a second for two executors. So many reach all but
a few fields, which is asserted; the test behind this one draws others in every run."""
ALL_OF, FREELY = 100, 3
"""Those behind so many are drawn for a few fields that none before them has reached, but for every third, and asked
where they select one. So half as many operations reach what all of them would, each as likely as the others."""
TRIES, TOGETHER = 24, 8
"""How often a field is tried, and how many an operation is drawn for: for all of them it would be drawn again and again
for those that lie nearest."""
LABELS = {
    "Organization": "Organization",
    "Member": "Member",
    "Place": "Place",
    "Meeting": "Meeting",
    "Case": "Case",
}
days = st.builds(lambda day: StringValueNode(value=day.isoformat()), st.dates(FIRST_DAY, LAST_DAY))
# before the graph was filled, which is refused, and after: everything is known
moments = st.sampled_from(("2000-01-01T00:00:00Z", "2199-01-01T00:00:00+07:00")).map(
    lambda moment: StringValueNode(value=moment)
)
# what a gateway names is put in place of it, as ids are
represented = st.just(
    ObjectValueNode(
        fields=tuple(
            ObjectFieldNode(name=NameNode(value=name), value=StringValueNode(value="Organization"))
            for name in ("__typename", "id")
        )
    )
)
ROOTS = sorted(SCHEMA.graphql.query_type.fields) if SCHEMA.graphql.query_type else []


def operations_of(fields: list[str] | None) -> st.SearchStrategy[object]:
    """Operations with these root fields only: small ones find more."""
    return operations.queries(
        SCHEMA.graphql,
        fields=fields,
        custom_scalars={"Date": days, "DateTime": moments, "_Any": represented},
        print_ast=lambda document: document,
    )


documents = st.one_of(operations_of(None), st.sampled_from(ROOTS).flatmap(lambda field: operations_of([field])))
strange = settings(max_examples=(1 if ON_SERVER else 3) * settings().max_examples)
others_each_time = settings(
    max_examples=(1 if ON_SERVER else 10) * settings().max_examples, derandomize=False, database=None
)


class Filling(Visitor):
    """Puts values of a world in place of the made up ones."""

    def __init__(self, info: TypeInfo, world: World, random: Random) -> None:
        super().__init__()
        self.info = info
        self.world = world
        self.random = random

    def enter_argument(self, node: ArgumentNode, *_: object) -> ArgumentNode | None:
        argument = self.info.get_argument()
        if argument is None or isinstance(node.value, NullValueNode) or self.random.random() < 0.05:
            return None
        kind = get_named_type(argument.type)
        value = self.value_for(node.name.value, kind.name)
        if value is None:
            return None
        if isinstance(node.value, ListValueNode):
            value = ListValueNode(values=(value,))
        return ArgumentNode(name=node.name, value=value)

    def enter_object_field(self, node: ObjectFieldNode, *_: object) -> ObjectFieldNode | None:
        """What stands in an input object: without it, impact and proposals would only ever refuse their ids."""
        kind = self.info.get_input_type()
        if kind is None or isinstance(node.value, NullValueNode | ListValueNode) or self.random.random() < 0.05:
            return None
        value = self.value_for(node.name.value, get_named_type(kind).name)
        return None if value is None else ObjectFieldNode(name=node.name, value=value)

    def value_for(self, name: str, kind: str) -> ValueNode | None:
        if kind == "ID":
            return StringValueNode(value=self.identifier(name))
        if kind == "_Any":
            return self.representation()
        if kind == "Date":
            return StringValueNode(value=day_near(self.world, self.random).isoformat())
        if kind == "Int":
            return IntValueNode(value=str(self.random.choice((1, 2, 3, 100))))
        if name == "text":
            return StringValueNode(value=self.random.choice(TEXTS))
        return None

    def representation(self) -> ValueNode:
        """An object as a gateway names it, now and then as one of another type."""
        wanted = self.random.choice([label for label in LABELS if self.world.nodes.get(label)])
        named = {
            "__typename": wanted if self.random.random() < 0.9 else "Organization",
            "id": gid(wanted, self.random.choice(list(self.world.nodes[wanted]))),
        }
        fields = (
            ObjectFieldNode(name=NameNode(value=name), value=StringValueNode(value=value))
            for name, value in named.items()
        )
        return ObjectValueNode(fields=tuple(fields))

    def identifier(self, name: str) -> str:
        wanted = self.random.choice(("Organization", "Organization", "Member"))
        if name in {"supervisor", "member"}:
            wanted = "Member"
        if name in {"id", "ids"}:
            wanted = self.random.choice([label for label in LABELS if self.world.nodes.get(label)])
        return gid(wanted, self.random.choice(list(self.world.nodes.get(wanted) or self.world.nodes["Organization"])))


def filled(document: DocumentNode, world: World, random: Random) -> str:
    info = TypeInfo(SCHEMA.graphql)
    return print_ast(visit(document, TypeInfoVisitor(info, Filling(info, world, random))))


def told(error: GraphQLError) -> tuple[str, str, str]:
    """An error as far as both executors must tell it alike: a fault's number is its own."""
    message = re.sub(r"logged as \w+", "logged", error.message)
    return str(error.path), message, str((error.extensions or {}).get("code"))


def by_null(answer: Answer) -> dict[str, set[tuple[str, str, str]]]:
    """The errors by the null that they left in the data: of several behind one null, either may be told."""
    found: dict[str, set[tuple[str, str, str]]] = {}
    for error in answer.errors:
        value: Any = answer.data
        path: list[str | int] = []
        for step in error.path or ():
            if value is None:
                break
            value = value[step]
            path.append(step)
        found.setdefault(str(path), set()).add(told(error))
    return found


def assert_alike(planned: Answer, reference: Answer) -> None:
    """The same data and errors; a fault is no answer, even where both have it."""
    codes = {str((error.extensions or {}).get("code")) for error in (*planned.errors, *reference.errors)}
    assert "INTERNAL_SERVER_ERROR" not in codes
    assert planned.data == reference.data
    told_by_planner, told_by_reference = by_null(planned), by_null(reference)
    assert told_by_planner.keys() == told_by_reference.keys()
    # of several errors at one path, any may be told first
    by_path: dict[str, set[tuple[str, ...]]] = {}
    for path, *error in chain.from_iterable(told_by_reference.values()):
        by_path.setdefault(path, set()).add(tuple(error))
    told_of = [(path, tuple(error)) for path, *error in chain.from_iterable(told_by_planner.values())]
    assert [(path, error) for path, error in told_of if path in by_path and error not in by_path[path]] == []


async def assert_answered_alike(standing: Standing, query: str, variables: dict[str, Any]) -> Answer:
    planned = await answer_of(standing.graph, query, variables)
    reference = await answer_of(standing.graph, query, variables, by_reference=True)
    try:
        assert_alike(planned, reference)
    except AssertionError as error:
        error.add_note(f"{query}\n{variables}")
        raise
    return planned


async def test_any_operation_is_answered_as_graphql_core_answers_it(standing: Standing) -> None:
    """By fixed seeds; and together they reach nearly every field, else the two could agree for want of answers."""
    reached, tried = set[str](), Counter[str]()
    asked = refused = 0
    for number in range(DRAWN):
        left = {one for one in often(every_field() - reached) if tried[one] < TRIES}
        random = Random(number)
        few = set(random.sample(sorted(left), min(len(left), TOGETHER)))
        wanted = Wanted(SCHEMA.graphql, few) if number >= ALL_OF and number % FREELY else None
        query, variables = drawn(standing, random, wanted)
        hoped_for = left & selected_in(query)
        if number >= ALL_OF and not hoped_for:
            continue
        tried.update(hoped_for)
        answered = await assert_answered_alike(standing, query, variables)
        asked += 1
        refused += answered.data is None
        reached.update(reached_in(query, answered))
    # which operations are drawn changes with every field that is added
    assert refused < asked / 5
    if not ON_SERVER:
        unreached = often(every_field() - reached)
        # a new argument anywhere draws everything else anew; of 820 fields
        assert len(unreached) <= 30, " ".join(sorted(unreached))


@others_each_time
@given(random=randoms)
async def test_so_are_operations_that_nobody_has_seen_before(standing: Standing, random: Random) -> None:
    await assert_answered_alike(standing, *drawn(standing, random))


def drawn(standing: Standing, random: Random, wanted: Wanted | None = None) -> tuple[str, dict[str, Any]]:
    world, day = draw(standing.forest, random)
    return Drawing(SCHEMA.graphql, world, day, random, wanted).operation()


@strange
@given(document=documents, seed=st.integers(0, 2**32 - 1))
async def test_so_are_operations_of_forms_that_nobody_has_thought_of(
    standing: Standing, document: DocumentNode, seed: int
) -> None:
    random = Random(seed)
    world, _ = draw(standing.forest, random)
    await assert_answered_alike(standing, filled(document, world, random), {})


HAND_MADE = {
    "aliases": "{ a: roots { x: name y: name } b: roots { name } }",
    "merging": "{ roots { ...A children { totalCount } } } fragment A on Organization { children { nodes { name } } }",
    "types": '{ search(text: "a", first: 50) { nodes { __typename ... on Node { id } ... on Member { name standing } '
    "... on Organization { name level } ... on Place { kind } } } }",
    "conditions": "query ($yes: Boolean = true, $no: Boolean = false) { roots { name @include(if: $yes) "
    "level @skip(if: $yes) ... @include(if: $no) { depth } } }",
    "everything skipped": "{ roots { children { edges { cursor @skip(if: true) } nodes @skip(if: true) { id } } } }",
    "variables": "query ($first: Int! = 2, $levels: [Level!]) { organizations(first: $first, where: {levels: $levels}) "
    "{ totalCount edges { cursor node { name } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }",
    "a wrong page deep inside": "{ roots { name children(first: 0) { totalCount } } }",
    "empty pages of each": "{ roots { name children { nodes { children(first: 0) { nodes { id } } } } } }",
    "a wrong cursor deep inside": '{ roots { name children(first: 2, after: "AAAA") { totalCount nodes { name } } } }',
    "a wrong period deep inside": "{ roots { meetings(where: {heldOn: "
    '{from: "2024-01-02", to: "2024-01-01"}}) { totalCount } } }',
    "one error beside data": '{ roots { name } member(id: "xx") { name } __typename }',
    "what a page was reached from": "{ organizations(first: 50) { nodes { "
    "meetings(first: 1) { nodes { organization { name } } } "
    "memberships(first: 1) { nodes { organization { name } member { name } } } "
    "supervisionChain { supervisions { organization { name } } } } } }",
    "a null for a size": "query ($first: Int) { roots { name } organizations(first: $first) { totalCount } }",
    "a null for a size deep inside": "query ($first: Int) { roots { name children(first: $first) { totalCount } } }",
    "a null for a condition": "query ($yes: Boolean = true) { roots @include(if: $yes) { name } }",
    "nobody": '{ organization(by: { code: "none" }) { name children { nodes { name } } } }',
    "introspection": '{ __type(name: "Level") { enumValues { name } } roots { name } }',
    "names alone": "{ __typename roots { __typename children { __typename edges { __typename } "
    "pageInfo { __typename } } } }",
}


NULLS = {"first": None, "yes": None}


@pytest.mark.parametrize("name", HAND_MADE.keys())
async def test_errors_nulls_and_corners_are_answered_as_graphql_core_answers_them(
    standing: Standing, name: str
) -> None:
    query, variables = HAND_MADE[name], NULLS if name.startswith("a null") else {}
    planned = await answer_of(standing.graph, query, variables)
    reference = await answer_of(standing.graph, query, variables, by_reference=True)
    assert_alike(planned, reference)
    assert planned.data is None or list(planned.data) == list(reference.data or {})
