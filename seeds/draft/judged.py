"""How organizations are judged in a draft: the results, and the sheets that they follow."""

from dataclasses import dataclass, field
from datetime import date

from graph.model.tables import NO_BODY, OPEN_END


@dataclass(slots=True, eq=False)
class Assessment:
    """How an organization was judged for a period, as such or a body of it, under the one right above; or a member, in
    the cell, among comparable ones."""

    subject: str
    at: str
    kind: str
    since: date
    until: date
    level: str
    decided_on: date
    decision: str
    sheet: str | None = None
    body: str = NO_BODY
    group: str | None = None
    of_member: bool = False


@dataclass(slots=True, eq=False)
class Sheet:
    """By which levels organizations, members or meetings are judged: thresholds `LEVEL|least`, criteria
    `CODE|most|name`."""

    id: str
    kind: str
    name: str
    regulation: str
    levels: list[str]
    since: date
    until: date = OPEN_END
    criteria: list[str] = field(default_factory=list[str])
