"""What an audit looks at: the organizations, the norms that each is under, and what was read of them."""

import asyncio
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from execution.view import View
from graph.cypher.dates import Period
from graph.cypher.fetch import Fetching
from graph.cypher.held import Placed
from graph.model.norm_words import NormKind
from graph.model.norms import months_after
from graph.model.vocabulary import Level
from graph.reads import audit
from graph.reads.audit import Exempt, Held, OpenCase, Rated, RatedMembers, Resting, Reviewed, Staff, Working
from graph.reads.norms import Norm, list_norms
from resolvers.shared.trees import find_parents, list_living, list_tree
from resolvers.supervision.coverage import SupervisedTree, read_supervised, states_of

STAFF = frozenset(
    {
        *(NormKind.CELL_SIZE, NormKind.CELL_OR_COMMITTEE, NormKind.BODY_SIZE, NormKind.HAS_SECRETARY),
        *(NormKind.TERM, NormKind.ONE_VILLAGE, NormKind.CONFIRMED, NormKind.MONTHLY_MEETING, NormKind.RATED),
        NormKind.SELF_REVIEWED,
    }
)
RESTING = frozenset({NormKind.PROBATION, NormKind.TEMPORARY, NormKind.AWAY})
MEETINGS = frozenset({NormKind.MONTHLY_MEETING, NormKind.MEETING_ATTENDANCE})
CASES = frozenset({NormKind.FEEDBACK_ANSWERED, NormKind.LEAVING_RESOLVED})
"""The kinds that each statement is read for."""
GRASSROOTS = frozenset({Level.GRASSROOTS_COMMITTEE, Level.GRASSROOTS_CELL})
MONTHS_LOOKED_AT = 12


@dataclass(frozen=True)
class LookedAt:
    """`organizations` are in their order, with all that was read of them; `parents` also lead further up, and `above`
    are the levels there."""

    on: date
    organizations: Sequence[Placed]
    parents: Mapping[str, str]
    norms: Sequence[Norm]
    exempt: Sequence[Exempt]
    staff: Mapping[str, Staff] = field(default_factory=dict[str, Staff])
    meetings: Mapping[str, Held] = field(default_factory=dict[str, Held])
    resting: Sequence[Resting] = ()
    cases: Sequence[OpenCase] = ()
    ratings: Mapping[int, Sequence[Rated]] = field(default_factory=dict[int, Sequence[Rated]])
    members: Sequence[RatedMembers] = ()
    reviewed: Mapping[int, Collection[Reviewed]] = field(default_factory=dict[int, Collection[Reviewed]])
    working: Sequence[Working] = ()
    above: Mapping[str, str] = field(default_factory=dict[str, str])
    supervised: SupervisedTree | None = None

    @cached_property
    def followed(self) -> Mapping[str, str]:
        """The state of coverage of each organization that is to be followed."""
        return {} if self.supervised is None else states_of(self.supervised)

    @cached_property
    def by_id(self) -> dict[str, Placed]:
        return {one.id: one for one in self.organizations}

    @cached_property
    def by_setter(self) -> dict[tuple[NormKind, str | None], list[Norm]]:
        found: defaultdict[tuple[NormKind, str | None], list[Norm]] = defaultdict(list)
        for norm in self.norms:
            found[NormKind(norm.kind), norm.set_by].append(norm)
        return found

    def path(self, organization: str) -> Iterator[str]:
        """The organization itself and what is above it, nearest first."""
        one: str | None = organization
        while one is not None:
            yield one
            one = self.parents.get(one)

    def grassroots_of(self, cell: str) -> str:
        """The grassroots organization that a cell is or is in; where there is none, what it is right under."""
        for one in self.path(cell):
            placed = self.by_id.get(one)
            if (self.above.get(one) if placed is None else placed.level) in GRASSROOTS:
                return one
        return self.parents.get(cell, cell)

    def norms_of(self, kind: NormKind, organization: str) -> list[Norm]:
        """The norms of a kind that an organization is under: those of the nearest setter, else those of nobody."""
        for one in self.path(organization):
            if found := self.by_setter.get((kind, one)):
                return found
        return self.by_setter.get((kind, None), [])

    def waiver(self, norm: Norm, organization: str) -> str | None:
        """The key of the waiver by which an organization is exempt from a version, its own one first."""
        for one in self.path(organization):
            for waiver in self.exempted.get((norm.id, one), ()):
                if waiver.subtree or one == organization:
                    return waiver.waiver
        return None

    @cached_property
    def exempted(self) -> dict[tuple[str, str], list[Exempt]]:
        found: defaultdict[tuple[str, str], list[Exempt]] = defaultdict(list)
        for one in self.exempt:
            found[one.norm, one.organization].append(one)
        return found

    @cached_property
    def rated(self) -> dict[int, set[str]]:
        """Who was classified for a year."""
        return {year: {row.organization for row in rows} for year, rows in self.ratings.items()}

    def members_under(self) -> dict[str, int]:
        """The official members of each organization and of all under it."""
        found: defaultdict[str, int] = defaultdict(int)
        for one in self.staff.values():
            for above in self.path(one.id):
                found[above] += one.official
        return found


