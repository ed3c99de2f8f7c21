"""A document laid out by what its fields give and are worth, once for each text; `costs` puts the variables in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, NamedTuple

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    NullValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    ValueNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_list_type,
    is_object_type,
)

from execution.backend import LARGEST_PAGE
from execution.cursors import USUAL_SIZE
from execution.kinds import Batch, Command, Costly, FieldKind, FieldMap, Link, Root

A_FEW = 10
"""How many objects a list holds of which nobody says how many."""
PRICE_OF_A_CHANGE = 200
"""In objects: a change reads what its rules look at, and writes."""
PRICE_OF_THE_PAST = 5_000
"""In objects: what was recorded since is taken back for the question."""
PRICE_OF_THE_SCHEMA = 2_000
SIZES = ("first", "last")
PAGED = ("Connection", "Edge")
"""How the types end that hold a page and are no objects themselves."""
OF_A_PAGE = frozenset({"nodes", "edges", "node", "pageInfo"})


class Taken(NamedTuple):
    """What one field takes: its objects, and what it is worth beside them."""

    objects: int = 0
    worth: int = 0
    path: str = ""

    @property
    def both(self) -> int:
        """All that it takes."""
        return self.objects + self.worth


@dataclass(frozen=True, slots=True)
class Size:
    """How many objects a field gives for each of its parents: the largest that one of the variables says, by its number
    or the length of its list; where none does, `usual`."""

    usual: int
    variables: tuple[str, ...] = ()

    def number(self, given: Mapping[str, Any]) -> int:
        """The number for these variables, as they came with the request."""
        values = [given[name] for name in self.variables if given.get(name) is not None]
        told = [len(value) if isinstance(value, list) else int(value) for value in values]
        return min(max(told, default=self.usual), LARGEST_PAGE)


@dataclass(frozen=True, slots=True)
class Priced:
    """A field of a document: how many objects it gives, whether these count, and what it is worth beside them, more
    where a moment is given; then what is selected of an object. Of `either`, an object has one."""

    path: str
    size: Size | None = None
    counts: bool = True
    price: int = 0
    moment: ValueNode | None = None
    below: "tuple[Priced, ...]" = ()
    either: "tuple[tuple[Priced, ...], ...]" = ()

    def spent(self, parents: int, given: Mapping[str, Any], most: int) -> Iterator[Taken]:
        """What this field and each one below it takes, with its path; of `most` objects, an answer ends anyway."""
        many = parents if self.size is None else min(parents * self.size.number(given), most)
        worth = self.price + (PRICE_OF_THE_PAST if self.is_past(given) else 0)
        yield Taken(many if self.counts else 0, parents * worth, self.path)
        for one in self.below:
            yield from one.spent(many, given, most)
        kinds = [[taken for one in kind for taken in one.spent(many, given, most)] for kind in self.either]
        yield from max(kinds, key=lambda kind: sum(taken.both for taken in kind), default=())

    def is_past(self, given: Mapping[str, Any]) -> bool:
        """Whether the field is asked for what was known at a moment."""
        if isinstance(self.moment, VariableNode):
            return given.get(self.moment.name.value) is not None
        return self.moment is not None


@dataclass(frozen=True, slots=True)
class Selected:
    """What is selected of an object: of every one, and of each type that it can be."""

    below: tuple[Priced, ...]
    either: tuple[tuple[Priced, ...], ...]


@dataclass(frozen=True, slots=True)
class Prices:
    """The prices of the fields of one schema; `fields` are its declarations."""

    schema: GraphQLSchema
    fields: Mapping[str, FieldMap]

    def laid_out(self, document: DocumentNode, operation: OperationDefinitionNode) -> tuple[Priced, ...]:
        """The root fields of an operation, priced."""
        root = self.schema.get_root_type(operation.operation)
        fragments = {one.name.value: one for one in document.definitions if isinstance(one, FragmentDefinitionNode)}
        laying = Laying(self, fragments)
        return () if root is None else laying.selected(root.name, [operation.selection_set], "").below

    def definition(self, owner: str, name: str) -> GraphQLField | None:
        """The field of the schema; None of what the language itself has."""
        kind = self.schema.type_map[owner]
        return kind.fields.get(name) if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType) else None

    def declared(self, owner: str, name: str) -> FieldKind | None:
        """How a field is declared; that of an interface, by one of the types that have it."""
        kind = self.schema.type_map[owner]
        owners = self.schema.get_possible_types(kind) if isinstance(kind, GraphQLInterfaceType) else [kind]
        return next((found for one in owners if (found := self.fields.get(one.name, {}).get(name))), None)


def variables_of(fields: Iterable[Priced]) -> Iterator[str]:
    """The names of the variables that the costs of fields depend on."""
    for one in fields:
        yield from one.size.variables if one.size else ()
        yield from [one.moment.name.value] if isinstance(one.moment, VariableNode) else ()
        yield from variables_of(chain(one.below, *one.either))


@dataclass(frozen=True, slots=True)
class Laying:
    """The laying out of one document."""

    prices: Prices
    fragments: Mapping[str, FragmentDefinitionNode]

    def selected(self, owner: str, sets: Iterable[SelectionSetNode], path: str) -> Selected:
        """What is selected of an object of a type."""
        level = Level(self.prices.schema, self.fragments)
        level.gather(owner, sets)
        below = tuple(self.priced(kind, nodes, path + key) for (kind, key), nodes in level.fields.items())
        kinds = [self.selected(kind, inside, path) for kind, inside in level.kinds.items()]
        return Selected(below, tuple((*one.below, *chain.from_iterable(one.either)) for one in kinds))

    def priced(self, owner: str, nodes: Sequence[FieldNode], path: str) -> Priced:
        name = nodes[0].name.value
        definition = self.prices.definition(owner, name)
        if definition is None:  # of the schema itself
            return Priced(path, counts=False, price=0 if name == "__typename" else PRICE_OF_THE_SCHEMA)
        declared = self.prices.declared(owner, name)
        named = get_named_type(definition.type)
        if is_leaf_type(named):
            return Priced(path, counts=isinstance(declared, Costly | Batch))
        sets = [one.selection_set for one in nodes if one.selection_set is not None]
        below = self.selected(named.name, sets, path + ".")
        wrapped = owner.endswith(PAGED) and name in OF_A_PAGE
        return Priced(
            path,
            size=None if wrapped else size_of(definition, declared, nodes[0]),
            counts=not wrapped,
            price=price_of(declared),
            moment=moment_of(declared, nodes[0]),
            below=below.below,
            either=below.either,
        )


@dataclass(frozen=True, slots=True)
class Level:
    """The fields of one level through all its fragments, by the type that has them and their response key; and what
    stands under the condition of one of the types that the object can be."""

    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]
    fields: defaultdict[tuple[str, str], list[FieldNode]] = field(default_factory=lambda: defaultdict(list))
    kinds: defaultdict[str, list[SelectionSetNode]] = field(default_factory=lambda: defaultdict(list))
    spread: set[str] = field(default_factory=set[str])

    def gather(self, owner: str, sets: Iterable[SelectionSetNode]) -> None:
        """Takes in what is selected of a type."""
        for one in chain.from_iterable(one.selections for one in sets):
            match one:
                case FieldNode():
                    self.fields[owner, (one.alias or one.name).value].append(one)
                case FragmentSpreadNode() if one.name.value not in self.spread:
                    self.spread.add(one.name.value)
                    fragment = self.fragments[one.name.value]
                    self.under(owner, fragment.type_condition.name.value, fragment.selection_set)
                case InlineFragmentNode():
                    self.under(owner, one.type_condition.name.value if one.type_condition else owner, one.selection_set)
                case _:
                    pass

    def under(self, owner: str, condition: str, inside: SelectionSetNode) -> None:
        if condition == owner or is_object_type(self.schema.type_map[owner]):
            self.gather(owner, [inside])
        elif is_object_type(self.schema.type_map[condition]):
            self.kinds[condition].append(inside)
        else:
            self.gather(condition, [inside])


def price_of(declared: FieldKind | None) -> int:
    if isinstance(declared, Command):
        return PRICE_OF_A_CHANGE
    return declared.price if isinstance(declared, Root) else 0


def moment_of(declared: FieldKind | None, node: FieldNode) -> ValueNode | None:
    """The moment that a field is asked for, by what was known then."""
    if not isinstance(declared, Root):
        return None
    given = [one.value for one in node.arguments or () if one.name.value == declared.moment]
    return given[0] if given and not isinstance(given[0], NullValueNode) else None


def size_of(definition: GraphQLField, declared: FieldKind | None, node: FieldNode) -> Size | None:
    """How many objects the field gives: a page of a connection, one for each that is named by a list, or a few; None
    where it gives one."""
    given = {one.name.value: one.value for one in node.arguments or ()}
    if SIZES[0] in definition.args:
        return told([given[name] for name in SIZES if name in given], USUAL_SIZE)
    if not is_list_type(get_nullable_type(definition.type)):
        return None
    lists = [name for name, one in definition.args.items() if is_list_type(get_nullable_type(one.type))]
    usual = declared.usual if isinstance(declared, Link) and declared.usual else A_FEW
    return told([given[name] for name in lists if name in given], usual)


def told(values: Sequence[ValueNode], usual: int) -> Size:
    """The size that values of arguments say."""
    numbers = [int(one.value) for one in values if isinstance(one, IntValueNode)]
    lengths = [len(one.values or ()) for one in values if isinstance(one, ListValueNode)]
    variables = tuple(one.name.value for one in values if isinstance(one, VariableNode))
    return Size(max([*numbers, *lengths], default=usual), variables)
