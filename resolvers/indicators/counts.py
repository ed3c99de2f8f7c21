"""What indicators of organizations and members count: small functions over what was read."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from graph.model.assessments import too_new_from
from graph.model.vocabulary import AssessmentKind, AssessmentLevel, Circumstance, EndReason, Level, Sector
from graph.reads.indicators import Judged, JudgedMembers
from resolvers.indicators.seen import CELLS, GRASSROOTS, Seen, Stood, Table, members_on

Count = Callable[[Seen], Table]
ENTERPRISES = frozenset({Sector.PRIVATE_ENTERPRISE, Sector.FOREIGN_ENTERPRISE})


def grassroots(seen: Seen) -> Table:
    """Grassroots organizations and cells on the last day."""
    return seen.on_days(seen.closing, lambda stood: int(stood.level in GRASSROOTS))


def organizations(seen: Seen) -> Table:
    """All organizations on the last day."""
    return seen.on_days(seen.closing, lambda _: 1)


def members_of(stood: Stood) -> int:
    return members_on(stood.one, stood.day)


def members(seen: Seen) -> Table:
    """Members on the last day."""
    return seen.on_days(seen.closing, members_of)


def members_before(seen: Seen) -> Table:
    """Members on the first day."""
    return seen.on_days(seen.opening, members_of)


def organizations_before(seen: Seen) -> Table:
    """All organizations on the first day."""
    return seen.on_days(seen.opening, lambda _: 1)


def admitted(seen: Seen) -> Table:
    """Who was admitted, in the cell of that day."""
    return seen.happened(
        (one.organization, one.admitted, one.admitted)
        for one in seen.belonged
        if one.admitted is not None and one.holds(one.admitted)
    )


def ended(reason: EndReason) -> Count:
    """Memberships that ended so, in the cell of their last day."""

    def counted(seen: Seen) -> Table:
        return seen.happened(
            (one.organization, one.until - 1, one.until) for one in seen.belonged if one.reason == reason
        )

    return counted


def rated(level: AssessmentLevel) -> Count:
    """Organizations that were classified so, each once an interval, on the last day of its period on which it lived."""

    def counted(seen: Seen) -> Table:
        kept = seen.latest_of[AssessmentKind.CLASSIFICATION]
        return seen.happened(placed_then(seen, (one for one in kept if one.level == level)))

    return counted


RATED = {level: rated(level) for level in AssessmentLevel}


def rated_organizations(*levels: AssessmentLevel) -> Count:
    """The same of some levels, each of which is counted once for all indicators."""

    def counted(seen: Seen) -> Table:
        table = Table()
        for level in levels:
            table.update(seen.table(RATED[level]))
        return table

    return counted


def rated_members(*levels: AssessmentLevel) -> Count:
    """Members by their classification, each once an interval, in the cell that judged."""

    def counted(seen: Seen) -> Table:
        kept = (one for one in seen.members_judged if one.level in levels)
        return seen.summed((*placed, one.many) for one in kept for placed in placed_then(seen, [one]))

    return counted


def to_be_rated(seen: Seen) -> Table:
    """Members on the last day who are neither exempt nor suspended and were admitted six months before."""
    table = Table(seen.table(members))
    for number, last in enumerate(seen.lasts):
        for organization, _ in seen.unrated[last]:
            if (group := seen.area.group(organization, last)) is not None:
                table[group, number] -= 1
    return table


def members_rated(seen: Seen) -> Table:
    """Of them those who were classified for a period that ends in the interval."""
    lasts = seen.lasts
    return seen.summed((one, lasts[number], lasts[number], many) for (one, number), many in seen.rated_members.items())


def placed_then(seen: Seen, judged: Iterable[Judged | JudgedMembers]) -> Iterator[tuple[str, int, int]]:
    """Where somebody was judged, on the last day of the period on which that was there; what had ended before the
    interval counts no more in it."""
    for one in judged:
        last, number = min(one.until, seen.lived[one.organization].until) - 1, seen.stretch_at(one.until - 1)
        if number is not None and seen.stretches[number].since <= last:
            yield one.organization, last, one.until - 1


def judged_so(kind: AssessmentKind, wanted: Callable[[Stood], bool], *levels: AssessmentLevel) -> Count:
    """Organizations of the last day that were judged so for a period that ends in the interval."""

    def counted(seen: Seen) -> Table:
        found = {(seen.stretch_at(one.until - 1), one.subject) for one in seen.latest_of[kind] if one.level in levels}
        by_day = {last: {one for at, one in found if at == number} for number, last in enumerate(seen.lasts)}
        return seen.on_days(seen.closing, lambda stood: int(stood.one.id in by_day[stood.day] and wanted(stood)))

    return counted


def those(wanted: Callable[[Stood], bool]) -> Count:
    """Organizations of the last day that are so."""
    return lambda seen: seen.on_days(seen.closing, lambda stood: int(wanted(stood)))


def is_cell(stood: Stood) -> bool:
    return stood.level in CELLS


def is_grassroots_committee(stood: Stood) -> bool:
    return stood.level == Level.GRASSROOTS_COMMITTEE


def is_to_be_rated(stood: Stood) -> bool:
    """Whether it is right under another one, no group, and has been there for six months (as the audit's `RATED`)."""
    one, _, level, day = stood
    if level == Level.GROUP or one.since >= too_new_from(date.fromordinal(day + 1)).toordinal():
        return False
    return any(since <= day < until for _, since, until in one.parents)


def is_enterprise(stood: Stood) -> bool:
    return stood.one.sector in ENTERPRISES


def enterprise_members(seen: Seen) -> Table:
    """Members of organizations in enterprises on the last day."""
    return seen.on_days(seen.closing, lambda stood: members_of(stood) if is_enterprise(stood) else 0)


def enterprises_founded(seen: Seen) -> Table:
    """Organizations in enterprises that began in the interval."""
    return seen.happened((one.id, one.since, one.since) for one in seen.lived.values() if one.sector in ENTERPRISES)


def staying(circumstance: Circumstance) -> Count:
    """Members in a circumstance on the last day."""
    return lambda seen: seen.stood(
        (one.organization, one.since, one.until) for one in seen.belonged if one.circumstance == circumstance
    )


def supervised(seen: Seen) -> Table:
    """Grassroots organizations and cells that somebody with standing follows on the last day."""
    assert seen.followers is not None  # noqa: S101  # the definition asks for them
    followed = {day: seen.followers.followed_on(day) for day in {stretch.last for stretch in seen.stretches}}
    return seen.on_days(
        seen.closing, lambda stood: int(stood.level in GRASSROOTS and stood.one.id in followed[stood.day])
    )
