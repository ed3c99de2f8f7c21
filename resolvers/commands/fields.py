"""The fields of Mutation and of its payloads."""

from collections.abc import Sequence

from execution.kinds import Arguments, Batch, End, FieldMap, Record
from graph.cypher.fetch import Fetching
from graph.cypher.patterns import RecordType
from graph.model.identity import name_in_payloads
from graph.model.vocabulary import ChangeKind
from graph.records.changes import CHANGE
from graph.records.organizations import ORGANIZATION
from graph.records.registry import RECORDS
from resolvers.commands import (
    access,
    assessments,
    cases,
    directives,
    erasure,
    figures,
    meetings,
    members,
    merging,
    norms,
    organizations,
    places,
    planned,
    posts,
    progress,
    reorganization,
    sheets,
    supervision,
)
from resolvers.commands.corrections import correct
from resolvers.commands.machinery.refusals import Refusal
from resolvers.commands.machinery.spec import Commands, Payload
from resolvers.commands.machinery.transaction import command
from resolvers.shared.arguments import columns
from resolvers.shared.identifiers import parsed_key
from resolvers.shared.sentences import values_of

SPECS: Commands = {
    **organizations.COMMANDS,
    **merging.COMMANDS,
    **places.COMMANDS,
    **members.COMMANDS,
    **posts.COMMANDS,
    **supervision.COMMANDS,
    **meetings.COMMANDS,
    **planned.COMMANDS,
    **assessments.COMMANDS,
    **cases.COMMANDS,
    **sheets.COMMANDS,
    **norms.COMMANDS,
    **directives.COMMANDS,
    **progress.COMMANDS,
    **figures.COMMANDS,
    **access.COMMANDS,
    **erasure.COMMANDS,
    **correct.COMMANDS,
    **reorganization.COMMANDS,
}
MUTATION: FieldMap = {name: command(spec) for name, spec in SPECS.items()}


def refusals_of(column: str) -> Batch:
    """Why a change was refused, or what it is warned of, as the schema's UserError."""

    async def load(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[list[Record]]:
        return [
            [error_record(record, number, one) for number, one in enumerate(record.values[column])]
            for record in records
        ]

    return Batch(load, needs=("id", column))


def error_record(payload: Record, number: int, refusal: Refusal) -> Record:
    values = {
        "id": f"{payload.values['id']}~{number}",
        "message": refusal.said.words(payload.view.language),
        "reason": refusal.said.code,
        "values": values_of(payload.view, f"{payload.values['id']}~{number}", refusal.said),
        "code": str(refusal.code),
        "field": ["input", *refusal.field],
        "rule": str(refusal.rule),
        "conflicting": refusal.conflicting,
    }
    return Record("UserError", payload.view, values)


def listed(type_of: RecordType, column: str) -> Batch:
    """The records whose ids stand in a column of the payload, in their order."""

    async def load(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[list[Record]]:
        view = records[0].view
        ids = [one for record in records for one in record.values[column] or ()]
        keys = [parsed_key(type_of.name, one) for one in ids]
        found = await backend.find(type_of, keys, view) if keys else []
        shown = {
            one: Record(type_of.name, view, values)
            for one, values in zip(ids, found, strict=True)
            if values is not None
        }
        return [[shown[one] for one in record.values[column] or () if one in shown] for record in records]

    return Batch(load, needs=(column,))


async def list_effects(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[list[Record]]:
    """What a plan did, in numbers."""
    return [
        [
            Record(
                "ReorganizationEffect", record.view, {"id": f"{record.values['id']}~{kind}", "kind": kind, "count": n}
            )
            for kind, n in (record.values["effects"] or {}).items()
        ]
        for record in records
    ]


async def find_lines(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[Record | None]:
    """The ledger's line of each change: of one that was just made it is at hand, of a repeated request it is read."""
    return [await find_line(backend, record) for record in records]


async def find_line(backend: Fetching, payload: Record) -> Record | None:
    key, line = payload.values["changeId"], payload.values["line"]
    if key is None:
        return None
    values = (
        {name: line[name] for name in CHANGE.columns} if line else (await backend.find(CHANGE, [key], payload.view))[0]
    )
    return None if values is None else Record("Change", payload.view, values)


EFFECT: FieldMap = columns("kind", "count")
PAYLOAD: FieldMap = {
    "change": Batch(find_lines, needs=("changeId", "line")),
    "userErrors": refusals_of("refusals"),
    "warnings": refusals_of("warnings"),
    **columns("dryRun", "clientMutationId"),
}
SHOWN = {name_in_payloads(shown): shown for shown in RECORDS}
"""The GraphQL type of each object by what payloads name its key."""


def objects_of(payload: Payload) -> FieldMap:
    """The objects whose keys a payload holds: one by `organizationId`, several by `organizationIds`."""
    one = {name: SHOWN[name] for name in payload.keys if name in SHOWN}
    several = {name: SHOWN[name[:-1]] for name in payload.keys if name[:-1] in SHOWN}
    return {
        **{name.removesuffix("Id"): End(RECORDS[shown], shown, name) for name, shown in one.items()},
        **{f"{name.removesuffix('Ids')}s": listed(RECORDS[shown], name) for name, shown in several.items()},
    }


OF_REORGANIZATION: FieldMap = {
    "made": listed(ORGANIZATION, "madeIds"),
    "effects": Batch(list_effects, needs=("id", "effects")),
}
PAYLOADS: dict[str, FieldMap] = {
    spec.payload.type: {
        **PAYLOAD,
        **objects_of(spec.payload),
        **(OF_REORGANIZATION if spec.kind is ChangeKind.APPLY_REORGANIZATION else {}),
    }
    for spec in SPECS.values()
}
USER_ERROR: FieldMap = columns("message", "reason", "values", "code", "field", "rule", "conflicting")
