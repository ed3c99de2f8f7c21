# mypy: disable-error-code="empty-body, untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""Lines of the ledger: who changed what, when, by which decision."""

from datetime import date, datetime
from typing import Annotated

import strawberry

from execution.backend import LARGEST_PAGE
from schema.changes.enums import ChangeKind
from schema.shared.connections import Connection
from schema.shared.explanations import NamedValue
from schema.shared.nodes import Node

First = Annotated[int, strawberry.argument(description=f"At most so many, up to {LARGEST_PAGE:,}.")]


@strawberry.type(description="A fact as a change left or found it (dữ liệu được ghi hoặc thay thế).")
class ChangedFact:
    kind: str = strawberry.field(description="What it is a fact of: a label or a link of the graph (docs/graph.md).")
    of: strawberry.ID = strawberry.field(description="The object, or the start of the link.")
    to: strawberry.ID | None = strawberry.field(description="The end of the link; null for an object.")
    values: list[NamedValue] = strawberry.field(
        description="What it says, by the names of docs/graph.md; an open end is left out (nội dung)."
    )


@strawberry.type(description="One change: a line of the ledger that nothing overwrites (nhật ký thay đổi).")
class Change(Node):
    seq: int = strawberry.field(description="The line's number: without gaps, from 1.")
    at: datetime = strawberry.field(description="When it was made (thời điểm ghi).")
    actor: str = strawberry.field(description="Who made it (người thực hiện).")
    kind: ChangeKind = strawberry.field(description="Which command it was.")
    on: date | None = strawberry.field(description="The day that it takes effect (ngày hiệu lực).")
    decision: str | None = strawberry.field(description="The symbol of the decision (số quyết định).")
    hash: str = strawberry.field(description="SHA-256 of the line, over the hash of the line before.")
    previous: str = strawberry.field(description="The hash of the line before.")

    @strawberry.field(description="What was asked for, by the names of the mutation's input (nội dung yêu cầu).")
    def input(self, first: First = 100) -> list[NamedValue] | None: ...

    @strawberry.field(description="The organizations and members that it is about (đối tượng).")
    def subjects(self) -> Connection[Node]: ...

    @strawberry.field(description="The facts that hold since, as they stand now (dữ liệu mới).")
    def opened(self) -> Connection[ChangedFact]: ...

    @strawberry.field(description="The facts that were replaced, as they stood before (dữ liệu cũ).")
    def closed(self) -> Connection[ChangedFact]: ...
