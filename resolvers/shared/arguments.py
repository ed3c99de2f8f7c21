"""Arguments of the schema turned into parameters of the graph."""

from collections.abc import Callable, Mapping
from typing import Any

from execution.errors import BadUserInput
from execution.kinds import Arguments, Column, Parameters
from graph.model.keys import fold
from graph.model.texts import SEARCHED
from resolvers.shared.texts import argument_text
from wording.said import say

LEAST = {"maxDepth": 1}
PAST = "includePast"
"""The argument that asks for links that have ended, too."""


def columns(*names: str) -> dict[str, Column]:
    """Fields that are read as they stand in the graph, under the same name."""
    return {name: Column(name) for name in names}


def given(*names: str) -> Parameters:
    """The named arguments as far as they are given; enumerations as their plain text."""

    def parameters(arguments: Arguments) -> dict[str, Any]:
        check_least(arguments)
        return {name: plain(arguments[name]) for name in names if arguments.get(name) is not None}

    return Parameters(names, parameters)


def chosen(one_of: Mapping[str, Any]) -> tuple[str, Any]:
    """The one member of an input of which exactly one is given, by its name."""
    [one] = one_of.items()
    return one


def check_least(arguments: Arguments) -> None:
    """A number that could only ever give an empty list is a mistake, and told."""
    for name, least in LEAST.items():
        value = arguments.get(name)
        if value is not None and value < least:
            raise BadUserInput(say("TOO_SMALL", argument=name, least=least, found=value), name)


def plain(value: Any) -> Any:
    if isinstance(value, list):
        return [plain(item) for item in value]
    return str(value) if isinstance(value, str) else value


def words_of(text: str, written: Callable[[str], str] = fold, argument: str = "text") -> list[str]:
    """The words to search for, folded as the names are written that are searched; at least one letter or digit is
    needed."""
    words = written(argument_text(text, argument, SEARCHED)).split()
    if not words:
        raise BadUserInput(say("NOTHING_TO_SEARCH", argument=argument), argument)
    return words


def check_period(arguments: Mapping[str, Any], argument: str = "from") -> None:
    """`from` must lie before `to`: the end of a period is exclusive, and a day has no differences from itself."""
    since, until = arguments.get("from"), arguments.get("to")
    if since is not None and until is not None and since >= until:
        raise BadUserInput(say("FROM_NOT_BEFORE_TO", since=since, until=until), argument)
