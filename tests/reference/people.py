"""What the reference says of people's links: memberships, seats, offices, supervision, meetings."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from seeds.draft.rows import LinkRow
from tests.reference.world import World, gid, holds, iso

RANKS = ("SECRETARY", "HEAD", "DEPUTY_SECRETARY", "DEPUTY_HEAD", "STANDING_MEMBER", "COMMITTEE_MEMBER", "MEMBER")


def link_id(table: str, row: LinkRow) -> str:
    """The global id of a link: its ends, its first day, and what tells it apart."""
    start, end, p = row
    names = {
        "MEMBER_OF": ("Membership", ("kind",)),
        "HOLDS": ("Assignment", ("body", "role")),
        "SUPERVISES": ("Supervision", ()),
        "GRANTED": ("Grant", ("role",)),
        "HOLDS_OFFICE_IN": ("Office", ("title",)),
        "HOLDS_OFFICE_AT": ("Office", ("title",)),
    }
    type_name, parts = names[table]
    return gid(type_name, "~".join([start, end, iso(p["since"]) or "", *(p[part] for part in parts)]))


def membership(row: LinkRow) -> dict[str, Any]:
    member, cell, p = row
    return {
        "id": link_id("MEMBER_OF", row),
        "member": {"id": gid("Member", member)},
        "organization": {"id": gid("Organization", cell)},
        **{name: p[name] for name in ("kind", "standing", "circumstance", "endReason")},
        **dates(p),
    }


def assignment(row: LinkRow) -> dict[str, Any]:
    member, organization, p = row
    return {
        "id": link_id("HOLDS", row),
        "member": {"id": gid("Member", member)},
        "organization": {"id": gid("Organization", organization)},
        **{name: p[name] for name in ("body", "role", "decision")},
        **dates(p),
    }


def supervision(row: LinkRow) -> dict[str, Any]:
    member, organization, p = row
    return {
        "id": link_id("SUPERVISES", row),
        "supervisor": {"id": gid("Member", member)},
        "organization": {"id": gid("Organization", organization)},
        **{name: p[name] for name in ("duties", "decision", "visitsPerYear")},
        **dates(p),
    }


def office(world: World, table: str, row: LinkRow) -> dict[str, Any]:
    person, end, p = row
    in_place = table == "HOLDS_OFFICE_IN"
    return {
        "id": link_id(table, row),
        "holder": {"id": gid("Member" if person in world.nodes.get("Member", {}) else "NonMember", person)},
        "kind": p.get("kind") or ("VILLAGE_HEAD" if p["title"] == "Trưởng thôn" else "OTHER"),
        "title": p["title"],
        "place": {"id": gid("Place", end)} if in_place else None,
        "organization": None if in_place else {"id": gid("Organization", end)},
        **dates(p),
    }


def dates(p: dict[str, Any]) -> dict[str, str | None]:
    return {"since": iso(p["since"]), "until": iso(p["until"])}


def memberships(world: World, one: str, day: date, kinds: Collection[str], *, past: bool) -> list[str]:
    """Ids of an organization's memberships, by the members' names."""
    rows = [row for row in world.links("MEMBER_OF", day, past=past) if row[1] == one and row[2]["kind"] in kinds]
    rows.sort(key=lambda row: (world.member_key(row[0]), row[2]["since"], row[2]["kind"]))
    return [link_id("MEMBER_OF", row) for row in rows]


def offices(
    world: World, day: date, *, of: str, end: int, past: bool = False, kinds: Collection[str] | None = None
) -> list[dict[str, Any]]:
    """The offices of a person (end 0), in a place or at an organization (1), by id."""
    found = [
        office(world, table, row)
        for table in ("HOLDS_OFFICE_IN", "HOLDS_OFFICE_AT")
        for row in world.links(table, day, past=past)
        if row[end] == of
    ]
    return sorted((row for row in found if kinds is None or row["kind"] in kinds), key=lambda row: str(row["id"]))


def office_kinds(world: World, member: str, day: date) -> set[str]:
    return {row["kind"] for row in offices(world, day, of=member, end=0)}


def standing(world: World, member: str, day: date) -> str:
    """Official from the day that the probation ended, whatever cell the member is in."""
    official: date | None = world.nodes["Member"][member]["officialOn"]
    return "OFFICIAL" if official is not None and official <= day else "PROBATIONARY"


def circumstances(world: World, member: str, day: date) -> set[str | None]:
    """That of the membership that counts, as a set of one or none."""
    links = world.links("MEMBER_OF", day)
    return {p["circumstance"] for start, _, p in links if start == member and p["kind"] == "OFFICIAL"}


def roles(world: World, member: str, day: date) -> set[str]:
    return {p["role"] for start, _, p in world.links("HOLDS", day) if start == member}


def meetings(world: World, one: str, day: date, since: date | None, until: date | None) -> list[dict[str, Any]]:
    """The meetings of an organization in a period, as far as they were held by the day."""
    mine = [world.nodes["Meeting"][start] for start, end, _ in world.links("OF") if end == one]
    held = [row for row in mine if row["heldOn"] <= day]
    kept = [
        row for row in held if (since is None or row["heldOn"] >= since) and (until is None or row["heldOn"] < until)
    ]
    return [meeting(world, row["id"]) for row in sorted(kept, key=lambda row: (row["heldOn"], row["id"]))]


def meeting_level(world: World, row: Mapping[str, Any]) -> str | None:
    """The best level that the points allow by the sheet; one of which the sheet says no number is always allowed."""
    sheet = world.nodes.get("Sheet", {}).get(row.get("sheet"))
    if sheet is None or row.get("points") is None or not sheet["levels"]:
        return None
    least = {text.split("|")[0]: float(text.split("|")[1]) for text in sheet["levels"]}
    return next((one for one in ("GOOD", "FAIR", "AVERAGE", "POOR") if row["points"] >= least.get(one, 0)), None)


def meeting(world: World, key: str) -> dict[str, Any]:
    row = world.nodes["Meeting"][key]
    came = [(start, p) for start, end, p in world.links("ATTENDED") if end == key]
    return {
        "id": gid("Meeting", key),
        "heldOn": iso(row["heldOn"]),
        **{name: row[name] for name in ("kind", "expected", "present", "excused")},
        "points": row.get("points"),
        "level": meeting_level(world, row),
        "sheet": None if row.get("sheet") is None else {"id": gid("Sheet", row["sheet"])},
        "marks": [
            {"criterion": text.split("=")[0], "points": float(text.split("=")[1])} for text in row.get("marks") or ()
        ],
        "organization": {"id": next(gid("Organization", end) for start, end, _ in world.links("OF") if start == key)},
        "attendances": [
            {
                "member": {"id": gid("Member", start)},
                "capacity": p["capacity"],
                "onBehalfOf": None if p["onBehalfOf"] is None else {"id": gid("Member", p["onBehalfOf"])},
            }
            for start, p in sorted(came, key=lambda pair: world.member_key(pair[0]))
        ],
    }


def living(world: World, label: str, day: date) -> list[str]:
    return [one for one, row in world.nodes.get(label, {}).items() if holds(row, day)]
