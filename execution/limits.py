"""Bounds on what one operation may ask, told before it runs.

How many objects an answer may hold is counted while it is read (`reading.Budget`).
"""

from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    OperationDefinitionNode,
    SelectionSetNode,
)


@dataclass(frozen=True, slots=True)
class Limits:
    """`depth` in nested fields, `fields` over all fragments spread out, `objects` read for one answer."""

    tokens: int = 20_000
    depth: int = 25
    fields: int = 2_000
    objects: int = 100_000


@dataclass(slots=True)
class Extent:
    fields: int = 0
    depth: int = 0


def check_limits(document: DocumentNode, operation: OperationDefinitionNode, limits: Limits) -> list[GraphQLError]:
    """An error where the operation is deeper or wider than allowed; validation has shut out fragment cycles."""
    fragments = {one.name.value: one for one in document.definitions if isinstance(one, FragmentDefinitionNode)}
    extent = Extent()
    measure(operation.selection_set, fragments, 0, extent, limits)
    if extent.depth > limits.depth:
        return [too_complex(f"more than {limits.depth} levels of fields")]
    if extent.fields > limits.fields:
        return [too_complex(f"more than {limits.fields:,} fields")]
    return []


def measure(
    selections: SelectionSetNode | None,
    fragments: dict[str, FragmentDefinitionNode],
    depth: int,
    extent: Extent,
    limits: Limits,
) -> None:
    """Adds up fields and depth; stops as soon as a limit is passed, so that no document costs more."""
    extent.depth = max(extent.depth, depth)
    for selection in selections.selections if selections else ():
        if extent.fields > limits.fields or extent.depth > limits.depth:
            return
        if isinstance(selection, FragmentSpreadNode):
            measure(fragments[selection.name.value].selection_set, fragments, depth, extent, limits)
            continue
        is_field = isinstance(selection, FieldNode)
        extent.fields += int(is_field)
        measure(selection.selection_set, fragments, depth + int(is_field), extent, limits)  # type: ignore[attr-defined]  # fields and inline fragments both have one


def too_complex(what: str) -> GraphQLError:
    message = f"The operation has {what}. Ask for less at once."
    return GraphQLError(message, extensions={"code": "QUERY_TOO_LARGE"})
