"""Ids carry the view that they are handed out in: two states of one thing are two objects to a client (IDS).

The small world (`tests/resolvers/commands/small`): o4 is renamed on the day after EVE, and moves on from there.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from execution.asked import Asked
from execution.operations import Answer, Operation
from execution.view import View, ticks, written
from graph.cypher.fetch import Fetching, Writes
from graph.engine.sessions import Graph
from tests.reference.world import gid, viewed
from tests.resolvers.commands.small import organization
from tests.support.asking import SCHEMA, TODAY, answer_of, ask, refusal
from tests.support.changing import change

pytestmark = pytest.mark.contract

EVE, DAY, MORROW = "2025-06-30", "2025-07-01", "2025-07-02"
BEFORE, AFTER = "Đảng bộ xã An Phú", "Đảng bộ xã An Thịnh"
NODE = "query ($id: ID!) { node(id: $id) { id ... on Organization { key name parent { id } } } }"


async def both(graph: Graph, query: str, variables: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The data that both executors give alike."""
    planned = await answer_of(graph, query, variables)
    walked = await answer_of(graph, query, variables, by_reference=True)
    assert (planned.data, planned.errors) == (walked.data, walked.errors)
    assert not planned.errors, planned.errors
    assert planned.data is not None
    return dict(planned.data)


@pytest.fixture
async def renamed(small: Graph) -> Graph:
    made = await change(small, "renameOrganization", {"organization": organization("o4"), "name": AFTER, "on": DAY})
    assert made["userErrors"] == []
    return small


async def test_an_object_of_another_day_has_an_id_of_its_own(renamed: Graph) -> None:
    query = """query ($id: ID!) { now: organization(by: {id: $id}) { ...O }
      today: organization(by: {id: $id}, asOf: "2026-01-01") { ...O }
      eve: organization(by: {id: $id}, asOf: "2025-06-30") { ...O }
      day: organization(by: {id: $id}, asOf: "2025-07-01") { ...O } }
      fragment O on Organization { id key name parent { id key } children { edges { node { id } } } }"""
    found = await both(renamed, query, {"id": organization("o4")})
    assert [(name, one["id"], one["name"]) for name, one in found.items()] == [
        ("now", organization("o4"), AFTER),
        ("today", organization("o4"), AFTER),
        ("eve", viewed(organization("o4"), EVE), BEFORE),
        ("day", viewed(organization("o4"), DAY), AFTER),
    ]
    assert {one["key"] for one in found.values()} == {organization("o4")}
    assert found["eve"]["parent"] == {"id": viewed(organization("o2"), EVE), "key": organization("o2")}
    assert found["eve"]["children"]["edges"][0]["node"]["id"] == viewed(organization("o6"), EVE)


@pytest.mark.parametrize(("day", "name"), [(EVE, BEFORE), (DAY, AFTER), (MORROW, AFTER)])
async def test_an_id_is_answered_in_its_view_and_comes_back_as_it_was(renamed: Graph, day: str, name: str) -> None:
    identifier = viewed(organization("o4"), day)
    found = await both(renamed, NODE, {"id": identifier})
    assert found["node"] == {
        "id": identifier,
        "key": organization("o4"),
        "name": name,
        "parent": {"id": viewed(organization("o2"), day)},
    }


async def test_an_id_that_names_today_keeps_its_name(renamed: Graph) -> None:
    """It was handed out when that day was still to come; a client that asks again by it waits for that id."""
    identifier = viewed(organization("o4"), str(TODAY))
    found = await both(renamed, NODE, {"id": identifier})
    assert (found["node"]["id"], found["node"]["parent"]["id"]) == (identifier, viewed(organization("o2"), str(TODAY)))


async def test_several_ids_are_answered_each_in_its_view(renamed: Graph) -> None:
    ids = [
        organization("o4"),
        viewed(organization("o4"), EVE),
        gid("Organization", "o9"),
        viewed(organization("o4"), "2019-12-31"),
    ]
    found = await both(
        renamed, "query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Organization { name } } }", {"ids": ids}
    )
    assert found["nodes"] == [{"id": ids[0], "name": AFTER}, {"id": ids[1], "name": BEFORE}, None, None]


@pytest.mark.parametrize("first", [EVE, "2019-12-31", "!trial"])
async def test_a_plain_id_is_of_today_whatever_stands_before_it(renamed: Graph, first: str) -> None:
    ids = [viewed(organization("o4"), first), viewed(organization("o4"), EVE), organization("o4")]
    query = """query ($ids: [ID!]!, $of: [_Any!]!) { nodes(ids: $ids) { id ... on Organization { name } }
      _entities(representations: $of) { ... on Organization { id name } } }"""
    found = await both(
        renamed, query, {"ids": ids, "of": [{"__typename": "Organization", "id": identifier} for identifier in ids]}
    )
    expected = [{"id": ids[1], "name": BEFORE}, {"id": ids[2], "name": AFTER}]
    assert found["nodes"][1:] == expected
    assert found["_entities"][1:] == expected


