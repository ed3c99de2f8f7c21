"""Attendance: figures of links, of groups and in all, by both trees, against a day-by-day reference."""

from collections import Counter
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given

from seeds.draft.rows import LinkRow
from tests.conftest import Standing
from tests.contract.drawing import draw, plenty, randoms
from tests.reference import attendance as reference
from tests.reference.attendance import Days, Piece, days_of
from tests.reference.supervision import link_id
from tests.reference.world import World, gid, holds, viewed
from tests.support.asking import answer_of, ask
from tests.worlds.forest import Forest, turning_days

pytestmark = pytest.mark.contract

FIGURES = "meetingsHeld visitsPossible attended byStandIn required shortfall surplus rate longestGapDays lastVisit"
LINKS = f"""
query ($ids: [ID!]!, $from: Date!, $to: Date!) {{ nodes(ids: $ids) {{
  ... on Supervision {{ attendance(from: $from, to: $to) {{ {FIGURES} }} }} }} }}
"""
REPORT = f"""
query ($of: SupervisionsOf!, $from: Date!, $to: Date!, $by: AttendanceGroupBy!, $up: RollUp!, $on: Date!) {{
  attendance(of: $of, from: $from, to: $to, groupBy: $by, rollUp: $up, asOf: $on) {{
    from to groupBy rollUp figures {{ {FIGURES} }}
    groups(first: 1000) {{ totalCount nodes {{
      supervisor {{ id: key }} organization {{ id: key name }} child {{ id: key }} month figures {{ {FIGURES} }}
      months {{ month figures {{ {FIGURES} }} }} }} }} months {{ month figures {{ {FIGURES} }} }} }} }}
"""


def period(world: World, random: Random) -> tuple[date, date]:
    """Some months that begin beside a day on which something happens."""
    since = random.choice(turning_days(world)) + timedelta(days=random.choice((-1, 0, 1, -40)))
    return since, since + timedelta(days=random.choice((1, 45, 200, 500)))


@plenty
@given(random=randoms)
async def test_the_attendance_of_every_link_is_what_the_days_say(standing: Standing, random: Random) -> None:
    world, day = draw(standing.forest, random)
    since, until = period(world, random)
    links = list(world.links("SUPERVISES", day, past=True))[:100]
    variables = {"ids": [viewed(link_id(link), day) for link in links], "from": str(since), "to": str(until)}
    found = await ask(standing.graph, LINKS, variables)
    days = Days(world)
    for link, node in zip(links, found["nodes"], strict=True):
        counted = days_of(link, since, until)
        pieces = [reference.piece(days, link, counted)] if counted else []
        assert node["attendance"] == reference.figures(world, pieces)


def counted_links(
    world: World, days: Days, bounds: tuple[date, date], *, under: str | None, member: str | None, on: date, now: bool
) -> list[Piece]:
    """The links that a report takes in, with the days that count."""
    pieces: list[Piece] = []
    for link in world.links("SUPERVISES"):
        counted = days_of(link, *bounds)
        if member is not None and link[0] != member:
            continue
        if under is not None and now and shown(world, days, link, under, on, now=True) is None:
            continue
        if under is not None and not now:
            counted = [day for day in counted if under in days.path(link[1], day)]
        if counted:
            pieces.append(reference.piece(days, link, counted))
    return pieces


def shown(world: World, days: Days, link: LinkRow, under: str | None, on: date, *, now: bool) -> str | None:
    """The organization that a link is shown under; None where AS_NOW does not find it."""
    if not now:
        return link[1]
    leaves = reference.leaves(world, link[1], on)
    if under is None:
        living = [one for one in leaves if world.nodes["Organization"][one]["since"] <= on]
        return living[0] if living else link[1]
    inside = [one for one in leaves if holds(world.nodes["Organization"][one], on) and under in days.path(one, on)]
    return inside[0] if inside else None


def children_of(
    world: World, whole: Piece, under: str, shown_in: dict[str, str], on: date, *, now: bool
) -> list[tuple[str, Piece]]:
    """The piece by the child of `under` that its organization was at or under on each day, or, `now`, is."""
    link, counted, _ = whole
    days = Days(world)

    def child(day: date) -> str:
        path = days.path(shown_in[link[1]] if now else link[1], on if now else day)
        place = path.index(under)
        return path[max(place - 1, 0)]

    def asked(until: date) -> int | None:
        return reference.asked(days, link, [day for day in counted if day < until])

    runs: list[tuple[str, list[date]]] = []
    for day in counted:
        one = child(day)
        if runs and runs[-1][0] == one:
            runs[-1][1].append(day)
        else:
            runs.append((one, [day]))
    found: list[tuple[str, Piece]] = []
    for one, own in runs:
        so_far, before = asked(own[-1] + timedelta(days=1)), asked(own[0]) or 0
        found.append((one, (link, own, None if so_far is None else so_far - before)))
    return found


