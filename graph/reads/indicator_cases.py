"""The cases and the tasks of a period that indicators count, of organizations by their ids: as `indicators`."""

from collections.abc import Collection, Sequence
from typing import LiteralString, NamedTuple

from graph.cypher.dates import Period, overlaps
from graph.engine.rows import rows_of
from graph.engine.sessions import Reads
from graph.reads.indicators import EACH, Lasted, day_of, lasted
from graph.reads.lived import ordinal


class Concerned(NamedTuple):
    """That a case concerns an organization: when it was opened and closed, and how."""

    organization: str
    kind: str
    opened: int
    closed: int | None
    outcome: str | None


LIST_CONCERNED: LiteralString = (
    EACH
    + """<-[:CONCERNS]-(case:Case)
WHERE case.kind IN $kinds
  AND ($from <= case.openedOn AND case.openedOn < $to OR $from <= case.closedOn AND case.closedOn < $to)
RETURN collect([id, case.kind, toString(case.openedOn), toString(case.closedOn), case.outcome])"""
)


async def list_concerned(
    reads: Reads, organizations: Collection[str], period: Period, kinds: Collection[str]
) -> list[Concerned]:
    """The cases of some kinds that concern organizations and were opened or closed in a period."""
    return await rows_of(
        lambda one, kind, opened, closed, outcome: Concerned(one, kind, ordinal(opened), day_of(closed), outcome),
        reads,
        LIST_CONCERNED,
        ids=sorted(organizations),
        **period.bounds,
        kinds=sorted(kinds),
    )


class Arisen(NamedTuple):
    """A case where it arose, with the members that it concerns."""

    organization: str
    kind: str
    form: str
    opened: int
    due: int | None
    closed: int | None
    outcome: str | None
    members: Sequence[str]


LIST_ARISEN: LiteralString = (
    EACH
    + """<-[:ARISES_AT]-(case:Case)
WHERE case.kind IN $kinds AND case.openedOn < $to
  AND (case.closedOn IS NULL OR $from <= case.closedOn OR $from <= case.dueOn)
RETURN collect([
  id, case.kind, case.form, toString(case.openedOn), toString(case.dueOn), toString(case.closedOn), case.outcome,
  [(case)-[:CONCERNS]->(member:Member) | member.id]
])"""
)


async def list_arisen(
    reads: Reads, organizations: Collection[str], period: Period, kinds: Collection[str]
) -> list[Arisen]:
    """The cases of some kinds that arose at organizations and were open, closed or due in a period."""
    return await rows_of(
        lambda one, kind, form, opened, due, closed, outcome, members: Arisen(
            one, kind, form, ordinal(opened), day_of(due), day_of(closed), outcome, members
        ),
        reads,
        LIST_ARISEN,
        ids=sorted(organizations),
        **period.bounds,
        kinds=sorted(kinds),
    )


LIST_WORKED: LiteralString = (
    EACH
    + "-[work:WORKS_ON]->(task:Task)\nWHERE "
    + overlaps("work")
    + "\nRETURN collect([id, work.state, task.id, toString(work.since), toString(work.until)])"
)


async def list_worked(reads: Reads, organizations: Collection[str], period: Period) -> list[Lasted]:
    """Where organizations stood with tasks in a period, by the state."""
    return await rows_of(lasted, reads, LIST_WORKED, ids=sorted(organizations), **period.bounds)
