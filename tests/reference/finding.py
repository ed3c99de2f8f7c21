"""What the reference says of a search: which names match, and in which order they come."""

from dataclasses import dataclass
from datetime import date

from graph.model.keys import fold
from tests.reference.geography import covered_under, everywhere
from tests.reference.ordering import Order
from tests.reference.world import World, gid

KINDS = ("ORGANIZATION", "MEMBER", "PLACE")
TYPES = {"ORGANIZATION": "Organization", "MEMBER": "Member", "PLACE": "Place"}


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """A match in its order: the better the name fits, then organizations, members, places, each in their own order."""

    rank: int
    kind: int
    key: Order
    id: str


def matches(world: World, day: date, text: str, kinds: list[str], under: str | None) -> list[Match]:
    found = [
        Match(rank, KINDS.index(kind), key, gid(TYPES[kind], one))
        for kind in kinds
        for one, name, key in named(world, day, kind, under)
        if (rank := rank_of(fold(name), fold(text))) is not None
    ]
    return sorted(found)


def rank_of(name: str, text: str) -> int | None:
    """0 the whole name, 1 the very words side by side, 2 the last one begun, 3 all of them anywhere; None: no match."""
    if name == text:
        return 0
    if f" {text} " in f" {name} ":
        return 1
    if f" {text}" in f" {name}":
        return 2
    return 3 if all(any(part.startswith(word) for part in name.split()) for word in text.split()) else None


def named(world: World, day: date, kind: str, under: str | None) -> list[tuple[str, str, Order]]:
    """(id, name, order) of everything of a kind on the day; under an organization: it and all that is its."""
    if kind == "MEMBER":
        rows = world.nodes.get("Member", {})
        people = world.members(day) if under is None else members_under(world, under, day)
        return [(one, rows[one]["name"], world.member_key(one)) for one in people]
    if kind == "PLACE":
        places = world.nodes.get("Place", {})
        chosen = everywhere(world, day) if under is None else covered_under(world, under, day)
        return [(one, places[one]["name"], world.place_key(one)) for one in chosen]
    organizations = world.organizations(day) if under is None else world.subtree(under, day)
    return [(one, world.profile(one, day)["name"], world.key(one, day)) for one in organizations]


def members_under(world: World, under: str, day: date) -> list[str]:
    """Those whose cell that counts is the organization or under it."""
    cells = set(world.subtree(under, day))
    return [one for one in world.members(day) if world.cell(one, day) in cells]
