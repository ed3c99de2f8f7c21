"""The directives of a draft, with their tasks and what they refer to."""

from dataclasses import dataclass, field
from datetime import date

from graph.model.tables import OPEN_END


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
