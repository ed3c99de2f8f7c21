"""How organizations are judged in a draft: the results, and the sheets that they follow."""

from dataclasses import dataclass
from datetime import date

from graph.model.tables import OPEN_END


@dataclass(slots=True, eq=False)
class Assessment:
    """How an organization was judged as such for a period, under the one right above it."""

    subject: str
    at: str
    kind: str
    since: date
    until: date
    level: str
    decided_on: date
    decision: str
    sheet: str | None = None


@dataclass(slots=True, eq=False)
class Sheet:
    """By which levels organizations or members are classified: thresholds `LEVEL|least`."""

    id: str
    kind: str
    name: str
    regulation: str
    levels: list[str]
    since: date
    until: date = OPEN_END
