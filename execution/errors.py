"""Errors that a client can mend, with Apollo's codes. Raised by every room above `graph`."""

from graphql import GraphQLError


class BadUserInput(GraphQLError):
    """An argument that cannot be used: the message says why and what would do; `argument` names it."""

    def __init__(self, message: str, argument: str) -> None:
        super().__init__(message, extensions={"code": "BAD_USER_INPUT", "argument": argument})


class QueryTooLarge(GraphQLError):
    """The question asks for more objects, or bytes, than one answer may hold."""

    def __init__(self, bound: int, of: str = "objects") -> None:
        super().__init__(
            f"The question asks for more than {bound:,} {of}. Ask for smaller pages, fewer levels or fewer fields.",
            extensions={"code": "QUERY_TOO_LARGE", "bound": bound},
        )
