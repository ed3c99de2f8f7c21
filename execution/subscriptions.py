"""A subscription: an answer for each event of its one field, checked, priced and limited as every operation is."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass, replace
from functools import partial

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLSchema,
    InlineFragmentNode,
    OperationType,
    SelectionSetNode,
    located_error,
)
from graphql.execution.values import VariableValues, get_argument_values

from execution.arguments import check_lists, filled
from execution.asked import Asked
from execution.documents import Prepared
from execution.errors import TellingError
from execution.kinds import Arguments, Source
from execution.naming import named
from execution.operations import Answer, Operation, Operations
from execution.telling import in_words
from wording.languages import Language
from wording.said import say


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """Answers the subscriptions of one schema, whose fields are told by `sources`."""

    operations: Operations
    sources: Mapping[str, Source]

    async def streams(self, operation: Operation) -> bool:
        """Whether it is a subscription, whose answers are `told` one by one."""
        prepared = await self.operations.ready(operation, only_query=False)
        return isinstance(prepared, Prepared) and prepared.operation.operation is OperationType.SUBSCRIPTION

    async def told(
        self, operation: Operation, asked: Callable[[], Asked], seconds: float
    ) -> AsyncGenerator[Answer, None]:
        """An answer for each event of a subscription, each within so many seconds, for a view of its own day, and each
        taken off the account of whoever listens.

        A subscription that cannot begin is one answer that did not begin; one that ends by a fault ends with it.
        """
        language = operation.language or Language.EN
        try:
            async with aclosing(self.found_told(operation, asked, seconds)) as answers:
                async for answer in answers:
                    yield replace(answer, errors=[in_words(error, language) for error in answer.errors])
        except TimeoutError:
            late = TellingError(say("TIMEOUT", seconds=f"{seconds:g}"), "TIMEOUT")
            yield Answer(None, [in_words(late, language)], began=False)
        except Exception as error:  # noqa: BLE001  # told as the field's own error
            told = located_error(error, None, None) if not isinstance(error, GraphQLError) else error
            yield Answer(None, [in_words(named(told, DocumentNode(definitions=())), language)], began=False)

    async def found_told(
        self, operation: Operation, asked: Callable[[], Asked], seconds: float
    ) -> AsyncGenerator[Answer, None]:
        """The answers, their errors in no language yet."""
        begun = asked()  # whoever may not ask is told nothing of the document
        prepared = await self.operations.ready(operation, only_query=False)
        weighed = prepared if isinstance(prepared, Answer) else self.operations.weighed(prepared, operation)
        if isinstance(weighed, Answer):
            yield weighed
            return
        begun.account.admit()
        source, arguments = source_of(self.operations.schema, weighed.prepared, weighed.variables, self.sources)
        async with source.events(begun.backend, begun.view, arguments) as events:
            async for event in events:
                now = replace(asked(), event=event)
                async with asyncio.timeout(seconds):
                    answer = await self.operations.permitted(now, partial(self.operations.carried_out, weighed, now))
                yield answer


def source_of(
    schema: GraphQLSchema, prepared: Prepared, variables: VariableValues, sources: Mapping[str, Source]
) -> tuple[Source, Arguments]:
    """What the one field of a subscription listens to, and its arguments. Raises a GraphQLError where they are bad."""
    node = first_field(prepared.operation.selection_set, prepared.document)
    kind = schema.subscription_type
    assert kind is not None, "it was checked against the schema"  # noqa: S101
    definition = kind.fields[node.name.value]
    arguments = filled(get_argument_values(definition, node, variables), definition.args)
    check_lists(arguments, definition.args)
    return sources[node.name.value], arguments


def first_field(selected: SelectionSetNode, document: DocumentNode) -> FieldNode:
    """The one field of a selection, in whatever fragments it stands."""
    first = selected.selections[0]
    if isinstance(first, FieldNode):
        return first
    if isinstance(first, InlineFragmentNode):
        return first_field(first.selection_set, document)
    assert isinstance(first, FragmentSpreadNode)  # noqa: S101  # there is no other
    fragments = (one for one in document.definitions if isinstance(one, FragmentDefinitionNode))
    spread = next(one for one in fragments if one.name.value == first.name.value)
    return first_field(spread.selection_set, document)
