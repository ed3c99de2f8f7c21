"""What lists of changes can be asked for, and their order."""

from enum import StrEnum
from typing import Annotated

import strawberry
from strawberry import UNSET

from schema.changes.enums import ChangeKind
from schema.shared.enums import described
from schema.shared.filters import DIRECTION, FIELD, ORDER_BY, WHERE, Direction


@strawberry.input(description="Which changes (điều kiện lọc thay đổi).")
class ChangeWhere:
    kinds: list[ChangeKind] | None = strawberry.field(default=UNSET, description="Of one of these kinds (loại).")


class ChangeOrderField(StrEnum):
    SEQ = "SEQ"


described(
    ChangeOrderField,
    "What changes are ordered by (tiêu chí sắp xếp).",
    {
        "SEQ": "By their numbers: as they were made (theo thứ tự ghi).",
    },
)


@strawberry.input(description="The order of a list of changes (thứ tự).")
class ChangeOrder:
    field: ChangeOrderField = strawberry.field(description=FIELD)
    direction: Direction | None = strawberry.field(default=Direction.ASC, description=DIRECTION)


ChangeFilter = Annotated[ChangeWhere | None, strawberry.argument(description=WHERE)]
ChangeOrdering = Annotated[ChangeOrder | None, strawberry.argument(description=ORDER_BY)]
