"""What every report has: what is asked for, what it is about, and why it cannot be made.

Figures stay as GraphQL answered them: a dictionary by the schema's names. Nothing is worked out anew here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

Figures = Mapping[str, Any]


class ReportRefused(Exception):
    """The report cannot be made; the message says in one line what to do."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a report is asked for: `under` is a code or a global id, `until` the day that the period ends before.

    `source` says which data it is made from, `made_on` when, `synthetic` whether the members in them are invented,
    `ledger` where the ledger ends (`number:hash`, for machines).
    """

    under: str
    since: date
    until: date
    language: str
    source: str
    made_on: date
    synthetic: bool
    ledger: str = ""

    @property
    def last_day(self) -> date:
        """The day that whatever stands is asked for."""
        return self.until - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Unit:
    """An organization with its code, and what it is in below the one that the report is about, nearest first: many
    cells have one name."""

    name: str
    code: str
    within: str = ""

    @property
    def told_apart(self) -> str:
        return f"{self.name} ({self.code})"


@dataclass(frozen=True, slots=True)
class Subject:
    """The organization that the report is about: what is right above it (None: nothing), its level, and since when it
    is there; `from_` are those that it came from, where that was in the period."""

    unit: Unit
    level: str
    above: str | None
    since: date
    from_: Sequence[Unit] = ()

    @property
    def name(self) -> str:
        return self.unit.name


@dataclass(frozen=True, slots=True)
class Report:
    """What is asked for, and the organization that it is about."""

    wanted: Wanted
    subject: Subject

    @property
    def name(self) -> str:
        return self.subject.name
