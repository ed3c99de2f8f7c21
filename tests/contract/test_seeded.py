"""Every organization and a share of the members of the tiny seed, on the days that matter, against the reference."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.conftest import Loaded
from tests.reference.answers import MEMBER_QUERY, ORGANIZATION_QUERY, member_answer, organization_answer, unordered
from tests.reference.world import World, gid
from tests.support.asking import ask

pytestmark = pytest.mark.contract

LETTER = date(2023, 4, 21)
REFORM_OF_COMMUNES = date(2025, 1, 1)
REFORM = date(2025, 7, 1)
DAYS = [
    LETTER,
    *(day + timedelta(days=shift) for day in (REFORM_OF_COMMUNES, REFORM) for shift in (-1, 0, 1)),
    date(2026, 1, 1),
]


@pytest.fixture(scope="module")
def world(tiny_rows: Any) -> World:
    return World(tiny_rows)


@pytest.mark.parametrize("day", DAYS, ids=str)
async def test_every_field_of_organizations_is_as_the_rows_say(tiny: Loaded, world: World, day: date) -> None:
    wanted = world.organizations(day)[::4]
    ids = [gid("Organization", one, str(day)) for one in wanted]
    answers = await ask(tiny.graph, ORGANIZATION_QUERY, {"ids": ids})
    for one, found in zip(wanted, answers["nodes"], strict=True):
        assert unordered(found) == unordered(organization_answer(world, one, day))


@pytest.mark.parametrize("day", DAYS, ids=str)
async def test_every_field_of_members_is_as_the_rows_say(tiny: Loaded, world: World, day: date) -> None:
    wanted = world.members(day)[::12]
    ids = [gid("Member", one, str(day)) for one in wanted]
    answers = await ask(tiny.graph, MEMBER_QUERY, {"ids": ids[:100]})
    for one, found in zip(wanted[:100], answers["nodes"], strict=True):
        assert {**found, "assignments": sorted(found["assignments"], key=str)} == {
            **member_answer(world, one, day),
            "assignments": sorted(member_answer(world, one, day)["assignments"], key=str),
        }


async def test_the_two_trees_around_the_reform_are_both_right(tiny: Loaded) -> None:
    """18 districts in 2023, 17 in early 2025, none after 30/6/2025; here two of them, then one, then none."""
    query = """query ($on: Date!) { organization(by: { code: "49" }, asOf: $on) {
      children(where: {levels: [UPPER_GRASSROOTS]}, first: 100) { nodes { name } } } }"""
    names = {}
    for day in DAYS:
        found = (await ask(tiny.graph, query, {"on": day.isoformat()}))["organization"]
        nodes = found["children"]["nodes"] if found else []
        names[day] = [node["name"] for node in nodes if "huyện" in node["name"]]
    assert names[LETTER] == ["Đảng bộ huyện Quế Sơn", "Đảng bộ huyện Nông Sơn"]
    assert names[date(2024, 12, 31)] == ["Đảng bộ huyện Quế Sơn", "Đảng bộ huyện Nông Sơn"]
    assert names[REFORM_OF_COMMUNES] == ["Đảng bộ huyện Quế Sơn"]
    assert names[date(2025, 6, 30)] == ["Đảng bộ huyện Quế Sơn"]
    assert names[REFORM] == []


@pytest.mark.parametrize(
    ("day", "name"),
    [("2023-04-09", "xã Quế Trung"), ("2023-04-10", "thị trấn Trung Phước"), ("2023-04-11", "thị trấn Trung Phước")],
)
async def test_a_renamed_commune_has_each_name_in_its_time(tiny: Loaded, day: str, name: str) -> None:
    """A7 of FAULTS: by Nghị quyết 727/NQ-UBTVQH15 the organization goes on, and the place is another one."""
    query = f"""{{ organization(by: {{ code: "20656" }}, asOf: "{day}") {{ id: key name places {{ name code }} }}
                   later: organization(by: {{ code: "20656" }}, asOf: "2025-01-01") {{ id: key name }} }}"""
    answer = await ask(tiny.graph, query)
    assert answer["organization"]["name"] == f"Đảng bộ {name}"
    assert answer["organization"]["places"] == [{"name": name[0].upper() + name[1:], "code": "20656"}]
    assert answer["later"] == {"id": answer["organization"]["id"], "name": "Đảng bộ thị trấn Trung Phước"}


async def test_a_reused_code_names_another_organization_after_the_reform(tiny: Loaded) -> None:
    query = """{ before: organization(by: { code: "20656" }, asOf: "2025-06-30") { id: key level }
                 after: organization(by: {code: "20656"}, asOf: "2025-07-01") { id: key level predecessors {
                 extent } } }"""
    answer = await ask(tiny.graph, query)
    assert answer["before"]["id"] != answer["after"]["id"]
    assert answer["before"]["level"] == "GRASSROOTS_COMMITTEE"
    assert answer["after"]["level"] == "UPPER_GRASSROOTS"
    assert {one["extent"] for one in answer["after"]["predecessors"]} == {"WHOLE"}


async def test_connections_page_through_everybody_once(tiny: Loaded, world: World) -> None:
    query = """query ($after: String) { members(first: 100, after: $after, asOf: "2024-05-05") {
      totalCount nodes { id: key } pageInfo { hasNextPage endCursor } } }"""
    seen: list[str] = []
    after = None
    while True:
        page = (await ask(tiny.graph, query, {"after": after}))["members"]
        seen += [node["id"] for node in page["nodes"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    assert seen == [gid("Member", one) for one in world.members(date(2024, 5, 5))]
    assert page["totalCount"] == len(seen)


async def test_lineage_of_many_at_once_is_that_of_each(tiny: Loaded) -> None:
    """A predecessor that is asked for beside its successor adds nothing to it."""
    query = """{ organizations(first: 1000, asOf: "2025-01-02") { nodes { id: key
      direct: predecessors { organization { id: key } } all: predecessors(transitive: true) { organization {
      id: key } } } } }"""
    nodes = (await ask(tiny.graph, query))["organizations"]["nodes"]
    for node in [one for one in nodes if one["direct"]][:10]:
        alone = """query ($id: ID!) { organization(by: { id: $id }, asOf: "2025-01-02") { id: key
          direct: predecessors { organization { id: key } }
          all: predecessors(transitive: true) { organization { id: key } } } }"""
        assert (await ask(tiny.graph, alone, {"id": node["id"]}))["organization"] == node
