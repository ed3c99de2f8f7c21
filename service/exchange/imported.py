"""What became of a file: what was made, and each row that something is wrong with or that is warned of."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.model.vocabulary import Rule
from resolvers.commands.machinery.batch import Outcome
from resolvers.commands.machinery.refusals import Refusal
from seeds.exchange.kinds import KINDS
from seeds.exchange.lists import Read
from seeds.exchange.lists_out import words_of
from seeds.exchange.tables import Problem, Row
from service.exchange.drafting import Changed, Request
from wording.languages import Language
from wording.said import say

PERSONAL: Mapping[str, frozenset[str]] = {
    "members": frozenset({"birthDate", "cardNumber"}),
    "assessments": frozenset({"points", "marks"}),
    "cases": frozenset(KINDS["cases"].by_name),
}
"""The columns of lists of which what is recorded is told for a purpose, which no file states (`resolvers/personal`)."""
TODO: Mapping[str, str] = {
    "BEGINS_LATER": "DO_LATER_DAY",
    "PLANNED_TOO_EARLY": "DO_PLANNED_ON",
    **dict.fromkeys(("NOT_PERMITTED", "OUTSIDE_OF_SIGHT"), "DO_LEAVE_TO_OTHERS"),
}
"""What to do about what a rule refuses, where it is more than to mend the row."""


@dataclass(slots=True)
class Imported:
    """What became of a file. `made` counts changes, `unchanged` rows that stood in the graph already, `repeated` those
    that this very file has made before; with a problem, nothing was made. `changes` are values that become others, of
    which those of `masked` columns are told without what they were."""

    file: str
    sha256: str
    read: Read
    made: int = 0
    unchanged: int = 0
    repeated: int = 0
    problems: list[Problem] = field(default_factory=list[Problem])
    warnings: list[Problem] = field(default_factory=list[Problem])
    changes: list[Changed] = field(default_factory=list[Changed])
    masked: Collection[str] = ()
    last: int | None = None

    @property
    def found(self) -> int:
        """How many problems there are, also those that were counted alone."""
        return len(self.problems) + self.read.further

    def told(self, language: Language, *, tried: bool = False) -> dict[str, Any]:
        """The same for programs."""
        counts = {name: getattr(self, name) for name in ("made", "unchanged", "repeated")}
        read = {"list": self.read.kind.name, "sheet": self.read.sheet, "rows": self.read.total}
        notes = {"examples": self.read.examples, "unknownHeadings": list(self.read.unknown)}
        return {
            "file": self.file,
            "sha256": self.sha256,
            **read,
            **notes,
            "hiddenRows": self.read.hidden,
            "rowsBeside": self.read.beside,
            **counts,
            "dryRun": tried,
            "lastLine": self.last,
            "furtherProblems": self.read.further,
            "problems": [told(one, self.read, language) for one in self.problems],
            "warnings": [told(one, self.read, language) for one in self.warnings],
            "changes": [self.told_change(one, language) for one in self.changes],
        }

    def told_change(self, one: Changed, language: Language) -> dict[str, Any]:
        """What becomes of a value, for programs; a value that is not there is null."""
        column, masked = self.read.kind.by_name[one.column], one.column in self.masked
        where = {"sheet": self.read.sheet, "row": one.row, "field": one.column}
        told = None if masked else one.was
        was, becomes = (None if value is None else words_of(value, column, language) for value in (told, one.becomes))
        heading = say(f"COLUMN.{one.column}").words(language)
        return {**where, "column": heading, "was": was, "becomes": becomes, "masked": masked}


def told(one: Problem, read: Read, language: Language) -> dict[str, Any]:
    """A problem for programs: where it is, what stands there, why that is wrong and what to do."""
    where = {"sheet": read.sheet, "row": one.row or None, "field": one.column or None}
    heading = say(f"COLUMN.{one.column}").words(language) if one.column else None
    reason = {"code": one.said.code, "reason": one.said.words(language), "todo": one.todo.words(language)}
    return {**where, "column": heading, "value": one.value, **reason}


def note_all(imported: Imported, requests: Sequence[Request], outcomes: Sequence[Outcome | None]) -> None:
    """Notes every refusal and every warning of the changes that were tried."""
    refused: set[int] = set()
    for request, outcome in zip(requests, outcomes, strict=True):
        imported.changes += request.changes if outcome is not None else ()
        note(imported, request, outcome or Outcome({}, None, request.on), refused)
    imported.problems.sort(key=lambda one: one.row)


def note(imported: Imported, request: Request, outcome: Outcome, refused: set[int]) -> None:
    """What is under an organization that is refused is refused for that alone, which is said once, above. Of a row with
    something wrong it is not known what it would take."""
    imported.warnings += [problem(request, one) for one in outcome.warnings]
    wrong = {one.row for one in imported.problems}
    if request.after is None or request.after not in refused:
        found = [(one.rule, problem(request, one)) for one in outcome.refusals]
        imported.problems += [one for rule, one in found if rule is not Rule.PERMITTED or one.row not in wrong]
    if outcome.refusals:
        refused.update(row.number for row in request.rows)


def problem(request: Request, refusal: Refusal) -> Problem:
    """A refusal of a change at the cell that it is about."""
    # what is wrong with a change as a whole is told at what differs
    named = (request.columns[name] for name in reversed(refusal.field) if name in request.columns)
    column = next(named, request.changes[0].column if request.changes else "")
    return problem_of_row(request.rows[line_of(request, refusal)], column, refusal)


def problem_of_row(row: Row, column: str, refusal: Refusal) -> Problem:
    """A refusal at a cell of a row, or at the row where that has no such cell."""
    named = column if column in row.shown else ""
    todo = say(TODO.get(refusal.said.code, "DO_MEND_ROW"))
    return Problem(row.number, named, row.shown.get(named, ""), refusal.said, todo)


def line_of(request: Request, refusal: Refusal) -> int:
    """Which of the rows a refusal is about: the line that its field names, else the first."""
    name, *place = refusal.field[:2] or ("",)
    return int(place[0]) if place and request.lines and name == request.lines else 0
