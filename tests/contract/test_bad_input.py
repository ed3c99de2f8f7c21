"""Bad input gets a clear, typed error that names the argument, and nothing else."""

import json
from base64 import urlsafe_b64encode
from typing import Any

import pytest

from execution.limits import Limits
from tests.conftest import Loaded
from tests.support.asking import answer_of, ask, refusal, without_words

pytestmark = pytest.mark.contract


def gid(text: str) -> str:
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


UNKNOWN = gid("Organization:o999999")


@pytest.mark.parametrize(
    "query",
    [
        f'{{ node(id: "{UNKNOWN}") {{ id }} }}',
        f'{{ organization(by: {{ id: "{UNKNOWN}" }}) {{ id }} }}',
        '{ organization(by: { code: "nowhere" }) { id } }',
        f'{{ member(id: "{gid("Member:m999999")}") {{ id }} }}',
        f'{{ node(id: "{gid("Supervision:m1~o1~2020-01-01")}") {{ id }} }}',
        f'{{ place(by: {{ id: "{gid("Place:p999999")}" }}) {{ id }} }}',
        '{ organization(by: { code: "49" }, asOf: "1900-01-01") { id } }',
    ],
)
async def test_what_is_not_there_is_null(tiny: Loaded, query: str) -> None:
    assert list((await ask(tiny.graph, query)).values()) == [None]


@pytest.mark.parametrize(
    ("query", "argument"),
    [
        ('{ node(id: "xx") { id } }', "id"),
        (f'{{ node(id: "{gid("Organization:")}") {{ id }} }}', "id"),
        (f'{{ node(id: "{gid("Planet:x1")}") {{ id }} }}', "id"),
        (f'{{ node(id: "{gid("Membership:m1~o1~2020-13-01~OFFICIAL")}") {{ id }} }}', "id"),
        (f'{{ organization(by: {{ id: "{gid("Member:m1")}" }}) {{ id }} }}', "id"),
        ('{ organization(by: { id: "x", code: "49" }) { id } }', "by"),
        ("{ organization(by: {}) { id } }", "by"),
        ('{ nodes(ids: ["é"]) { id } }', "ids"),
        ("{ organizations(first: -1) { totalCount } }", "first"),
        ("{ organizations(first: 1001) { totalCount } }", "first"),
        ("{ members(first: 1001) { totalCount } }", "first"),
        ("{ roots { children(first: -1) { totalCount } } }", "first"),
        ("{ organizations(first: 1, last: 1) { totalCount } }", "last"),
        ("{ roots { children(first: 1, last: 1) { totalCount } } }", "last"),
        ("{ members(last: 1001) { totalCount } }", "last"),
        ('{ organizations(before: "nonsense") { nodes { id } } }', "before"),
        ('{ roots { children(before: "nonsense") { nodes { id } } } }', "before"),
        ('{ organizations(after: "nonsense") { nodes { id } } }', "after"),
        ('{ organizations(after: "é") { nodes { id } } }', "after"),
        ('{ organization(by: { code: "49" }, asOf: "2025-02-30") { id } }', "asOf"),
        ('{ organization(by: { code: "49" }, asOf: "1/7/2025") { id } }', "asOf"),
        ('{ organization(by: { code: "49" }, asOf: 2025) { id } }', "asOf"),
        ('{ organization(by: { code: "49" }, asOf: "1899-12-31") { id } }', "asOf"),
        ('{ organization(by: { code: "49" }, asOf: "2200-01-01") { id } }', "asOf"),
        (f'{{ attendance(of: {{ under: "{UNKNOWN}" }}, from: "2024-01-01", to: "9999-12-31") {{ to }} }}', "to"),
        (f'{{ impact(of: {{ member: "{UNKNOWN}" }}, asOf: "9999-12-31") {{ on }} }}', "asOf"),
        (f'{{ organizations(under: "{UNKNOWN}") {{ totalCount }} }}', "under"),
        ('{ search(text: "…") { totalCount } }', "text"),
        ('{ roots { meetings(where: {heldOn: {from: "2025-01-01", to: "2025-01-01"}}) { totalCount } } }', "heldOn"),
        (f'{{ compare(under: "{UNKNOWN}", from: "2025-01-01", to: "2024-01-01") {{ to }} }}', "from"),
        (f'{{ compare(under: "{UNKNOWN}", from: "2024-01-01", to: "2025-01-01") {{ to }} }}', "under"),
        (f'{{ path(from: "{gid("Place:p1")}", to: "{UNKNOWN}") {{ length }} }}', "from"),
    ],
)
async def test_a_value_that_cannot_be_used_is_refused_by_its_argument(tiny: Loaded, query: str, argument: str) -> None:
    assert await refusal(tiny.graph, query) == {"code": "BAD_USER_INPUT", "argument": argument}


