"""On which days something changed under an organization: how many facts of each kind began and ended, and by which
events; and the clock that says between which days there is anything to ask.

What is under the organization on the day or was so on the day before counts: whatever leaves it, too.
"""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from execution.errors import BadUserInput
from execution.kinds import Arguments, Batch, FieldMap, Record
from execution.view import Scope, View
from graph.cypher.dates import Period
from graph.cypher.fetch import Fetching
from graph.model.calendar import FIRST_DAY, LAST_DAY, told_moment
from graph.reads.timeline import Happening, Placing, Turn, find_ends, list_happenings, list_placings, list_turns
from graph.records.events import CHANGE_EVENT
from graph.records.organizations import ORGANIZATION
from resolvers.shared.arguments import check_period, columns, plain
from resolvers.shared.identifiers import decode_id
from resolvers.shared.pages import USUAL, Listed, as_they_are, ascending, by, by_values
from wording.said import say

USUAL_KINDS = ("ORGANIZATIONS", "HIERARCHY", "NAMES")
ONE_DAY = timedelta(days=1)
Span = tuple[str, str]
Spans = Mapping[str, Sequence[Span]]


async def timeline(backend: Fetching, view: View, arguments: Arguments) -> list[Record]:
    """The days: a statement for the hierarchy, one for the events, and one for each kind of fact."""
    check_period(arguments)
    wanted = decode_id(arguments["under"], "under", {"Organization"})
    under, period = str(wanted.key), period_of(arguments)
    [known] = await backend.find(ORGANIZATION, [under], view)
    if known is None:
        raise BadUserInput(say("NO_SUCH_ORGANIZATION", argument="under"), "under")
    kinds = sorted({str(one) for one in plain(arguments.get("of") or USUAL_KINDS)})
    # what was under it on the eve of the first day counts on that day
    placings = await list_placings(backend.reads, under, Period(period.since - ONE_DAY, period.until))
    spans = await asyncio.to_thread(spans_of, under, placings)
    happened, turns = await asyncio.gather(
        list_happenings(backend.reads, spans, period),
        asyncio.gather(*(list_turns(backend.reads, kind, spans, period) for kind in kinds)),
    )
    return await asyncio.to_thread(rows_of, dict(zip(kinds, turns, strict=True)), happened, spans, view)


def period_of(arguments: Arguments) -> Period:
    """The period that is asked for; whatever is left out of it reaches as far as the calendar."""
    since, until = arguments.get("from"), arguments.get("to")
    return Period(FIRST_DAY if since is None else since, LAST_DAY + ONE_DAY if until is None else until)


def spans_of(under: str, placings: Sequence[Placing]) -> dict[str, list[Span]]:
    """When each organization was at or under one: spans of days as texts, the end exclusive."""
    below: defaultdict[str, list[Placing]] = defaultdict(list)
    for one in placings:
        below[one.parent].append(one)
    always = (date.min.isoformat(), date.max.isoformat())
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    waiting = [(under, always)]
    while waiting:
        organization, (since, until) = waiting.pop()
        spans[organization].append((since, until))
        for one in below[organization]:
            span = max(since, one.since), min(until, one.until)
            if span[0] < span[1]:
                waiting.append((one.organization, span))
    return dict(spans)


def counts(spans: Spans, organization: str, day: str) -> bool:
    """Whether the organization was under the one asked for on the day, or on the day before."""
    return any(since <= day <= until for since, until in spans[organization])


def rows_of(
    turns: Mapping[str, Sequence[Turn]], happened: Sequence[Happening], spans: Spans, view: View
) -> list[Record]:
    began, ended = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for kind, found in turns.items():
        for turn in found:
            if counts(spans, turn.organization, turn.day):
                (began if turn.begins else ended)[turn.day, kind] += turn.number
    events: defaultdict[str, set[str]] = defaultdict(set)
    for one in happened:
        if counts(spans, one.organization, one.day):
            events[one.day].add(one.event)
    days = {day for day, _ in (*began, *ended)} | events.keys()
    return [day_record(day, turns, began, ended, sorted(events[day]), view) for day in days]


def day_record(
    day: str,
    kinds: Iterable[str],
    began: Counter[tuple[str, str]],
    ended: Counter[tuple[str, str]],
    events: Sequence[str],
    view: View,
) -> Record:
    found = [
        Record("TimelineCount", view, {"id": f"{day}~{kind}", "kind": kind, "began": start, "ended": end})
        for kind in kinds
        if (start := began[day, kind]) + (end := ended[day, kind])
    ]
    return Record("TimelineDay", view, {"id": day, "on": day, "counts": found, "eventIds": events})


async def list_events(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[list[Record]]:
    """The events of the days of a page, in one statement."""
    wanted = sorted({event for record in records for event in record.values["eventIds"]})
    found = dict(zip(wanted, await backend.find(CHANGE_EVENT, wanted, records[0].view), strict=True)) if wanted else {}
    return [
        [Record("ChangeEvent", record.view, values) for event in record.values["eventIds"] if (values := found[event])]
        for record in records
    ]


async def clock(backend: Fetching, view: View, arguments: Arguments) -> Record:
    """Today, and between which days the hierarchy changes: one statement; of a part, today alone."""
    if view.scope is Scope.PART:
        return Record("Clock", view, {"id": "clock", "today": view.on.isoformat()})
    ends = await find_ends(backend.reads)
    head = None
    if ends.seq is not None and ends.at:
        head = Record("LedgerHead", view, {"id": "head", "seq": ends.seq, "at": told_moment(ends.at)})
    values = {"id": "clock", "today": view.on.isoformat(), "firstDay": ends.first, "lastDay": ends.last, "head": head}
    return Record("Clock", view, values)


def changed(record: Record) -> int:
    """How many facts began or ended on a day."""
    return sum(one.values["began"] + one.values["ended"] for one in record.values["counts"])


by_day = by_values("on")
DAYS = Listed(
    "Query.timeline",
    {USUAL: by_day, "ON": by_day, "CHANGES": by(lambda record: f"{ascending(changed(record))}|{record.values['on']}")},
    as_they_are,
)
TIMELINE_DAY: FieldMap = {**columns("on", "counts"), "events": Batch(list_events, needs=("id", "eventIds"))}
TIMELINE_COUNT: FieldMap = columns("kind", "began", "ended")
CLOCK: FieldMap = columns("today", "firstDay", "lastDay", "head")
LEDGER_HEAD: FieldMap = columns("seq", "at")
