"""What whoever asks may change at an organization."""

from collections.abc import Sequence

from execution.kinds import Arguments, Batch, FieldMap, Record
from graph.cypher.fetch import Fetching
from graph.model.rights import NEEDED
from graph.model.vocabulary import ChangeKind

IN_ORDER = [kind for kind in ChangeKind if kind in NEEDED]
"""The kinds of change that are commands, in the order of the enumeration."""


async def list_permitted(backend: Fetching, records: Sequence[Record], _: Arguments) -> list[list[str]]:
    """The kinds of change of each organization, in the order of the enumeration: all, where nobody is asked who they
    are, and none of whoever may change nothing."""
    writes = backend.writes
    if writes is None:
        return [[] for _ in records]
    if writes.rights is None:
        return [[*map(str, IN_ORDER)] for _ in records]
    may = await writes.rights(writes.graph)
    everywhere = {kind for kind in IN_ORDER if may.may_everywhere(kind)}
    remits = {kind: may.remit(kind) for kind in IN_ORDER if kind not in everywhere and may.may(kind)}

    def at(organization: str) -> list[str]:
        return [
            str(kind) for kind in IN_ORDER if kind in everywhere or (kind in remits and organization in remits[kind])
        ]

    return [at(record.values["id"]) for record in records]


OF_ORGANIZATION: FieldMap = {"permittedChanges": Batch(list_permitted)}
