"""graphql-core as an executor of whole operations, with the reference's resolvers. Called by `operations`.

It answers what asks for the schema itself, and everything where the service is told to (`--executor reference`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from inspect import isawaitable
from typing import Any

from graphql import GraphQLError, GraphQLObjectType, GraphQLSchema, execute
from graphql.execution import Executor
from graphql.execution.values import VariableValues

from execution.errors import QueryTooLarge
from execution.planner import Asked
from execution.plans import Prepared
from execution.reference import Answering


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
            context_value=Answering(asked.backend, asked.today, asked.most_objects),
            executor_class=LeavingChanges,
        )
        done = await result if isawaitable(result) else result
        too_large = [error for error in done.errors or () if isinstance(error.original_error, QueryTooLarge)]
        return (None, too_large[:1]) if too_large else (done.data, done.errors or ())


class LeavingChanges(Executor[Answering]):
    """Leaves a change's context as soon as its selection is answered, before the next change begins."""

    def execute_field(
        self, parent_type: GraphQLObjectType, source: Any, field_details_list: Any, path: Any, position_context: Any
    ) -> Any:
        answered = super().execute_field(parent_type, source, field_details_list, path, position_context)
        if parent_type is not self.schema.mutation_type:
            return answered
        return self.left(answered)

    async def left(self, answered: Any) -> Any:
        try:
            return await answered if self.is_awaitable(answered) else answered
        finally:
            await self.context_value.leave()