def groups(
    world: World, pieces: list[Piece], by: str, shown_in: dict[str, str], under: str | None, on: date, *, now: bool
) -> dict[Any, list[Piece]]:
    """The pieces by (supervisor, organization, child, month), as far as these tell the groups apart."""
    found: dict[Any, list[Piece]] = {}
    days = Days(world)
    for whole in pieces:
        link = whole[0]
        if by == "CHILD":
            assert under is not None
            for child, part in children_of(world, whole, under, shown_in, on, now=now):
                found.setdefault((None, None, gid("Organization", child), None), []).append(part)
            continue
        member = gid("Member", link[0]) if by.startswith("SUPERVISOR") else None
        organization = gid("Organization", shown_in[link[1]]) if by == "ORGANIZATION" else None
        parts = reference.month_pieces(days, whole) if by.endswith("MONTH") else {None: whole}
        for month, part in parts.items():
            found.setdefault((member, organization, None, month), []).append(part)
    return found


@plenty
@given(random=randoms)
async def test_a_report_adds_up_what_the_days_say(standing: Standing, random: Random) -> None:
    world, on = draw(standing.forest, random)
    bounds, now = period(world, random), random.random() < 0.5
    by = random.choice(("SUPERVISOR", "ORGANIZATION", "CHILD", "MONTH", "SUPERVISOR_MONTH"))
    under = random.choice((world.organizations(on) if now else lived_in(world, *bounds)) or [None])
    member = None
    members = list(world.nodes.get("Member", {}))
    if under is None or (members and random.random() < 0.3):
        if not members:
            return
        under, member = None, random.choice(members)
        by = "SUPERVISOR" if by == "CHILD" else by
    days = Days(world)
    pieces = counted_links(world, days, bounds, under=under, member=member, on=on, now=now)
    shown_in = {whole[0][1]: shown(world, days, whole[0], under, on, now=now) or "" for whole in pieces}
    expected = groups(world, pieces, by, shown_in, under, on, now=now)
    variables = {
        "of": {"under": gid("Organization", under)} if under else {"supervisor": gid("Member", str(member))},
        "from": str(bounds[0]),
        "to": str(bounds[1]),
        "by": by,
        "up": "AS_NOW" if now else "AS_WAS",
        "on": str(on),
    }
    found = (await ask(standing.graph, REPORT, variables))["attendance"]
    assert found["figures"] == reference.figures(world, pieces)
    nodes = found["groups"]["nodes"]
    assert found["groups"]["totalCount"] == len(nodes)
    assert {key_of(node): node["figures"] for node in nodes} == {
        key: reference.figures(world, parts) for key, parts in expected.items()
    }
    if by in {"SUPERVISOR", "ORGANIZATION"}:
        for node in nodes:
            assert node["months"] == months_of(world, expected[key_of(node)])
        assert found["months"] == months_of(world, pieces)
    for row in (found, *nodes):
        for figure in ("visitsPossible", "attended", "byStandIn"):
            assert sum(month["figures"][figure] for month in row["months"]) == row["figures"][figure]
    shortfalls = [node["figures"]["shortfall"] for node in nodes]
    assert shortfalls == sorted(shortfalls, reverse=True)
    whole = ["visitsPossible", "attended", "byStandIn"]
    whole += ["meetingsHeld"] if by in {"ORGANIZATION", "MONTH"} else []
    whole += ["shortfall", "surplus"] if by in {"ORGANIZATION", "SUPERVISOR"} else []
    for field in whole:
        assert found["figures"][field] == sum(node["figures"][field] for node in nodes)
    figures = found["figures"]
    assert figures["attended"] == (figures["required"] or 0) - figures["shortfall"] + figures["surplus"]
    assert (found["figures"]["required"] or 0) == sum(node["figures"]["required"] or 0 for node in nodes)


def months_of(world: World, pieces: list[Piece]) -> list[dict[str, Any]]:
    """The row of a table: the figures of each month in which anything counts."""
    days = Days(world)
    found: dict[str, list[Piece]] = {}
    for whole in pieces:
        for month, part in reference.month_pieces(days, whole).items():
            found.setdefault(month, []).append(part)
    return [{"month": month, "figures": reference.figures(world, parts)} for month, parts in sorted(found.items())]


