"""Where something failed: null as far up as the schema asks for it, and an error with its path for each failure.

Follows the specification's handling of errors
(https://spec.graphql.org/September2025/#sec-Handling-Execution-Errors).
"""

from graphql import (
    GraphQLError,
    GraphQLOutputType,
    get_named_type,
    is_composite_type,
    is_list_type,
    is_non_null_type,
    located_error,
)

from execution.planned.selection import Field, Selection
from execution.planned.state import Failure, Leaf, Made, Typed

Path = list[str | int]


class Nulled(Exception):
    """A value that may not be null is: what holds it is null too."""


class Settling:
    """Walks an answer once; `errors` are those found on the way."""

    def __init__(self) -> None:
        self.errors: list[GraphQLError] = []

    def data(self, selection: Selection, made: Made) -> Made | None:
        """The data of an operation, or null where a root field that may not be null failed."""
        try:
            return self.object(selection, made, [])
        except Nulled:
            return None

    def object(self, selection: Selection, made: Made, path: Path) -> Made:
        # the first field that nulls the object is the one that is told
        return {field.key: self.field(field, made[field.key], [*path, field.key]) for field in selection}

    def field(self, field: Field, value: Leaf, path: Path) -> Leaf:
        if field.definition is not None:
            return self.value(field, field.type, value, path)
        if isinstance(value, Failure):  # only `__type` can fail, and may be null
            self.errors.append(located_error(value.error, list(field.nodes), path))
            return None
        return value

    def value(self, field: Field, kind: GraphQLOutputType, value: Leaf, path: Path) -> Leaf:
        if is_non_null_type(kind):
            return self.filled(field, kind.of_type, value, path)
        try:
            return self.filled(field, kind, value, path)
        except Nulled:
            return None

    def filled(self, field: Field, kind: GraphQLOutputType, value: Leaf, path: Path) -> Leaf:
        if isinstance(value, Failure):
            self.errors.append(located_error(value.error, list(field.nodes), path))
            raise Nulled
        if value is None:
            return None
        if is_list_type(kind):
            return self.items(field, kind.of_type, value, path)
        named = get_named_type(kind)
        if not is_composite_type(named):
            return value
        name = value.kind if isinstance(value, Typed) else named.name
        return self.object(field.selection[name], value, path)

    def items(self, field: Field, kind: GraphQLOutputType, values: list[Leaf], path: Path) -> list[Leaf]:
        return [self.value(field, kind, value, [*path, index]) for index, value in enumerate(values)]
