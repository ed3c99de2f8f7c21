"""What the reference says of a hierarchy on two days: every difference with its two sides and its event."""

from datetime import date
from typing import Any

from tests.reference.lineage import transitive
from tests.reference.world import World, gid, holds

Difference = tuple[str, str]  # (kind, organization)


def differences(world: World, under: str, since: date, until: date) -> set[Difference]:
    """Between the tree under an organization and, later, the same or that of what it became."""
    found: set[Difference] = set()
    for one in tree(world, {under}, since) | tree(world, tops(world, under, since, until), until):
        row = world.nodes["Organization"][one]
        old, new = holds(row, since), holds(row, until)
        if old and new:
            found |= {(kind, one) for kind in changes(world, one, since, until)}
        elif old:
            found.add(("MERGED_INTO" if event_at(world, one, row["until"], "MERGE", "ORIGINAL") else "ENDED", one))
        else:
            found.add(("SPLIT_FROM" if event_at(world, one, row["since"], "SPLIT", "RESULTING") else "APPEARED", one))
    return found


def tops(world: World, under: str, since: date, until: date) -> set[str]:
    """The organization itself; where it is no more, all that it went into in between and that still lives."""
    if holds(world.nodes["Organization"][under], until):
        return {under}
    heirs = {one for one, _ in transitive(world, under, back=False, days=(since, until))}
    return {one for one in heirs if holds(world.nodes["Organization"][one], until)}


def tree(world: World, tops: set[str], day: date) -> set[str]:
    return {one for top in tops for one in world.subtree(top, day)}


def changes(world: World, one: str, since: date, until: date) -> set[str]:
    """How an organization that lives on both days is another one on the later."""
    before, after = world.profile(one, since), world.profile(one, until)
    differ = {
        "MOVED": world.parent(one, since) != world.parent(one, until),
        "RENAMED": before["name"] != after["name"],
        "LEVEL_CHANGED": before["level"] != after["level"],
    }
    return {kind for kind, changed in differ.items() if changed}


def event_at(world: World, one: str, day: date, kind: str, table: str) -> str | None:
    """The event of that kind by which an organization ended or began on that very day."""
    for event, end, _ in world.links(table):
        row = world.nodes["ChangeEvent"][event]
        if end == one and row["kind"] == kind and row["on"] == day:
            return event
    return None


def answer(world: World, difference: Difference, since: date, until: date) -> dict[str, Any]:
    """A difference as the service shows it, with the event that explains a merger or a split."""
    kind, one = difference
    row = world.nodes["Organization"][one]
    event = None
    if kind == "MERGED_INTO":
        event = event_at(world, one, row["until"], "MERGE", "ORIGINAL")
    if kind == "SPLIT_FROM":
        event = event_at(world, one, row["since"], "SPLIT", "RESULTING")
    return {
        "kind": kind,
        "before": side(world, one, since),
        "after": side(world, one, until),
        "event": None if event is None else {"id": gid("ChangeEvent", event)},
        "heirs": [] if holds(row, until) else heirs(world, one, since, until),
    }


def heirs(world: World, one: str, since: date, until: date) -> list[dict[str, Any]]:
    """What it went into in between, as far as that lives on the later day, by its name then."""
    found = transitive(world, one, back=False, days=(since, until))
    return [
        {
            "organization": {"id": gid("Organization", other), "name": world.profile(other, until)["name"]},
            "event": {"id": gid("ChangeEvent", event)},
        }
        for other, event in sorted(found, key=lambda pair: (gid("Organization", pair[0]), gid("ChangeEvent", pair[1])))
        if holds(world.nodes["Organization"][other], until)
    ]


def side(world: World, one: str, day: date) -> dict[str, Any] | None:
    if not holds(world.nodes["Organization"][one], day):
        return None
    profile, parent = world.profile(one, day), world.parent(one, day)
    return {
        "id": gid("Organization", one),
        "name": profile["name"],
        "level": profile["level"],
        "parent": None if parent is None else {"id": gid("Organization", parent)},
    }
