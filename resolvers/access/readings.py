"""What each field of Reading is, and the log of who was shown personal data of whom."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from execution.arguments import PAGE
from execution.cursors import between, fingerprint_of, page_size, slice_of
from execution.errors import TellingError
from execution.kinds import Arguments, Batch, Computed, End, FieldMap, Record, Root, Window
from execution.view import Scope, View, written
from graph.cypher.fetch import Fetching
from graph.ledger.readings import Reading, Wanted, find_readings, read_extent
from graph.model.calendar import told_moment
from graph.records.grants import VIEWER
from graph.records.members import MEMBER
from resolvers.shared.arguments import columns
from resolvers.shared.filters import WHERE
from resolvers.shared.identifiers import decode_id
from wording.said import say

READING_WHERE = frozenset({"viewers", "members", "purposes", "at"})
HIGHEST = 10**12
"""Above every number of a line: the list begins with the newest one, so keys fall as numbers rise."""


def key_of(seq: int) -> str:
    return f"{HIGHEST - seq:012d}"


def seq_of(key: str | None) -> int | None:
    return None if key is None else HIGHEST - int(key)


async def list_readings(backend: Fetching, view: View, arguments: Arguments) -> Window:
    """A page of the log, the newest first. Whoever sees all may see it, and nobody else."""
    if view.scope is not Scope.EVERYTHING:
        raise TellingError(say("FORBIDDEN"), "FORBIDDEN")
    wanted, part = wanted_of(arguments.get(WHERE) or {}), slice_of(arguments)
    mark = fingerprint_of("Query.readings", None, arguments, view)
    newer, older = map(seq_of, between(part, mark))
    numbers = (await read_extent(backend.reads)).back(newer, older or 0)
    found = await find_readings(backend.reads, wanted, numbers[::-1] if part.backwards else numbers, part.size + 1)
    rows = [(key_of(one.seq), record_of(one, view)) for one in found]
    return Window(sorted(rows, key=lambda row: row[0]), part, mark, partial(count_readings, backend, wanted))


async def count_readings(backend: Fetching, wanted: Wanted) -> int:
    """How many lines are wanted: all of them are looked through."""
    numbers = (await read_extent(backend.reads)).back()
    return len(await find_readings(backend.reads, wanted, numbers, len(numbers)))


def wanted_of(where: Mapping[str, Any]) -> Wanted:
    """The lines that are asked for; what is null asks for nothing."""
    at: Mapping[str, datetime | None] = where.get("at") or {}
    since, until = at.get("from"), at.get("to")
    return Wanted(
        viewers=keys_of(where, "viewers", "Viewer"),
        members=keys_of(where, "members", "Member"),
        purposes=[str(one) for one in where.get("purposes") or ()],
        since="" if since is None else written(since),
        until="" if until is None else written(until),
    )


def keys_of(where: Mapping[str, Any], name: str, to: str) -> list[str]:
    """The keys of the ids that a filter holds."""
    return [decode_id(one, name, {to}, place=f"{name}[{at}]").key for at, one in enumerate(where.get(name) or ())]


def record_of(one: Reading, view: View) -> Record:
    values = {
        "id": f"r{one.seq}",
        "seq": one.seq,
        "at": one.at,
        "viewerId": one.viewer,
        "purpose": one.purpose,
        "note": one.note or None,
        "operation": one.operation or None,
        "fields": list(one.fields),
        "memberIds": list(one.members),
        "memberCount": len(one.members),
        "hash": one.hash,
        "previous": one.previous,
    }
    return Record("Reading", view, values)


async def list_members(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[list[Record]]:
    """The first members of each line, in one read; who was taken back whole is not there any more."""
    first, view = page_size(arguments.get("first"), "first", 20), records[0].view
    shown = [record.values["memberIds"][:first] for record in records]
    ids = sorted({one for some in shown for one in some})
    values = await backend.find(MEMBER, ids, view) if ids else []
    found = {one: Record("Member", view, value) for one, value in zip(ids, values, strict=True) if value is not None}
    return [[found[one] for one in some if one in found] for some in shown]


READING: FieldMap = {
    "at": Computed(lambda record: told_moment(record.values["at"]), needs=("at",)),
    **columns("seq", "purpose", "note", "operation", "fields", "memberCount", "hash", "previous"),
    "viewer": End(VIEWER, "Viewer", "viewerId"),
    "members": Batch(list_members, needs=("memberIds",), takes=("first",)),
}
QUERY: FieldMap = {"readings": Root(list_readings, takes=(WHERE, *PAGE), inside={WHERE: READING_WHERE})}
