"""What the reference says of the days on which something changes under an organization, and of lives."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from seeds.draft.rows import Properties
from tests.reference.world import OPEN, World, gid, holds, iso

ENDS = {
    "HIERARCHY": ("PART_OF", 0),
    "NAMES": ("HAS_PROFILE", 0),
    "PLACES": ("COVERS", 0),
    "MEMBERSHIPS": ("MEMBER_OF", 1),
    "ASSIGNMENTS": ("HOLDS", 1),
    "SUPERVISIONS": ("SUPERVISES", 1),
    "OFFICES": ("HOLDS_OFFICE_AT", 1),
}
"""The links of each kind, and at which end of them the organization is."""
KINDS = ("ASSIGNMENTS", "HIERARCHY", "MEMBERSHIPS", "NAMES", "OFFICES", "ORGANIZATIONS", "PLACES", "SUPERVISIONS")
USUAL = ("HIERARCHY", "NAMES", "ORGANIZATIONS")
ONE_DAY = timedelta(days=1)


def facts(world: World, kind: str) -> Iterable[tuple[str, Properties]]:
    """(organization, days) of all facts of a kind."""
    if kind == "ORGANIZATIONS":
        return [(one, row) for one, row in world.nodes["Organization"].items()]
    table, end = ENDS[kind]
    return [(row[1] if end else row[0], row[2]) for row in world.links(table)]


def timeline(world: World, under: str, kinds: Iterable[str], since: date, until: date) -> list[dict[str, Any]]:
    """Day by day: what begins or ends of what is under the organization then, or was on the day before."""
    found = {kind: list(facts(world, kind)) for kind in kinds}
    happened = [(event, row["on"]) for event, row in world.nodes.get("ChangeEvent", {}).items()]
    turns = {p[name] for rows in found.values() for _, p in rows for name in ("since", "until")}
    days = sorted(day for day in turns | {on for _, on in happened} if since <= day < until and day != OPEN)
    return [row for day in days if (row := day_of(world, under, found, happened, day)) is not None]


def day_of(
    world: World,
    under: str,
    found: dict[str, list[tuple[str, Properties]]],
    happened: list[tuple[str, date]],
    day: date,
) -> dict[str, Any] | None:
    inside = {*world.subtree(under, day), *world.subtree(under, day - ONE_DAY)}
    counts = []
    for kind in sorted(found):
        began = sum(one in inside and p["since"] == day for one, p in found[kind])
        ended = sum(one in inside and p["until"] == day for one, p in found[kind])
        if began + ended:
            counts.append({"kind": kind, "began": began, "ended": ended})
    ends = [*world.links("ORIGINAL"), *world.links("RESULTING")]
    events = sorted(event for event, on in happened if on == day and {o for e, o, _ in ends if e == event} & inside)
    if not counts and not events:
        return None
    return {"on": day.isoformat(), "counts": counts, "events": [{"id": gid("ChangeEvent", one)} for one in events]}


def clock(world: World) -> dict[str, Any]:
    """The first and the last day on which the hierarchy changes."""
    rows = [p for kind in USUAL for _, p in facts(world, kind)]
    turns = [p["since"] if p["until"] == OPEN else p["until"] for p in rows]
    first = min((p["since"] for p in rows), default=None)
    return {"firstDay": iso(first), "lastDay": iso(max(turns, default=None))}


def life(world: World, organization: str, today: date) -> dict[str, Any]:
    """When an organization is there, and how it is on the nearest of its days."""
    row = world.nodes["Organization"][organization]
    last = row["until"] - ONE_DAY
    day = max(row["since"], min(today, last))
    assert holds(row, day)
    parent = world.parent(organization, day)
    return {
        "key": gid("Organization", organization),
        "from": iso(row["since"]),
        "until": iso(row["until"]),
        "shown": {
            "id": gid("Organization", organization, "" if day == today else str(day)),
            "name": world.profile(organization, day)["name"],
            "parent": None if parent is None else {"key": gid("Organization", parent)},
        },
        "beganBy": event_of(world, organization, row["since"], "RESULTING", {"ESTABLISH", "MERGE", "SPLIT"}),
        "endedBy": event_of(world, organization, row["until"], "ORIGINAL", {"DISSOLVE", "MERGE", "SPLIT"}),
    }


def event_of(world: World, organization: str, day: date, table: str, kinds: set[str]) -> dict[str, str] | None:
    """The event of that day by which it began or ended: the first of several."""
    taken = {event for event, end, _ in world.links(table) if end == organization}
    rows = world.nodes.get("ChangeEvent", {})
    found = sorted(event for event in taken if rows[event]["on"] == day and rows[event]["kind"] in kinds)
    return {"key": gid("ChangeEvent", found[0])} if found else None
