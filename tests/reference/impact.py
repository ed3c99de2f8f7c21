"""What breaks, from the rows: a second world is made in which it has happened, and the two are compared."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from seeds.draft.rows import LinkRow, Rows
from tests.reference.supervision import has_standing, link_id
from tests.reference.world import World, gid, holds

SECRETARIAL = {"EXECUTIVE_COMMITTEE", "CELL_COMMITTEE"}


@dataclass
class Expected:
    """Global ids; bodies as (organization, body, before, after, least)."""

    losing: set[str] = field(default_factory=set)
    ending: set[str] = field(default_factory=set)
    without_supervisor: set[str] = field(default_factory=set)
    without_secretary: set[str] = field(default_factory=set)
    without_parent: set[str] = field(default_factory=set)
    bodies: set[tuple[str, str, int, int, int]] = field(default_factory=set)
    members: int = 0


def changed(world: World, drop: Any, turn: Any = None) -> World:
    """The world without the links that `drop` names, the others as `turn` makes them, where it is given."""
    links = {
        table: [turn(table, row) if turn else row for row in rows if not drop(table, row)]
        for table, rows in world.rows.links.items()
    }
    return World(Rows(world.rows.nodes, links))


def of_member(world: World, member: str, day: date) -> Expected:
    after = changed(world, lambda table, row: table == "HOLDS" and row[0] == member and holds(row[2], day))
    expected = compared(world, after, day)
    for one in world.organizations(day):
        if world.secretary(one, day) is not None and after.secretary(one, day) is None:
            expected.without_secretary.add(gid("Organization", one))
        for body in {row[2]["body"] for row in world.links("HOLDS", day) if row[1] == one}:
            rule = rule_of(world, one, body, day)
            if rule is not None and seated(after, one, body, day) < rule["least"] <= seated(world, one, body, day):
                counts = (seated(world, one, body, day), seated(after, one, body, day), rule["least"])
                expected.bodies.add((gid("Organization", one), body, *counts))
    return expected


def of_organization(world: World, organization: str, day: date) -> Expected:
    above = world.parent(organization, day)

    def gone(table: str, row: LinkRow) -> bool:
        ends = {"PART_OF": row[0], "HOLDS": row[1], "MEMBER_OF": row[1], "SUPERVISES": row[1]}
        return ends.get(table) == organization or (table == "PART_OF" and row[1] == organization and above is None)

    def moved(table: str, row: LinkRow) -> LinkRow:
        under = table == "PART_OF" and row[1] == organization and holds(row[2], day)
        return (row[0], str(above), row[2]) if under else row

    expected = compared(world, changed(world, gone, moved), day, ended=organization)
    expected.without_parent = {gid("Organization", one) for one in world.children(organization, day)}
    expected.ending = {link_id(row) for row in world.links("SUPERVISES", day) if row[1] == organization}
    expected.members = world.own_members(organization, day)
    return expected


def compared(before: World, after: World, day: date, ended: str = "") -> Expected:
    """Links that have standing in the first world and not in the second, and who is left bare by that."""
    expected = Expected()
    links = [row for row in before.links("SUPERVISES", day) if row[1] != ended]
    having = [row for row in links if has_standing(before, row[0], row[1], day)]
    keeping = [row for row in having if has_standing(after, row[0], row[1], day)]
    expected.losing = {link_id(row) for row in having if row not in keeping}
    bare = {row[1] for row in having} - {row[1] for row in keeping}
    expected.without_supervisor = {gid("Organization", one) for one in bare}
    return expected


def seated(world: World, organization: str, body: str, day: date) -> int:
    seats = world.links("HOLDS", day)
    return len({member for member, end, p in seats if (end, p["body"]) == (organization, body)})


def rule_of(world: World, organization: str, body: str, day: date) -> dict[str, Any] | None:
    """The rule for the most members among those that apply; the strictest of equal ones."""
    members = world.own_members(organization, day, "OFFICIAL")
    applying = [
        rule
        for rule in (*world.nodes.get("SizeRule", {}).values(), *world.nodes.get("Norm", {}).values())
        if rule.get("kind", "BODY_SIZE") == "BODY_SIZE"
        and holds(rule, day)
        and rule["body"] == body
        and rule["membersFrom"] <= members
        and (rule["besides"] is None or seated(world, organization, rule["besides"], day))
    ]
    return max(applying, key=lambda rule: (rule["membersFrom"], rule["least"]), default=None)
