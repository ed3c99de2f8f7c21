"""What indicators of meetings, visits and confirmations count: small functions over what was read."""

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Literal

from resolvers.indicators.counts import Count
from resolvers.indicators.seen import CELLS, Seen, Stood, Table
from resolvers.indicators.stretches import Stretch
from resolvers.supervision.attendance.followed import between

WELL_ATTENDED = 0.85
"""More than this share of those expected came (Hướng dẫn 12-HD/BTCTW, 6/7/2018), and nobody was away without leave."""


def met(number: Literal["held", "told", "present", "expected", "well", "scored", "good"]) -> Count:
    """A number of the regular and thematic meetings that cells held in the interval."""

    def counted(seen: Seen) -> Table:
        table = Table()
        for place, row in seen.met_in:
            table[place] += getattr(row, number)
        return table

    return counted


def months_of_cells(seen: Seen) -> Table:
    """The cells of the last day of each month in the interval, added up."""
    table, ends = Table(), [month_ends(stretch) for stretch in seen.stretches]
    for one in seen.lived.values():
        for since, until, group in seen.area.pieces_at(one, CELLS):
            for place, days in enumerate(ends):
                if found := bisect_left(days, until) - bisect_left(days, since):
                    table[group, place] += found
    return table


def month_ends(stretch: Stretch) -> Sequence[int]:
    """The last days of calendar months between two days."""
    found: list[int] = []
    day = date.fromordinal(stretch.since)
    while (last := day.replace(day=monthrange(day.year, day.month)[1]).toordinal()) < stretch.until:
        found.append(last)
        day = date.fromordinal(last + 1)
    return found


def visits(*, made: bool) -> Count:
    """The meetings in the interval that supervisors were asked to, each for each of them; of them (`made`) those that
    they came to."""

    def counted(seen: Seen) -> Table:
        table = Table()
        for link in seen.followed:
            years = seen.years[link.organization]
            days = years.days(f"+{link.whose}") if made else years.held
            for since, until, group in seen.area.pieces.get(link.organization, ()) if days else ():
                begun, ended = max(since, link.since), min(until, link.until)
                for place, stretch in enumerate(seen.stretches):
                    first, behind = max(begun, stretch.since), min(ended, stretch.until)
                    if first < behind:
                        table[group, place] += len(between(days, first, behind))
        return table

    return counted


def confirmed(*, in_time: bool) -> Count:
    """Organizations of which a norm says on the last day how old their confirmation may be; of them (`in_time`) those
    that were confirmed or founded so many days before, or later."""

    def counted(seen: Seen) -> Table:
        allowances = seen.allowances
        assert allowances is not None  # noqa: S101  # the definition asks for them

        def worth(stood: Stood) -> int:
            allowed = allowances.on(stood.one.id, stood.day)
            since = seen.confirmed.get(stood.one.id, stood.one.since)
            return int(allowed is not None and (not in_time or stood.day - since <= allowed))

        return seen.on_days(seen.closing, worth)

    return counted
