"""Sheets and marks as rows of assessments and meetings name them."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from execution.view import View
from graph.engine.sessions import Reads
from graph.model.keys import fold
from graph.model.sheets import marks_of
from graph.model.vocabulary import SheetKind
from graph.reads.judgements import Judged, Sheet, list_sheets
from graph.reads.lists import HeldMeeting
from seeds.exchange.tables import Row
from service.exchange.drafting import Draft, stated
from wording.said import say


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets by their names."""

    found: Sequence[Sheet]

    @classmethod
    async def of(cls, draft: Draft) -> Self:
        return cls(await list_sheets(draft.reads, draft.view))

    def named(self, draft: Draft, row: Row, kinds: Container[SheetKind], last: date) -> Sheet | None:
        """The sheet that a row names: of those of that name, the one of these kinds on the day. What is wrong is noted;
        whether it may be used, the command says."""
        called = [one for one in self.found if fold(one.name) == fold(row.values["sheet"])]
        fitting = [one for one in called if SheetKind(one.kind) in kinds]
        text = last.isoformat()
        held = [one for one in fitting if one.since <= text and (one.until is None or text < one.until)]
        best = held or fitting or called
        if not best:
            known = sorted({one.name for one in self.found})
            draft.wrong(row, "sheet", say("NOT_FOUND_SHEET"), say("DO_NAME_SHEET_OF_MARKS", known=known))
        elif len(held) > 1:
            draft.wrong(row, "sheet", say("SEVERAL_SHEETS", count=len(held)), say("DO_ASSESS_BY_HAND"))
            return None
        return best[0] if best else None


async def sheet_names(reads: Reads, view: View) -> dict[str, str]:
    """The names of all sheets, by their ids."""
    return {one.id: one.name for one in await list_sheets(reads, view)}


def judged_by(one: Judged | HeldMeeting, names: Mapping[str, str]) -> dict[str, Any]:
    """The points, the marks and the sheet of a result or a meeting, as columns."""
    return {"points": one.points, "marks": one.marks or None, "sheet": names.get(one.sheet or "")}


def same_sheet(row: Row, named: Sheet | None, recorded: str | None) -> str | None:
    """The sheet that is recorded, by the column of a row: as the row names it, where it names this one."""
    return row.values.get("sheet") if named and named.id == recorded else recorded


def points_stated(row: Row) -> dict[str, Any]:
    """The points and the marks that a row states, as inputs say them."""
    marks = {"marks": marks_given(row)} if "marks" in row.values else {}
    return {**stated(row, points="points"), **marks}


def marks_given(row: Row) -> list[dict[str, Any]]:
    """The marks of a row, as inputs say them."""
    return [{"criterion": mark.criterion, "points": mark.points} for mark in marks_of(row.values)]
