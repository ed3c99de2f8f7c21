"""A whole plan: the reform of 1/7/2025 from its data, tried and applied, and plans that break rules."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

import pytest

from graph.engine.sessions import Graph
from graph.ledger.verify import verify_ledger
from seeds.draft.rows import Rows
from seeds.history.plan_2025_07 import reform_plan
from seeds.sizes import build_eve
from seeds.state.units import read_successions, read_units
from tests.conftest import Loaded
from tests.reference.world import gid
from tests.resolvers.commands.small import organization
from tests.support.asking import ask
from tests.support.changing import change, refused

pytestmark = pytest.mark.contract

DAY = "2025-07-01"
EVE = "2025-06-30"
TREE = """organization { id: key children(first: 1000) { totalCount nodes { code name level childCount memberCount } } }
  made { code } effects { kind count }"""
CITY = """query ($id: ID!, $on: Date!) { organization(by: { id: $id }, asOf: $on) {
  memberCount children(first: 1000) { totalCount nodes { code name level childCount memberCount } } } }"""


@pytest.fixture(scope="session")
def eve_rows() -> Rows:
    return build_eve("tiny")


@pytest.fixture
async def eve(loaded: Loaded, eve_rows: Rows) -> Graph:
    """The session's graph on the eve of the reform; freshly loaded, as every test changes it."""
    loaded.rows = Rows()
    await loaded.hold(eve_rows)
    loaded.rows = Rows()
    return loaded.graph


def city_of(rows: Rows) -> str:
    return next(str(row["id"]) for row in rows.nodes["Organization"] if row["code"] == "48")


def plan_of(rows: Rows) -> dict[str, Any]:
    codes = {row["code"] for row in rows.nodes["Organization"] if row["until"].year == 9999}
    begun = {row["code"]: gid("Place", row["id"]) for row in rows.nodes["Place"] if row["since"].isoformat() == DAY}
    return reform_plan(gid("Organization", city_of(rows)), codes, begun)


def expected_communes(rows: Rows) -> set[str]:
    """The codes of the communes that follow those of the eve, and Hoàng Sa."""
    codes = {row["code"] for row in rows.nodes["Organization"] if row["until"].year == 9999}
    return {one.new for one in read_successions("2025_07") if one.old in codes} | {"20333"}


async def test_a_tried_plan_answers_with_the_tree_after_it_and_changes_nothing(eve: Graph, eve_rows: Rows) -> None:
    plan = plan_of(eve_rows)
    payload = await change(eve, "applyReorganization", {**plan, "dryRun": True}, TREE)
    assert payload["userErrors"] == []
    children = payload["organization"]["children"]["nodes"]
    communes = {child["code"] for child in children if child["code"] in read_units("2025_07")}
    assert communes == expected_communes(eve_rows)
    assert {child["level"] for child in children if child["code"] in communes} == {"UPPER_GRASSROOTS"}
    variables = {"id": gid("Organization", city_of(eve_rows)), "on": DAY}
    untouched = (await ask(eve, CITY, variables))["organization"]
    assert not communes & {child["code"] for child in untouched["children"]["nodes"]}
    assert (await verify_ledger(eve, lambda *_: None)).problems == []


async def test_the_reform_is_one_change_and_nobody_is_lost(eve: Graph, eve_rows: Rows) -> None:
    roots = (await ask(eve, "query ($on: Date!) { roots(asOf: $on) { memberCount } }", {"on": DAY}))["roots"]
    members = sum(root["memberCount"] for root in roots)
    payload = await change(eve, "applyReorganization", plan_of(eve_rows), TREE)
    assert payload["userErrors"] == []
    after = (await ask(eve, CITY, {"id": payload["organization"]["id"], "on": DAY}))["organization"]
    assert after["children"] == payload["organization"]["children"]
    assert after["memberCount"] == members
    effects = {effect["kind"]: effect["count"] for effect in payload["effects"]}
    assert effects["ESTABLISHED"] == len(payload["made"])
    assert effects["SEATS_ENDED"] > 0
    assert (await verify_ledger(eve, lambda *_: None)).problems == []


