"""Change events of organizations, and the lineage along them."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.shared.enums import ChangeEventKind, Extent
from schema.shared.nodes import Node

if TYPE_CHECKING:
    from schema.hierarchy.organizations import Organization

OrganizationRef = Annotated["Organization", strawberry.lazy("schema.hierarchy.organizations")]


@strawberry.type(description="What happened to organizations on a day, by one decision (sự kiện tổ chức).")
class ChangeEvent(Node):
    kind: ChangeEventKind = strawberry.field(description="What happened.")
    on: date = strawberry.field(description="The first day that it holds on (ngày hiệu lực).")
    decision: str | None = strawberry.field(description="The symbol of the decision (số quyết định).")
    originals: list[OrganizationRef] = strawberry.field(
        description="The organizations before, as they were on the day before (tổ chức gốc)."
    )
    results: list[OrganizationRef] = strawberry.field(
        description="The organizations after, as they were on that day (tổ chức hình thành)."
    )


@strawberry.type(description="A step along the history of an organization (quan hệ kế thừa).")
class Lineage:
    organization: OrganizationRef = strawberry.field(description="The predecessor or the successor.")
    from_: OrganizationRef = strawberry.field(
        name="from",
        description="What the step starts at: the organization asked for, or on a longer way the one before; on the "
        "other side of the event (từ tổ chức).",
    )
    event: ChangeEvent = strawberry.field(description="The event between the two.")
    extent: Extent | None = strawberry.field(
        description="How much of the one before went into the one after: of one that went into several, a part into "
        "each; null: not recorded (phạm vi)."
    )
