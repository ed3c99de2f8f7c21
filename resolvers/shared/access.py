"""What a viewer may: the rights that they hold everywhere, and the part that they see where that is not everything.

Everywhere is at every organization that nobody is above today; see docs/security.md.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from cachetools import LRUCache

from execution.view import UNSEEN, Sight, View
from graph.engine.sessions import Reads
from graph.engine.state import End, read_end
from graph.model.rights import CHANGING, READING, Permitted, Remit, Right, rights_of
from graph.reads.grants import Held, find_grants
from graph.reads.holders import list_held
from graph.reads.roots import list_roots
from resolvers.shared.scope import Holding

K = TypeVar("K")
V = TypeVar("V")
MOST_SIGHTS = 64
"""A province's holds 4,400 ids, half a megabyte."""
MOST_VIEWERS = 1024


Tops = tuple[frozenset[str], frozenset[str], frozenset[str]]
"""The organizations that somebody sees by a grant, and those of them at which they see who else holds which right, and
what is personal."""


@dataclass(slots=True)
class Known:
    """What is known as of one end of the ledger and one day: the roots and who holds what, the same for all, and what
    each may."""

    of: tuple[End, date]
    roots: frozenset[str] | None = None
    holding: Holding | None = None
    sights: LRUCache[Tops, Sight] = field(default_factory=lambda: LRUCache[Tops, Sight](MOST_SIGHTS))
    remits: LRUCache[frozenset[str], Remit] = field(
        default_factory=lambda: LRUCache[frozenset[str], Remit](MOST_SIGHTS)
    )
    viewers: "LRUCache[str, May]" = field(default_factory=lambda: LRUCache[str, May](MOST_VIEWERS))
    reading: asyncio.Lock = field(default_factory=asyncio.Lock)


@dataclass(slots=True)
class Access:
    """What viewers may, kept while the ledger's end is the same, which has to be asked each time."""

    known: Known | None = None

    async def held(self, reads: Reads, viewer: str, view: View, line: End | None = None) -> "May":
        """What the viewer may on the view's day, and what they see, by what `reads` sees; or as of a line of the ledger
        where that is known already."""
        known = self.known
        if known is not None and known.of == (line, view.on) and viewer in known.viewers:
            return known.viewers[viewer]
        may, at = await self.rights(reads, viewer, view)
        if may.end is None:
            return may
        known = self.known_of(may.end, view)
        if not may.sees_all:
            sight = await self.sight(reads, known, view, tops_of(at))
            may = replace(may, sight=sight, changes=any(where(at, one) for one in CHANGING))
        known.viewers[viewer] = may
        return may

    async def permitted(self, reads: Reads, viewer: str, view: View) -> Permitted:
        """What the viewer may change, by what `reads` sees."""
        may, at = await self.rights(reads, viewer, view)
        if may.end is None or not at:
            return Permitted(viewer, may.rights)
        known = self.known_of(may.end, view)
        remits = dict[Right, Remit]()
        for right in CHANGING:
            granted = where(at, right)
            everywhere = may.sees_all and right in may.rights
            if granted:
                remits[right] = Remit(granted) if everywhere else await self.remit(reads, known, view, granted)
        if may.sees_all:
            return Permitted(viewer, may.rights, remits)
        sight = await self.sight(reads, known, view, tops_of(at))
        return Permitted(viewer, may.rights, remits, sight)

    async def rights(self, reads: Reads, viewer: str, view: View) -> "tuple[May, Rights]":
        """What the viewer may everywhere, and where; what they see is not looked for."""
        found = await find_grants(reads, viewer, view)
        if found is None or not found.roles:
            return May(None if found is None else found.end, frozenset()), {}
        at = rights_at(found)
        roots = await self.roots(reads, self.known_of(found.end, view), view)
        return May(found.end, rights_everywhere(at, roots)), at

    def known_of(self, end: End, view: View) -> Known:
        if self.known is None or self.known.of != (end, view.on):
            self.known = Known((end, view.on))
        return self.known

    async def roots(self, reads: Reads, known: Known, view: View) -> frozenset[str]:
        async with known.reading:
            if known.roots is None:
                known.roots = await list_roots(reads, view)
            return known.roots

    async def sight(self, reads: Reads, known: Known, view: View, tops: Tops) -> Sight:
        """What is seen of whoever is granted these."""
        if not tops[0]:
            return UNSEEN
        return await self.worked_out(reads, known, view, known.sights, tops, lambda holding: holding.sight(*tops))

    async def remit(self, reads: Reads, known: Known, view: View, granted: frozenset[str]) -> Remit:
        """Where a right is held that was granted at these."""
        return await self.worked_out(reads, known, view, known.remits, granted, lambda holding: holding.remit(granted))

    async def worked_out(
        self, reads: Reads, known: Known, view: View, kept: MutableMapping[K, V], key: K, make: Callable[[Holding], V]
    ) -> V:
        """What follows from who holds whose file, which is read once; each is worked out once, in a thread."""
        async with known.reading:
            if known.holding is None:
                known.holding = await asyncio.to_thread(Holding.of, await list_held(reads), view.on)
            if (found := kept.get(key)) is None:
                found = kept[key] = await asyncio.to_thread(make, known.holding)
            return found

    async def still(self, reads: Reads, viewer: str, view: View, then: "May", newest: End | None = None) -> bool:
        """Whether all may be seen that could be seen at an earlier end of the ledger.

        It is asked once an answer is made: no right that was taken away before a row was written shows that row.
        Nothing has to be read where no row is newer than a line (`newest`) of which the rights are known.
        """
        if (newest is not None and newest == then.end) or await read_end(reads) == then.end:
            return True
        now = await self.held(reads, viewer, view)
        return now.sees_all or (not then.sees_all and now.sight.holds(then.sight))


@dataclass(frozen=True, slots=True)
class May:
    """The rights that somebody holds everywhere, the part that they see if that is not everything, and the ledger's end
    up to which that is known. `changes`: whether they may change anything of that part."""

    end: End | None
    rights: frozenset[Right]
    sight: Sight = UNSEEN
    changes: bool = False

    @property
    def sees_all(self) -> bool:
        return self.rights >= READING


Rights = Mapping[str, frozenset[Right]]
"""Rights by the organization that they are held at."""


def rights_at(held: Held) -> Rights:
    roles: defaultdict[str, set[str]] = defaultdict(set)
    for organization, role in held.roles:
        roles[organization].add(role)
    return {organization: rights_of(found) for organization, found in roles.items()}


def tops_of(at: Rights) -> Tops:
    """Where somebody sees what."""
    return where(at, Right.INTERNAL), where(at, Right.HOLDERS), where(at, Right.PERSONAL)


def rights_everywhere(at: Rights, roots: frozenset[str]) -> frozenset[Right]:
    """What is held at each of the roots; nothing where there is none."""
    return frozenset.intersection(*(at.get(one, frozenset()) for one in roots)) if roots else frozenset()


def where(at: Rights, right: Right) -> frozenset[str]:
    """The organizations at which a viewer holds a right by a grant, and not by what holds their files."""
    return frozenset(organization for organization, rights in at.items() if right in rights)
