"""Lists of what stands under an organization: links of people, meetings, events; and where people live."""

from collections.abc import Callable, Mapping
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given

from seeds.draft.rows import LinkRow
from tests.conftest import Standing
from tests.contract import wheres
from tests.contract.drawing import draw, many, randoms
from tests.contract.wheres import Value, Where, drawn_where
from tests.reference import filtering, geography, people
from tests.reference.filtering import LinkCheck
from tests.reference.ordering import person_order
from tests.reference.world import World, gid, holds
from tests.support.asking import ask
from tests.support.paging import walk

pytestmark = pytest.mark.contract

LINKS = {
    "memberships": ("Membership", ("MEMBER_OF",), ("kind",)),
    "assignments": ("Assignment", ("HOLDS",), ("body", "role")),
    "supervisions": ("Supervision", ("SUPERVISES",), ()),
    "offices": ("Office", ("HOLDS_OFFICE_IN", "HOLDS_OFFICE_AT"), ("title",)),
}
"""The type, the tables, and what tells links of one day apart, by the root field."""
VALUES: Mapping[str, Mapping[str, Value]] = {
    "memberships": wheres.MEMBERSHIP,
    "assignments": {"bodies": wheres.some_of(*wheres.BODIES), "roles": wheres.some_of(*wheres.ROLES), **wheres.LASTING},
    "supervisions": {"duties": wheres.some_of("FOLLOW", "IN_CHARGE", "ATTEND"), **wheres.LASTING},
    "offices": {"kinds": wheres.some_of("VILLAGE_HEAD", "OTHER"), **wheres.LASTING},
    "meetings": {"kinds": wheres.some_of("REGULAR", "THEMATIC"), "heldOn": wheres.period, "visited": wheres.yes_or_no},
    "events": {"kinds": wheres.some_of("MERGE", "MOVE", "RENAME"), "on": wheres.period},
}


@many
@given(random=randoms)
async def test_links_under_an_organization(standing: Standing, random: Random) -> None:
    """All of them, once each, in order, with those that have ended where they are asked for."""
    world, day = draw(standing.forest, random)
    living = world.organizations(day)
    if not living:
        return
    under, field = random.choice(living), random.choice(sorted(LINKS))
    kind, tables, apart = LINKS[field]
    where, past = drawn_where(VALUES[field], world, day, random), random.random() < 0.5
    ends = ends_under(world, under, day, offices=field == "offices")
    by_since, descending = random.random() < 0.5, random.random() < 0.5
    rows = [
        (key_of(world, row, apart, by_since=by_since), people.link_id(table, row))
        for table in tables
        for row in world.links(table, day, past=past)
        if row[1] in ends and fits(world, field, table, row, where)
    ]
    list_field = f"{field}(under: $under, where: $where, orderBy: $order, includePast: $past, asOf: $on, PAGE)"
    declared = f"$under: ID!, $where: {kind}Where, $order: LinkOrder, $past: Boolean!, $on: Date!"
    order = {"field": "SINCE" if by_since else "NAME", "direction": "DESC" if descending else "ASC"}
    variables = {"under": gid("Organization", under), "where": where, "order": order, "past": past}
    found = await walk(standing.graph, list_field, declared, {**variables, "on": day.isoformat()}, first=3)
    assert found == [one for _, one in sorted(rows, reverse=descending)]


def ends_under(world: World, under: str, day: date, *, offices: bool) -> set[str]:
    """What links lead to: the organizations, and for civil posts the places that they cover, too."""
    subtree = set(world.subtree(under, day))
    return subtree | (geography.covered_under(world, under, day) if offices else set())


def key_of(world: World, row: LinkRow, apart: tuple[str, ...], *, by_since: bool) -> tuple[Any, ...]:
    person, end, p = row
    named = {**world.nodes.get("Person", {}), **world.nodes.get("Member", {})}[person]["name"]
    since = p["since"].isoformat()
    key = (*person_order(named), person, since, *(p[name] for name in apart), end)
    return (since, *key) if by_since else key


CHECKS: Mapping[str, Mapping[str, LinkCheck]] = {
    "memberships": filtering.MEMBERSHIP,
    "assignments": filtering.ASSIGNMENT,
    "supervisions": filtering.SUPERVISION,
    "offices": filtering.LASTING,
}


def fits(world: World, field: str, table: str, row: LinkRow, where: Where | None) -> bool:
    asked = dict(where or {})
    kinds = asked.pop("kinds", None) if field == "offices" else None
    said = kinds is None or people.office(world, table, row)["kind"] in kinds
    return said and filtering.link_fits(CHECKS[field], row[2], asked)


def meetings_under(world: World, under: str, day: date) -> list[str]:
    subtree = set(world.subtree(under, day))
    held = [start for start, end, _ in world.links("OF") if end in subtree]
    return [one for one in held if world.nodes["Meeting"][one]["heldOn"] <= day]


def visited(world: World, meeting: str) -> bool:
    return any(end == meeting and p["capacity"] == "SUPERVISOR" for _, end, p in world.links("ATTENDED"))


