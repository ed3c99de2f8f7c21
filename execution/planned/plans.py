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
from execution.kinds import FieldKind, FieldMap
from execution.planned.bindings import Binding, bind
from execution.planned.given import Given
from execution.planned.selection import Selecting, Selection
from execution.planned.statements import Compiled


@dataclass(slots=True)
class Plan:
    """The fields of an operation under one setting of its conditions, with what was compiled of them.

    `bound` are the fields' bindings by their numbers, `varying` those whose arguments a request gives. `compiled` is
    bounded too: the shapes of one text are few, but its variables could be played with. What has none is found in
    `fixed` by how many rows it begins with, without its shape.
    """

    root: Selection
    bound: Sequence[Binding | None]
    varying: Sequence[tuple[int, FieldKind | None, Given]]
    serial: bool
    compiled: LRUCache[object, Compiled] = field(default_factory=lambda: LRUCache(MOST_SHAPES * 4))
    fixed: LRUCache[object, Compiled] = field(default_factory=lambda: LRUCache(MOST_SHAPES))

    def bindings(self, variables: VariableValues) -> list[Binding | None]:
        """Every field's binding for the variables of a request, by the field's number."""
        found = list(self.bound)
        for number, kind, given in self.varying:
            found[number] = bind(kind, given, variables)
        return found


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
        bound: list[Binding | None] = [None] * len(selecting.fields)
        varying: list[tuple[int, FieldKind | None, Given]] = []
        for one in selecting.fields:
            if one.varies:
                varying.append((one.number, one.kind, Given(one)))
            elif one.definition is not None and one.kind is not None:
                bound[one.number] = bind(one.kind, Given(one), variables)
        serial = prepared.operation.operation is OperationType.MUTATION
        return Plan(root, bound, varying, serial)
