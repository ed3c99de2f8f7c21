"""What asks for the schema itself: answered by graphql-core without the graph, and kept.

Only the root fields `__schema` and `__type` come here; the rest of their operation is the executor's.
"""

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from cachetools import LRUCache
from graphql import (
    DocumentNode,
    ExecutionResult,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    execute_sync,
)

from execution.documents import Prepared

META = frozenset({"__schema", "__type"})
MOST_KEPT = 16


@dataclass(frozen=True, slots=True)
class Introspection:
    """Describes one schema, in a thread of its own: the whole description takes tenths of a second."""

    schema: GraphQLSchema
    kept: LRUCache[object, tuple[DocumentNode, ExecutionResult]] = field(default_factory=lambda: LRUCache(MOST_KEPT))
    thread: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "introspection"))

    async def described(
        self, prepared: Prepared, given: Mapping[str, Any], key: str, nodes: tuple[FieldNode, ...]
    ) -> Any:
        """The value of one root field, whose nodes are merged; raises its error."""
        # a document is known by its identity as long as it is kept here
        known = (id(prepared.document), key, repr(sorted(given.items())))
        found = self.kept.get(known)
        if found is None:
            loop = asyncio.get_running_loop()
            result = await loop.run_in_executor(self.thread, self.describe, prepared, nodes, given)
            found = self.kept[known] = (prepared.document, result)
        result = found[1]
        if result.errors:
            raise result.errors[0]
        return (result.data or {})[key]

    def describe(self, prepared: Prepared, nodes: tuple[FieldNode, ...], given: Mapping[str, Any]) -> ExecutionResult:
        fragments = [one for one in prepared.document.definitions if isinstance(one, FragmentDefinitionNode)]
        alone = OperationDefinitionNode(
            operation=OperationType.QUERY,
            variable_definitions=prepared.operation.variable_definitions,
            directives=(),
            selection_set=SelectionSetNode(selections=nodes),
        )
        document = DocumentNode(definitions=(alone, *fragments))
        return execute_sync(self.schema, document, variable_values=dict(given))
