"""Counts by group: how many rows of a list each group has, in one statement, and the list that a count opens to.

A count and its list are one hop with the same filters, so they cannot differ: the list asks for the group's name, too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any

from execution.arguments import PAGE
from execution.cursors import fingerprint_of, slice_of
from execution.kinds import ORDER, Arguments, Batch, End, FieldMap, Pages, Record, Root, Window, order_of
from execution.view import View
from graph.cypher.fetch import Fetching, Page
from graph.cypher.patterns import Hop, group_asked_for
from graph.model.ages import AGE_GROUPS, ages_from
from graph.model.case_words import CaseForm, CaseKind, CaseOutcome
from graph.model.directive_words import TaskState
from graph.model.vocabulary import (
    AssessmentKind,
    AssessmentLevel,
    Circumstance,
    ComparableGroup,
    CoverageState,
    EndReason,
    Level,
    MembershipKind,
    Sector,
    Standing,
)
from graph.records.directives import TASK
from graph.records.organizations import CHILDREN, ORGANIZATION
from resolvers.shared.arguments import PAST, columns
from resolvers.shared.filters import WHERE, inside_where, where_of
from resolvers.shared.lists import UNDER, Orders
from resolvers.shared.pages import counting
from resolvers.shared.roots import find_under

BY = "by"
CHILD = "CHILD"
AGE_GROUP = "AGE_GROUP"
MOST_CHILDREN = 10_000
MOST_ROWS = 100_000
FEW = 4
"""So many groups are looked for one by one: to put all rows into their order for one walk costs as much."""
NAMES: Mapping[str, str] = {
    "LEVEL": "level",
    "SECTOR": "sector",
    "CHILD": "childId",
    "STANDING": "standing",
    "CIRCUMSTANCE": "circumstance",
    "KIND": "kind",
    "END_REASON": "endReason",
    "COVERAGE": "coverage",
    "AGE_GROUP": "ageLeast",
    "ADMISSION_YEAR": "year",
    "FOUNDING_YEAR": "year",
    "YEAR": "year",
    "END_YEAR": "year",
    "COMPARABLE_GROUP": "comparableGroup",
    "FORM": "form",
    "OUTCOME": "outcome",
    "STATE": "state",
    "TASK": "taskId",
}
"""The column with a group's name, by what is grouped by."""
NUMBERS = {"ageLeast", "year"}
ENDS = {"childId": End(ORGANIZATION, "Organization", "childId"), "taskId": End(TASK, "Task", "taskId")}
"""What a group is named by that is an object."""
WORDS: Mapping[str, Sequence[StrEnum]] = {
    "LEVEL": (*Level, *AssessmentLevel),
    "SECTOR": tuple(Sector),
    "STANDING": tuple(Standing),
    "CIRCUMSTANCE": tuple(Circumstance),
    "KIND": (*MembershipKind, *AssessmentKind, *CaseKind),
    "END_REASON": tuple(EndReason),
    "COVERAGE": tuple(CoverageState),
    "COMPARABLE_GROUP": tuple(ComparableGroup),
    "FORM": tuple(CaseForm),
    "OUTCOME": tuple(CaseOutcome),
    "STATE": tuple(TaskState),
}
"""The names of groups that have an order of their own."""


