"""What a document may cost before it is checked: counted in steps, never in seconds."""

from datetime import date
from typing import Any

import pytest
from graphql import GraphQLError, OperationDefinitionNode, validate
from graphql.validation.rules import overlapping_fields_can_be_merged as rule

from execution import checking
from execution.asked import Asked
from execution.limits import Extent, Limits, measured
from execution.operations import Answer, Operation
from execution.parser import parsed
from execution.view import View
from tests.support.asking import SCHEMA, without_words

TWELVE_DEEP = "{ " + ("roots " + "{ parent " * 12 + "{ name }" + " }" * 12 + " ") * 480 + "}"
SCHEMAS = "{ " + " ".join(f"s{n}: __schema {{ types {{ name fields {{ name }} }} }}" for n in range(150)) + " }"
PAIRS = "{ " + "roots { " + "name " * 400 + "} }"
ARGUMENTS = "{ " + ('organization(by: { code: "' + "x" * 4_000 + '" }) { name } ') * 20 + "}"
SPREAD = (
    "{ "
    + " ".join(f"...F{n}" for n in range(300))
    + " } "
    + " ".join(f"fragment F{n} on Query {{ roots {{ name }} }}" for n in range(300))
)
OPERATIONS = (
    " ".join(f"query Q{n} {{ ...F }}" for n in range(300))
    + " fragment F on Query { roots { "
    + " ".join(f"a{n}: name" for n in range(100))
    + " } }"
)
UNUSED = "{ roots { name } } fragment F on Query { " + "roots { name } " * 400 + "}"
TOO_LARGE = {
    "twelve deep": TWELVE_DEEP, "pairs": PAIRS, "arguments": ARGUMENTS, "fragments": SPREAD, "operations": OPERATIONS,
    "unused": UNUSED,
}  # fmt: skip


class NoBackend:
    """Nothing here is asked of any graph."""


ASKED = Asked(NoBackend(), View.whole(date(2026, 1, 1)), 100)  # type: ignore[arg-type]


async def answer(query: str, name: str | None = None) -> Answer:
    return await SCHEMA.operations.answer(Operation(query, {}, name), ASKED)


def extent_of(query: str, limits: Limits | None = None) -> Extent | GraphQLError:
    document = parsed(query, 100_000)
    [operation, *_] = [one for one in document.definitions if isinstance(one, OperationDefinitionNode)]
    return measured(document, operation, limits or Limits())


