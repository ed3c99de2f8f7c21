"""The schema as whoever sees a part is told it: what operations for them are drawn from."""

from collections.abc import Mapping, Sequence
from typing import Any

from graphql import (
    DocumentNode,
    EnumTypeDefinitionNode,
    FieldDefinitionNode,
    GraphQLSchema,
    InputObjectTypeDefinitionNode,
    InterfaceTypeDefinitionNode,
    NamedTypeNode,
    ObjectTypeDefinitionNode,
    ScalarTypeDefinitionNode,
    Visitor,
    build_ast_schema,
    parse,
    print_schema,
    visit,
)

from resolvers.parts import TOLD


def told_schema(schema: GraphQLSchema) -> GraphQLSchema:
    """The schema with nothing in it but what is named in the table."""
    kept = [one for one in (kept_of(node) for node in parse(print_schema(schema)).definitions) if one is not None]
    asked = reached({one.name.value: one for one in kept}, "Query")
    named = tuple(one for one in kept if one.name.value in asked)
    return build_ast_schema(DocumentNode(definitions=named), assume_valid=True)


def reached(definitions: Mapping[str, Any], begin: str) -> set[str]:
    """The types that questions lead to, and the interfaces: changes are not drawn."""
    found, walk = {begin}, [begin]
    for one in walk:  # the list grows while it is walked
        named = Named()
        visit(definitions[one], named)
        kinds = {other for other, node in definitions.items() if any(i.name.value == one for i in interfaces_of(node))}
        fresh = (named.found | kinds) & definitions.keys() - found
        found |= fresh
        walk += fresh
    return found


def interfaces_of(node: Any) -> Sequence[Any]:
    return getattr(node, "interfaces", None) or ()


class Named(Visitor):
    """Notes the types that a definition names."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def enter_named_type(self, node: NamedTypeNode, *_: Any) -> None:
        self.found.add(node.name.value)


def kept_of(node: Any) -> Any:
    if isinstance(node, ScalarTypeDefinitionNode):
        return node
    names = TOLD.get(node.name.value, {}) if hasattr(node, "name") and node.name else {}
    if not names:
        return None
    if isinstance(node, EnumTypeDefinitionNode):
        return EnumTypeDefinitionNode(
            name=node.name, values=tuple(v for v in node.values or () if v.name.value in names)
        )
    if isinstance(node, InputObjectTypeDefinitionNode):
        fields = tuple(one for one in node.fields or () if one.name.value in names)
        return InputObjectTypeDefinitionNode(name=node.name, directives=node.directives, fields=fields)
    assert isinstance(node, ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode)
    interfaces = tuple(one for one in node.interfaces or () if one.name.value in TOLD)
    return type(node)(name=node.name, interfaces=interfaces, fields=tuple(fields_of(node, names)))


def fields_of(node: Any, names: Any) -> list[FieldDefinitionNode]:
    found = []
    for field in node.fields:
        if field.name.value in names:
            arguments = tuple(one for one in field.arguments or () if one.name.value in names[field.name.value])
            found.append(FieldDefinitionNode(name=field.name, arguments=arguments, type=field.type))
    return found
