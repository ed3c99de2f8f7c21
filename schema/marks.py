"""What is written into the finished schema, as Strawberry says it otherwise or not at all."""

from graphql import (
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLType,
    get_named_type,
)

from graph.model.texts import TextKind
from resolvers.shared.texts import ARGUMENTS, INPUTS


def mark_choices(schema: GraphQLSchema) -> None:
    """Lets graphql-core itself ask for exactly one member of each input of which one is to be chosen.

    Strawberry tells it of the directive only, and refuses variables in a way of its own but no literals.
    """
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLInputObjectType):
            declared = kind.extensions.get("strawberry-definition")
            kind.is_one_of = bool(declared is not None and declared.is_one_of)


def tell_bounds(schema: GraphQLSchema) -> None:
    """Adds to the description of every text how long it may be."""
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLInputObjectType):
            for name, field in kind.fields.items():
                if is_text(field.type):
                    field.description = bounded(field.description, INPUTS[name])
        elif isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            for field in kind.fields.values():
                for name, argument in field.args.items():
                    if name in ARGUMENTS and is_text(argument.type):
                        argument.description = bounded(argument.description, ARGUMENTS[name])


def is_text(kind: GraphQLType) -> bool:
    return str(get_named_type(kind)) == "String"


def bounded(description: str | None, kind: TextKind) -> str:
    """A description that says the bound."""
    return f"{description} At most {kind.letters:,} letters ({kind.bytes:,} bytes in UTF-8)."
