"""Relay connections: pages by keyset cursors, for every type that is listed."""

from typing import TYPE_CHECKING, Annotated, Generic, TypeVar

import strawberry

T = TypeVar("T")


@strawberry.type(description="Where a page stands in its list (Relay).")
class PageInfo:
    has_next_page: bool = strawberry.field(description="Whether more rows follow.")
    has_previous_page: bool = strawberry.field(description="Whether more rows lie before.")
    start_cursor: str | None = strawberry.field(description="The cursor of the first row: `before` of the page before.")
    end_cursor: str | None = strawberry.field(description="The cursor of the last row: `after` of the next page.")


@strawberry.type(description="A row of a page.")
class Edge(Generic[T]):
    cursor: str = strawberry.field(description="The row's place in the list, opaque.")
    node: T = strawberry.field(description="The row itself.")


@strawberry.type(description="A page of a list.")
class Connection(Generic[T]):
    edges: list[Edge[T]] = strawberry.field(description="The rows with their cursors.")
    nodes: list[T] = strawberry.field(description="The rows alone.")
    page_info: PageInfo = strawberry.field(description="Where the page stands.")
    total_count: int = strawberry.field(
        description="How many rows the whole list has; counted only where it is selected (tổng số)."
    )


if TYPE_CHECKING:
    from schema.hierarchy.organizations import Organization

OrganizationRef = Annotated["Organization", strawberry.lazy("schema.hierarchy.organizations")]


@strawberry.type(description="A row of a page of descendants, with its place in the tree.")
class DescendantEdge:
    cursor: str = strawberry.field(description="The row's place in the list, opaque.")
    node: OrganizationRef = strawberry.field(description="The organization.")
    depth: int = strawberry.field(description="Steps below the organization asked for: 1 for its children.")
    parent_id: strawberry.ID = strawberry.field(description="The global id of its parent on that day.")


@strawberry.type(description="A page of all organizations under one, in a flat list.")
class DescendantConnection:
    edges: list[DescendantEdge] = strawberry.field(description="The rows with their depth and parent.")
    nodes: list[OrganizationRef] = strawberry.field(description="The organizations alone.")
    page_info: PageInfo = strawberry.field(description="Where the page stands.")
    total_count: int = strawberry.field(
        description="How many rows the whole list has; counted only where it is selected (tổng số)."
    )
