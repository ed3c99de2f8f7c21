"""No bound without a word: a hierarchy of sixty generations and a lineage of twenty are answered to their ends."""

from datetime import date
from typing import Any

import pytest

from graph.engine.sessions import Graph
from tests.conftest import Loaded
from tests.reference.world import World, gid
from tests.support.asking import ask, refusal
from tests.worlds.deep import AGAIN, DEPTH, MERGERS, deep_world

pytestmark = pytest.mark.contract

ROWS = deep_world()
WORLD = World(ROWS)
DAYS = (date(2020, 12, 31), AGAIN, date(2021, 1, 2), date(2026, 1, 1))
TOP, LAST = gid("Organization", "d0"), gid("Organization", f"d{DEPTH}")
SUPERVISOR = gid("Member", "m2")


@pytest.fixture
async def deep(loaded: Loaded) -> Graph:
    """The session's graph with the deep world in it."""
    await loaded.hold(ROWS)
    return loaded.graph


async def asked(graph: Graph, day: date, selected: str) -> dict[str, Any]:
    """The data of a question about the first and the last of the chain on a day."""
    return await ask(graph, selected.replace("TOP", TOP).replace("LAST", LAST).replace("DAY", str(day)))


@pytest.mark.parametrize("day", DAYS)
async def test_whoever_is_deep_knows_all_above(deep: Graph, day: date) -> None:
    """FAULTS A4, C12."""
    query = """{ organization(by: { id: "LAST" }, asOf: "DAY") { depth ancestors { id: key depth }
      supervisionChain { organization { id: key } } } }"""
    found = (await asked(deep, day, query))["organization"]
    above = [gid("Organization", one) for one in WORLD.ancestors(f"d{DEPTH}", day)]
    assert len(above) == DEPTH
    assert found["depth"] == DEPTH
    assert found["ancestors"] == [{"id": one, "depth": depth} for depth, one in enumerate(above)]
    assert [one["organization"]["id"] for one in found["supervisionChain"]] == [*above, LAST]


@pytest.mark.parametrize("day", DAYS)
async def test_whatever_is_deep_is_counted_and_listed_from_the_top(deep: Graph, day: date) -> None:
    """FAULTS A4, C12."""
    query = """{ organization(by: { id: "TOP" }, asOf: "DAY") { descendantCount memberCount
        cells: descendantCount(levels: [CELL]) descendants(first: 1000) { totalCount edges { depth node { id:
        key } } } }
      next: organization(by: {code: "001"}, asOf: "DAY") {
        descendantCount memberCount children { nodes { memberCount } } }
      organizations(under: "TOP", first: 1000, asOf: "DAY") { totalCount nodes { id: key } }
      members(under: "TOP", asOf: "DAY") { totalCount nodes { id: key } }
      places(under: "TOP", asOf: "DAY") { totalCount nodes { code } }
      organization_d60: search(text: "sâu d60", under: "TOP", asOf: "DAY") { nodes { ... on Organization { id: key } } }
      supervisionCoverage(under: "TOP", levels: [CELL], asOf: "DAY") { figures { organizations supervised } }
      visitsDue(of: { under: "TOP" }, asOf: "DAY") { links { nodes { supervision { organization { id: key } } } } } }"""
    found = await asked(deep, day, query)
    below = WORLD.descendants("d0", day)
    cells = [one for one, _, _ in below if WORLD.profile(one, day)["level"] == "CELL"]
    top = found["organization"]
    assert (top["descendantCount"], top["memberCount"], top["cells"]) == (len(below), 2, len(cells))
    edges = [(edge["node"]["id"], edge["depth"]) for edge in top["descendants"]["edges"]]
    assert edges == [(gid("Organization", one), depth) for one, depth, _ in below]
    assert max(depth for _, depth, _ in below) == DEPTH
    inside = {"descendantCount": DEPTH - 1, "memberCount": 1, "children": {"nodes": [{"memberCount": 1}]}}
    assert found["next"] == inside
    assert LAST in {one["id"] for one in found["organizations"]["nodes"]}
    assert {one["id"] for one in found["members"]["nodes"]} == {gid("Member", "m1"), SUPERVISOR}
    assert [one["code"] for one in found["places"]["nodes"]] == ["p1"]
    assert LAST in [one.get("id") for one in found["organization_d60"]["nodes"]]
    supervised = 2 if day == DAYS[2] or day <= AGAIN else 1
    assert found["supervisionCoverage"]["figures"] == {"organizations": len(cells), "supervised": supervised}
    assert LAST in {row["supervision"]["organization"]["id"] for row in found["visitsDue"]["links"]["nodes"]}


