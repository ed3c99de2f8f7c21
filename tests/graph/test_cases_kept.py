"""What verifying says of cases that no change would have left so."""

from typing import Any

import pytest

from graph.ledger.cases_kept import CasesKept
from graph.model.case_tables import ARISES_AT, CONCERNS, CONCERNS_MEMBER, HANDLED_BY

OPENED = {"kind": "LEAVING", "form": "REQUEST", "openedOn": "2025-01-15"}
CLOSED = {**OPENED, "closedOn": "2025-02-01", "outcome": "STAYED"}


def kept(*cases: dict[str, Any], concerned: Any = CONCERNS_MEMBER) -> list[str]:
    """The rules that cases of one member break."""
    found = CasesKept()
    for number, values in enumerate(cases):
        found.take(f"c{number}", values)
        for table, end in ((concerned, "m1"), (HANDLED_BY, "o1"), (ARISES_AT, "o2")):
            found.join(table, f"c{number}", end)
    return [rule for rule, _ in found.broken()]


@pytest.mark.parametrize(
    "values",
    [
        {**OPENED, "kind": "FEAST"},
        {**OPENED, "form": "BADGE"},
        {**OPENED, "outcome": "STAYED"},
        {**OPENED, "closedOn": "2025-02-01"},
        {**CLOSED, "outcome": "GRANTED"},
        {**CLOSED, "closedOn": "2025-01-14"},
        {**OPENED, "dueOn": "2025-01-14"},
        {**OPENED, "source": "PEOPLE"},
        {**OPENED, "years": 30},
        {"kind": "FEEDBACK", "form": "OPINION", "openedOn": "2025-01-15"},
        {"kind": "COMMENDATION", "form": "BADGE", "years": 31, "openedOn": "2025-01-15"},
    ],
)
def test_what_does_not_fit_together_is_told(values: dict[str, Any]) -> None:
    assert kept(values) == ["FORM_FITS"]


def test_a_case_concerns_somebody_of_its_form_and_has_one_handler_and_one_place() -> None:
    assert kept(OPENED) == kept(CLOSED) == []
    assert kept(OPENED, concerned=CONCERNS) == ["FORM_FITS"]
    alone = CasesKept()
    alone.take("c1", OPENED)
    assert [rule for rule, _ in alone.broken()] == ["REQUIRED"] * 3


@pytest.mark.parametrize(("day", "broken"), [("2025-01-31", ["ONCE_ONLY"]), ("2025-02-01", [])])
def test_two_cases_of_a_leaving_are_not_open_at_once(day: str, broken: list[str]) -> None:
    """The eve of the day on which the first was closed, and the day."""
    assert kept(CLOSED, {**OPENED, "openedOn": day}) == broken
