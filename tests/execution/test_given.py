"""Variables and arguments that are worked out once for each text are those that graphql-core works out for a request.

Drawn: arguments as literals, variables and inputs with variables inside, and variables that are there, null, missing
or of a wrong kind.
"""

from collections.abc import Mapping
from typing import Any

import pytest
from graphql import (
    FieldNode,
    GraphQLError,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    build_schema,
    get_argument_values,
    parse,
    validate,
)
from graphql.execution.values import VariableValues, get_variable_values
from hypothesis import example, given, settings
from hypothesis import strategies as st

from execution.arguments import check_lists, filled
from execution.documents import variables_in
from execution.kinds import Root
from execution.planned.given import Given
from execution.planned.selection import Field
from execution.variables import Variables

SCHEMA: GraphQLSchema = build_schema("""
    scalar Date
    enum Level { CELL COMMITTEE }
    input By { id: ID code: String }
    input Sole @oneOf { id: ID code: String }
    input Inner { level: Level = CELL note: String }
    input Where { codes: [String!] by: By inner: Inner text: String on: Date }
    type Query { asked(
        code: String!, on: Date, first: Int = 20, level: Level = CELL, by: By, sole: Sole, where: Where, ids: [ID!]
    ): Int }
""")
QUERY = SCHEMA.query_type
assert QUERY is not None
DEFINITION: GraphQLField = QUERY.fields["asked"]
INNER = SCHEMA.type_map["Inner"]
assert isinstance(INNER, GraphQLInputObjectType)
for one, value in ((DEFINITION.args["first"], 20), (DEFINITION.args["level"], "CELL"), (INNER.fields["level"], "CELL")):
    # as Strawberry declares them
    one.default, one.default_value = None, value
ANSWERED = Root(lambda *_: None, takes=tuple(DEFINITION.args))  # type: ignore[arg-type]  # never asked
VARIABLES = {
    "code": ("String!", '"a"'),
    "text": ("String", '"b"'),
    "on": ("Date", '"2025-07-01"'),
    "first": ("Int = 3", "7"),
    "level": ("Level", "COMMITTEE"),
    "id": ("ID", '"x"'),
    "key": ("ID!", '"x"'),
    "where": ("Where", '{text: "c", codes: []}'),
    "codes": ("[String!]", "[]"),
    "ids": ("[ID!]", '["y"]'),
}
VALUES: Mapping[str, list[Any]] = {
    "code": ["a", None, 3],
    "text": ["b", None, ["b"]],
    "on": ["2025-07-01", None],
    "first": [7, None, "7", 2**40],
    "level": ["COMMITTEE", None, "VILLAGE"],
    "id": ["x", 5, None, {}],
    "key": ["x", None],
    "where": [{"text": "c"}, {"inner": {}}, {"inner": {"level": None}}, {"codes": []}, {"none": 1}, None],
    "codes": [["a"], [], None],
    "ids": [["y"], [], "y", None],
}


@st.composite
def arguments(draw: st.DrawFn) -> str:
    """The arguments of the one field, as they stand in a text."""

    def one_of(*texts: str) -> str | None:
        return draw(st.sampled_from((None, *texts)))

    inner = one_of("inner: {level: $level, note: $text}", "inner: {note: $text}", "inner: {}", "inner: $inner")
    by = draw(st.sampled_from(["{id: $id}", "{code: $text, id: $id}", "{}", '{code: "a"}', "null"]))
    parts = [
        one_of("text: $text", 'text: "a"', "text: null"),
        one_of("codes: $codes", "codes: []", "codes: [$code]", 'codes: ["a"]'),
        one_of("on: $on"),
        one_of(f"by: {by}"),
        None if inner is None or "$inner" in inner else inner,
    ]
    where = "{" + ", ".join(filter(None, parts)) + "}"
    given_ones = [
        draw(st.sampled_from(["code: $code", 'code: "a"'])),
        one_of("on: $on", "on: null", 'on: "2025-07-01"'),
        one_of("first: $first", "first: null", "first: 5"),
        one_of("level: $level", "level: null", "level: CELL"),
        one_of(f"by: {by}"),
        one_of("sole: {id: $key}", "sole: {code: $code}", 'sole: {id: "x"}'),
        one_of(f"where: {where}", "where: $where"),
        one_of("ids: $ids", "ids: []", "ids: [$key]"),
    ]
    return ", ".join(filter(None, given_ones))


