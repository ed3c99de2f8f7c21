"""The report's figures as flat tables, for the workbook and the comma-separated file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from reports.model import Figures, Unit
from reports.supervision.model import STATES, SupervisionReport
from reports.wording import Words

COVERAGE = ("organizations", *STATES, "severalInCharge", "ownOrganization")
ATTENDANCE = (
    "meetingsHeld", "visitsPossible", "attended", "byStandIn", "required", "shortfall", "surplus", "rate",
    "longestGapDays", "lastVisit",
)  # fmt: skip
VISITS = ("visitsPossible", "required", "attended", "shortfall", "surplus", "lastVisit")
"""What is told of one link."""
DUE = ("total", "overdue", "neverVisited")


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of one row: `code` that of its organization, `month` the first day of its month, or both empty."""

    table: str
    row: str
    code: str
    month: str
    figure: str
    value: Any


def cells(report: SupervisionReport, words: Words) -> Iterator[Cell]:
    """Every figure of the report, table by table; what is not known is left out."""
    unit = report.subject.unit
    for names, values in ((COVERAGE, report.coverage), (ATTENDANCE, report.attendance), (DUE, report.due)):
        yield from figures("summary", unit, "", names, values)
    for group in report.groups:
        yield from figures("coverage", group.unit, "", COVERAGE, group.coverage)
    yield from by_month("months", unit, report.months)
    for group in report.groups:
        yield from by_month("months", group.unit, group.months or {})
    for one in report.supervisors:
        row = Unit(", ".join(filter(None, (one.person.name, one.person.post, one.person.cell))), "")
        yield from figures("supervisors", row, "", ATTENDANCE, one.attendance)
        yield from by_month("supervisors", row, one.months)
    yield from links(report, words)
    yield from lists(report)


def by_month(table: str, row: Unit, months: Mapping[date, Figures]) -> Iterator[Cell]:
    for month in sorted(months):
        yield from figures(table, row, month.isoformat(), ATTENDANCE, months[month])


def figures(table: str, row: Unit, month: str, names: Sequence[str], values: Figures) -> Iterator[Cell]:
    for name in names:
        if values[name] is not None:
            yield Cell(table, row.name, row.code, month, name, values[name])


def links(report: SupervisionReport, words: Words) -> Iterator[Cell]:
    """Who follows which organization: the supervisor with post and cell, standing, and the figures of the period."""
    for link in report.links:
        row, person = f"{link.person.name} → {link.organization.name}", link.person
        own = Unit(row, link.organization.code)
        told = {"post": person.post, "cell": person.cell, "parent": link.organization.within}
        yield from figures("links", own, "", tuple(told), told)
        yield Cell("links", row, own.code, "", "since", link.since.isoformat())
        yield Cell("links", row, own.code, "", "standing", words("yes" if link.standing else "no"))
        yield from figures("links", own, "", VISITS, link.figures)


def lists(report: SupervisionReport) -> Iterator[Cell]:
    """A list's rows: the organization and what it is under, the link and its first day, the loop in order."""
    for name, organizations in report.lists.items():
        for one in organizations:
            yield Cell(f"list_{name}", one.name, one.code, "", "parent", one.within)
    for link in report.never_visited:
        row = f"{link.person.name} → {link.organization.name}"
        yield Cell("list_neverVisited", row, link.organization.code, "", "since", link.since.isoformat())
    for number, loop in enumerate(report.loops, 1):
        yield Cell("list_loops", str(number), "", "", "list", " → ".join(one.told_apart for one in loop))
