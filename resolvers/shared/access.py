"""What a viewer may everywhere: the rights that they hold at every organization that nobody is above today.

Whoever may see or change a part only is refused until parts can be told; see docs/security.md.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from execution.view import View
from graph.engine.sessions import Reads
from graph.engine.state import read_end
from graph.model.rights import READING, Right, rights_of
from graph.reads.grants import End, Held, find_grants
from graph.reads.roots import list_roots


@dataclass(slots=True)
class Access:
    """What viewers may, asked of the graph each time; the roots are kept as long as the ledger's end is the same."""

    roots: frozenset[str] = frozenset()
    known: tuple[End, date] | None = field(default=None)

    async def held(self, reads: Reads, viewer: str, view: View) -> "Everywhere":
        """What the viewer may everywhere on the view's day, by what `reads` sees."""
        found = await find_grants(reads, viewer, view)
        if found is None or not found.roles:
            return Everywhere(None if found is None else found.end, frozenset())
        return Everywhere(found.end, rights_at(found, await self.tops(reads, found.end, view)))

    async def tops(self, reads: Reads, end: End, view: View) -> frozenset[str]:
        if self.known != (end, view.on):
            self.roots, self.known = await list_roots(reads, view), (end, view.on)
        return self.roots

    async def still(self, reads: Reads, viewer: str, view: View, then: "Everywhere") -> bool:
        """Whether all may be seen that could be seen at an earlier end of the ledger.

        It is asked once an answer is made: no right that was taken away before a row was written shows that row.
        """
        if await read_end(reads) == then.end:
            return True
        return (await self.held(reads, viewer, view)).sees_all


@dataclass(frozen=True, slots=True)
class Everywhere:
    """The rights that somebody holds everywhere, and the ledger's end up to which that is known."""

    end: End | None
    rights: frozenset[Right]

    @property
    def sees_all(self) -> bool:
        return self.rights >= READING


def rights_at(held: Held, roots: frozenset[str]) -> frozenset[Right]:
    """What is held at each of the roots; nothing where there is none."""
    roles: defaultdict[str, set[str]] = defaultdict(set)
    for organization, role in held.roles:
        roles[organization].add(role)
    return frozenset.intersection(*(rights_of(roles[one]) for one in roots)) if roots else frozenset()
