"""What the reference says of lineage: along merges and splits, forwards or backwards in time."""

from datetime import date
from typing import Any

from tests.reference.world import World, gid, iso

Found = tuple[str, str, str]  # (organization, event, the organization that it is right before or after)


def steps(world: World, one: str, *, back: bool) -> set[Found]:
    """The predecessors (`back`) or the successors that one event away."""
    here, there = ("RESULTING", "ORIGINAL") if back else ("ORIGINAL", "RESULTING")
    events = {event for event, end, _ in world.links(here) if end == one}
    return {(end, event, one) for event, end, _ in world.links(there) if event in events and end != one}


def transitive(
    world: World, one: str, *, back: bool, days: tuple[date, date] = (date.min, date.max)
) -> set[tuple[str, str]]:
    """(organization, event) of all that led to one or came of it; an earlier event cannot follow a later one."""
    found: set[tuple[str, str]] = set()
    first, last = days
    frontier = {(other, event) for other, event, _ in steps(world, one, back=back) if first < on(world, event) <= last}
    while frontier:
        found |= frontier
        further = {
            (other, event, before)
            for here, before in frontier
            for other, event, _ in steps(world, here, back=back)
            if other != one and first < on(world, event) <= last
        }
        frontier = {(other, event) for other, event, before in further if in_time(world, event, before, back=back)}
        frontier -= found
    return found


def in_time(world: World, event: str, before: str, *, back: bool) -> bool:
    this, that = on(world, event), on(world, before)
    return this <= that if back else this >= that


def on(world: World, event: str) -> date:
    day: date = world.nodes["ChangeEvent"][event]["on"]
    return day


def event_answer(world: World, event: str) -> dict[str, Any]:
    """An event with its originals as on the eve and its results as on the day, each side by id."""
    row = world.nodes["ChangeEvent"][event]
    originals = [end for start, end, _ in world.links("ORIGINAL") if start == event]
    results = [end for start, end, _ in world.links("RESULTING") if start == event]
    shown = {
        "id": gid("ChangeEvent", event),
        "kind": row["kind"],
        "on": iso(row["on"]),
        "decision": row["decision"],
        "originals": [named(world, one, world.eve(event)) for one in originals],
        "results": [named(world, one, row["on"]) for one in results],
    }
    return by_id(shown)


def named(world: World, one: str, day: date) -> dict[str, str]:
    profile = world.profile(one, day)
    return {"id": gid("Organization", one), "name": profile["name"], "level": profile["level"]}


def by_id(answer: dict[str, Any]) -> dict[str, Any]:
    """An event's answer with its two sides sorted by id."""

    def key(row: dict[str, Any]) -> str:
        return str(row["id"])

    sides = ("originals", "results")
    return {**answer, **{side: sorted(answer[side], key=key) for side in sides}}
