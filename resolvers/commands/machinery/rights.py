"""What those may who ask for changes that are made together: read once for each of them, and anew where a change
before may have altered it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date

from graph.facts.facts import Fact, Facts
from graph.model.rights import Permitted
from graph.model.tables import OF_GRANTS, OF_PLACES, ORGANIZATION, PART_OF

OF_RIGHTS = (*OF_GRANTS, *OF_PLACES)
Asker = tuple[str, date | None]
"""Who asks, and on which day."""


@dataclass(slots=True)
class KnownRights:
    """What each asker may as the changes so far have left it."""

    may: dict[Asker, Permitted] = field(default_factory=dict[Asker, Permitted])

    async def of(self, asker: Asker, read: Callable[[], Awaitable[Permitted]]) -> Permitted:
        """What somebody may, read where it is not known."""
        if asker not in self.may:
            self.may[asker] = await read()
        return self.may[asker]

    def take(self, facts: Facts) -> None:
        """Forgets what a change may have altered: of whoever sees all, a change that grants nothing and leaves the
        roots what they are alters nothing."""
        tables = {fact.table for fact in facts.changed()}
        if tables.isdisjoint(OF_RIGHTS):
            return
        if tables.isdisjoint(OF_GRANTS) and leaves_roots(facts):
            self.may = {asker: may for asker, may in self.may.items() if may.is_whole}
        else:
            self.may.clear()


def leaves_roots(facts: Facts) -> bool:
    """Whether a change touches the lives and parents of no organizations but such as it founds under others, for as
    long as they live."""
    changed = [fact for fact in facts.changed() if fact.table is PART_OF or is_of_life(fact)]
    founded = {fact.start: fact for fact in changed if fact.table is ORGANIZATION and fact.before is None}
    return all(fact.start in founded for fact in changed) and all(
        any(link.since <= one.since and link.until >= one.until for link in facts.from_(PART_OF, one.start))
        for one in founded.values()
    )


def is_of_life(fact: Fact) -> bool:
    """Whether an organization begins, ends or lives at another time than it did."""
    return fact.table is ORGANIZATION and (fact.before is None or fact.dropped or fact.has_other_life)
