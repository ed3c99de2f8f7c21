"""Where each organization of a report counts on which days: at all, and in which group.

AS_WAS goes by the tree of each day; AS_NOW by that of the day asked for, where what has ended counts in what it went
into along the lineage.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.cypher.held import Lived
from graph.model.indicator_words import IndicatorGroupBy
from graph.model.vocabulary import Level, Sector
from resolvers.supervision.attendance.ancestry import Ways, child_of

Below = tuple[int, int, str]
"""From, to, and the child of the organization asked for that another one is at or under during that time."""
Piece = tuple[int, int, int]
"""From, to, and the number of the group that an organization counts in during that time."""


@dataclass(frozen=True, slots=True)
class Area:
    """The groups by their names, in order, and the days on which organizations count in them."""

    names: Sequence[str | None]
    pieces: Mapping[str, Sequence[Piece]]

    def pieces_at(self, one: Lived, levels: Collection[str]) -> Iterator[Piece]:
        """The days on which an organization counts at some levels, with its groups."""
        for since, until, group in self.pieces.get(one.id, ()):
            for level, begun, ended in one.levels:
                first, behind = max(since, begun), min(until, ended)
                if level in levels and first < behind:
                    yield first, behind, group

    def group(self, organization: str, day: int) -> int | None:
        """The group that an organization counts in on a day; None where it does not count."""
        for since, until, group in self.pieces.get(organization, ()):
            if since <= day < until:
                return group
        return None


def below_as_was(lived: Mapping[str, Lived], under: str, since: int, until: int) -> Callable[[str], Sequence[Below]]:
    """The children that organizations were at or under between two days, each day by its tree."""
    edges = ((one.id, *parent) for one in lived.values() for parent in one.parents)
    ways = Ways(((one, above, begun, ended) for one, above, begun, ended in edges), since, until)
    return lambda organization: ways.below_top(organization, under)


def below_as_now(
    parents: Mapping[str, str], heirs: Mapping[str, str], under: str, since: int, until: int
) -> Callable[[str], Sequence[Below]]:
    """The same by the tree of one day, on which an organization that has ended is found in its heir."""

    def below(organization: str) -> Sequence[Below]:
        shown = heirs.get(organization, organization)
        return [(since, until, child_of(shown, [*path(parents, shown)], under))]

    return below


def path(parents: Mapping[str, str], organization: str) -> Iterator[str]:
    """What is above an organization, nearest first."""
    while (above := parents.get(organization)) is not None:
        yield above
        organization = above


def area_of(
    lived: Mapping[str, Lived],
    below: Callable[[str], Sequence[Below]],
    under: str,
    by: IndicatorGroupBy,
    since: int,
    until: int,
) -> Area:
    """The area between two days."""
    named = {one.id: [*named_pieces(one, below(one.id), by, since, until)] for one in lived.values()}
    present = {name for pieces in named.values() for _, _, name in pieces}
    names = in_order(present, lived, under, by)
    numbers = {name: number for number, name in enumerate(names)}
    return Area(
        names,
        {one: joined((begun, ended, numbers[name]) for begun, ended, name in pieces) for one, pieces in named.items()},
    )


def joined(pieces: Iterable[Piece]) -> Sequence[Piece]:
    """Pieces in their order, of which those of one group that follow each other are one."""
    found: list[Piece] = []
    for piece in sorted(pieces):
        if found and found[-1][1] == piece[0] and found[-1][2] == piece[2]:
            found[-1] = (found[-1][0], piece[1], piece[2])
        else:
            found.append(piece)
    return found


def named_pieces(
    one: Lived, below: Iterable[Below], by: IndicatorGroupBy, since: int, until: int
) -> Iterator[tuple[int, int, str | None]]:
    """The days between two on which an organization lives and counts, by the name of its group."""
    for begun, ended, child in below:
        first, behind = max(begun, one.since, since), min(ended, one.until, until)
        for level, start, end in one.levels if by is IndicatorGroupBy.LEVEL else ((None, first, behind),):
            name = {
                IndicatorGroupBy.TOTAL: None,
                IndicatorGroupBy.COMPARABLE_GROUP: None,
                IndicatorGroupBy.CHILD: child,
                IndicatorGroupBy.LEVEL: level,
                IndicatorGroupBy.SECTOR: one.sector,
            }[by]
            if max(first, start) < min(behind, end):
                yield max(first, start), min(behind, end), name


def in_order(
    present: set[str | None], lived: Mapping[str, Lived], under: str, by: IndicatorGroupBy
) -> Sequence[str | None]:
    """The names of groups: levels and sectors in their own order, children in that of organizations behind the one
    asked for itself."""
    match by:
        case IndicatorGroupBy.TOTAL | IndicatorGroupBy.COMPARABLE_GROUP:
            return [None]
        case IndicatorGroupBy.CHILD:
            return sorted(present, key=lambda one: (one != under, lived[one or ""].key))
        case IndicatorGroupBy.LEVEL:
            return [level for level in Level if level in present]
        case IndicatorGroupBy.SECTOR:
            return [sector for sector in (None, *Sector) if sector in present]
