"""Attendance: whether supervisors come to the meetings of those they follow.

What counts of each link is worked out in `visiting`; here links are grouped and added up.
"""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache, partial
from typing import Any, NamedTuple, TypeVar

from execution.errors import BadUserInput
from execution.kinds import Arguments, Batch, End, FieldMap, Record
from execution.view import View
from graph.cypher.dates import Period
from graph.cypher.fetch import Fetching
from graph.model.tables import OPEN_END
from graph.reads.attendance import Link
from graph.records.members import MEMBER
from graph.records.organizations import ORGANIZATION
from resolvers.shared.arguments import check_period, columns
from resolvers.shared.pages import USUAL, Listed, Whole, ascending, by, descending, listed_in
from resolvers.supervision.attendance.ancestry import merged
from resolvers.supervision.attendance.followed import Followed, Part, follow_these, longest_gap
from resolvers.supervision.attendance.pieces import Piece, begin_of, by_child, by_month, end_of, parts_of, wholes
from resolvers.supervision.attendance.required_visits import beyond, missing
from resolvers.supervision.attendance.roll_up import Rolled
from wording.said import say

LONGEST_BY_MONTH = timedelta(days=5 * 365 + 2)
"""A term of five years: a province has five thousand links, each with a part of every month: they take six seconds."""
Counted = TypeVar("Counted", Part, Followed)
FIGURES = (
    "meetingsHeld", "visitsPossible", "attended", "byStandIn", "required", "shortfall", "surplus", "rate",
    "longestGapDays", "lastVisit",
)  # fmt: skip


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
        "figures": figures_record(parts, mark, view),
        # a province has fifty thousand parts of months in a year: added up once, when they are first asked for
        "months": cache(partial(months_of, key, wholes(rolled.links), view)),
        "rows": Whole(list(grouped(rolled, parts, group_by, view))),
    }
    return Record("AttendanceReport", view, values)


def grouped(rolled: Rolled, parts: Sequence[Part], group_by: str, view: View) -> Iterator[Group]:
    """The groups in no order; where they are few, each of them a large part of the whole, a record is made once."""
    made = partial(group_of, rolled, view)
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
    record = partial(group_record, key, heading, parts, pieces, rolled, view)
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
        "figures": Record("AttendanceFigures", view, {"id": key, **figures(found)}),
    }
    return Record("AttendanceGroup", view, values)


def figures_record(parts: Sequence[Part], mark: str, view: View) -> Record:
    return Record("AttendanceFigures", view, {"id": mark, **figures(parts)})


def figures(parts: Sequence[Part]) -> dict[str, Any]:
    """The figures of some links, or parts of links, added up.

    What is missing or beyond is added up link by link: many visits to one organization make up for none to another one.
    A meeting that several were asked to is one meeting and several possible visits. The gap is the longest time that an
    organization went without a visit while somebody followed it.
    """
    possible = sum([len(part.held) for part in parts])
    attended = sum([len(part.visits) for part in parts])
    asked = [part.required for part in parts if part.required is not None]
    last = last_visit(parts)
    followed = by_organization(parts)
    return {
        "meetingsHeld": sum(map(meetings_of, followed)),
        "visitsPossible": possible,
        "attended": attended,
        "byStandIn": sum([part.stand_ins for part in parts]),
        "required": sum(asked) if asked else None,
        "shortfall": shortfall(parts),
        "surplus": sum([beyond(part.required, len(part.visits)) for part in parts]),
        "rate": rate(parts),
        "longestGapDays": max(map(gap_of, followed), default=None),
        "lastVisit": None if last is None else date.fromordinal(last).isoformat(),
    }


def rate(parts: Sequence[Part]) -> float | None:
    possible = sum([len(part.held) for part in parts])
    return sum([len(part.visits) for part in parts]) / possible if possible else None


def last_visit(parts: Sequence[Part]) -> int | None:
    return max([part.visits[-1] for part in parts if part.visits], default=None)


def shortfall(parts: Sequence[Part]) -> int:
    return sum([missing(part.required, len(part.visits)) for part in parts])


def by_organization(parts: Sequence[Part]) -> Collection[Sequence[Part]]:
    """The parts of each organization, whoever followed it."""
    found: defaultdict[str, list[Part]] = defaultdict(list)
    for part in parts:
        found[part.link.organization].append(part)
    return found.values()


def meetings_of(parts: Sequence[Part]) -> int:
    """The meetings of an organization while anybody followed it, each once; two on one day are two."""
    if len(parts) == 1:
        return len(parts[0].held)
    days: Counter[int] = Counter()
    for part in parts:
        days |= Counter(part.held)
    return days.total()


def gap_of(parts: Sequence[Part]) -> int:
    """The most days that an organization went without a visit, whoever followed it."""
    if len(parts) == 1:
        return parts[0].gap
    windows = merged(window for part in parts for window in part.windows)
    return longest_gap(windows, sorted({day for part in parts for day in part.visits}))


async def find_attendance(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[Record]:
    """The figures of each link in a period."""
    check_period(arguments)
    period, view = Period(arguments["from"], arguments["to"]), records[0].view
    found = {one.link.id: one.whole() for one in await follow_these(backend, [link_of(one) for one in records], period)}
    return [
        figures_record([found[key]] if (key := record.values["id"]) in found else [], key, view) for record in records
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
        "LAST_VISIT": by(lambda group: f"{ascending(last_visit(group.parts()))}|{group.heading.key}"),
        "NAME": by(lambda group: group.heading.key),
        "MONTH": by(lambda group: f"{group.heading.month or ''}|{group.heading.key}"),
    },
    show_groups,
)


async def list_months(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[list[Record]]:
    return await asyncio.to_thread(lambda: [record.values["months"]() for record in records])


def months_of(key: str, pieces: Sequence[Piece], view: View) -> list[Record]:
    """The figures of each calendar month in which anything of the pieces counts."""
    days = max(map(end_of, pieces), default=0) - min(map(begin_of, pieces), default=0)
    if days > LONGEST_BY_MONTH.days:
        raise BadUserInput(say("MONTHS_OF_A_TERM"), "to")
    return [
        Record(
            "AttendanceMonth",
            view,
            {"id": f"{key}~{month}", "month": month, "figures": figures_record(inside, f"{key}~{month}", view)},
        )
        for month, own in by_month(pieces)
        if (inside := parts_of(own))
    ]


BY_MONTH = Batch(list_months, needs=("months",))
REPORT: FieldMap = {
    **columns("from", "to", "groupBy", "rollUp", "figures"),
    "months": BY_MONTH,
    "groups": listed_in(GROUPS, lambda record, _: record.values["rows"], "rows"),
}
MONTH: FieldMap = columns("month", "figures")
GROUP: FieldMap = {
    **columns("month", "figures"),
    "months": BY_MONTH,
    "child": End(ORGANIZATION, "Organization", "childId", on="organizationOn"),
    "supervisor": End(MEMBER, "Member", "memberId"),
    "organization": End(ORGANIZATION, "Organization", "organizationId", on="organizationOn"),
}
FIGURE_FIELDS: FieldMap = columns(*FIGURES)
