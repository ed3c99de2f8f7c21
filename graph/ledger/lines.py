"""The ledger: one line for every transaction that changes facts, in a sequence without gaps, each with the hash of
the line before. docs/changes.md describes the form of a line.

A change takes the ledger's lock by its first statement, then reads, checks, writes, and appends its line.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, LiteralString

from graph.engine.errors import GraphHalfImported
from graph.engine.sessions import Reads, Transaction
from graph.facts.facts import Fact, Facts
from graph.facts.rows import Part, placed, values_of
from graph.facts.write import write_parts
from graph.model.canonical import canonical
from graph.model.kinds import LinkTable, NodeTable
from graph.model.seals import SALT
from graph.model.tables import LINK_TABLES, MEMBER, NODE_TABLES, ORGANIZATION, PERSON
from graph.records.changes import LONG
from wording.said import say

BEGINNING = "0" * 64
SUBJECTS: frozenset[str] = frozenset({ORGANIZATION.label, MEMBER.label})
LINKS_FROM: Mapping[str, Sequence[LinkTable]] = {
    node.label: [link for link in LINK_TABLES if link.start == node.label and not link.dated]
    for node in NODE_TABLES
    if node.label not in SUBJECTS
}
"""What a node is part of by links that have no days of their own: whose meeting it is, whom a case concerns."""
ORGANIZATIONS, MEMBERS = f"{ORGANIZATION.label}:", f"{MEMBER.label}:"

LOCK: LiteralString = """
MERGE (ledger:Ledger {id: 'ledger'})
ON CREATE SET ledger.seq = 0, ledger.hash = $beginning, ledger.at = ''
SET ledger.holder = $holder
WITH ledger, toString(ledger.seq) AS seq
UNWIND ['c' + substring('000000000000', size(seq)) + seq] AS id
OPTIONAL MATCH (last:Change {id: id})
OPTIONAL MATCH (state:GraphState {id: 'state'})
WITH ledger, coalesce(last.at, '') AS at, [coalesce(state.importing, ''), coalesce(state.file, '')] AS importing
UNWIND $keys AS key
OPTIONAL MATCH (change:Change {requestKey: key})
WITH ledger, at, importing, collect([
  change.requestKey, change.id, change.at, change.requestHash, change.result, change.on, change.warnings, change.salt
]) AS made
RETURN [ledger.seq, ledger.hash, at, made, importing]
""".strip()
"""The write comes first: whoever is second waits here, and then reads what the first one has written. The time is that
of the last line, which its hash holds: nothing holds that of the ledger's own node."""

HASHED: tuple[LiteralString, ...] = (
    "seq",
    "at",
    "actor",
    "kind",
    "on",
    "decision",
    "subjects",
    "input",
    "opened",
    "closed",
    "requestKey",
    "requestHash",
    "result",
    "warnings",
    "previous",
)
"""What the hash of a line is made over."""
STORED: tuple[LiteralString, ...] = (*HASHED, "hash", SALT)
"""All that a line holds. Its salt, where it has one, is no part of its hash: it can be erased."""
SHORT: tuple[LiteralString, ...] = ("id", *(name for name in STORED if name not in LONG))
TEXT: tuple[LiteralString, ...] = ("id", *LONG)
"""What lies on a line's node, and on that of its text."""

APPEND: LiteralString = (
    """
MATCH (ledger:Ledger {id: 'ledger'})
SET ledger.seq = $last.seq, ledger.hash = $last.hash, ledger.at = $last.at
WITH ledger
UNWIND $lines AS row
CREATE (change:Change """
    + placed(SHORT, "row[0]")
    + """)
CREATE (:ChangeText """
    + placed(TEXT, "row[1]")
    + """)
WITH count(*) AS done
UNWIND $organizations AS row
MATCH (change:Change {id: row[0]})
MATCH (subject:Organization {id: row[1]})
CREATE (change)-[:ABOUT]->(subject)
WITH count(*) AS done
UNWIND $members AS row
MATCH (change:Change {id: row[0]})
MATCH (subject:Member {id: row[1]})
CREATE (change)-[:ABOUT]->(subject)
RETURN count(*)
"""
).strip()
"""Nodes are created with their properties: one that is set them later takes the embedded engine a second writing. What
lines are about is read for all of them at once: a subquery for each line took Neo4j as long as their nodes."""

COUNT_LINES: LiteralString = """
MATCH (change:Change)
RETURN count(change)
""".strip()

COUNT_TEXTS: LiteralString = """
MATCH (text:ChangeText)
RETURN count(text)
""".strip()

Line = Mapping[str, Any]
"""A line of the ledger, by its properties."""


