# mypy: disable-error-code="empty-body, untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""Paths between nodes, and comparisons of the hierarchy on two days."""

from datetime import date

import strawberry

from schema.hierarchy.events import ChangeEvent, Lineage
from schema.hierarchy.filters import DifferenceFilter, DifferenceOrdering
from schema.hierarchy.organizations import Organization
from schema.people.links import SINCE, UNTIL
from schema.shared.connections import Connection
from schema.shared.enums import DifferenceKind, LinkKind
from schema.shared.nodes import Node


@strawberry.type(description="One link of a path, as it is walked.")
class PathStep:
    from_: Node = strawberry.field(name="from", description="Where the step starts.")
    to: Node = strawberry.field(description="Where it leads.")
    kind: LinkKind = strawberry.field(description="The kind of link.")
    role: str | None = strawberry.field(description="The role of an assignment, or the kind of a membership.")
    forward: bool = strawberry.field(
        description="Whether the link points the way that it is walked: from part to whole, member to organization."
    )
    since: date = strawberry.field(description=SINCE)
    until: date | None = strawberry.field(description=UNTIL)


@strawberry.type(description="The shortest way in which two nodes hang together on a day (đường liên hệ).")
class Path:
    length: int = strawberry.field(description="The number of steps.")
    nodes: list[Node] = strawberry.field(description="The nodes from one end to the other.")
    steps: list[PathStep] = strawberry.field(description="The links between them.")


@strawberry.type(description="How many organizations differ in one way.")
class DifferenceCount:
    kind: DifferenceKind = strawberry.field(description="The way.")
    count: int = strawberry.field(description="How many.")


@strawberry.type(description="One organization that differs between the two days, in one way (thay đổi).")
class HierarchyDifference:
    kind: DifferenceKind = strawberry.field(description="How it differs.")
    before: Organization | None = strawberry.field(description="As it was on the earlier day; null: it was not there.")
    after: Organization | None = strawberry.field(description="As it is on the later day; null: it is not there.")
    event: ChangeEvent | None = strawberry.field(
        description="The event that made the difference, where one is recorded."
    )
    heirs: list[Lineage] = strawberry.field(
        description="What one that is no longer there went into, also in several steps, as far as that is there on the "
        "later day: as it is then (tổ chức kế thừa)."
    )


@strawberry.type(description="What differs in a hierarchy between two days (so sánh hai thời điểm).")
class HierarchyComparison:
    under: Organization = strawberry.field(description="The organization asked for, as it was on the earlier day.")
    from_: date = strawberry.field(name="from", description="The earlier day.")
    to: date = strawberry.field(description="The later day.")
    counts: list[DifferenceCount] = strawberry.field(description="How many organizations differ in each way.")

    @strawberry.field(description="The differences by kind, then in the order of organizations.")
    def differences(
        self, where: DifferenceFilter = None, order_by: DifferenceOrdering = None
    ) -> Connection[HierarchyDifference]: ...
