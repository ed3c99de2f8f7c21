"""Days, moments and choices that a client gives wrongly, anywhere in an argument: bad input to both executors."""

from collections.abc import Iterator
from typing import Any

import pytest
from graphql import GraphQLField, GraphQLObjectType, get_named_type

from tests.support.asking import SCHEMA, answer_of, without_words

DAYS = ["0001-01-01", "9999-12-31", "1899-12-31", "2200-01-01", "2025-02-29", "10000-01-01", "", "x", 20250701, True]
MOMENTS = ["0001-01-01T00:00:00+07:00", "9999-12-31T23:59:59-14:00", "2025-06-30T23:59:60Z", "2025-07-01T08:00:00", 5]
BOTH = pytest.mark.parametrize("by_reference", [False, True])
BAD_INPUT = [{"code": "BAD_USER_INPUT", "argument": "input"}]


class Nothing:
    """A graph that must not be asked."""

    async def read(self, *_: Any, **__: Any) -> Any:
        raise AssertionError("the graph was asked")


def fields() -> Iterator[tuple[str, GraphQLField]]:
    for kind in SCHEMA.graphql.type_map.values():
        if isinstance(kind, GraphQLObjectType) and not kind.name.startswith("__"):
            yield from ((f"{kind.name}.{name}", field) for name, field in kind.fields.items())


def arguments_of(*types: str) -> list[tuple[str, str, str]]:
    """(field, argument, type) of every argument of one of the types."""
    return [
        (name, argument, str(get_named_type(given.type)))
        for name, field in fields()
        for argument, given in field.args.items()
        if str(get_named_type(given.type)) in types
    ]


async def errors_of(query: str, variables: dict[str, Any], *, by_reference: bool) -> list[dict[str, Any]]:
    found = await answer_of(Nothing(), query, variables, by_reference=by_reference)
    return [without_words(error) for error in found.errors]


@pytest.mark.parametrize(("field", "argument", "kind"), arguments_of("Date", "DateTime"))
def test_every_argument_that_is_a_day_is_read_at_one_place(field: str, argument: str, kind: str) -> None:
    """FAULTS A10 and its neighbours: what an argument may be is said by its scalar, and by nothing else."""
    scalar: Any = SCHEMA.graphql.type_map[kind]
    for value in MOMENTS if kind == "DateTime" else DAYS:
        with pytest.raises((ValueError, TypeError)):
            scalar.parse_value(value)


@pytest.mark.parametrize("value", MOMENTS)
@BOTH
async def test_a_moment_beyond_the_calendar_is_refused_by_its_argument(value: Any, by_reference: bool) -> None:
    """FAULTS A10."""
    query = "query ($at: DateTime) { roots(knownAt: $at) { id } }"
    found = await errors_of(query, {"at": value}, by_reference=by_reference)
    assert found == [{"code": "BAD_USER_INPUT", "argument": "knownAt"}]
    literal = f'"{value}"' if isinstance(value, str) else str(value)
    found = await errors_of(f"{{ roots(knownAt: {literal}) {{ id }} }}", {}, by_reference=by_reference)
    assert found == [{"code": "BAD_USER_INPUT", "argument": "knownAt"}]


@pytest.mark.parametrize("value", DAYS)
@pytest.mark.parametrize(
    ("query", "argument"),
    [
        ("query ($d: Date) { roots(asOf: $d) { id } }", "asOf"),
        ('query ($d: Date!) { compare(under: "x", from: "2024-01-01", to: $d) { to } }', "to"),
        ('query ($d: Date!) { compare(under: "x", from: $d, to: "2025-01-01") { to } }', "from"),
        ('query ($d: Date) { impact(of: { member: "x" }, asOf: $d) { on } }', "asOf"),
        ('mutation ($d: Date) { transferMember(input: { member: "x", to: "y", until: $d }) { dryRun } }', "input"),
        ('mutation ($d: Date) { admitMember(input: { cell: "x", name: "An", on: $d }) { dryRun } }', "input"),
    ],
)
@BOTH
async def test_a_day_beyond_the_calendar_is_refused_by_its_argument(
    query: str, argument: str, value: Any, by_reference: bool
) -> None:
    """FAULTS A10's neighbours: asOf, from, to, on, until."""
    found = await errors_of(query, {"d": value}, by_reference=by_reference)
    assert found == [{"code": "BAD_USER_INPUT", "argument": argument}]


CORRECTED = '{ correctFact(input: { reason: "x", correction: %s }) { dryRun } }'
APPLIED = '{ applyReorganization(input: { under: "x", steps: %s }) { dryRun } }'


@pytest.mark.parametrize(
    ("declared", "text", "variables"),
    [
        ("", CORRECTED % "{}", {}),
        ("", CORRECTED % "{ parent: null }", {}),
        ("", CORRECTED % '{ withdraw: { fact: "x" }, parent: null }', {}),
        ("", CORRECTED % '{ withdraw: { fact: "x" }, office: { office: "y" } }', {}),
        ("($p: ParentCorrectionInput)", CORRECTED % "{ parent: $p }", {}),
        ("($p: ParentCorrectionInput)", CORRECTED % "{ parent: $p }", {"p": None}),
        ("($p: ParentCorrectionInput!)", CORRECTED % "{ parent: $p }", {"p": None}),
        ("($p: FactCorrectionInput!)", CORRECTED % "$p", {"p": {}}),
        ("($p: FactCorrectionInput!)", CORRECTED % "$p", {"p": {"parent": None}}),
        ("($p: FactCorrectionInput!)", CORRECTED % "$p", {"p": {"withdraw": {"fact": "x"}, "parent": None}}),
        ("($i: CorrectFactInput!)", "{ correctFact(input: $i) { dryRun } }", {"i": {"reason": "x", "correction": {}}}),
        ("", APPLIED % "[{}]", {}),
        ("", APPLIED % '[{ endSeats: "x" }, { endSeats: "y", establish: null }]', {}),
        ("", APPLIED % "[{ endSeats: null }]", {}),
        ("($s: ReorganizationStepInput!)", APPLIED % "[$s]", {"s": {}}),
        ("($s: [ReorganizationStepInput!]!)", APPLIED % "$s", {"s": [{"endSeats": "x"}, {"endSeats": None}]}),
        ("($s: String)", APPLIED % "[{ endSeats: $s }]", {}),
        ("($s: String)", APPLIED % "[{ endSeats: $s }]", {"s": None}),
    ],
)
@BOTH
async def test_a_choice_of_none_or_several_is_bad_input(
    declared: str, text: str, variables: dict[str, Any], by_reference: bool
) -> None:
    """FAULTS A9, D11."""
    found = await errors_of(f"mutation {declared} {text}", variables, by_reference=by_reference)
    assert found == BAD_INPUT
