"""Errors that a client can mend, with Apollo's codes. Raised by every room above `graph`."""

from typing import Any

from graphql import GraphQLError

from wording.said import Said, say


class TellingError(GraphQLError):
    """An error in words of the table: `said` becomes a sentence in the language of whoever asks."""

    def __init__(self, said: Said, code: str, **extensions: Any) -> None:
        super().__init__(str(said), extensions={"code": code, **extensions})
        self.said = said


class BadUserInput(TellingError):
    """An argument that cannot be used: `said` says why and what would do; `argument` names it."""

    def __init__(self, said: Said, argument: str) -> None:
        super().__init__(said, "BAD_USER_INPUT", argument=argument)


class QueryTooLarge(TellingError):
    """The question asks for more objects, or bytes, than one answer may hold."""

    def __init__(self, bound: int, code: str = "TOO_MANY_OBJECTS") -> None:
        super().__init__(say(code, most=bound), "QUERY_TOO_LARGE", bound=bound)
