"""Reads what a report counts from: the organizations from memory or by two statements, each kind of fact by one."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Coroutine, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from execution.view import View
from graph.cypher.dates import Period
from graph.cypher.fetch import Fetching
from graph.cypher.held import Following, Lived
from graph.model.assessments import too_new_from
from graph.model.case_words import CaseKind
from graph.model.indicator_words import IndicatorKind, Interval
from graph.model.meeting_years import MeetingYears
from graph.model.norm_words import NormKind
from graph.model.vocabulary import AssessmentKind, Body, Circumstance, EndReason, PlaceKind
from graph.reads import indicator_cases, indicator_meetings, indicator_places, indicators, lived
from graph.reads.indicator_figures import list_figures
from graph.reads.indicator_meetings import Added, Met
from graph.reads.indicator_members import Wanted, list_members, list_seats
from graph.reads.indicators import JudgedMembers, Lasted, Stretches
from graph.reads.norms import list_norms
from resolvers.indicators.allowances import Allowances
from resolvers.indicators.areas import Area
from resolvers.indicators.definitions import Facts
from resolvers.indicators.followers import Followers, by_member, by_organization
from resolvers.indicators.geography import Geography, geography_of
from resolvers.indicators.meeting_counts import WELL_ATTENDED
from resolvers.indicators.seen import CELLS, UNRATED
from resolvers.indicators.stated import Stated
from resolvers.indicators.stretches import Stretch
from resolvers.shared.trees import told
from resolvers.supervision.standing import BODIES

LEAVING = (EndReason.LEFT, EndReason.REMOVED, EndReason.EXPELLED)
LEADING = (Body.EXECUTIVE_COMMITTEE, Body.CELL_COMMITTEE)
STAYING = (Circumstance.WORKING_AWAY, Circumstance.DISCHARGED_SOLDIER, *sorted(UNRATED))
BEFORE_RATED = timedelta(days=200)
"""Who was admitted longer ago is to be rated: more than six months."""
LETTERS_OF_YEAR, LETTERS_OF_MONTH = 4, 7
JUDGED = (AssessmentKind.CLASSIFICATION, AssessmentKind.FOUR_GOOD)
CONCERNING = (CaseKind.INSPECTION, CaseKind.MONITORING, CaseKind.DISCIPLINE)
OF_MEMBERS = frozenset({Facts.BELONGED, Facts.TASKED, Facts.RATED_MEMBERS})
OF_SEATS = frozenset({Facts.SECRETARIES, Facts.REVIEWED, Facts.SEATED})
"""What is told of members, and of those who sit in bodies, is each found on one walk."""
OF_PLACES = frozenset({Facts.GEOGRAPHY, Facts.LACKING, Facts.POSTS})
ARISING = (CaseKind.LEAVING, CaseKind.DISCIPLINE, CaseKind.COMMENDATION, CaseKind.FEEDBACK)


class Piece(NamedTuple):
    """A read of some kinds of facts, which gives them by the names that `Seen` has for them."""

    facts: AbstractSet[Facts]
    read: Coroutine[Any, Any, Mapping[str, Any]]


async def named(one: Facts, read: Awaitable[object]) -> Mapping[str, Any]:
    return {one.lower(): await read}


@dataclass(frozen=True, slots=True)
class Reading:
    """Reads of one report: the view of the day asked for, the period in which facts count, its intervals as far as they
    have begun, the whole period asked for and what its intervals are."""

    backend: Fetching
    view: View
    period: Period
    begun: Sequence[Stretch]
    whole: Period
    interval: Interval

    async def under_between(self, top: str) -> list[str]:
        """What may have been at and under an organization in the period, or on the eve of it."""
        wider = Period(self.period.since - timedelta(days=1), self.period.until)
        return await told(
            self.backend,
            self.view,
            lambda day: day.under_between(top, *wider.ordinals),
            lambda: lived.list_under_between(self.backend.reads, top, wider),
        )

    async def lived(self, organizations: Collection[str]) -> Mapping[str, Lived]:
        """Organizations with all their days."""
        found = await told(
            self.backend,
            self.view,
            lambda day: day.lived(organizations),
            lambda: lived.list_lived(self.backend.reads, organizations),
        )
        # in order, as each statement asks for them so: what is sorted already costs it little
        return {one.id: one for one in sorted(found, key=lambda one: one.id)}

    async def with_above(self, known: Mapping[str, Lived], further: Collection[str]) -> Mapping[str, Lived]:
        """Organizations and others with all that was above them at any time, a generation by each read."""
        found, wanted = dict(known), {*further, *above(known.values())}
        while wanted := wanted - found.keys():
            more = await self.lived(wanted)
            found.update(more)
            wanted = above(more.values())
        return found

    async def followings(self, organizations: Collection[str]) -> list[Following]:
        return await told(
            self.backend,
            self.view,
            lambda day: day.followings(organizations),
            lambda: lived.list_followings(self.backend.reads, organizations),
        )

    async def followers(self, known: Mapping[str, Lived]) -> Followers:
        """Who follows organizations, with what their standing rests on."""
        links = await self.followings(known)
        members = {one.member for one in links}
        held = await self.backend.held(self.view)
        if held is not None and held.know(members):
            seats, cells = await asyncio.to_thread(lambda: (held.sittings(members, BODIES), held.belongings(members)))
        else:
            seats, cells = await asyncio.gather(
                lived.list_sittings(self.backend.reads, members, BODIES),
                lived.list_belongings(self.backend.reads, members),
            )
        wider = await self.with_above(known, {one.organization for one in cells})
        return Followers(by_organization(links), by_member(seats), by_member(cells), wider)

    async def geography(self, known: Mapping[str, Lived], asked: Collection[Facts]) -> Geography:
        """What organizations cover and what lies in it, with what villages lack and the posts where they are asked
        for."""
        reads, period = self.backend.reads, self.period
        covering = await indicator_places.list_covering(reads, known, period)
        places = await indicator_places.list_settled(reads, {one.whose for one in covering}, period)
        villages = [one.id for one in places if one.kind == PlaceKind.VILLAGE]
        lacking, there, at = await asyncio.gather(
            indicator_places.list_lacking(
                reads, villages if Facts.LACKING in asked else (), [one.last for one in self.begun]
            ),
            indicator_places.list_posted_in(reads, [one.id for one in places] if Facts.POSTS in asked else (), period),
            indicator_places.list_posted(reads, known if Facts.POSTS in asked else (), period),
        )
        return geography_of(covering, places, lacking, [*there, *at])

    async def stated(self, groups: Mapping[str, str | None], kinds: Collection[IndicatorKind]) -> Stated:
        """The figures that are stated of the organizations of groups."""
        figures = await list_figures(self.backend.reads, groups, self.whole, kinds, self.view) if groups else []
        return Stated(figures, groups)

    def facts(self, known: Mapping[str, Lived], area: Awaitable[Area], asked: AbstractSet[Facts]) -> Iterator[Piece]:
        """The reads of facts of some kinds, what the graph takes longest for first."""
        reads, period = self.backend.reads, self.period
        if own := asked & OF_MEMBERS:
            yield Piece(own, self.members(known, own))
        if own := asked & OF_SEATS:
            yield Piece(own, self.seats(known, own))
        making: Mapping[Facts, Callable[[], Awaitable[object]]] = {
            Facts.JUDGED: lambda: indicators.list_judged(reads, known, period, JUDGED, self.view),
            Facts.MEMBERS_JUDGED: lambda: self.members_judged(known),
            Facts.CONCERNED: lambda: indicator_cases.list_concerned(reads, known, period, CONCERNING),
            Facts.ARISEN: lambda: indicator_cases.list_arisen(reads, known, period, ARISING),
            Facts.WORKED: lambda: indicator_cases.list_worked(reads, known, period),
            Facts.SIZES: lambda: list_norms(reads, [NormKind.BODY_SIZE], period, self.view),
            Facts.GEOGRAPHY: lambda: self.geography(known, asked),
            Facts.FOLLOWERS: lambda: self.followers(known),
            Facts.MET: lambda: self.met(known, area),
            Facts.CONFIRMED: lambda: indicator_meetings.find_confirmed(reads, known),
            Facts.ALLOWANCES: lambda: self.allowances(known),
        }
        for one, made in making.items():
            if one in asked:
                yield Piece(asked & OF_PLACES if one is Facts.GEOGRAPHY else {one}, named(one, made()))
        if Facts.FOLLOWED in asked:
            yield Piece({Facts.FOLLOWED}, self.followed(known))

    async def members_judged(self, known: Mapping[str, Lived]) -> list[JudgedMembers]:
        """How members were classified, added up cell by cell."""
        if not self.begun:
            return []
        return await indicators.count_members_judged(self.backend.reads, known, self.stretches, self.view)

    async def members(self, known: Mapping[str, Lived], asked: AbstractSet[Facts]) -> dict[str, Any]:
        """What is asked of memberships, found on one walk to all of them."""
        rated = self.stretches if self.begun and Facts.RATED_MEMBERS in asked else None
        wanted = Wanted(tasked=Facts.TASKED in asked, rated=rated, unrated=UNRATED)
        if Facts.BELONGED in asked:
            young = self.period.since - BEFORE_RATED
            wanted = replace(wanted, circumstances=STAYING, reasons=LEAVING, young=young)
        found = await list_members(self.backend.reads, known, self.period, wanted, self.view)
        return {"belonged": found.belonged, "tasked": found.tasked, "rated_members": found.rated}

    async def seats(self, known: Mapping[str, Lived], asked: AbstractSet[Facts]) -> dict[str, Any]:
        """What is asked of those who sit in bodies."""
        leading = LEADING if asked & {Facts.SECRETARIES, Facts.REVIEWED} else ()
        wanted = {"seated": Facts.SEATED in asked, "reviewed": Facts.REVIEWED in asked}
        found = await list_seats(self.backend.reads, known, self.period, leading, self.view, **wanted)
        return found._asdict()

    async def followed(self, known: Mapping[str, Lived]) -> dict[str, Any]:
        """Who followed organizations in the period, and the meetings of these."""
        since, until = self.period.ordinals
        links = [
            Lasted(one.organization, "", one.member, one.since, one.until)
            for one in await self.followings(known)
            if one.since < until and since < one.until
        ]
        return {"followed": links, "years": await self.years({link.organization for link in links})}

    @property
    def stretches(self) -> Stretches:
        """The intervals that have begun as statements are given them."""
        lasts = [date.fromordinal(one.last) for one in self.begun]
        young = [too_new_from(last + timedelta(days=1)) for last in lasts]
        return Stretches([date.fromordinal(one.since) for one in self.begun], lasts, young)

    async def met(self, known: Mapping[str, Lived], area: Awaitable[Area]) -> list[Met]:
        """The meetings of cells, added up for as long as each counts in a group."""
        # what was held after the day of the question is not read
        until = min(self.period.until, self.view.on + timedelta(days=1))
        period = Period(self.period.since, max(self.period.since, until))
        letters = LETTERS_OF_YEAR if self.interval is Interval.YEAR else LETTERS_OF_MONTH
        counting = await area
        added = await asyncio.to_thread(
            lambda: [each for one in known.values() for each in added_up(one, counting, period)]
        )
        return await indicator_meetings.list_met(self.backend.reads, added, letters, WELL_ATTENDED)

    async def allowances(self, known: Mapping[str, Lived]) -> Allowances:
        """How many days old a confirmation may be."""
        wider, norms = await asyncio.gather(
            self.with_above(known, ()), list_norms(self.backend.reads, [NormKind.CONFIRMED], self.period, self.view)
        )
        return Allowances(norms, wider)

    async def years(self, organizations: Collection[str]) -> Mapping[str, MeetingYears]:
        """The meetings of organizations, and who came to them as a supervisor."""
        found = await indicator_meetings.find_years(self.backend.reads, organizations, self.period)
        return await asyncio.to_thread(lambda: {one: MeetingYears(years) for one, years in found.items()})


def added_up(one: Lived, area: Area, period: Period) -> Iterator[Added]:
    """The days of a period on which an organization was a cell that counts, group by group."""
    begin, end = period.ordinals
    for since, until, group in area.pieces_at(one, CELLS):
        first, behind = max(since, begin), min(until, end)
        if first < behind:
            yield Added(one.id, group, date.fromordinal(first), date.fromordinal(behind))


def above(organizations: Collection[Lived]) -> set[str]:
    return {parent for one in organizations for parent, _, _ in one.parents}
