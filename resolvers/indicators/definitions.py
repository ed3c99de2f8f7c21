"""The one table of indicators: what each counts, among what, from which facts, and whether more of it is better.

Their words stand in `wording/texts/indicators`; the schema's descriptions and docs/indicators.md are made of both.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import NamedTuple

from graph.model.case_words import CaseForm, CaseKind, CaseOutcome
from graph.model.directive_words import TaskState
from graph.model.indicator_words import Better, IndicatorKind, IndicatorUnit
from graph.model.vocabulary import AssessmentKind, AssessmentLevel, Circumstance, EndReason, OfficeKind
from graph.reads.indicator_places import Lacking
from resolvers.indicators import case_counts, counts, meeting_counts, place_counts
from resolvers.indicators.counts import Count

EXCELLENT, GOOD, MET = AssessmentLevel.EXCELLENT, AssessmentLevel.GOOD, AssessmentLevel.MET
RATED = (EXCELLENT, GOOD, AssessmentLevel.COMPLETED, AssessmentLevel.NOT_COMPLETED)


class Facts(StrEnum):
    """What is read beside the organizations themselves; what villages lack and posts are read with the geography."""

    BELONGED = "BELONGED"
    RATED_MEMBERS = "RATED_MEMBERS"
    JUDGED = "JUDGED"
    MEMBERS_JUDGED = "MEMBERS_JUDGED"
    CONCERNED = "CONCERNED"
    ARISEN = "ARISEN"
    WORKED = "WORKED"
    TASKED = "TASKED"
    SECRETARIES = "SECRETARIES"
    REVIEWED = "REVIEWED"
    SEATED = "SEATED"
    SIZES = "SIZES"
    GEOGRAPHY = "GEOGRAPHY"
    LACKING = "LACKING"
    POSTS = "POSTS"
    FOLLOWERS = "FOLLOWERS"
    MET = "MET"
    FOLLOWED = "FOLLOWED"
    CONFIRMED = "CONFIRMED"
    ALLOWANCES = "ALLOWANCES"


class Definition(NamedTuple):
    """What an indicator counts, among what (None: it is a number), and from which facts.

    `days`: its numerator are days, so that its value is days for each of the denominator. `happens`: it counts what
    happens in an interval, so that an interval is known only as a whole; what stands on its last day is known where
    that is. `newest`: only the newest of it is kept, so that it is not known of days before that.
    """

    numerator: Count
    denominator: Count | None
    better: Better
    facts: frozenset[Facts] = frozenset()
    happens: bool = False
    days: bool = False
    newest: bool = False

    @property
    def unit(self) -> IndicatorUnit:
        """What its value is."""
        if self.denominator is None:
            return IndicatorUnit.NUMBER
        return IndicatorUnit.DAYS if self.days else IndicatorUnit.SHARE


def stands(numerator: Count, denominator: Count | None, better: Better, *facts: Facts) -> Definition:
    """Of what is so on the last day."""
    return Definition(numerator, denominator, better, frozenset(facts))


def happens(numerator: Count, denominator: Count | None, better: Better, *facts: Facts) -> Definition:
    """Of what happens in the interval."""
    return Definition(numerator, denominator, better, frozenset(facts), happens=True)


def turning(count: Count, better: Better) -> Definition:
    """Of members, among those of the first day."""
    return happens(count, counts.members_before, better, Facts.BELONGED)


ALL_RATED = counts.rated_organizations(*RATED)


def classified(*levels: AssessmentLevel) -> Definition:
    """Of organizations, among those that were classified."""
    return stands(counts.rated_organizations(*levels), ALL_RATED, Better.MORE, Facts.JUDGED)


def members_classified(*levels: AssessmentLevel) -> Definition:
    """Of members, among those who were classified."""
    return stands(counts.rated_members(*levels), counts.rated_members(*RATED), Better.MORE, Facts.MEMBERS_JUDGED)


def lacking(lacks: Callable[[Lacking], bool]) -> Definition:
    """Of villages, among all of them."""
    return stands(place_counts.villages(lacks), place_counts.villages(), Better.FEWER, Facts.GEOGRAPHY, Facts.LACKING)


def of_the_party(kind: OfficeKind) -> Definition:
    """Of those who hold a post in a village, among all of them."""
    return stands(
        place_counts.holders(kind, members=True),
        place_counts.holders(kind, members=False),
        Better.MORE,
        Facts.GEOGRAPHY,
        Facts.POSTS,
    )


def concurrent(kind: OfficeKind) -> Definition:
    """Of organizations with a secretary, among those where anybody holds the post."""
    return stands(
        place_counts.concurrent(kind, held=True),
        place_counts.concurrent(kind, held=False),
        Better.MORE,
        Facts.GEOGRAPHY,
        Facts.POSTS,
        Facts.SECRETARIES,
    )


def looked_into(kind: CaseKind) -> Definition:
    """Of organizations, among those of the last day."""
    return happens(case_counts.concerned(kind), counts.organizations, Better.NEITHER, Facts.CONCERNED)


DEFINITIONS: Mapping[IndicatorKind, Definition] = {
    IndicatorKind.ORGANIZATIONS: stands(counts.grassroots, None, Better.NEITHER),
    IndicatorKind.MEMBERS: stands(counts.members, None, Better.MORE),
    IndicatorKind.ADMITTED: turning(counts.admitted, Better.MORE),
    IndicatorKind.LEFT: turning(counts.ended(EndReason.LEFT), Better.FEWER),
    IndicatorKind.REMOVED: turning(counts.ended(EndReason.REMOVED), Better.FEWER),
    IndicatorKind.EXPELLED: turning(counts.ended(EndReason.EXPELLED), Better.FEWER),
    IndicatorKind.LEAVING_DAYS: happens(
        case_counts.days_of_leaving, case_counts.closed(CaseKind.LEAVING), Better.FEWER, Facts.ARISEN
    )._replace(days=True),
    IndicatorKind.WORKING_AWAY: stands(
        counts.staying(Circumstance.WORKING_AWAY), counts.members, Better.NEITHER, Facts.BELONGED
    ),
    IndicatorKind.DISCHARGED_SOLDIERS: stands(
        counts.staying(Circumstance.DISCHARGED_SOLDIER), counts.members, Better.NEITHER, Facts.BELONGED
    ),
    IndicatorKind.ENTERPRISE_ORGANIZATIONS: stands(
        counts.those(counts.is_enterprise), counts.organizations, Better.MORE
    ),
    IndicatorKind.ENTERPRISE_MEMBERS: stands(counts.enterprise_members, counts.members, Better.MORE),
    IndicatorKind.ENTERPRISE_FOUNDED: happens(counts.enterprises_founded, None, Better.MORE),
    IndicatorKind.ORGANIZATIONS_RATED: stands(
        counts.judged_so(AssessmentKind.CLASSIFICATION, counts.is_to_be_rated, *RATED),
        counts.those(counts.is_to_be_rated),
        Better.MORE,
        Facts.JUDGED,
    ),
    IndicatorKind.ORGANIZATIONS_EXCELLENT: classified(EXCELLENT),
    IndicatorKind.ORGANIZATIONS_GOOD: classified(EXCELLENT, GOOD),
    IndicatorKind.MEMBERS_RATED: stands(
        counts.members_rated, counts.to_be_rated, Better.MORE, Facts.BELONGED, Facts.RATED_MEMBERS
    ),
    IndicatorKind.MEMBERS_EXCELLENT: members_classified(EXCELLENT),
    IndicatorKind.MEMBERS_GOOD: members_classified(EXCELLENT, GOOD),
    IndicatorKind.FOUR_GOOD_CELLS: stands(
        counts.judged_so(AssessmentKind.FOUR_GOOD, counts.is_cell, MET),
        counts.those(counts.is_cell),
        Better.MORE,
        Facts.JUDGED,
    ),
    IndicatorKind.FOUR_GOOD_COMMITTEES: stands(
        counts.judged_so(AssessmentKind.FOUR_GOOD, counts.is_grassroots_committee, MET),
        counts.those(counts.is_grassroots_committee),
        Better.MORE,
        Facts.JUDGED,
    ),
    IndicatorKind.SELF_REVIEWED: stands(
        place_counts.secretaries_reviewed,
        place_counts.secretaries,
        Better.MORE,
        Facts.SECRETARIES,
        Facts.REVIEWED,
    ),
    IndicatorKind.VILLAGES_WITHOUT_MEMBERS: lacking(place_counts.lacks_members),
    IndicatorKind.VILLAGES_WITHOUT_CELL: lacking(place_counts.lacks_a_cell),
    IndicatorKind.JOINT_CELLS: stands(
        place_counts.cells_covering(2), place_counts.cells_covering(1), Better.FEWER, Facts.GEOGRAPHY
    ),
    IndicatorKind.CELLS_WITH_COMMITTEE: stands(
        place_counts.with_committee, counts.those(counts.is_cell), Better.MORE, Facts.SEATED, Facts.SIZES
    ),
    IndicatorKind.CELLS_THAT_SHOULD: stands(
        place_counts.that_should(have=True),
        place_counts.that_should(have=False),
        Better.MORE,
        Facts.SEATED,
        Facts.SIZES,
    ),
    IndicatorKind.VILLAGE_HEADS_MEMBERS: of_the_party(OfficeKind.VILLAGE_HEAD),
    IndicatorKind.FRONT_HEADS_MEMBERS: of_the_party(OfficeKind.FRONT_COMMITTEE_HEAD),
    IndicatorKind.SECRETARY_COUNCIL_CHAIR: concurrent(OfficeKind.COUNCIL_CHAIR),
    IndicatorKind.SECRETARY_COMMITTEE_CHAIR: concurrent(OfficeKind.COMMITTEE_CHAIR),
    IndicatorKind.SECRETARY_AGENCY_HEAD: concurrent(OfficeKind.AGENCY_HEAD),
    IndicatorKind.SECRETARY_VILLAGE_HEAD: concurrent(OfficeKind.VILLAGE_HEAD),
    IndicatorKind.SECRETARY_FRONT_HEAD: concurrent(OfficeKind.FRONT_COMMITTEE_HEAD),
    IndicatorKind.MEETINGS_HELD: happens(
        meeting_counts.met("held"), meeting_counts.months_of_cells, Better.MORE, Facts.MET
    ),
    IndicatorKind.MEETING_ATTENDANCE: happens(
        meeting_counts.met("present"), meeting_counts.met("expected"), Better.MORE, Facts.MET
    ),
    IndicatorKind.MEETINGS_WELL_ATTENDED: happens(
        meeting_counts.met("well"), meeting_counts.met("told"), Better.MORE, Facts.MET
    ),
    IndicatorKind.MEETINGS_GOOD: happens(
        meeting_counts.met("good"), meeting_counts.met("scored"), Better.MORE, Facts.MET
    ),
    IndicatorKind.SUPERVISED: stands(counts.supervised, counts.grassroots, Better.MORE, Facts.FOLLOWERS),
    IndicatorKind.VISITS_MADE: happens(
        meeting_counts.visits(made=True), meeting_counts.visits(made=False), Better.MORE, Facts.FOLLOWED
    ),
    IndicatorKind.INSPECTED: looked_into(CaseKind.INSPECTION),
    IndicatorKind.MONITORED: looked_into(CaseKind.MONITORING),
    IndicatorKind.DISCIPLINED_MEMBERS: happens(
        case_counts.disciplined_members, counts.members_before, Better.FEWER, Facts.ARISEN
    ),
    IndicatorKind.DISCIPLINED_ORGANIZATIONS: happens(
        case_counts.disciplined_organizations, counts.organizations_before, Better.FEWER, Facts.CONCERNED
    ),
    IndicatorKind.COMMENDED: happens(
        case_counts.closed(CaseKind.COMMENDATION, CaseOutcome.GRANTED), None, Better.MORE, Facts.ARISEN
    ),
    IndicatorKind.BADGES: happens(
        case_counts.closed(CaseKind.COMMENDATION, CaseOutcome.GRANTED, CaseForm.BADGE),
        None,
        Better.MORE,
        Facts.ARISEN,
    ),
    IndicatorKind.FEEDBACK_OPEN: stands(case_counts.feedback_open, None, Better.FEWER, Facts.ARISEN),
    IndicatorKind.FEEDBACK_ANSWERED: happens(
        case_counts.feedback_due(answered=True),
        case_counts.feedback_due(answered=False),
        Better.MORE,
        Facts.ARISEN,
    ),
    IndicatorKind.TASKS_DONE: stands(
        case_counts.with_tasks(TaskState.DONE), case_counts.with_tasks(*TaskState), Better.MORE, Facts.WORKED
    ),
    IndicatorKind.MEMBERS_WITH_TASK: stands(case_counts.members_with_task, counts.members, Better.MORE, Facts.TASKED),
    IndicatorKind.CONFIRMED: stands(
        meeting_counts.confirmed(in_time=True),
        meeting_counts.confirmed(in_time=False),
        Better.MORE,
        Facts.CONFIRMED,
        Facts.ALLOWANCES,
    )._replace(newest=True),
}
