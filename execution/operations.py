"""One operation from its text to its answer: parse, check, limit, run, and name every error.

Called by `service` for HTTP and WebSocket and by the tests, so that all of them give one answer. Errors carry Apollo's
codes; a fault that is nobody's input shows no internals and is logged with a number to find it by.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from inspect import isawaitable
from typing import Any, Protocol
from uuid import uuid4

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    OperationType,
    execute,
    get_operation_ast,
    parse,
    validate,
)

from execution.limits import Limits, check_limits
from execution.mutating import MutationExecutor
from execution.naming_arguments import argument_of

logger = logging.getLogger("hierarchy.execution")


@dataclass(frozen=True, slots=True)
class Operation:
    """What a client asks: the document, its variables and which of its operations to run."""

    query: str
    variables: Mapping[str, Any] = field(default_factory=dict[str, Any])
    name: str | None = None


class CodedFault(Protocol):
    """A fault of a room below that names its own code and may be told to the client."""

    code: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The data (None where nothing could be answered) and the errors, each with its code.

    `began` tells whether execution began: before it, an error is one of the request as a whole.
    """

    data: Mapping[str, Any] | None
    errors: Sequence[GraphQLError] = ()
    began: bool = True

    def as_response(self) -> dict[str, Any]:
        """The body of a GraphQL response."""
        body: dict[str, Any] = {"data": self.data} if self.began else {}
        return body | ({"errors": [error.formatted for error in self.errors]} if self.errors else {})


async def answer(
    schema: GraphQLSchema, operation: Operation, context: object, limits: Limits, *, only_query: bool = False
) -> Answer:
    """The operation's answer; `only_query` refuses anything that could change data (HTTP GET)."""
    try:
        document = parse(operation.query, max_tokens=limits.tokens)
    except GraphQLSyntaxError as error:
        return refused([coded(error, "GRAPHQL_PARSE_FAILED")])
    errors = check(schema, document, operation, limits, only_query=only_query)
    if errors:
        return refused(errors)
    result = execute(
        schema,
        document,
        variable_values=dict(operation.variables),
        operation_name=operation.name,
        context_value=context,
        executor_class=MutationExecutor if is_mutation(document, operation) else None,
    )
    done = await result if isawaitable(result) else result
    if done.data is None and done.errors and done.errors[0].path is None:
        return refused([variable_error(document, error) for error in done.errors])
    return Answer(done.data, [named(error) for error in done.errors or ()])


def is_mutation(document: DocumentNode, operation: Operation) -> bool:
    selected = get_operation_ast(document, operation.name)
    return selected is not None and selected.operation is OperationType.MUTATION


def refused(errors: Sequence[GraphQLError]) -> Answer:
    return Answer(None, errors, began=False)


def check(
    schema: GraphQLSchema, document: DocumentNode, operation: Operation, limits: Limits, *, only_query: bool
) -> list[GraphQLError]:
    """Everything that can be told from the document alone."""
    selected = get_operation_ast(document, operation.name)
    if selected is None:
        message = "Name the operation to run in `operationName`: the document holds several, or not that one."
        return [coded(GraphQLError(message), "OPERATION_RESOLUTION_FAILURE")]
    if only_query and selected.operation is not OperationType.QUERY:
        return [coded(GraphQLError("Only queries can be asked by GET; use POST."), "METHOD_NOT_ALLOWED")]
    errors = validate(schema, document, max_errors=20)
    if errors:
        return [validation_error(document, error) for error in errors]
    return check_limits(document, selected, limits)


def validation_error(document: DocumentNode, error: GraphQLError) -> GraphQLError:
    """A value that its scalar refuses is bad input of an argument; everything else is the document's fault."""
    argument = argument_of(document, error)
    if argument is None:
        return coded(error, "GRAPHQL_VALIDATION_FAILED")
    return coded(error, "BAD_USER_INPUT", argument=argument)


def variable_error(document: DocumentNode, error: GraphQLError) -> GraphQLError:
    """A variable that cannot be used, with the argument that it was given to."""
    argument = argument_of(document, error)
    return coded(error, "BAD_USER_INPUT", **({"argument": argument} if argument else {}))


def named(error: GraphQLError) -> GraphQLError:
    """An error of execution with its code: the input's, that of a known fault, or an internal one."""
    if error.extensions and "code" in error.extensions:
        return error
    original = error.original_error
    code = getattr(original, "code", None)
    if isinstance(code, str):
        return replaced(error, str(original), code)
    number = uuid4().hex[:12]
    logger.error("fault %s at %s", number, error.path, exc_info=original)
    return replaced(error, f"Something went wrong here. It is logged as {number}.", "INTERNAL_SERVER_ERROR")


def replaced(error: GraphQLError, message: str, code: str) -> GraphQLError:
    return GraphQLError(message, nodes=error.nodes, path=error.path, extensions={"code": code})


def coded(error: GraphQLError, code: str, **more: Any) -> GraphQLError:
    error.extensions = {**(error.extensions or {}), "code": code, **more}
    return error
