"""What the reference says of stated figures: their list, and the newest one of an organization for a period."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from seeds.draft.rows import LinkRow, Properties
from tests.reference.filtering import within
from tests.reference.world import World, gid, iso

VALUES = ("indicator", "purpose", "numerator", "denominator", "decision")
DAYS = ("periodFrom", "periodTo", "statedOn")


def figures(world: World, organization: str, day: date) -> list[LinkRow]:
    """Those of an organization that had been stated by a day, by period."""
    found = [row for row in world.links("STATED") if row[0] == organization and row[2]["statedOn"] <= day]
    return sorted(found, key=order)


def figures_under(world: World, organization: str, day: date) -> list[LinkRow]:
    """Those of an organization and of all that is under it on a day, by period, then by what organizations are called
    last."""
    found = [row for one in world.subtree(organization, day) for row in figures(world, one, day)]
    return sorted(found, key=lambda row: (order(row)[:4], world.key(row[0], date.max), order(row)[4:]))


def order(row: LinkRow) -> tuple[Any, ...]:
    _, directive, p = row
    # a name that goes on stands before the shorter one, as a key has a bar behind each
    return (p["periodFrom"], p["periodTo"], p["indicator"] + "|", p["purpose"], p["statedOn"], directive)


def key(row: LinkRow) -> str:
    start, end, p = row
    return gid(
        "StatedFigure", "~".join((start, end, str(p["periodFrom"]), str(p["periodTo"]), p["indicator"], p["purpose"]))
    )


def shown(row: LinkRow) -> dict[str, Any]:
    start, end, p = row
    return {
        "id": key(row),
        "organization": {"id": gid("Organization", start)},
        "directive": {"id": gid("Directive", end)},
        **{name: p[name] for name in VALUES},
        **{name: iso(p[name]) for name in DAYS},
        "value": p["numerator"] if p["denominator"] is None else p["numerator"] / p["denominator"],
    }


def newest(world: World, organization: str, indicator: str, period: tuple[date, date], day: date) -> dict[str, LinkRow]:
    """The newest figure for a period, by purpose."""
    own = [
        row
        for row in figures(world, organization, day)
        if row[2]["indicator"] == indicator and (row[2]["periodFrom"], row[2]["periodTo"]) == period
    ]
    return {row[2]["purpose"]: row for row in sorted(own, key=lambda row: row[2]["statedOn"])}


CHECKS: Mapping[str, Callable[[str, Properties, Any], bool]] = {
    "indicators": lambda directive, p, value: p["indicator"] in value,
    "purposes": lambda directive, p, value: p["purpose"] in value,
    "directives": lambda directive, p, value: gid("Directive", directive) in value,
    "periodFrom": lambda directive, p, value: within(value, p["periodFrom"]),
    "statedOn": lambda directive, p, value: within(value, p["statedOn"]),
}


def fits(row: LinkRow, where: Mapping[str, Any] | None) -> bool:
    asked = {name: value for name, value in (where or {}).items() if value is not None}
    return all(CHECKS[name](row[1], row[2], value) for name, value in asked.items())
