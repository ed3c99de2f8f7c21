"""What verifying says of directives, tasks and progress that no change would have left so."""

from typing import Any

import pytest

from graph.ledger.directives_kept import DirectivesKept
from graph.model.directive_tables import DIRECTIVE, ISSUED_BY, PART_OF_TASK, REFERS_TO, STATED, TASK, TASK_OF, WORKS_ON

LETTER = {"kind": "LETTER", "issuedOn": "2025-01-14", "since": "2025-01-15", "until": "9999-12-31"}
FIRST, PART = {"number": "1", "position": 1}, {"number": "1.1", "position": 2}
DONE = {"state": "DONE", "since": "2025-01-15"}


def kept(
    directive: dict[str, Any] = LETTER, part: dict[str, Any] = PART, report: dict[str, Any] = DONE, *links: Any
) -> list[str]:
    """The rules that a directive of two tasks breaks, the second a part of the first, with one report."""
    found = DirectivesKept()
    found.take(DIRECTIVE, "d1", directive)
    found.take(DIRECTIVE, "d2", {**LETTER, "since": "2025-01-16"})
    for key, values in (("k1", FIRST), ("k2", part)):
        found.take(TASK, key, values)
        found.join(TASK_OF, key, "d1", {})
    found.join(PART_OF_TASK, "k2", "k1", {})
    found.join(WORKS_ON, "o1", "k2", report)
    for link in links:
        found.join(*link)
    return [rule for rule, _ in found.broken()]


def test_what_changes_leave_is_whole() -> None:
    assert kept(LETTER, PART, DONE, (ISSUED_BY, "d1", "o1", {}), (REFERS_TO, "d2", "d1", {"kind": "REPLACES"})) == []


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"directive": {**LETTER, "kind": "POEM"}}, "FORM_FITS"),
        ({"directive": {**LETTER, "issuedOn": "2025-01-16"}}, "SINCE_BEFORE_UNTIL"),
        ({"directive": {**LETTER, "until": "2025-01-15"}}, "SINCE_BEFORE_UNTIL"),
        ({"part": {**PART, "number": "1"}}, "ONCE_ONLY"),
        ({"part": {**PART, "position": 1}}, "NO_CYCLE"),
        ({"report": {**DONE, "state": "BEGUN"}}, "FORM_FITS"),
        ({"report": {**DONE, "since": "2025-01-14"}}, "INSIDE_LIVES"),
    ],
)
def test_what_does_not_fit_together_is_told(changed: dict[str, Any], rule: str) -> None:
    assert kept(**changed) == [rule]


@pytest.mark.parametrize(
    ("link", "rule"),
    [
        ((TASK_OF, "k2", "d2", {}), "REQUIRED"),
        ((REFERS_TO, "d1", "d2", {"kind": "REVIEWS"}), "NO_CYCLE"),
        ((REFERS_TO, "d1", "d1", {"kind": "REVIEWS"}), "NO_CYCLE"),
        ((REFERS_TO, "d2", "d1", {"kind": "LIKES"}), "FORM_FITS"),
        ((PART_OF_TASK, "k1", "k2", {}), "NO_CYCLE"),
    ],
)
def test_links_that_no_directive_has_are_told(link: Any, rule: str) -> None:
    assert rule in kept(LETTER, PART, DONE, link)


def test_a_directive_has_one_issuer_at_most() -> None:
    issuers: list[Any] = [(ISSUED_BY, "d1", one, {}) for one in ("o1", "o2")]
    assert kept(LETTER, PART, DONE, *issuers) == ["ONCE_ONLY"]


TARGET = {"indicator": "ADMITTED", "purpose": "TARGET", "periodFrom": "2025-01-01", "periodTo": "2026-01-01"}
FIGURE = {**TARGET, "numerator": 12.0, "statedOn": "2025-01-15"}


@pytest.mark.parametrize(
    ("figures", "rules"),
    [
        ([("d1", FIGURE), ("d2", {**FIGURE, "statedOn": "2025-01-16"})], []),
        ([("d1", FIGURE), ("d1", {**FIGURE, "purpose": "REPORTED"})], []),
        ([("d1", {**FIGURE, "indicator": "JOY"})], ["FORM_FITS"]),
        ([("d1", {**FIGURE, "purpose": "HOPED"})], ["FORM_FITS"]),
        ([("d1", {**FIGURE, "numerator": -1.0})], ["NUMBERS_FIT"]),
        ([("d1", {**FIGURE, "denominator": 0.0})], ["NUMBERS_FIT"]),
        ([("d1", {**FIGURE, "statedOn": "2025-01-14"})], ["INSIDE_LIVES"]),
        ([("d1", FIGURE), ("d1", {**FIGURE, "statedOn": "2025-01-16"})], ["ONCE_ONLY"]),
        ([("d1", FIGURE), ("d3", FIGURE)], ["ONCE_ONLY"]),
    ],
)
def test_figures_that_no_change_would_have_left_are_told(
    figures: list[tuple[str, dict[str, Any]]], rules: list[str]
) -> None:
    assert kept(LETTER, PART, DONE, *((STATED, "o1", by, values) for by, values in figures)) == rules
