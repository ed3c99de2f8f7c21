"""A file into the graph: read, drafted as changes, tried together, and made if nothing is wrong with any row.

Every change has a key of the file's own bytes and its row, so that the same file again makes nothing twice, and one
that was cut off between two of its transactions goes on where it ended: until then nothing else is changed.
"""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from operator import attrgetter
from pathlib import Path
from typing import Any

from execution.view import View
from graph.engine.sessions import Graph, Transaction
from graph.engine.state import IMPORTING, Importing, finish_importing, read_state
from graph.facts.rows import grouped
from graph.ledger.lines import list_used, lock
from graph.model.canonical import canonical
from graph.model.vocabulary import Rule
from graph.reads.lists import list_known, list_named
from resolvers.commands.fields import SPECS
from resolvers.commands.machinery.batch import ID_DIGITS, Outcome, Wanted
from resolvers.commands.machinery.prepared import write
from resolvers.commands.machinery.refusals import Refusal
from resolvers.commands.machinery.rehearsal import rehearsed
from resolvers.shared.texts import stored_input
from seeds.exchange.files import opened
from seeds.exchange.lists import Read, read_list
from seeds.exchange.lists_out import words_of
from seeds.exchange.tables import Problem, Row
from service.exchange.assessment_rows import decision_of, draft_assessments
from service.exchange.case_rows import case_of, draft_cases
from service.exchange.drafting import Changed, Draft, Request
from service.exchange.link_rows import draft_assignments, draft_offices, draft_supervision
from service.exchange.meeting_rows import draft_meetings, meeting_of
from service.exchange.member_rows import draft_members, people_in
from service.exchange.naming import Members, Organizations
from service.exchange.organization_rows import draft_organizations
from service.exchange.plan_rows import draft_plans, planning_of
from service.seeding import MOST_OBJECTS
from wording.languages import Language
from wording.said import say

Progress = Callable[[str, int, int], None]
"""Told what is done (`check` or `make`), how much of it, of how much."""
DRAFT = {
    "organizations": draft_organizations,
    "members": draft_members,
    "assignments": draft_assignments,
    "offices": draft_offices,
    "supervision": draft_supervision,
    "meetings": draft_meetings,
    "plans": draft_plans,
    "assessments": draft_assessments,
    "cases": draft_cases,
}
TOGETHER: Mapping[str, Callable[[Row], tuple[Any, ...]]] = {
    "meetings": meeting_of,
    "plans": planning_of,
    "assessments": decision_of,
    "cases": case_of,
}
"""What rows have in common of which one change is made; in the other lists, each is its own."""
TODO: Mapping[str, str] = {"BEGINS_LATER": "DO_LATER_DAY", "PLANNED_TOO_EARLY": "DO_PLANNED_ON"}
"""What to do about what a rule refuses, where it is more than to mend the row."""
READ_BYTES = 1 << 20


@dataclass(slots=True)
class Imported:
    """What became of a file. `made` counts changes, `unchanged` rows that stood in the graph already, `repeated` those
    that this very file has made before; with a problem, nothing was made. `changes` are values that become others."""

    file: str
    sha256: str
    read: Read
    made: int = 0
    unchanged: int = 0
    repeated: int = 0
    problems: list[Problem] = field(default_factory=list[Problem])
    warnings: list[Problem] = field(default_factory=list[Problem])
    changes: list[Changed] = field(default_factory=list[Changed])
    last: int | None = None

    def told(self, language: Language, *, tried: bool = False) -> dict[str, Any]:
        """The same for programs."""
        counts = {name: getattr(self, name) for name in ("made", "unchanged", "repeated")}
        read = {"list": self.read.kind.name, "sheet": self.read.sheet, "rows": len(self.read.rows)}
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
            "problems": [told(one, self.read, language) for one in self.problems],
            "warnings": [told(one, self.read, language) for one in self.warnings],
            "changes": [told_change(one, self.read, language) for one in self.changes],
        }


def told_change(one: Changed, read: Read, language: Language) -> dict[str, Any]:
    """What becomes of a value, for programs; a value that is not there is null."""
    column = read.kind.by_name[one.column]
    where = {"sheet": read.sheet, "row": one.row, "field": one.column}
    was, becomes = (None if value is None else words_of(value, column, language) for value in (one.was, one.becomes))
    return {**where, "column": say(f"COLUMN.{one.column}").words(language), "was": was, "becomes": becomes}


