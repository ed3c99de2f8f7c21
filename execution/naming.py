"""Errors of an operation with their codes: the input's, those of known faults, and internal ones by a number."""

import logging
from typing import Any
from uuid import uuid4

from graphql import DocumentNode, GraphQLError

from execution.argument_names import argument_around
from execution.errors import TellingError
from wording.said import say

logger = logging.getLogger("hierarchy.execution")


def named(error: GraphQLError, document: DocumentNode) -> GraphQLError:
    """An error of execution with its code: the input's, that of a known fault, or an internal one."""
    if error.extensions and "code" in error.extensions:
        return error
    original = error.original_error
    code = getattr(original, "code", None)
    if isinstance(code, str):
        return replaced(error, code)
    if original is None or isinstance(original, GraphQLError):
        # only while it runs it is seen that a variable is null which has a default and may not be null here
        argument = argument_around(document, error)
        if argument is not None:
            return coded(error, "BAD_USER_INPUT", argument=argument)
    number = uuid4().hex[:12]
    logger.error("fault %s at %s", number, error.path, exc_info=original)
    fault = TellingError(say("FAULT", number=number), "INTERNAL_SERVER_ERROR")
    return GraphQLError(
        fault.message, nodes=error.nodes, path=error.path, original_error=fault, extensions=fault.extensions
    )


def replaced(error: GraphQLError, code: str) -> GraphQLError:
    """A known fault, with its code."""
    original = error.original_error
    return GraphQLError(
        str(original), nodes=error.nodes, path=error.path, original_error=original, extensions={"code": code}
    )


def coded(error: GraphQLError, code: str, **more: Any) -> GraphQLError:
    error.extensions = {**(error.extensions or {}), "code": code, **more}
    return error
