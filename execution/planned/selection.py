"""What an operation selects: fields merged, fragments spread out, conditions decided, by the type of each object.

Follows the specification's CollectFields (https://spec.graphql.org/September2025/#CollectFields()).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLIncludeDirective,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    GraphQLSkipDirective,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    get_directive_values,
    get_named_type,
    is_abstract_type,
    is_non_null_type,
    is_object_type,
)
from graphql.execution.values import VariableValues

from execution.asked import BYTES_OF_A_VALUE
from execution.documents import variables_in
from execution.kinds import FieldKind, FieldMap

TYPENAME = "__typename"


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """One field of the answer at one place; `selection` is what is selected under it, by type of object.

    `kind` is None for __typename and for the fields that all connections and edges have. `varies` tells whether an
    argument is a variable, `fixed` that neither does nor anything under it; `number` is the field's own in its plan.
    """

    number: int
    parent: str
    key: str
    name: str
    kind: FieldKind | None
    definition: GraphQLField | None
    nodes: tuple[FieldNode, ...]
    varies: bool
    fixed: bool
    selection: Mapping[str, "Selection"] = field(default_factory=dict[str, "Selection"])

    @property
    def weight(self) -> int:
        """The bytes that it takes in each object, whatever its value: its key, and a little for the value."""
        return len(self.key) + BYTES_OF_A_VALUE

    @property
    def type(self) -> GraphQLOutputType:
        """The type of its value; __typename has none of its own."""
        assert self.definition is not None  # noqa: S101  # asked of declared fields only
        return self.definition.type

    @property
    def required(self) -> bool:
        """Whether null is no answer."""
        return self.definition is not None and is_non_null_type(self.definition.type)

    @property
    def path(self) -> str:
        """The field's name with its type's."""
        return f"{self.parent}.{self.name}"


UNMADE = Field(-1, "", "", "", None, None, (), varies=False, fixed=True)
Selection = tuple[Field, ...]


def are_fixed(selections: Iterable[Selection]) -> bool:
    """Whether no variable is an argument anywhere in them."""
    return all(one.fixed for selection in selections for one in selection)


Declared = Mapping[str, FieldMap]


class Selecting:
    """Walks one operation; `conditions` are the values of the variables that decide @skip and @include."""

    def __init__(
        self,
        schema: GraphQLSchema,
        declared: Declared,
        fragments: Mapping[str, FragmentDefinitionNode],
        variables: VariableValues,
    ) -> None:
        self.schema = schema
        self.declared = declared
        self.fragments = fragments
        self.variables = variables
        self.fields: list[Field] = []

    def operation(self, operation: OperationDefinitionNode) -> Selection:
        """The root fields."""
        root = self.schema.get_root_type(operation.operation)
        assert root is not None  # noqa: S101  # validation has refused operations without a root
        return self.selection(root, [operation.selection_set])

    def selection(self, kind: GraphQLObjectType, sets: list[SelectionSetNode]) -> Selection:
        grouped: dict[str, list[FieldNode]] = {}
        seen: set[str] = set()
        for one in sets:
            self.collect(kind, one, grouped, seen)
        return tuple(self.field(kind, key, nodes) for key, nodes in grouped.items())

    def collect(
        self, kind: GraphQLObjectType, selected: SelectionSetNode, grouped: dict[str, list[FieldNode]], seen: set[str]
    ) -> None:
        for node in selected.selections:
            if not self.included(node):
                continue
            if isinstance(node, FieldNode):
                grouped.setdefault(node.alias.value if node.alias else node.name.value, []).append(node)
            elif isinstance(node, InlineFragmentNode):
                if node.type_condition is None or self.applies(kind, node.type_condition.name.value):
                    self.collect(kind, node.selection_set, grouped, seen)
            elif isinstance(node, FragmentSpreadNode) and node.name.value not in seen:
                seen.add(node.name.value)
                fragment = self.fragments[node.name.value]
                if self.applies(kind, fragment.type_condition.name.value):
                    self.collect(kind, fragment.selection_set, grouped, seen)

    def included(self, node: Any) -> bool:
        skip = get_directive_values(GraphQLSkipDirective, node, self.variables)
        if skip and skip["if"]:
            return False
        include = get_directive_values(GraphQLIncludeDirective, node, self.variables)
        return not include or bool(include["if"])

    def applies(self, kind: GraphQLObjectType, condition: str) -> bool:
        wanted = self.schema.type_map[condition]
        return wanted is kind or (is_abstract_type(wanted) and self.schema.is_sub_type(wanted, kind))

    def field(self, parent: GraphQLObjectType, key: str, nodes: list[FieldNode]) -> Field:
        name = nodes[0].name.value
        definition = parent.fields.get(name)
        number = len(self.fields)
        self.fields.append(UNMADE)  # numbered before what is under it
        sets = [node.selection_set for node in nodes if node.selection_set]
        under = self.objects(definition.type) if definition is not None and sets else []
        varies = definition is not None and any(variables_in(nodes[0].arguments))
        selection = {one.name: self.selection(one, sets) for one in under}
        self.fields[number] = Field(
            number=number,
            parent=parent.name,
            key=key,
            name=name,
            kind=self.declared.get(parent.name, {}).get(name),
            definition=definition,
            nodes=tuple(nodes),
            varies=varies,
            fixed=not varies and are_fixed(selection.values()),
            selection=selection,
        )
        return self.fields[number]

    def objects(self, kind: GraphQLOutputType) -> list[GraphQLObjectType]:
        """The types of object that a value can be of."""
        named = get_named_type(kind)
        if is_object_type(named):
            return [named]
        return list(self.schema.get_possible_types(named)) if is_abstract_type(named) else []
