"""The organizations of a day as lists tell them: the tree, since when each is where it is, and the links of all."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from execution.view import View
from graph.cypher.dates import Period
from graph.engine.sessions import Reads
from graph.reads.lists import Linked, Listed, Listing, list_listed, some_hundred
from graph.reads.roots import list_roots
from service.exchange.days import day_of
from service.exchange.naming import called


@dataclass(slots=True)
class Snapshot:
    """The organizations of a day, the higher ones first, and since when each is where it is."""

    reads: Reads
    view: View
    organizations: Sequence[Listed]
    since: Mapping[str, date]
    by_id: Mapping[str, Listed]
    left_out: int = 0
    order: Mapping[str, int] = field(default_factory=dict[str, int])

    @property
    def ids(self) -> list[str]:
        return [one.id for one in self.organizations]

    @property
    def day(self) -> Period:
        return Period(self.view.on, self.view.on + timedelta(days=1))

    def named(self, identifier: str) -> str:
        one = self.by_id[identifier]
        return called(one.name, one.code)

    def begun(self, one: Linked) -> date:
        """Since when a link can be told to hold."""
        return max(day_of(one.since), self.since[one.organization])

    def above(self, identifier: str) -> set[str]:
        """What is above an organization, as far as it is in the list."""
        found: set[str] = set()
        parent = self.by_id[identifier].parent
        while parent is not None and parent in self.by_id:
            found.add(parent)
            parent = self.by_id[parent].parent
        return found

    async def all_of(self, listing: Listing, during: Period | None = None) -> list[Linked]:
        """Links of all organizations, some hundred of them at once, in the order of the list."""
        return [one async for some in self.by_hundreds(listing, during) for one in some]

    async def by_hundreds(self, listing: Listing, during: Period | None = None) -> AsyncIterator[list[Linked]]:
        """Links of some hundred organizations at a time, in the order of the list."""
        for some in some_hundred(self.ids):
            found = await listing(self.reads, some, during or self.day, self.view)
            yield sorted(
                found, key=lambda one: (self.order[one.organization], one.name, one.born or "", one.card or "")
            )


async def take(reads: Reads, under: str, view: View) -> Snapshot:
    """The tree of a day, each organization behind the one above it, then by their codes."""
    listed = await list_listed(reads, [under] if under else sorted(await list_roots(reads, view)), view)
    by_id = {one.id: one for one in listed}
    children: dict[str | None, list[Listed]] = {}
    for one in sorted(listed, key=lambda one: one.code):
        children.setdefault(one.parent if one.parent in by_id else None, []).append(one)
    ordered: list[Listed] = []
    since: dict[str, date] = {}
    level = children.get(None, [])
    while level:
        for one in level:
            held = [day_of(one.since)]
            if one.parent is not None and one.parent in by_id:
                held += [since[one.parent], day_of(one.held or one.since)]
            since[one.id] = max(held)
        ordered += level
        level = [child for one in level for child in children.get(one.id, [])]
    order = {one.id: place for place, one in enumerate(ordered)}
    return Snapshot(reads, view, ordered, since, by_id, order=order)