def told(one: Problem, read: Read, language: Language) -> dict[str, Any]:
    """A problem for programs: where it is, what stands there, why that is wrong and what to do."""
    where = {"sheet": read.sheet, "row": one.row, "field": one.column or None}
    heading = say(f"COLUMN.{one.column}").words(language) if one.column else None
    reason = {"code": one.said.code, "reason": one.said.words(language), "todo": one.todo.words(language)}
    return {**where, "column": heading, "value": one.value, **reason}


@dataclass(frozen=True, slots=True)
class Wish:
    """How a file is to be imported: which list and sheet, by whom, on what day it is today, whether only tried, and
    whether rows change what is recorded otherwise."""

    actor: str
    view: View
    kind: str = ""
    sheet: str = ""
    name: str = ""
    dry_run: bool = False
    update: bool = False


async def import_file(graph: Graph, path: Path, wish: Wish, progress: Progress, most: int = MOST_OBJECTS) -> Imported:
    """What became of the file; `most` is how much a transaction takes. Raises `FileRefused` where it cannot be read,
    `GraphHalfImported` where a part of another file stands, `GraphConflict` where others have changed the graph since
    its rows were checked: then nothing was made."""
    sha, read = await asyncio.to_thread(read_file, path, wish)
    imported = Imported(wish.name or path.name, sha, read, problems=list(read.problems))
    source = Source(imported.file, sha, read.kind.name, read.sheet, wish.actor)
    rows = await not_repeated(graph, imported, source)
    draft = await drafted(graph, read.kind.name, rows, source, wish)
    imported.problems += draft.problems
    imported.unchanged = draft.unchanged
    requests = readable(draft.requests, {one.row for one in read.problems}, {one.row for one in draft.problems})
    wanted = [source.wanted(one, imported) for one in requests]
    groups = list(grouped(wanted, attrgetter("size"), most))
    checked, done = Steps("check", len(requests), progress), Steps("make", len(wanted), progress)
    async with rehearsed(graph, groups, now, checked.add, source.importing.key) as found:
        note_all(imported, requests, found.outcomes)
        if imported.problems or wish.dry_run:
            return imported
        if wanted:
            imported.last = await write(graph, found.prepared, source.importing, done.add)
            imported.made = sum(one is not None for one in found.outcomes)
        elif (await read_state(graph)).status == IMPORTING:
            await graph.write(finishing(source.importing))
    return imported


def finishing(importing: Importing) -> Callable[[Transaction], Awaitable[None]]:
    """The work that calls a file whole of which every row is made."""

    async def work(transaction: Transaction) -> None:
        await lock(transaction, [importing.key], importing.key)
        await finish_importing(transaction)

    return work


def readable(requests: Sequence[Request], unread: set[int], wrong: set[int]) -> list[Request]:
    """The requests that can be tried: those of rows whose cells were all read, and that rest on no other, nor on a row
    that is wrong: what is under that one is told with it. Where each row is a line of its own, the other lines are
    tried."""
    found: list[Request] = []
    for one in (of_lines(each, unread) for each in requests):
        if one.after in unread or one.after in wrong or unread.intersection(row.number for row in one.rows):
            unread.add(one.number)
        else:
            found.append(one)
    return found


def of_lines(request: Request, unread: set[int]) -> Request:
    """The request without the lines of rows that were not read, as far as it has others."""
    kept = [place for place, row in enumerate(request.rows) if row.number not in unread]
    if not request.lines or not kept or len(kept) == len(request.rows):
        return request
    lines = {request.lines: [request.given[request.lines][place] for place in kept]}
    return replace(request, rows=[request.rows[place] for place in kept], given=request.given | lines)