@dataclass(frozen=True, slots=True)
class Counting:
    """Rows of a type that are counted by the groups of their hop, under an organization.

    `rows` is the field of a group with its list, `ever` the hops that find what has ended, too, where `past` is not
    enough for that.
    """

    to: str
    rows: str
    orders: Orders
    past: bool = False
    ever: Orders | None = None

    @property
    def hop(self) -> Hop:
        return next(iter(self.orders.values()))

    @property
    def root(self) -> Root:
        """The field of Query."""
        past = (PAST,) if self.past or self.ever else ()
        inside = {**inside_where(self.hop.where), BY: frozenset(self.hop.groups)}
        return Root(self.answer, takes=(UNDER, BY, WHERE, *past), day="asOf", inside=inside, price=2_000)

    @property
    def fields(self) -> Mapping[str, FieldMap]:
        """The fields of the counts, and those of one group."""
        named = {NAMES[name] for name in self.hop.groups}
        ages = {"ageMost"} if "ageLeast" in named else set[str]()
        inside = {f"{ORDER}.field": frozenset(self.orders)}
        return {
            f"{self.to}Counts": {
                **columns(BY, "on", "total", "groups"),
                "under": End(ORGANIZATION, "Organization", "underId"),
            },
            f"{self.to}Count": {
                **columns("count", *sorted((named | ages) - ENDS.keys())),
                **{name.removesuffix("Id"): end for name, end in ENDS.items() if name in named},
                self.rows: Batch(self.list_rows, needs=("id", "group"), takes=(ORDER, *PAGE), inside=inside),
            },
        }

    def hops(self, arguments: Arguments) -> Orders:
        return self.ever if self.ever is not None and arguments.get(PAST) else self.orders

    async def answer(self, backend: Fetching, view: View, arguments: Arguments) -> Record:
        """The counts of what is under an organization on the day."""
        under = await find_under(backend, view, arguments)
        assert under is not None  # noqa: S101  # the schema asks for it
        by, hop = str(arguments[BY]), next(iter(self.hops(arguments).values()))
        parameters = where_of(hop.where, arguments) | ({"ageGroups": list(AGE_GROUPS)} if by == AGE_GROUP else {})
        found = await backend.groups(hop, under, view, parameters, by, past=bool(arguments.get(PAST)))
        names = await in_order(backend, by, found, under, view)
        mark = fingerprint_of(f"{self.to}Counts", under, arguments, view)
        counted = Counted(self.hops(arguments), under, parameters, by, bool(arguments.get(PAST)))
        groups = [self.group(Group(counted, name), mark, found.get(name, 0), view) for name in names]
        values = {
            "id": mark,
            "underId": under,
            BY: by,
            "on": view.on.isoformat(),
            "total": sum(found.values()),
            "groups": groups,
        }
        return Record(f"{self.to}Counts", view, values)

    def group(self, group: "Group", mark: str, count: int, view: View) -> Record:
        column, name = NAMES[group.of.by], group.name
        value: Any = int(name) if name is not None and column in NUMBERS else name
        named = {NAMES[one]: None for one in self.hop.groups} | {column: value}
        ages = ages_from(value) if column == "ageLeast" and value is not None else (None, None)
        values = {"id": f"{mark}~{name or ''}", "group": group, "count": count, "ageMost": ages[1], **named}
        return Record(f"{self.to}Count", view, values)

    async def list_rows(
        self, backend: Fetching, records: Sequence[Record], arguments: Arguments
    ) -> list[Pages[Hop] | Window]:
        """The list that each count opens to. Their first (or last) pages are read for all groups together; one behind a
        cursor is of one group alone, a few are looked for one by one, and so is more than an answer may hold."""
        part = slice_of(arguments)
        whole: dict[Counted, list[Record]] = {}
        for record in records:
            whole.setdefault(record.values["group"].of, []).append(record)
        shown = sum(min(record.values["count"], part.size) for record in records)
        found: dict[Counted, dict[str | None, Window]] = {}
        for one, groups in whole.items():
            if not part.bounded and shown <= MOST_ROWS and (one.by == CHILD or len(groups) > FEW):
                found[one] = await self.first_pages(backend, one, groups, arguments)
        return [
            found[group.of][group.name] if group.of in found else self.page_of(record, group, arguments)
            for record in records
            for group in (record.values["group"],)
        ]

    async def first_pages(
        self, backend: Fetching, counted: "Counted", records: Sequence[Record], arguments: Arguments
    ) -> dict[str | None, Window]:
        """The page of each group by its name; those in which nothing is counted are not asked for."""
        part, view = slice_of(arguments), records[0].view
        names = [record.values["group"].name for record in records if record.values["count"]]
        cut: dict[str, Any] = {"past": counted.past, "reverse": part.reverse, "limit": part.size + 1}
        found = await rows_of(backend, counted, counted.hop(arguments), view, names, cut) if names and part.size else {}
        windows: dict[str | None, Window] = {}
        for record in records:
            name = record.values["group"].name
            rows = found.get(name, [])[:: -1 if part.backwards else 1]
            windows[name] = Window(
                [(key, Record(self.to, view, values)) for key, values in rows],
                part,
                self.fingerprint(record, arguments),
                counting(record.values["count"]),
            )
        return windows

    def page_of(self, record: Record, group: "Group", arguments: Arguments) -> Pages[Hop]:
        counted = group.of
        return Pages(
            hop=counted.hop(arguments),
            to=self.to,
            view=record.view,
            parent=counted.under,
            parameters={**counted.parameters, **group_asked_for(counted.by, group.name)},
            part=slice_of(arguments),
            mark=partial(self.fingerprint, record, arguments),
            past=counted.past,
        )

    def fingerprint(self, record: Record, arguments: Arguments) -> str:
        """What the cursors of a group's list are bound to."""
        return fingerprint_of(f"{self.to}Count.{self.rows}", record.values["id"], arguments, record.view)


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """What was counted: by which hops, under what, by which filters and groups."""

    orders: Orders
    under: str
    parameters: Mapping[str, Any]
    by: str
    past: bool

    def hop(self, arguments: Arguments) -> Hop:
        """The hop by which the lists are put into the order that is asked for."""
        asked = order_of(arguments).by
        return self.orders[asked] if asked else next(iter(self.orders.values()))


async def rows_of(
    backend: Fetching, counted: Counted, hop: Hop, view: View, names: Sequence[str | None], cut: Mapping[str, Any]
) -> dict[str | None, Page]:
    """The rows of the page of each group. What is counted under a child is the list under it: each begins there; all
    other groups are told apart in one walk."""
    under, given = counted.under, counted.parameters
    if counted.by != CHILD:
        return await backend.group_pages(hop, under, view, given, counted.by, names, **cut)
    children = [name for name in names if name != under]
    pages = await backend.pages(hop, children, view, given, **cut) if children else []
    found: dict[str | None, Page] = dict(zip(children, pages, strict=True))
    if under in names:
        [found[under]] = await backend.pages(hop, [under], view, {**given, **group_asked_for(CHILD, under)}, **cut)
    return found


@dataclass(frozen=True, slots=True)
class Group:
    """What finds the rows of a group: its name is None for those that are of none."""

    of: Counted
    name: str | None


async def in_order(
    backend: Fetching, by: str, found: Mapping[str | None, int], under: str, view: View
) -> Sequence[str | None]:
    """The names of the groups: words in their own order, years and ages by size, what is of no group last.

    By child, those that nothing is counted in are groups as well: first the one above them, where it is counted itself;
    last those that stand above a part, whose children are its own.
    """
    if by == CHILD:
        [page] = await backend.pages(CHILDREN, [under], view, {}, limit=MOST_CHILDREN)
        children = [values["id"] for _, values in page]
        return [
            *({under} & found.keys()),
            *children,
            *sorted(name for name in found.keys() - {under, *children} if name),
        ]
    ranked = {str(word): rank for rank, word in enumerate(WORDS.get(by, ()))}
    return sorted(found, key=lambda name: (name is None, (ranked.get(name) or int_of(name), name) if name else ()))


def int_of(name: str) -> int:
    return int(name) if name.isdigit() else 0
