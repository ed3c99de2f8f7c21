"""Pages behind a cursor: the planner and graphql-core give the same ones, cursors and all, wherever a list stands.

Operations made from the schema hold no cursor that a list has made, so the pages after the first are walked here.
"""

from collections.abc import Sequence
from typing import Any

import pytest

from tests.conftest import Loaded
from tests.contract.test_oracle import assert_alike, forgetting
from tests.support.asking import answer_of, ask

pytestmark = [pytest.mark.contract, forgetting]

ON = 'asOf: "2024-05-05"'
YEAR = 'from: "2024-01-01", to: "2025-01-01"'
NODE = "... on Node { id }"
LISTS: dict[str, tuple[str, Sequence[str]]] = {
    "everywhere": (f"organizations(first: 90, after: $after, {ON}) {{ PAGE }}", ()),
    "by name": (f"organizations(first: 90, orderBy: {{field: NAME}}, after: $after, {ON}) {{ PAGE }}", ()),
    "by level": (f"organizations(first: 60, where: {{levels: [CELL]}}, after: $after, {ON}) {{ PAGE }}", ()),
    "under": (f"organizations(under: $id, first: 90, after: $after, {ON}) {{ PAGE }}", ()),
    "people": (f'members(first: 100, where: {{text: "nguyen"}}, after: $after, {ON}) {{ PAGE }}', ()),
    "people under": (f"members(under: $id, first: 100, after: $after, {ON}) {{ PAGE }}", ()),
    "places": (f"places(first: 30, after: $after, {ON}) {{ PAGE }}", ()),
    "covered": (f"places(under: $id, where: {{kinds: [VILLAGE]}}, first: 9, after: $after, {ON}) {{ PAGE }}", ()),
    "found": (f'search(text: "an", first: 50, after: $after, {ON}) {{ PAGE }}', ()),
    "children": (
        f"organization(by: {{ id: $id }}, {ON}) {{ list: children(first: 1, after: $after) {{ PAGE }} }}",
        ("list",),
    ),
    "descendants": (
        f"organization(by: {{ id: $id }}, {ON}) {{ list: descendants(first: 90, after: $after) {{ PAGE }} }}",
        ("list",),
    ),
    "meetings": (
        f'organization(by: {{ code: "Q00021" }}, {ON}) {{ list: meetings(first: 1, after: $after) {{ PAGE }} }}',
        ("list",),
    ),
    "memberships": (
        f'organization(by: {{ code: "Q00021" }}, {ON}) {{ list: memberships(first: 2, after: $after) {{ PAGE }} }}',
        ("list",),
    ),
    "a figure": (
        (
            f"supervisionCoverage(under: $id, {ON}) {{ figures {{ list(figure: SUPERVISED, first: 50, after: $after) "
            "{ PAGE } } }"
        ),
        ("figures", "list"),
    ),
    "attendance": (
        f"attendance(of: {{ under: $id }}, {YEAR}) {{ list: groups(first: 30, after: $after) {{ ROWS }} }}",
        ("list",),
    ),
    "due": (f"visitsDue(of: {{ under: $id }}, {ON}) {{ list: links(first: 60, after: $after) {{ ROWS }} }}", ("list",)),
    "workload": (f"workload(under: $id, first: 60, after: $after, {ON}) {{ ROWS }}", ()),
    "differences": (
        (
            'compare(under: $id, from: "2024-12-31", to: "2025-01-02") { list: differences(first: 9, after: $after) '
            "{ ROWS } }"
        ),
        ("list",),
    ),
    "days": ("timeline(under: $id, of: [NAMES, ASSIGNMENTS], first: 9, after: $after) { ROWS }", ()),
    "lines": (
        f"suggestSupervisors(input: {{under: $id}}, {ON}) {{ list: lines(first: 9, after: $after) {{ ROWS }} }}",
        ("list",),
    ),
    "what hangs on it": (
        (
            'impact(of: {organization: $id}, asOf: "2024-05-05") { list: linksLosingStanding(first: 9, after: $after) '
            "{ PAGE } }"
        ),
        ("list",),
    ),
}
INFO = "totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
MOST_PAGES = 6


def query_of(field: str) -> str:
    page = field.replace("PAGE", f"edges {{ cursor node {{ {NODE} }} }} {INFO}")
    page = page.replace("ROWS", f"edges {{ cursor node {{ __typename }} }} {INFO}")
    declared = ["$after: String", *(["$id: ID!"] if "$id" in page else [])]
    return f"query ({', '.join(declared)}) {{ list: {page} }}"


def page_at(data: dict[str, Any], way: Sequence[str]) -> dict[str, Any]:
    found = data["list"]
    for name in way:
        found = found[name]
    return dict(found)


