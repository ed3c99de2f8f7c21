"""Questions about the schema beside questions about the graph: each answered by whom it concerns."""

from datetime import date
from typing import Any

import pytest
from graphql import get_introspection_query, graphql_sync

from execution.asked import Asked
from execution.operations import Answer, Operation
from execution.view import View
from tests.support.asking import SCHEMA

TYPE = 'd: __type(name: "Organization") { name kind fields { name } }'


class NoBackend:
    """Nothing here is asked of any graph."""


async def answer(query: str, variables: dict[str, Any] | None = None) -> Answer:
    asked = Asked(NoBackend(), View.whole(date(2026, 1, 1)), 100)  # type: ignore[arg-type]
    return await SCHEMA.operations.answer(Operation(query, variables or {}), asked)


@pytest.mark.parametrize(
    ("query", "variables"),
    [
        (get_introspection_query(), {}),
        ("{ __schema { queryType { name } } " + TYPE + " e: __typename }", {}),
        (("query($n: String!) { a: __type(name: $n) { ...F } b: __type(name: \"no\") { name } } "
         "fragment F on __Type { name interfaces { name } }"), {"n": "Member"}),
        (("query($y: Boolean!) { __schema { queryType { name @skip(if: $y) kind } } ...F @include(if: $y) } "
         "fragment F on Query { __schema { mutationType { name } } }"), {"y": True}),
        ("query($n: String = \"Member\") { __typename __type(name: $n) { name } }", {"n": None}),
        ("query($n: String = \"Member\") { __typename __type(name: $n) { name } }", {}),
    ],
    ids=["whole", "beside", "variables", "conditions", "null", "default"],
)  # fmt: skip
async def test_the_schema_is_described_as_graphql_core_does(query: str, variables: dict[str, Any]) -> None:
    """FAULTS D6."""
    ours, theirs = await answer(query, variables), graphql_sync(SCHEMA.graphql, query, variable_values=variables)
    assert ours.data == theirs.data
    assert [one.path for one in ours.errors] == [one.path for one in theirs.errors or ()]


async def test_a_description_is_kept_for_the_next_request() -> None:
    """FAULTS D5."""
    introspection = SCHEMA.operations.executor.introspection  # type: ignore[attr-defined]
    introspection.kept.clear()
    query = "query A($n: String!) { __type(name: $n) { name fields { name } } __schema { queryType { name } } }"
    first = [await answer(query, {"n": "Member"}), await answer(query, {"n": "Place"})]
    assert len(introspection.kept) == 4
    assert [await answer(query, {"n": "Member"}), await answer(query, {"n": "Place"})] == first
    assert len(introspection.kept) == 4


async def test_a_description_that_goes_round_in_circles_is_refused() -> None:
    query = "{ __schema { types " + "{ fields { type " * 4 + "{ name }" + " } }" * 4 + " } }"
    [error] = (await answer(query)).errors
    assert error.message == "Maximum introspection depth exceeded"
