"""Which places organizations cover and what lies in these, with all days, and who holds which post there."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.cypher.held import Lived
from graph.model.vocabulary import PlaceKind
from graph.reads.indicator_places import Lacking, Posted, Settled
from graph.reads.indicators import Lasted
from resolvers.indicators.areas import Area


@dataclass(frozen=True)
class Geography:
    """Places by their ids, who covered each, what each organization covered; villages that lack something on a day, and
    posts by kind and place."""

    places: Mapping[str, Settled]
    covering: Mapping[str, Sequence[Lasted]]
    covered: Mapping[str, Sequence[Lasted]]
    lacking: Mapping[tuple[str, int], Lacking]
    posts: Mapping[tuple[str, str], Sequence[Posted]]

    def villages_of(self, organization: str, day: int) -> int:
        """How many villages an organization covers itself on a day."""
        return sum(
            one.kind == PlaceKind.VILLAGE and one.since <= day < one.until for one in self.covered.get(organization, ())
        )

    def villages_on(self, area: Area, lived: Mapping[str, Lived], day: int) -> Iterator[tuple[str, int]]:
        """The villages of a day in what organizations of the area cover, each with the group of the nearest one."""
        for one in self.places.values():
            if one.kind == PlaceKind.VILLAGE and one.since <= day < one.until:
                group = self.group_of(one.id, area, lived, day)
                if group is not None:
                    yield one.id, group

    def group_of(self, place: str, area: Area, lived: Mapping[str, Lived], day: int) -> int | None:
        """The group of the organization that covers a place, or the nearest one around it, on a day."""
        at: str | None = place
        while at is not None and at in self.places:
            there = (one.organization for one in self.covering.get(at, ()) if one.since <= day < one.until)
            groups = ((lived[one].key, group) for one in there if (group := area.group(one, day)) is not None)
            found = min(groups, default=None)
            if found is not None:
                return found[1]
            at = next((other for other, since, until in self.places[at].around if since <= day < until), None)
        return None

    def holders_at(self, kind: str, day: int) -> Mapping[str, set[str]]:
        """Who holds a post of a kind on a day at each organization, or in a place that it covers."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for post in self.by_kind.get(kind, ()):
            if post.since <= day < post.until:
                found[post.at].add(post.holder)
                for one in self.covering.get(post.at, ()):
                    if one.since <= day < one.until:
                        found[one.organization].add(post.holder)
        return found

    @cached_property
    def by_kind(self) -> Mapping[str, Sequence[Posted]]:
        """The posts of each kind, wherever they are."""
        found: defaultdict[str, list[Posted]] = defaultdict(list)
        for (kind, _), posts in self.posts.items():
            found[kind] += posts
        return found

    def posts_in(self, place: str, kind: str, day: int) -> Iterator[Posted]:
        """The posts of a kind in a place on a day."""
        return (one for one in self.posts.get((kind, place), ()) if one.since <= day < one.until)


def geography_of(
    covering: Iterable[Lasted], places: Iterable[Settled], lacking: Iterable[Lacking], posts: Collection[Posted]
) -> Geography:
    by_place: defaultdict[str, list[Lasted]] = defaultdict(list)
    by_organization: defaultdict[str, list[Lasted]] = defaultdict(list)
    for one in covering:
        by_place[one.whose].append(one)
        by_organization[one.organization].append(one)
    held: defaultdict[tuple[str, str], list[Posted]] = defaultdict(list)
    for post in posts:
        held[post.kind, post.at].append(post)
    return Geography(
        {one.id: one for one in places},
        by_place,
        by_organization,
        {(one.village, one.day): one for one in lacking},
        held,
    )
