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
    Person,
    find_ends,
    list_current_links,
    list_people,
    list_seated,
)
from graph.records.organizations import ITSELF_AND_ANCESTORS
from resolvers.shared.trees import list_tree
from resolvers.supervision.geography import Places, read_places
from resolvers.supervision.standing import (
    BODIES,
    Supervisor,
    Tree,
    has_standing,
    read_supervisors,
    read_tree,
    seats_above,
)


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
        list_tree(backend, [under], view), backend.pages(ITSELF_AND_ANCESTORS, [under], view, {})
    )
    above = [values for _, values in path]
    parents = {one.id: one.parent for one in rows if one.parent is not None}
    parents |= {low["id"]: high["id"] for high, low in pairwise(above)}
    wanted = set(levels)
    own = (one for one in sorted(rows, key=lambda one: one.key) if view.sees_whole(one.id))
    targets = tuple(one.id for one in own if one.level in wanted)
    names = {one.id: one.name for one in rows} | {values["id"]: values["name"] for values in above}
    supervisors, people, links = await read_people(backend, targets, Tree(parents), view)
    tree = await with_cells(backend, parents, supervisors.values(), view)
    places, ends = await asyncio.gather(
        read_where(backend, targets, supervisors, people, tree, view),
        find_ends(backend.reads, targets, view),
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


async def read_where(
    backend: Fetching,
    targets: Sequence[str],
    supervisors: Mapping[str, Supervisor],
    people: Mapping[str, Person],
    tree: Tree,
    view: View,
) -> Places:
    cells = {one.cell for one in supervisors.values() if one.cell is not None}
    organizations = {*targets, *cells} | await asyncio.to_thread(all_above, tree, [*targets, *cells])
    homes = {person.home for person in people.values() if person.home is not None}
    return await read_places(backend, organizations, homes, tree, view)
