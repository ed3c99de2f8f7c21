"""What whoever asks may change at an organization."""

from collections.abc import Sequence

from execution.kinds import Arguments, Batch, FieldMap, Record
from graph.cypher.fetch import Fetching
from graph.model.rights import NEEDED


async def list_permitted(backend: Fetching, records: Sequence[Record], _: Arguments) -> list[list[str]]:
    """The kinds of change of each organization, in the order of the enumeration: all, where nobody is asked who they
    are, and none of whoever may change nothing."""
    writes = backend.writes
    if writes is None:
        return [[] for _ in records]
    if writes.rights is None:
        return [[str(kind) for kind in NEEDED] for _ in records]
    may = await writes.rights(writes.graph)
    everywhere = {kind for kind in NEEDED if may.may_everywhere(kind)}
    remits = {kind: may.remit(kind) for kind in NEEDED if kind not in everywhere and may.may(kind)}

    def at(organization: str) -> list[str]:
        return [str(kind) for kind in NEEDED if kind in everywhere or (kind in remits and organization in remits[kind])]

    return [at(record.values["id"]) for record in records]


OF_ORGANIZATION: FieldMap = {"permittedChanges": Batch(list_permitted)}