async def look_at(backend: Fetching, under: str, view: View, kinds: Collection[NormKind]) -> LookedAt:
    """Reads what is at and under an organization for some kinds of norms: nineteen statements at most, most of them
    side by side."""
    placed, above, norms, exempt = await asyncio.gather(
        list_tree(backend, [under], view),
        find_parents(backend, [under], view),
        list_norms(backend.reads, list(kinds), Period.of_day(view.on), view),
        audit.list_exempt(backend.reads, view),
    )
    found = {NormKind(norm.kind) for norm in norms}
    ids = [one.id for one in placed]
    years, reviews = years_of(norms, view.on), years_of_reviews(norms, view.on)
    capped = ids if NormKind.EXCELLENT_CAP in found else ()
    (staff, meetings, resting, cases), ratings, (members, working, higher), reviewed, supervised = await asyncio.gather(
        asyncio.gather(
            audit.list_staff(backend.reads, ids if found & STAFF else (), view),
            audit.list_held(backend.reads, ids if found & MEETINGS else (), year_before(view.on), view),
            audit.list_resting(backend.reads, ids if found & RESTING else (), view),
            audit.list_open(backend.reads, ids if found & CASES else (), view),
        ),
        asyncio.gather(*[audit.list_rated(backend.reads, ids, year, view) for year in years]),
        asyncio.gather(
            audit.count_rated_members(backend.reads, capped, view.on.year - 1, view),
            audit.list_working(backend.reads, ids if NormKind.HAS_TASK in found else (), view),
            list_living(backend, {*above.values()} if capped else (), view),
        ),
        asyncio.gather(*[audit.list_reviewed(backend.reads, ids, year, view) for year in reviews]),
        read_supervised(backend, [under], view) if NormKind.SUPERVISED in found else nothing(),
    )
    parents = {**above, **{one.id: one.parent for one in placed if one.parent is not None}}
    return LookedAt(
        view.on,
        sorted(placed, key=lambda one: one.key),
        parents,
        norms,
        exempt,
        {one.id: one for one in staff},
        {one.organization: one for one in meetings},
        resting,
        cases,
        dict(zip(years, ratings, strict=True)),
        members,
        {year: {*found} for year, found in zip(reviews, reviewed, strict=True)},
        working,
        {one.id: one.level for one in higher},
        supervised,
    )


async def nothing() -> None:
    """What stands beside others where it is not read."""


def year_before(day: date) -> date:
    """The day twelve months earlier."""
    return months_after(day, -MONTHS_LOOKED_AT)


def year_decided(norm: Norm, on: date) -> int:
    """The last calendar year of which all must be classified by the day."""
    return (on - timedelta(days=norm.days or 0)).year - 1


def years_of(norms: Collection[Norm], on: date) -> list[int]:
    """The years of which classifications are asked for."""
    rated = {year_decided(norm, on) for norm in norms if norm.kind == NormKind.RATED}
    capped = {on.year - 1} if any(norm.kind == NormKind.EXCELLENT_CAP for norm in norms) else set[int]()
    return sorted(rated | capped)


def years_of_reviews(norms: Collection[Norm], on: date) -> list[int]:
    """The years of which self-reviews are asked for."""
    return sorted({year_decided(norm, on) for norm in norms if norm.kind == NormKind.SELF_REVIEWED})
