"""Visits due: what each supervisor has to do next, the most overdue first.

Visits are counted by the calendar year, as they are asked for: those required so far are those that the days since
1 January (or since the link began) have added up to (`quotas`), and the next one is due by the day on which they add up
to one more than were made. What is to come goes by what is asked on the day itself.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from execution.kinds import Arguments, End, FieldMap, Record
from execution.view import View
from graph.cypher.dates import Period
from graph.cypher.fetch import Fetching
from graph.reads.attendance import Link, Selection, list_links_of, these, under_on_day
from graph.records.links import SUPERVISION
from resolvers.shared.arguments import columns
from resolvers.shared.filters import WHERE, day_within
from resolvers.shared.pages import (
    USUAL,
    Listed,
    Wanted,
    Whole,
    as_they_are,
    by,
    by_number,
    by_values,
    listed_in,
    unknown_first,
)
from resolvers.supervision.attendance.followed import Known, find_links
from resolvers.supervision.attendance.required_visits import missing, next_due, required_before

BEGINNING = date(1900, 1, 1)
NEVER = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Due:
    """One link on a day: visits of its year so far, the day by which the next is due, and what came before it."""

    link: Link
    required: int | None
    done: int
    stand_ins: int
    due_on: str | None
    last_visit: str | None
    predecessor: Link | None
    predecessor_done: int | None
    predecessor_last: str | None
    organization_done: int

    @property
    def missing(self) -> int:
        return missing(self.required, self.done)


class WorkList:
    """All links to some organizations up to a day, with the visits made under each."""

    def __init__(self, links: Sequence[Link], known: Known, view: View) -> None:
        self.known, self.view = known, view
        self.year = date(view.on.year, 1, 1).toordinal()
        self.end = view.on.toordinal() + 1
        self.links: dict[str, list[Link]] = {}
        for link in links:
            self.links.setdefault(link.organization, []).append(link)

    def span(self, link: Link, since: int) -> tuple[int, int]:
        """The link's days from a day on, up to and with the day asked for."""
        day = self.known.calendar.day
        return max(since, day(link.since)), min(self.end, day(link.until))

    def visits(self, link: Link, since: int) -> Sequence[int]:
        """The days of visits under the link from a day on."""
        return self.known.visits(link, [self.span(link, since)])

    def last(self, link: Link) -> str | None:
        days = self.visits(link, 0)
        return date.fromordinal(days[-1]).isoformat() if days else None

    def predecessor(self, link: Link) -> Link | None:
        """The link of somebody else that ended last before this one began, or on its first day."""
        earlier = [
            one for one in self.links[link.organization] if one.until <= link.since and one.member != link.member
        ]
        return max(earlier, key=lambda one: (one.until, one.since, one.key), default=None)

    def dues(self, member: str) -> list[tuple[str, Due]]:
        """The links that hold on the day, all or those of a member, with the sort key of their organization."""
        day = self.view.on.isoformat()
        current = (link for links in self.links.values() for link in links if link.since <= day < link.until)
        return [
            (self.known.places.keys[link.organization], self.due(link))
            for link in current
            if not member or link.member == member
        ]

    def due(self, link: Link) -> Due:
        span = self.span(link, self.year)
        stretches, done = self.known.stretches(link, [span]), len(self.visits(link, self.year))
        day = next_due(stretches, done, self.end - 1)
        if day is not None and day >= self.known.calendar.day(link.until):
            day = None  # the link ends before
        earlier = self.predecessor(link)
        return Due(
            link=link,
            required=required_before(stretches, self.end - 1),
            done=done,
            stand_ins=len(self.known.stand_ins(link, [span])),
            due_on=None if day is None else date.fromordinal(day).isoformat(),
            last_visit=self.last(link),
            predecessor=earlier,
            predecessor_done=None if earlier is None else len(self.visits(earlier, self.year)),
            predecessor_last=None if earlier is None else self.last(earlier),
            organization_done=sum(len(self.visits(one, self.year)) for one in self.links[link.organization]),
        )


async def select_under(backend: Fetching, under: str, view: View) -> Selection:
    """What is at and under an organization on the day: by their ids where these are held."""
    held = await backend.held(view)
    if held is None:
        return under_on_day(under, view)
    return await asyncio.to_thread(lambda: these([one.id for one in held.under([under])], view))