@pytest.mark.parametrize("day", DAYS)
async def test_a_supervisor_far_above_has_standing_is_found_on_a_path_and_is_counted(deep: Graph, day: date) -> None:
    """FAULTS C12."""
    query = """{ organization(by: { id: "LAST" }, asOf: "DAY") { supervisions { standing { reason through { id: key } }
          attendance(from: "2021-01-01", to: "2021-02-01") { visitsPossible attended } } }
      path(from: "TOP", to: "LAST", through: [HIERARCHY], asOf: "DAY") { length }
      attendance(of: { under: "TOP" }, from: "2021-01-01", to: "2021-02-01", asOf: "DAY") { figures { attended } }
      member(id: "SUPERVISOR", asOf: "DAY") {
        supervisedOrganizations(first: 100, includeSubtree: true) { totalCount } } }"""
    found = await asked(deep, day, query.replace("SUPERVISOR", SUPERVISOR))
    [link] = found["organization"]["supervisions"]
    assert link["standing"] == {"reason": "SEAT_ABOVE", "through": {"id": TOP}}
    assert link["attendance"] == {"visitsPossible": 1, "attended": 1}
    assert found["path"] == {"length": DEPTH}
    under = {one for top in (f"d{DEPTH}", "c0", "s1") for one in WORLD.subtree(top, day)}
    living = [one for one in under if one != "c0" or day < date(2021, 2, 1)]
    assert found["member"]["supervisedOrganizations"] == {"totalCount": len(living)}
    # of the deep one, of the first merged cell, and of the one that changed places with its parent later
    assert found["attendance"]["figures"] == {"attended": 3}


async def test_a_comparison_sees_what_is_deep(deep: Graph) -> None:
    query = """{ compare(under: "TOP", from: "2021-12-31", to: "2022-01-01") { counts { kind count } } }"""
    found = {row["kind"]: row["count"] for row in (await asked(deep, AGAIN, query))["compare"]["counts"]}
    assert found["MOVED"] == 2


async def test_lineage_goes_to_its_end_both_ways(deep: Graph) -> None:
    """FAULTS C13."""
    query = """query ($first: ID!, $last: ID!) {
      first: organization(by: {id: $first}, asOf: "2020-06-01") { successors(transitive: true) { organization
      { id: key } } }
      last: organization(by: { id: $last }) { predecessors(transitive: true) { organization { id: key } } } }"""
    first, last = gid("Organization", "c0"), gid("Organization", f"c{MERGERS}")
    found = await ask(deep, query, {"first": first, "last": last})
    later = [row["organization"]["id"] for row in found["first"]["successors"]]
    assert later == [gid("Organization", f"c{number}") for number in range(1, MERGERS + 1)]
    earlier = [row["organization"]["id"] for row in found["last"]["predecessors"]]
    assert earlier == [gid("Organization", f"c{number}") for number in range(MERGERS - 1, -1, -1)]


@pytest.mark.parametrize("scope", ["under", "supervisor"])
async def test_visits_of_long_ago_are_found_at_the_heir_of_today(deep: Graph, scope: str) -> None:
    """FAULTS C13: along twenty mergers."""
    query = """query ($id: ID!) { attendance(of: {%s: $id}, from: "2021-01-01", to: "2021-02-01", rollUp: AS_NOW,
        groupBy: ORGANIZATION) { groups(first: 100) { nodes { organization { id: key } figures { attended } } } } }"""
    found = await ask(deep, query % scope, {"id": TOP if scope == "under" else SUPERVISOR})
    groups = {row["organization"]["id"]: row["figures"]["attended"] for row in found["attendance"]["groups"]["nodes"]}
    assert groups == {gid("Organization", one): 1 for one in (f"d{DEPTH}", f"c{MERGERS}", "s1")}


async def test_a_period_in_which_two_organizations_change_places_is_answered(deep: Graph) -> None:
    """Over the period each was above the other; on no day both were."""
    query = """query ($s1: ID!, $s2: ID!) {
      one: attendance(of: { under: $s2 }, from: "2021-01-01", to: "2023-01-01") { figures { visitsPossible attended } }
      other: attendance(of: {under: $s2}, from: "2022-01-01", to: "2023-01-01") { figures { visitsPossible attended } }
      visitsDue(of: { under: $s1 }, asOf: "2022-01-01") { total } }"""
    ids = {"s1": gid("Organization", "s1"), "s2": gid("Organization", "s2")}
    found = await ask(deep, query, ids)
    assert found["one"]["figures"] == {"visitsPossible": 1, "attended": 1}
    assert found["other"]["figures"] == {"visitsPossible": 0, "attended": 0}
    assert found["visitsDue"] == {"total": 1}


async def test_a_search_for_a_path_that_looks_at_too_much_says_so(deep: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resolvers.hierarchy.shortest_path.MOST_NODES", 10)
    query = "query ($from: ID!, $to: ID!) { path(from: $from, to: $to, through: [HIERARCHY]) { length } }"
    found = await refusal(deep, query, {"from": TOP, "to": LAST})
    assert found == {"code": "BAD_USER_INPUT", "argument": "through"}
