# mypy: disable-error-code="empty-body, untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""Query: where every question begins."""

from datetime import date
from typing import Annotated

import strawberry

from execution.backend import LARGEST_PAGE
from schema.access.queries import AccessQuery
from schema.changes.filters import ChangeFilter, ChangeOrdering
from schema.changes.lines import Change
from schema.counting import CountingQuery
from schema.federation import FederationQuery
from schema.hierarchy.comparison import HierarchyComparison, Path
from schema.hierarchy.events import ChangeEvent
from schema.hierarchy.filters import (
    EventFilter,
    EventOrdering,
    OrganizationFilter,
    OrganizationOrdering,
    PlaceFilter,
    PlaceOrdering,
)
from schema.hierarchy.organizations import Organization
from schema.hierarchy.places import Place
from schema.hierarchy.timeline import TimeQuery
from schema.indicators.queries import IndicatorQuery
from schema.people.members import Member
from schema.people.queries import PeopleQuery
from schema.shared.choices import OrganizationBy, PlaceBy, SupervisionsOf
from schema.shared.connections import Connection, PageInfo
from schema.shared.enums import Level, LinkKind, SearchKind
from schema.shared.nodes import AsOf, IncludePast, KnownAt, Node, Under, UnderThis
from schema.supervision.attendance import AttendanceReport
from schema.supervision.coverage import SupervisionCoverage
from schema.supervision.enums import AttendanceGroupBy, CoverageGroupBy, RollUp
from schema.supervision.filters import WorkloadFilter
from schema.supervision.orders import WorkloadOrdering
from schema.supervision.queries import PlanningQuery
from schema.supervision.visits_due import VisitsDue, Workload

SearchResult = Annotated[
    Organization | Member | Place,
    strawberry.union("SearchResult", description="An organization, a member or a place that was found."),
]
Of = Annotated[SupervisionsOf, strawberry.argument(description="Whose links are meant.")]
NodeId = Annotated[strawberry.ID, strawberry.argument(description="The global id.")]


@strawberry.type(description="A row of the results of a search.")
class SearchEdge:
    cursor: str = strawberry.field(description="The row's place in the list, opaque.")
    node: SearchResult = strawberry.field(
        description="What was found, as on the day; with `anyDay`, as on the nearest day on which it was called so."
    )
    since: date = strawberry.field(description="Since when it has been called so (từ ngày).")
    until: date | None = strawberry.field(
        description="From when on it is called so no more; null: it still is (đến trước ngày)."
    )
    heirs: list[Organization] = strawberry.field(
        description="Of an organization that has ended by the day: those living on it that have what it had, through "
        "all changes since (tổ chức kế thừa). Empty for all others."
    )


@strawberry.type(description="A page of the results of a search, best match first.")
class SearchConnection:
    edges: list[SearchEdge] = strawberry.field(description="The rows with their cursors.")
    nodes: list[SearchResult] = strawberry.field(description="The rows alone.")
    page_info: PageInfo = strawberry.field(description="Where the page stands.")
    total_count: int = strawberry.field(
        description="How many rows the whole list has; counted only where it is selected (tổng số)."
    )


