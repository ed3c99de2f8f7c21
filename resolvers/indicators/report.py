"""A report of indicators: for each kind and group a series of points, one for each interval."""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from execution.errors import BadUserInput
from execution.kinds import Arguments, Record
from execution.view import View
from graph.cypher.dates import Period
from graph.cypher.fetch import Fetching
from graph.cypher.held import Lived
from graph.engine.state import read_beginning
from graph.model.directive_tables import STATED
from graph.model.directive_words import StatedPurpose
from graph.model.indicator_words import IndicatorGroupBy, IndicatorKind, IndicatorSource, Interval
from graph.model.vocabulary import ComparableGroup
from graph.reads.indicator_figures import Figure
from resolvers.indicators.areas import Area, area_of, below_as_now, below_as_was
from resolvers.indicators.counting import count, going, known_of, tables
from resolvers.indicators.definitions import DEFINITIONS
from resolvers.indicators.reading import Reading
from resolvers.indicators.seen import Seen, Table
from resolvers.indicators.stated import Stated, groups_stated
from resolvers.indicators.stretches import Stretch, stretches
from resolvers.shared.arguments import check_period, plain
from resolvers.shared.identifiers import parsed_key
from resolvers.shared.roots import find_under
from resolvers.shared.trees import find_parents, list_under
from resolvers.supervision.attendance.present_day import find_ended_into
from resolvers.supervision.queries import under_in
from wording.said import say

COMPARABLE = (*ComparableGroup, None)
"""The groups of people, then those of whom none is told."""
OF_CLASSIFIED = frozenset({IndicatorKind.MEMBERS_EXCELLENT, IndicatorKind.MEMBERS_GOOD})
"""The indicators that are told by them."""
MOST_INTERVALS = 40
MOST_POINTS = 40 * 100 * 60
"""So many intervals of so many groups of so many kinds."""


async def indicators(backend: Fetching, view: View, arguments: Arguments) -> Record:
    """The indicators of what is at and under an organization, interval by interval."""
    check_period(arguments)
    period = Period(arguments["from"], arguments["to"])
    interval = Interval(arguments["interval"])
    made = stretches(period.since, period.until, interval, view.on)
    if len(made) > MOST_INTERVALS:
        raise BadUserInput(say("TOO_MANY_INTERVALS", found=len(made), most=MOST_INTERVALS), "to")
    now, by = arguments["rollUp"] == "AS_NOW", IndicatorGroupBy(arguments["groupBy"])
    kinds, compared = kinds_asked(arguments, by), by is IndicatorGroupBy.COMPARABLE_GROUP
    known = [stretch for stretch in made if not stretch.ahead]
    reading = Reading(backend, view, Period(period.since, date.fromordinal(made[-1].until)), known, period, interval)
    under, lived, made_area = await (area_as_now if now else area_as_was)(reading, arguments, by)
    area_made = asyncio.ensure_future(asyncio.to_thread(made_area))
    asked = {one for kind in kinds for one in DEFINITIONS[kind].facts}
    async with going(reading.facts(lived, area_made, asked)) as coming:
        area, began = await asyncio.gather(area_made, since_when(backend, arguments))
        groups = len(COMPARABLE if compared else area.names)
        if len(made) * groups * len(kinds) > MOST_POINTS:
            said = say("TOO_MANY_POINTS", intervals=len(made), groups=groups, kinds=len(kinds), most=MOST_POINTS)
            raise BadUserInput(said, "groupBy")
        seen = Seen(made, area, lived)
        stated, _ = await asyncio.gather(
            reading.stated(groups_stated(by, under, area.names), kinds),
            # comparable people are counted group by group
            count(seen, coming, [] if compared else kinds, began),
        )
    told = Told(seen, groups_of(seen, by), stated, began)
    # counted beside the loop that answers others
    return await asyncio.to_thread(report, told, kinds, under, view, arguments)


def kinds_asked(arguments: Arguments, by: IndicatorGroupBy) -> list[IndicatorKind]:
    """The indicators that are asked for, or else all that can be told by the groups."""
    told = {kind for kind in DEFINITIONS if by is not IndicatorGroupBy.COMPARABLE_GROUP or kind in OF_CLASSIFIED}
    if arguments.get("kinds") is None:
        return [kind for kind in DEFINITIONS if kind in told]
    asked = set(plain(arguments["kinds"]))
    if asked - told:
        raise BadUserInput(say("NOT_BY_COMPARABLE_GROUP", kinds=sorted(OF_CLASSIFIED)), "groupBy")
    return [kind for kind in DEFINITIONS if kind in asked]


class Group(NamedTuple):
    """A group by its name: where its numbers are counted, and by which number."""

    name: str | None
    seen: Seen
    number: int


def groups_of(seen: Seen, by: IndicatorGroupBy) -> Sequence[Group]:
    """The groups of a report; those of comparable people are no organizations: each has the judgements of its own."""
    if by is not IndicatorGroupBy.COMPARABLE_GROUP:
        return [Group(name, seen, number) for number, name in enumerate(seen.area.names)]
    return [
        Group(
            name, replace(seen, members_judged=[one for one in seen.members_judged if one.group == name], tables={}), 0
        )
        for name in COMPARABLE
    ]


class Told(NamedTuple):
    """What a report is told from: what was read, also group by group, what is stated, and the day from which the graph
    knows all facts."""

    seen: Seen
    groups: Sequence[Group]
    stated: Stated
    began: date | None


