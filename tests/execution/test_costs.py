"""What an operation costs before it runs: counted in objects, by its pages and its heavy fields."""

from datetime import date
from typing import Any

import pytest
from graphql.execution.values import get_variable_values

from execution.asked import Asked
from execution.costs import Cost
from execution.documents import Prepared
from execution.operations import Operation
from execution.pricing import PRICE_OF_A_CHANGE, PRICE_OF_THE_PAST, PRICE_OF_THE_SCHEMA
from execution.view import View
from tests.support.asking import SCHEMA, without_words

COVERAGE = "supervisionCoverage(under: $id) { on }"


class NoBackend:
    """Nothing here is asked of any graph."""


def cost(query: str, **variables: Any) -> Cost:
    prepared = SCHEMA.operations.prepared(Operation(query, variables), only_query=False)
    assert isinstance(prepared, Prepared), prepared
    values = get_variable_values(SCHEMA.graphql, prepared.operation.variable_definitions or (), variables)
    assert not isinstance(values, list), values
    return SCHEMA.operations.costs.cost(prepared, values.coerced)


def total(query: str, **variables: Any) -> int:
    return cost(query, **variables).total


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('{ organization(by: { code: "00" }) { name level code } }', 1),
        ('{ organization(by: { code: "00" }) { name parent { name parent { name } } } }', 3),
        ("{ organizations(first: 7) { totalCount nodes { name } pageInfo { endCursor } } }", 7),
        ("{ organizations(first: 7) { edges { cursor node { name } } } }", 7),
        ("{ organizations { nodes { name } } }", 20),
        ("{ organizations(last: 3) { nodes { parent { name } } } }", 3 + 3),
        ("{ organizations(first: 7) { nodes { children(first: 5) { nodes { name } } } } }", 7 + 35),
        ("{ a: organizations(first: 7) { nodes { name } } b: organizations(first: 5) { nodes { name } } }", 12),
        ('{ nodes(ids: ["a", "b", "c"]) { id } }', 3),
        ("{ nodes(ids: []) { id } }", 0),
        ("{ __typename }", 0),
        ("{ __schema { queryType { name } } }", PRICE_OF_THE_SCHEMA),
        ("{ ...F ...F } fragment F on Query { roots { name } }", 10),
        ("{ roots { name ... on Organization { parent { code } } ... on Node { id } } }", 20),
    ],
)
def test_objects_are_counted_by_the_sizes_of_pages_and_lists(query: str, expected: int) -> None:
    assert total(query) == expected


def test_a_search_costs_what_the_dearest_of_its_kinds_does() -> None:
    organization = "... on Organization { children(first: 4) { nodes { name } } }"
    member = "... on Member { cell { name } }"
    searched = total('{ search(text: "an", first: 5) { nodes { __typename } } }')
    assert total(f'{{ search(text: "an", first: 5) {{ nodes {{ {organization} {member} }} }} }}') == searched + 5 * 4


@pytest.mark.parametrize("given", [{"n": 9}, {"n": 9, "l": None}, {"l": 9}])
def test_a_variable_says_the_size_and_null_means_the_usual(given: dict[str, int | None]) -> None:
    query = "query ($n: Int, $l: Int) { organizations(first: $n, last: $l) { nodes { name } } }"
    assert (total(query, **given), total(query), total(query, n=None)) == (9, 20, 20)


def test_a_variable_names_a_list_and_may_have_a_default() -> None:
    assert total("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=["a", "b"]) == 2
    assert total("query ($n: Int = 4) { organizations(first: $n) { nodes { name } } }") == 4


def test_what_is_worked_out_of_a_whole_tree_has_a_price_of_its_own() -> None:
    one = cost(f"query ($id: ID!) {{ {COVERAGE} }}", id="x")
    assert one.worth == one.total - 1 >= 10_000
    assert one.dearest == "supervisionCoverage"
    thrice = cost(f"query ($id: ID!) {{ a: {COVERAGE} b: {COVERAGE} c: {COVERAGE} }}", id="x")
    assert thrice.total == 3 * one.total


def test_the_past_as_it_was_known_costs_only_where_it_is_asked_for() -> None:
    query = "query ($known: DateTime) { roots(knownAt: $known) { name } }"
    assert total(query, known="2026-01-01T00:00:00Z") - total(query, known=None) == PRICE_OF_THE_PAST
    assert total(query) == total(query, known=None)
    assert total('{ roots(knownAt: "2026-01-01T00:00:00Z") { name } }') == total(query) + PRICE_OF_THE_PAST


def test_a_change_costs_the_same_whatever_it_says() -> None:
    query = (
        'mutation { confirmOrganization(input: { organization: "x", on: "2026-01-01" }) { userErrors { message } } }'
    )
    assert cost(query).worth == PRICE_OF_A_CHANGE


def test_no_level_is_counted_for_more_objects_than_an_answer_may_hold() -> None:
    """A tree that is asked for page in page has fewer rows than its pages multiplied."""
    tree = "children(first: 1000) { nodes { name BELOW } }"
    query = tree
    for _ in range(5):
        query = query.replace("BELOW", tree)
    query = '{ organization(by: { code: "00" }) { ' + query.replace("BELOW", "") + " } }"
    assert 500_000 < total(query) < SCHEMA.limits.cost


async def test_an_operation_that_costs_too_much_is_refused_and_told_why() -> None:
    asked = Asked(NoBackend(), View.whole(date(2026, 1, 1)), 100)  # type: ignore[arg-type]
    many = " ".join(f'a{n}: suggestSupervisors(input: {{ under: "x" }}) {{ on }}' for n in range(50))
    answered = await SCHEMA.operations.answer(Operation(f"{{ {many} }}", tells_cost=True), asked)
    [error] = answered.errors
    assert without_words(error) == {
        "code": "QUERY_TOO_LARGE", "cost": 5_000_050, "bound": SCHEMA.limits.cost, "field": "a0",
    }  # fmt: skip
    assert "`a0`" in error.message
    assert not answered.began
    assert answered.as_response()["extensions"] == {
        "cost": {"total": 5_000_050, "dearest": {"field": "a0", "cost": 100_001}}
    }
