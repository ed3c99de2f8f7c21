"""Mutations on graphql-core: each change is left before the next one begins. Called by `operations`."""

from typing import Any

from graphql import GraphQLObjectType
from graphql.execution import Executor

from execution.reference import Answering


class MutationExecutor(Executor[Answering]):
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
