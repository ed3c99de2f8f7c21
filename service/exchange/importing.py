"""A file into the graph: read, drafted as changes, tried together, and made if nothing is wrong with any row.

Every change has a key of the file's own bytes and its row, so that the same file again makes nothing twice, and one
that was cut off between two of its transactions goes on where it ended: until then nothing else is changed.

What a viewer's file names is looked for in what they see: all else is not there, as where nobody has it. What its rows
ask for is held against their right as each change of theirs is (`resolvers/commands/machinery/remits`).
"""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from operator import attrgetter
from pathlib import Path
from typing import Any

from execution.view import Scope, View
from graph.cypher.fetch import Rights
from graph.cypher.scope import seen_reads
from graph.engine.errors import GraphHalfImported
from graph.engine.sessions import Graph, Transaction
from graph.engine.state import IMPORTING, Importing, finish_importing, read_state
from graph.facts.rows import grouped
from graph.ledger.lines import list_used, lock
from graph.model.canonical import canonical
from graph.model.vocabulary import ChangeKind, Rule
from graph.reads.named import list_known, list_named
from resolvers.commands.fields import SPECS
from resolvers.commands.machinery.batch import ID_DIGITS, Wanted
from resolvers.commands.machinery.change import not_permitted
from resolvers.commands.machinery.prepared import write
from resolvers.commands.machinery.refusals import Refusal
from resolvers.commands.machinery.rehearsal import rehearsed
from resolvers.shared.texts import stored_input
from seeds.exchange.files import opened
from seeds.exchange.lists import ALL, Read, read_list
from seeds.exchange.tables import Row
from service.exchange.assessment_rows import decision_of, draft_assessments
from service.exchange.case_rows import case_of, draft_cases
from service.exchange.drafting import Draft, Request
from service.exchange.imported import PERSONAL, Imported, note_all, problem, problem_of_row
from service.exchange.link_rows import draft_assignments, draft_offices, draft_supervision
from service.exchange.meeting_rows import draft_meetings, meeting_of
from service.exchange.member_rows import draft_members, people_in
from service.exchange.naming import Members, Organizations
from service.exchange.organization_rows import draft_organizations
from service.exchange.plan_rows import draft_plans, planning_of
from service.seeding import MOST_OBJECTS

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
MAKING: Mapping[str, ChangeKind] = {
    "organizations": ChangeKind.ESTABLISH_ORGANIZATION,
    "members": ChangeKind.REGISTER_MEMBER,
    "assignments": ChangeKind.APPOINT,
    "offices": ChangeKind.TAKE_OFFICE,
    "supervision": ChangeKind.ASSIGN_SUPERVISOR,
    "meetings": ChangeKind.RECORD_MEETING,
    "plans": ChangeKind.PLAN_MEETINGS,
    "assessments": ChangeKind.RECORD_ASSESSMENTS,
    "cases": ChangeKind.RECORD_CASES,
}
"""What makes a row that is not there: whoever may not make that has no such list looked at."""
READ_BYTES = 1 << 20
InputPath = tuple[str, ...]
"""Where in an input something is said."""


def nothing(_: str, __: Mapping[str, Any]) -> Sequence[InputPath]:
    return ()


@dataclass(frozen=True, slots=True)
class Wish:
    """How a file is to be imported: which list and sheet, and which of its rows, by whom, on what day it is today,
    whether only tried, and whether rows change what is recorded otherwise. The actor is a viewer where `rights` reads
    what they may; `beyond` are the paths of what an input of a command says and they may not."""

    actor: str
    view: View
    kind: str = ""
    sheet: str = ""
    name: str = ""
    dry_run: bool = False
    update: bool = False
    rows: range = ALL
    rights: Rights | None = None
    beyond: Callable[[str, Mapping[str, Any]], Sequence[InputPath]] = nothing

    @property
    def of_part(self) -> bool:
        return self.view.scope is not Scope.EVERYTHING


