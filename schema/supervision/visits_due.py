# mypy: disable-error-code="empty-body, untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""Work lists of supervision: which visits are due, and who follows how many organizations."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.people.links import Supervision
from schema.shared.connections import Connection
from schema.shared.enums import Level
from schema.supervision.filters import VisitDueFilter
from schema.supervision.orders import VisitDueOrdering

if TYPE_CHECKING:
    from schema.people.members import Member

MemberRef = Annotated["Member", strawberry.lazy("schema.people.members")]


@strawberry.type(
    description="A link on a day with its visits in the calendar year so far and the next one due (đến hạn dự)."
)
class VisitDue:
    supervision: Supervision = strawberry.field(description="The link (phân công).")
    required: int | None = strawberry.field(
        description="Visits that the days of the year before that day ask for; null: nothing says how many (phải dự)."
    )
    done: int = strawberry.field(description="Visits made in the year, that day included (đã dự).")
    by_stand_in: int = strawberry.field(description="Meetings in the year that only a stand-in came to (dự thay).")
    missing: int = strawberry.field(description="Visits that are overdue: required and not made (còn thiếu).")
    overdue: bool = strawberry.field(description="Whether any is overdue (quá hạn).")
    due_on: date | None = strawberry.field(
        description="The day by the end of which the next visit is due, as things stand; null: none is asked for (hạn "
        "dự tiếp theo)."
    )
    last_visit: date | None = strawberry.field(
        description="The last visit ever made under this link; null: none (lần dự gần nhất)."
    )
    organization_done: int = strawberry.field(
        description="Visits to the organization in the year under all its links, predecessors' too (tổng số lần dự)."
    )
    predecessor: Supervision | None = strawberry.field(
        description="The link of somebody else that ended last before this one began (người theo dõi trước)."
    )
    predecessor_done: int | None = strawberry.field(description="The predecessor's visits in the year.")
    predecessor_last_visit: date | None = strawberry.field(description="The predecessor's last visit.")


@strawberry.type(description="Which visits are due (danh sách đến hạn dự sinh hoạt).")
class VisitsDue:
    on: date = strawberry.field(description="The day (ngày).")
    total: int = strawberry.field(description="Links that hold on that day (số phân công).")
    overdue: int = strawberry.field(description="Those with a visit overdue (số quá hạn).")
    never_visited: int = strawberry.field(description="Those never visited under the link (số chưa dự lần nào).")

    @strawberry.field(description="The links by the day that the next visit is due on: overdue ones first.")
    def links(self, where: VisitDueFilter = None, order_by: VisitDueOrdering = None) -> Connection[VisitDue]: ...


@strawberry.type(description="Links to organizations of one level (số phân công theo cấp).")
class LevelLinks:
    level: Level = strawberry.field(description="The level of the organizations (cấp).")
    links: int = strawberry.field(description="How many (số lượng).")


@strawberry.type(description="How much a supervisor has to follow on a day (khối lượng theo dõi).")
class Workload:
    supervisor: MemberRef = strawberry.field(description="Who (cấp ủy viên).")
    links: int = strawberry.field(description="Links that hold, to organizations at or under the one asked for.")
    levels: list[LevelLinks] = strawberry.field(description="The same by the organizations' level.")
    required_per_year: int | None = strawberry.field(
        description="Visits a year that these ask for on that day; null: nothing says how many (số lần dự mỗi năm)."
    )
    median_links: float = strawberry.field(description="The median of the supervisors with links (trung vị).")
    above_median: float = strawberry.field(description="How far above the median; negative: below (chênh lệch).")
