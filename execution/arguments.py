"""Arguments of a field as its kind takes them: which ones it reads, null for a default, lists that name something."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from graphql import (
    GraphQLArgument,
    GraphQLInputField,
    Undefined,
    get_named_type,
    get_nullable_type,
    is_enum_type,
    is_input_object_type,
    is_list_type,
    is_required_argument,
)

from execution.errors import BadUserInput
from execution.kinds import ORDER, Arguments, Batch, FieldKind, Inside, Link, Root, Shape, Source
from wording.said import say

PAGE = ("first", "after", "last", "before")
"""The arguments that every connection has."""


class UnreadArgument(Exception):
    """An argument of the schema that the field's kind does not read, or one that it reads and the schema lacks."""


def read_by(kind: FieldKind | None) -> frozenset[str] | None:
    """The names of all arguments that the field reads; None where it takes its arguments whole."""
    match kind:
        case Root():
            return frozenset((*kind.takes, *kind.beside))
        case Batch() | Source():
            return frozenset(kind.takes)
        case Link():
            page = PAGE if kind.shape is Shape.CONNECTION else ()
            order = (ORDER,) if kind.orders else ()
            return frozenset((*kind.parameters.takes, *page, *order, *filter(None, (kind.past,))))
        case _:
            return None


def inside_of(kind: FieldKind | None) -> Inside:
    """What the field reads inside of its arguments."""
    match kind:
        case Root() | Batch():
            return kind.inside
        case Link():
            orders = {f"{ORDER}.field": frozenset(kind.orders)} if kind.orders else {}
            return {**kind.parameters.inside, **orders}
        case _:
            return {}


def check_read(path: str, kind: FieldKind | None, given: Mapping[str, GraphQLArgument]) -> None:
    """Refuses a field whose arguments in the schema are not those that its kind reads."""
    read = read_by(kind)
    differing = sorted(given.keys() ^ read) if read is not None else []
    if differing:
        raise UnreadArgument(
            f"{path}({', '.join(differing)}): declared on one side only, in the schema or by the field"
        )
    for place, names in inside_of(kind).items():
        inside = sorted(names_in(place.split("."), given) ^ names)
        if inside:
            raise UnreadArgument(f"{path}({place}: {', '.join(inside)}): declared on one side only")


def names_in(place: Sequence[str], given: Mapping[str, GraphQLArgument] | Mapping[str, GraphQLInputField]) -> set[str]:
    """The fields of the input, or the values of the enumeration, that stands at a place inside of arguments."""
    first, *rest = place
    kind = get_named_type(given[first].type)
    if is_input_object_type(kind):
        return names_in(rest, kind.fields) if rest else set(kind.fields)
    return set(kind.values) if is_enum_type(kind) else set()


Definitions: TypeAlias = Mapping[str, GraphQLArgument] | Mapping[str, GraphQLInputField]


def filled(arguments: Arguments, given: Definitions) -> dict[str, Any]:
    """The arguments with their defaults where they are null, however deep they stand."""
    return {name: filled_value(value, given[name]) for name, value in arguments.items()}


def filled_value(value: Any, definition: GraphQLArgument | GraphQLInputField) -> Any:
    kind = get_nullable_type(definition.type)
    if value is None and definition.default_value is not Undefined:
        return definition.default_value
    if isinstance(value, Mapping) and is_input_object_type(kind):
        return filled(value, kind.fields)
    inner = get_nullable_type(kind.of_type) if is_list_type(kind) else None
    if isinstance(value, list) and is_input_object_type(inner):
        return [one if one is None else filled(one, inner.fields) for one in value]
    return value


def check_lists(arguments: Arguments, given: Mapping[str, GraphQLArgument]) -> None:
    """Refuses an empty list that filters, by the name of its argument.

    A client that made one by mistake gets neither all nor nothing. What must be given is no filter: no ids are asked
    for, no records come.
    """
    for name in empty_lists(arguments, given):
        raise BadUserInput(say("EMPTY_LIST", argument=name), name)


def empty_lists(arguments: Arguments, given: Definitions) -> Iterator[str]:
    """The names of lists that are empty and need not be given, however deep they stand."""
    for name, value in arguments.items():
        definition = given[name]
        kind = get_nullable_type(definition.type)
        if isinstance(value, Mapping) and is_input_object_type(kind):
            yield from empty_lists(value, kind.fields)
        elif value == [] and not is_required(definition):
            yield name


def is_required(definition: GraphQLArgument | GraphQLInputField) -> bool:
    return is_required_argument(GraphQLArgument(definition.type, default_value=definition.default_value))
