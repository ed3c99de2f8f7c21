"""What the reference says of whole lists: filters, coverage, search, paths, comparisons."""

from collections import Counter, deque
from datetime import date
from typing import Any

from graph.naming import fold
from tests.reference.world import World, gid, holds


def named(folded: str, words: list[str]) -> bool:
    """Every word is the beginning of one of the name's words."""
    return all(any(part.startswith(word) for part in folded.split()) for word in words)


def organizations(
    world: World, day: date, *, under: str | None = None, levels: set[str] | None = None, text: str = ""
) -> list[str]:
    """Global ids by level, then code."""
    pool = world.organizations(day) if under is None else [one for one, _, _ in world.descendants(under, day)]
    kept = [
        one
        for one in pool
        if (levels is None or world.profile(one, day)["level"] in levels)
        and named(world.profile(one, day)["nameFold"], fold(text).split())
    ]
    return [gid("Organization", one) for one in sorted(kept, key=lambda one: world.key(one, day))]


def roots(world: World, day: date) -> list[str]:
    tops = [one for one in world.organizations(day) if world.parent(one, day) is None]
    return [gid("Organization", one) for one in sorted(tops, key=lambda one: world.key(one, day))]


def members(
    world: World, day: date, *, under: str | None = None, text: str = "", roles: set[str] | None = None
) -> list[str]:
    """Global ids by name; under an organization, those whose cell that counts is there."""
    words = fold(text).split()
    if under is None:
        pool = world.members(day)
    else:
        subtree = {under, *(one for one, _, _ in world.descendants(under, day))}
        pool = [start for start, end, p in world.links("MEMBER_OF", day) if end in subtree and p["kind"] == "OFFICIAL"]
    holders = {start for start, _, p in world.links("HOLDS", day) if roles is None or p["role"] in roles}
    kept = [
        one
        for one in pool
        if named(world.nodes["Member"][one]["nameFold"], words) and (roles is None or one in holders)
    ]
    return [gid("Member", one) for one in sorted(kept, key=world.member_key)]


def places(world: World, day: date, coverage: str) -> list[str]:
    """Villages without members, without a cell, or sharing one."""
    covers = [(start, end) for start, end, _ in world.links("COVERS", day)]
    homes = {end for _, end, _ in world.links("LIVES_IN", day)}
    shared = Counter(start for start, _ in covers)
    tests = {
        "NO_MEMBERS": lambda one: one not in homes,
        "NO_CELL": lambda one: all(end != one for _, end in covers),
        "JOINT_CELL": lambda one: any(end == one and shared[start] > 1 for start, end in covers),
    }
    kept = [
        one for one, row in world.nodes.get("Place", {}).items() if row["kind"] == "VILLAGE" and tests[coverage](one)
    ]
    return [gid("Place", one) for one in sorted(kept, key=lambda one: world.nodes["Place"][one]["sortKey"])]


def search(world: World, day: date, text: str, *, under: str | None = None) -> list[str]:
    """Global ids, best match first: the whole name, its beginning, a part of it, all words in any order."""
    words, phrase = fold(text).split(), " ".join(fold(text).split())
    found: list[tuple[int, int, str, str]] = []
    kinds: list[tuple[str, str, str, str]] = [
        *(
            (world.profile(one, day)["nameFold"], world.key(one, day), "Organization", one)
            for one in world.organizations(day)
        ),
        *((world.nodes["Member"][one]["nameFold"], world.member_key(one), "Member", one) for one in world.members(day)),
        *(
            (row["nameFold"], row["sortKey"], "Place", one)
            for one, row in world.nodes.get("Place", {}).items()
            if holds(row, day)
        ),
    ]
    inside = everything_in(world, day, under)
    for folded, key, type_name, one in kinds:
        if inside is not None and one not in inside:
            continue
        if named(folded, words):
            rank = 0 if folded == phrase else 1 if folded.startswith(phrase) else 2 if f" {phrase}" in folded else 3
            found.append((rank, ("Organization", "Member", "Place").index(type_name), key, gid(type_name, one)))
    return [identifier for *_, identifier in sorted(found)]


def everything_in(world: World, day: date, under: str | None) -> set[str] | None:
    """The organizations at and under one, their members by the cell that counts, and the places that they cover."""
    if under is None:
        return None
    subtree = {under, *(one for one, _, _ in world.descendants(under, day))}
    people = {start for start, end, p in world.links("MEMBER_OF", day) if end in subtree and p["kind"] == "OFFICIAL"}
    return subtree | people | {end for start, end, _ in world.links("COVERS", day) if start in subtree}


def distance(world: World, day: date, start: str, end: str) -> int | None:
    """Steps of the shortest way along hierarchy, memberships, seats and supervision; None where there is none."""
    edges: dict[str, set[str]] = {}
    for table in ("PART_OF", "MEMBER_OF", "HOLDS", "SUPERVISES"):
        for one, other, _ in world.links(table, day):
            edges.setdefault(one, set()).add(other)
            edges.setdefault(other, set()).add(one)
    steps, queue = {start: 0}, deque([start])
    while queue:
        one = queue.popleft()
        for other in edges.get(one, set()) - steps.keys():
            steps[other] = steps[one] + 1
            queue.append(other)
    return steps.get(end)


def comparison(world: World, under: str, since: date, until: date) -> Counter[str]:
    """How many organizations differ in each way; `under` lives on both days."""
    before = {under, *(one for one, _, _ in world.descendants(under, since))}
    after = {under, *(one for one, _, _ in world.descendants(under, until))}
    counts: Counter[str] = Counter()
    for one in before | after:
        row = world.nodes["Organization"][one]
        old, new = holds(row, since), holds(row, until)
        if old and new:
            counts["MOVED"] += world.parent(one, since) != world.parent(one, until)
            counts["RENAMED"] += world.profile(one, since)["name"] != world.profile(one, until)["name"]
            counts["LEVEL_CHANGED"] += world.profile(one, since)["level"] != world.profile(one, until)["level"]
        elif old:
            counts["MERGED_INTO" if took(world, one, row["until"], "MERGE", "ORIGINAL") else "ENDED"] += 1
        else:
            counts["SPLIT_FROM" if took(world, one, row["since"], "SPLIT", "RESULTING") else "APPEARED"] += 1
    return +counts


def took(world: World, one: str, day: date, kind: str, table: str) -> bool:
    """Whether an organization took part in an event of that kind on the very day that it began or ended."""
    events: dict[str, Any] = world.nodes.get("ChangeEvent", {})
    return any(
        end == one and events[event]["kind"] == kind and events[event]["on"] == day
        for event, end, _ in world.links(table)
    )
