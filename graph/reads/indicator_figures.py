"""The stated figures of organizations that indicators show beside what they count."""

from collections.abc import Collection
from typing import LiteralString, NamedTuple

from execution.view import View
from graph.cypher.dates import Period
from graph.cypher.scope import of_view
from graph.engine.rows import rows_of
from graph.engine.sessions import Reads
from graph.model.directive_tables import STATED
from graph.model.identity import key_of
from graph.reads.indicators import EACH
from graph.reads.lived import ordinal


class Figure(NamedTuple):
    """What is stated of an organization for a period, by its key."""

    key: str
    organization: str
    indicator: str
    purpose: str
    since: int
    until: int
    numerator: float
    denominator: float | None
    stated_on: str


LIST_FIGURES: LiteralString = (
    EACH
    + """-[figure:STATED]->(directive:Directive)
WHERE figure.indicator IN $indicators AND figure.statedOn <= $on
  AND $from <= figure.periodFrom AND figure.periodTo <= $to
RETURN collect([
  id, directive.id, figure.indicator, figure.purpose, toString(figure.periodFrom), toString(figure.periodTo),
  figure.numerator, figure.denominator, toString(figure.statedOn)
])"""
)


async def list_figures(
    reads: Reads, organizations: Collection[str], period: Period, indicators: Collection[str], view: View
) -> list[Figure]:
    """The figures of some indicators of organizations for periods inside of this one, as far as they were stated by the
    view's day."""
    return await rows_of(
        figure,
        reads,
        LIST_FIGURES,
        ids=sorted(organizations),
        **period.bounds,
        indicators=sorted(indicators),
        **of_view(view),
    )


def figure(
    organization: str,
    directive: str,
    indicator: str,
    purpose: str,
    since: str,
    until: str,
    numerator: float,
    denominator: float | None,
    stated_on: str,
) -> Figure:
    told = {"indicator": indicator, "purpose": purpose, "periodFrom": since, "periodTo": until}
    key = key_of(STATED, organization, directive, told)
    return Figure(
        key, organization, indicator, purpose, ordinal(since), ordinal(until), numerator, denominator, stated_on
    )
