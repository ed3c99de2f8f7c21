"""What is written into the finished schema, as Strawberry says it otherwise or not at all."""

from collections.abc import Iterable

from graphql import (
    GraphQLArgument,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInt,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLString,
    GraphQLType,
    Undefined,
    get_named_type,
)

from execution.arguments import PAGE
from execution.backend import LARGEST_PAGE
from execution.cursors import USUAL_SIZE
from graph.model.texts import TextKind
from resolvers.shared.texts import ARGUMENTS, INPUTS

PAGES = {
    "first": f"The size of a page from the beginning of the list, or behind `after`, 0 to {LARGEST_PAGE:,}; "
    f"default: {USUAL_SIZE} (số dòng tính từ đầu).",
    "after": "The cursor that the page starts behind (sau con trỏ này).",
    "last": f"The size of a page from the end of the list, or before `before`, 0 to {LARGEST_PAGE:,}; the rows keep "
    "their order. Not together with `first` (số dòng tính từ cuối).",
    "before": f"The cursor that the page ends before; alone, it asks for the last {USUAL_SIZE} before it "
    "(trước con trỏ này).",
}


def mark_choices(schema: GraphQLSchema) -> None:
    """Lets graphql-core itself ask for exactly one member of each input of which one is to be chosen.

    Strawberry tells it of the directive only, and refuses variables in a way of its own but no literals.
    """
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLInputObjectType):
            declared = kind.extensions.get("strawberry-definition")
            kind.is_one_of = bool(declared is not None and declared.is_one_of)


def let_null_mean_default(schema: GraphQLSchema) -> None:
    """Lets every argument and input that has a default be null, which means the default (`execution/arguments`).

    A client that keeps its variables in one object has null where nothing was chosen.
    """
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLInputObjectType):
            loosen(kind.fields.values())
        elif isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            for field in kind.fields.values():
                loosen(field.args.values())


def loosen(given: Iterable[GraphQLArgument | GraphQLInputField]) -> None:
    for one in given:
        if isinstance(one.type, GraphQLNonNull) and one.default_value is not Undefined:
            one.type = one.type.of_type


def page_connections(schema: GraphQLSchema) -> None:
    """Gives every connection the same four arguments (Relay)."""
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLObjectType):
            for field in kind.fields.values():
                if get_named_type(field.type).name.endswith("Connection"):
                    field.args.update({name: page_argument(name) for name in PAGE})


def page_argument(name: str) -> GraphQLArgument:
    cursor = name in {"after", "before"}
    return GraphQLArgument(GraphQLString if cursor else GraphQLInt, description=PAGES[name])


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
