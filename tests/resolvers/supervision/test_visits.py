"""Visits due, workloads, and what a member follows: against the reference; bad arguments; the cost."""

from base64 import urlsafe_b64decode
from collections import Counter
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given

from graph.engine.relays import Recorder
from tests.conftest import Loaded, Standing
from tests.contract.drawing import LEVELS, draw, maybe, plenty, randoms
from tests.reference import visits as reference
from tests.reference.attendance import Days
from tests.reference.supervision import links_on
from tests.reference.world import World, gid
from tests.support.asking import ask, refusal
from tests.worlds.forest import Forest, turning_days

pytestmark = pytest.mark.contract

DUE = """
query ($of: SupervisionsOf!, $on: Date!, $until: Date) { visitsDue(of: $of, asOf: $on) {
  on total overdue neverVisited
  links(first: 1000) { totalCount nodes { ...Row } }
  late: links(where: { overdue: true }, first: 1000) { nodes { supervision { id: key } } }
  never: links(where: { visited: false }, first: 1000) { nodes { supervision { id: key } } }
  kept: links(where: { visited: true, overdue: false }, first: 1000) { nodes { supervision { id: key } } }
  soon: links(where: { dueOn: { from: $on, to: $until } }, first: 1000) { nodes { supervision { id: key } } } } }
fragment Row on VisitDue { supervision { id: key } required done byStandIn missing overdue dueOn lastVisit
organizationDone
  predecessor { id: key } predecessorDone predecessorLastVisit }
"""


def asked_about(world: World, random: Random, on: date) -> tuple[str | None, str | None]:
    """An organization, or sometimes a member."""
    living, members = world.organizations(on), list(world.nodes.get("Member", {}))
    if members and (not living or random.random() < 0.4):
        return None, random.choice(members)
    return (random.choice(living) if living else None), None


@plenty
@given(random=randoms)
async def test_what_is_due_is_what_the_days_add_up_to(standing: Standing, random: Random) -> None:
    world, day = draw(standing.forest, random)
    on = day + timedelta(days=random.choice((0, 0, 3, 40, 120)))
    under, member = asked_about(world, random, on)
    if under is None and member is None:
        return
    inside = set(world.subtree(under, on)) if under else set()
    links = [link for link in links_on(world, on) if link[0] == member or link[1] in inside]
    days = Days(world)
    rows = [(reference.due_answer(world, days, link, on), link) for link in links]
    rows.sort(key=lambda pair: reference.due_key(world, *pair))
    of = {"under": gid("Organization", under)} if under else {"supervisor": gid("Member", str(member))}
    expected = [row for row, _ in rows]
    due = sorted({row["dueOn"] for row in expected if row["dueOn"] is not None and row["dueOn"] > str(on)})
    until = random.choice([None, *due])
    found = (await ask(standing.graph, DUE, {"of": of, "on": str(on), "until": until}))["visitsDue"]
    assert found["links"] == {"totalCount": len(expected), "nodes": expected}
    late = [row["supervision"] for row in expected if row["overdue"]]
    never = [row["supervision"] for row in expected if row["lastVisit"] is None]
    assert (
        [node["supervision"] for node in found["late"]["nodes"]]
        == late
        == [one["supervision"] for one in expected][: len(late)]
    )
    assert [node["supervision"] for node in found["never"]["nodes"]] == never
    kept = [row["supervision"] for row in expected if row["lastVisit"] is not None and not row["overdue"]]
    assert [node["supervision"] for node in found["kept"]["nodes"]] == kept
    soon = [
        row["supervision"] for row in expected if row["dueOn"] and str(on) <= row["dueOn"] < (until or "9999-12-31")
    ]
    assert [node["supervision"] for node in found["soon"]["nodes"]] == soon
    assert [found[name] for name in ("total", "overdue", "neverVisited")] == [len(expected), len(late), len(never)]
    for row in expected:
        assert row["overdue"] == (row["dueOn"] is not None and row["dueOn"] < str(on)), "one definition"


def test_every_case_of_visits_due_occurs_in_the_forest(planted: Forest) -> None:
    seen: Counter[str] = Counter()
    for world in planted.worlds[:40]:
        days = Days(world)
        for on in turning_days(world)[::5]:
            for link in links_on(world, on):
                row = reference.due_answer(world, days, link, on)
                seen["overdue"] += row["overdue"]
                seen["not overdue"] += bool(row["required"]) and not row["overdue"]
                seen["nothing asked"] += row["dueOn"] is None
                seen["next year"] += row["dueOn"] is not None and row["dueOn"][:4] > str(on.year)
                seen["never"] += row["lastVisit"] is None
                seen["predecessor's visits"] += bool(row["predecessorDone"])
                seen["both"] += row["organizationDone"] > row["done"] > 0
    assert min(seen.values()) >= 3, seen
    assert len(seen) == 7


WORKLOAD = """
query ($under: ID!, $where: WorkloadWhere, $on: Date!) { workload(under: $under, where: $where, first: 100, asOf: $on) {
  totalCount nodes { supervisor { id: key } links levels { level links } requiredPerYear medianLinks aboveMedian } } }
"""


