"""What parts of links add up to.

Each figure is worked out where it is asked for, of all records of an answer at once and beside the loop: a province's
matrix by commune and month has fifty thousand parts, and most of its readers ask for three of ten figures.
"""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache, partial
from itertools import chain
from types import MappingProxyType
from typing import Any

from execution.errors import BadUserInput
from execution.kinds import Arguments, Batch, FieldMap, Record
from execution.view import View
from graph.cypher.fetch import Fetching
from resolvers.shared.arguments import columns
from resolvers.supervision.attendance.ancestry import clipped, merged
from resolvers.supervision.attendance.followed import Part, between, longest_gap
from resolvers.supervision.attendance.pieces import Piece, begin_of, end_of, months, parts_of, pieces_within
from resolvers.supervision.attendance.required_visits import beyond, missing
from wording.said import say

LONGEST_BY_MONTH = timedelta(days=5 * 365 + 2)
"""A term of five years: a province has five thousand links, each with a part of every month: they take six seconds."""
NOTHING: Mapping[str, Any] = MappingProxyType({})


class Figures:
    """The figures of some parts; those that are known need no part to be made."""

    __slots__ = ("known", "parts")

    def __init__(self, parts: Callable[[], Sequence[Part]], known: Mapping[str, Any] = NOTHING) -> None:
        self.parts = cache(parts)
        self.known = dict(known)

    def figure(self, name: str) -> Any:
        """One of them; worked out when it is asked for first."""
        if name not in self.known:
            self.known[name] = FIGURES[name](self.parts())
        return self.known[name]


def figures_record(mark: str, view: View, figures: Figures) -> Record:
    """The figures as an object of an answer."""
    return Record("AttendanceFigures", view, {"id": mark, "figures": figures})


def figures_of(parts: Sequence[Part]) -> Figures:
    """The figures of parts that are made already."""
    return Figures(lambda: parts)


def meetings_held(parts: Sequence[Part]) -> int:
    """The meetings while anybody followed; one that several were asked to is one."""
    return sum(map(meetings_of, by_organization(parts)))


def visits_possible(parts: Sequence[Part]) -> int:
    """The meetings that supervisors were asked to: one that several were asked to counts for each."""
    return sum([len(part.held) for part in parts])


def attended(parts: Sequence[Part]) -> int:
    """The meetings that supervisors came to."""
    return sum([len(part.visits) for part in parts])


def by_stand_in(parts: Sequence[Part]) -> int:
    """The meetings that somebody came to in their place."""
    return sum([part.stand_ins for part in parts])


def required(parts: Sequence[Part]) -> int | None:
    """The visits that are asked for; None where nothing says how many."""
    asked = [part.required for part in parts if part.required is not None]
    return sum(asked) if asked else None


def shortfall(parts: Sequence[Part]) -> int:
    """What is missing, link by link: many visits to one organization make up for none to another one."""
    return sum([missing(part.required, len(part.visits)) for part in parts])


def surplus(parts: Sequence[Part]) -> int:
    """What is beyond what is asked for, link by link."""
    return sum([beyond(part.required, len(part.visits)) for part in parts])


def rate(parts: Sequence[Part]) -> float | None:
    """The share of the possible visits that were made; None where none was possible."""
    return share(attended(parts), visits_possible(parts))


def share(came: int, possible: int) -> float | None:
    return came / possible if possible else None


def longest_gap_days(parts: Sequence[Part]) -> int | None:
    """The most days that an organization went without a visit while somebody followed it."""
    return max(map(gap_of, by_organization(parts)), default=None)


def last_visit(parts: Sequence[Part]) -> str | None:
    """The day of the last visit."""
    last = last_day(parts)
    return None if last is None else date.fromordinal(last).isoformat()


def last_day(parts: Sequence[Part]) -> int | None:
    return max([part.visits[-1] for part in parts if part.visits], default=None)


FIGURES: Mapping[str, Callable[[Sequence[Part]], Any]] = {
    "meetingsHeld": meetings_held,
    "visitsPossible": visits_possible,
    "attended": attended,
    "byStandIn": by_stand_in,
    "required": required,
    "shortfall": shortfall,
    "surplus": surplus,
    "rate": rate,
    "longestGapDays": longest_gap_days,
    "lastVisit": last_visit,
}


