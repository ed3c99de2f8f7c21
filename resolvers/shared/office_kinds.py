"""The argument that asks for civil posts of some kinds, as the parameters of its filter."""

from typing import Any

from execution.kinds import Arguments, Parameters
from graph.model.offices import parameters_of
from resolvers.shared.arguments import given


def of_kinds(arguments: Arguments, name: str) -> dict[str, Any]:
    """The kinds that the argument names, with what tells them of a post that has none recorded."""
    kinds = given(name)(arguments)
    return kinds | (parameters_of(kinds[name]) if kinds else {})


OFFICE_KINDS = Parameters(("kinds",), lambda arguments: of_kinds(arguments, "kinds"))
