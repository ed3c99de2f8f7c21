"""Members, their dated links and other people: the service against the reference."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import given

from seeds.draft.rows import LinkRow
from tests.conftest import Standing
from tests.contract import wheres
from tests.contract.drawing import draw, many, maybe, randoms
from tests.contract.wheres import drawn_where
from tests.reference import filtering, people
from tests.reference.world import World, gid, iso, viewed
from tests.support.asking import ask
from tests.support.paging import walk

pytestmark = pytest.mark.contract

ROLES = ("SECRETARY", "DEPUTY_SECRETARY", "COMMITTEE_MEMBER", "HEAD", "MEMBER")
LIST = "members(under: $under, where: $where, orderBy: $order, asOf: $on, PAGE)"
DECLARED = "$under: ID, $where: MemberWhere, $order: MemberOrder, $on: Date!"
OFFICE_KINDS = ("VILLAGE_HEAD", "COMMITTEE_CHAIR", "OTHER")


@many
@given(random=randoms)
async def test_lists_of_members_are_filtered_ordered_and_paged(standing: Standing, random: Random) -> None:
    world, day = draw(standing.forest, random)
    under = random.choice([None, *world.organizations(day)])
    where = drawn_where(wheres.MEMBER, world, day, random)
    field, descending = random.choice(("NAME", "NAME", "BIRTH_DATE", "ADMITTED_ON")), random.random() < 0.4
    worlds = standing.forest.worlds if under is None else [world]
    kept = [
        (key_of(each, one, field), one)
        for each in worlds
        for one in each.members(day)
        if (under is None or is_under(each, one, under, day))
        and filtering.fits(filtering.MEMBER, each, one, day, where)
    ]
    order = {"field": field, "direction": "DESC" if descending else "ASC"}
    variables = {"under": under and gid("Organization", under), "where": where, "order": order, "on": day.isoformat()}
    found = await walk(standing.graph, LIST, DECLARED, variables, first=3 if under is not None else 60)
    assert found == [gid("Member", one) for _, one in sorted(kept, reverse=descending)]


def key_of(world: World, one: str, field: str) -> tuple[object, ...]:
    """Those without the day come first; of equal ones, the name decides."""
    named = {"BIRTH_DATE": "birthDate", "ADMITTED_ON": "admittedOn"}
    day = world.nodes["Member"][one][named[field]] if field in named else None
    return (iso(day) or "", world.member_key(one))


def is_under(world: World, member: str, under: str, day: date) -> bool:
    cell = world.cell(member, day)
    return cell is not None and under in {cell, *world.ancestors(cell, day)}


MEMBER = """
query ($id: ID!, $on: Date!, $past: Boolean!, $kinds: [OfficeKind!]) { member(id: $id, asOf: $on) {
  name standing circumstance birthDate cardNumber admittedOn officialOn cell { id: key }
  memberships(includePast: $past) {
    id: key kind standing circumstance endReason since until member { id: key } organization { id: key } }
  assignments(includePast: $past) { id: key body role decision since until member { id: key } organization { id: key } }
  supervisions(includePast: $past) {
    id: key duties decision visitsPerYear since until supervisor { id: key } organization { id: key } }
  offices(where: {kinds: $kinds}, includePast: $past) {
    id: key kind title since until holder { id: key } place { id: key } organization { id: key } }
} }
"""


@many
@given(random=randoms)
async def test_a_member_and_every_link_of_it(standing: Standing, random: Random) -> None:
    world, day = draw(standing.forest, random)
    if not world.nodes.get("Member"):
        return
    one, past = random.choice(list(world.nodes["Member"])), random.random() < 0.5
    kinds = maybe(random, OFFICE_KINDS)
    variables = {"id": gid("Member", one), "on": day.isoformat(), "past": past, "kinds": kinds}
    found = (await ask(standing.graph, MEMBER, variables))["member"]
    if one not in world.members(day):
        assert found is None
        return
    row, cell = world.nodes["Member"][one], world.cell(one, day)
    assert [found[name] for name in ("name", "cardNumber")] == [row["name"], row["cardNumber"]]
    assert [found[name] for name in ("birthDate", "admittedOn")] == [iso(row["birthDate"]), iso(row["admittedOn"])]
    assert found["standing"] == people.standing(world, one, day)
    assert found["officialOn"] == (iso(row["officialOn"]) if found["standing"] == "OFFICIAL" else None)
    assert found["cell"] == (None if cell is None else {"id": gid("Organization", cell)})
    assert {found["circumstance"]} == (people.circumstances(world, one, day) or {None})
    for field, table, shown in (
        ("memberships", "MEMBER_OF", people.membership),
        ("assignments", "HOLDS", people.assignment),
        ("supervisions", "SUPERVISES", people.supervision),
    ):
        expected = [shown(link) for link in world.links(table, day, past=past) if link[0] == one]
        assert by_id(found[field]) == by_id(expected)
        assert in_time(found[field])
    assert by_id(found["offices"]) == people.offices(world, day, of=one, end=0, past=past, kinds=kinds)


LINKS = """
query ($id: ID!, $on: Date!, $kinds: [MembershipKind!], $bodies: [Body!], $roles: [Role!], $past: Boolean!,
  $offices: [OfficeKind!]) { organization(by: { id: $id }, asOf: $on) {
    offices(where: {kinds: $offices}, includePast: $past) {
      id: key kind title since until holder { id: key } place { id: key } organization { id: key } }
    memberships(where: {kinds: $kinds}, includePast: $past, first: 100) { totalCount nodes { id: key } }
    assignments(where: {bodies: $bodies, roles: $roles}, includePast: $past) {
      id: key body role decision since until member { id: key } organization { id: key } }
    supervisions(includePast: $past) {
      id: key duties decision visitsPerYear since until supervisor { id: key } organization { id: key } }
    supervisionChain { organization { id: key name } supervisions(includePast: $past) { id: key } }
  } }