@plenty
@given(random=randoms)
async def test_the_workload_is_what_the_rows_say(standing: Standing, random: Random) -> None:
    world, on = draw(standing.forest, random)
    living = world.organizations(on)
    if not living:
        return
    under, (least, most) = random.choice(living), random.choice(((None, None), (1, None), (None, 0), (1, 1), (2, None)))
    loads = reference.loads(world, Days(world), under, on)
    idle = reference.idle(world, under, on)
    middle = reference.middle(loads)
    none: dict[str, Any] = {"links": 0, "levels": {}, "requiredPerYear": 0}
    everybody = {member: loads.get(member, none) for member in [*loads, *idle]}
    rows = {
        member: row
        for member, row in everybody.items()
        if (least or 0) <= row["links"] <= (row["links"] if most is None else most)
    }
    nothing: list[Any] = [None, {}, {"links": {}}]
    where = random.choice(nothing) if least is most is None else {"links": {"least": least, "most": most}}
    variables = {"under": gid("Organization", under), "where": where, "on": str(on)}
    found = (await ask(standing.graph, WORKLOAD, variables))["workload"]
    assert found["totalCount"] == len(rows)
    assert found["nodes"] == [
        {
            "supervisor": {"id": gid("Member", member)},
            "links": row["links"],
            "levels": [
                {"level": level, "links": row["levels"][level]} for level in LEVELS_IN_ORDER if level in row["levels"]
            ],
            "requiredPerYear": row["requiredPerYear"],
            "medianLinks": middle,
            "aboveMedian": row["links"] - middle,
        }
        for member, row in sorted(rows.items(), key=lambda pair: (-pair[1]["links"], world.member_key(pair[0])))
    ]


LEVELS_IN_ORDER = ("CENTRAL", *LEVELS)


def test_supervisors_and_idle_committee_members_occur_in_the_forest(planted: Forest) -> None:
    seen: Counter[str] = Counter()
    for world in planted.worlds[:30]:
        on = date(2023, 4, 21)
        for under in world.organizations(on)[:3]:
            seen["idle"] += len(reference.idle(world, under, on))
            seen["several links"] += any(
                row["links"] > 1 for row in reference.loads(world, Days(world), under, on).values()
            )
    assert min(seen["idle"], seen["several links"]) >= 5, seen


FOLLOWED = """
query ($id: ID!, $deep: Boolean!, $levels: [Level!], $after: String) { node(id: $id) {
  ... on Member { supervisedOrganizations(includeSubtree: $deep, where: {levels: $levels}, first: 3, after: $after) {
    totalCount nodes { id: key level } pageInfo { hasNextPage endCursor } } } } }
"""


@plenty
@given(random=randoms)
async def test_a_member_follows_each_organization_once(standing: Standing, random: Random) -> None:
    world, on = draw(standing.forest, random)
    members = world.members(on)
    if not members:
        return
    member, deep, levels = random.choice(members), random.random() < 0.7, maybe(random, LEVELS)
    variables = {"id": gid("Member", member, str(on)), "deep": deep, "levels": levels, "after": None}
    seen: list[dict[str, Any]] = []
    while True:
        page = (await ask(standing.graph, FOLLOWED, variables))["node"]["supervisedOrganizations"]
        seen += page["nodes"]
        if not page["pageInfo"]["hasNextPage"]:
            break
        variables["after"] = page["pageInfo"]["endCursor"]
    every = reference.supervised(world, member, on, deep=deep)
    assert [node["id"] for node in seen] == [
        one for one in every if levels is None or world.profile(own_id(one), on)["level"] in levels
    ]
    assert page["totalCount"] == len(seen)


def own_id(identifier: str) -> str:
    return urlsafe_b64decode(identifier + "=" * (-len(identifier) % 4)).decode().partition(":")[2]


ROOT = '{ organization(by: { code: "49" }, asOf: "2024-05-05") { id: key } }'
PERIOD = 'from: "2024-01-01", to: "2025-01-01"'


