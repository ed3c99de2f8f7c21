"""What whoever sees a part may ask: nothing but what is named for them.

It is told from the document and its variables, before anything is read, and so for both executors and every channel.
An operation that holds anything else is refused; whoever asks for it `partly` is answered the rest, and told what was
left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import (
    REMOVE,
    DocumentNode,
    EnumValueNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    InlineFragmentNode,
    ListValueNode,
    NullValueNode,
    ObjectValueNode,
    TypeInfo,
    TypeInfoVisitor,
    ValueNode,
    VariableNode,
    Visitor,
    VisitorAction,
    get_named_type,
    get_operation_ast,
    separate_operations,
    type_from_ast,
    visit,
)
from graphql.execution.values import VariableValues
from graphql.pyutils import Undefined

from execution.documents import Prepared, deciding

Told = Mapping[str, Mapping[str, frozenset[str]]]
"""By type, the fields that are let through, each with its arguments; of an input its fields, of an enumeration its
values."""


class UnknownInPart(Exception):
    """What is named for whoever sees a part, and is not in the schema."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What is answered of an operation (None: nothing), and the places of all that is withheld, in their order."""

    rest: Prepared | None
    withheld: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """What an operation's variables come to: those without a value, and those with one that is not let through, each
    with its places."""

    unsaid: frozenset[str]
    beyond: Mapping[str, tuple[str, ...]]

    @property
    def shape(self) -> object:
        """The same for operations of which the same is withheld."""
        return self.unsaid, tuple(sorted(self.beyond.items()))


