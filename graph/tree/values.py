"""What is read of organizations: each column, filter and order of their lists by the name that it is declared with."""

from collections.abc import Callable, Mapping, Sequence
from operator import ge, le
from typing import Any

from graph.cypher.patterns import group_parameter
from graph.cypher.scope import Seen
from graph.records.organizations import AT_OR_UNDER, ORDER_KEYS
from graph.tree.asking import Asking
from graph.tree.columns import BY_LEVEL, BY_NAME, FOLDED, LEVEL, NAME, NO_ROW, SHORT_NAME
from graph.tree.days import Unfit, holding
from graph.tree.ordinals import NEVER, OPEN
from graph.tree.ranges import members_of
from graph.tree.slices import linked

Read = Callable[[Asking, Sequence[int]], Sequence[Any]]
Test = Callable[[int], bool]
Keep = Callable[[Sequence[int]], list[int]]
"""Of rows those that are asked for: a list at once, as a call for each row takes longer than to look at it."""
Counting = Callable[[Asking, Sequence[int]], list[int]]
MOST = 10_000_000_000
"""Numbers below it are padded to one width, as `patterns.padded` does."""


def keyed(asking: Asking, rows: Sequence[int]) -> list[str]:
    """The keys by level. Raises Unfit where an organization shows no profile to be ordered by."""
    return there(asking.shown(rows, BY_LEVEL))


def there(keys: list[Any]) -> list[str]:
    if None in keys:
        raise Unfit
    return keys


def founded(asking: Asking, rows: Sequence[int]) -> list[str]:
    return [f"{since}|{key}" for since, key in zip(asking.lives(rows), keyed(asking, rows), strict=True)]


def by_members(asking: Asking, rows: Sequence[int]) -> list[str]:
    counted = (str(MOST + number)[1:] for number in members(asking, rows))
    return [f"{number}|{key}" for number, key in zip(counted, keyed(asking, rows), strict=True)]


def called(column: int) -> Read:
    """A key of the profiles that a list of all organizations is made by."""

    def read(asking: Asking, rows: Sequence[int]) -> Sequence[Any]:
        keys = asking.columns.profiles.columns[column]
        return [keys[asking.called[row]] for row in rows]

    return read


def identifiers(asking: Asking, rows: Sequence[int]) -> list[str]:
    ids = asking.columns.ids
    return [ids[row] for row in rows]


ORDERS: Mapping[str, Read] = {
    "ID": identifiers,
    "LEVEL_CODE": keyed,
    "NAME": lambda asking, rows: there(asking.held(rows, BY_NAME)),
    "FOUNDED": founded,
    "MEMBER_COUNT": by_members,
    "CALLED_LEVEL_CODE": called(BY_LEVEL),
    "CALLED_NAME": called(BY_NAME),
}
COLUMNS: Mapping[str, Read] = {
    "id": identifiers,
    "code": lambda asking, rows: [asking.columns.codes[row] for row in rows],
    "name": lambda asking, rows: asking.shown(rows, NAME),
    "shortName": lambda asking, rows: asking.shown(rows, SHORT_NAME),
    "level": lambda asking, rows: asking.shown(rows, LEVEL),
    "sector": lambda asking, rows: [asking.columns.sectors[row] for row in rows],
    "since": Asking.lives,
    "until": Asking.ends,
    "confirmedOn": Asking.confirmed,
    "version": lambda asking, rows: [asking.columns.version[row] for row in rows],
}


def members(asking: Asking, rows: Sequence[int]) -> list[int]:
    return asking.counted.members_under(rows, None)


def own_members(asking: Asking, rows: Sequence[int]) -> list[int]:
    return [members_of(asking.columns, row, asking.day, None) for row in rows]


def children(asking: Asking, row: int) -> int:
    return len(asking.seen(Seen.INSIDE, asking.children(row)))


def child_counts(asking: Asking, rows: Sequence[int]) -> list[int]:
    return [children(asking, row) for row in rows]


COSTLY: Mapping[str, Read] = {
    "depth": lambda asking, rows: [len(asking.ancestors(row)) for row in rows],
    "childCount": child_counts,
    **{name: ORDERS[name] for name in ORDER_KEYS},
}


def named(asking: Asking, words: Sequence[str]) -> Test:
    """Whether a profile that holds on the day has all the words."""
    folded = asking.columns.profiles.columns[FOLDED]
    return lambda row: has_words(folded, holding(asking.columns, row, asking.day), words)


def has_words(folded: Any, place: int, words: Sequence[str]) -> bool:
    text = None if place < 0 else folded[place]
    return text is not None and all(f" {word}" in f" {text}" for word in words)


def shown_in(asking: Asking, levels: Sequence[str]) -> Test:
    texts = asking.columns.profiles.columns[LEVEL]

    def test(row: int) -> bool:
        place = asking.profile(row)
        return place >= 0 and texts[place] in levels

    return test


def in_column(name: str) -> Callable[[Asking, Any], Test]:
    """Whether a column holds one of the values; what is null is none of them."""

    def made(asking: Asking, values: Sequence[str]) -> Test:
        column = getattr(asking.columns, name)
        return lambda row: column[row] is not None and column[row] in values

    return made


