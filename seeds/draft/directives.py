"""The directives of a draft, with their tasks, what they refer to and what they state in figures."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graph.model.tables import OPEN_END
from seeds.draft.cases import INVENTED


@dataclass(slots=True, eq=False)
class Task:
    id: str
    number: str
    name: str


@dataclass(slots=True, eq=False)
class Directive:
    """`references` are kinds with the ids of other directives."""

    id: str
    symbol: str
    kind: str
    title: str
    issued: date
    since: date
    issuer: str | None
    until: date = OPEN_END
    references: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    tasks: list[Task] = field(default_factory=list[Task])


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of an organization that a directive states for a calendar year; `among` makes it a share."""

    organization: str
    directive: str
    indicator: str
    purpose: str
    year: int
    number: int
    among: int | None
    stated_on: date
    decision: str = INVENTED

    @property
    def said(self) -> dict[str, Any]:
        """What it says, by the names of the graph and of the command."""
        numbers = {"numerator": float(self.number)} | ({} if self.among is None else {"denominator": float(self.among)})
        period = {"periodFrom": date(self.year, 1, 1), "periodTo": date(self.year + 1, 1, 1)}
        return {"indicator": self.indicator, "purpose": self.purpose, **period, **numbers}
