"""Interfaces of the schema, and the arguments that many fields share."""

from datetime import date, datetime
from typing import Annotated

import strawberry

AsOf = Annotated[
    date | None,
    strawberry.argument(description="The day that the answer is for, at every depth; default: today in Vietnam."),
]
KnownAt = Annotated[
    datetime | None,
    strawberry.argument(
        description="Answers by what was known at this moment: whatever was recorded or corrected later is left out, "
        "but the ledger's own lines are not; default: all that is known now "
        "(theo dữ liệu đã ghi nhận đến thời điểm này)."
    ),
]
IncludePast = Annotated[
    bool, strawberry.argument(description="Also links that had ended by that day (cả quan hệ đã kết thúc).")
]

Under = Annotated[
    strawberry.ID | None,
    strawberry.argument(description="Only this organization and everything under it on that day, or what is theirs."),
]
UnderThis = Annotated[
    strawberry.ID,
    strawberry.argument(description="Those of this organization and of everything under it on that day."),
]


ID = (
    "An opaque id, unique over everything, stable for ever. It carries the view that it is shown in, "
    "where that is not today as known now (another `asOf`, `knownAt`, a change that is only tried), so that two "
    "states of one thing have two ids; every argument takes either (mã định danh, kèm thời điểm)."
)
KEY = "The id without its view: the same for one thing on every day (mã định danh, không kèm thời điểm)."


@strawberry.interface(description="Anything with a global id (Relay).")
class Node:
    id: strawberry.ID = strawberry.field(description=ID)
    key: strawberry.ID = strawberry.field(description=KEY)


# whoever is a Person is a Node: said by the types, as genqlient takes no interface that implements another
@strawberry.interface(description="A person, Party member or not (người).")
class Person:
    id: strawberry.ID = strawberry.field(description=ID)
    key: strawberry.ID = strawberry.field(description=KEY)
    name: str = strawberry.field(description="Full name, family name first (họ và tên).")