@dataclass(frozen=True)
class Told:
    """What a comparison of the days around the reform must tell, by code, worked out from the data files alone."""

    merged: set[str]
    ended: set[str]
    appeared: set[str]
    going_on: set[str]


def told_by_the_data(rows: Rows) -> Told:
    codes = {row["code"] for row in rows.nodes["Organization"] if row["until"].year == 9999}
    parts = [one for one in read_successions("2025_07") if one.old in codes]
    news = Counter(one.new for one in parts)
    going_on = {one.old for one in parts if one.old == one.new and one.extent == "WHOLE" and news[one.new] == 1}
    units = read_units("2025_01")
    return Told(
        merged={one.old for one in parts} - going_on | {"49"},
        ended={code for code in codes if code in units and units[code].kind == "DISTRICT"},
        appeared=set(news) - going_on | {"20333"},
        going_on=going_on,
    )


async def test_the_comparison_of_the_days_around_it_tells_the_reform_as_the_data_do(eve: Graph, eve_rows: Rows) -> None:
    assert (await change(eve, "applyReorganization", plan_of(eve_rows)))["userErrors"] == []
    query = """query ($under: ID!) { compare(under: $under, from: "2025-06-30", to: "2025-07-02") {
      differences(first: 1000) { nodes { kind
        before { code name parent { code } } after { code name parent { code } } } } } }"""
    central = next(str(row["id"]) for row in eve_rows.nodes["Organization"] if row["code"] == "00")
    nodes = (await ask(eve, query, {"under": gid("Organization", central)}))["compare"]["differences"]["nodes"]
    found: defaultdict[str, set[str]] = defaultdict(set)
    for node in nodes:
        found[node["kind"]].add((node["before"] or node["after"])["code"])
    told = told_by_the_data(eve_rows)
    assert found["MERGED_INTO"] == told.merged
    assert found["ENDED"] == told.ended
    assert found["APPEARED"] == told.appeared
    assert found["LEVEL_CHANGED"] == told.going_on
    assert found["MOVED"] >= told.going_on
    units = read_units("2025_07")
    for node in nodes:
        code = node["after"] and node["after"]["code"]
        if code in told.appeared | told.going_on:
            assert node["after"]["parent"] == {"code": "48"}
            assert node["after"]["name"].removeprefix("Đảng bộ ").lower() == units[code].name.lower()


async def test_a_plan_with_a_step_that_cannot_be_made_changes_nothing_and_names_the_step(small: Graph) -> None:
    steps = [
        {"profile": {"organization": organization("o4"), "name": "Mới"}},
        {"move": {"what": {"organizations": ["code:nobody"]}, "to": organization("o3")}},
    ]
    given = {"under": organization("o1"), "on": DAY, "steps": steps}
    refusal = await refused(small, "applyReorganization", given)
    assert refusal["field"] == ["input", "steps", "1", "move"]
    assert (
        await ask(small, "query ($id: ID!) { organization(by: { id: $id }) { name } }", {"id": organization("o4")})
    )["organization"]["name"] == "Đảng bộ xã An Phú"


async def test_rules_are_checked_on_what_comes_out_of_all_steps(small: Graph) -> None:
    """o2 under o4 is a cycle while o4 is under o2; moved away first, it is none."""
    under = {"under": organization("o1"), "on": DAY}
    swapped = {"move": {"what": {"organizations": [organization("o2")]}, "to": organization("o4")}}
    refusal = await refused(small, "applyReorganization", {**under, "steps": [swapped]})
    assert refusal["rule"] == "NO_CYCLE"
    away = {"move": {"what": {"organizations": [organization("o4")]}, "to": organization("o1")}}
    payload = await change(small, "applyReorganization", {**under, "steps": [away, swapped]}, "effects { kind count }")
    assert payload["userErrors"] == []
    assert payload["effects"] == [{"kind": "MOVED", "count": 2}]
