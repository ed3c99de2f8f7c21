"""What a proposal of supervisors rests on, read for a whole subtree at once: ten statements, whatever its size.

Whether somebody has standing is `standing`'s to say and nobody else's.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from execution.view import View
from graph.cypher.fetch import Fetching
from graph.reads.suggestion import (
    Around,
    Person,
    find_ends,
    list_around,
    list_covered,
    list_current_links,
    list_people,
    list_seated,
)
from graph.reads.trees import list_tree
from graph.records.organizations import ITSELF_AND_ANCESTORS
from resolvers.supervision.standing import (
    BODIES,
    Supervisor,
    Tree,
    has_standing,
    read_supervisors,
    read_tree,
    seats_above,
)


class Places:
    """Where organizations and people are, and how near that is to each other."""

    def __init__(self, covered: Iterable[tuple[str, str]], around: Iterable[Around], tree: Tree) -> None:
        self.tree = tree
        self.covered: defaultdict[str, list[str]] = defaultdict(list)
        for organization, place in sorted(covered):
            self.covered[organization].append(place)
        rows = list(around)
        self.names = {place.id: place.name for place in rows}
        self.around = {place.id: place.around for place in rows}
        self.chains: dict[str, tuple[str, ...]] = {}

    def of_organization(self, organization: str) -> tuple[str, ...]:
        """The places that it covers; where it covers none, those of the nearest organization above that does."""
        for one in (organization, *self.tree.above(organization)):
            if one in self.covered:
                return tuple(self.covered[one])
        return ()

    def of_person(self, person: Person, supervisor: Supervisor) -> tuple[str, ...]:
        """The home; where it is not known, the places of the cell that counts."""
        if person.home is not None:
            return (person.home,)
        return () if supervisor.cell is None else self.of_organization(supervisor.cell)

    def chain(self, place: str) -> tuple[str, ...]:
        """The place and all that it lies in, smallest first."""
        if place not in self.chains:
            above = self.around.get(place)
            self.chains[place] = (place,) if above is None else (place, *self.chain(above))
        return self.chains[place]

    def holding(self, places: Sequence[str]) -> frozenset[str]:
        """The places and all that they lie in."""
        return frozenset(around for place in places for around in self.chain(place))

    def nearest_shared(self, here: Sequence[str], holding: frozenset[str]) -> tuple[int, str | None]:
        """How many steps up from `here` one of the places that hold somebody is, and which; if none is, None."""
        found = [
            (steps, around) for place in here for steps, around in enumerate(self.chain(place)) if around in holding
        ]
        return min(found) if found else (max((len(self.chain(place)) for place in here), default=0), None)


@dataclass(frozen=True)
class Situation:
    """Everything about the organizations in question (`targets`, in their order) and who could follow them.

    `ends` holds the days on which organizations end, as far as they are known.
    """

    view: View
    tree: Tree
    names: Mapping[str, str]
    keys: Mapping[str, str]
    targets: tuple[str, ...]
    supervisors: Mapping[str, Supervisor]
    people: Mapping[str, Person]
    links: Mapping[str, tuple[str, ...]]
    places: Places
    ends: Mapping[str, str]

    @cached_property
    def candidates(self) -> tuple[str, ...]:
        """Everybody who sits above one of the targets, in the order of people."""
        return tuple(sorted(self.people, key=lambda one: self.people[one].key))

    @cached_property
    def valid(self) -> Mapping[str, tuple[str, ...]]:
        """For each target the supervisors of its links that have standing; targets without one are left out."""
        found = {
            target: tuple(one for one in self.links.get(target, ()) if self.has_standing(one, target))
            for target in self.targets
        }
        return {target: supervisors for target, supervisors in found.items() if supervisors}

    def has_standing(self, member: str, organization: str) -> bool:
        """Who isn't among the candidates sits nowhere above."""
        return member in self.supervisors and has_standing(self.supervisors[member], organization, self.tree)

    def known_end(self, member: str, organization: str) -> str | None:
        """The first known day on which one of the two ends, the last of the seats that give the standing does, or a
        link between the two begins that is recorded already."""
        person = self.people[member]
        ends = [person.until, self.ends.get(organization), *(day for one, day in person.later if one == organization)]
        seats = [seat.until for seat in seats_above(self.supervisors[member], organization, self.tree)]
        if None not in seats:
            ends.append(max(until for until in seats if until is not None))
        return min((end for end in ends if end is not None), default=None)


async def read_situation(backend: Fetching, under: str, levels: Iterable[str], view: View) -> Situation:
    """The organizations of the levels at or under one, those that coverage counts, and who could follow them."""
    rows, [path] = await asyncio.gather(
        list_tree(backend.reads, [under], view), backend.pages(ITSELF_AND_ANCESTORS, [under], view, {})
    )
    above = [values for _, values in path]
    parents = {one.id: one.parent for one in rows if one.parent is not None}
    parents |= {low["id"]: high["id"] for high, low in pairwise(above)}
    wanted = set(levels)
    targets = tuple(one.id for one in sorted(rows, key=lambda one: one.key) if one.level in wanted)
    names = {one.id: one.name for one in rows} | {values["id"]: values["name"] for values in above}
    supervisors, people, links = await read_people(backend, targets, Tree(parents), view)
    tree = await with_cells(backend, parents, supervisors.values(), view)
    places, ends = await asyncio.gather(
        read_places(backend, targets, supervisors, people, tree, view),
        find_ends(backend.reads, targets),
    )
    keys = {one.id: one.key for one in rows}
    return Situation(view, tree, names, keys, targets, supervisors, people, links, places, ends)


async def with_cells(
    backend: Fetching, parents: Mapping[str, str], supervisors: Iterable[Supervisor], view: View
) -> Tree:
    """The tree with the paths of those cells that lie outside of it: where a supervisor is depends on them."""
    outside = {one.cell for one in supervisors if one.cell is not None and one.cell not in parents}
    return Tree({**parents, **(await read_tree(backend, outside, view)).parents})


People = tuple[Mapping[str, Supervisor], Mapping[str, Person], Mapping[str, tuple[str, ...]]]


async def read_people(backend: Fetching, targets: Sequence[str], tree: Tree, view: View) -> People:
    """Who sits above the targets, what they follow, and who follows the targets."""
    above = sorted(await asyncio.to_thread(all_above, tree, targets))
    seated, linked = await asyncio.gather(
        list_seated(backend.reads, above, view, BODIES),
        list_current_links(backend.reads, targets, view),
    )
    supervisors, people = await asyncio.gather(
        read_supervisors(backend, seated, view), list_people(backend.reads, seated, view)
    )
    links: defaultdict[str, list[str]] = defaultdict(list)
    for organization, member in sorted(linked):
        links[organization].append(member)
    known = {person.id: person for person in people}
    return supervisors, known, {organization: tuple(members) for organization, members in links.items()}


def all_above(tree: Tree, organizations: Iterable[str]) -> set[str]:
    return {one for organization in organizations for one in tree.above(organization)}


async def read_places(
    backend: Fetching,
    targets: Sequence[str],
    supervisors: Mapping[str, Supervisor],
    people: Mapping[str, Person],
    tree: Tree,
    view: View,
) -> Places:
    cells = {one.cell for one in supervisors.values() if one.cell is not None}
    organizations = {*targets, *cells} | await asyncio.to_thread(all_above, tree, [*targets, *cells])
    covered = await list_covered(backend.reads, organizations, view)
    homes = {person.home for person in people.values() if person.home is not None}
    places = homes | {place for _, place in covered}
    around = await list_around(backend.reads, places, view)
    return Places(covered, around, tree)
