"""What a line is about, what it opened and closed: page by page, from either end, by both executors."""

from typing import Any
from unittest.mock import Mock, patch

import pytest

from graph.engine.sessions import Graph
from graph.reads import line_rows
from resolvers.ledger import kept
from tests.reference.world import gid
from tests.resolvers.commands.small import member, organization
from tests.support.asking import answer_of, refusal
from tests.support.changing import change

pytestmark = pytest.mark.contract

MERGE = {"organizations": [organization("o4")], "into": {"organization": organization("o5")}, "on": "2025-07-01"}
ROWS = {"subjects": "__typename ... on Node { key }", "opened": "kind of to", "closed": "kind of to"}


def query_of(field: str, page: str) -> str:
    return f"""query ($cursor: String) {{ changes(last: 1) {{ nodes {{ list: {field}({page}) {{
      totalCount pageInfo {{ hasPreviousPage hasNextPage startCursor endCursor }}
      edges {{ cursor node {{ {ROWS[field]} }} }} }} }} }} }}"""


async def page_of(graph: Graph, field: str, page: str, cursor: str | None = None) -> dict[str, Any]:
    planned = await answer_of(graph, query_of(field, page), {"cursor": cursor})
    walked = await answer_of(graph, query_of(field, page), {"cursor": cursor}, by_reference=True)
    assert planned == walked
    assert not planned.errors
    assert planned.data is not None
    found: dict[str, Any] = planned.data["changes"]["nodes"][0]["list"]
    return found


@pytest.mark.parametrize("field", ROWS)
async def test_a_line_is_read_in_pages_from_either_end(small: Graph, field: str) -> None:
    await change(small, "mergeOrganizations", MERGE)
    await assert_read_in_pages(small, field)


@pytest.mark.parametrize("field", ROWS)
async def test_a_large_line_is_read_once_for_its_pages(small: Graph, field: str) -> None:
    await change(small, "mergeOrganizations", MERGE)
    read = Mock(wraps=line_rows.whole_of)
    large = (patch.object(line_rows, "LONG", 0), patch.object(kept, "LONG", 0), patch.object(kept, "MANY", 0))
    with large[0], large[1], large[2], patch.object(kept, "whole_of", read):
        await assert_read_in_pages(small, field)
    assert read.call_count == (0 if field == "subjects" else 1)


async def assert_read_in_pages(small: Graph, field: str) -> None:
    """The pages of the last line, forwards and backwards, are all of it."""
    every = (await page_of(small, field, "first: 1000, after: $cursor"))["edges"]
    assert len(every) > 2
    for page, end in (("first: 2, after: $cursor", "endCursor"), ("last: 2, before: $cursor", "startCursor")):
        ahead = end == "endCursor"
        seen: list[dict[str, Any]] = []
        cursor, more = None, True
        while more:
            found = await page_of(small, field, page, cursor)
            seen = seen + found["edges"] if ahead else found["edges"] + seen
            assert found["totalCount"] == len(every)
            more = found["pageInfo"]["hasNextPage" if ahead else "hasPreviousPage"]
            cursor = found["pageInfo"][end]
        assert seen == every


async def test_a_page_of_another_list_is_refused(small: Graph) -> None:
    await change(small, "mergeOrganizations", MERGE)
    cursor = (await page_of(small, "opened", "first: 1, after: $cursor"))["edges"][0]["cursor"]
    told = await refusal(small, query_of("closed", "after: $cursor"), {"cursor": cursor})
    assert told == {"code": "BAD_USER_INPUT", "argument": "after"}


async def test_what_begins_after_the_day_is_told_as_on_its_first_day(small: Graph) -> None:
    """A change of 1 July 2025 is about what it established: asked of a day before, that has a name all the same."""
    new = {"name": "Chi bộ mới", "level": "CELL", "parent": organization("o2"), "on": "2025-07-01"}
    await change(small, "establishOrganization", new)
    query = """query ($under: ID!, $on: Date) { changes(under: $under, asOf: $on, last: 1) { nodes {
      subjects { nodes { ... on Organization { name since life: id } } } } } }"""
    for on in ("2025-06-30", "2025-07-01", "2025-07-02"):
        asked = {"under": organization("o2"), "on": on}
        planned = await answer_of(small, query, asked)
        assert planned == await answer_of(small, query, asked, by_reference=True)
        assert planned.data is not None
        subjects = {one["name"]: one for one in planned.data["changes"]["nodes"][0]["subjects"]["nodes"]}
        assert subjects["Chi bộ mới"]["since"] == "2025-07-01"


@pytest.mark.parametrize(
    ("holder", "kind"), [({"person": member("m1")}, "Member"), ({"newPerson": "Lê Văn Ba"}, "NonMember")]
)
async def test_whoever_takes_a_civil_post_is_named_as_what_they_are(
    small: Graph, holder: dict[str, str], kind: str
) -> None:
    """The key in the fact is the one that its member, or the person who is none, is found by."""
    at = {"place": gid("Place", "p2")}
    await change(small, "takeOffice", {"holder": holder, "at": at, "title": "Trưởng thôn", "on": "2025-07-01"})
    query = """query ($under: ID!) { changes(last: 1) { nodes { opened { nodes { kind of } } } }
      offices(under: $under, asOf: "2025-07-01") { nodes { holder { __typename key } } } }"""
    found = await answer_of(small, query, {"under": organization("o6")})
    assert found == await answer_of(small, query, {"under": organization("o6")}, by_reference=True)
    assert found.data is not None
    opened = {one["kind"]: one["of"] for one in found.data["changes"]["nodes"][0]["opened"]["nodes"]}
    assert found.data["offices"]["nodes"] == [{"holder": {"__typename": kind, "key": opened["HOLDS_OFFICE_IN"]}}]
