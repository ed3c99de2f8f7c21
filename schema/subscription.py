# mypy: disable-error-code="empty-body, untyped-decorator"
# Fields declare their shape; how they are answered is declared in resolvers/. Strawberry's decorator is untyped.
"""Subscription: what is told as it happens."""

from typing import Annotated

import strawberry

from schema.changes.enums import ChangeKind
from schema.changes.lines import Change
from schema.shared.nodes import Under

After = Annotated[
    str | None,
    strawberry.argument(
        description="The `cursor` of the change that was told last, or `seq:hash` of any line: what was written since "
        "comes first. Without it, what is written from now on."
    ),
]
Kinds = Annotated[list[ChangeKind] | None, strawberry.argument(description="Of one of these kinds (loại).")]


@strawberry.type(description="A change that was just made, or was missed (thay đổi vừa ghi).")
class ChangeTold:
    cursor: str = strawberry.field(description="Where to go on after it.")
    change: Change = strawberry.field(
        description="The change, with its subjects as on the day that it takes effect (nội dung thay đổi)."
    )


@strawberry.type(description="What is told as it happens, over graphql-transport-ws and event streams.")
class Subscription:
    @strawberry.field(
        description="Every change, once and in the order of the ledger, whichever process made it; `under`: about that "
        "organization or what is under it on the day of the change or the day before (theo dõi thay đổi)."
    )
    def changes(self, under: Under = None, kinds: Kinds = None, after: After = None) -> ChangeTold: ...