@dataclass(frozen=True, slots=True)
class Request:
    """Who asks for what: `key` makes a repeated request the same one, `hash` tells it from another with that key.
    What is personal in `input` is sealed with `salt`."""

    actor: str
    key: str
    hash: str
    at: str
    kind: str
    input: Mapping[str, Any]
    on: str | None = None
    decision: str | None = None
    salt: str | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A change that was made before under the same key: `at` is when, as the line says it, `on` is the day that
    its answer is for, as an ISO text, `warnings` what it was warned of, if it was, and `salt` what opens the seals that
    its request holds, if it holds any and nothing of it was erased."""

    id: str
    at: str
    request_hash: str
    result: str
    on: str
    warnings: str | None = None
    salt: str | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the ledger under its lock: the last line's number, hash and time."""

    seq: int
    hash: str
    at: str


async def lock(transaction: Transaction, keys: Sequence[str], importing: str = "") -> tuple[Head, dict[str, Made]]:
    """Takes the ledger's lock until the transaction ends, by the first statement of every change; the ledger's end, and
    what was made under any of these keys (at least one).

    Raises a GraphHalfImported while a part of another import stands than the one with the key `importing`.
    """
    seq, last, at, found, (key, file) = await transaction.run(
        LOCK, holder=keys[0], keys=list(keys), beginning=BEGINNING
    )
    if key and key != importing:
        raise GraphHalfImported(say("HALF_IMPORTED", file=file))
    return Head(seq, last, at), {key: Made(*made) for key, *made in found if key is not None}


LIST_USED: LiteralString = """
UNWIND $keys AS key
MATCH (change:Change {requestKey: key})
RETURN collect(key)
""".strip()


async def list_used(reads: Reads, keys: Sequence[str]) -> set[str]:
    """Those of the keys that a change was made under."""
    return set(await reads.read(LIST_USED, keys=list(keys)))


def change_id(seq: int) -> str:
    """The id of a line: its number, wide enough to be ordered as a text."""
    return f"c{seq:012d}"


def seq_of(change: str) -> int:
    """The number of the line with an id."""
    return int(change[1:])


def line_of(head: Head, request: Request, facts: Facts, result: str, warnings: str | None = None) -> Line:
    """The next line, with its hash; texts within are canonical JSON."""
    line: dict[str, Any] = {
        "seq": head.seq + 1,
        # a clock that was set back must not make a line older than the one before
        "at": max(request.at, head.at),
        "actor": request.actor,
        "kind": request.kind,
        "on": request.on,
        "decision": request.decision,
        "subjects": subjects_of(facts),
        "input": canonical(request.input).decode(),
        "opened": joined(facts.opened()),
        "closed": joined(facts.closed()),
        "requestKey": request.key,
        "requestHash": request.hash,
        "result": result,
        "warnings": warnings,
        "previous": head.hash,
        SALT: request.salt,
    }
    return {**line, "id": change_id(line["seq"]), "hash": hash_of(line)}


def joined(forms: Sequence[bytes]) -> str:
    """Canonical rows as one canonical list."""
    return (b"[" + b",".join(forms) + b"]").decode()


def hash_of(line: Line) -> str:
    """SHA-256 over the line's canonical form, without what is null."""
    stated = {name: line[name] for name in HASHED if line.get(name) is not None}
    return hashlib.sha256(canonical(stated)).hexdigest()


def subjects_of(facts: Facts) -> list[str]:
    """The organizations and members at the ends of whatever changed, as `Type:id`."""
    ends = {end for fact in facts.changed() for end in ends_of(facts, fact)}
    return sorted(f"{label}:{identifier}" for label, identifier in ends if label in SUBJECTS)


def ends_of(facts: Facts, fact: Fact) -> list[tuple[str, str]]:
    """(label, id) of a node and of what it is linked to, or of both ends of a link; who holds a civil post may be a
    member. So the end of a case is told to whom it concerns, though no link of it has changed."""
    table = fact.table
    if isinstance(table, NodeTable):
        away = [link for own in LINKS_FROM.get(table.label, ()) for link in facts.from_(own, fact.start)]
        return [(table.label, fact.start), *((link.link_table.end, link.end) for link in away)]
    is_member = table.start == PERSON.label and facts.node(MEMBER, fact.start) is not None
    return [(MEMBER.label if is_member else table.start, fact.start), (table.end, fact.end)]


def after(line: Line) -> Head:
    """The end of the ledger once the line stands in it."""
    return Head(line["seq"], line["hash"], line["at"])


async def append(transaction: Transaction, lines: Sequence[Line], parts: Sequence[Part]) -> None:
    """Writes what changes came to, and their lines, each of which follows the one before; one statement. Without a
    line, what others came to that stand in the ledger already."""
    if not lines:
        await write_parts(transaction, parts, "RETURN 1", {})
        return
    written = {
        "last": {name: lines[-1][name] for name in ("seq", "hash", "at")},
        "lines": [[values_of(SHORT, line), values_of(TEXT, line)] for line in lines],
        "organizations": about(lines, ORGANIZATIONS),
        "members": about(lines, MEMBERS),
    }
    await write_parts(transaction, parts, APPEND, written)


def about(lines: Sequence[Line], kind: str) -> list[tuple[str, str]]:
    """(id of a line, id of one of its subjects) of the kind."""
    return [(line["id"], one.removeprefix(kind)) for line in lines for one in line["subjects"] if one.startswith(kind)]
