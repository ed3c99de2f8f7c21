# mypy: disable-error-code="empty-body, untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""The root fields that look ahead: proposals, impact, loops. `query` takes them in."""

from datetime import date
from typing import Annotated

import strawberry

from schema.shared.connections import Connection
from schema.shared.nodes import AsOf, KnownAt
from schema.supervision.impact import Impact, ImpactOf
from schema.supervision.loops import SupervisionLoop
from schema.supervision.orders import LoopOrdering
from schema.supervision.suggestion import SuggestSupervisorsInput, SupervisionPlan


@strawberry.type(description="Questions about what could be, and about what should not be.")
class PlanningQuery:
    @strawberry.field(
        description="Who could follow the organizations that nobody follows with standing: the best plan for all of "
        "them together (đề xuất phân công cấp ủy viên). It writes nothing."
    )
    def suggest_supervisors(
        self,
        input: Annotated[SuggestSupervisorsInput, strawberry.argument(description="What for, and how.")],
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> SupervisionPlan | None: ...

    @strawberry.field(
        description="Mutual supervision and longer loops among the committees of an organization and those under it, "
        "shortest first (theo dõi lẫn nhau, vòng tròn). Every step of a loop is in the shortest one through it."
    )
    def supervision_loops(
        self,
        under: Annotated[strawberry.ID, strawberry.argument(description="This organization and everything under it.")],
        order_by: LoopOrdering = None,
        as_of: AsOf = None,
        known_at: KnownAt = None,
    ) -> Connection[SupervisionLoop] | None: ...

    @strawberry.field(
        description="What breaks if a member leaves every post, or if an organization ends (tác động khi thay đổi)."
    )
    def impact(
        self,
        of: Annotated[ImpactOf, strawberry.argument(description="Who leaves, or what ends.")],
        as_of: Annotated[
            date | None, strawberry.argument(description="The first day without; default: today in Vietnam.")
        ] = None,
        known_at: KnownAt = None,
    ) -> Impact | None: ...