def by_organization(parts: Sequence[Part]) -> Collection[Sequence[Part]]:
    """The parts of each organization, whoever followed it."""
    found: defaultdict[str, list[Part]] = defaultdict(list)
    for part in parts:
        found[part.link.organization].append(part)
    return found.values()


def meetings_of(parts: Sequence[Part]) -> int:
    """The meetings of an organization while anybody followed it, each once; two on one day are two."""
    return len(parts[0].held) if len(parts) == 1 else union([part.held for part in parts]).total()


def union(held: Iterable[Sequence[int]]) -> Counter[int]:
    """The meetings of one organization by their days, as several who followed it were asked to them."""
    days: Counter[int] = Counter()
    for one in held:
        days |= Counter(one)
    return days


def gap_of(parts: Sequence[Part]) -> int:
    """The most days that an organization went without a visit, whoever followed it."""
    if len(parts) == 1:
        return longest_gap(parts[0].windows, parts[0].visits)
    windows = merged(window for part in parts for window in part.windows)
    return longest_gap(windows, sorted({day for part in parts for day in part.visits}))


def months_of(key: str, pieces: Sequence[Piece], view: View) -> list[Record]:
    """The figures of each calendar month in which anything of the pieces counts."""
    if not pieces:
        return []
    begins, ends = min(map(begin_of, pieces)), max(map(end_of, pieces))
    if ends - begins > LONGEST_BY_MONTH.days:
        raise BadUserInput(say("MONTHS_OF_A_TERM"), "to")
    return [
        Record("AttendanceMonth", view, {"id": mark, "month": month, "figures": figures_record(mark, view, figures)})
        for month, figures in figures_by_month(pieces, begins, ends)
        for mark in (f"{key}~{month}",)
    ]


def figures_by_month(pieces: Sequence[Piece], begins: int, ends: int) -> Iterator[tuple[str, Figures]]:
    """The months' figures; those that are numbers of days are counted for all months together."""
    spans = list(months(begins, ends))
    windows = {span for one in pieces for span in clipped(one.followed.windows, one.since, one.until)}
    meetings = meetings_by_day(pieces)
    held, visits, stand_ins = (
        Counter(chain.from_iterable(between(getattr(one.followed, days), one.since, one.until) for one in pieces))
        for days in ("held", "visits", "stand_ins")
    )
    for month, since, until in spans:
        if any(a < until and since < b for a, b in windows):
            met, possible, came, stood_in = (
                sum([counted[day] for day in range(since, until)]) for counted in (meetings, held, visits, stand_ins)
            )
            known = {
                "meetingsHeld": met,
                "visitsPossible": possible,
                "attended": came,
                "byStandIn": stood_in,
                "rate": share(came, possible),
            }
            yield month, Figures(partial(parts_within, pieces, since, until), known)


def meetings_by_day(pieces: Sequence[Piece]) -> Counter[int]:
    """How many meetings were held on each day while anybody followed, as `meetings_held` counts them."""
    found: defaultdict[str, list[Sequence[int]]] = defaultdict(list)
    for one in pieces:
        if days := between(one.followed.held, one.since, one.until):
            found[one.followed.link.organization].append(days)
    counted = Counter(chain.from_iterable(held[0] for held in found.values() if len(held) == 1))
    for held in found.values():
        if len(held) > 1:
            counted.update(union(held))
    return counted


def parts_within(pieces: Sequence[Piece], since: int, until: int) -> Sequence[Part]:
    """What counts in the pieces between two days."""
    return parts_of(pieces_within(pieces, since, until))


def figure_of_each(name: str) -> Batch:
    """A figure of all records of an answer, worked out beside the loop."""

    async def load(_: Fetching, records: Sequence[Record], __: Arguments) -> Sequence[object]:
        return await asyncio.to_thread(lambda: [record.values["figures"].figure(name) for record in records])

    return Batch(load, needs=("figures",))


async def list_months(_: Fetching, records: Sequence[Record], __: Arguments) -> list[list[Record]]:
    return await asyncio.to_thread(lambda: [record.values["months"]() for record in records])


BY_MONTH = Batch(list_months, needs=("months",))
MONTH: FieldMap = columns("month", "figures")
FIGURE_FIELDS: FieldMap = {name: figure_of_each(name) for name in FIGURES}
