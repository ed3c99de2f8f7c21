"""What is wrong with a document, or with the variables that came with it; each with its code."""

from collections.abc import Sequence
from dataclasses import dataclass

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    NoFragmentCyclesRule,
    OperationDefinitionNode,
    validate,
)

from execution.argument_names import argument_of
from execution.limits import Extent, Limits, check_limits
from execution.naming import coded
from wording.said import say

MOST_ERRORS = 20


@dataclass(frozen=True, slots=True)
class Read:
    """A document that was read and is not checked yet."""

    document: DocumentNode
    operation: OperationDefinitionNode
    extent: Extent


def check(schema: GraphQLSchema, read: Read, limits: Limits) -> list[GraphQLError]:
    """Everything that can be told from the document alone: its size first, as that bounds what checking takes."""
    too_large = check_limits(read.extent, limits)
    # what comes back to itself is endless before it is anything else
    rules = [NoFragmentCyclesRule] if too_large else None
    errors = in_plain_words(validate(schema, read.document, rules, max_errors=MOST_ERRORS))
    return [validation_error(read.document, error) for error in errors] or too_large


def in_plain_words(errors: Sequence[GraphQLError]) -> list[GraphQLError]:
    """The errors; that there are more than these is said as what to do."""
    more = say("MORE_ERRORS", most=MOST_ERRORS)
    return [GraphQLError(str(more)) if error.message.endswith("aborted.") else error for error in errors]


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
