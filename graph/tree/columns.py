"""Organizations with all their history in columns: what they are, their parents, their profiles, their headcounts.

A row is a number. Days are their ordinals, so that they stand in arrays of numbers; texts that many rows share are
one text. Parents are known from both ends.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from sys import intern
from typing import Any

from graph.model.tables import OPEN_END
from graph.tree.reading import Raw
from graph.tree.slices import Slices

OPEN = OPEN_END.toordinal()
NEVER = 0
"""Stands for a day that is none."""
NO_ROW = -1
PARENTS = 10
"""Where the parents stand in what is read of an organization."""


@lru_cache(maxsize=100_000)
def ordinal(text: str) -> int:
    """The number of a day."""
    return date.fromisoformat(text).toordinal()


@lru_cache(maxsize=100_000)
def text_of(day: int) -> str:
    """A day as an ISO text."""
    return date.fromordinal(day).isoformat()


def end_text(day: int) -> str | None:
    """The end of a fact as an ISO text, None where it is open."""
    return None if day == OPEN else text_of(day)


def shared(text: str | None) -> str | None:
    return None if text is None else intern(text)


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

    def __len__(self) -> int:
        return len(self.row_of)

    def __iter__(self) -> Iterator[int]:
        return iter(self.row_of.values())

    @property
    def wasteful(self) -> bool:
        """Whether so much is left over from changes that it is worth reading everything anew."""
        return any(one.wasteful for one in (self.above, self.below, self.profiles, self.counts))

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
        for slices in (self.above, self.below, self.profiles, self.counts):
            slices.grow()

    def drop(self, identifier: str) -> None:
        row = self.row_of.pop(identifier, NO_ROW)
        if row != NO_ROW:
            self.name_by_code(row, None)
            self.hang(row, [])
            self.profiles.put(row, ())
            self.counts.put(row, ())
            self.since[row] = self.until[row] = NEVER

    def put(self, row: int, raw: Raw) -> bool:
        """Takes in what was read of an organization, but for its parents; whether its life or its profiles changed."""
        _, code, sector, since, until, confirmed, version, days, official, probationary, _, profiles = raw
        self.name_by_code(row, code)
        self.sectors[row] = shared(sector)
        life = ordinal(since), OPEN if until is None else ordinal(until)
        changed = life != (self.since[row], self.until[row])
        self.since[row], self.until[row] = life
        self.confirmed[row] = NEVER if confirmed is None else ordinal(confirmed)
        self.version[row] = version
        changed |= self.profiles.change(row, sorted(profile_of(*profile) for profile in profiles))
        counted = zip(map(ordinal, days or ()), official or (), probationary or (), strict=True)
        self.counts.change(row, list(counted))
        return changed

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

    def whole(self) -> dict[str, tuple[Any, ...]]:
        """Everything that is held, by the ids of the organizations, whatever the numbers of their rows are."""
        return {
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
            )
            for identifier, row in self.row_of.items()
        }

    def named(self, links: Slices, row: int) -> list[tuple[str, int, int]]:
        return sorted((self.ids[other], since, until) for other, since, until in links.entries(row))


def profile_of(
    since: str, until: str, name: str, short: str | None, level: str, folded: str, by_level: str, by_name: str
) -> tuple[Any, ...]:
    return ordinal(since), ordinal(until), shared(name), shared(short), shared(level), folded, by_level, by_name


def columns_of(organizations: Iterable[Raw]) -> Columns:
    """The columns of organizations that were read together."""
    made = Columns()
    found = {raw[0]: raw for raw in organizations}
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
    return made
