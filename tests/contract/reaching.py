"""Which fields of the schema an answer holds a value of."""

from collections.abc import Iterator
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLInterfaceType,
    GraphQLObjectType,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    get_named_type,
    parse,
)

from execution.operations import Answer
from tests.support.asking import SCHEMA


def reached_in(query: str, answer: Answer) -> Iterator[str]:
    """`Type.field`, once for each value that is not null; a field of an interface counts for the interface."""
    document = parse(query)
    fragments = {one.name.value: one for one in document.definitions if isinstance(one, FragmentDefinitionNode)}
    [operation] = [one for one in document.definitions if isinstance(one, OperationDefinitionNode)]
    yield from Reaching(fragments).of(operation.selection_set, answer.data or {}, "Query")


class Reaching:
    """Walks an answer along its selection."""

    def __init__(self, fragments: dict[str, FragmentDefinitionNode]) -> None:
        self.fragments = fragments

    def of(self, selected: SelectionSetNode, data: Any, kind: str) -> Iterator[str]:
        for node in selected.selections:
            if isinstance(node, InlineFragmentNode):
                yield from self.of(
                    node.selection_set, data, node.type_condition.name.value if node.type_condition else kind
                )
            elif isinstance(node, FragmentSpreadNode):
                fragment = self.fragments[node.name.value]
                yield from self.of(fragment.selection_set, data, fragment.type_condition.name.value)
            elif isinstance(node, FieldNode):
                yield from self.field(node, data, kind)

    def field(self, node: FieldNode, data: Any, kind: str) -> Iterator[str]:
        holder = SCHEMA.graphql.type_map[kind]
        key = (node.alias or node.name).value
        if not isinstance(holder, GraphQLObjectType | GraphQLInterfaceType) or node.name.value not in holder.fields:
            return
        named = get_named_type(holder.fields[node.name.value].type).name
        for value in flat(data.get(key)):
            yield f"{kind}.{node.name.value}"
            if node.selection_set:
                yield from self.of(node.selection_set, value, named)


def flat(value: Any) -> Iterator[Any]:
    """The values in a list of any depth; null is none."""
    if isinstance(value, list):
        for one in value:
            yield from flat(one)
    elif value is not None:
        yield value
