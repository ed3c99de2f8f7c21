"""What the reference says of planned meetings: what an organization plans on a day, and whether it was held."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from seeds.draft.rows import LinkRow
from tests.reference.filtering import within
from tests.reference.world import World, gid, holds, iso


def planned(world: World, organization: str, day: date) -> list[LinkRow]:
    """The meetings that an organization plans on a day, by the day that they are planned for."""
    found = [row for row in world.links("PLANS") if row[0] == organization and holds(row[2], day)]
    return sorted(found, key=lambda row: (row[2]["plannedFor"], row[2]["kind"], row[1]))


def is_held(world: World, row: LinkRow, day: date) -> bool:
    """Whether a meeting of that kind was held on that day, as far as that has come."""
    own = (world.nodes["Meeting"][meeting] for meeting, at, _ in world.links("OF") if at == row[0])
    found = {(one["kind"], one["heldOn"]) for one in own}
    return row[2]["plannedFor"] <= day and (row[2]["kind"], row[2]["plannedFor"]) in found


def shown(world: World, row: LinkRow, day: date) -> dict[str, Any]:
    start, end, p = row
    held = is_held(world, row, day)
    return {
        "id": gid("PlannedMeeting", end),
        "organization": {"id": gid("Organization", start)},
        "kind": p["kind"],
        "plannedFor": iso(p["plannedFor"]),
        "note": p["note"],
        "plannedOn": iso(world.nodes["PlannedMeeting"][end]["plannedOn"]),
        "held": held,
        "overdue": p["plannedFor"] < day and not held,
    }


CHECKS: Mapping[str, Callable[[World, LinkRow, date, Any], bool]] = {
    "kinds": lambda world, row, day, value: row[2]["kind"] in value,
    "plannedFor": lambda world, row, day, value: within(value, row[2]["plannedFor"]),
    "held": lambda world, row, day, value: is_held(world, row, day) == value,
}


def fits(world: World, row: LinkRow, day: date, where: Mapping[str, Any] | None) -> bool:
    asked = {name: value for name, value in (where or {}).items() if value is not None}
    return all(CHECKS[name](world, row, day, value) for name, value in asked.items())
