"""Arguments of the schema turned into parameters of the graph. Called by every resolver."""

from collections.abc import Callable, Mapping
from typing import Any

from execution.errors import BadUserInput
from execution.kinds import Arguments, Column
from graph.naming import fold

LONGEST_TEXT = 200


def columns(*names: str) -> dict[str, Column]:
    """Fields that are read as they stand in the graph, under the same name."""
    return {name: Column(name) for name in names}


def given(*names: str) -> Callable[[Arguments], dict[str, Any]]:
    """The named arguments as far as they are given; enumerations as their plain text."""

    def parameters(arguments: Arguments) -> dict[str, Any]:
        return {name: plain(arguments[name]) for name in names if arguments.get(name) is not None}

    return parameters


def plain(value: Any) -> Any:
    if isinstance(value, list):
        return [plain(item) for item in value]
    return str(value) if isinstance(value, str) else value


def words_of(text: str, argument: str = "text") -> dict[str, Any]:
    """A search text as the parameters that the hops ask for; at least one letter or digit is needed."""
    if len(text) > LONGEST_TEXT:
        raise BadUserInput(f"`{argument}` is longer than {LONGEST_TEXT} characters.", argument)
    words = fold(text).split()
    if not words:
        raise BadUserInput(f"`{argument}` has no letter or digit to search for.", argument)
    return {"words": words, "phrase": " ".join(words), "driver": max(words, key=len)}


def check_period(arguments: Mapping[str, Any]) -> None:
    """`from` must lie before `to`: an end is exclusive."""
    since, until = arguments.get("from"), arguments.get("to")
    if since is not None and until is not None and since >= until:
        raise BadUserInput(f"`from` ({since}) must be before `to` ({until}); the end is exclusive.", "from")