@pytest.mark.parametrize(
    ("query", "argument"),
    [
        ('attendance(from: "2024-01-01", to: "2024-01-01", of: { under: $under }) { from }', "from"),
        ('attendance(from: "2024-02-01", to: "2024-01-01", of: { under: $under }) { from }', "from"),
        ('attendance(from: "2020-01-01", to: "2025-01-02", of: { under: $under }, groupBy: MONTH) { from }', "to"),
        (
            'attendance(from: "2020-01-01", to: "2199-12-31", of: {under: $under}, groupBy: SUPERVISOR_MONTH) { from }',
            "to",
        ),
        (f"attendance({PERIOD}, of: {{ under: $under, supervisor: $member }}) {{ from }}", "of"),
        (f"attendance({PERIOD}, of: {{}}) {{ from }}", "of"),
        (f"attendance({PERIOD}, of: {{ under: $unknown }}) {{ from }}", "under"),
        (f"attendance({PERIOD}, of: {{ under: $member }}) {{ from }}", "under"),
        (f"attendance({PERIOD}, of: {{ supervisor: $under }}) {{ from }}", "supervisor"),
        (f"attendance({PERIOD}, of: {{ supervisor: $nobody }}) {{ from }}", "supervisor"),
        (f'attendance({PERIOD}, of: {{ under: $under }}, rollUp: AS_NOW, asOf: "2025-07-02") {{ from }}', "under"),
        ('attendance(from: "2025-07-01", to: "2025-08-01", of: { under: $under }) { from }', "under"),
        (
            f"attendance({PERIOD}, of: {{under: $under}}) {{ groups(first: 1001) {{ totalCount nodes {{ month }} }} }}",
            "first",
        ),
        ("visitsDue(of: { under: null }) { total }", "of"),
        ("visitsDue(of: { supervisor: $nobody }) { total }", "supervisor"),
        ('visitsDue(of: { under: $under }, asOf: "2025-07-01") { total }', "under"),
        ("workload(under: $unknown) { totalCount }", "under"),
        ('workload(under: $under, asOf: "2025-07-01") { totalCount }', "under"),
        ('workload(under: $under, first: 1001, asOf: "2024-05-05") { totalCount }', "first"),
    ],
)
async def test_what_cannot_be_asked_is_refused_by_its_argument(tiny: Loaded, query: str, argument: str) -> None:
    root = (await ask(tiny.graph, ROOT))["organization"]["id"]
    names = {
        "under": root,
        "member": gid("Member", "m00001"),
        "unknown": gid("Organization", "o999999"),
        "nobody": gid("Member", "m999999"),
    }
    used = {name: value for name, value in names.items() if f"${name}" in query}
    declared = f"query ({', '.join(f'${name}: ID!' for name in used)})" if used else "query"
    assert await refusal(tiny.graph, f"{declared} {{ {query} }}", used) == {
        "code": "BAD_USER_INPUT",
        "argument": argument,
    }


NOTHING = """query ($under: ID!) {
  attendance(of: { under: $under }, from: "2024-01-01", to: "2024-02-01") {
    figures { meetingsHeld visitsPossible attended byStandIn required shortfall surplus rate longestGapDays lastVisit }
    groups { totalCount nodes { month } } }
  visitsDue(of: {under: $under}, asOf: "2024-01-15") { total overdue neverVisited links { totalCount nodes { done } } }
  workload(under: $under, where: { links: { least: 1 } }, asOf: "2024-01-15") { totalCount nodes { links } } }"""


async def test_where_nobody_follows_anything_there_are_zeros(tiny: Loaded) -> None:
    rows = World(tiny.rows)
    followed = {link[1] for link in links_on(rows, date(2026, 1, 1), past=True)}
    leaf = next(
        one
        for one in rows.organizations(date(2024, 1, 1))
        if one not in followed and not rows.children(one, date(2024, 1, 1))
    )
    found = await ask(tiny.graph, NOTHING, {"under": gid("Organization", leaf)})
    assert found["attendance"]["figures"] == {
        **dict.fromkeys(("meetingsHeld", "visitsPossible", "attended", "byStandIn", "shortfall", "surplus"), 0),
        **dict.fromkeys(("required", "rate", "longestGapDays", "lastVisit")),
    }
    assert found["attendance"]["groups"] == {"totalCount": 0, "nodes": []}
    assert found["visitsDue"] == {
        **dict.fromkeys(("total", "overdue", "neverVisited"), 0),
        "links": {"totalCount": 0, "nodes": []},
    }
    assert found["workload"] == {"totalCount": 0, "nodes": []}


COSTS = {
    "attendance": (
        f"attendance({PERIOD}, of: {{ under: $under }}) {{ groups {{ nodes {{ supervisor {{ name }} }} }} }}",
        9,
    ),
    "months": (
        f"attendance({PERIOD}, of: {{ under: $under }}, groupBy: SUPERVISOR_MONTH) {{ figures {{ meetingsHeld }} }}",
        8,
    ),
    "visits due": (
        'visitsDue(of: {under: $under}, asOf: "2024-05-05") { links { nodes { supervision { supervisor { key } } } } }',
        9,
    ),
    "workload": ('workload(under: $under, asOf: "2024-05-05") { nodes { links supervisor { name } } }', 10),
}


@pytest.mark.parametrize("name", COSTS)
async def test_a_question_costs_the_same_statements_for_a_commune_and_a_province(tiny: Loaded, name: str) -> None:
    query, most = COSTS[name]
    costs = []
    for code in ("49", "509", "20656"):
        root = (await ask(tiny.graph, ROOT.replace("49", code)))["organization"]["id"]
        recorder = Recorder(tiny.graph)
        await ask(recorder, f"query ($under: ID!) {{ {query} }}", {"under": root})
        costs.append(len(recorder.texts))
    assert max(costs) <= most
    assert max(costs) - min(costs) <= 1, "the path above is read where there is one"