def unconfirmed(asking: Asking, before: Any) -> Test:
    """Whether the last confirmation lies before a day, or is none yet on the day."""
    confirmed, last = asking.columns.confirmed, before.toordinal()
    return lambda row: confirmed[row] == NEVER or confirmed[row] > asking.day or confirmed[row] < last


def ended_from(asking: Asking, day: Any) -> Test:
    until, first = asking.columns.until, day.toordinal()
    return lambda row: first <= until[row] < OPEN


def before(name: str) -> Callable[[Asking, Any], Test]:
    def made(asking: Asking, day: Any) -> Test:
        days, end = getattr(asking.columns, name), day.toordinal()
        return lambda row: days[row] < end

    return made


def founded_from(asking: Asking, day: Any) -> Test:
    since, first = asking.columns.since, day.toordinal()
    return lambda row: since[row] >= first


def covering(asking: Asking, wanted: Sequence[str]) -> Test:
    """Whether a place that is covered on the day is one of some, or lies in one of them."""
    places, covers, day = asking.columns.places, asking.columns.covers, asking.day
    rows = {places.row_of[one] for one in wanted if one in places.row_of}
    return lambda row: not rows.isdisjoint(places.at_or_around(linked(covers, row, day), day))


def compared(count: Counting, holds: Callable[[int, int], bool]) -> Callable[[Asking, int], Keep]:
    """Whether a number of an organization's and the one that is asked for hold, in this order."""
    return lambda asking, number: (
        lambda rows: [row for row, found in zip(rows, count(asking, rows), strict=True) if holds(found, number)]
    )


def group_of(by: str) -> Callable[[Asking, Any], Test]:
    """Whether an organization is of the group with a name; the empty one is that of those without."""

    def made(asking: Asking, name: str) -> Test:
        return lambda row: (GROUPS[by](asking, [row])[0] or "") == name

    return made


def child_above(asking: Asking, row: int) -> str:
    """What is right under the organization that a list begins at, above another one; that one itself for itself."""
    parent, top = asking.tree.parent, asking.top
    while row != top and parent[row] != top:
        row = parent[row]
        if row == NO_ROW:
            raise Unfit
    return asking.columns.ids[row]


GROUPS: Mapping[str, Read] = {
    "CHILD": lambda asking, rows: [child_above(asking, row) for row in rows],
    "LEVEL": lambda asking, rows: asking.shown(rows, LEVEL),
    "SECTOR": COLUMNS["sector"],
    "FOUNDING_YEAR": lambda asking, rows: [since[:4] for since in asking.lives(rows)],
}
"""What organizations are counted by, as texts."""


def each(test_of: Callable[[Asking, Any], Test]) -> Callable[[Asking, Any], Keep]:
    """What asks every row by itself."""

    def made(asking: Asking, value: Any) -> Keep:
        test = test_of(asking, value)
        return lambda rows: list(filter(test, rows))

    return made


TESTS: Mapping[str, Callable[[Asking, Any], Test]] = {
    **{group_parameter(by): group_of(by) for by in AT_OR_UNDER.groups if by in GROUPS},
    "text": named,
    "codes": in_column("codes"),
    "levels": shown_in,
    "sectors": in_column("sectors"),
    "places": covering,
    "foundedFrom": founded_from,
    "foundedTo": before("since"),
    "endedFrom": ended_from,
    "endedTo": before("until"),
    "confirmedBefore": unconfirmed,
}
FILTERS: Mapping[str, Callable[[Asking, Any], Keep]] = {
    **{name: each(test_of) for name, test_of in TESTS.items()},
    "memberCountLeast": compared(members, ge),
    "memberCountMost": compared(members, le),
    "ownMemberCountLeast": compared(own_members, ge),
    "ownMemberCountMost": compared(own_members, le),
    "childCountLeast": compared(child_counts, ge),
    "childCountMost": compared(child_counts, le),
}
"""By the parameter that brings each in (`graph/records/organization_filters.py`)."""


def called_with(asking: Asking, words: Sequence[str]) -> Keep:
    folded, called = asking.columns.profiles.columns[FOLDED], asking.called
    return lambda rows: [row for row in rows if has_words(folded, called[row], words)]


def called_in(asking: Asking, levels: Sequence[str]) -> Keep:
    texts, called = asking.columns.profiles.columns[LEVEL], asking.called
    return lambda rows: [row for row in rows if texts[called[row]] in levels]


def called_from(asking: Asking, key: str) -> Keep:
    keys, called = asking.columns.profiles.columns[BY_LEVEL], asking.called
    return lambda rows: [row for row in rows if keys[called[row]] >= key]


def called_before(asking: Asking, key: str) -> Keep:
    keys, called = asking.columns.profiles.columns[BY_LEVEL], asking.called
    return lambda rows: [row for row in rows if keys[called[row]] < key]


FILTERS_OF_ALL: Mapping[str, Callable[[Asking, Any], Keep]] = {
    **FILTERS,
    "text": called_with,
    "levels": called_in,
    "fromLevel": called_from,
    "beyondLevel": called_before,
}
"""Those of a list of all organizations, which asks the profiles that it is made by."""