def key_of(node: dict[str, Any]) -> tuple[str | None, ...]:
    return (
        node["supervisor"] and node["supervisor"]["id"],
        node["organization"] and node["organization"]["id"],
        node["child"] and node["child"]["id"],
        node["month"],
    )


def lived_in(world: World, since: date, until: date) -> list[str]:
    return [one for one, row in world.nodes["Organization"].items() if row["since"] < until and since < row["until"]]


def test_every_case_of_attendance_occurs_in_the_forest(planted: Forest) -> None:
    """Handovers, visits on the first and last day and beside them, stand-ins, guests, merged organizations, no rule."""
    seen: Counter[str] = Counter()
    for world in planted.worlds:
        days = Days(world)
        for link in world.links("SUPERVISES"):
            seen.update(cases(world, days, link))
    wanted = {
        "visit", "stand-in", "both", "guest", "first day", "day before", "last day", "day after", "handover", "merged",
        "moved", "decision", "rule", "no rule", "rule changes",
    }  # fmt: skip
    assert wanted <= seen.keys(), wanted - seen.keys()
    assert min(seen[case] for case in wanted) >= 5, seen


def cases(world: World, days: Days, link: LinkRow) -> set[str]:
    """What occurs about a link."""
    member, organization, p = link
    found = set[str]()
    came = list(world.links("ATTENDED"))
    for meeting, end, _ in world.links("OF"):
        if end != organization:
            continue
        day = world.nodes["Meeting"][meeting]["heldOn"]
        own = {q["capacity"] for who, where, q in came if where == meeting and who == member}
        stood = any(where == meeting and q["onBehalfOf"] == member for _, where, q in came)
        found |= {"visit"} if "SUPERVISOR" in own and holds(p, day) else set()
        found |= {"guest"} if "GUEST" in own else set()
        found |= {"stand-in"} if stood else set()
        found |= {"both"} if stood and "SUPERVISOR" in own else set()
        beside = {"first day": p["since"], "day after": p["until"]}
        beside |= {"day before": p["since"] - timedelta(days=1)}
        beside |= {"last day": p["until"] - timedelta(days=1)} if p["until"] < date(9999, 1, 1) else {}
        found |= {name for name, edge in beside.items() if edge == day and "SUPERVISOR" in own}
    others = [row for row in world.links("SUPERVISES") if row[1] == organization and row[0] != member]
    found |= {"handover"} if any(row[2]["since"] == p["until"] for row in others) else set()
    found |= {"merged"} if world.successors(organization) and not holds(p, date(2026, 1, 1)) else set()
    found |= {"moved"} if len([1 for start, _, _ in world.links("PART_OF") if start == organization]) > 1 else set()
    rates = {days.rate(link, day) for day in days_of(link, date(2020, 1, 1), date(2026, 1, 1))[::30]}
    found |= {"decision"} if p["visitsPerYear"] is not None else {"no rule" if rates == {None} else "rule"}
    return found | ({"rule changes"} if len(rates) > 1 else set())


TWO_PERIODS = f"""query ($under: ID!, $on: Date!) {{
  first: attendance(of: {{ under: $under }}, from: "2020-01-01", to: "2022-01-01", asOf: $on) {{ ...Report }}
  second: attendance(of: {{ under: $under }}, from: "2022-01-01", to: "2024-01-01", asOf: $on) {{ ...Report }}
  organization(by: {{ id: $under }}, asOf: $on) {{ children(first: 100) {{ nodes {{ supervisions(includePast: true) {{
    first: attendance(from: "2020-01-01", to: "2022-01-01") {{ {FIGURES} }}
    second: attendance(from: "2022-01-01", to: "2024-01-01") {{ {FIGURES} }} }} }} }} }}
}}
fragment Report on AttendanceReport {{
  figures {{ {FIGURES} }}
  groups(first: 1000) {{ nodes {{ figures {{ {FIGURES} }} months {{ month figures {{ attended }} }} }} }} }}
"""


async def test_of_two_periods_in_one_question_each_has_its_own_figures(standing: Standing) -> None:
    told = 0
    for world in standing.forest.worlds[:12]:
        day = turning_days(world)[-1]
        for top in world.organizations(day)[:1]:
            variables = {"under": gid("Organization", top), "on": str(day)}
            planned = await answer_of(standing.graph, TWO_PERIODS, variables)
            referred = await answer_of(standing.graph, TWO_PERIODS, variables, by_reference=True)
            assert planned.data is not None
            assert (planned.data, planned.errors) == (referred.data, referred.errors)
            told += planned.data["first"] != planned.data["second"]
    assert told
