"""What an operation asks of people that takes a purpose: left null and named where none is stated; noted, with whose it
is, where one is.

It is told from the document and its variables, before anything is read, and so for both executors and every channel. A
field without a purpose is asked for as its type's name, so that nothing is read for it, and told as null, or as an
empty list where null may not be. With one, whose each value is, is asked for beside it, and taken out of the answer.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    FieldNode,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    NameNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_operation_ast,
    parse,
    separate_operations,
    visit,
)
from graphql.execution.values import VariableValues

from execution.asked import Note, ShownOf, Stated
from execution.documents import Prepared, deciding
from execution.errors import TellingError
from execution.parts import Parts, Told
from wording.said import say

MOST_PEOPLE = 1_000
"""Whose personal data one answer may hold."""
NULL, EMPTY, WHOSE = "null_", "list_", "whose"


@dataclass(frozen=True, slots=True)
class Table:
    """The grade: by type the `fields` that hold what is personal; the fields of inputs and the values of enumerations
    by which it is `asked`; and what is selected of a type to tell `whose` it is. A field in `within` belongs to the
    type that is named: it is asked there."""

    fields: Mapping[str, frozenset[str]]
    asked: Mapping[str, frozenset[str]]
    whose: Mapping[str, str]
    within: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Found:
    """What is personal in an operation: the places of fields, and those of filters and orders."""

    fields: tuple[str, ...]
    filters: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """All places."""
        return (*self.fields, *self.filters)


NOTHING = Found((), ())


@dataclass(frozen=True, slots=True)
class Asking:
    """How the operation is asked in its place: its names that begin with `mark` are no client's."""

    prepared: Prepared
    mark: str

    async def noted(self, data: Any, found: Found, stated: Stated | None, note: Note | None) -> Any:
        """The answer as the client asked for it, once it is noted whose personal data it shows; with a purpose alone it
        shows any. Raises where these are too many."""
        people = set[str]()
        told = self.told(data, people)
        if stated is None or note is None or told is None:
            return told
        if len(people) > MOST_PEOPLE:
            raise TellingError(say("TOO_MANY_PEOPLE", most=MOST_PEOPLE), "QUERY_TOO_LARGE")
        name = self.prepared.operation.name
        await note(ShownOf(stated, name.value if name else "", found.all, people))
        return told

    def told(self, data: Any, people: set[str]) -> Any:
        """The answer as the client asked for it; whose it is goes into `people`, as ids."""
        if isinstance(data, list | tuple):
            return [self.told(one, people) for one in data]
        if not isinstance(data, Mapping):
            return data
        found: dict[str, Any] = {}
        for key, value in data.items():
            if not key.startswith(self.mark):
                found[key] = self.told(value, people)
                continue
            what = key[len(self.mark) :]
            if what.startswith(NULL):
                found[what[len(NULL) :]] = None
            elif what.startswith(EMPTY):
                found[what[len(EMPTY) :]] = []
            else:
                people.update(texts_in(value))
        return found


@dataclass(frozen=True, slots=True)
class Personal:
    """What of one schema is personal, by its table."""

    schema: GraphQLSchema
    table: Table
    filters: Parts = field(init=False)

    def __post_init__(self) -> None:
        """Refuses names that the schema does not have."""
        Parts(self.schema, {kind: dict.fromkeys(names, frozenset[str]()) for kind, names in self.table.fields.items()})
        Parts(self.schema, {kind: dict.fromkeys(names, frozenset[str]()) for kind, names in self.table.asked.items()})
        object.__setattr__(self, "filters", Parts(self.schema, all_but(self.schema, self.table.asked)))

    def found(self, prepared: Prepared, variables: VariableValues) -> Found:
        """What is personal in an operation."""
        fields, filters = self.looked_through(prepared).fields, self.filters.cut(prepared, variables).withheld
        return Found(tuple(fields), filters) if fields or filters else NOTHING

    def looked_through(self, prepared: Prepared) -> "Looking":
        """What was noted of a document, when it was first asked for."""
        looking: Looking | None = prepared.cuts.get("personal")
        if looking is None:
            looking = prepared.cuts["personal"] = Looking(self, TypeInfo(self.schema))
            visit(own(prepared), TypeInfoVisitor(looking.info, looking))
        return looking

    def asked(self, prepared: Prepared, found: Found, *, purpose: bool) -> Asking:
        """How it is asked: with whose it is where there is a purpose, without what is personal where there is none."""
        key = ("personal", purpose, bool(found.filters))
        made: Asking | None = prepared.cuts.get(key)
        if made is None:
            names = self.looked_through(prepared).names
            mark = "__of"
            while any(name.startswith(mark) for name in names):
                mark += "_"
            info = TypeInfo(self.schema)
            everywhere = {"Member"} if found.filters else set[str]()
            everywhere |= {self.table.within[one] for one in found.fields if one in self.table.within}
            visitor = Noting(self, info, mark, everywhere) if purpose else Masking(self, info, mark)
            document = visit(own(prepared), TypeInfoVisitor(info, visitor))
            operation = get_operation_ast(document, prepared.operation.name.value if prepared.operation.name else None)
            assert isinstance(operation, OperationDefinitionNode)  # noqa: S101  # it is the same one
            decides = tuple(sorted(set(deciding(document.definitions))))
            made = prepared.cuts[key] = Asking(Prepared(document, operation, decides), mark)
        return made

    def is_personal(self, kind: str, name: str) -> bool:
        return name in self.table.fields.get(kind, ())


