"""The rule that holds for every list that filters, wherever a field takes one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from execution.kinds import Arguments, Batch, FieldKind, FieldMap, Link, Record, Root
from resolvers.shared.arguments import check_lists


def filtering(fields: FieldMap) -> FieldMap:
    """The fields of a type, refusing an empty list by the name of its argument."""
    return {name: refusing(kind) for name, kind in fields.items()}


def refusing(kind: FieldKind) -> FieldKind:
    """Only these three take arguments of questions."""
    if isinstance(kind, Root):
        return refusing_root(kind)
    if isinstance(kind, Batch):
        return refusing_batch(kind)
    return refusing_link(kind) if isinstance(kind, Link) else kind


def refusing_root(root: Root) -> Root:
    async def answer(backend: Any, on: date, arguments: Arguments) -> object:
        check_lists(arguments)
        return await root.answer(backend, on, arguments)

    return replace(root, answer=answer)


def refusing_batch(batch: Batch) -> Batch:
    async def load(backend: Any, records: Sequence[Record], arguments: Arguments) -> Sequence[object]:
        check_lists(arguments)
        return await batch.load(backend, records, arguments)

    return replace(batch, load=load)


def refusing_link(link: Link[Any]) -> Link[Any]:
    def parameters(arguments: Arguments) -> dict[str, Any]:
        check_lists(arguments)
        return link.parameters(arguments)

    return replace(link, parameters=parameters)
