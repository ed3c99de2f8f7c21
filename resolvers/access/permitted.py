"""What whoever asks may change at an organization."""

from collections.abc import Callable, Sequence

from execution.kinds import Arguments, Batch, FieldMap, Record
from graph.cypher.fetch import Fetching
from graph.model.rights import NEEDED, OF_PARTS, Permitted
from graph.model.vocabulary import ChangeKind

IN_ORDER = [kind for kind in ChangeKind if kind in NEEDED]
"""The kinds of change that are commands, in the order of the enumeration."""
Where = Callable[[Permitted, ChangeKind], frozenset[str]]


async def list_permitted(backend: Fetching, records: Sequence[Record], _: Arguments) -> list[list[str]]:
    """The kinds of change of each organization, in the order of the enumeration: all, where nobody is asked who they
    are, and none of whoever may change nothing."""
    return await list_kinds(backend, records, Permitted.remit)


async def list_permitted_under(backend: Fetching, records: Sequence[Record], _: Arguments) -> list[list[str]]:
    """The kinds that may be made, by a right at each organization or above it, of its members and of what comes under
    it: also those that the very one may not be changed by."""
    return await list_kinds(backend, records, Permitted.around)


async def list_kinds(backend: Fetching, records: Sequence[Record], where: Where) -> list[list[str]]:
    """Of each organization the kinds that are there, or everywhere, to be made."""
    writes = backend.writes
    if writes is None:
        return [[] for _ in records]
    if writes.rights is None:
        return [[*map(str, IN_ORDER)] for _ in records]
    may = await writes.rights(writes.graph)
    everywhere = {kind for kind in IN_ORDER if may.may_everywhere(kind)}
    places = {kind: where(may, kind) for kind in IN_ORDER if kind not in everywhere and kind in OF_PARTS}

    def at(organization: str) -> list[str]:
        return [
            str(kind) for kind in IN_ORDER if kind in everywhere or (kind in places and organization in places[kind])
        ]

    return [at(record.values["id"]) for record in records]


OF_ORGANIZATION: FieldMap = {
    "permittedChanges": Batch(list_permitted),
    "permittedChangesUnder": Batch(list_permitted_under),
}
