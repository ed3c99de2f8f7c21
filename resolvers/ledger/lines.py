"""What each field of Change is: a line of the ledger, as clients read it."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import islice

from execution.arguments import PAGE
from execution.cursors import between, fingerprint_of, page_size, slice_of
from execution.kinds import Arguments, Batch, Computed, FieldMap, Link, Record, Shape, Slice, Window
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.cypher.patterns import Hop
from graph.ledger.opened import values_of
from graph.model.calendar import told_moment
from graph.model.tables import LINKS, MEMBER, NODES
from graph.model.tables import PERSON as PERSON_TABLE
from graph.reads.line_rows import Row, Side
from graph.records.changes import CHANGE as RECORD
from graph.records.changes import HISTORY_OF_MEMBER, HISTORY_OF_ORGANIZATION, SUBJECTS
from graph.records.members import PERSON
from graph.records.registry import RECORDS
from resolvers.ledger.kept import all_subjects, count_all, list_facts
from resolvers.ledger.values import values_of_fact, values_of_input
from resolvers.shared.arguments import columns
from resolvers.shared.filters import filtered
from resolvers.shared.identifiers import IDENTITY, encode_id
from resolvers.shared.pages import Keyed, counting, cut


class Totals:
    """How many rows each of some lines has, counted together when the first is asked for."""

    def __init__(self, count: Callable[[], Awaitable[Sequence[int]]], lines: Sequence[Record]) -> None:
        self.count = count
        self.lines = [line.values["id"] for line in lines]
        self.found: dict[str, int] = {}
        self.counting = asyncio.Lock()

    async def of(self, line: str) -> int:
        async with self.counting:
            if not self.found:
                self.found = dict(zip(self.lines, await self.count(), strict=True))
        return self.found[line]


async def list_subjects(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[Window]:
    """A page of what each line is about: one statement, and one for each type among the pages; of a line that is just
    told and is about little, those of the types alone."""
    part, view = slice_of(arguments), records[0].view
    ids = [record.values["id"] for record in records]
    marks = [fingerprint_of("Change.subjects", one, arguments, view) for one in ids]
    at_hand = [record.values["subjects"] for record in records if "subjects" in record.values]
    if len(at_hand) == len(records) and all(len(one) <= part.size for one in at_hand):
        return await windows_at_hand(backend, at_hand, marks, part, view)
    [wanted] = {between(part, mark) for mark in marks}
    every = await all_subjects(backend, ids[0], view) if part.bounded and len(ids) == 1 else None
    if every is not None:
        return [await window_of_all(backend, every, marks[0], part, view)]
    pages = await backend.pages(SUBJECTS, ids, view, {}, between=wanted, reverse=part.backwards, limit=part.size + 1)
    found = await find_subjects(backend, {key for page in pages for key, _ in page}, view)
    totals = Totals(lambda: backend.totals(SUBJECTS, ids, view, {}), records)
    return [
        Window(sorted((key, found[key]) for key, _ in page if key in found), part, mark, partial(totals.of, one))
        for one, mark, page in zip(ids, marks, pages, strict=True)
    ]


async def window_of_all(backend: Fetching, every: Sequence[Keyed[str]], mark: str, part: Slice, view: View) -> Window:
    """A page out of all that a line is about."""
    page = cut(every, part, mark)
    found = await find_subjects(backend, {key for key, _ in page}, view)
    return Window([(key, found[key]) for key, _ in page if key in found], part, mark, counting(len(every)))


async def windows_at_hand(
    backend: Fetching, lines: Sequence[Sequence[str]], marks: Sequence[str], part: Slice, view: View
) -> list[Window]:
    """All that lines are about, each no more than a page; what was taken away since is left out."""
    found = await find_subjects(backend, {key for line in lines for key in line}, view)
    return [
        Window(sorted((key, found[key]) for key in line if key in found), part, mark)
        for line, mark in zip(lines, marks, strict=True)
    ]


async def find_subjects(backend: Fetching, keys: Collection[str], view: View) -> dict[str, Record]:
    """The records of `Type:id` that are there, if not on the day, then from a later one on."""
    found: dict[str, Record] = {}
    for kind in ("Organization", "Member"):
        wanted = sorted(key.partition(":")[2] for key in keys if key.startswith(f"{kind}:"))
        if wanted:
            values = await backend.find(RECORDS[kind], wanted, view)
            found |= {f"{kind}:{key}": Record(kind, view, one) for key, one in zip(wanted, values, strict=True) if one}
    return found | await find_unborn(backend, found, view)


async def find_unborn(backend: Fetching, found: Mapping[str, Record], view: View) -> dict[str, Record]:
    """Those organizations that begin after the day of the view, as on their first day: before it they have no name."""
    beginning: dict[date, list[str]] = {}
    for record in found.values():
        if record.type == "Organization" and (since := date.fromisoformat(record.values["since"])) > view.on:
            beginning.setdefault(since, []).append(record.values["id"])
    born: dict[str, Record] = {}
    for since, ids in beginning.items():
        first = view.at(since)
        values = await backend.find(RECORDS["Organization"], ids, first)
        born |= {
            f"Organization:{key}": Record("Organization", first, one or {})
            for key, one in zip(ids, values, strict=True)
        }
    return born


def facts_of(side: Side) -> Batch:
    """A page of the rows that a line opened or closed, in the ledger's own order; the key is where each begins."""

    async def load(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[Window]:
        part, view = slice_of(arguments), records[0].view
        ids = [record.values["id"] for record in records]
        marks = [fingerprint_of(f"Change.{side}", one, arguments, view) for one in ids]
        [places] = {tuple(map(place_of, between(part, mark))) for mark in marks}
        cut = partial(list_facts, backend, side, records, above=places[0], below=places[1])
        found = await cut(limit=part.size + 1, backwards=part.backwards)
        totals = Totals(partial(count_all, backend, side, records), records)
        found = await with_values(backend, found)
        members = await find_members(backend, [row for rows in found.values() for row in rows], view)
        return [
            Window(
                [(key_of_place(row.at), fact_record(record, side, row, members)) for row in found.get(one, ())],
                part,
                mark,
                partial(totals.of, one),
            )
            for one, record, mark in zip(ids, records, marks, strict=True)
        ]

    return Batch(load, needs=("id", "seq", "hash"), takes=PAGE)


async def with_values(backend: Fetching, found: Mapping[str, Sequence[Row]]) -> dict[str, list[Row]]:
    """The rows with what their seals stand for, as far as it was not erased."""
    values = await values_of(backend.reads, [one.row for rows in found.values() for one in rows])
    return {line: [Row(one.at, values.open(one.row)) for one in rows] for line, rows in found.items()}


def key_of_place(at: int) -> str:
    return f"{at:012d}"


def place_of(key: str | None) -> int | None:
    return None if key is None else int(key)


async def find_members(backend: Fetching, rows: Sequence[Row], view: View) -> frozenset[str]:
    """Who of those that hold civil posts is a member: the row of a post calls everybody a person."""
    held = (row.row for row in rows if row.row[0] in LINKS and LINKS[row.row[0]].start == PERSON_TABLE.label)
    holders = sorted({start for _, start, *_ in held})
    if not holders:
        return frozenset()
    people = await backend.find(PERSON, holders, view)
    return frozenset(one["id"] for one in people if one and one["isMember"])


def fact_record(line: Record, side: Side, found: Row, members: Collection[str]) -> Record:
    """A canonical row: [label, facts] of a node, or [table, start, end, facts] of a link."""
    table, *ends, facts = found.row
    start, end = (ends[0], ends[1]) if ends else (facts["id"], None)
    labels = (LINKS[table].start, LINKS[table].end) if table in LINKS else (table, "")
    if ends and start in members:
        labels = (MEMBER.label, labels[1])
    values = {
        "id": f"{line.values['id']}~{side}~{found.at}",
        "kind": table,
        "of": shown(labels[0], start, line.view),
        "to": None if end is None else shown(labels[1], end, line.view),
        "values": (),
    }
    fact = Record("ChangedFact", line.view, values)
    values["values"] = values_of_fact(fact, table, facts)
    return fact


def shown(label: str, identifier: str, view: View) -> str:
    """The global id of what clients can look up; a profile has only its own key."""
    return encode_id(NODES[label].shown or label, identifier, view.mark)


async def list_inputs(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[list[Record]]:
    """What was asked for, in the ledger's own order."""
    first = page_size(arguments.get("first"), "first", 100)
    texts = await backend.column(RECORD, "input", [record.values["id"] for record in records], records[0].view)
    return [
        list(islice(values_of_input(record, json.loads(text)), first))
        for record, text in zip(records, texts, strict=True)
    ]


CHANGE: FieldMap = {
    **IDENTITY,
    "at": Computed(lambda record: told_moment(record.values["at"]), needs=("at",)),
    **columns("seq", "actor", "kind", "on", "decision", "hash", "previous"),
    "input": Batch(list_inputs, takes=("first",)),
    "subjects": Batch(list_subjects, takes=PAGE),
    "opened": facts_of("opened"),
    "closed": facts_of("closed"),
}
CHANGED_FACT: FieldMap = columns("kind", "of", "to", "values")


def history(hop: Hop) -> Link[Hop]:
    """The changes about a record, in the order in which they were made."""
    return Link(hop, "Change", Shape.CONNECTION, filtered(hop), orders={"SEQ": hop})


ORGANIZATION_HISTORY = history(HISTORY_OF_ORGANIZATION)
MEMBER_HISTORY = history(HISTORY_OF_MEMBER)
