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

from execution.together import Together
from execution.view import UNSEEN, Sight, View
from graph.engine.sessions import Reads
from graph.engine.state import End, read_end
from graph.ledger.bearing import UNKNOWN, Bearing, find_bearing
from graph.model.rights import CHANGING, READING, Permitted, Remit, Right, rights_of
from graph.reads.grants import find_grants
from graph.reads.holders import list_held
from graph.reads.roots import list_roots
from resolvers.shared.scope import Holding

K = TypeVar("K")
V = TypeVar("V")
MOST_SIGHTS = 64
"""A province's holds 4,400 ids, half a megabyte."""
MOST_VIEWERS = 4096
MOST_BEFORE = 1_000
"""So many lines of the ledger are remembered that what is known was known as of: as many as are kept for those who
follow closely (`graph/ledger/tail`)."""


Tops = tuple[frozenset[str], frozenset[str], frozenset[str]]
"""The organizations that somebody sees by a grant, and those of them at which they see who else holds which right, and
what is personal."""


Roles = frozenset[tuple[str, str]]
"""What somebody was granted: (organization, role)."""


@dataclass(slots=True)
class Known:
    """What is known as of one end of the ledger and one day: what each was granted; the roots and who holds what, the
    same for all; and what follows from these. `before` are lines before that one."""

    end: End
    day: date
    before: frozenset[End] = frozenset()
    granted: LRUCache[str, Roles] = field(default_factory=lambda: LRUCache[str, Roles](MOST_VIEWERS))
    roots: frozenset[str] | None = None
    holding: Holding | None = None
    sights: LRUCache[Tops, Sight] = field(default_factory=lambda: LRUCache[Tops, Sight](MOST_SIGHTS))
    remits: LRUCache[frozenset[str], Remit] = field(
        default_factory=lambda: LRUCache[frozenset[str], Remit](MOST_SIGHTS)
    )
    may: "LRUCache[Roles, May]" = field(default_factory=lambda: LRUCache[Roles, May](MOST_SIGHTS))
    reading: asyncio.Lock = field(default_factory=asyncio.Lock)

    def is_of(self, end: End, day: date) -> bool:
        return (self.end, self.day) == (end, day)

    def leads_to(self, line: End | None) -> bool:
        """Whether a line is one that it was known as of, or a later one."""
        return line is not None and (line[0] > self.end[0] or line == self.end or line in self.before)

    def as_of(self, end: End, bearing: Bearing) -> "Known":
        """What is still known at a later end, by what the lines between have touched."""
        if bearing == UNKNOWN:
            return Known(end, self.day)
        passed = sorted({*self.before, self.end, *bearing.lines})
        later = Known(end, self.day, frozenset(passed[-MOST_BEFORE:]))
        if not bearing.grants:
            later.granted = self.granted
        if not bearing.places:
            later.roots, later.holding, later.sights, later.remits = self.roots, self.holding, self.sights, self.remits
        return later


@dataclass(slots=True)
class Access:
    """What viewers may, kept while the ledger's end is the same, which has to be asked each time, and carried on to a
    later one as far as the lines between do not touch it."""

    known: Known | None = None
    moving: asyncio.Lock = field(default_factory=asyncio.Lock)
    ends: Together[End | None] = field(default_factory=Together[End | None])

    async def held(self, reads: Reads, viewer: str, view: View, line: End | None = None) -> "May":
        """What the viewer may on the view's day, and what they see, by what `reads` sees; or as of a line of the
        ledger, or of a later one, where that is known."""
        if self.known is not None and viewer in self.known.granted and not self.known.leads_to(line):
            line = await self.last(reads)
        if line is not None:
            known = await self.known_at(reads, line, view)
            if (roles := known.granted.get(viewer)) is not None:
                return await self.may(reads, known, view, roles)
        found = await find_grants(reads, viewer, view)
        if found is None:
            return May(None, frozenset())
        known = await self.known_at(reads, found.end, view)
        if known.end != found.end:  # others know of a later line by now
            known = Known(found.end, view.on)
        known.granted[viewer] = found.roles
        return await self.may(reads, known, view, found.roles)

    async def last(self, reads: Reads) -> End | None:
        """The ledger's last line, read once for all who ask for it before it is."""
        return await self.ends.of(lambda: read_end(reads))

    async def may(self, reads: Reads, known: Known, view: View, roles: Roles) -> "May":
        """What follows from what somebody was granted: worked out once for all who were granted the same."""
        if (made := known.may.get(roles)) is None:
            at = rights_at(roles)
            made = May(known.end, await self.everywhere(reads, known, view, at))
            if not made.sees_all:
                sight = await self.sight(reads, known, view, tops_of(at))
                made = replace(made, sight=sight, changes=any(where(at, one) for one in CHANGING))
            known.may[roles] = made
        return made

    async def known_at(self, reads: Reads, end: End, view: View) -> Known:
        """What is known as of an end of the ledger, or of a later one."""
        known = self.known
        if known is not None and known.is_of(end, view.on):
            return known
        async with self.moving:
            known = self.known
            if known is None or known.day != view.on:
                self.known = known = Known(end, view.on)
            elif end != known.end and end not in known.before:
                self.known = known = known.as_of(end, await find_bearing(reads, known.end, end))
            return known

    async def permitted(self, reads: Reads, viewer: str, view: View) -> Permitted:
        """What the viewer may change, by what `reads` sees."""
        may, at, known = await self.rights(reads, viewer, view)
        if known is None:
            return Permitted(viewer, may.rights)
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

    async def rights(self, reads: Reads, viewer: str, view: View) -> "tuple[May, Rights, Known | None]":
        """What the viewer may everywhere, where, and what is known as of that end of the ledger; what they see is not
        looked for. What is read in a transaction is known to nobody else, as it may never come true."""
        found = await find_grants(reads, viewer, view)
        if found is None or not found.roles:
            return May(None if found is None else found.end, frozenset()), {}, None
        known, at = self.known, rights_at(found.roles)
        if known is None or not known.is_of(found.end, view.on):
            known = Known(found.end, view.on)
        return May(found.end, await self.everywhere(reads, known, view, at)), at, known

    async def everywhere(self, reads: Reads, known: Known, view: View, at: "Rights") -> frozenset[Right]:
        """What is held at each of the roots, which are looked for where anything is."""
        return rights_everywhere(at, await self.roots(reads, known, view)) if at else frozenset()

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
        if newest is not None and newest == then.end:
            return True
        end = await self.last(reads)
        if end == then.end:
            return True
        now = await self.held(reads, viewer, view, end)
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


def rights_at(granted: Roles) -> Rights:
    roles: defaultdict[str, set[str]] = defaultdict(set)
    for organization, role in granted:
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