ALL_SAID = Sent(frozenset(), {})


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

    def cut(self, prepared: Prepared, variables: VariableValues) -> Cut:
        """What of an operation is let through, with these variables: each field with all of its arguments, or not."""
        sent = self.sent(prepared, variables)
        key = id(self), sent.shape
        found: Cut | None = prepared.cuts.get(key)
        if found is None:
            found = prepared.cuts[key] = self.made(prepared, sent)
        return found

    def sent(self, prepared: Prepared, variables: VariableValues) -> Sent:
        unsaid, beyond = set[str](), dict[str, tuple[str, ...]]()
        for name, kind in self.variables_of(prepared):
            value = variables.coerced.get(name)
            if value is None:
                unsaid.add(name)
            elif kind is not None and (found := tuple(self.beyond_in_value(kind, value))):
                beyond[name] = found
        return Sent(frozenset(unsaid), beyond) if unsaid or beyond else ALL_SAID

    def variables_of(self, prepared: Prepared) -> Sequence[tuple[str, object]]:
        """The names of an operation's variables, each with its type where a value of it can hold what is named."""
        found: Sequence[tuple[str, object]] | None = prepared.cuts.get("variables")
        if found is None:
            kinds = {
                definition.variable.name.value: get_named_type(type_from_ast(self.schema, definition.type))
                for definition in prepared.operation.variable_definitions or ()
            }
            found = prepared.cuts["variables"] = [
                (name, None if isinstance(kind, GraphQLScalarType) else kind) for name, kind in kinds.items()
            ]
        return found

    def made(self, prepared: Prepared, sent: Sent) -> Cut:
        name = prepared.operation.name.value if prepared.operation.name else ""
        document = separate_operations(prepared.document)[name]
        info = TypeInfo(self.schema)
        cutting = Cutting(self, info, sent)
        rest = without_empty(visit(document, TypeInfoVisitor(info, cutting)))
        withheld = tuple(dict.fromkeys(cutting.found))
        if not withheld:
            return Cut(prepared, ())
        operation = get_operation_ast(rest, name or None)
        left = operation is not None and operation.selection_set.selections
        return Cut(
            Prepared(rest, operation, tuple(sorted(set(deciding(rest.definitions))))) if operation and left else None,
            withheld,
        )

    def beyond_in_value(self, kind: Any, value: Any) -> Iterator[str]:
        """The places in the value of a variable."""
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

    def beyond_in_input(self, mutation: str, given: Mapping[str, Any]) -> list[tuple[str, ...]]:
        """The paths of what the input of a mutation says and is not let through, wherever the input comes from."""
        kind = self.schema.mutation_type and self.schema.mutation_type.fields[mutation].args["input"].type
        return [*self.beyond_in_fields(get_named_type(kind), given, ())]

    def beyond_in_fields(self, kind: Any, value: Any, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if isinstance(value, list):
            for place, one in enumerate(value):
                yield from self.beyond_in_fields(kind, one, (*path, str(place)))
        elif isinstance(kind, GraphQLInputObjectType) and isinstance(value, Mapping):
            for name, one in value.items():
                if name in self.told.get(kind.name, ()):
                    yield from self.beyond_in_fields(get_named_type(kind.fields[name].type), one, (*path, name))
                else:
                    yield (*path, name)

    def beyond_in_text(self, kind: Any, value: ValueNode, sent: Sent) -> Iterator[str]:
        """The places in a value that stands in the document."""
        if isinstance(value, VariableNode):
            yield from sent.beyond.get(value.name.value, ())
        elif isinstance(value, ListValueNode):
            for one in value.values:
                yield from self.beyond_in_text(kind, one, sent)
        elif isinstance(value, ObjectValueNode) and isinstance(kind, GraphQLInputObjectType):
            for part in value.fields:
                name = part.name.value
                if name in self.told.get(kind.name, ()):
                    yield from self.beyond_in_text(get_named_type(kind.fields[name].type), part.value, sent)
                else:
                    yield f"{kind.name}.{name}"
        elif isinstance(value, EnumValueNode) and isinstance(kind, GraphQLEnumType):
            yield from self.beyond_in_names(kind.name, value.value)

    def beyond_in_names(self, kind: str, name: str) -> Iterator[str]:
        if name not in self.told.get(kind, ()):
            yield f"{kind}.{name}"


def places(told: Told) -> Iterator[str]:
    for kind, fields in told.items():
        for field, arguments in fields.items():
            yield from (f"{kind}.{field}", *(f"{kind}.{field}({one})" for one in sorted(arguments)))


class Cutting(Visitor):
    """Takes out of a document what is not let through; what asks for the schema itself is."""

    def __init__(self, parts: Parts, info: TypeInfo, sent: Sent) -> None:
        super().__init__()
        self.parts = parts
        self.info = info
        self.sent = sent
        self.found: list[str] = []

    def enter_field(self, node: FieldNode, *_: object) -> VisitorAction:
        parent = self.info.get_parent_type()
        assert parent is not None  # noqa: S101  # the document was checked against the schema
        if node.name.value.startswith("__") or parent.name.startswith("__"):
            return None
        beyond = [*self.beyond_in(parent.name, node)]
        self.found += beyond
        return REMOVE if beyond else None

    def beyond_in(self, parent: str, node: FieldNode) -> Iterator[str]:
        place, definition = f"{parent}.{node.name.value}", self.info.get_field_def()
        arguments = self.parts.told.get(parent, {}).get(node.name.value)
        if arguments is None or definition is None:
            yield place
            return
        for one in node.arguments or ():
            name, argument = one.name.value, definition.args[one.name.value]
            if self.is_left_out(argument, one.value):
                continue
            if name in arguments:
                yield from self.parts.beyond_in_text(get_named_type(argument.type), one.value, self.sent)
            else:
                yield f"{place}({name})"

    def is_left_out(self, argument: GraphQLArgument, value: ValueNode) -> bool:
        """Whether it says nothing, so that it is as if it was not there."""
        unsaid = isinstance(value, VariableNode) and value.name.value in self.sent.unsaid
        return (unsaid or isinstance(value, NullValueNode)) and argument.default_value in {None, Undefined}


class Emptying(Visitor):
    """Takes out what holds nothing any more."""

    def __init__(self, gone: frozenset[str]) -> None:
        super().__init__()
        self.gone = gone

    def leave_field(self, node: FieldNode, *_: object) -> VisitorAction:
        return REMOVE if node.selection_set is not None and not node.selection_set.selections else None

    def leave_inline_fragment(self, node: InlineFragmentNode, *_: object) -> VisitorAction:
        return None if node.selection_set.selections else REMOVE

    def enter_fragment_spread(self, node: FragmentSpreadNode, *_: object) -> VisitorAction:
        return REMOVE if node.name.value in self.gone else None


def without_empty(document: DocumentNode) -> DocumentNode:
    """The document without fields and fragments of which nothing is left."""
    gone: frozenset[str] = frozenset()
    while True:
        document = visit(document, Emptying(gone))
        empty = [one for one in document.definitions if is_empty_fragment(one)]
        if not empty:
            return document
        gone = frozenset(one.name.value for one in empty if isinstance(one, FragmentDefinitionNode))
        kept = tuple(one for one in document.definitions if one not in empty)
        document = DocumentNode(definitions=kept, loc=document.loc)


def is_empty_fragment(definition: object) -> bool:
    return isinstance(definition, FragmentDefinitionNode) and not definition.selection_set.selections
