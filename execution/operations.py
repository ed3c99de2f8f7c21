"""One operation from its text to its answer: parse, check, limit, run, and name every error.

Errors carry Apollo's codes; a fault that is nobody's input shows no internals and is logged with a number to find
it by.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import uuid4

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    OperationType,
    get_operation_ast,
    parse,
    validate,
)
from graphql.execution.values import VariableValues, get_variable_values

from execution.argument_names import argument_around, argument_of
from execution.asked import Asked
from execution.documents import Documents, Prepared
from execution.limits import Limits, check_limits

MOST_ERRORS = 20
logger = logging.getLogger("hierarchy.execution")


@dataclass(frozen=True, slots=True)
class Operation:
    """What a client asks: the document, its variables and which of its operations to run."""

    query: str
    variables: Mapping[str, Any] = field(default_factory=dict[str, Any])
    name: str | None = None


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


class Executor(Protocol):
    """What runs an operation that was checked."""

    async def execute(
        self, prepared: Prepared, given: Mapping[str, Any], variables: VariableValues, asked: Asked
    ) -> tuple[Mapping[str, Any] | None, Sequence[GraphQLError]]:
        """The data, and the errors at their paths; `given` are the variables as they came, `variables` coerced."""
        ...


@dataclass(frozen=True, slots=True)
class Operations:
    """Answers the operations of one schema; what asks for the schema itself, `reference` answers."""

    schema: GraphQLSchema
    documents: Documents
    limits: Limits
    executor: Executor
    reference: Executor

    async def answer(self, operation: Operation, asked: Asked, *, only_query: bool = False) -> Answer:
        """The operation's answer; `only_query` refuses anything that could change data (HTTP GET)."""
        prepared = self.prepared(operation, only_query=only_query)
        if isinstance(prepared, Answer):
            return prepared
        variables = get_variable_values(
            self.schema, prepared.operation.variable_definitions or (), dict(operation.variables), MOST_ERRORS
        )
        if isinstance(variables, list):
            return refused([variable_error(prepared.document, error) for error in variables])
        executor = self.reference if prepared.introspective else self.executor
        try:
            data, errors = await executor.execute(prepared, operation.variables, variables, asked)
        except GraphQLError as error:  # a condition of @skip or @include is null: nobody knows what is asked for
            data, errors = None, [error]
        return Answer(data, [named(error, prepared.document) for error in errors])

    def prepared(self, operation: Operation, *, only_query: bool) -> Prepared | Answer:
        """The document, parsed and checked once for each text; or what is wrong with it."""
        found = self.documents.find(operation.query, operation.name)
        if found is not None and not (only_query and is_change(found.operation)):
            return found
        with self.documents.figures.planning():
            return self.checked(operation, only_query=only_query)

    def checked(self, operation: Operation, *, only_query: bool) -> Prepared | Answer:
        """The document of a text that was not prepared before."""
        try:
            document = parse(operation.query, max_tokens=self.limits.tokens)
        except GraphQLSyntaxError as error:
            return refused([coded(error, "GRAPHQL_PARSE_FAILED")])
        selected = get_operation_ast(document, operation.name)
        if selected is None:
            message = "Name the operation to run in `operationName`: the document holds several, or not that one."
            return refused([coded(GraphQLError(message), "OPERATION_RESOLUTION_FAILURE")])
        if only_query and is_change(selected):
            return refused([coded(GraphQLError("Only queries can be asked by GET; use POST."), "METHOD_NOT_ALLOWED")])
        errors = check(self.schema, document, selected, self.limits)
        return refused(errors) if errors else self.documents.keep(operation.query, operation.name, document, selected)


def is_change(operation: OperationDefinitionNode) -> bool:
    return operation.operation is not OperationType.QUERY


def refused(errors: Sequence[GraphQLError]) -> Answer:
    return Answer(None, errors, began=False)


def check(
    schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, limits: Limits
) -> list[GraphQLError]:
    """Everything that can be told from the document alone."""
    errors = validate(schema, document, max_errors=MOST_ERRORS)
    if errors:
        return [validation_error(document, error) for error in errors]
    return check_limits(document, operation, limits)


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


def named(error: GraphQLError, document: DocumentNode) -> GraphQLError:
    """An error of execution with its code: the input's, that of a known fault, or an internal one."""
    if error.extensions and "code" in error.extensions:
        return error
    original = error.original_error
    code = getattr(original, "code", None)
    if isinstance(code, str):
        return replaced(error, str(original), code)
    if original is None or isinstance(original, GraphQLError):
        # only while it runs it is seen that a variable is null which has a default and may not be null here
        argument = argument_around(document, error)
        if argument is not None:
            return coded(error, "BAD_USER_INPUT", argument=argument)
    number = uuid4().hex[:12]
    logger.error("fault %s at %s", number, error.path, exc_info=original)
    return replaced(error, f"Something went wrong here. It is logged as {number}.", "INTERNAL_SERVER_ERROR")


def replaced(error: GraphQLError, message: str, code: str) -> GraphQLError:
    return GraphQLError(message, nodes=error.nodes, path=error.path, extensions={"code": code})


def coded(error: GraphQLError, code: str, **more: Any) -> GraphQLError:
    error.extensions = {**(error.extensions or {}), "code": code, **more}
    return error
