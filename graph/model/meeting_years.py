"""An organization's meetings by calendar year, kept beside the meetings themselves: a year of a supervisor's visits is
added up from these, and no meeting need be read for it.

Written by the seeds when they fill a graph and by `changing` (through `attended`) when a meeting is recorded; read by
the resolvers of attendance. A year is one text:

    2024|738900,738931,738962|+m1 738931,738962|-m2 738900

the year, the days of its meetings, and for each supervisor the days on which they came (`+`), or did not come but were
stood in for (`-`). Days are ordinals (`date.toordinal`) in their order, a day with two meetings is there twice;
supervisors stand in the order of their first day. One text and not a list, as a list costs the graph and the driver as
much for each day as a text does for a year: a third of the time of a province's attendance.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any

from graph.model.tables import ATTENDANCE

Attended = tuple[str, str, str | None]
"""Somebody at a meeting: the member's id, the capacity, and on whose behalf."""
Held = tuple[date, Iterable[Attended]]
"""A meeting: its day, and who came from above."""
Entry = tuple[int, str]
"""A day, and `+` or `-` with the supervisor's id; nothing but the day for the meeting itself."""
HELD = ""


def attendance_series(meetings: Iterable[Held]) -> dict[str, list[str]]:
    """The series of an organization with these meetings."""
    return written(entries_of(meetings))


def attended_again(series: Mapping[str, Any], left: Iterable[Held], came: Iterable[Held]) -> dict[str, list[str]]:
    """A series after meetings were replaced by others, without a look at those that stayed as they are; the years that
    have none of these meetings are not taken apart."""
    [name] = ATTENDANCE
    gone, new = Counter(entries_of(left)), Counter(entries_of(came))
    years = {int(text.partition("|")[0]): text for text in series.get(name) or ()}
    touched = {date.fromordinal(day).year for day, _ in chain(gone, new)}
    kept = Counter(entry for year in touched & years.keys() for entry in entries_in(years[year]))
    again = texts_by_year((kept - gone + new).elements())
    untouched = {year: text for year, text in years.items() if year not in touched}
    return {name: [text for _, text in sorted((untouched | again).items())]}


def entries_of(meetings: Iterable[Held]) -> Iterator[Entry]:
    for held_on, attended in meetings:
        day = held_on.toordinal()
        yield day, HELD
        for who in visitors(list(attended)):
            yield day, who


def visitors(attended: Iterable[Attended]) -> Iterator[str]:
    """Who came as a supervisor, and on whose behalf somebody came who did not."""
    came = {member for member, capacity, _ in attended if capacity == "SUPERVISOR"}
    absent = {behalf for _, capacity, behalf in attended if capacity == "STAND_IN" and behalf is not None} - came
    yield from (f"+{member}" for member in came)
    yield from (f"-{member}" for member in absent)


def is_held_on(series: Mapping[str, Any], day: date) -> bool:
    """Whether an organization with this series held a meeting on a day."""
    [name] = ATTENDANCE
    years = (year for year in series.get(name) or () if year.startswith(f"{day.year}|"))
    return any(str(day.toordinal()) in year.split("|", 2)[1].split(",") for year in years)


def entries_in(year: str) -> Iterator[Entry]:
    _, held, *visits = year.split("|")
    for day in held.split(","):
        yield int(day), HELD
    for visit in visits:
        who, days = visit.rsplit(" ", 1)
        for day in days.split(","):
            yield int(day), who


def written(entries: Iterable[Entry]) -> dict[str, list[str]]:
    [name] = ATTENDANCE
    return {name: list(texts_by_year(entries).values())}


def texts_by_year(entries: Iterable[Entry]) -> dict[int, str]:
    """The years with their texts, in order."""
    years: defaultdict[int, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for day, who in sorted(entries):
        years[date.fromordinal(day).year][who].append(str(day))
    return {year: text_of(year, days) for year, days in years.items()}


def text_of(year: int, days: Mapping[str, Sequence[str]]) -> str:
    visits = (f"{who} {','.join(found)}" for who, found in days.items() if who != HELD)
    return "|".join((str(year), ",".join(days[HELD]), *visits))


class MeetingYears:
    """Years of an organization taken apart. Days are ordinals in their order.

    At once and not when somebody asks: of a province it is done while the graph still answers something else.
    """

    __slots__ = ("held", "visits")

    def __init__(self, years: Iterable[str]) -> None:
        parts = [year.split("|") for year in years]
        held = ",".join([days for _, days, *_ in parts])
        self.held: Sequence[int] = days_of(held) if held else ()
        self.visits: defaultdict[str, list[int]] = defaultdict(list)
        for _, _, *visits in parts:
            for visit in visits:
                who, days = visit.rsplit(" ", 1)
                self.visits[who] += days_of(days)

    def days(self, who: str) -> Sequence[int]:
        """The days of visits: by `+<member>` in person, by `-<member>` by a stand-in."""
        return self.visits.get(who, ())


def days_of(text: str) -> list[int]:
    return list(map(int, text.split(",")))
