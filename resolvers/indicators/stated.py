"""The figures that are stated beside what is counted: of each group that is an organization, the newest ones."""

from collections.abc import Collection, Iterable, Mapping

from graph.model.indicator_words import IndicatorGroupBy
from graph.reads.indicator_figures import Figure
from resolvers.indicators.stretches import Stretch

Place = tuple[str | None, str, int, int]
"""The name of a group, the indicator, the first day of an interval and the one behind it."""


class Stated:
    """What is stated of the groups of a report."""

    def __init__(self, figures: Iterable[Figure], groups: Mapping[str, str | None]) -> None:
        self.known: dict[Place, dict[str, Figure]] = {}
        for one in sorted(figures, key=lambda one: one.stated_on):
            place = groups[one.organization], one.indicator, one.since, one.until
            self.known.setdefault(place, {})[one.purpose] = one

    def find(self, group: str | None, kind: str, stretch: Stretch) -> Mapping[str, Figure]:
        """The newest figures for an interval, by purpose: for all of it, whether it is over by the day of the question
        or not."""
        return self.known.get((group, kind, stretch.since, stretch.whole), {})


def groups_stated(by: IndicatorGroupBy, under: str, names: Collection[str | None]) -> Mapping[str, str | None]:
    """The organizations whose figures are those of a group, with its name: the one asked for of the total, its children
    of theirs. What is stated of an organization is meant with all that is under it, so no other group has any."""
    match by:
        case IndicatorGroupBy.TOTAL:
            return {under: None}
        case IndicatorGroupBy.CHILD:
            return {name: name for name in names if name is not None and name != under}
        case IndicatorGroupBy.LEVEL | IndicatorGroupBy.SECTOR | IndicatorGroupBy.COMPARABLE_GROUP:
            return {}
