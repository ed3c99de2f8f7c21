"""Plans of operations: a document laid out once for each setting of its conditions, kept with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cachetools import LRUCache
from graphql import (
    FragmentDefinitionNode,
    GraphQLSchema,
    OperationType,
)
from graphql.execution.values import VariableValues

from execution.documents import MOST_SHAPES, Figures, Prepared
from execution.kinds import FieldMap
from execution.planned.bindings import Binding, bind
from execution.planned.selection import Field, Selecting, Selection
from execution.planned.statements import Compiled


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


class Plans:
    """The plans of one schema."""

    def __init__(self, schema: GraphQLSchema, declared: Mapping[str, FieldMap], figures: Figures) -> None:
        self.schema = schema
        self.declared = declared
        self.figures = figures

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
