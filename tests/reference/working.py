"""What the reference says of directives, their tasks, and where organizations and members stand with these."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from seeds.draft.rows import LinkRow, Properties
from tests.reference.filtering import within
from tests.reference.world import OPEN, World, gid, holds, iso

WORKERS = {"WORKS_ON": "Organization", "MEMBER_WORKS_ON": "Member"}
Report = tuple[str, LinkRow]
"""A report by its table."""


def directives(world: World, day: date, *, past: bool) -> list[str]:
    found = world.nodes.get("Directive", {})
    shown = [one for one, p in found.items() if p["since"] <= day and (past or holds(p, day))]
    return sorted(shown, key=lambda one: issued(world, one))


def issued(world: World, directive: str) -> tuple[str, str]:
    return (world.nodes["Directive"][directive]["issuedOn"].isoformat(), directive)


def end_of(world: World, table: str, start: str) -> str | None:
    return next((end for one, end, _ in world.links(table) if one == start), None)


def tasks(world: World, directive: str) -> list[str]:
    own = [start for start, end, _ in world.links("TASK_OF") if end == directive]
    return sorted(own, key=lambda one: world.nodes["Task"][one]["position"])


def named(table: str, key: str | None) -> dict[str, str] | None:
    return None if key is None else {"id": gid(table, key)}


def directive_shown(world: World, one: str, day: date) -> dict[str, Any]:
    p = world.nodes["Directive"][one]
    begun = set(directives(world, day, past=True))
    to = [(issued(world, end), said["kind"], end) for start, end, said in world.links("REFERS_TO") if start == one]
    by = [(issued(world, start), said["kind"], start) for start, end, said in world.links("REFERS_TO") if end == one]
    return {
        "id": gid("Directive", one),
        **{name: p[name] for name in ("symbol", "kind", "title")},
        **{name: iso(p[name]) for name in ("issuedOn", "since", "until")},
        "issuer": named("Organization", end_of(world, "ISSUED_BY", one)),
        "references": [referring(kind, end) for _, kind, end in sorted(to) if end in begun],
        "referredBy": [referring(kind, start) for _, kind, start in sorted(by) if start in begun],
        "tasks": [task_shown(world, task) for task in tasks(world, one)],
    }


def referring(kind: str, directive: str) -> dict[str, Any]:
    return {"kind": kind, "directive": named("Directive", directive)}


def task_shown(world: World, one: str) -> dict[str, Any]:
    parts = [start for start, end, _ in world.links("PART_OF_TASK") if end == one]
    return {
        "id": gid("Task", one),
        **{name: world.nodes["Task"][one][name] for name in ("number", "name")},
        "directive": named("Directive", end_of(world, "TASK_OF", one)),
        "partOf": named("Task", end_of(world, "PART_OF_TASK", one)),
        "tasks": [named("Task", part) for part in sorted(parts, key=lambda one: world.nodes["Task"][one]["position"])],
    }


def reports(world: World, day: date, *, past: bool, of: str | None = None, task: str | None = None) -> list[Report]:
    """Those of somebody, or on a task."""
    found = [(table, row) for table in WORKERS for row in world.links(table, day, past=past)]
    return [one for one in found if of in {None, one[1][0]} and task in {None, one[1][1]}]


def under(world: World, organization: str, day: date, *, past: bool = False) -> list[Report]:
    subtree = set(world.subtree(organization, day))
    return [one for one in reports(world, day, past=past) if one[0] == "WORKS_ON" and one[1][0] in subtree]


def report_id(report: Report) -> str:
    _, (start, end, p) = report
    return gid("TaskReport", f"{start}~{end}~{p['since']}")


def by_task(world: World, report: Report) -> tuple[Any, ...]:
    _, (_, task, p) = report
    directive = end_of(world, "TASK_OF", task)
    assert directive is not None
    return (*issued(world, directive), world.nodes["Task"][task]["position"], p["since"])


def report_shown(report: Report) -> dict[str, Any]:
    table, (start, end, p) = report
    return {
        "id": report_id(report),
        "organization": named("Organization", start) if table == "WORKS_ON" else None,
        "member": None if table == "WORKS_ON" else named("Member", start),
        "task": named("Task", end),
        **{name: p[name] for name in ("state", "note", "decision")},
        **{name: iso(p[name]) for name in ("since", "until")},
    }


Check = Callable[[World, Report, Properties, Any], bool]
CHECKS: Mapping[str, Check] = {
    "states": lambda w, one, p, value: p["state"] in value,
    "tasks": lambda w, one, p, value: gid("Task", one[1][1]) in value,
    "directives": lambda w, one, p, value: gid("Directive", end_of(w, "TASK_OF", one[1][1]) or "") in value,
    "ofMembers": lambda w, one, p, value: (one[0] == "MEMBER_WORKS_ON") == value,
    "since": lambda w, one, p, value: within(value, p["since"]),
    "until": lambda w, one, p, value: within(value, None if p["until"] == OPEN else p["until"]),
}


def fits(world: World, report: Report, where: Mapping[str, Any] | None) -> bool:
    p = report[1][2]
    return all(CHECKS[name](world, report, p, value) for name, value in (where or {}).items() if value is not None)


def directive_fits(world: World, one: str, where: Mapping[str, Any] | None) -> bool:
    p, asked = (
        world.nodes["Directive"][one],
        {name: value for name, value in (where or {}).items() if value is not None},
    )
    referred = {gid("Directive", end) for start, end, _ in world.links("REFERS_TO") if start == one}
    return (
        ("kinds" not in asked or p["kind"] in asked["kinds"])
        and ("symbols" not in asked or p["symbol"] in asked["symbols"])
        and ("issuedOn" not in asked or within(asked["issuedOn"], p["issuedOn"]))
        and ("refersTo" not in asked or bool(referred & set(asked["refersTo"])))
    )
