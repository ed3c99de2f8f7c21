"""Who holds the file of an organization, and what follows for whoever is granted one; what parts may ask at all."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from graphql import GraphQLInputObjectType, get_named_type, parse, print_ast

from execution.documents import Prepared
from execution.operations import Operation, Weighed
from execution.parts import Cut, Parts, UnknownInPart
from execution.view import Sight
from graph.model.rights import NEEDED, OF_ACCESS, OF_PARTS
from graph.reads.holders import Held, Placed
from resolvers.commands.fields import SPECS
from resolvers.commands.machinery.inputs import NOT_NAMING
from resolvers.parts import TOLD
from resolvers.permitted_inputs import CHANGES
from resolvers.shared.scope import Holding, holders
from tests.support.asking import SCHEMA

START, TURN, OPEN = "2020-01-01", "2025-07-01", "9999-12-31"
DAY = date(2025, 7, 1)
EVE, NEXT = DAY - timedelta(days=1), DAY + timedelta(days=1)


def organization(
    one: str, *parents: tuple[str, str, str], life: tuple[str, str] = (START, OPEN), into: str = ""
) -> Held:
    return Held(one, *life, [Placed(*parent) for parent in parents], into.split())


@pytest.mark.parametrize(("today", "holder"), [(EVE, "district"), (DAY, "province"), (NEXT, "province")])
def test_the_one_right_above_today_holds_the_file(today: date, holder: str) -> None:
    moved = organization("commune", ("district", START, TURN), ("province", TURN, OPEN))
    assert holders(moved, today) == {holder}


@pytest.mark.parametrize(("today", "holder"), [(EVE, {"district"}), (DAY, {"new", "other"}), (NEXT, {"new", "other"})])
def test_what_has_ended_is_held_by_each_that_it_went_into(today: date, holder: set[str]) -> None:
    merged = organization("commune", ("district", START, TURN), life=(START, TURN), into="new other")
    assert holders(merged, today) == holder


def test_without_heirs_it_is_held_by_what_was_right_above_on_its_last_day() -> None:
    ended = organization("commune", ("first", START, "2024-01-01"), ("last", "2024-01-01", TURN), life=(START, TURN))
    assert holders(ended, NEXT) == {"last"}


def test_what_begins_later_is_held_by_its_first_parent() -> None:
    later = organization("new", ("district", TURN, "2026-01-01"), ("province", "2026-01-01", OPEN), life=(TURN, OPEN))
    assert (holders(later, EVE), holders(later, DAY)) == ({"district"}, {"district"})


def test_a_part_is_what_leads_to_what_was_granted_and_above_is_whatever_ever_was() -> None:
    """A commune of today sees the two that went into it with a cell that ended; their old district is a card."""
    found = [
        organization("province"),
        organization("district", ("province", START, TURN), life=(START, TURN)),
        organization("one", ("district", START, TURN), life=(START, TURN), into="commune"),
        organization("two", ("district", START, TURN), life=(START, TURN), into="commune"),
        organization("cell", ("one", START, "2024-01-01"), life=(START, "2024-01-01")),
        organization("commune", ("province", TURN, OPEN), life=(TURN, OPEN)),
        organization("aside", ("two", START, TURN), ("other", TURN, OPEN)),
        organization("other", ("province", TURN, OPEN), life=(TURN, OPEN)),
    ]
    sight = Holding.of(found, DAY).sight(["commune"])
    assert set(sight.inside) == {"commune", "one", "two", "cell"}
    assert set(sight.above) == {"district", "province"}
    assert Holding.of(found, DAY).sight(["province"]).inside == {one.id for one in found}


def test_a_sight_holds_one_that_shows_less_and_no_other() -> None:
    small, large = Sight(frozenset("a"), frozenset("p")), Sight(frozenset("ap"))
    assert large.holds(small)
    assert not small.holds(large)
    assert small.mark == Sight(frozenset("a"), frozenset("p")).mark != large.mark


BEYOND = [
    ("{ roots { name children { nodes { id } } } }", {}, None),
    ("{ __schema { types { name } } roots { __typename } }", {}, None),
    ("{ roots { version } }", {}, "Organization.version"),
    ("{ roots { ...F } } fragment F on Organization { events { id } }", {}, "Organization.events"),
    ('{ node(id: "x") { ... on Office { kind } } }', {}, "Office.kind"),
    ('{ roots(knownAt: "2026-01-01T00:00:00Z") { id } }', {}, "Query.roots(knownAt)"),
    ("{ organizations(where: { coverage: [LAPSED] }) { totalCount } }", {}, "OrganizationWhere.coverage"),
    ("query ($w: OrganizationWhere) { organizations(where: $w) { totalCount } }", {"w": {"assessed": {}}}, "assessed"),
    ("query ($w: OrganizationWhere) { organizations(where: $w) { totalCount } }", {"w": {"levels": ["CELL"]}}, None),
    ("{ members(orderBy: { field: BIRTH_DATE }) { totalCount } }", {}, "MemberOrderField.BIRTH_DATE"),
    ("query ($o: MemberOrder) { members(orderBy: $o) { totalCount } }", {"o": {"field": "BIRTH_DATE"}}, "BIRTH_DATE"),
    ("query A { roots { name } } query B { clock { firstDay } }", {}, None),
    ("mutation { __typename }", {}, None),
]


def cut_of(query: str, given: dict[str, object]) -> Cut:
    document = parse(query)
    operation = document.definitions[0]
    prepared = Prepared(document, operation)  # type: ignore[arg-type]  # the first is an operation
    weighed = SCHEMA.operations.weighed(prepared, Operation(query, given))
    assert isinstance(weighed, Weighed), weighed
    return SCHEMA.operations.parts.cut(prepared, weighed.variables)


@pytest.mark.parametrize(("query", "given", "beyond"), BEYOND)
def test_what_is_not_named_for_parts_is_found_wherever_it_stands(
    query: str, given: dict[str, object], beyond: str | None
) -> None:
    found = cut_of(query, given)
    assert len(found.withheld) == (0 if beyond is None else 1)
    assert beyond is None or beyond in found.withheld[0]


WHERE = "query ($w: OrganizationWhere, $k: DateTime) { roots { id } organizations(where: $w) { totalCount } }"
FRAGMENTS = (
    "{ roots { id ...F ...G } } fragment F on Organization { ...G } fragment G on Organization { events { id } }"
)
RESTS = [
    ("{ roots { id version events { id } children { nodes { coverage { state } } } } }", {}, "{ roots { id } }"),
    ("{ roots { id } changes { totalCount } }", {}, "{ roots { id } }"),
    (FRAGMENTS, {}, "{ roots { id } }"),
    ('{ nodes(ids: ["x"]) { ... on Office { kind } id } }', {}, '{ nodes(ids: ["x"]) { id } }'),
    (WHERE, {"w": {"coverage": ["LAPSED"]}}, "query ($w: OrganizationWhere, $k: DateTime) { roots { id } }"),
    (WHERE, {"w": {"levels": ["CELL"]}}, WHERE),
    ("{ roots { id } members(orderBy: { field: BIRTH_DATE }) { totalCount } }", {}, "{ roots { id } }"),
    ("query ($k: DateTime) { roots(knownAt: $k) { id } }", {}, "query ($k: DateTime) { roots(knownAt: $k) { id } }"),
    ("{ roots(knownAt: null) { id } }", {}, "{ roots(knownAt: null) { id } }"),
    ("query ($k: DateTime) { roots(knownAt: $k) { id } }", {"k": "2026-01-01T00:00:00Z"}, None),
    (
        'mutation { __typename coverPlaces(input: { organization: "x" }) { __typename } }',
        {},
        "mutation { __typename }",
    ),
]


@pytest.mark.parametrize(("query", "given", "rest"), RESTS)
def test_what_is_left_when_it_is_taken_out_holds_nothing_empty(
    query: str, given: dict[str, object], rest: str | None
) -> None:
    """A field is there with all of its arguments, or not: without a filter it would be another question."""
    found = cut_of(query, given)
    assert (None if found.rest is None else print_ast(found.rest.document)) == (rest and print_ast(parse(rest)))


def test_the_same_text_is_cut_by_its_variables_each_time() -> None:
    document = parse(WHERE)
    prepared = Prepared(document, document.definitions[0])  # type: ignore[arg-type]  # the first is an operation
    found = []
    for value in ({"levels": ["CELL"]}, {"coverage": ["LAPSED"]}, {"levels": ["CELL"]}, None):
        weighed = SCHEMA.operations.weighed(prepared, Operation(WHERE, {"w": value}))
        assert isinstance(weighed, Weighed)
        found.append(SCHEMA.operations.parts.cut(prepared, weighed.variables).withheld)
    assert found == [(), ("OrganizationWhere.coverage",), (), ()]


def test_a_name_that_the_schema_does_not_have_fails_the_start() -> None:
    with pytest.raises(UnknownInPart, match=r"Organization\.nothing"):
        Parts(SCHEMA.graphql, {**TOLD, "Organization": {"nothing": frozenset()}})


def test_the_kinds_of_a_part_are_those_that_it_is_told_of() -> None:
    assert {SPECS[name].kind for name in CHANGES} == OF_PARTS - OF_ACCESS
    assert NEEDED.keys() >= OF_PARTS


def inputs_of(kind: Any) -> Iterator[tuple[str, str]]:
    """(name of a field, type of it) of an input and of all that it holds."""
    for name, one in kind.fields.items():
        inner = get_named_type(one.type)
        if isinstance(inner, GraphQLInputObjectType):
            yield from inputs_of(inner)
        else:
            yield name, inner.name


def test_what_their_inputs_name_is_named_by_ids_alone() -> None:
    """So that all of it is looked at: no text leads to anything, and no id stands where texts are passed over."""
    fields = SCHEMA.graphql.mutation_type.fields  # type: ignore[union-attr]
    named = {one for name in CHANGES for one in inputs_of(get_named_type(fields[name].args["input"].type))}
    assert {name for name, kind in named if kind == "String"} == NOT_NAMING
    assert not {name for name, kind in named if kind == "ID"} & NOT_NAMING
