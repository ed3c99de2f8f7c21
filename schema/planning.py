# mypy: disable-error-code="empty-body, untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""The root fields that look ahead: proposals, impact, loops. `query` takes them in."""

from typing import Annotated

import strawberry

from schema.nodes import AsOf
from schema.suggestion import SuggestSupervisorsInput, SupervisionPlan


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
    ) -> SupervisionPlan: ...
