"""An operation for every field of Query and Mutation, as short as it may be and with every argument that it needs."""

from collections.abc import Iterator

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLNamedType,
    GraphQLSchema,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_list_type,
    is_required_argument,
    is_required_input_field,
)

LITERALS = {
    "ID": '"T3JnYW5pemF0aW9uOm8x"',
    "String": '"x"',
    "Int": "1",
    "Float": "1.0",
    "Boolean": "true",
    "Date": '"2025-01-01"',
    "DateTime": '"2025-01-01T00:00:00+07:00"',
    "_Any": '{__typename: "Organization", id: "T3JnYW5pemF0aW9uOm8x"}',
}
"""The id is that of an organization `o1`."""


def every_root(schema: GraphQLSchema) -> Iterator[tuple[str, str]]:
    """(name of the root field, operation) of all there are, but for what is said of the schema itself."""
    for kind, word in ((schema.query_type, "query"), (schema.mutation_type, "mutation")):
        assert kind is not None
        for name, field in kind.fields.items():
            needed = [(key, one.type) for key, one in field.args.items() if is_required_argument(one)]
            given = ", ".join(f"{key}: {literal(of)}" for key, of in needed)
            selected = "" if is_leaf_type(get_named_type(field.type)) else " { __typename }"
            yield f"{kind.name}.{name}", f"{word} {{ {name}{f'({given})' if given else ''}{selected} }}"


def literal(kind: GraphQLInputType) -> str:
    inner = get_nullable_type(kind)
    if is_list_type(inner):
        return f"[{literal(inner.of_type)}]"
    named: GraphQLNamedType = get_named_type(inner)
    if isinstance(named, GraphQLEnumType):
        return str(next(iter(named.values)))
    if isinstance(named, GraphQLInputObjectType):
        fields = [(name, one) for name, one in named.fields.items() if is_required_input_field(one)]
        chosen = list(named.fields.items())[:1] if named.is_one_of else fields
        return "{" + ", ".join(f"{name}: {literal(one.type)}" for name, one in chosen) + "}"
    return LITERALS[named.name]
