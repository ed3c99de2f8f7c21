"""What each indicator counts: small functions over what was read."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from graph.model.case_words import CaseKind
from graph.model.vocabulary import AssessmentKind, AssessmentLevel, EndReason
from graph.reads.indicators import Judged
from resolvers.indicators.seen import GRASSROOTS, Seen, Stood, Table, members_on

Count = Callable[[Seen], Table]
Fact = TypeVar("Fact")


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


def admitted(seen: Seen) -> Table:
    """Who was admitted, in the cell of that day."""
    return seen.happened(
        (one.organization, one.admitted, one.admitted) for one in seen.turned if one.admitted is not None
    )


def ended(reason: EndReason) -> Count:
    """Memberships that ended so, in the cell of their last day."""

    def counted(seen: Seen) -> Table:
        return seen.happened(
            (one.organization, one.ended - 1, one.ended)
            for one in seen.turned
            if one.ended is not None and one.reason == reason
        )

    return counted


def rated_organizations(*levels: AssessmentLevel) -> Count:
    """Organizations by their classification, each once an interval, on the last day of its period on which it lived."""

    def counted(seen: Seen) -> Table:
        kept = latest(seen, (one for one in seen.judged if one.kind == AssessmentKind.CLASSIFICATION))
        return seen.happened(
            (one.organization, min(one.until, seen.lived[one.organization].until) - 1, one.until - 1)
            for one in kept
            if one.level in levels
        )

    return counted


def latest(seen: Seen, found: Iterable[Judged]) -> Iterable[Judged]:
    """Of each subject in an interval, what was judged for the period that ends last, the longest of those."""
    kept: dict[tuple[str, int | None], Judged] = {}
    for one in sorted(found, key=lambda one: (one.until, -one.since)):
        kept[one.subject, seen.stretch_at(one.until - 1)] = one
    return kept.values()


def concerned(kind: CaseKind) -> Count:
    """Organizations that a case opened in the interval concerns, each once, on the day of the first one."""

    def counted(seen: Seen) -> Table:
        opened = sorted((one.opened, one.organization) for one in seen.concerned if one.kind == kind)
        return seen.happened((one, day, day) for one, day in first_ones(seen, opened))

    return counted


def first_ones(seen: Seen, opened: Iterable[tuple[int, str]]) -> Iterator[tuple[str, int]]:
    """Of each organization in an interval, the first day on which it counts."""
    known = set[tuple[str, int | None]]()
    for day, one in opened:
        found = one, seen.stretch_at(day)
        if found not in known and seen.area.group(one, day) is not None:
            known.add(found)
            yield one, day


def supervised(seen: Seen) -> Table:
    """Grassroots organizations and cells that somebody with standing follows on the last day."""
    assert seen.followers is not None  # noqa: S101  # the definition asks for them
    followed = {day: seen.followers.followed_on(day) for day in {stretch.last for stretch in seen.stretches}}
    return seen.on_days(
        seen.closing, lambda stood: int(stood.level in GRASSROOTS and stood.one.id in followed[stood.day])
    )
