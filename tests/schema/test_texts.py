"""Every text that a client can give is of a declared kind, tells its bound, and is refused by its place."""

from collections.abc import Iterator
from typing import Any

import pytest
from graphql import (
    GraphQLArgument,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLObjectType,
    get_named_type,
    is_required_argument,
)

from graph.model.texts import TextKind
from resolvers.ledger.values import DAYS_OF_INPUTS
from resolvers.shared.texts import ARGUMENTS, INPUTS, stored_input
from schema.build import build_schema
from tests.support.asking import SCHEMA, answer_of

CURSORS = {"after", "before"}


def fields_of_inputs() -> Iterator[tuple[str, str, GraphQLInputField]]:
    for kind in SCHEMA.graphql.type_map.values():
        if isinstance(kind, GraphQLInputObjectType):
            yield from ((kind.name, name, field) for name, field in kind.fields.items())


def arguments() -> Iterator[tuple[str, str, GraphQLArgument]]:
    for kind in SCHEMA.graphql.type_map.values():
        if isinstance(kind, GraphQLObjectType) and not kind.name.startswith("__"):
            for name, field in kind.fields.items():
                yield from ((f"{kind.name}.{name}", argument, given) for argument, given in field.args.items())


def named(field: GraphQLInputField | GraphQLArgument) -> str:
    return str(get_named_type(field.type))


def told(kind: TextKind) -> str:
    return f"At most {kind.letters:,} letters ({kind.bytes:,} bytes in UTF-8)."


def test_every_text_of_every_input_has_a_kind_and_nothing_else_has() -> None:
    """FAULTS D13: a new text without a kind fails here."""
    found = {name for _, name, field in fields_of_inputs() if named(field) in {"String", "ID"}}
    assert found == set(INPUTS)
    assert {name for _, name, one in arguments() if named(one) == "String"} == {*ARGUMENTS, *CURSORS}


def test_every_day_of_every_input_is_told_as_one_by_the_ledger() -> None:
    """Issue 15: `Change.input` is typed."""
    asked = ("Where", "Range")  # filters are no changes
    days = {name for kind, name, field in fields_of_inputs() if named(field) == "Date" and not kind.endswith(asked)}
    assert days == set(DAYS_OF_INPUTS)


def test_every_text_tells_its_bound_once() -> None:
    """FAULTS D13."""
    build_schema()
    for kind, name, field in fields_of_inputs():
        if named(field) == "String":
            assert (field.description or "").count("At most") == 1, (kind, name)
            assert (field.description or "").endswith(told(INPUTS[name])), (kind, name)
    for place, name, argument in arguments():
        if name in ARGUMENTS and named(argument) == "String":
            assert (argument.description or "").endswith(told(ARGUMENTS[name])), (place, name)


def test_texts_are_refused_by_their_path_wherever_they_stand() -> None:
    given: dict[str, Any] = {
        "under": "x",
        "decision": " 1-QĐ ",
        "steps": [
            {"establish": {"key": "a", "name": "Chi bộ\u200b", "parent": None, "places": ["p", "\x00"]}},
            {"merge": {"organizations": ["b", "c"], "into": {"organization": " "}}},
        ],
        "number": 5,
    }
    stored, faults = stored_input(given)
    assert [path for path, _ in faults] == [
        ("steps", "0", "establish", "name"),
        ("steps", "0", "establish", "places", "1"),
        ("steps", "1", "merge", "into", "organization"),
    ]
    assert stored["decision"] == "1-QĐ"
    assert (stored["number"], stored["steps"][0]["establish"]["parent"]) == (5, None)
    assert str(faults[2][1]) == "`organization` is blank: write something, or leave it out."


class Nothing:
    """A graph that must not be asked."""

    async def read(self, *_: Any, **__: Any) -> Any:
        raise AssertionError("the graph was asked")


ROOTS = SCHEMA.graphql.query_type
NEEDED = {"from": '"2024-01-01"', "to": '"2025-01-01"', "text": '"an"', "by": "CHILD"}


def asked_with_long_ids() -> list[tuple[str, str, str]]:
    """(field, argument, query) for every id and every text of a root field, 260,000 letters long."""
    assert ROOTS is not None
    found = []
    for name, field in ROOTS.fields.items():
        for argument, given in field.args.items():
            if named(given) not in {"String", "ID"} or argument in CURSORS:
                continue
            needed = {other: NEEDED.get(other, '"x"') for other, one in field.args.items() if is_required_argument(one)}
            values = {**needed, argument: "[$x]" if str(given.type)[0] == "[" else "$x"}
            text = ", ".join(f"{one}: {value}" for one, value in values.items())
            inner = "" if str(get_named_type(field.type)) in {"Int", "Boolean"} else "{ __typename }"
            declared = "String!" if named(given) == "String" else "ID!"
            found.append((name, argument, f"query ($x: {declared}) {{ {name}({text}) {inner} }}"))
    return found


@pytest.mark.parametrize(("field", "argument", "query"), asked_with_long_ids())
@pytest.mark.parametrize("by_reference", [False, True])
async def test_a_long_id_or_text_of_a_question_is_refused_by_its_argument(
    field: str, argument: str, query: str, by_reference: bool
) -> None:
    """FAULTS D13: before the graph is asked anything."""
    found = await answer_of(Nothing(), query, {"x": "x" * 260_000}, by_reference=by_reference)
    [error] = found.errors
    assert error.extensions is not None
    assert (error.extensions["code"], len(error.message) < 300) == ("BAD_USER_INPUT", True), (field, error)
    if argument not in NEEDED:
        assert error.extensions["argument"] == argument