def read_file(path: Path, wish: Wish) -> tuple[str, Read]:
    """The SHA-256 of the file, and the list in it."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(READ_BYTES):
            digest.update(piece)
    with opened(path) as tables:
        return digest.hexdigest(), read_list(tables, wish.kind, wish.sheet)


def now() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True)
class Steps:
    """Adds up what is told piece by piece."""

    what: str
    total: int
    progress: Progress
    done: int = 0

    def add(self, more: int) -> None:
        self.done += more
        self.progress(self.what, self.done, self.total)


@dataclass(frozen=True, slots=True)
class Source:
    """The file as the ledger names it."""

    file: str
    sha256: str
    kind: str
    sheet: str
    actor: str

    def key(self, row: int, step: str = "") -> str:
        """What makes the change of a row the same one, whatever the file is named: its bytes, its sheet, the row, and
        which of several changes it is, where it is not the last."""
        return canonical(["import", self.sha256, self.kind, self.sheet, row, *([step] if step else [])]).decode()

    @property
    def importing(self) -> Importing:
        """What the graph is marked with while it holds a part of the file."""
        return Importing(self.file, canonical(["import", self.sha256, self.kind, self.sheet]).decode())

    def identify(self, letter: str, row: int) -> str:
        return f"{letter}{hashlib.sha256(f'{letter}|{self.key(row)}'.encode()).hexdigest()[:ID_DIGITS]}"

    def wanted(self, request: Request, imported: Imported) -> Wanted:
        """The change, whose line names the file; texts are stored as those of any input, and refused alike."""
        given, faults = stored_input(request.given)
        for path, said in faults:
            imported.problems.append(problem(request, Refusal(said, Rule.TEXT_FITS, path)))
        named = {"file": self.file, "sha256": self.sha256, "sheet": self.sheet, "row": request.number}
        given = {**given, "source": {name: value for name, value in named.items() if value}}
        key = self.key(request.number, request.step)
        return Wanted(SPECS[request.mutation], given, request.on, self.actor, key, request.made)


async def not_repeated(graph: Graph, imported: Imported, source: Source) -> list[Row]:
    """The rows that this file has not made yet; what several rows say together is said by one of them."""
    rows = imported.read.rows
    together = TOGETHER.get(source.kind, number_of)
    used = await list_used(graph, [source.key(row.number) for row in rows])
    made = {together(row) for row in rows if source.key(row.number) in used}
    left = [row for row in rows if together(row) not in made]
    imported.repeated = len(rows) - len(left)
    return left


def number_of(row: Row) -> tuple[Any, ...]:
    return (row.number,)


async def drafted(graph: Graph, kind: str, rows: Sequence[Row], source: Source, wish: Wish) -> Draft:
    named = await list_named(graph)
    people = await list_known(graph, *people_in(rows, update=wish.update))
    organizations, members = await asyncio.to_thread(lambda: (Organizations(named), Members(people)))
    draft = Draft(graph, wish.view, organizations, members, source.identify, wish.update)
    await DRAFT[kind](draft, rows)
    return draft


def note_all(imported: Imported, requests: Sequence[Request], outcomes: Sequence[Outcome | None]) -> None:
    """Notes every refusal and every warning of the changes that were tried."""
    refused: set[int] = set()
    for request, outcome in zip(requests, outcomes, strict=True):
        imported.changes += request.changes if outcome is not None else ()
        note(imported, request, outcome or Outcome({}, None, request.on), refused)
    imported.problems.sort(key=lambda one: one.row)


def note(imported: Imported, request: Request, outcome: Outcome, refused: set[int]) -> None:
    """What is under an organization that is refused is refused for that alone, which is said once, above."""
    imported.warnings += [problem(request, one) for one in outcome.warnings]
    if request.after is None or request.after not in refused:
        imported.problems += [problem(request, one) for one in outcome.refusals]
    if outcome.refusals:
        refused.update(row.number for row in request.rows)


def problem(request: Request, refusal: Refusal) -> Problem:
    """A refusal of a change at the cell that it is about."""
    # what is wrong with a change as a whole is told at what differs
    named = (request.columns[name] for name in reversed(refusal.field) if name in request.columns)
    column = next(named, request.changes[0].column if request.changes else "")
    row = request.rows[line_of(request, refusal)]
    if column and column not in row.shown:
        column = ""
    return Problem(
        row.number, column, row.shown.get(column, ""), refusal.said, say(TODO.get(refusal.said.code, "DO_MEND_ROW"))
    )


def line_of(request: Request, refusal: Refusal) -> int:
    """Which of the rows a refusal is about: the line that its field names, else the first."""
    name, *place = refusal.field[:2] or ("",)
    return int(place[0]) if place and request.lines and name == request.lines else 0