async def test_an_argument_takes_an_id_of_any_view_and_heeds_only_what_it_is_asked_for(renamed: Graph) -> None:
    eve = viewed(organization("o4"), EVE)
    query = """query ($id: ID!) { organization(by: {id: $id}) { id name }
      under: organizations(under: $id, asOf: "2025-07-02") { nodes { name } } }"""
    found = await both(renamed, query, {"id": eve})
    assert found["organization"] == {"id": organization("o4"), "name": AFTER}
    assert found["under"]["nodes"][0] == {"name": AFTER}


async def test_a_change_takes_an_id_of_any_view_and_records_it_without(small: Graph) -> None:
    given = {"organization": viewed(organization("o4"), EVE), "to": viewed(organization("o3"), MORROW), "on": DAY}
    made = await change(
        small, "moveOrganization", given, "organization { id parent { id } } change { input { name text } }"
    )
    assert made["userErrors"] == []
    assert made["organization"] == {
        "id": viewed(organization("o4"), DAY),
        "parent": {"id": viewed(organization("o3"), DAY)},
    }
    asked = {one["name"]: one["text"] for one in made["change"]["input"]}
    assert (asked["organization"], asked["to"]) == (organization("o4"), organization("o3"))


async def test_a_change_of_today_hands_out_the_ids_of_today(small: Graph) -> None:
    given = {"organization": organization("o4"), "name": AFTER}
    made = await change(small, "renameOrganization", given, "organization { id } line: change { id }")
    assert made["organization"] == {"id": organization("o4")}
    [_, line] = (await ask(small, "{ changes(first: 2) { nodes { id } } }"))["changes"]["nodes"]
    assert made["line"] == line


async def test_what_is_only_tried_has_ids_that_are_never_anything(small: Graph) -> None:
    given = {"organization": organization("o4"), "name": AFTER, "dryRun": True}
    first = await change(small, "renameOrganization", given, "organization { id key name } line: change { id key }")
    second = await change(small, "renameOrganization", given, "organization { id key name } line: change { id key }")
    made = await change(small, "renameOrganization", {**given, "dryRun": False}, "line: change { id key }")
    assert first["organization"]["name"] == AFTER
    assert first["organization"]["key"] == organization("o4")
    ids = [one["organization"]["id"] for one in (first, second)] + [one["line"]["id"] for one in (first, second, made)]
    assert len({*ids, organization("o4")}) == 6
    for identifier in ids[:4]:
        assert (await both(small, NODE, {"id": identifier}))["node"] is None
    found = await both(small, "query ($id: ID!) { organization(by: {id: $id}) { id name } }", {"id": ids[0]})
    assert found["organization"] == {"id": organization("o4"), "name": AFTER}


async def test_both_sides_of_a_comparison_and_lineage_name_their_days(renamed: Graph) -> None:
    await change(
        renamed,
        "mergeOrganizations",
        {"organizations": [organization("o6")], "into": {"organization": organization("o7")}, "on": MORROW},
    )
    query = """query ($top: ID!, $one: ID!) {
      compare(under: $top, from: "2025-06-30", to: "2025-07-01") {
        differences { nodes { before { id key name } after { id key name } } } }
      organization(by: {id: $one}) { predecessors { organization { id key } } } }"""
    found = await both(renamed, query, {"top": organization("o1"), "one": organization("o7")})
    [difference] = found["compare"]["differences"]["nodes"]
    assert difference == {
        "before": {"id": viewed(organization("o4"), EVE), "key": organization("o4"), "name": BEFORE},
        "after": {"id": viewed(organization("o4"), DAY), "key": organization("o4"), "name": AFTER},
    }
    assert found["organization"]["predecessors"] == [
        {"organization": {"id": viewed(organization("o6"), DAY), "key": organization("o6")}}
    ]


async def answered(graph: Graph, query: str, variables: Mapping[str, Any], at: datetime) -> Answer:
    """As an answer with a ledger at hand, which `knownAt` needs; both executors alike, but for a change."""
    asked = Asked(Fetching(graph, Writes(graph, "tester", lambda: at)), View.whole(TODAY), SCHEMA.limits.objects)
    planned = await SCHEMA.operations.answer(Operation(query, variables), asked)
    if not query.startswith("mutation"):
        walked = await SCHEMA.by_reference.answer(Operation(query, variables), asked)
        assert (planned.data, planned.errors) == (walked.data, walked.errors)
    assert planned.data is not None
    return planned