async def since_when(backend: Fetching, arguments: Arguments) -> date | None:
    """The day from which the graph knows all facts: the one that is given, else that of the ledger's first line."""
    given: date | None = arguments.get("knownSince")
    return await read_beginning(backend.reads) if given is None else given


Found = tuple[str, Mapping[str, Lived], Callable[[], Area]]
"""The organization asked for, those that may count, and what tells where they do, which takes a while."""


async def area_as_was(reading: Reading, arguments: Arguments, by: IndicatorGroupBy) -> Found:
    asked = Period(arguments["from"], arguments["to"])
    under = await under_in(reading.backend, reading.view, asked, arguments)
    lived = await reading.lived(await reading.under_between(under))
    since, until = days_of(reading)

    def made() -> Area:
        return area_of(lived, below_as_was(lived, under, since, until), under, by, since, until)

    return under, lived, made


async def area_as_now(reading: Reading, arguments: Arguments, by: IndicatorGroupBy) -> Found:
    backend, view = reading.backend, reading.view
    under = await find_under(backend, view, arguments)
    assert under is not None  # noqa: S101  # the schema requires it
    living = await list_under(backend, under, view)
    heirs, parents = await asyncio.gather(find_ended_into(backend, living, view), find_parents(backend, living, view))
    lived = await reading.lived({*living, *heirs})
    since, until = days_of(reading)

    def made() -> Area:
        return area_of(lived, below_as_now(parents, heirs, under, since, until), under, by, since, until)

    return under, lived, made


def days_of(reading: Reading) -> tuple[int, int]:
    """The days of a report, with the eve: who left on the first day is counted where they were on the last one."""
    return (reading.period.since - timedelta(days=1)).toordinal(), reading.period.until.toordinal()


def report(told: Told, kinds: Sequence[IndicatorKind], under: str, view: View, arguments: Arguments) -> Record:
    names = ("from", "to", "interval", "groupBy", "rollUp", "knownSince")
    mark = "~".join((under, "+".join(kinds), *(str(arguments.get(name)) for name in names), str(view.on)))
    values = {
        "id": mark,
        "underId": under,
        "underOn": shown_on(told.seen.lived[under], view.on),
        "from": arguments["from"].isoformat(),
        "to": arguments["to"].isoformat(),
        **{name: str(arguments[name]) for name in ("interval", "groupBy", "rollUp")},
        "knownSince": None if told.began is None else told.began.isoformat(),
        "series": [one for kind in kinds for one in series(told, kind, mark, view, arguments)],
    }
    return Record("IndicatorReport", view, values)


def series(told: Told, kind: IndicatorKind, mark: str, view: View, arguments: Arguments) -> Iterator[Record]:
    """The series of a kind, group by group."""
    seen, definition = told.seen, DEFINITIONS[kind]
    known = known_of(seen, definition, told.began)
    by = str(arguments["groupBy"])
    for name, counting, group in told.groups:
        above, below = tables(counting, definition) if any(known) else (Table(), None)
        own = f"{mark}~{kind}~{name}"
        child = name if by == IndicatorGroupBy.CHILD else None
        points = [
            point(own, stretch, view, kind, counted, told.stated.find(name, kind, stretch))
            for number, stretch in enumerate(seen.stretches)
            for counted in [numbers(above, below, (group, number)) if known[number] else None]
        ]
        values = {
            "id": own,
            "kind": kind,
            "childId": child,
            "childOn": None if child is None else shown_on(seen.lived[child], view.on),
            "level": name if by == IndicatorGroupBy.LEVEL else None,
            "sector": name if by == IndicatorGroupBy.SECTOR else None,
            "group": name if by == IndicatorGroupBy.COMPARABLE_GROUP else None,
            "points": points,
        }
        yield Record("IndicatorSeries", view, values)


Numbers = tuple[float, float | None]


def numbers(above: Table, below: Table | None, cell: tuple[int, int]) -> Numbers:
    return above[cell], None if below is None else below[cell]


def point(
    mark: str, stretch: Stretch, view: View, kind: IndicatorKind, counted: Numbers | None, stated: Mapping[str, Figure]
) -> Record:
    """A point: what was counted, or where nothing is known what was reported; and what is stated beside."""
    target, reported = (stated.get(purpose) for purpose in (StatedPurpose.TARGET, StatedPurpose.REPORTED))
    source = IndicatorSource.NOT_KNOWN if counted is None else IndicatorSource.COMPUTED
    if counted is None and reported is not None:
        counted, source = (reported.numerator, reported.denominator), IndicatorSource.REPORTED
    numerator, denominator = counted or (None, None)
    since = date.fromordinal(stretch.since).isoformat()
    values = {
        "id": f"{mark}~{since}",
        "from": since,
        "to": date.fromordinal(stretch.until).isoformat(),
        "numerator": numerator,
        "denominator": denominator,
        "value": value_of(kind, numerator, denominator),
        "source": source,
        "targetId": None if target is None else parsed_key(STATED.shown, target.key),
        "reportedId": None if reported is None else parsed_key(STATED.shown, reported.key),
    }
    return Record("IndicatorPoint", view, values)


def value_of(kind: IndicatorKind, numerator: float | None, denominator: float | None) -> float | None:
    """The numerator, or of an indicator that is a share its share of the denominator, None of nothing."""
    if DEFINITIONS[kind].denominator is None:
        return numerator
    return numerator / denominator if numerator is not None and denominator else None


def shown_on(one: Lived, on: date) -> str:
    """The day that an organization is shown as on: that of the question, or its last one or first one."""
    day = min(max(on.toordinal(), one.since), one.until - 1)
    return date.fromordinal(day).isoformat()
