"""Inputs of the mutations about cases."""

from datetime import date

import strawberry
from strawberry import UNSET

from schema.changes.organizations import ChangeInput
from schema.shared.concerned import CaseForm, CaseKind, CaseOutcome, CaseSource

YEARS = "Of a badge, and of nothing else: for how many years, 30 to 90 by fives (số năm tuổi đảng)."
SOURCE = "Whose feedback it is, which feedback must say; who inspects or disciplines (nguồn)."
CONCERNS = "The organizations and members that it concerns, one at least (đối tượng)."
HANDLED_BY = "Who handles it (cơ quan giải quyết)."
AT = (
    "Under which organization it is found; default: the first organization that it concerns, or the cell of the first "
    "member on the day, or the last one (nơi phát sinh)."
)
DUE = "The last day on which it is in time (hạn giải quyết)."
SUMMARY = "In words (tóm tắt)."


@strawberry.input(description="What is opened about organizations and members (một vụ việc).")
class CaseLineInput:
    form: CaseForm = strawberry.field(description="The form, one of the kind (hình thức).")
    years: int | None = strawberry.field(default=UNSET, description=YEARS)
    source: CaseSource | None = strawberry.field(default=UNSET, description=SOURCE)
    concerns: list[strawberry.ID] = strawberry.field(description=CONCERNS)
    handled_by: strawberry.ID = strawberry.field(description=HANDLED_BY)
    at: strawberry.ID | None = strawberry.field(default=UNSET, description=AT)
    due_on: date | None = strawberry.field(default=UNSET, description=DUE)
    outcome: CaseOutcome | None = strawberry.field(
        default=UNSET, description="Closes it on the same day: of what is decided at once (kết quả giải quyết)."
    )
    summary: str | None = strawberry.field(default=UNSET, description=SUMMARY)


@strawberry.input(description="Cases of one kind that are opened on the day `on` (mở vụ việc).")
class RecordCasesInput(ChangeInput):
    kind: CaseKind = strawberry.field(description="What they are about (loại vụ việc).")
    cases: list[CaseLineInput] = strawberry.field(description="The cases, at most 1,000.")


@strawberry.input(description="The end of a case on the day `on`, by `decision` (kết thúc vụ việc).")
class CloseCaseInput(ChangeInput):
    case: strawberry.ID = strawberry.field(description="The case, which is open (vụ việc).")
    outcome: CaseOutcome = strawberry.field(description="How it ends (kết quả giải quyết).")


@strawberry.input(description="What was wrong in a case (đính chính vụ việc).")
class CaseCorrectionInput:
    case: strawberry.ID = strawberry.field(description="The case as it is recorded (dữ liệu đã ghi).")
    kind: CaseKind | None = strawberry.field(default=UNSET, description="The right kind (loại vụ việc).")
    form: CaseForm | None = strawberry.field(default=UNSET, description="The right form (hình thức).")
    years: int | None = strawberry.field(default=UNSET, description=YEARS + " Null: none.")
    source: CaseSource | None = strawberry.field(default=UNSET, description=SOURCE + " Null: none.")
    concerns: list[strawberry.ID] | None = strawberry.field(default=UNSET, description="All that it concerns.")
    handled_by: strawberry.ID | None = strawberry.field(default=UNSET, description=HANDLED_BY)
    at: strawberry.ID | None = strawberry.field(default=UNSET, description="The right place (nơi phát sinh).")
    opened_on: date | None = strawberry.field(default=UNSET, description="The day, as is right (ngày mở).")
    due_on: date | None = strawberry.field(default=UNSET, description=DUE + " Null: none.")
    closed_on: date | None = strawberry.field(
        default=UNSET, description="The day, as is right; null, with a null `outcome`: it is open (ngày kết thúc)."
    )
    outcome: CaseOutcome | None = strawberry.field(default=UNSET, description="How it ended; null: it is open.")
    decision: str | None = strawberry.field(
        default=UNSET, description="The symbol of the decision to open it, as is right; null: none (số quyết định)."
    )
    closing_decision: str | None = strawberry.field(
        default=UNSET, description="The symbol of the decision that closed it, as is right; null: none."
    )
    summary: str | None = strawberry.field(default=UNSET, description=SUMMARY + " Null: none.")