async def test_an_id_of_what_was_known_is_answered_by_it(small: Graph) -> None:
    """The rename of a day before is recorded at a moment: a microsecond earlier nobody knew of it."""
    moment = datetime.now(UTC) + timedelta(hours=1)
    given = {"organization": organization("o4"), "name": AFTER, "on": DAY}
    rename = (
        "mutation ($input: RenameOrganizationInput!) { renameOrganization(input: $input) { userErrors { message } } }"
    )
    await answered(small, rename, {"input": given}, moment)
    query = """query ($id: ID!, $known: DateTime!) {
      organization(by: {id: $id}, asOf: "2025-07-02", knownAt: $known) { id name } }"""
    then = moment - timedelta(microseconds=1)
    found = await answered(small, query, {"id": organization("o4"), "known": then.isoformat()}, moment)
    assert not found.errors
    identifier = viewed(organization("o4"), f"{MORROW}~{ticks(written(then))}")
    assert found.data == {"organization": {"id": identifier, "name": BEFORE}}
    again = await answered(small, NODE, {"id": identifier}, moment)
    assert again.data is not None
    assert (again.data["node"]["id"], again.data["node"]["name"]) == (identifier, BEFORE)
    later = viewed(organization("o4"), f"{MORROW}~{ticks(written(moment))}")
    known = await answered(small, NODE, {"id": later}, moment)
    assert known.data is not None
    assert known.data["node"]["name"] == AFTER
    ids = [identifier, later]
    several = await answered(small, "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", {"ids": ids}, moment)
    assert several.data == {"nodes": None}
    [error] = several.errors
    assert error.extensions == {"code": "BAD_USER_INPUT", "argument": "ids", "reason": "SEVERAL_MOMENTS"}


@pytest.mark.parametrize("mark", ["2025-02-30", "x", "2025-07-01~", "2025-07-01~x", f"2025-07-01~{10**30}", "~5"])
async def test_an_id_with_a_view_that_is_none_is_refused(small: Graph, mark: str) -> None:
    wrong = viewed(organization("o4"), mark)
    assert await refusal(small, NODE, {"id": wrong}) == {"code": "BAD_USER_INPUT", "argument": "id"}


@pytest.mark.parametrize("day", [None, EVE])
async def test_pages_go_on_by_the_id_of_their_object(small: Graph, day: str | None) -> None:
    """As Relay pages: the first page under a root field, the next ones under `node` with the object's id."""
    query = """query ($id: ID!, $on: Date) { organization(by: {id: $id}, asOf: $on) {
      id descendants(first: 2) { ...P } } }
      fragment P on DescendantConnection { nodes { key } pageInfo { endCursor hasNextPage } }"""
    more = """query ($id: ID!, $after: String) { node(id: $id) { ... on Organization {
      descendants(first: 2, after: $after) { ...P } } } }
      fragment P on DescendantConnection { nodes { key } pageInfo { endCursor hasNextPage } }"""
    found = (await both(small, query, {"id": organization("o1"), "on": day}))["organization"]
    page, seen = found["descendants"], []
    while True:
        seen += [node["key"] for node in page["nodes"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        page = (await both(small, more, {"id": found["id"], "after": page["pageInfo"]["endCursor"]}))["node"][
            "descendants"
        ]
    assert sorted(seen) == sorted(organization(f"o{number}") for number in range(2, 9))


async def test_an_empty_page_says_whether_there_is_more(small: Graph) -> None:
    query = "{ organizations(first: 0) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }"
    assert (await both(small, query))["organizations"] == {
        "totalCount": 8,
        "nodes": [],
        "pageInfo": {"hasNextPage": True, "endCursor": None},
    }


async def test_null_means_the_default_wherever_there_is_one(small: Graph) -> None:
    query = """query ($first: Int, $order: OrganizationOrder, $scope: CountScope, $past: Boolean) {
      given: organizations(first: $first, orderBy: $order) { nodes { memberCount(scope: $scope) ...L } }
      left: organizations { nodes { memberCount ...M } } }
      fragment L on Organization { supervisions(includePast: $past) { since } }
      fragment M on Organization { supervisions { since } }"""
    found = await both(small, query, {"first": None, "order": None, "scope": None, "past": None})
    assert found["given"] == found["left"]
    payload = await change(
        small, "renameOrganization", {"organization": organization("o4"), "name": "Mới", "dryRun": None}
    )
    assert (payload["dryRun"], payload["userErrors"]) == (False, [])


async def test_a_wrong_argument_of_one_root_field_leaves_the_others(small: Graph) -> None:
    found = await answer_of(small, "{ wrong: organizations(first: -1) { nodes { id } } right: roots { key } }")
    assert found.data == {"wrong": None, "right": [{"key": organization("o1")}]}
    assert [error.path for error in found.errors] == [["wrong"]]
