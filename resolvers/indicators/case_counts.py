"""What indicators of cases and tasks count: small functions over what was read."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from graph.model.case_words import CaseForm, CaseKind, CaseOutcome
from graph.model.directive_words import TaskState
from graph.model.tables import OPEN_END
from graph.reads.indicator_cases import Arisen, Concerned
from resolvers.indicators.counts import Count
from resolvers.indicators.seen import Seen, Table

OPEN = OPEN_END.toordinal()


def concerned(kind: CaseKind) -> Count:
    """Organizations that a case opened in the interval concerns, each once, on the day of the first one."""

    def counted(seen: Seen) -> Table:
        opened = ((one.opened, one.organization, one.organization) for one in seen.concerned if one.kind == kind)
        return seen.happened(first_ones(seen, opened))

    return counted


def disciplined_organizations(seen: Seen) -> Table:
    """Organizations that a discipline imposed in the interval concerns, each once, on the day of the first one."""
    return seen.happened(
        first_ones(seen, ((one.closed, one.organization, one.organization) for one in seen.concerned if imposed(one)))
    )


def disciplined_members(seen: Seen) -> Table:
    """The same of members, where the case arose."""
    return seen.happened(
        first_ones(
            seen,
            ((one.closed, one.organization, member) for one in seen.arisen if imposed(one) for member in one.members),
        )
    )


def imposed(one: Arisen | Concerned) -> bool:
    return one.kind == CaseKind.DISCIPLINE and one.outcome == CaseOutcome.IMPOSED


def first_ones(seen: Seen, found: Iterable[tuple[int | None, str, str]]) -> Iterator[tuple[str, int, int]]:
    """Of whoever is found on days at organizations, in each interval the first day on which it counts."""
    known = set[tuple[str, int | None]]()
    for day, organization, who in sorted((day, one, who) for day, one, who in found if day is not None):
        key = who, seen.stretch_at(day)
        if key not in known and seen.area.group(organization, day) is not None:
            known.add(key)
            yield organization, day, day


def closed(kind: CaseKind, outcome: CaseOutcome | None = None, form: CaseForm | None = None) -> Count:
    """Cases that were closed in the interval, of an outcome or a form."""
    return lambda seen: seen.happened(
        (one.organization, one.closed, one.closed) for one in closed_cases(seen, kind, outcome, form)
    )


def closed_cases(
    seen: Seen, kind: CaseKind, outcome: CaseOutcome | None, form: CaseForm | None
) -> Iterator["ClosedCase"]:
    for one in seen.arisen:
        if one.kind == kind and one.closed is not None and outcome in {None, one.outcome} and form in {None, one.form}:
            yield ClosedCase(one.organization, one.opened, one.closed)


class ClosedCase(NamedTuple):
    """Where a case arose, and the days of its beginning and its end."""

    organization: str
    opened: int
    closed: int


def days_of_leaving(seen: Seen) -> Table:
    """The days from opened to closed of leavings that were closed in the interval."""
    return seen.summed(
        (one.organization, one.closed, one.closed, one.closed - one.opened)
        for one in closed_cases(seen, CaseKind.LEAVING, None, None)
    )


def feedback_open(seen: Seen) -> Table:
    """Feedback that is open on the last day."""
    return seen.stood(
        (one.organization, one.opened, OPEN if one.closed is None else one.closed)
        for one in seen.arisen
        if one.kind == CaseKind.FEEDBACK
    )


def feedback_due(*, answered: bool) -> Count:
    """Feedback whose last day in time lies in the interval; of it (`answered`) what was closed by then."""
    return lambda seen: seen.happened(
        (one.organization, one.due, one.due)
        for one in seen.arisen
        if one.kind == CaseKind.FEEDBACK and one.due is not None
        if not answered or (one.closed is not None and one.closed <= one.due)
    )


def with_tasks(*states: TaskState) -> Count:
    """Pairs of a task and an organization on the last day, in some states."""
    return lambda seen: seen.stood(
        (one.organization, one.since, one.until) for one in seen.worked if one.kind in states
    )


def members_with_task(seen: Seen) -> Table:
    """Members who have a task on the last day, each once."""
    table = Table()
    for number, last in enumerate(seen.lasts):
        held = {(one.organization, one.whose) for one in seen.tasked if one.since <= last < one.until}
        for organization, _ in held:
            if (group := seen.area.group(organization, last)) is not None:
                table[group, number] += 1
    return table