def events_under(world: World, under: str, day: date) -> list[str]:
    subtree = set(world.subtree(under, day))
    taken = [row for table in ("ORIGINAL", "RESULTING") for row in world.links(table)]
    return sorted({event for event, end, _ in taken if end in subtree})


Pool = Callable[[World, str, date], list[str]]
HAPPENED: Mapping[str, tuple[str, str, str, Pool]] = {
    "meetings": ("Meeting", "heldOn", "HELD_ON", meetings_under),
    "events": ("ChangeEvent", "on", "ON", events_under),
}


@given(random=randoms)
async def test_what_happened_under_an_organization(standing: Standing, random: Random) -> None:
    world, day = draw(standing.forest, random)
    living = world.organizations(day)
    if not living:
        return
    under, field = random.choice(living), random.choice(sorted(HAPPENED))
    label, dated, by, pool = HAPPENED[field]
    where, descending = drawn_where(VALUES[field], world, day, random), random.random() < 0.5
    asked = dict(where or {})
    came, kinds, period = asked.get("visited"), asked.get("kinds"), asked.get(dated)
    rows = [
        (world.nodes[label][one][dated].isoformat(), one)
        for one in pool(world, under, day)
        if (came is None or visited(world, one) == came)
        and (kinds is None or world.nodes[label][one]["kind"] in kinds)
        and (period is None or filtering.within(period, world.nodes[label][one][dated]))
    ]
    kind = label.removeprefix("Change")
    list_field = f"{field}(under: $under, where: $where, orderBy: {{field: {by}, direction: $way}}, asOf: $on, PAGE)"
    declared = f"$under: ID!, $where: {kind}Where, $way: Direction, $on: Date!"
    way = "DESC" if descending else random.choice(("ASC", None))
    variables = {"under": gid("Organization", under), "where": where, "way": way, "on": day.isoformat()}
    found = await walk(standing.graph, list_field, declared, variables, first=3)
    assert found == [gid(label, one) for _, one in sorted(rows, reverse=descending)]


@given(random=randoms)
async def test_where_members_live(standing: Standing, random: Random) -> None:
    """A home is of the day; residents of a place are those of what lies in it, too."""
    world, day = draw(standing.forest, random)
    places = sorted(geography.everywhere(world, day))
    if not places:
        return
    one = random.choice(places)
    where = drawn_where(wheres.MEMBER, world, day, random)
    inside = {one} | geography.everything_in(world, one, day)
    homes = {start: end for start, end, _ in world.links("LIVES_IN", day)}
    expected = [
        {"id": gid("Member", member), "home": {"id": gid("Place", homes[member])}}
        for member in sorted(homes, key=world.member_key)
        if homes[member] in inside and filtering.fits(filtering.MEMBER, world, member, day, where)
    ]
    query = """query ($id: ID!, $where: MemberWhere, $on: Date!) { place(by: { id: $id }, asOf: $on) {
      residents(where: $where, first: 100) { totalCount nodes { id: key home { id: key } } } } }"""
    found = (await ask(standing.graph, query, {"id": gid("Place", one), "where": where, "on": day.isoformat()}))[
        "place"
    ]
    assert found["residents"] == {"totalCount": len(expected), "nodes": expected}


@given(random=randoms)
async def test_organizations_that_have_ended_stand_where_they_last_were(standing: Standing, random: Random) -> None:
    world, day = draw(standing.forest, random)
    living = world.organizations(day)
    if not living:
        return
    under = random.choice([None, *living])
    where = drawn_where({"ended": wheres.period, "founded": wheres.period}, world, day, random)
    worlds = standing.forest.worlds if under is None else [world]
    rows = [
        (last_key(each, one, day), one)
        for each in worlds
        for one, row in each.nodes["Organization"].items()
        if row["since"] <= day
        and (under is None or under in last_path(each, one, day))
        and filtering.fits(filtering.ORGANIZATION, each, one, day, where)
    ]
    field = "organizations(under: $under, where: $where, includePast: true, asOf: $on, PAGE)"
    declared = "$under: ID, $where: OrganizationWhere, $on: Date!"
    variables = {"under": under and gid("Organization", under), "where": where, "on": day.isoformat()}
    found = await walk(standing.graph, field, declared, variables, first=5 if under else 150)
    assert found == [gid("Organization", one) for _, one in sorted(rows)]


def last_key(world: World, one: str, day: date) -> Any:
    return world.key(one, last_day(world, one, day))


def last_day(world: World, one: str, day: date) -> date:
    """The day itself, or the last one that it was there on."""
    row = world.nodes["Organization"][one]
    return day if holds(row, day) else date.fromordinal(row["until"].toordinal() - 1)


def last_path(world: World, one: str, day: date) -> list[str]:
    """Itself and what it is under: each as on the day, or where it was when it ended."""
    found = [one]
    while (above := world.parent(found[-1], last_day(world, found[-1], day))) is not None:
        found.append(above)
    return found
