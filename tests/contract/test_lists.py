"""An empty list filters nothing anywhere: it is refused by its name, so that a slip gets neither all nor nothing."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputType,
    GraphQLObjectType,
    Undefined,
    get_named_type,
    get_nullable_type,
    is_input_object_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    is_required_argument,
)

from tests.conftest import Loaded
from tests.support.asking import SCHEMA, answer_of, ask, without_words

pytestmark = pytest.mark.contract

HELD = {
    "Audit": '{ audit(under: "ROOT", asOf: "2024-06-01") { FIELD } }',
    "Task": '{ taskReports(under: "ROOT", first: 1) { nodes { task { FIELD } } } }',
    "Query": "{ FIELD }",
    "Organization": '{ roots(asOf: "2024-06-01") { FIELD } }',
    "Member": '{ members(first: 1, asOf: "2024-06-01") { nodes { FIELD } } }',
    "SupervisionLevel": '{ roots(asOf: "2024-06-01") { supervisionChain { FIELD } } }',
    "NonMember": '{ node(id: "NOBODY") { ... on NonMember { FIELD } } }',
    "Place": '{ places(first: 1, asOf: "2024-06-01") { nodes { FIELD } } }',
    "HierarchyComparison": '{ compare(under: "ROOT", from: "2024-06-01", to: "2025-06-01") { FIELD } }',
}
"""How a field of each type that takes lists is asked for."""
GIVEN = {"under": '"ROOT"', "from": '"ROOT"', "to": '"ROOT"', "text": '"an"'}


def objects() -> dict[str, GraphQLObjectType]:
    """The types that questions are answered with."""
    kinds = SCHEMA.graphql.type_map.items()
    return {
        name: kind
        for name, kind in kinds
        if isinstance(kind, GraphQLObjectType)
        and name not in {"Mutation", "Subscription"}
        and not name.startswith("__")
    }


def lists_of(kind: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The lists in arguments or input fields, each with whether it must be given."""
    for name, one in kind.items():
        named, required = get_named_type(one.type), is_non_null_type(one.type) and one.default_value is Undefined
        if is_list_type(get_nullable_type(one.type)):
            yield (*path, name), required
        elif is_input_object_type(named):
            yield from lists_of(named.fields, (*path, name))


def list_arguments() -> list[tuple[str, str, tuple[str, ...], bool]]:
    """Every list that a question can be given: (type, field, where in its arguments, whether it must be given)."""
    return [
        (name, field, path, required)
        for name, kind in objects().items()
        for field, definition in kind.fields.items()
        for path, required in lists_of(definition.args, ())
    ]


def with_empty_list(type_name: str, field: str, path: tuple[str, ...]) -> str:
    """A question for the field with that list empty, and whatever else it must be given."""
    definition = objects()[type_name].fields[field]
    first, *_ = path
    needed = {name: one for name, one in definition.args.items() if is_required_argument(one) and name != first}
    given = {name: some_value(name, one.type) for name, one in needed.items()}
    given[first] = empty_list(definition.args, path)
    asked = ", ".join(f"{name}: {value}" for name, value in given.items())
    below = "" if is_leaf_type(get_named_type(definition.type)) else " { __typename }"
    return HELD[type_name].replace("FIELD", f"{field}({asked}){below}")


def some_value(name: str, kind: GraphQLInputType) -> str:
    """A value for an argument that must be given."""
    named = get_named_type(kind)
    if named.name == "Date":
        return '"2024-06-01"'
    return next(iter(named.values)) if isinstance(named, GraphQLEnumType) else GIVEN[name]


def empty_list(kind: Any, path: Sequence[str]) -> str:
    """An empty list in place of an argument or inside of it, with what must stand beside it there."""
    first, *inside = path
    if not inside:
        return "[]"
    fields = get_named_type(kind[first].type).fields
    needed = {name: GIVEN[name] for name, one in fields.items() if is_non_null_type(one.type) and name in GIVEN}
    given = {**needed, inside[0]: empty_list(fields, inside)}
    return "{ " + ", ".join(f"{name}: {value}" for name, value in given.items()) + " }"


@pytest.mark.parametrize("by_reference", [False, True])
@pytest.mark.parametrize(("type_name", "field", "path", "required"), list_arguments())
async def test_a_list_that_filters_is_never_empty(
    tiny: Loaded, type_name: str, field: str, path: tuple[str, ...], *, required: bool, by_reference: bool
) -> None:
    """Found from the schema, so that no new argument takes an empty list for all, or for none; ids are no filter."""
    [root] = (await ask(tiny.graph, '{ roots(asOf: "2024-06-01") { id: key } }'))["roots"]
    query = with_empty_list(type_name, field, path).replace("ROOT", root["id"])
    if "NOBODY" in query:
        query = query.replace("NOBODY", await a_non_member(tiny))
    found = await answer_of(tiny.graph, query, today=date(2024, 6, 1), by_reference=by_reference)
    if required:
        assert (found.data, list(found.errors)) == ({field: []}, [])
        return
    [error] = found.errors
    assert without_words(error) == {"code": "BAD_USER_INPUT", "argument": path[-1]}
    assert "leave it out for all" in error.message


async def a_non_member(tiny: Loaded) -> str:
    """The id of somebody who holds a civil post and is no member."""
    places = """{ places(first: 1000, asOf: "2024-06-01") { nodes { offices { holder { __typename id: key } } } } }"""
    found = (await ask(tiny.graph, places))["places"]["nodes"]
    holders = (office["holder"] for place in found for office in place["offices"])
    return next(str(one["id"]) for one in holders if one["__typename"] == "NonMember")


def test_the_lists_of_the_schema_are_found() -> None:
    found = {(name, field, path[-1]) for name, field, path, _ in list_arguments()}
    assert {
        ("Query", "search", "kinds"),
        ("Query", "suggestSupervisors", "levels"),
        ("Organization", "children", "levels"),
        ("Query", "members", "bodies"),
        ("HierarchyComparison", "differences", "kinds"),
    } <= found