@pytest.mark.parametrize(("field", "way"), LISTS.values(), ids=LISTS.keys())
async def test_page_after_page_is_as_graphql_core_gives_it(tiny: Loaded, field: str, way: Sequence[str]) -> None:
    """Forwards and back again: the page before a cursor holds the rows that the page behind another one ended with."""
    [root] = (await ask(tiny.graph, f'{{ list: organization(by: {{ code: "49" }}, {ON}) {{ id }} }}')).values()
    query, after, pages = query_of(field), None, list[dict[str, Any]]()
    given = {"id": root["id"]} if "$id" in query else {}
    while len(pages) < MOST_PAGES:
        pages.append(await alike(tiny, query, {**given, "after": after}, way))
        if not pages[-1]["pageInfo"]["hasNextPage"]:
            break
        after = pages[-1]["pageInfo"]["endCursor"]
    assert len(pages) > 1, "a list of one page tells nothing about cursors"
    rows, back = [row for page in pages for row in page["edges"]], list[dict[str, Any]]()
    before = rows[-1]["cursor"]
    backwards = (
        query.replace("first:", "last:").replace("after: $after", "before: $before").replace("$after", "$before")
    )
    while True:
        page = await alike(tiny, backwards, {**given, "before": before}, way)
        back = page["edges"] + back
        info = page["pageInfo"]
        assert (info["hasNextPage"], info["hasPreviousPage"]) == (True, len(back) < len(rows) - 1)
        if not info["hasPreviousPage"]:
            break
        before = info["startCursor"]
    assert back == rows[:-1]
    end = await alike(tiny, backwards, {**given, "before": None}, way)
    assert (end["pageInfo"]["hasNextPage"], end["totalCount"]) == (False, pages[0]["totalCount"])
    if not pages[-1]["pageInfo"]["hasNextPage"]:
        assert end["edges"] == rows[-len(end["edges"]) :]


async def alike(tiny: Loaded, query: str, variables: dict[str, Any], way: Sequence[str]) -> dict[str, Any]:
    """The page as the planner gives it, if graphql-core gives the same."""
    planned = await answer_of(tiny.graph, query, variables)
    assert not planned.errors
    assert_alike(planned, await answer_of(tiny.graph, query, variables, by_reference=True))
    return page_at(dict(planned.data or {}), way)


SELDOM = {
    "proposals": """suggestSupervisors(input: { under: $id, maxPerSupervisor: 1 }, asOf: $on) {
      on under { name } organizations kept candidates points loads { links before after }
      lines(first: 40) { nodes { supervisor { name } organization { name } supervisorId organizationId duties since
        kept points reasons { kind points
        explanation { code text values { name text number day } } } secondChoice { supervisor { name } extraPoints } } }
      gaps { totalCount edges { cursor node { organization { name } reason
        explanation { code text values { name text number day } } } } } }""",
    "a proposal with gaps": """suggestSupervisors(input: { under: $id, maxPerSupervisor: 1, keepCurrent: false,
      levels: [UPPER_GRASSROOTS, GRASSROOTS_COMMITTEE, GRASSROOTS_CELL, CELL] }, asOf: $on) {
      gaps(first: 3) { totalCount nodes { organization { name parent { name } } reason
        explanation { code text values { name text number day } } } } }""",
    "loops": """supervisionLoops(under: $id, asOf: $on) { totalCount edges { cursor node { length steps {
      from { name secretary { name } } to { name } supervisions { duties standing { holds reason } } } } } }""",
    "bodies": """impact(of: { member: $member }, asOf: $on) { on member { name } membersToPlace
      withoutSecretary { nodes { name } } bodiesUnderSize { totalCount edges { cursor node {
        organization { name } body before after least regulation } } } }""",
    "changes": """changes(first: 9, asOf: $on) { totalCount edges { cursor node { id seq at actor kind on decision
      hash previous subjects(first: 3) { totalCount edges { cursor node { __typename } } }
      input { name text number day flag }
      opened(last: 3) { totalCount edges { cursor node {
        kind of to values { name text number day flag } } } } closed { totalCount nodes { kind } } } } }""",
    "attendance by month": """attendance(of: { under: $id }, from: "2024-01-01", to: "2024-04-01",

      groupBy: SUPERVISOR_MONTH) { groups(first: 9) { nodes {
        month supervisor { name } organization { name }
        figures { meetingsHeld visitsPossible surplus rate lastVisit } } } }""",
    "attendance as now": """attendance(of: { under: $id }, from: "2024-01-01", to: "2024-04-01", groupBy: ORGANIZATION,
      rollUp: AS_NOW, asOf: $on) { groups(first: 9) { nodes { organization { name level parent { name } } } } }""",
}
WHO = """{ organization(by: { code: "49" }, asOf: "2024-05-05") { id }
  members(where: {seats: {roles: [SECRETARY]}}, first: 9, asOf: "2024-05-05") { nodes { id } } }"""


@pytest.mark.parametrize("field", SELDOM.values(), ids=SELDOM.keys())
async def test_what_random_worlds_seldom_have_is_as_graphql_core_gives_it(tiny: Loaded, field: str) -> None:
    found = await ask(tiny.graph, WHO)
    member = found["members"]["nodes"][-1]["id"]
    types = {"on": "Date", "id": "ID!", "member": "ID!"}
    declared = ", ".join(f"${name}: {kind}" for name, kind in types.items() if f"${name}" in field)
    variables = {"on": "2024-05-05", "id": found["organization"]["id"], "member": member}
    query = f"query ({declared}) {{ {field} }}"
    planned = await answer_of(tiny.graph, query, variables)
    assert not planned.errors
    assert_alike(planned, await answer_of(tiny.graph, query, variables, by_reference=True))
