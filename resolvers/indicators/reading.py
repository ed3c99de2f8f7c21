"""Reads what a report counts from: the organizations from memory or by two statements, each kind of fact by one."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from execution.view import View
from graph.cypher.dates import Period
from graph.cypher.fetch import Fetching
from graph.cypher.held import Following, Lived
from graph.model.case_words import CaseKind
from graph.model.indicator_words import IndicatorKind
from graph.model.norm_words import NormKind
from graph.model.vocabulary import AssessmentKind, Body, Circumstance, EndReason, PlaceKind, Role
from graph.reads import indicator_cases, indicator_places, indicators, lived
from graph.reads.indicator_figures import list_figures
from graph.reads.norms import list_norms
from resolvers.indicators.definitions import Facts
from resolvers.indicators.followers import Followers, by_member, by_organization
from resolvers.indicators.geography import Geography, geography_of
from resolvers.indicators.stated import Stated
from resolvers.shared.trees import told
from resolvers.supervision.standing import BODIES

LEAVING = (EndReason.LEFT, EndReason.REMOVED, EndReason.EXPELLED)
LEADING = (Body.EXECUTIVE_COMMITTEE, Body.CELL_COMMITTEE)
STAYING = (Circumstance.WORKING_AWAY, Circumstance.DISCHARGED_SOLDIER)
JUDGED = (AssessmentKind.CLASSIFICATION, AssessmentKind.FOUR_GOOD)
CONCERNING = (CaseKind.INSPECTION, CaseKind.MONITORING, CaseKind.DISCIPLINE)
ARISING = (CaseKind.LEAVING, CaseKind.DISCIPLINE, CaseKind.COMMENDATION, CaseKind.FEEDBACK)


@dataclass(frozen=True, slots=True)
class Reading:
    """Reads of one report: the view of the day asked for, the period in which facts count, the intervals' last days,
    the whole period asked for."""

    backend: Fetching
    view: View
    period: Period
    lasts: Collection[int]
    whole: Period

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
        return {one.id: one for one in found}

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
            indicator_places.list_lacking(reads, villages if Facts.LACKING in asked else (), self.lasts),
            indicator_places.list_posted_in(reads, [one.id for one in places] if Facts.POSTS in asked else (), period),
            indicator_places.list_posted(reads, known if Facts.POSTS in asked else (), period),
        )
        return geography_of(covering, places, lacking, [*there, *at])

    async def stated(self, groups: Mapping[str, str | None], kinds: Collection[IndicatorKind]) -> Stated:
        """The figures that are stated of the organizations of groups."""
        figures = await list_figures(self.backend.reads, groups, self.whole, kinds, self.view) if groups else []
        return Stated(figures, groups)

    async def facts(self, known: Mapping[str, Lived], asked: Collection[Facts]) -> dict[str, Any]:
        """The facts of some kinds, read side by side, by the names that `Seen` has for them."""
        reads, period = self.backend.reads, self.period
        making: Mapping[Facts, Callable[[], Awaitable[object]]] = {
            Facts.TURNED: lambda: indicators.list_turned(reads, known, period, LEAVING),
            Facts.STAYED: lambda: indicators.list_stayed(reads, known, period, STAYING),
            Facts.JUDGED: lambda: indicators.list_judged(reads, known, period, JUDGED, self.view),
            Facts.MEMBERS_JUDGED: lambda: indicators.list_members_judged(
                reads, known, period, [AssessmentKind.CLASSIFICATION], self.view
            ),
            Facts.CONCERNED: lambda: indicator_cases.list_concerned(reads, known, period, CONCERNING),
            Facts.ARISEN: lambda: indicator_cases.list_arisen(reads, known, period, ARISING),
            Facts.WORKED: lambda: indicator_cases.list_worked(reads, known, period),
            Facts.TASKED: lambda: indicator_cases.list_tasked(reads, known, period),
            Facts.SECRETARIES: lambda: indicator_places.list_seated(reads, known, period, LEADING, Role.SECRETARY),
            Facts.REVIEWED: lambda: indicators.list_reviewed(reads, known, period, LEADING, self.view),
            Facts.SEATED: lambda: indicator_places.list_seated(reads, known, period, [Body.CELL_COMMITTEE], None),
            Facts.SIZES: lambda: list_norms(reads, [NormKind.BODY_SIZE], period),
            Facts.GEOGRAPHY: lambda: self.geography(known, asked),
            Facts.FOLLOWERS: lambda: self.followers(known),
        }
        own = [one for one in asked if one in making]
        found = await asyncio.gather(*(making[one]() for one in own))
        return dict(zip([one.lower() for one in own], found, strict=True))


def above(organizations: Collection[Lived]) -> set[str]:
    return {parent for one in organizations for parent, _, _ in one.parents}
