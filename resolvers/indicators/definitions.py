"""The one table of indicators: what each counts, among what, from which facts, and whether more of it is better.

Their words stand in `wording/texts/indicators`; the schema's descriptions and docs/indicators.md are made of both.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from graph.model.case_words import CaseKind
from graph.model.indicator_words import Better, IndicatorKind
from graph.model.vocabulary import AssessmentLevel, EndReason
from resolvers.indicators import counts
from resolvers.indicators.counts import Count

EXCELLENT, GOOD = AssessmentLevel.EXCELLENT, AssessmentLevel.GOOD
RATED = (EXCELLENT, GOOD, AssessmentLevel.COMPLETED, AssessmentLevel.NOT_COMPLETED)


class Facts(StrEnum):
    """What is read beside the organizations themselves."""

    TURNED = "TURNED"
    JUDGED = "JUDGED"
    CONCERNED = "CONCERNED"
    FOLLOWERS = "FOLLOWERS"


class Definition(NamedTuple):
    """What an indicator counts, among what (None: it is a number), and from which facts.

    `happens`: it counts what happens in an interval, so that an interval is known only as a whole; what stands on its
    last day is known where that is.
    """

    numerator: Count
    denominator: Count | None
    better: Better
    happens: bool = False
    facts: frozenset[Facts] = frozenset()


def turning(count: Count, better: Better) -> Definition:
    """Of members, among those of the first day."""
    return Definition(count, counts.members_before, better, happens=True, facts=frozenset({Facts.TURNED}))


def classified(*levels: AssessmentLevel) -> Definition:
    """Of organizations, among those that were classified."""
    return Definition(
        counts.rated_organizations(*levels),
        counts.rated_organizations(*RATED),
        Better.MORE,
        facts=frozenset({Facts.JUDGED}),
    )


def looked_into(kind: CaseKind) -> Definition:
    """Of organizations, among those of the last day."""
    return Definition(
        counts.concerned(kind), counts.organizations, Better.NEITHER, happens=True, facts=frozenset({Facts.CONCERNED})
    )


DEFINITIONS: Mapping[IndicatorKind, Definition] = {
    IndicatorKind.ORGANIZATIONS: Definition(counts.grassroots, None, Better.NEITHER),
    IndicatorKind.MEMBERS: Definition(counts.members, None, Better.MORE),
    IndicatorKind.ADMITTED: turning(counts.admitted, Better.MORE),
    IndicatorKind.LEFT: turning(counts.ended(EndReason.LEFT), Better.FEWER),
    IndicatorKind.REMOVED: turning(counts.ended(EndReason.REMOVED), Better.FEWER),
    IndicatorKind.EXPELLED: turning(counts.ended(EndReason.EXPELLED), Better.FEWER),
    IndicatorKind.ORGANIZATIONS_EXCELLENT: classified(EXCELLENT),
    IndicatorKind.ORGANIZATIONS_GOOD: classified(EXCELLENT, GOOD),
    IndicatorKind.SUPERVISED: Definition(
        counts.supervised, counts.grassroots, Better.MORE, facts=frozenset({Facts.FOLLOWERS})
    ),
    IndicatorKind.INSPECTED: looked_into(CaseKind.INSPECTION),
    IndicatorKind.MONITORED: looked_into(CaseKind.MONITORING),
}
