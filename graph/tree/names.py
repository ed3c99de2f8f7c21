"""Search by name in memory: organizations and places as `graph/records/search` finds them, with the same keys.

Whoever is found by several tails of the range that is searched, or by several names, is found by the smallest tail: as
tails stand in order, by the first that comes.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest, nsmallest
from typing import Any, NamedTuple

from graph.cypher.sought import (
    CODE,
    GOING_ON,
    NEXT,
    PAST,
    PAST_SPACE,
    SIDE_BY_SIDE,
    TELLING,
    WHOLE,
    Part,
    Sought,
)
from graph.model.keys import END
from graph.model.tables import TAILS
from graph.records.organizations import ORGANIZATION
from graph.records.search import ORGANIZATIONS, PLACES, Searches
from graph.tree.asking import Asking
from graph.tree.cells import PLACES as CELLS_OF_PLACES
from graph.tree.columns import FOLDED, LEVEL, NAME, NO_ROW, SHORT_NAME
from graph.tree.ordinals import end_text, text_of
from graph.tree.slices import linked
from graph.tree.tails import Tail, Tails
from graph.tree.values import COLUMNS, has_words

Row = tuple[str, dict[str, Any]]


class Keyed(NamedTuple):
    """A key, the row of whose name it is, where the name stands, and what it reads on from the word that is meant."""

    key: str
    row: int
    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Kind:
    """What is searched of a kind: its tails and folded names, its rows by a code, from when to when each is called so.

    `stands` asks whether a row stands on the day; whoever is looked for under an organization has a name there, which
    says as much. `newest` is where the last name of a row stands on the day, or (`ever`) on any.
    """

    searches: Searches
    tails: Callable[[Asking], Tails]
    folded: Callable[[Asking], Sequence[str]]
    identifier: Callable[[Asking, int], str]
    by_code: Callable[[Asking, str], Iterable[int]]
    newest: Callable[..., int]
    stands: Callable[[Asking, int], bool]
    life: Callable[[Asking, int], tuple[int, int]]
    values: Callable[[Asking, int, int], dict[str, Any]]
    of_rows: Callable[[Asking, Iterable[int]], Collection[int]]


def life_of_profile(asking: Asking, at: int) -> tuple[int, int]:
    since, until, *_ = asking.columns.profiles.columns
    return since[at], until[at]


def newest_profile(asking: Asking, row: int, *, ever: bool) -> int:
    """Where the last profile of an organization stands, or that of the day."""
    found = NO_ROW
    since, until, *_ = asking.columns.profiles.columns
    for at in asking.columns.profiles.places(row):
        if ever or since[at] <= asking.day < until[at]:
            found = at
    return found


def only_name(_: Asking, row: int, *, ever: bool) -> int:  # noqa: ARG001  # places have no others
    """Where the name of a place stands."""
    return row


CALLED = {"name": NAME, "shortName": SHORT_NAME, "level": LEVEL}


def organization_values(asking: Asking, row: int, at: int) -> dict[str, Any]:
    """The columns of an organization that is called so."""
    texts = asking.columns.profiles.columns
    return {
        name: texts[CALLED[name]][at] if name in CALLED else COLUMNS[name](asking, [row])[0]
        for name in ORGANIZATION.columns
    }


NAMED: Mapping[str, Kind] = {
    "Organization": Kind(
        ORGANIZATIONS,
        tails=lambda asking: asking.columns.names,
        folded=lambda asking: asking.columns.profiles.columns[FOLDED],
        identifier=lambda asking, row: asking.columns.ids[row],
        by_code=lambda asking, code: asking.columns.rows_of_code.get(code, ()),
        newest=newest_profile,
        stands=Asking.holds,
        life=life_of_profile,
        values=organization_values,
        of_rows=lambda _, rows: set(rows),
    ),
    "Place": Kind(
        PLACES,
        tails=lambda asking: asking.columns.places.names,
        folded=lambda asking: asking.columns.places.folded,
        identifier=lambda asking, row: asking.columns.places.ids[row],
        by_code=lambda asking, code: asking.columns.places.with_code(code),
        newest=only_name,
        stands=lambda asking, row: asking.columns.places.holds(row, asking.day),
        life=lambda asking, row: (asking.columns.places.since[row], asking.columns.places.until[row]),
        values=lambda asking, row, _: {name: read(asking, row) for name, read in CELLS_OF_PLACES.columns.items()},
        of_rows=lambda asking, rows: {
            place for row in rows for place in linked(asking.columns.covers, row, asking.day)
        },
    ),
}
"""By the type of the records."""


class Names:
    """The names of one kind on a day, or (`ever`) on any; `within` are the rows that are looked at, None: all."""

    def __init__(self, asking: Asking, kind: Kind, within: Collection[int] | None, *, ever: bool) -> None:
        self.asking, self.kind, self.within, self.ever = asking, kind, within, ever
        self.digit: str = kind.searches.digit
        self.tails = kind.tails(asking).in_order()

    def page(self, sought: Sought, part: Part, *, apart: bool) -> list[Row]:
        """The rows of a part that are found by words as typed, or by words apart from each other."""
        keyed = self.apart(sought) if apart else self.typed(sought)
        within = (one for one in keyed if part.above < one.key < part.below)
        found = nlargest(part.limit, within) if part.backwards else first_of(within, part.limit)
        return [(one.key, self.values(one.row, one.at)) for one in found]

    def count(self, sought: Sought) -> int:
        """How many rows there are in all."""
        coded = self.coded(sought)
        return len(coded) + sum(1 for _ in self.best(sought.words[sought.rarest], coded, sought.words))

    def count_begun(self, word: str) -> int:
        """How many have a word that begins so, up to some hundreds in each index but the last."""
        counted = [0] * (len(TAILS) + 1)
        for tail in self.best(word, {}):
            counted[tail.place] += 1
        return sum(min(number, TELLING) for number in counted[: len(TAILS)])

    def typed(self, sought: Sought) -> Iterator[Keyed]:
        """Who is found by a code, then who by the words as they are typed, in the order of what is read on."""
        coded = self.coded(sought)
        for row, at in coded.items():
            yield Keyed(CODE + self.digit + self.kind.identifier(self.asking, row), row, at, "")
        past_whole, past_side = sought.phrase + END + PAST, sought.phrase + PAST_SPACE
        for tail in self.best(sought.phrase, coded):
            if tail.place == 1 and tail.text < past_whole:
                rank = WHOLE
            else:
                rank = SIDE_BY_SIDE if tail.text < past_side else GOING_ON
            yield keyed(rank + self.digit, tail)

    def apart(self, sought: Sought) -> Iterator[Keyed]:
        """Who is found by the words in another order, or with others between them, and not as they are typed; in the
        order of what is read on."""
        coded = self.coded(sought)
        typed = {tail.row for tail in self.best(sought.phrase, coded)}
        for tail in self.best(sought.words[sought.rarest], coded, sought.words):
            if tail.row not in typed:
                yield keyed(sought.mark(self.digit), tail)

    def coded(self, sought: Sought) -> dict[int, int]:
        """Who is found by a code, and where the name stands that each shows."""
        found: dict[int, int] = {}
        for code in sought.codes:
            for row in self.kind.by_code(self.asking, code):
                at = self.kind.newest(self.asking, row, ever=self.ever)
                if at != NO_ROW and self.is_meant(row, at):
                    found[row] = at
        return found

    def best(self, text: str, coded: Collection[int], words: Sequence[str] = ()) -> Iterator[Tail]:
        """Of each who has a word that begins with the text, and all the words, the first tail; but for those found by a
        code."""
        seen = set(coded)
        folded = self.kind.folded(self.asking)
        for tail in self.tails.between(text + NEXT, text + PAST):
            row = tail.row
            if row not in seen and self.is_meant(row, tail.at) and (not words or has_words(folded, tail.at, words)):
                seen.add(row)
                yield tail

    def is_meant(self, row: int, at: int) -> bool:
        """Whether a row is looked at, and is called so on the day."""
        if self.within is not None and row not in self.within:
            return False
        if self.ever:
            return True
        since, until = self.kind.life(self.asking, at)
        return since <= self.asking.day < until and (self.within is not None or self.kind.stands(self.asking, row))

    def values(self, row: int, at: int) -> dict[str, Any]:
        since, until = self.kind.life(self.asking, at)
        called = {"calledSince": text_of(since), "calledUntil": end_text(until)}
        return {**self.kind.values(self.asking, row, at), **called}


def keyed(begun: str, tail: Tail) -> Keyed:
    """A key: before the id stands the tail's place in the name."""
    text, _, identifier = tail.text.partition(END)
    return Keyed(f"{begun}{text}{END}{tail.place}{identifier}", tail.row, tail.at, text)


def first_of(found: Iterable[Keyed], most: int) -> list[Keyed]:
    """The first so many by their keys of what comes in the order of what is read on: which of those that read on alike
    come first is told when all of these are seen."""
    first: list[Keyed] = []
    for one in found:
        if len(first) >= most and one.text != first[-1].text:
            break
        first.append(one)
    return nsmallest(most, first)
