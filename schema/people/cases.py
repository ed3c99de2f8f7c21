"""Cases: what was opened about organizations and members, and how it ended; what lists of them can be asked for."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import UNSET

from schema.shared.concerned import CaseForm, CaseKind, CaseOutcome, CaseSource
from schema.shared.enums import described
from schema.shared.filters import DIRECTION, FIELD, ORDER_BY, WHERE, DayRange, Direction, NumberRange
from schema.shared.nodes import Node

if TYPE_CHECKING:
    from schema.hierarchy.organizations import Organization
    from schema.people.members import Member

OrganizationRef = Annotated["Organization", strawberry.lazy("schema.hierarchy.organizations")]
MemberRef = Annotated["Member", strawberry.lazy("schema.people.members")]


@strawberry.type(
    description="What was opened about organizations and members, and how it ended: an inspection, a discipline, a "
    "commendation, feedback, somebody's leaving. A question for a day sees what was opened by then, and its end where "
    "that had come (vụ việc)."
)
class Case(Node):
    kind: CaseKind = strawberry.field(description="What it is about (loại vụ việc).")
    form: CaseForm = strawberry.field(description="The form, one of its kind (hình thức).")
    years: int | None = strawberry.field(description="Of a badge: for how many years (số năm tuổi đảng).")
    source: CaseSource | None = strawberry.field(description="Who inspects, or whose feedback it is (nguồn).")
    organizations: list[OrganizationRef] = strawberry.field(
        description="The organizations that it concerns, ended ones among them (tổ chức liên quan)."
    )
    members: list[MemberRef] = strawberry.field(
        description="The members that it concerns, former ones among them (đảng viên liên quan)."
    )
    handled_by: OrganizationRef = strawberry.field(description="Who handles it (cơ quan giải quyết).")
    at: OrganizationRef = strawberry.field(
        description="Under which organization it is found: the first one that it concerns, or the cell of the first "
        "member (nơi phát sinh)."
    )
    opened_on: date = strawberry.field(description="The day that it was opened on (ngày mở).")
    due_on: date | None = strawberry.field(description="The last day on which it is in time (hạn giải quyết).")
    closed_on: date | None = strawberry.field(
        description="The day that it was closed on; null: it is open on that day (ngày kết thúc)."
    )
    days: int = strawberry.field(description="For how many days it has been open, or was (số ngày).")
    outcome: CaseOutcome | None = strawberry.field(description="How it ended; null: it is open (kết quả giải quyết).")
    decision: str | None = strawberry.field(description="The symbol of the decision to open it (số quyết định).")
    closing_decision: str | None = strawberry.field(
        description="The symbol of the decision that closed it (số quyết định kết thúc)."
    )
    summary: str | None = strawberry.field(description="In words (tóm tắt).")


@strawberry.input(description="Which cases, as they are on the day (điều kiện lọc vụ việc).")
class CaseWhere:
    kinds: list[CaseKind] | None = strawberry.field(default=UNSET, description="Of one of these kinds (loại vụ việc).")
    forms: list[CaseForm] | None = strawberry.field(default=UNSET, description="Of one of these forms (hình thức).")
    sources: list[CaseSource] | None = strawberry.field(default=UNSET, description="From one of these (nguồn).")
    outcomes: list[CaseOutcome] | None = strawberry.field(
        default=UNSET, description="That ended so (kết quả giải quyết)."
    )
    open: bool | None = strawberry.field(
        default=UNSET, description="That are open, or with `false`, that are closed (chưa giải quyết)."
    )
    overdue: bool | None = strawberry.field(
        default=UNSET, description="That went on, or still do, after they were due (quá hạn)."
    )
    of_members: bool | None = strawberry.field(
        default=UNSET, description="That concern members, or with `false`, none (của đảng viên)."
    )
    days: NumberRange | None = strawberry.field(
        default=UNSET, description="Open for so many days, or that were until they were closed (số ngày)."
    )
    opened_on: DayRange | None = strawberry.field(default=UNSET, description="Opened then (ngày mở).")
    due_on: DayRange | None = strawberry.field(default=UNSET, description="Due then (hạn giải quyết).")
    closed_on: DayRange | None = strawberry.field(default=UNSET, description="Closed then (ngày kết thúc).")
    handled_by: list[strawberry.ID] | None = strawberry.field(
        default=UNSET, description="That one of these organizations handles (cơ quan giải quyết)."
    )


class CaseOrderField(StrEnum):
    OPENED_ON = "OPENED_ON"
    DUE_ON = "DUE_ON"


described(
    CaseOrderField,
    "What cases are ordered by (tiêu chí sắp xếp).",
    {
        "OPENED_ON": "By the day that they were opened on (theo ngày mở).",
        "DUE_ON": "By the day that they are due, those that are due never first (theo hạn giải quyết).",
    },
)


@strawberry.input(description="The order of a list of cases (thứ tự).")
class CaseOrder:
    field: CaseOrderField = strawberry.field(description=FIELD)
    direction: Direction | None = strawberry.field(default=Direction.ASC, description=DIRECTION)


CaseFilter = Annotated[CaseWhere | None, strawberry.argument(description=WHERE)]
CaseOrdering = Annotated[CaseOrder | None, strawberry.argument(description=ORDER_BY)]
