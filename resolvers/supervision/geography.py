"""Where organizations and people are: the places that they cover or live in, and what those lie in."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from execution.view import View
from graph.cypher.fetch import Fetching
from graph.cypher.held import Around
from graph.reads.suggestion import Person
from resolvers.shared.trees import list_around, list_covered
from resolvers.supervision.standing import Supervisor, Tree


class Places:
    """Where organizations and people are, and how near that is to each other."""

    def __init__(self, covered: Iterable[tuple[str, str]], around: Iterable[Around], tree: Tree) -> None:
        self.tree = tree
        self.covered: defaultdict[str, list[str]] = defaultdict(list)
        for organization, place in sorted(covered):
            self.covered[organization].append(place)
        rows = list(around)
        self.names = {place.id: place.name for place in rows}
        self.keys = {place.id: place.key for place in rows}
        self.around = {place.id: place.around for place in rows}
        self.chains: dict[str, tuple[str, ...]] = {}

    def of_organization(self, organization: str) -> tuple[str, ...]:
        """The places that it covers; where it covers none, those of the nearest organization above that does."""
        for one in (organization, *self.tree.above(organization)):
            if one in self.covered:
                return tuple(self.covered[one])
        return ()

    def of_person(self, person: Person, supervisor: Supervisor, above: Collection[str]) -> tuple[str, ...]:
        """The home; where it is not known, the places of the cell that counts; where that is not known either, those of
        the organizations above in whose committees they sit."""
        if person.home is not None:
            return (person.home,)
        if supervisor.cell is not None:
            return self.of_organization(supervisor.cell)
        seats = dict.fromkeys(seat.organization for seat in supervisor.seats if seat.organization in above)
        return tuple(dict.fromkeys(place for one in seats for place in self.of_organization(one)))

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


async def read_places(
    backend: Fetching, organizations: Collection[str], homes: Iterable[str], tree: Tree, view: View
) -> Places:
    """What the organizations cover, with all around that and around the homes: two statements."""
    covered = await list_covered(backend, organizations, view)
    around = await list_around(backend, {*homes, *(place for _, place in covered)}, view)
    return Places(covered, around, tree)
