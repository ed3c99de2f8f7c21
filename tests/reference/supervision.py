"""Standing of supervision links from the rows, in plain loops. Shares no code with the resolvers."""

from datetime import date, timedelta
from typing import Any

from seeds.draft.rows import LinkRow
from tests.reference.world import World, gid, holds, iso

COMMITTEES = ("STANDING_LEADERSHIP", "STANDING_BOARD", "EXECUTIVE_COMMITTEE", "CELL_COMMITTEE")


def links_on(world: World, day: date, *, past: bool = False) -> list[LinkRow]:
    return list(world.links("SUPERVISES", day, past=past))


def link_id(link: LinkRow) -> str:
    return gid("Supervision", f"{link[0]}~{link[1]}~{link[2]['since']}")


def committee_seats(world: World, member: str, day: date) -> list[LinkRow]:
    """Seats in committees that have begun by the day, held or ended."""
    begun = world.links("HOLDS", day, past=True)
    return [row for row in begun if row[0] == member and row[2]["body"] in COMMITTEES]


def is_own(world: World, member: str, organization: str, day: date) -> bool:
    cell = world.cell(member, day)
    return cell is not None and organization in {cell, *world.ancestors(cell, day)}


def reason(world: World, member: str, organization: str, day: date) -> tuple[str, list[LinkRow]]:
    """The reason, and the seats that it speaks of."""
    if is_own(world, member, organization, day):
        return "OWN_ORGANIZATION", []
    seats = committee_seats(world, member, day)
    held = [row for row in seats if holds(row[2], day)]
    above = [row for row in held if row[1] in world.ancestors(organization, day)]
    if above:
        return "SEAT_ABOVE", above
    eve = timedelta(days=-1)
    lost = [
        row
        for row in seats
        if row[2]["until"] <= day and row[1] in world.ancestors(organization, row[2]["until"] + eve)
    ]
    if lost:
        last = max(row[2]["until"] for row in lost)
        return "SEAT_ENDED", [row for row in lost if row[2]["until"] == last]
    return ("SEAT_NOT_ABOVE", held) if held else ("NO_SEAT", [])


def has_standing(world: World, member: str, organization: str, day: date) -> bool:
    return reason(world, member, organization, day)[0] == "SEAT_ABOVE"


def through(world: World, organization: str, seats: list[LinkRow], day: date) -> str | None:
    """The nearest organization above that one of the seats is in."""
    nearest = [one for one in reversed(world.ancestors(organization, day)) if one in {row[1] for row in seats}]
    return nearest[0] if nearest else None


def standing_answer(world: World, link: LinkRow, day: date) -> dict[str, Any]:
    """The standing as GraphQL shows it, its seats by id."""
    member, organization, _ = link
    why, seats = reason(world, member, organization, day)
    above = through(world, organization, seats, day) if why == "SEAT_ABOVE" else None
    shown = [
        {
            "id": gid("Assignment", f"{member}~{end}~{p['since']}~{p['body']}~{p['role']}"),
            "until": iso(p["until"]),
            "organization": {"id": gid("Organization", end)},
        }
        for _, end, p in seats
    ]
    return {
        "holds": why == "SEAT_ABOVE",
        "reason": why,
        "through": None if above is None else {"id": gid("Organization", above)},
        "seats": sorted(shown, key=lambda seat: seat["id"]),
    }
