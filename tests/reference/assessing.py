"""What the reference says of assessments: who was judged how, as far as it was decided by a day."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from seeds.draft.rows import LinkRow
from tests.reference.world import World, gid, holds, iso

TABLES = {"ASSESSED": "Organization", "MEMBER_ASSESSED": "Member"}
Judged = tuple[str, LinkRow]
"""A table, and a row of it."""


def decided(world: World, day: date) -> list[Judged]:
    return [(table, row) for table in TABLES for row in world.links(table) if row[2]["decidedOn"] <= day]


def of(world: World, one: str, day: date) -> list[Judged]:
    """Those of an organization or a member, by period, kind, body and place."""
    own = [judged for judged in decided(world, day) if judged[1][0] == one]
    return sorted(own, key=lambda judged: (*told_apart(judged[1][2]), judged[1][1]))


def told_apart(p: Mapping[str, Any]) -> tuple[str, ...]:
    return (str(iso(p["periodFrom"])), str(iso(p["periodTo"])), p["kind"], p["body"])


def under(world: World, organization: str, day: date) -> list[tuple[str, Judged]]:
    """Those of everything under an organization: an organization's are its own, a member's those of the cell."""
    subtree = set(world.subtree(organization, day))
    placed = [((row[0] if table == "ASSESSED" else row[1]), (table, row)) for table, row in decided(world, day)]
    return [(whose, judged) for whose, judged in placed if whose in subtree]


def identifier(row: LinkRow) -> str:
    subject, at, p = row
    return gid("Assessment", "~".join((subject, at, *told_apart(p))))


def answer(judged: Judged) -> dict[str, Any]:
    table, (subject, at, p) = judged
    names = ("kind", "level", "points", "comparableGroup", "decision")
    return {
        "id": identifier(judged[1]),
        **{name: p[name] for name in names},
        **{name: iso(p[name]) for name in ("periodFrom", "periodTo", "decidedOn")},
        "sheet": None if p["sheet"] is None else {"id": gid("Sheet", p["sheet"])},
        "marks": [{"criterion": text.split("=")[0], "points": float(text.split("=")[1])} for text in p["marks"] or ()],
        "body": None if p["body"] == "NONE" else p["body"],
        "organization": {"id": gid("Organization", subject)} if table == "ASSESSED" else None,
        "member": {"id": gid("Member", subject)} if table == "MEMBER_ASSESSED" else None,
        "at": {"id": gid("Organization", at)},
    }


def judged_so(world: World, one: str, day: date, wanted: Mapping[str, Any]) -> bool:
    """Whether it was judged so as such in each of some years, or where none is named, for any period."""
    kind, levels, years = wanted.get("kind") or "CLASSIFICATION", wanted.get("levels"), wanted.get("years")
    found = [
        p
        for _, (_, _, p) in of(world, one, day)
        if p["kind"] == kind and p["body"] == "NONE" and (levels is None or p["level"] in levels)
    ]
    if years is None:
        return bool(found)
    whole = {p["periodFrom"].year for p in found if p["periodTo"] == date(p["periodFrom"].year + 1, 1, 1)}
    return set(years) <= whole


def sheets(world: World, day: date) -> list[dict[str, Any]]:
    """Those that hold on a day, by kind and first day."""
    held = [row for row in world.nodes.get("Sheet", {}).values() if holds(row, day)]
    setters = {start: end for start, end, _ in world.links("SHEET_SET_BY")}
    return [
        {
            "id": gid("Sheet", row["id"]),
            **{name: row[name] for name in ("kind", "name", "regulation")},
            "since": iso(row["since"]),
            "until": iso(row["until"]),
            "setBy": {"id": gid("Organization", setters[row["id"]])} if row["id"] in setters else None,
            "criteria": [criterion(text) for text in row["criteria"]],
            "levels": [threshold(row["kind"], *text.split("|")) for text in row["levels"]],
        }
        for row in sorted(held, key=lambda row: (row["kind"], row["since"], row["id"]))
    ]


def threshold(kind: str, level: str, least: str) -> dict[str, Any]:
    of_meeting = kind == "MEETINGS"
    names = {"level": None if of_meeting else level, "meetingLevel": level if of_meeting else None}
    return {**names, "least": float(least)}


def criterion(text: str) -> dict[str, Any]:
    code, most, *name = text.split("|")
    return {"code": code, "most": float(most), "name": "|".join(name)}