@st.composite
def variables(draw: st.DrawFn) -> dict[str, Any]:
    names = draw(st.sets(st.sampled_from(sorted(VALUES))))
    named = {name: draw(st.sampled_from(VALUES[name])) for name in VALUES if name not in names}
    # nearly all are right, so that most operations come to their arguments
    return {name: draw(st.sampled_from([VALUES[name][0], value])) for name, value in named.items()}


@settings(max_examples=150)  # each takes a millisecond
@given(text=arguments(), values=variables())
@example(text='code: "a", where: {text: $text, codes: []}', values={"text": "b"})
def test_what_is_worked_out_before_is_what_is_worked_out_for_a_request(text: str, values: dict[str, Any]) -> None:
    """Values, and the words of what is wrong."""
    field, operation = operation_of(text)
    read = Variables(SCHEMA, operation, 20).values(values)
    by_core = get_variable_values(SCHEMA, operation.variable_definitions or (), dict(values), 20)
    if isinstance(by_core, list):
        assert [one.formatted for one in by_core] == [one.formatted for one in told(read)]
        return
    assert isinstance(read, VariableValues)
    assert read.coerced == by_core.coerced
    assert {name: one.value for name, one in read.sources.items()} == {
        name: one.value for name, one in by_core.sources.items()
    }
    wanted = Field(0, "Query", "asked", "asked", ANSWERED, DEFINITION, (field,), varies=varies(field), fixed=False)
    assert outcome(lambda: Given(wanted).arguments(read)) == outcome(lambda: worked_out(field, by_core))


def operation_of(text: str) -> tuple[FieldNode, OperationDefinitionNode]:
    """The field and the operation of a text, which declares the variables that it uses."""
    used = sorted(set(variables_in(parse(f"{{ asked({text}) }}").definitions)) if "$" in text else ())
    declared = ", ".join(f"${name}: {VARIABLES[name][0]}" for name in used)
    document = parse(f"query {f'({declared})' if declared else ''} {{ asked({text}) }}")
    assert validate(SCHEMA, document) == []
    [operation] = document.definitions
    assert isinstance(operation, OperationDefinitionNode)
    [field] = operation.selection_set.selections
    assert isinstance(field, FieldNode)
    return field, operation


def varies(field: FieldNode) -> bool:
    return any(variables_in(field.arguments))


def worked_out(field: FieldNode, values: VariableValues) -> dict[str, Any]:
    found = filled(get_argument_values(DEFINITION, field, values), DEFINITION.args)
    check_lists(found, DEFINITION.args)
    return found


def outcome(work: Any) -> Any:
    """What comes of it: a value, or the words of what is wrong."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001  # whatever it is, both must say it
        return type(error), str(error)


def told(read: VariableValues | list[GraphQLError]) -> list[GraphQLError]:
    assert isinstance(read, list)
    return read


@pytest.mark.parametrize(
    ("text", "values", "right"),
    [
        ("code: $code, on: $on", {"code": "a", "on": None}, {"code": "a", "on": None, "first": 20, "level": "CELL"}),
        ("code: $code, level: $level", {"code": "a", "level": None}, {"code": "a", "first": 20, "level": "CELL"}),
        ("code: $code, first: $first", {"code": "a"}, {"code": "a", "first": 3, "level": "CELL"}),
        (
            'code: "a", sole: {id: $key}',
            {"key": "x"},
            {"code": "a", "first": 20, "level": "CELL", "sole": {"id": "x"}},
        ),
        (
            'code: "a", where: {inner: {level: $level}}',
            {"level": None},
            {"code": "a", "first": 20, "level": "CELL", "where": {"inner": {"level": "CELL"}}},
        ),
    ],
)
def test_values(text: str, values: dict[str, Any], right: dict[str, Any]) -> None:
    """By people: null stands for the default, an input has what is given."""
    field, operation = operation_of(text)
    read = Variables(SCHEMA, operation, 20).values(values)
    assert isinstance(read, VariableValues)
    wanted = Field(0, "Query", "asked", "asked", ANSWERED, DEFINITION, (field,), varies=varies(field), fixed=False)
    assert Given(wanted).arguments(read) == right


@pytest.mark.parametrize(
    "text", ["code: $code", "code: $code, by: {code: $text, id: $id}", "code: $code, sole: {id: $key}, on: $on"]
)
def test_plain_variables_have_a_place(text: str) -> None:
    """What clients send most is not worked out anew."""
    field, _ = operation_of(text)
    wanted = Field(0, "Query", "asked", "asked", ANSWERED, DEFINITION, (field,), varies=True, fixed=False)
    assert Given(wanted).template is not None
