"""The report's figures as flat tables, for the workbook and the comma-separated file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reports.model import STATES, Figures, Report

COVERAGE = ("organizations", *STATES, "severalInCharge", "ownOrganization")
ATTENDANCE = ("held", "attended", "byStandIn", "required", "shortfall", "rate", "longestGapDays", "lastVisit")
DUE = ("total", "overdue", "neverVisited")


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of one row: `month` is the first day of its month, or empty."""

    table: str
    row: str
    month: str
    figure: str
    value: Any


def cells(report: Report) -> Iterator[Cell]:
    """Every figure of the report, table by table; what is not known is left out."""
    yield from figures("summary", report.name, "", COVERAGE, report.coverage)
    yield from figures("summary", report.name, "", ATTENDANCE, report.attendance)
    yield from figures("summary", report.name, "", DUE, report.due)
    for group in report.groups:
        yield from figures("coverage", group.name, "", COVERAGE, group.coverage)
    for name, months in (
        (report.name, report.months),
        *((group.name, group.months or {}) for group in report.groups),
    ):
        for month in sorted(months):
            yield from figures("months", name, month.isoformat(), ATTENDANCE, months[month])
    for one in report.supervisors:
        yield from figures("supervisors", one.name, "", ATTENDANCE, one.attendance)
        for month in sorted(one.months):
            yield from figures("supervisors", one.name, month.isoformat(), ATTENDANCE, one.months[month])
    yield from lists(report)


def figures(table: str, row: str, month: str, names: Sequence[str], values: Figures) -> Iterator[Cell]:
    for name in names:
        if values[name] is not None:
            yield Cell(table, row, month, name, values[name])


def lists(report: Report) -> Iterator[Cell]:
    """A list's rows: the organization and what it is under, the link and its first day, the loop in order."""
    for name, organizations in report.lists.items():
        for one in organizations:
            yield Cell(f"list_{name}", one.name, "", "parent", one.within)
    for link in report.never_visited:
        yield Cell("list_neverVisited", f"{link.supervisor} → {link.organization}", "", "since", link.since.isoformat())
    for number, loop in enumerate(report.loops, 1):
        yield Cell("list_loops", str(number), "", "list", " → ".join(loop))