class Looking(Visitor):
    """Notes what is personal in a document, and the names that its client gives."""

    def __init__(self, personal: Personal, info: TypeInfo) -> None:
        super().__init__()
        self.personal = personal
        self.info = info
        self.fields: dict[str, None] = {}
        self.names: set[str] = set()

    def enter_field(self, node: FieldNode, *_: object) -> None:
        self.names.add(response_name(node))
        parent = self.info.get_parent_type()
        if parent is not None and self.personal.is_personal(parent.name, node.name.value):
            self.fields[f"{parent.name}.{node.name.value}"] = None


class Masking(Visitor):
    """Has the type's name asked for in the place of what is personal."""

    def __init__(self, personal: Personal, info: TypeInfo, mark: str) -> None:
        super().__init__()
        self.personal = personal
        self.info = info
        self.mark = mark

    def enter_field(self, node: FieldNode, *_: object) -> FieldNode | None:
        parent, kind = self.info.get_parent_type(), self.info.get_type()
        if parent is None or not self.personal.is_personal(parent.name, node.name.value):
            return None
        told = EMPTY if isinstance(kind, GraphQLNonNull) else NULL
        alias = NameNode(value=f"{self.mark}{told}{response_name(node)}")
        name = NameNode(value="__typename")
        return FieldNode(alias=alias, name=name, directives=node.directives, arguments=(), loc=node.loc)


class Noting(Visitor):
    """Has asked for beside what is personal, and in all types `everywhere`, whose it is."""

    def __init__(self, personal: Personal, info: TypeInfo, mark: str, everywhere: Collection[str]) -> None:
        super().__init__()
        self.personal = personal
        self.info = info
        self.mark = mark
        self.everywhere = everywhere
        self.holding: list[bool] = []

    def enter_selection_set(self, *_: object) -> None:
        parent = self.info.get_parent_type()
        self.holding.append(parent is not None and parent.name in self.everywhere)

    def enter_field(self, node: FieldNode, *_: object) -> None:
        parent = self.info.get_parent_type()
        if parent is not None and self.personal.is_personal(parent.name, node.name.value):
            self.holding[-1] = True

    def leave_selection_set(self, node: SelectionSetNode, *_: object) -> SelectionSetNode | None:
        parent = self.info.get_parent_type()
        whose = self.personal.table.whose.get(parent.name) if self.holding.pop() and parent is not None else None
        if whose is None or parent is None:
            return None
        beside = [self.marked(one, f"{parent.name}{at}") for at, one in enumerate(selections(whose))]
        return SelectionSetNode(selections=(*node.selections, *beside), loc=node.loc)

    def marked(self, one: SelectionNode, apart: str) -> FieldNode:
        assert isinstance(one, FieldNode)  # noqa: S101  # the table selects fields
        alias = NameNode(value=f"{self.mark}{WHOSE}{apart}")
        return FieldNode(
            alias=alias, name=one.name, arguments=one.arguments, directives=(), selection_set=one.selection_set
        )


def selections(text: str) -> tuple[SelectionNode, ...]:
    [definition] = parse(f"{{ {text} }}", no_location=True).definitions
    assert isinstance(definition, OperationDefinitionNode)  # noqa: S101  # there is no other
    return tuple(definition.selection_set.selections)


def own(prepared: Prepared) -> Any:
    """The operation's own document: its definition and the fragments that it uses."""
    return separate_operations(prepared.document)[prepared.operation.name.value if prepared.operation.name else ""]


def response_name(node: FieldNode) -> str:
    return (node.alias or node.name).value


def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from texts_in(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from texts_in(one)


def all_but(schema: GraphQLSchema, names: Mapping[str, Collection[str]]) -> Told:
    """Every field, argument, filter and order of a schema but these."""
    told: dict[str, Mapping[str, frozenset[str]]] = {}
    for kind, one in schema.type_map.items():
        if isinstance(one, GraphQLObjectType | GraphQLInterfaceType):
            told[kind] = {name: frozenset(given.args) for name, given in one.fields.items()}
        elif isinstance(one, GraphQLInputObjectType):
            told[kind] = {name: frozenset() for name in one.fields if name not in names.get(kind, ())}
        elif isinstance(one, GraphQLEnumType):
            told[kind] = {name: frozenset() for name in one.values if name not in names.get(kind, ())}
    return told
