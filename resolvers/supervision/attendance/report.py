"""Attendance: whether supervisors come to the meetings of those they follow.

What counts of each link is worked out in `followed`; here links are grouped, and `figures` adds them up.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache, partial
from typing import NamedTuple, TypeVar

from execution.kinds import Arguments, End, FieldMap, Record
from execution.view import View
from graph.cypher.dates import Period
from graph.cypher.fetch import Fetching
from graph.model.tables import OPEN_END
from graph.reads.attendance import Link
from graph.records.members import MEMBER
from graph.records.organizations import ORGANIZATION
from resolvers.shared.arguments import check_period, columns
from resolvers.shared.pages import USUAL, Listed, Whole, ascending, by, descending, listed_in
from resolvers.supervision.attendance.figures import (
    BY_MONTH,
    figures_of,
    figures_record,
    last_day,
    months_of,
    rate,
    shortfall,
)
from resolvers.supervision.attendance.followed import Followed, Part, follow_these
from resolvers.supervision.attendance.pieces import Piece, by_child, by_month, parts_of, wholes
from resolvers.supervision.attendance.roll_up import Rolled

Counted = TypeVar("Counted", Part, Followed)


class Heading(NamedTuple):
    """What a group of attendance is about; `key` orders it among those with as much missing."""

    key: str
    member: str | None = None
    organization: str | None = None
    child: str | None = None
    month: str | None = None


class Group(NamedTuple):
    """`key` is where it stands, the most missing first. `parts` gives what is added up; of months it is worked out at
    each call: a province has three hundred thousand parts by supervisor and month, and few of them are shown."""

    key: str
    heading: Heading
    shortfall: int
    parts: Callable[[], Sequence[Part]]
    record: Callable[[], Record]


def report(rolled: Rolled, view: View, arguments: Arguments) -> Record:
    """The whole report; its groups are kept in order and paged from memory."""
    group_by = str(arguments["groupBy"])
    parts = [followed.whole() for followed in rolled.links]
    mark = "~".join(str(arguments.get(name)) for name in ("of", "from", "to", "groupBy", "rollUp"))
    key = f"{mark}~{view.on}"
    values = {
        "id": key,
        "from": arguments["from"].isoformat(),
        "to": arguments["to"].isoformat(),
        "groupBy": group_by,
        "rollUp": str(arguments["rollUp"]),
        "figures": figures_record(mark, view, figures_of(parts)),
        # added up once, when they are first asked for
        "months": cache(partial(months_of, key, wholes(rolled.links), view)),
        "rows": Whole(list(grouped(rolled, parts, group_by, key, view))),
    }
    return Record("AttendanceReport", view, values)


def grouped(rolled: Rolled, parts: Sequence[Part], group_by: str, mark: str, view: View) -> Iterator[Group]:
    """The groups in no order; where they are few, each of them a large part of the whole, a record is made once."""
    made = partial(group_of, rolled, mark, view)
    if group_by == "CHILD":
        for child, pieces in by_child(rolled).items():
            inside = parts_of(pieces)
            yield made(Heading(rolled.keys[child], child=child), inside, partial(list, inside), pieces, few=True)
    elif not group_by.endswith("MONTH"):
        wanted = zip(bundled(parts, rolled, group_by), bundled(rolled.links, rolled, group_by), strict=True)
        for (heading, own), (_, links) in wanted:
            yield made(heading, own, partial(list, own), wholes(links))
    else:
        for heading, links in bundled(rolled.links, rolled, group_by):
            for month, pieces in by_month(wholes(links)):
                if inside := parts_of(pieces):
                    dated = Heading(f"{heading.key}|{month}", heading.member, month=month)
                    yield made(dated, inside, partial(parts_of, pieces), pieces)


def group_of(
    rolled: Rolled,
    mark: str,
    view: View,
    heading: Heading,
    inside: Sequence[Part],
    parts: Callable[[], Sequence[Part]],
    pieces: Sequence[Piece],
    *,
    few: bool = False,
) -> Group:
    """The group of some parts, which are not kept; `pieces` are the same as days of links."""
    lacking = shortfall(inside)
    key = f"{descending(lacking)}|{heading.key}"
    record = partial(group_record, f"{mark}~{key}", heading, parts, pieces, rolled, view)
    return Group(key, heading, lacking, parts, cache(record) if few else record)


def bundled(links: Iterable[Counted], rolled: Rolled, group_by: str) -> Iterator[tuple[Heading, list[Counted]]]:
    """The links of each supervisor, of each organization, or all of them."""
    of_organizations, by_supervisor = group_by == "ORGANIZATION", group_by.startswith("SUPERVISOR")
    found: defaultdict[str, list[Counted]] = defaultdict(list)
    for one in links:
        by = one.link.member if by_supervisor else ""
        found[rolled.shown_in(one.link.organization) if of_organizations else by].append(one)
    for by, own in found.items():
        yield heading_of(by, own[0].link, rolled, group_by), own


def heading_of(by: str, link: Link, rolled: Rolled, group_by: str) -> Heading:
    if group_by == "ORGANIZATION":
        return Heading(rolled.keys[by], organization=by)
    return Heading("") if group_by == "MONTH" else Heading(link.key, member=by)


def group_record(
    key: str, heading: Heading, parts: Callable[[], Sequence[Part]], pieces: Sequence[Piece], rolled: Rolled, view: View
) -> Record:
    found = parts()
    last = max(part.windows[-1][1] for part in found) - 1
    values = {
        "id": key,
        "memberId": heading.member,
        "organizationId": heading.organization,
        "childId": heading.child,
        "organizationOn": rolled.shown_on(
            heading.organization or heading.child, date.fromordinal(last), view.on
        ).isoformat(),
        "month": heading.month,
        "months": cache(partial(months_of, key, pieces, view)),
        "figures": figures_record(key, view, figures_of(found)),
    }
    return Record("AttendanceGroup", view, values)


async def find_attendance(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[Record]:
    """The figures of each link in a period."""
    check_period(arguments)
    period, view = Period(arguments["from"], arguments["to"]), records[0].view
    followed = await follow_these(backend, [link_of(one) for one in records], period, view)
    found = {one.link.id: one.whole() for one in followed}
    return [
        figures_record(f"{key}~{period.since}~{period.until}", view, figures_of([found[key]] if key in found else []))
        for record in records
        for key in (record.values["id"],)
    ]


def link_of(record: Record) -> Link:
    values = record.values
    until = values["until"] or OPEN_END.isoformat()
    return Link(values["memberId"], values["organizationId"], values["since"], until, values["visitsPerYear"])


async def show_groups(_: Fetching, __: View, groups: Sequence[Group]) -> list[Record]:
    """The groups of pages; only they are added up."""
    return await asyncio.to_thread(lambda: [group.record() for group in groups])


def rate_key(group: Group) -> str:
    """By the rate, of which nine digits tell any two apart that anybody looks at."""
    found = rate(group.parts())
    return f"{ascending(None if found is None else round(found * 10**9))}|{group.heading.key}"


GROUPS = Listed(
    "AttendanceReport.groups",
    {
        USUAL: by(lambda group: group.key),
        "SHORTFALL": by(lambda group: f"{ascending(group.shortfall)}|{group.heading.key}"),
        "RATE": by(rate_key),
        "LAST_VISIT": by(lambda group: f"{ascending(last_day(group.parts()))}|{group.heading.key}"),
        "NAME": by(lambda group: group.heading.key),
        "MONTH": by(lambda group: f"{group.heading.month or ''}|{group.heading.key}"),
    },
    show_groups,
)


REPORT: FieldMap = {
    **columns("from", "to", "groupBy", "rollUp", "figures"),
    "months": BY_MONTH,
    "groups": listed_in(GROUPS, lambda record, _: record.values["rows"], "rows"),
}
GROUP: FieldMap = {
    **columns("month", "figures"),
    "months": BY_MONTH,
    "child": End(ORGANIZATION, "Organization", "childId", on="organizationOn"),
    "supervisor": End(MEMBER, "Member", "memberId"),
    "organization": End(ORGANIZATION, "Organization", "organizationId", on="organizationOn"),
}