@strawberry.type(
    description="All questions. Every root field takes `asOf`, and everything under it answers for that day, but for "
    "those with days of their own (`compare`, `timeline`), those that speak of all days (`clock`, `life`, "
    "`readings`, `indicatorDefinitions`) and those whose ids carry the day (`node`, `nodes`, `_entities`); "
    "an id that is unknown, or of something that is not there on that day, gives null. A list that filters "
    "names at least one, or is left out: an empty one is refused, as whoever made it by mistake must get "
    "neither all nor nothing. Null for an argument that has a default means the default. Lists are filtered "
    "by `where` and ordered by `orderBy`, where what is left out or null asks for nothing; what is searched "
    "for, or opens a number, is said by arguments of its own. `under` means the same everywhere: what it "
    "names and everything under that (chính tổ chức đó và toàn bộ cấp dưới)."
)
class Query(AccessQuery, PeopleQuery, CountingQuery, TimeQuery, PlanningQuery, IndicatorQuery, FederationQuery):
    @strawberry.field(
        description="Anything by its global id, in the view that the id carries (Relay); null where that is a change "
        "that was only tried."
    )
    def node(self, id: NodeId) -> Node | None: ...

    @strawberry.field(
        description=f"Several things by their global ids, at most {LARGEST_PAGE:,}, in the same order, each in the "
        "view that its id carries; all by what was known at one moment: of several, one field each, as "
        "`a: nodes(…) b: nodes(…)`."
    )
    def nodes(
        self,
        ids: Annotated[list[strawberry.ID], strawberry.argument(description="The global ids.")],
    ) -> list[Node | None] | None: ...

    @strawberry.field(description="An organization by its id, or by its code on that day (một tổ chức đảng).")
    def organization(
        self,
        by: Annotated[OrganizationBy, strawberry.argument(description="Which one.")],
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> Organization | None: ...

    @strawberry.field(description="Organizations, filtered and in order (danh sách tổ chức đảng).")
    def organizations(
        self,
        under: Under = None,
        where: OrganizationFilter = None,
        order_by: OrganizationOrdering = None,
        include_past: IncludePast = False,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> Connection[Organization] | None: ...

    @strawberry.field(description="The organizations that have no parent on that day (tổ chức cao nhất).")
    def roots(self, as_of: AsOf = None, known_at: KnownAt = None) -> list[Organization] | None: ...

    @strawberry.field(description="A member by id (một đảng viên).")
    def member(self, id: NodeId, as_of: AsOf = None, known_at: KnownAt = None) -> Member | None: ...

    @strawberry.field(description="A place by its id, or by its code on that day (một địa bàn).")
    def place(
        self,
        by: Annotated[PlaceBy, strawberry.argument(description="Which one.")],
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> Place | None: ...

    @strawberry.field(description="Places by kind, then code or name (danh sách địa bàn).")
    def places(
        self,
        under: Annotated[
            strawberry.ID | None,
            strawberry.argument(
                description="Only this place and everything in it; or the places of this organization and of "
                "everything under it."
            ),
        ] = None,
        where: PlaceFilter = None,
        order_by: PlaceOrdering = None,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> Connection[Place] | None: ...

    @strawberry.field(
        description="Organizations, members and places by name, code or card number, best match first (tìm kiếm): by "
        "code, by the whole name, by words side by side, by words that go on, by words apart; of these, in the order "
        "of what follows in the name."
    )
    def search(
        self,
        text: Annotated[
            str,
            strawberry.argument(
                description="Words of the name or the short name, each by its beginning, in any order; tones and đ "
                "don't matter, and the usual abbreviations are known (TP, TX, TT, TĐP, ĐB, CB; with a dot P., H., X., "
                "Q., T.). Or a code, or the number of a card, in full."
            ),
        ],
        kinds: Annotated[list[SearchKind] | None, strawberry.argument(description="Only these kinds.")] = None,
        under: Under = None,
        any_day: Annotated[
            bool,
            strawberry.argument(
                description="Also what lived, or was called so, on another day (mọi thời kỳ); without `under`."
            ),
        ] = False,
        per_kind: Annotated[
            int | None,
            strawberry.argument(
                description=f"List at most so many of each kind, 1 to {LARGEST_PAGE:,}, so that one does not crowd "
                "out the others: `first` and `totalCount` are then those of this shorter list."
            ),
        ] = None,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> SearchConnection | None: ...

    @strawberry.field(
        description="The shortest way in which two organizations or members hang together (đường liên hệ); null: none."
    )
    def path(
        self,
        from_: Annotated[strawberry.ID, strawberry.argument(name="from", description="One end.")],
        to: Annotated[strawberry.ID, strawberry.argument(description="The other end.")],
        through: Annotated[
            list[LinkKind] | None, strawberry.argument(description="Only along links of these kinds.")
        ] = None,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> Path | None: ...

    @strawberry.field(description="What differs in the hierarchy between two days (so sánh hai thời điểm).")
    def compare(
        self,
        under: Annotated[
            strawberry.ID,
            strawberry.argument(description="This organization and everything under it; it is there on `from`."),
        ],
        from_: Annotated[date, strawberry.argument(name="from", description="The earlier day.")],
        to: Annotated[date, strawberry.argument(description="The later day.")],
        known_at: KnownAt = None,
    ) -> HierarchyComparison | None: ...

    @strawberry.field(
        description="Events that an organization and those under it on the day took part in, by day; not cut at asOf "
        "(sự kiện tổ chức)."
    )
    def events(
        self,
        under: UnderThis,
        where: EventFilter = None,
        order_by: EventOrdering = None,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> Connection[ChangeEvent] | None: ...

    @strawberry.field(description="The ledger: every change in the order in which it was made (nhật ký thay đổi).")
    def changes(
        self,
        under: Under = None,
        where: ChangeFilter = None,
        order_by: ChangeOrdering = None,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> Connection[Change] | None: ...

    @strawberry.field(
        description="Which organizations at and under one have a supervisor from above (tình hình phân công theo dõi)."
    )
    def supervision_coverage(
        self,
        under: Annotated[strawberry.ID, strawberry.argument(description="This organization and everything under it.")],
        levels: Annotated[
            list[Level] | None,
            strawberry.argument(description="Only these levels; default: grassroots organizations and cells."),
        ] = None,
        group_by: Annotated[
            CoverageGroupBy, strawberry.argument(description="How the figures are grouped.")
        ] = CoverageGroupBy.CHILD,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> SupervisionCoverage | None: ...

    @strawberry.field(
        description="Whether supervisors come to the meetings, in a period (tình hình cấp ủy viên dự sinh hoạt)."
    )
    def attendance(
        self,
        of: Of,
        from_: Annotated[date, strawberry.argument(name="from", description="The first day.")],
        to: Annotated[date, strawberry.argument(description="The day that the period ends before.")],
        group_by: Annotated[
            AttendanceGroupBy, strawberry.argument(description="How the figures are grouped.")
        ] = AttendanceGroupBy.SUPERVISOR,
        roll_up: Annotated[RollUp, strawberry.argument(description="By which tree.")] = RollUp.AS_WAS,
        as_of: Annotated[
            date | None,
            strawberry.argument(description="The day whose tree AS_NOW means; default: today in Vietnam."),
        ] = None,
        known_at: KnownAt = None,
    ) -> AttendanceReport | None: ...

    @strawberry.field(description="Which visits are due on a day, overdue ones first (đến hạn dự sinh hoạt).")
    def visits_due(
        self,
        of: Of,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> VisitsDue | None: ...

    @strawberry.field(
        description="How many organizations each supervisor follows, most first, and which committee members follow "
        "none (khối lượng theo dõi)."
    )
    def workload(
        self,
        under: Annotated[
            strawberry.ID, strawberry.argument(description="The links to this organization and everything under it.")
        ],
        where: WorkloadFilter = None,
        order_by: WorkloadOrdering = None,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> Connection[Workload] | None: ...
