"""Organizations with all their history in columns: what they are, their parents, their profiles, their headcounts.

A row is a number. Days are their ordinals, so that they stand in arrays of numbers; texts that many rows share are
one text. Parents are known from both ends.
"""

from array import array
from collections.abc import Iterator, Mapping
from typing import Any

from graph.tree.events import Events
from graph.tree.ordinals import NEVER, OPEN, ordinal, shared
from graph.tree.places import Places
from graph.tree.reading import Found, Raw
from graph.tree.slices import Slices
from graph.tree.supervising import Supervising
from graph.tree.tails import Name, Tails

NO_ROW = -1
NAME, SHORT_NAME, LEVEL, FOLDED, BY_LEVEL, BY_NAME = 2, 3, 4, 5, 6, 7
"""Where the texts of a profile stand."""
PARENTS = 10
"""Where the parents stand in what is read of an organization."""


class Columns:
    """The organizations. Rows of those that are gone stay empty, and no id leads to them."""

    def __init__(self) -> None:
        self.row_of: dict[str, int] = {}
        self.rows_of_code: dict[str, tuple[int, ...]] = {}
        self.ids: list[str] = []
        self.codes: list[str | None] = []
        self.sectors: list[str | None] = []
        self.since = array("i")
        self.until = array("i")
        self.confirmed = array("i")
        self.version: list[int | None] = []
        # parent, since, until
        self.above = Slices(3)
        # child, since, until
        self.below = Slices(3)
        # since, until, name, short name, level, folded name, key by level, key by name; the newest is the last
        self.profiles = Slices(2, 6)
        # from which day on, so many official members, so many probationary ones
        self.counts = Slices(3)
        # place, since, until
        self.covers = Slices(3)
        self.events = Events()
        self.places = Places()
        self.supervising = Supervising()
        self.names = Tails(self.called)

    def __len__(self) -> int:
        return len(self.row_of)

    def __iter__(self) -> Iterator[int]:
        return iter(self.row_of.values())

    @property
    def wasteful(self) -> bool:
        """Whether so much is left over from changes that it is worth reading everything anew."""
        own = self.above, self.below, self.profiles, self.counts, self.covers
        others = self.events.ends, self.places.around, *self.supervising.slices
        return any(one.wasteful for one in (*own, *others))

    def take(self, organizations: Mapping[str, Raw | None]) -> bool:
        """Puts organizations as they are now in place of what they were; None: it is gone.

        Returns whether more has changed than headcounts and what no day's tree is made of.
        """
        changed = False
        for identifier, raw in organizations.items():
            if raw is None:
                self.drop(identifier)
                changed = True
            elif identifier not in self.row_of:
                self.grow(identifier)
        for identifier, raw in organizations.items():
            if raw is not None:
                row = self.row_of[identifier]
                changed |= self.put(row, raw)
                changed |= self.hang(row, self.parents_in(raw))
        return changed

    def grow(self, identifier: str) -> None:
        self.row_of[identifier] = len(self.ids)
        self.ids.append(identifier)
        self.codes.append(None)
        self.sectors.append(None)
        self.version.append(None)
        for days in (self.since, self.until, self.confirmed):
            days.append(NEVER)
        for slices in (self.above, self.below, self.profiles, self.counts, self.covers, self.supervising.links):
            slices.grow()

    def drop(self, identifier: str) -> None:
        row = self.row_of.pop(identifier, NO_ROW)
        if row != NO_ROW:
            self.name_by_code(row, None)
            self.hang(row, [])
            self.profiles.put(row, ())
            self.names.forget()
            self.counts.put(row, ())
            self.covers.put(row, ())
            self.supervising.link(row, ())
            self.since[row] = self.until[row] = NEVER

    def put(self, row: int, raw: Raw) -> bool:
        """Takes in what was read of an organization, but for its parents; whether its life or its profiles changed."""
        _, code, sector, since, until, confirmed, version, *counted_by_day, _, profiles, covers, links = raw
        self.name_by_code(row, code)
        self.sectors[row] = shared(sector)
        life = ordinal(since), OPEN if until is None else ordinal(until)
        changed = life != (self.since[row], self.until[row])
        self.since[row], self.until[row] = life
        self.confirmed[row] = NEVER if confirmed is None else ordinal(confirmed)
        self.version[row] = version
        if self.profiles.change(row, sorted(profile_of(*profile) for profile in profiles)):
            self.names.forget()
            changed = True
        days, official, probationary = (one or () for one in counted_by_day)
        counted = zip(map(ordinal, days), official, probationary, strict=True)
        self.counts.change(row, list(counted))
        covered = ((self.places.row_of[place], ordinal(start), ordinal(end)) for place, start, end in covers)
        self.covers.change(row, sorted(covered))
        self.supervising.link(row, links)
        return changed

    def called(self) -> Iterator[Name]:
        """The folded names of all profiles."""
        folded = self.profiles.columns[FOLDED]
        for identifier, row in list(self.row_of.items()):
            for place in self.profiles.places(row):
                yield Name(row, place, folded[place], identifier)

    def parents_in(self, raw: Raw) -> list[tuple[int, int, int]]:
        """The parents that were read of an organization."""
        return sorted((self.row_of[parent], ordinal(since), ordinal(until)) for parent, since, until in raw[PARENTS])

    def name_by_code(self, row: int, code: str | None) -> None:
        before = self.codes[row]
        if before == code:
            return
        if before is not None:
            left = tuple(one for one in self.rows_of_code[before] if one != row)
            if left:
                self.rows_of_code[before] = left
            else:
                del self.rows_of_code[before]
        if code is not None:
            self.rows_of_code[code] = (*self.rows_of_code.get(code, ()), row)
        self.codes[row] = code

    def hang(self, row: int, parents: list[tuple[int, int, int]]) -> bool:
        """Puts an organization under its parents of all days, in order, who then know it as a child; whether they are
        others than before."""
        before = self.above.entries(row)
        if before == parents:
            return False
        for parent in {parent for parent, *_ in (*before, *parents)}:
            others = [entry for entry in self.below.entries(parent) if entry[0] != row]
            self.below.put(
                parent, [*others, *((row, since, until) for above, since, until in parents if above == parent)]
            )
        self.above.put(row, parents)
        return True

    def whole(self) -> dict[str, Any]:
        """Everything that is held, by the ids of the organizations, whatever the numbers of their rows are."""
        members = self.supervising.ids
        organizations = {
            identifier: (
                self.codes[row],
                row in self.rows_of_code.get(self.codes[row] or "", ()),
                self.sectors[row],
                self.since[row],
                self.until[row],
                self.confirmed[row],
                self.version[row],
                self.named(self.above, row),
                self.named(self.below, row),
                self.profiles.entries(row),
                self.counts.entries(row),
                sorted((self.places.ids[one], since, until) for one, since, until in self.covers.entries(row)),
                sorted(str((members[one], *rest)) for one, *rest in self.supervising.links.entries(row)),
            )
            for identifier, row in self.row_of.items()
        }
        return {
            "organizations": organizations,
            "events": self.events.whole(self.ids),
            "places": self.places.whole(),
            "supervisors": self.supervising.whole(self.ids),
        }

    def named(self, links: Slices, row: int) -> list[tuple[str, int, int]]:
        return sorted((self.ids[other], since, until) for other, since, until in links.entries(row))


def profile_of(
    since: str, until: str, name: str, short: str | None, level: str, folded: str, by_level: str, by_name: str
) -> tuple[Any, ...]:
    return ordinal(since), ordinal(until), shared(name), shared(short), shared(level), folded, by_level, by_name


def columns_of(read: Found) -> Columns:
    """The columns of what was read together."""
    made = Columns()
    made.places.take(read.places)
    made.supervising.grow(read.supervisors)
    found = {identifier: raw for identifier, raw in read.organizations.items() if raw is not None}
    for identifier in found:
        made.grow(identifier)
    children: dict[int, list[tuple[int, int, int]]] = {}
    for identifier, raw in found.items():
        row = made.row_of[identifier]
        made.put(row, raw)
        parents = made.parents_in(raw)
        made.above.put(row, parents)
        for parent, since, until in parents:
            children.setdefault(parent, []).append((row, since, until))
    for parent, links in children.items():
        made.below.put(parent, links)
    made.events.take(read.events, made.row_of)
    made.supervising.take(read.supervisors, made.row_of)
    return made
