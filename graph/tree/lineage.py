"""What organizations took part in, went into and came from, by the change events that are held."""

from collections.abc import Iterable, Sequence
from datetime import date
from operator import itemgetter

from graph.cypher.held import Step, Took, Went
from graph.tree.columns import BY_LEVEL, Columns
from graph.tree.events import ORIGINAL, RESULTING, Events


def newest_key(columns: Columns, row: int) -> str:
    """What puts an organization into order whatever the day is: by its newest profile."""
    profiles = columns.profiles
    first, behind = profiles.spans[row]
    return "" if behind == first else profiles.columns[BY_LEVEL][behind - 1]


def events_at(events: Events, row: int, side: int) -> Iterable[int]:
    """The events that an organization is at one side of."""
    return (event for event in events.of.get(row, ()) if any(one == row for one, _ in events.side(event, side)))


def steps_back(columns: Columns, row: int) -> list[Step]:
    """What went into an organization, the latest first."""
    events, found = columns.events, list[tuple[tuple[int, str, str], Step]]()
    for event in events_at(events, row, RESULTING):
        for one, extent in events.side(event, ORIGINAL):
            if one != row:
                key = (-events.on[event], events.ids[event], newest_key(columns, one))
                found.append((key, step(columns, row, one, event, extent)))
    return [one for _, one in sorted(found, key=itemgetter(0))]


def steps_ahead(columns: Columns, row: int) -> list[Step]:
    """What an organization went into, the earliest first."""
    events, found = columns.events, list[tuple[tuple[int, str, str], Step]]()
    for event in events_at(events, row, ORIGINAL):
        extent = next(extent for one, extent in events.side(event, ORIGINAL) if one == row)
        for one, _ in events.side(event, RESULTING):
            if one != row:
                key = (events.on[event], events.ids[event], newest_key(columns, one))
                found.append((key, step(columns, row, one, event, extent)))
    return [one for _, one in sorted(found, key=itemgetter(0))]


def step(columns: Columns, row: int, other: int, event: int, extent: str | None) -> Step:
    """A hop of lineage; what went into several went into each in part."""
    events, ids = columns.events, columns.ids
    several = len(list(events.side(event, RESULTING))) > 1
    on = date.fromordinal(events.on[event])
    return Step(ids[row], ids[other], events.ids[event], on, "PART" if several else extent)


def ended_into(columns: Columns, row: int, day: int) -> list[Went]:
    """What ended by going into an organization by the day."""
    events = columns.events
    return [
        went(columns, one, row, event, day)
        for event in events_at(events, row, RESULTING)
        for one, _ in events.side(event, ORIGINAL)
        if columns.until[one] == events.on[event] <= day
    ]


def heirs(columns: Columns, row: int, day: int) -> list[Went]:
    """What an organization went into when it ended by the day."""
    events = columns.events
    return [
        went(columns, row, one, event, day)
        for event in events_at(events, row, ORIGINAL)
        if columns.until[row] == events.on[event] <= day
        for one, _ in events.side(event, RESULTING)
    ]


def dissolved(columns: Columns, row: int, day: int) -> list[Went]:
    """What ended right under an organization by the day and went into nothing."""
    children, _, ends = columns.below.columns
    return [
        went(columns, children[place], row, None, day)
        for place in columns.below.places(row)
        if ends[place] == columns.until[children[place]] <= day and is_into_nothing(columns, children[place])
    ]


def above_dissolved(columns: Columns, row: int, day: int) -> list[Went]:
    """What stood right above an organization that ended by the day and went into nothing."""
    return [
        went(columns, row, above, None, day)
        for above, _, until in columns.above.entries(row)
        if until == columns.until[row] <= day and is_into_nothing(columns, row)
    ]


def is_into_nothing(columns: Columns, row: int) -> bool:
    """Whether no event by which an organization ended has a result."""
    events = columns.events
    ended = (event for event in events_at(events, row, ORIGINAL) if events.on[event] == columns.until[row])
    return not any(True for event in ended for _ in events.side(event, RESULTING))


def went(columns: Columns, origin: int, result: int, event: int | None, day: int) -> Went:
    ids = columns.ids
    by = "" if event is None else columns.events.ids[event]
    return Went(ids[origin], by, newest_key(columns, result), ids[result], day < columns.until[result])


def taken_part(columns: Columns, rows: Sequence[int], since: int, until: int) -> list[Took]:
    """The events after one day, up to and with another, that organizations took part in; the earliest first."""
    events, found = columns.events, list[tuple[tuple[int, str], Took]]()
    for row in rows:
        for event in events.of.get(row, ()):
            on = events.on[event]
            if since < on <= until:
                found += [((on, events.ids[event]), took) for took in sides_of(columns, row, event)]
    return [took for _, took in sorted(found, key=itemgetter(0))]


def sides_of(columns: Columns, row: int, event: int) -> Iterable[Took]:
    """How an organization took part in an event: once for each side that it is at."""
    events, on = columns.events, columns.events.on[event]
    named = columns.ids[row], events.ids[event], events.kinds[event] or ""
    for side in (ORIGINAL, RESULTING):
        if any(one == row for one, _ in events.side(event, side)):
            began, ended = columns.since[row] == on, columns.until[row] == on
            yield Took(*named, began and side == RESULTING, ended and side == ORIGINAL)
