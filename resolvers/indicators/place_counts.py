"""What indicators of villages, posts and cells' committees count: small functions over what was read."""

from collections.abc import Callable

from graph.model.vocabulary import AssessmentLevel, OfficeKind
from graph.reads.indicator_places import Lacking, Posted
from resolvers.indicators.counts import Count, is_cell
from resolvers.indicators.geography import Geography
from resolvers.indicators.seen import Seen, Stood, Table


def geography_in(seen: Seen) -> Geography:
    assert seen.geography is not None  # noqa: S101  # the definition asks for it
    return seen.geography


def villages(lacks: Callable[[Lacking], bool] | None = None) -> Count:
    """Villages of the last day, all or those that lack something."""

    def counted(seen: Seen) -> Table:
        places, table = geography_in(seen), Table()
        for number, last in enumerate(seen.lasts):
            for village, group in seen.villages[number]:
                found = places.lacking.get((village, last))
                table[group, number] += lacks is None or (found is not None and lacks(found))
        return table

    return counted


def lacks_members(found: Lacking) -> bool:
    return not found.lived_in


def lacks_a_cell(found: Lacking) -> bool:
    return not found.covered


def cells_covering(least: int) -> Count:
    """Cells that cover at least so many villages on the last day."""

    def counted(seen: Seen) -> Table:
        places = geography_in(seen)
        return seen.on_days(
            seen.closing,
            lambda stood: int(is_cell(stood) and places.villages_of(stood.one.id, stood.day) >= least),
        )

    return counted


def holders(kind: OfficeKind, *, members: bool) -> Count:
    """Those who hold a post of a kind in a village on the last day, all or (`members`) those of the Party."""

    def counted(seen: Seen) -> Table:
        places, table = geography_in(seen), Table()
        for number, last in enumerate(seen.lasts):
            for village, group in seen.villages[number]:
                posts = places.posts_in(village, kind, last)
                table[group, number] += sum(not members or is_member(post, last) for post in posts)
        return table

    return counted


def is_member(post: Posted, day: int) -> bool:
    return post.member_since is not None and post.member_since <= day < (post.member_until or 0)


def secretaries_on(seen: Seen, stood: Stood) -> set[str]:
    """Who is secretary of an organization on a last day."""
    return seen.leading[stood.day].get(stood.one.id, set())


def concurrent(kind: OfficeKind, *, held: bool) -> Count:
    """Organizations with a secretary where anybody holds a post of the kind on the last day; of them (`held`) those
    whose secretary does."""

    def counted(seen: Seen) -> Table:
        places, table = geography_in(seen), Table()
        for number, last in enumerate(seen.lasts):
            leading = seen.leading[last]
            for one, holders in places.holders_at(kind, last).items():
                if one in leading and (not held or leading[one] & holders):
                    group = seen.area.group(one, last)
                    if group is not None:
                        table[group, number] += 1
        return table

    return counted


def secretaries(seen: Seen) -> Table:
    """Secretaries on the last day."""
    return seen.on_days(seen.closing, lambda stood: len(secretaries_on(seen, stood)))


def secretaries_reviewed(seen: Seen) -> Table:
    """Of them those who met their self-review for a period that ends in the interval."""
    found = {
        (seen.stretch_at(one.until - 1), one.subject)
        for one in seen.latest(seen.reviewed)
        if one.level == AssessmentLevel.MET
    }

    def worth(stood: Stood) -> int:
        number = seen.stretch_at(stood.day)
        return sum((number, one) in found for one in secretaries_on(seen, stood))

    return seen.on_days(seen.closing, worth)


def seats_of(seen: Seen, stood: Stood) -> int:
    """How many people sit in a cell's committee on a last day."""
    return len(seen.sitting[stood.day].get(stood.one.id, ()))


def with_committee(seen: Seen) -> Table:
    """Cells in whose committee so many sit on the last day as the norm of that day asks for at least."""
    least = {last: min((norm.least or 0 for norm in seen.norms_on[last]), default=1) for last in seen.lasts}
    return seen.on_days(seen.closing, lambda stood: int(is_cell(stood) and seats_of(seen, stood) >= least[stood.day]))


def that_should(*, have: bool) -> Count:
    """Cells that are to have a committee on the last day by the norm; of them (`have`) those that do."""

    def counted(seen: Seen) -> Table:
        def worth(stood: Stood) -> int:
            least = seen.least_seats[stood.day].get(stood.one.id) if is_cell(stood) else None
            return int(least is not None and (not have or seats_of(seen, stood) >= least))

        return seen.on_days(seen.closing, worth)

    return counted
