"""What each field of Change is: a line of the ledger, as clients read it."""

import json
from collections.abc import Sequence
from itertools import islice
from typing import Any

from execution.cursors import page_size
from execution.kinds import Arguments, Batch, Computed, FieldMap, Link, Record, Shape
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.model.calendar import told_moment
from graph.model.tables import LINKS, NODES
from graph.records.changes import CHANGE as RECORD
from graph.records.changes import HISTORY_OF_MEMBER, HISTORY_OF_ORGANIZATION
from graph.records.registry import RECORDS
from resolvers.ledger.values import values_of_fact, values_of_input
from resolvers.shared.arguments import columns, given
from resolvers.shared.identifiers import IDENTITY, encode_id

BOUND = 1000
HISTORY_BOUND = 100


async def list_subjects(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[list[Record]]:
    """The organizations and members that a line is about, one statement for each type among them."""
    view = records[0].view
    subjects: list[list[str]] = await backend.column(RECORD, "subjects", [one.values["id"] for one in records], view)
    wanted = {one for named in subjects for one in named}
    found: dict[str, Record] = {}
    for kind in ("Organization", "Member"):
        keys = sorted(one.partition(":")[2] for one in wanted if one.startswith(f"{kind}:"))
        if keys:
            for key, values in zip(keys, await backend.find(RECORDS[kind], keys, view), strict=True):
                if values is not None:
                    found[f"{kind}:{key}"] = Record(kind, view, values)
    return [[found[one] for one in named if one in found] for named in subjects]


def facts_of(column: str) -> Batch:
    """The rows that a line opened or closed, in the ledger's own order."""

    async def load(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[list[Record]]:
        first = page_size(arguments.get("first"), BOUND, 100)
        ids = [record.values["id"] for record in records]
        texts = await backend.column(RECORD, column, ids, records[0].view)
        return [
            [fact_record(record, column, number, row) for number, row in enumerate(json.loads(text)[:first])]
            for record, text in zip(records, texts, strict=True)
        ]

    return Batch(load, takes=("first",))


def fact_record(line: Record, column: str, number: int, row: Sequence[Any]) -> Record:
    """A canonical row: [label, facts] of a node, or [table, start, end, facts] of a link."""
    table, *ends, facts = row
    start, end = (ends[0], ends[1]) if ends else (facts["id"], None)
    labels = (LINKS[table].start, LINKS[table].end) if table in LINKS else (table, "")
    values = {
        "id": f"{line.values['id']}~{column}~{number}",
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
    first = page_size(arguments.get("first"), BOUND, 100)
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
    "subjects": Batch(list_subjects),
    "opened": facts_of("opened"),
    "closed": facts_of("closed"),
}
CHANGED_FACT: FieldMap = columns("kind", "of", "to", "values")
ORGANIZATION_HISTORY = Link(HISTORY_OF_ORGANIZATION, "Change", Shape.CONNECTION, given("kinds"), HISTORY_BOUND)
MEMBER_HISTORY = Link(HISTORY_OF_MEMBER, "Change", Shape.CONNECTION, given("kinds"), HISTORY_BOUND)