TOO_LARGE = {
    "{ organizations(first: 1001) { totalCount } }": "first",
    "{ members(last: 1001) { totalCount } }": "last",
    "{ roots { meetings(first: 1001) { totalCount } } }": "first",
    "{ changes(first: 1) { nodes { subjects(first: 1001) { totalCount } } } }": "first",
    "{ changes(first: 1) { nodes { input(first: 1001) { name } } } }": "first",
    '{ search(text: "a", perKind: 1001) { totalCount } }': "perKind",
    f"{{ nodes(ids: {json.dumps([UNKNOWN] * 1001)}) {{ id }} }}": "ids",
}


@pytest.mark.parametrize("by_reference", [False, True])
@pytest.mark.parametrize(("query", "argument"), TOO_LARGE.items(), ids=lambda one: one[:60])
async def test_more_than_the_largest_page_is_refused_alike(
    tiny: Loaded, query: str, argument: str, *, by_reference: bool
) -> None:
    answered = await answer_of(tiny.graph, query, by_reference=by_reference)
    [error] = answered.errors
    least = 1 if argument == "perKind" else 0
    assert error.extensions == {
        "code": "BAD_USER_INPUT",
        "argument": argument,
        "reason": "PAGE_OUT_OF_BOUNDS",
        "values": {"argument": argument, "least": least, "most": 1000, "found": 1001},
    }


@pytest.mark.parametrize("by_reference", [False, True])
async def test_the_largest_page_is_answered(tiny: Loaded, *, by_reference: bool) -> None:
    query = """query ($ids: [ID!]!) { nodes(ids: $ids) { id } members(first: 1000) { totalCount }
      search(text: "a", perKind: 1000, last: 1000) { pageInfo { hasNextPage } } }"""
    answered = await answer_of(tiny.graph, query, {"ids": [UNKNOWN] * 1000}, by_reference=by_reference)
    assert not answered.errors
    assert answered.data is not None
    assert answered.data["nodes"] == [None] * 1000
    assert answered.data["search"]["pageInfo"] == {"hasNextPage": False}


@pytest.mark.parametrize(
    ("declared", "value", "argument"),
    [("$x: Date", "soon", "asOf"), ("$x: Date", 5, "asOf"), ("$x: Date", "2025-7-1", "asOf")],
)
async def test_a_variable_is_refused_by_the_argument_that_it_is_given_to(
    tiny: Loaded, declared: str, value: Any, argument: str
) -> None:
    query = f"query ({declared}) {{ roots(asOf: $x) {{ id }} }}"
    assert await refusal(tiny.graph, query, {"x": value}) == {"code": "BAD_USER_INPUT", "argument": argument}


FAR_AHEAD = """query ($under: ID!, $on: Date!) {
  supervisionCoverage(under: $under, asOf: $on) { figures { organizations } }
  visitsDue(of: { under: $under }, asOf: $on) { total links(first: 1) { nodes { dueOn required supervision { standing {
    explanation { text } } attendance(from: "2024-01-01", to: $on) { required } } } } }
  workload(under: $under, asOf: $on) { nodes { requiredPerYear } }
  attendance(of: { under: $under }, from: "2199-12-01", to: $on, groupBy: MONTH) { groups { nodes { month } } }
  suggestSupervisors(input: { under: $under }, asOf: $on) { organizations }
  impact(of: { organization: $under }, asOf: $on) { membersToPlace }
  supervisionLoops(under: $under, asOf: $on) { totalCount }
  compare(under: $under, from: "2025-07-01", to: $on) { counts { count } } }"""


