"""graphql-core as an executor of whole operations, with the reference's resolvers.

It answers what asks for the schema itself, and everything where the service is told to (`--executor reference`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from inspect import isawaitable
from typing import Any

from graphql import GraphQLError, GraphQLObjectType, GraphQLSchema, execute
from graphql.execution import Executor
from graphql.execution.values import VariableValues

from execution.asked import Asked
from execution.documents import Prepared
from execution.errors import QueryTooLarge
from execution.reference.resolvers import Question


@dataclass(frozen=True, slots=True)
class Oracle:
    """Answers as graphql-core does: what the planner's answers are compared with."""

    schema: GraphQLSchema

    async def execute(
        self, prepared: Prepared, given: Mapping[str, Any], variables: VariableValues, asked: Asked
    ) -> tuple[Mapping[str, Any] | None, Sequence[GraphQLError]]:
        """The data, and the errors at their paths."""
        result = execute(
            self.schema,
            prepared.document,
            variable_values=dict(given),
            operation_name=prepared.operation.name.value if prepared.operation.name else None,
            context_value=Question(asked),
            executor_class=LeavingRoots,
        )
        done = await result if isawaitable(result) else result
        too_large = [error for error in done.errors or () if isinstance(error.original_error, QueryTooLarge)]
        return (None, too_large[:1]) if too_large else (done.data, done.errors or ())


class LeavingRoots(Executor[Question]):
    """Leaves the context of a root field as soon as all under it is answered: of a change before the next begins."""

    def execute_field(
        self, parent_type: GraphQLObjectType, source: Any, field_details_list: Any, path: Any, position_context: Any
    ) -> Any:
        answered = super().execute_field(parent_type, source, field_details_list, path, position_context)
        if path.prev is not None:
            return answered
        return self.left(answered, str(path.key))

    async def left(self, answered: Any, root: str) -> Any:
        try:
            return await answered if self.is_awaitable(answered) else answered
        finally:
            await self.context_value.leave(root)
