"""Rows as lines of the ledger hold them, with days as texts: what tells each apart, and their facts."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from graph.facts.facts import Fact, Values
from graph.model.identity import TABLES
from graph.model.kinds import Table
from graph.model.seals import seal_in

Row = Sequence[Any]
"""[label, facts] of a node, [table, start, end, facts] of a link."""


def ends_of(row: Row) -> tuple[Table, str, str]:
    """(table, start, end) of a row; a node's start is its id."""
    table = TABLES[row[0]]
    return (table, row[-1]["id"], "") if len(row) == 2 else (table, row[1], row[2])


def identity_of(row: Row) -> tuple[Any, ...]:
    """What tells a row apart from all others, as a fact's identity does."""
    return Fact(*ends_of(row), values_of(row)).identity()


def values_of(row: Row) -> Values:
    """The facts of a row, dates as `date`; a day under a seal is left so."""
    dates = TABLES[row[0]].dates
    return {
        name: date.fromisoformat(value) if name in dates and isinstance(value, str) else value
        for name, value in row[-1].items()
    }


def seals_in(row: Row) -> list[str]:
    """The seals that stand in a row of a line."""
    personal = TABLES[row[0]].personal
    return [seal for name in personal if (seal := seal_in(row[-1].get(name))) is not None] if personal else []
