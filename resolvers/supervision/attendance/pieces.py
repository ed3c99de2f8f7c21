"""Days of links in a period, cut by the child of an organization or by the calendar month that they fall in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from resolvers.supervision.attendance.followed import Followed, Part
from resolvers.supervision.attendance.roll_up import Rolled


class Piece(NamedTuple):
    """The days of a link between two, as far as it counts in them."""

    followed: Followed
    since: int
    until: int

    def part(self) -> Part:
        """What counts in them; of a link that counts at no other time, all of it."""
        if self.since <= self.followed.begins and self.followed.ends <= self.until:
            return self.followed.whole()
        return self.followed.part(self.since, self.until)


def by_child(rolled: Rolled) -> dict[str, list[Piece]]:
    """The days of each link by the child of the organization asked for that its organization was at or under."""
    found: defaultdict[str, list[Piece]] = defaultdict(list)
    for followed in rolled.links:
        for since, until, child in rolled.children(followed.link.organization):
            if followed.begins < until and since < followed.ends:
                found[child].append(Piece(followed, since, until))
    return {child: pieces for child, pieces in found.items() if parts_of(pieces)}


def by_month(pieces: Sequence[Piece]) -> Iterator[tuple[str, list[Piece]]]:
    """The calendar months in which any of the pieces lies, each with what of them lies in it."""
    if not pieces:
        return
    begins, ends = min(begin_of(one) for one in pieces), max(end_of(one) for one in pieces)
    for month, since, until in months(begins, ends):
        yield month, pieces_within(pieces, since, until)


def pieces_within(pieces: Iterable[Piece], since: int, until: int) -> list[Piece]:
    """What of the pieces lies between two days."""
    return [
        Piece(one.followed, max(since, one.since), min(until, one.until))
        for one in pieces
        if begin_of(one) < until and since < end_of(one)
    ]


def begin_of(piece: Piece) -> int:
    return max(piece.since, piece.followed.begins)


def end_of(piece: Piece) -> int:
    return min(piece.until, piece.followed.ends)


def wholes(links: Iterable[Followed]) -> list[Piece]:
    return [Piece(one, one.begins, one.ends) for one in links]


def parts_of(pieces: Iterable[Piece]) -> list[Part]:
    """What counts in the pieces, but for those in which nothing does."""
    return [part for part in (one.part() for one in pieces) if part.windows]


def months(since: int, until: int) -> Iterable[tuple[str, int, int]]:
    """The calendar months that days fall in: the first day as a text, then both bounds as ordinals."""
    day = date.fromordinal(since).replace(day=1)
    while day.toordinal() < until:
        following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        yield day.isoformat(), day.toordinal(), following.toordinal()
        day = following
