"""The schema as whoever sees a part is told it: what operations for them are drawn from."""

from typing import Any

from graphql import (
    DocumentNode,
    EnumTypeDefinitionNode,
    FieldDefinitionNode,
    GraphQLSchema,
    InputObjectTypeDefinitionNode,
    InterfaceTypeDefinitionNode,
    ObjectTypeDefinitionNode,
    ScalarTypeDefinitionNode,
    build_ast_schema,
    parse,
    print_schema,
)

from resolvers.parts import TOLD


def told_schema(schema: GraphQLSchema) -> GraphQLSchema:
    """The schema with nothing in it but what is named in the table."""
    kept = [one for one in (kept_of(node) for node in parse(print_schema(schema)).definitions) if one is not None]
    return build_ast_schema(DocumentNode(definitions=tuple(kept)), assume_valid=True)


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
