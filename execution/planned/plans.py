"""Plans of operations, kept: parsed, checked and laid out once for each text, whatever its values.

The cache is bounded by number, and a document by its tokens, so a flood of distinct texts costs no memory beyond
the bound.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from cachetools import LRUCache
from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
)
from graphql.execution.values import VariableValues

from execution.kinds import FieldMap
from execution.planned.bindings import Binding, bind
from execution.planned.selection import Field, Selecting, Selection, deciding
from execution.planned.statements import Compiled

MOST_PLANS = 512
MOST_SHAPES = 16


@dataclass(slots=True)
class Plan:
    """The fields of an operation under one setting of its conditions, with what was compiled of them.

    `compiled` is bounded too: the shapes of one text are few, but its variables could be played with.
    """

    root: Selection
    fields: Sequence[Field]
    bound: Mapping[int, Binding]
    serial: bool
    compiled: LRUCache[object, Compiled] = field(default_factory=lambda: LRUCache(MOST_SHAPES * 4))

    def bindings(self, variables: VariableValues) -> list[Binding | None]:
        """Every field's binding for the variables of a request, by the field's number."""
        return [self.bound.get(one.number) or binding_of(one, variables) for one in self.fields]


def binding_of(wanted: Field, variables: VariableValues) -> Binding | None:
    return bind(wanted, variables) if wanted.varies else None


@dataclass(slots=True)
class Prepared:
    """A document that was checked, with the operation to run."""

    document: DocumentNode
    operation: OperationDefinitionNode
    deciding: tuple[str, ...] = ()
    introspective: bool = False
    plans: LRUCache[object, Plan] = field(default_factory=lambda: LRUCache(MOST_SHAPES))


@dataclass(slots=True)
class Figures:
    """How the cache does: for the metrics.

    `planning_seconds` are those of parsing, checking and laying out; what a statement is composed in, as it is first
    run, is not in them.
    """

    hits: int = 0
    misses: int = 0
    planning_seconds: float = 0.0

    @contextmanager
    def planning(self) -> Iterator[None]:
        """Adds the time that the block takes, whatever comes of it."""
        began = perf_counter()
        try:
            yield
        finally:
            self.planning_seconds += perf_counter() - began


class Plans:
    """The plans of one schema."""

    def __init__(self, schema: GraphQLSchema, declared: Mapping[str, FieldMap], most: int = MOST_PLANS) -> None:
        self.schema = schema
        self.declared = declared
        self.prepared: LRUCache[tuple[str, str | None], Prepared] = LRUCache(most)
        self.figures = Figures()

    def find(self, query: str, name: str | None) -> Prepared | None:
        """What was prepared for a text before."""
        found: Prepared | None = self.prepared.get((query, name))
        if found is None:
            self.figures.misses += 1
        else:
            self.figures.hits += 1
        return found

    def keep(
        self, query: str, name: str | None, document: DocumentNode, operation: OperationDefinitionNode
    ) -> Prepared:
        """The document as prepared, kept for the next request with the same text."""
        made = Prepared(
            document,
            operation,
            deciding=tuple(sorted(set(deciding(document.definitions)))),
            introspective=asks_for_schema(document),
        )
        self.prepared[query, name] = made
        return made

    def plan(self, prepared: Prepared, variables: VariableValues) -> Plan:
        """The plan under the variables' conditions."""
        conditions = tuple(variables.coerced.get(name) for name in prepared.deciding)
        found: Plan | None = prepared.plans.get(conditions)
        if found is None:
            with self.figures.planning():
                found = prepared.plans[conditions] = self.laid_out(prepared, variables)
        return found

    def laid_out(self, prepared: Prepared, variables: VariableValues) -> Plan:
        fragments = {
            one.name.value: one for one in prepared.document.definitions if isinstance(one, FragmentDefinitionNode)
        }
        selecting = Selecting(self.schema, self.declared, fragments, variables)
        root = selecting.operation(prepared.operation)
        bound = {
            one.number: bind(one, variables)
            for one in selecting.fields
            if not one.varies and one.definition is not None and one.kind is not None
        }
        serial = prepared.operation.operation is OperationType.MUTATION
        return Plan(root, selecting.fields, bound, serial)


def asks_for_schema(document: DocumentNode) -> bool:
    """Whether any field of the document is one of introspection, which graphql-core answers."""
    return any(name in {"__schema", "__type"} for name in names_in(document))


def names_in(tree: Any) -> Any:
    """The names of all fields in a part of a document."""
    if isinstance(tree, list | tuple):
        for one in tree:
            yield from names_in(one)
    elif hasattr(tree, "selection_set") or hasattr(tree, "definitions"):
        if tree.kind == "field":
            yield tree.name.value
        yield from names_in(getattr(tree, "definitions", ()))
        if getattr(tree, "selection_set", None):
            yield from names_in(tree.selection_set.selections)
