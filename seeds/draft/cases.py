"""The cases of a draft: what was opened about organizations and members, and how it ended."""

from dataclasses import dataclass
from datetime import date

INVENTED = "Số liệu dựng"
"""Stands in every seeded case."""


@dataclass(slots=True, eq=False)
class Case:
    """`at` is where it arose: the organization that it concerns, or the member's cell."""

    id: str
    kind: str
    form: str
    opened_on: date
    handled_by: str
    at: str
    decision: str
    organization: str | None = None
    member: str | None = None
    years: int | None = None
    source: str | None = None
    due_on: date | None = None
    closed_on: date | None = None
    outcome: str | None = None
    closing_decision: str | None = None
