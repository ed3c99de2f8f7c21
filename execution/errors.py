"""Errors that a client can mend, with Apollo's codes. Raised by every room above `graph`."""

from graphql import GraphQLError


class BadUserInput(GraphQLError):
    """An argument that cannot be used: the message says why and what would do; `argument` names it."""

    def __init__(self, message: str, argument: str) -> None:
        super().__init__(message, extensions={"code": "BAD_USER_INPUT", "argument": argument})


class QueryTooLarge(GraphQLError):
    """The question asks for more objects than one answer may hold."""

    def __init__(self, bound: int) -> None:
        super().__init__(
            f"The question asks for more than {bound:,} objects. Ask for smaller pages or fewer levels.",
            extensions={"code": "QUERY_TOO_LARGE", "bound": bound},
        )