"""


@many
@given(random=randoms)
async def test_the_people_of_an_organization(standing: Standing, random: Random) -> None:
    world, day = draw(standing.forest, random)
    living = world.organizations(day)
    if not living:
        return
    one, past = random.choice(living), random.random() < 0.5
    kinds, roles = maybe(random, ("OFFICIAL", "TEMPORARY", "RESIDENCE")), maybe(random, ROLES)
    bodies = maybe(random, ("EXECUTIVE_COMMITTEE", "STANDING_BOARD", "CELL_COMMITTEE", "INSPECTION_COMMISSION"))
    variables = {"id": gid("Organization", one), "on": day.isoformat(), "past": past}
    offices = maybe(random, OFFICE_KINDS)
    variables |= {"kinds": kinds, "bodies": bodies, "roles": roles, "offices": offices}
    found = (await ask(standing.graph, LINKS, variables))["organization"]
    wanted = kinds or ("OFFICIAL", "TEMPORARY", "RESIDENCE")
    memberships = people.memberships(world, one, day, wanted, past=past)
    assert found["memberships"] == {"totalCount": len(memberships), "nodes": [{"id": key} for key in memberships]}
    seats = [
        people.assignment(row)
        for row in world.links("HOLDS", day, past=past)
        if row[1] == one and (bodies is None or row[2]["body"] in bodies) and (roles is None or row[2]["role"] in roles)
    ]
    assert by_id(found["assignments"]) == by_id(seats)
    assert highest_first(found["assignments"])
    assert by_id(found["offices"]) == people.offices(world, day, of=one, end=1, past=past, kinds=offices)
    supervisions = [people.supervision(row) for row in world.links("SUPERVISES", day, past=past) if row[1] == one]
    assert by_id(found["supervisions"]) == by_id(supervisions)
    assert found["supervisionChain"] == [
        {
            "organization": {"id": gid("Organization", above), "name": world.profile(above, day)["name"]},
            "supervisions": [{"id": link} for link in world.supervisions(day, of=above, end=1, past=past)],
        }
        for above in [*world.ancestors(one, day), one]
    ]


def highest_first(seats: list[dict[str, Any]]) -> bool:
    """In each body, the secretary before the deputy, and so on down."""
    bodies = {seat["body"] for seat in seats}
    ranks = [[people.RANKS.index(seat["role"]) for seat in seats if seat["body"] == body] for body in bodies]
    return all(one <= other for ranked in ranks for one, other in pairwise(ranked))


TABLES = ("MEMBER_OF", "HOLDS", "SUPERVISES", "HOLDS_OFFICE_IN", "HOLDS_OFFICE_AT")
NODE = """
query ($id: ID!) { node(id: $id) { __typename id: key
  ... on Membership { kind standing circumstance endReason since until member { id: key } organization { id: key } }
  ... on Assignment { body role decision since until member { id: key } organization { id: key } }
  ... on Supervision { duties decision visitsPerYear since until supervisor { id: key } organization { id: key } }
  ... on Office { officeKind: kind title since until holder { id: key } place { id: key } officeOf:
  organization { id: key } }
} }
"""


@many
@given(random=randoms)
async def test_a_link_is_found_by_its_id_from_its_first_day_on(standing: Standing, random: Random) -> None:
    world, day = draw(standing.forest, random)
    rows = [(table, row) for table in TABLES for row in world.links(table)]
    if not rows:
        return
    table, row = random.choice(rows)
    since: date = row[2]["since"]
    day = random.choice((day, since, since - timedelta(days=1)))
    expected = shown(world, table, row)
    found = (await ask(standing.graph, NODE, {"id": viewed(expected["id"], day)}))["node"]
    if day < since:
        assert found is None
        return
    if "officeOf" in found:
        found["organization"], found["kind"] = found.pop("officeOf"), found.pop("officeKind")
    assert {name: value for name, value in found.items() if name != "__typename"} == expected


def shown(world: World, table: str, row: LinkRow) -> dict[str, Any]:
    if table == "MEMBER_OF":
        return people.membership(row)
    if table == "HOLDS":
        return people.assignment(row)
    return people.supervision(row) if table == "SUPERVISES" else people.office(world, table, row)


@many
@given(random=randoms)
async def test_the_meetings_of_a_period_that_were_held_by_the_day(standing: Standing, random: Random) -> None:
    world, day = draw(standing.forest, random)
    living = world.organizations(day)
    if not living:
        return
    one = random.choice(living)
    since = random.choice((None, *(row["heldOn"] for row in world.nodes.get("Meeting", {}).values())))
    until = random.choice((None, (since or day) + timedelta(days=random.choice((1, 400)))))
    query = """query ($id: ID!, $on: Date!, $from: Date, $to: Date) { organization(by: { id: $id }, asOf: $on) {
      meetings(where: {heldOn: {from: $from, to: $to}}, first: 100) { totalCount nodes {
        id: key heldOn kind expected present excused organization { id: key }
        points level sheet { id: key } marks { criterion points }
        attendances { member { id: key } capacity onBehalfOf { id: key } } } } } }"""
    variables = {"id": gid("Organization", one), "on": day.isoformat(), "from": iso(since), "to": iso(until)}
    found = (await ask(standing.graph, query, variables))["organization"]["meetings"]
    expected = people.meetings(world, one, day, since, until)
    assert found == {"totalCount": len(expected), "nodes": expected}


@many
@given(random=randoms)
async def test_holders_of_civil_posts_who_are_no_members(standing: Standing, random: Random) -> None:
    world, day = draw(standing.forest, random)
    if not world.nodes.get("Person"):
        return
    one = random.choice(list(world.nodes["Person"]))
    query = """query ($id: ID!) { node(id: $id) { __typename ... on NonMember { id: key name
      offices(includePast: true) { id: key kind title since until holder { id: key } place { id: key }
      organization { id: key } } } } }"""
    found = (await ask(standing.graph, query, {"id": gid("NonMember", one, str(day))}))["node"]
    assert by_id(found["offices"]) == people.offices(world, day, of=one, end=0, past=True)
    assert (found["__typename"], found["name"]) == ("NonMember", world.nodes["Person"][one]["name"])


def by_id(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: str(row["id"]))


def in_time(rows: list[dict[str, Any]]) -> bool:
    return all(one["since"] <= other["since"] for one, other in pairwise(rows))