@pytest.mark.parametrize("kind", TOO_LARGE)
async def test_what_would_take_too_long_to_check_is_never_checked(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """FAULTS D5: a budget of 20,000 steps; the message says what to do."""
    monkeypatch.setattr(checking, "validate", unasked)
    [error] = (await answer(TOO_LARGE[kind], "Q0" if kind == "operations" else None)).errors
    assert without_words(error) == {"code": "QUERY_TOO_LARGE"}
    assert "20,000 steps" in error.message
    assert "Select a field once" in error.message


def unasked(*_: Any, **__: Any) -> list[GraphQLError]:
    raise AssertionError("this document must not be checked")


async def test_the_schema_is_described_once_an_operation() -> None:
    """FAULTS D5."""
    [error] = (await answer(SCHEMAS)).errors
    assert without_words(error) == {"code": "QUERY_TOO_LARGE"}
    assert "`__schema` more than once" in error.message


@pytest.mark.parametrize("fields", [2, 20, 60])
def test_steps_are_no_fewer_than_the_pairs_that_are_compared(fields: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """FAULTS D5: what graphql-core compares is counted, and the estimate is never below it."""
    compared = 0
    find_conflict = rule.find_conflict

    def counted(*arguments: Any, **named: Any) -> Any:
        nonlocal compared
        compared += 1
        return find_conflict(*arguments, **named)

    monkeypatch.setattr(rule, "find_conflict", counted)
    query = "{ " + "roots { parent { name ...F } ...G } " * fields + "...H }" + (
        " fragment F on Organization { parent { name name } } fragment G on Organization { parent { name ...F } }"
        " fragment H on Query { roots { name parent { ...F } } }"
    )  # fmt: skip
    extent = extent_of(query, Limits(steps=10_000_000))
    assert isinstance(extent, Extent)
    assert validate(SCHEMA.graphql, parsed(query, 100_000)) == []
    assert 0 < compared <= extent.steps


@pytest.mark.parametrize(
    ("query", "fields", "depth"),
    [
        ("{ roots { name } }", 2, 2),
        ("{ roots { name children { nodes { name } } } roots { code } }", 7, 4),
        (("{ ...F } fragment F on Query { roots { ... on Organization { name ...G } } } fragment G on Organization "
         "{ parent { name } }"), 4, 3),
    ],
)  # fmt: skip
def test_fields_and_levels_are_counted_through_fragments(query: str, fields: int, depth: int) -> None:
    extent = extent_of(query)
    assert isinstance(extent, Extent)
    assert (extent.fields, extent.depth) == (fields, depth)


async def test_fragments_in_a_circle_are_told_as_such() -> None:
    for circle in ("...F", "parent { ...F }", "parent { name ...G }"):
        query = (
            f"{{ roots {{ ...F }} }} fragment F on Organization {{ {circle} }} fragment G on Organization {{ ...F }}"
        )
        errors = (await answer(query)).errors
        assert "Cannot spread fragment" in errors[0].message
        assert without_words(errors[0]) == {"code": "GRAPHQL_VALIDATION_FAILED"}


@pytest.mark.parametrize(
    "query",
    [
        "{ " + "a" * 201 + ": roots { name } }",
        "{ roots { " + "a" * 900_000 + " } }",
        "{ roots { ..." + "F" * 201 + " } } fragment " + "F" * 201 + " on Organization { name }",
        "query " + "Q" * 201 + " { roots { name } }",
        "{ roots { ... on " + "T" * 201 + " { name } } }",
        "query($" + "v" * 201 + ": Int) { roots { name } }",
    ],
    ids=["alias", "field", "fragment", "operation", "type", "variable"],
)
async def test_a_name_has_at_most_200_letters(query: str) -> None:
    """FAULTS D1."""
    [error] = (await answer(query)).errors
    assert without_words(error) == {"code": "GRAPHQL_PARSE_FAILED"}
    assert "at most 200 letters" in error.message


async def test_a_name_of_200_letters_is_a_name() -> None:
    name = "a" * 200
    assert (await answer(f"{{ {name}: __typename }}")).data == {name: "Query"}


@pytest.mark.parametrize("number", ["9" * 101, "9" * 5_000, "-" + "9" * 5_000, "1." + "0" * 5_000, "1e" + "9" * 5_000])
async def test_a_number_beyond_all_bounds_is_told_without_naming_the_interpreter(number: str) -> None:
    """FAULTS D14."""
    [error] = (await answer(f"{{ organizations(first: {number}) {{ totalCount }} }}")).errors
    assert "at most 100 digits" in error.message
    assert "sys." not in error.message


async def test_the_first_twenty_errors_are_told_and_what_to_do() -> None:
    """FAULTS D5: no validation that is aborted."""
    errors = (await answer("{ " + " ".join(f"x{n}" for n in range(50)) + " }")).errors
    assert len(errors) == 21
    assert errors[-1].message == "There are more than 20 errors: mend these first."
    assert {str((one.extensions or {})["code"]) for one in errors} == {"GRAPHQL_VALIDATION_FAILED"}


async def test_so_many_words_are_one_question_and_no_more() -> None:
    [error] = (await answer("{ " + "a " * 20_001 + "}")).errors
    assert without_words(error) == {"code": "QUERY_TOO_LARGE"}
    assert "20,000 words and signs" in error.message


@pytest.mark.parametrize(
    ("query", "beside"),
    [
        ("{ __typename }", 0),
        ("{ " + " ".join(f"a{n}: __typename" for n in range(300)) + " }", 2),
        ("{ " + "a: __typename " * 40 + " }", 0),
        ("{ " + "a: __typename " * 60 + " }", 1),
    ],
    ids=["short", "long", "few steps", "many steps"],
)
async def test_what_takes_longer_is_done_beside_the_loop(
    query: str, beside: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAULTS D5: texts over 4,000 letters are read, and those of over 1,000 steps checked, in a thread."""
    submitted: list[object] = []
    submit = SCHEMA.operations.thread.submit

    def noted(*work: Any) -> Any:
        submitted.append(work)
        return submit(*work)

    monkeypatch.setattr(SCHEMA.operations.thread, "submit", noted)
    assert not (await answer(query + " # " + str(beside))).errors
    assert len(submitted) == beside


@pytest.mark.parametrize("query", ["{ roots " * 5_000, "{ roots(a: " + "[" * 5_000, "{ a @b(c: " + "{d: " * 4_000])
async def test_what_is_nested_beyond_all_bounds_is_told(query: str) -> None:
    [error] = (await answer(query)).errors
    assert without_words(error) == {"code": "GRAPHQL_PARSE_FAILED"}
    assert "nested" in error.message