async def visits_due(backend: Fetching, view: View, *, under: str | None, member: str) -> Record:
    """The work list of a supervisor, or of all links under an organization, on a day."""
    ledger = await read_ledger(backend, view, under=under, member=member)
    return await asyncio.to_thread(due_record, ledger, f"{under or member}~{view.on}", member)


def due_record(ledger: "WorkList", scope: str, member: str) -> Record:
    view, dues = ledger.view, ledger.dues(member)
    values = {
        "id": scope,
        "on": view.on.isoformat(),
        "total": len(dues),
        "overdue": sum(one.missing > 0 for _, one in dues),
        "neverVisited": sum(one.last_visit is None for _, one in dues),
        "rows": Whole([due_row(key, one, view) for key, one in dues]),
    }
    return Record("VisitsDue", view, values)


async def read_ledger(backend: Fetching, view: View, *, under: str | None, member: str) -> "WorkList":
    """All links to the organizations that are asked about: four to six statements, whatever the number."""
    year = Period(date(view.on.year, 1, 1), view.on + timedelta(days=1))
    ever = Period(BEGINNING, year.until)
    if under is not None:
        links, known = await find_links(backend, await select_under(backend, under, view), ever, view, asking=year)
    else:
        own = await list_links_of(backend.reads, member, Period(view.on, year.until), view)
        organizations = {link.organization for link in own}
        links, known = await find_links(backend, these(organizations, view), ever, view, asking=year)
    return await asyncio.to_thread(WorkList, links, known, view)


def due_row(key: str, due: Due, view: View) -> Record:
    """A row, by the day that the next visit is due on, those that ask for none last."""
    values: dict[str, Any] = {
        "id": f"{due.due_on or NEVER}|{key}|{due.link.key}|{due.link.since}",
        "organizationKey": f"{key}|{due.link.key}|{due.link.since}",
        "supervisorKey": f"{due.link.key}|{key}|{due.link.since}",
        "supervisionKey": key_of(due.link),
        "required": due.required,
        "done": due.done,
        "byStandIn": due.stand_ins,
        "dueOn": due.due_on,
        "missing": due.missing,
        "overdue": due.missing > 0,
        "lastVisit": due.last_visit,
        "organizationDone": due.organization_done,
        "predecessorKey": None if due.predecessor is None else key_of(due.predecessor),
        "predecessorDone": due.predecessor_done,
        "predecessorLastVisit": due.predecessor_last,
    }
    return Record("VisitDue", view, values)


def key_of(link: Link) -> list[object]:
    """The link's key as its statement takes it (graph/records/links.py)."""
    return [link.member, link.organization, date.fromisoformat(link.since)]


def wanted(arguments: Arguments) -> Wanted[Record]:
    """What is asked of a link by `where`."""
    where = arguments.get(WHERE) or {}
    overdue, visited, due_on = where.get("overdue"), where.get("visited"), day_within(where, "dueOn")
    return lambda record: (
        overdue in (None, record.values["overdue"])
        and visited in (None, record.values["lastVisit"] is not None)
        and due_on(record.values["dueOn"])
    )


by_due_day = by_values("id")
DUE = Listed(
    "VisitsDue.links",
    {
        USUAL: by_due_day,
        "DUE_ON": by_due_day,
        "MISSING": by_number("missing", then="organizationKey"),
        "LAST_VISIT": by(
            lambda record: f"{unknown_first(record.values['lastVisit'])}|{record.values['organizationKey']}"
        ),
        "ORGANIZATION": by_values("organizationKey"),
        "SUPERVISOR": by_values("supervisorKey"),
    },
    as_they_are,
    ("overdue", "visited", "dueOn"),
    wanted,
)
VISITS_DUE: FieldMap = {
    **columns("on", "total", "overdue", "neverVisited"),
    "links": listed_in(DUE, lambda record, _: record.values["rows"], "rows"),
}
VISIT_DUE: FieldMap = {
    **columns("required", "done", "byStandIn", "dueOn", "missing", "overdue", "lastVisit", "organizationDone"),
    **columns("predecessorDone", "predecessorLastVisit"),
    "supervision": End(SUPERVISION, "Supervision", "supervisionKey"),
    "predecessor": End(SUPERVISION, "Supervision", "predecessorKey"),
}
