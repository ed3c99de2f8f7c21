"""What is answered in place of an answer: a request that holds nothing to run, or that could not be run to its end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from execution.errors import TellingError
from execution.telling import in_words
from wording.languages import Language
from wording.said import Said, say


@dataclass
class Refused(Exception):
    """A request that is refused: with which status, code and words, and what a header tells beside them."""

    status: int
    code: str
    said: Said
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    status_in_json: int | None = None
    """The status of plain JSON, where its clients expect another one."""

    def as_response(self, language: Language = Language.EN) -> dict[str, Any]:
        """The body of a GraphQL response."""
        return {"errors": [in_words(TellingError(self.said, self.code), language).formatted]}


def bad_request(said: Said) -> Refused:
    """A request that cannot be read, in words for whoever wrote the client."""
    return Refused(400, "BAD_REQUEST", said)


def forbidden() -> Refused:
    """What is answered to whoever may not have it."""
    return Refused(403, "FORBIDDEN", say("FORBIDDEN"))
