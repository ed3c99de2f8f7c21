"""What whoever holds organizations in memory tells of all of them on a day, without a statement."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from graph.cypher.sought import HeldNames


class Placed(NamedTuple):
    """An organization in the tree of a day: under whom, by which name and level; `key` puts it into order."""

    id: str
    parent: str | None
    name: str
    level: str
    sector: str | None
    key: str


class Took(NamedTuple):
    """An organization that took part in an event: whether it began by it, and whether it ended."""

    organization: str
    event: str
    kind: str
    began: bool
    ended: bool


class Step(NamedTuple):
    """One hop of lineage: from an organization, by an event on a day, to another one; ids all.

    `extent` is that of the one before in the one after: what went into several went into each in part.
    """

    origin: str
    other: str
    event: str
    on: date
    extent: str | None


class Went(NamedTuple):
    """An organization that ended by an event, and one of those that it went into; `key` orders these. Of what went into
    nothing, what stood right above it on its last day, and no event ("").

    `lives` says whether that one lives on the day asked for.
    """

    origin: str
    event: str
    key: str
    result: str
    lives: bool


class Around(NamedTuple):
    """A place: its name, its sort key, and the id of the one that it lies in."""

    id: str
    name: str
    key: str
    around: str | None


class Begun(NamedTuple):
    """A supervision link that has begun: whether it holds, whether it is one of being in charge, visits a year."""

    member: str
    holds: bool
    in_charge: bool
    visits: int | None


class Supervised(NamedTuple):
    """An organization at or under one, with the links to it that have begun."""

    id: str
    parent: str | None
    level: str
    sector: str | None
    key: str
    links: Sequence[Begun]


class Followed(NamedTuple):
    """A supervision link: the organization's id and sort key, the id of the member who follows it, its first day."""

    organization: str
    key: str
    member: str
    since: str


class Seat(NamedTuple):
    """A seat in a committee body; days are ISO texts, an open end is None."""

    organization: str
    body: str
    role: str
    since: str
    until: str | None
    decision: str | None


class Lived(NamedTuple):
    """An organization with all its days, as ordinals, ends exclusive: `key` puts it into order.

    `parents` are (id, since, until), `levels` (level, since, until), `counted` (from, official, probationary).
    """

    id: str
    key: str
    sector: str | None
    since: int
    until: int
    parents: Sequence[tuple[str, int, int]]
    levels: Sequence[tuple[str, int, int]]
    counted: Sequence[tuple[int, int, int]]


def levels_of(profiles: Iterable[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The levels of profiles in the order of their days, each as long as it stayed."""
    found: list[tuple[str, int, int]] = []
    for level, since, until in profiles:
        if found and found[-1][0] == level and found[-1][2] == since:
            since = found.pop()[1]  # noqa: PLW2901  # one level over both
        found.append((level, since, until))
    return found


class Following(NamedTuple):
    """That a member follows an organization, sits in a committee of it, or is counted in it; days are ordinals."""

    member: str
    organization: str
    since: int
    until: int


class HeldCounts(Protocol):
    """What is counted at and under organizations on a day, of those that a viewer sees."""

    def members(self, organizations: Sequence[str], standing: str | None, *, own: bool) -> list[int]:
        """The members of a standing (None: of both) at and under organizations, or (`own`) of each alone."""
        ...

    def organizations(self, organizations: Sequence[str], levels: Collection[str] | None, *, itself: bool) -> list[int]:
        """The organizations of some levels (None: of all) under each, `itself` among them or not."""
        ...


class HeldDay(HeldCounts, Protocol):
    """The organizations as they stand on a day. What it tells may be worked out in a thread."""

    def under(self, tops: Collection[str]) -> list[Placed]:
        """What is at and under some organizations, each once."""
        ...

    def living(self, organizations: Collection[str]) -> list[Placed]:
        """The organizations as far as they live on the day."""
        ...

    def parents(self, organizations: Collection[str]) -> dict[str, str]:
        """The ways from organizations up to their roots: from each on a way to the one right above it."""
        ...

    def steps_back(self, organizations: Collection[str]) -> list[Step]:
        """What went into organizations, a generation of it, the latest first."""
        ...

    def steps_ahead(self, organizations: Collection[str]) -> list[Step]:
        """What organizations went into, a generation of it, the earliest first."""
        ...

    def ended_into(self, organizations: Collection[str]) -> list[Went]:
        """What ended by going into organizations by the day."""
        ...

    def heirs(self, organizations: Collection[str]) -> list[Went]:
        """What organizations went into when they ended by the day."""
        ...

    def dissolved(self, organizations: Collection[str]) -> list[Went]:
        """What ended right under organizations by the day and went into nothing."""
        ...

    def above_dissolved(self, organizations: Collection[str]) -> list[Went]:
        """What stood right above organizations that ended by the day and went into nothing."""
        ...

    def events(self, organizations: Collection[str], since: date, until: date) -> list[Took]:
        """The events after one day, up to and with another, that organizations took part in; the earliest first."""
        ...

    def covered(self, organizations: Collection[str]) -> list[tuple[str, str]]:
        """Organizations with the places that they cover: (organization id, place id)."""
        ...

    def around(self, places: Collection[str]) -> list[Around]:
        """The places and all that they lie in."""
        ...

    def supervised(self, tops: Collection[str]) -> list[Supervised]:
        """What is at and under some organizations, with the links to them that have begun; the parent of a top that is
        under no other one is left out."""
        ...

    def followed(self, organizations: Collection[str]) -> list[Followed]:
        """The supervision links of organizations that hold on the day."""
        ...

    def know(self, members: Collection[str]) -> bool:
        """Whether the seats and cells of all of these members are held: they are of those who supervise anything."""
        ...

    def seats(self, members: Collection[str], bodies: Collection[str]) -> list[tuple[str, Seat]]:
        """Members with their seats in some bodies that have begun by the day, ended ones among them."""
        ...

    def names(self, kind: str, under: str | None, *, ever: bool) -> HeldNames:
        """The names of organizations or of places on the day, or (`ever`) on any: of all, or of what is at and under an
        organization."""
        ...

    def cells(self, members: Collection[str]) -> dict[str, str]:
        """The cells that count members on the day, by their ids."""
        ...

    def under_between(self, top: str, since: int, until: int) -> list[str]:
        """What may have been at and under an organization between two days, by links of the hierarchy in them."""
        ...

    def lived(self, organizations: Collection[str]) -> list[Lived]:
        """Organizations with all their days."""
        ...

    def followings(self, organizations: Collection[str]) -> list[Following]:
        """The supervision links of organizations, of all days."""
        ...

    def sittings(self, members: Collection[str], bodies: Collection[str]) -> list[Following]:
        """The seats of members in some bodies, of all days."""
        ...

    def belongings(self, members: Collection[str]) -> list[Following]:
        """The cells that count members, of all days."""
        ...
