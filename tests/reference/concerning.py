"""What the reference says of cases: what was opened by a day, about whom, and how it stood."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from seeds.draft.rows import Properties
from tests.reference.filtering import between, within
from tests.reference.world import World, gid, iso

CONCERNING = {"CONCERNS": "Organization", "CONCERNS_MEMBER": "Member"}


def opened(world: World, day: date) -> list[str]:
    """By the day that they were opened on."""
    cases = world.nodes.get("Case", {})
    return sorted((one for one, p in cases.items() if p["openedOn"] <= day), key=lambda one: key_of(world, one))


def key_of(world: World, case: str) -> tuple[str, str]:
    return (world.nodes["Case"][case]["openedOn"].isoformat(), case)


def order_of(world: World, case: str, by: str) -> tuple[str, ...]:
    due = world.nodes["Case"][case]["dueOn"]
    return ("" if due is None else due.isoformat(), *key_of(world, case)) if by == "DUE_ON" else key_of(world, case)


def end_of(world: World, case: str, table: str) -> str:
    return next(end for start, end, _ in world.links(table) if start == case)


def concerned(world: World, case: str, table: str) -> list[str]:
    found = [end for start, end, _ in world.links(table) if start == case]
    return sorted(found, key=lambda one: world.nodes[CONCERNING[table]][one]["sortKey"])


def of(world: World, one: str, day: date) -> list[str]:
    """Those that concern an organization or a member."""
    own = {start for table in CONCERNING for start, end, _ in world.links(table) if end == one}
    return [case for case in opened(world, day) if case in own]


def under(world: World, organization: str, day: date) -> list[tuple[str, str]]:
    """(where, case) of everything that arose at or under an organization."""
    subtree = set(world.subtree(organization, day))
    placed = ((end_of(world, case, "ARISES_AT"), case) for case in opened(world, day))
    return [(at, case) for at, case in placed if at in subtree]


def closed(p: Properties, day: date) -> date | None:
    return p["closedOn"] if p["closedOn"] is not None and p["closedOn"] <= day else None


def days(p: Properties, day: date) -> int:
    return int(((closed(p, day) or day) - p["openedOn"]).days)


def answer(world: World, case: str, day: date) -> dict[str, Any]:
    p = world.nodes["Case"][case]
    is_closed = closed(p, day) is not None
    return {
        "id": gid("Case", case),
        **{name: p[name] for name in ("kind", "form", "years", "source", "decision", "summary")},
        **{name: iso(p[name]) for name in ("openedOn", "dueOn")},
        "closedOn": iso(closed(p, day)),
        **{name: p[name] if is_closed else None for name in ("outcome", "closingDecision")},
        "days": days(p, day),
        "organizations": [{"id": gid("Organization", one)} for one in concerned(world, case, "CONCERNS")],
        "members": [{"id": gid("Member", one)} for one in concerned(world, case, "CONCERNS_MEMBER")],
        "handledBy": {"id": gid("Organization", end_of(world, case, "HANDLED_BY"))},
        "at": {"id": gid("Organization", end_of(world, case, "ARISES_AT"))},
    }


Check = Callable[[World, str, Properties, date, Any], bool]
CHECKS: Mapping[str, Check] = {
    "kinds": lambda w, one, p, day, value: p["kind"] in value,
    "forms": lambda w, one, p, day, value: p["form"] in value,
    "sources": lambda w, one, p, day, value: p["source"] in value,
    "outcomes": lambda w, one, p, day, value: closed(p, day) is not None and p["outcome"] in value,
    "open": lambda w, one, p, day, value: (closed(p, day) is None) == value,
    "overdue": lambda w, one, p, day, value: (p["dueOn"] is not None and p["dueOn"] < (closed(p, day) or day)) == value,
    "ofMembers": lambda w, one, p, day, value: bool(concerned(w, one, "CONCERNS_MEMBER")) == value,
    "days": lambda w, one, p, day, value: between(value, days(p, day)),
    "openedOn": lambda w, one, p, day, value: within(value, p["openedOn"]),
    "dueOn": lambda w, one, p, day, value: within(value, p["dueOn"]),
    "closedOn": lambda w, one, p, day, value: within(value, closed(p, day)),
    "handledBy": lambda w, one, p, day, value: gid("Organization", end_of(w, one, "HANDLED_BY")) in value,
}


def fits(world: World, case: str, day: date, where: Mapping[str, Any] | None) -> bool:
    p = world.nodes["Case"][case]
    return all(CHECKS[name](world, case, p, day, value) for name, value in (where or {}).items() if value is not None)