async def test_the_last_day_that_a_date_can_be_is_answered_as_any_other(tiny: Loaded) -> None:
    """Questions look a day, a month and a year ahead: the calendar must not end there."""
    [root] = (await ask(tiny.graph, '{ roots(asOf: "2025-07-01") { id } }'))["roots"]
    found = await ask(tiny.graph, FAR_AHEAD, {"under": root["id"], "on": "2199-12-31"})
    assert found["supervisionCoverage"]["figures"]["organizations"] > 100
    assert found["visitsDue"]["links"]["nodes"][0]["dueOn"] > "2199"


async def test_the_id_that_is_wrong_among_several_is_told_by_its_place(tiny: Loaded) -> None:
    """By its place and not itself: it may be of any length."""
    for wrong in ("é" * 5000, gid("Planet:x1")):
        found = await answer_of(tiny.graph, f'{{ nodes(ids: ["{UNKNOWN}", "{UNKNOWN}", "{wrong}"]) {{ id }} }}')
        [error] = found.errors
        assert without_words(error) == {"code": "BAD_USER_INPUT", "argument": "ids"}
        assert "`ids[2]`" in error.message
        assert len(error.message) < 200


CURSOR = "{ organizations(first: 1, where: {levels: [CELL]}) { pageInfo { endCursor } } }"


@pytest.mark.parametrize(
    "query",
    [
        "query ($c: String) { organizations(first: 1, after: $c) { nodes { id } } }",
        "query ($c: String) { organizations(first: 1, after: $c, where: {levels: [GROUP]}) { nodes { id } } }",
        'query ($c: String) { organizations(after: $c, where: {levels: [CELL]}, asOf: "2024-01-01") { nodes { id } } }',
        "query ($c: String) { organizations(after: $c, where: {}, orderBy: {field: NAME}) { nodes { id } } }",
        "query ($c: String) { organizations(after: $c, where: {levels: [CELL]}, orderBy: NAMED) { nodes { id } } }",
        "query ($c: String) { members(first: 1, after: $c) { nodes { id } } }",
        'query ($c: String) { search(text: "an", after: $c) { nodes { __typename } } }',
    ],
)
async def test_a_cursor_of_another_list_is_refused(tiny: Loaded, query: str) -> None:
    cursor = (await ask(tiny.graph, CURSOR))["organizations"]["pageInfo"]["endCursor"]
    found = await refusal(tiny.graph, query.replace("NAMED", "{field: NAME, direction: DESC}"), {"c": cursor})
    assert found == {"code": "BAD_USER_INPUT", "argument": "after"}


async def test_a_cursor_serves_pages_of_another_size(tiny: Loaded) -> None:
    cursor = (await ask(tiny.graph, CURSOR))["organizations"]["pageInfo"]["endCursor"]
    query = "query ($c: String) { organizations(first: 2, after: $c, where: {levels: [CELL]}) { nodes { id } } }"
    assert len((await ask(tiny.graph, query, {"c": cursor}))["organizations"]["nodes"]) == 2


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{ roots {", "GRAPHQL_PARSE_FAILED"),
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("query A { roots { id } } query B { roots { id } }", "OPERATION_RESOLUTION_FAILURE"),
        ("{ roots " + "{ parent " * 30 + "{ id }" + " }" * 30 + " }", "QUERY_TOO_LARGE"),
        ("{ " + " ".join(f"a{n}: roots {{ id }}" for n in range(1500)) + " }", "QUERY_TOO_LARGE"),
    ],
)
async def test_a_document_that_cannot_be_run_says_why(tiny: Loaded, query: str, code: str) -> None:
    assert (await refusal(tiny.graph, query))["code"] == code


async def test_an_answer_holds_so_many_objects_at_most(tiny: Loaded) -> None:
    query = "{ organizations(first: 100) { nodes { id } } }"
    found = await answer_of(tiny.graph, query, limits=Limits(objects=50))
    assert [error.extensions["code"] for error in found.errors if error.extensions] == ["QUERY_TOO_LARGE"]


async def test_a_fault_shows_nothing_of_the_inside(caplog: pytest.LogCaptureFixture) -> None:
    class Broken:
        async def read(self, text: str, /, **parameters: Any) -> Any:
            raise RuntimeError("secret")

    found = await answer_of(Broken(), "{ roots { id } }")
    [error] = found.errors
    assert without_words(error) == {"code": "INTERNAL_SERVER_ERROR"}
    assert "secret" not in error.message
    assert "secret" in caplog.text
