"""Who follows organizations and by which seats, with all days: standing is asked of any day by its one definition."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.cypher.held import Following, Lived, Seat
from resolvers.supervision.standing import Supervisor, Tree, has_standing


@dataclass(frozen=True, slots=True)
class Followers:
    """Supervision links by organization, seats and cells by supervisor; `lived` are the organizations with all that is
    above them and above the cells."""

    links: Mapping[str, Sequence[Following]]
    seats: Mapping[str, Sequence[Following]]
    cells: Mapping[str, Sequence[Following]]
    lived: Mapping[str, Lived]

    def followed_on(self, day: int) -> set[str]:
        """The organizations that somebody with standing follows on a day."""
        every = self.lived.values()
        tree = Tree({one.id: above for one in every for above, since, until in one.parents if since <= day < until})
        known: dict[str, Supervisor] = {}
        found = set[str]()
        for organization, links in self.links.items():
            for link in links:
                if link.since <= day < link.until and organization not in found:
                    who = known.get(link.member) or known.setdefault(link.member, self.supervisor(link.member, day))
                    if has_standing(who, organization, tree):
                        found.add(organization)
        return found

    def supervisor(self, member: str, day: int) -> Supervisor:
        """The seats and the cell of a supervisor on a day."""
        seats = tuple(
            Seat(one.organization, "", "", "", None, None) for one in holding(self.seats.get(member, ()), day)
        )
        cells = [one.organization for one in holding(self.cells.get(member, ()), day)]
        return Supervisor(member, cells[0] if cells else None, seats, ())


def holding(links: Iterable[Following], day: int) -> Iterable[Following]:
    return (one for one in links if one.since <= day < one.until)


def by_organization(links: Iterable[Following]) -> Mapping[str, Sequence[Following]]:
    found: defaultdict[str, list[Following]] = defaultdict(list)
    for one in links:
        found[one.organization].append(one)
    return found


def by_member(links: Iterable[Following]) -> Mapping[str, Sequence[Following]]:
    found: defaultdict[str, list[Following]] = defaultdict(list)
    for one in links:
        found[one.member].append(one)
    return found
