"""What whoever sees a part may ask: nothing but what is named for them. All else is refused with all that is beside it.

It is told from the document and its variables, before anything is read, and so for both executors and every channel.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    EnumValueNode,
    FieldNode,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    ObjectFieldNode,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    separate_operations,
    type_from_ast,
    visit,
)
from graphql.execution.values import VariableValues

from execution.documents import Prepared

Told = Mapping[str, Mapping[str, frozenset[str]]]
"""By type, the fields that are let through, each with its arguments; of an input its fields, of an enumeration its
values."""


class UnknownInPart(Exception):
    """What is named for whoever sees a part, and is not in the schema."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What of one schema is `told` to whoever sees a part."""

    schema: GraphQLSchema
    told: Told

    def __post_init__(self) -> None:
        """Refuses names that the schema does not have: a field that is called otherwise now is let through no more."""
        known = frozenset(self.known())
        unknown = [place for place in places(self.told) if place not in known]
        if unknown:
            raise UnknownInPart(", ".join(unknown))

    def known(self) -> Iterator[str]:
        """Every place of the schema that could be named."""
        for name, kind in self.schema.type_map.items():
            if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
                for field, definition in kind.fields.items():
                    yield from (f"{name}.{field}", *(f"{name}.{field}({one})" for one in definition.args))
            elif isinstance(kind, GraphQLInputObjectType):
                yield from (f"{name}.{field}" for field in kind.fields)
            elif isinstance(kind, GraphQLEnumType):
                yield from (f"{name}.{value}" for value in kind.values)

    def beyond(self, prepared: Prepared, variables: VariableValues) -> str | None:
        """The first place in an operation that is not let through; None where all of it is."""
        if prepared.beyond is None:
            prepared.beyond = [*self.beyond_in_document(prepared)]
        return next((place for place in (*prepared.beyond, *self.beyond_in(prepared, variables))), None)

    def beyond_in_document(self, prepared: Prepared) -> Iterator[str]:
        """What is beyond whatever the variables are."""
        name = prepared.operation.name.value if prepared.operation.name else ""
        document = separate_operations(prepared.document)[name]
        info = TypeInfo(self.schema)
        looking = Looking(self, info)
        visit(document, TypeInfoVisitor(info, looking))
        yield from looking.found

    def beyond_in(self, prepared: Prepared, variables: VariableValues) -> Iterator[str]:
        """What is beyond in the values of variables."""
        for definition in prepared.operation.variable_definitions or ():
            kind = type_from_ast(self.schema, definition.type)
            value = variables.coerced.get(definition.variable.name.value)
            if kind is not None and value is not None:
                yield from self.beyond_in_value(get_named_type(kind), value)

    def beyond_in_value(self, kind: Any, value: Any) -> Iterator[str]:
        if isinstance(value, list):
            for one in value:
                yield from self.beyond_in_value(kind, one)
        elif isinstance(kind, GraphQLInputObjectType) and isinstance(value, Mapping):
            for name, one in value.items():
                if name in self.told.get(kind.name, ()):
                    yield from self.beyond_in_value(get_named_type(kind.fields[name].type), one)
                else:
                    yield f"{kind.name}.{name}"
        elif isinstance(kind, GraphQLEnumType) and value is not None:
            yield from self.beyond_in_names(kind.name, str(kind.serialize(value)))

    def beyond_in_names(self, kind: str, name: str) -> Iterator[str]:
        if name not in self.told.get(kind, ()):
            yield f"{kind}.{name}"


def places(told: Told) -> Iterator[str]:
    for kind, fields in told.items():
        for field, arguments in fields.items():
            yield from (f"{kind}.{field}", *(f"{kind}.{field}({one})" for one in sorted(arguments)))


class Looking(Visitor):
    """Looks through a document for what is not let through; what asks for the schema itself is."""

    def __init__(self, parts: Parts, info: TypeInfo) -> None:
        super().__init__()
        self.parts = parts
        self.info = info
        self.found: list[str] = []

    def enter_field(self, node: FieldNode, *_: object) -> None:
        parent = self.info.get_parent_type()
        assert parent is not None  # noqa: S101  # the document was checked against the schema
        if node.name.value.startswith("__") or parent.name.startswith("__"):
            return
        place = f"{parent.name}.{node.name.value}"
        arguments = self.parts.told.get(parent.name, {}).get(node.name.value)
        if arguments is None:
            self.found.append(place)
            return
        given = (one.name.value for one in node.arguments or ())
        self.found += [f"{place}({one})" for one in given if one not in arguments]

    def enter_object_field(self, node: ObjectFieldNode, *_: object) -> None:
        self.named(self.info.get_parent_input_type(), node.name.value)

    def enter_enum_value(self, node: EnumValueNode, *_: object) -> None:
        self.named(self.info.get_input_type(), node.value)

    def named(self, kind: GraphQLInputType | None, name: str) -> None:
        owner = get_named_type(kind)
        if owner is not None and not owner.name.startswith("__"):
            self.found += self.parts.beyond_in_names(owner.name, name)
