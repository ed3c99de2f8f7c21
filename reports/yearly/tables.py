"""The figures of a year as flat rows, for the comma-separated file."""

from collections.abc import Iterator
from typing import NamedTuple

from reports.wording import Words
from reports.yearly.model import STATES, Row, YearlyReport
from reports.yearly.page import NAMES, name_of


class Cell(NamedTuple):
    """One figure of one row."""

    table: str
    row: str
    code: str
    figure: str
    value: object


def cells(report: YearlyReport, words: Words) -> Iterator[Cell]:
    """Every figure of the report, table by table."""
    for row, name in ((report.whole, words("whole")), *((one, name_of(one, report, words)) for one in report.rows)):
        yield from counts(row, name, words)
    for one in report.over:
        said = {
            "parent": one.unit.within, "yearly_excellent": one.excellent, "yearly_allowed": one.allowed,
            "yearly_beyond": one.beyond, "yearly_regulation": one.regulation, "yearly_waiver": one.decision or "",
        }  # fmt: skip
        for figure, value in said.items():
            yield Cell(words("yearly_over"), one.unit.name, one.unit.code, words(figure), value)


def counts(row: Row, name: str, words: Words) -> Iterator[Cell]:
    for table, figures in (("organizations", row.organizations), ("members", row.members)):
        for state in STATES:
            yield Cell(words(f"yearly_{table}"), name, row.unit.code, words(NAMES[state]), figures[state])
    for figure, value in (
        ("yearly_cells", row.cells.total), ("yearly_cells_met", row.cells.met),
        ("yearly_committees", row.committees.total), ("yearly_committees_met", row.committees.met),
    ):  # fmt: skip
        yield Cell(words("yearly_four_good"), name, row.unit.code, words(figure), value)
    yield Cell(words("yearly_caps"), name, row.unit.code, words("yearly_over"), row.over)