async def import_file(graph: Graph, path: Path, wish: Wish, progress: Progress, most: int = MOST_OBJECTS) -> Imported:
    """What became of the file; `most` is how much a transaction takes. Raises `FileRefused` where it cannot be read,
    `GraphHalfImported` where a part of another file stands, `GraphConflict` where others have changed the graph since
    its rows were checked: then nothing was made."""
    with GraphHalfImported.unnamed(hidden=wish.of_part):
        return await taken(graph, path, wish, progress, most)


async def taken(graph: Graph, path: Path, wish: Wish, progress: Progress, most: int) -> Imported:
    sha, read = await asyncio.to_thread(read_file, path, wish)
    imported = Imported(wish.name or path.name, sha, read, problems=list(read.problems))
    if read.too_long:
        imported.problems.insert(0, read.too_long)
        return imported
    if wish.rights is not None:
        imported.masked = PERSONAL.get(read.kind.name, ())
        if not (await wish.rights(graph)).may(MAKING[read.kind.name]):
            [refusal] = not_permitted().refusals
            imported.problems = [problem_of_row(row, "", refusal) for row in read.rows]
            return imported
    source = Source(imported.file, sha, read.kind.name, read.sheet, wish)
    rows = await not_repeated(graph, imported, source)
    draft = await drafted(graph, read.kind.name, rows, source, wish)
    imported.problems += draft.problems
    imported.unchanged = draft.unchanged
    permitted = within(draft, imported, wish)
    requests = readable(permitted, {one.row for one in read.problems}, {one.row for one in imported.problems})
    wanted = [source.wanted(one, imported) for one in requests]
    groups = list(grouped(wanted, attrgetter("size"), most))
    checked, done = Steps("check", len(requests), progress), Steps("make", len(wanted), progress)
    async with rehearsed(graph, groups, now, checked.add, source.importing.key) as found:
        note_all(imported, requests, found.outcomes)
        if imported.problems or wish.dry_run:
            return imported
        if wanted:
            last = await write(graph, found.prepared, source.importing, done.add)
            # the number of a line says how many there are of all
            imported.last = None if wish.of_part else last
            imported.made = sum(one is not None for one in found.outcomes)
        elif (await read_state(graph)).status == IMPORTING:
            await graph.write(finishing(source.importing))
    return imported


def within(draft: Draft, imported: Imported, wish: Wish) -> list[Request]:
    """The requests whose inputs say nothing that the viewer may not; what others say so is noted."""
    found: list[Request] = []
    for one in draft.requests:
        paths = wish.beyond(one.mutation, one.given)
        refusals = [replace(each, field=path) for path in paths for each in not_permitted().refusals]
        imported.problems += [problem(one, each) for each in refusals]
        found += [] if paths else [one]
    return found


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
        return digest.hexdigest(), read_list(tables, wish.kind, wish.sheet, wish.rows)


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
    wish: Wish

    def key(self, row: int, step: str = "") -> str:
        """What makes the change of a row the same one, whatever the file is named: its bytes, its sheet, the row, and
        which of several changes it is, where it is not the last. That of a viewer is theirs alone: nobody is told by
        a file of their own what others have imported."""
        return canonical([*self.named, row, *([step] if step else [])]).decode()

    @property
    def named(self) -> list[str]:
        whose = [] if self.wish.rights is None else [self.wish.actor]
        return [*whose, "import", self.sha256, self.kind, self.sheet]

    @property
    def importing(self) -> Importing:
        """What the graph is marked with while not all of the file is there, or of the rows that are wished."""
        rows = self.wish.rows
        part = [] if rows == ALL else [rows.start, rows.stop]
        return Importing(self.file, canonical([*self.named, *part]).decode())

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
        asked = Wanted(SPECS[request.mutation], given, request.on, self.wish.actor, key, request.made)
        if self.wish.rights is None:
            return asked
        return replace(asked, today=self.wish.view.today, rights=self.wish.rights)


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
    reads = seen_reads(graph, wish.view.scope)
    named = await list_named(reads, wish.view)
    people = await list_known(reads, *people_in(rows, update=wish.update), wish.view)
    organizations, members = await asyncio.to_thread(lambda: (Organizations(named), Members(people)))
    draft = Draft(reads, wish.view, organizations, members, source.identify, wish.update)
    await DRAFT[kind](draft, rows)
    return draft
