"""Which kind of text each input of a change and each argument of a question is, and inputs as they are stored.

An input of one name is of one kind, wherever it stands: a test walks the schema and finds what was not declared.
"""

from collections.abc import Mapping
from typing import Any

from execution.errors import BadUserInput
from graph.model.texts import CODE, KEY, NAME, NOTE, REFERENCE, SEARCHED, SYMBOL, TITLE, TextKind, Unfit, stored
from resolvers.shared.identifiers import without_view
from wording.said import Said, say

REFERENCES = (
    *("assessment", "assignment", "at", "case", "cell", "cells", "children", "childrenOf", "childrenTo", "concerns"),
    *("directive", "directives", "endSeats", "fact", "grant", "handledBy", "issuer", "of", "refersTo"),
    *("home", "homes", "id"),
    *("meeting", "member", "members", "membersTo", "membership", "norm", "office", "onBehalfOf", "organization"),
    *(
        "organizations",
        "parent",
        "person",
        "place",
        "places",
        "plannedMeeting",
        "setBy",
        "sheet",
        "statedFigure",
        "subject",
        "supervision",
        "supervisor",
        "task",
        "tasks",
        "taskReport",
        "to",
        "under",
        "viewers",
        "waiver",
    ),
)
"""Inputs that name something by its id, or by what a plan calls it."""
INPUTS: Mapping[str, TextKind] = {
    **dict.fromkeys(("name", "shortName", "newPerson"), NAME),
    **dict.fromkeys(
        ("code", "codes", "cardNumber", "cardNumbers", "criterion", "key", "number", "partOf", "symbol", "symbols"),
        CODE,
    ),
    "text": SEARCHED,
    **dict.fromkeys(("reason", "acceptWithoutStanding", "note", "summary"), NOTE),
    **dict.fromkeys(REFERENCES, REFERENCE),
    **dict.fromkeys(("decision", "closingDecision", "regulation"), SYMBOL),
    "title": TITLE,
    **dict.fromkeys(("clientMutationId", "idempotencyKey", "iss", "sub"), KEY),
}
"""What a text in the input of a change is, by its name."""
Faults = list[tuple[tuple[str, ...], Said]]
"""What is wrong with an input: the path to a text, and why it is not stored."""
ARGUMENTS: Mapping[str, TextKind] = {"text": SEARCHED}
"""What a text that a question is given is, by its argument."""


def stored_input(given: Mapping[str, Any]) -> tuple[dict[str, Any], Faults]:
    """The input with its texts as they are stored, and why some are not."""
    faults: Faults = []
    return stored_object(given, (), faults), faults


def stored_object(given: Mapping[str, Any], path: tuple[str, ...], faults: Faults) -> dict[str, Any]:
    return {name: stored_value(value, name, (*path, name), faults) for name, value in given.items()}


def stored_value(value: Any, name: str, path: tuple[str, ...], faults: Faults) -> Any:
    """A value under a name, whatever it holds; a text that is not stored stays as it came."""
    if isinstance(value, Mapping):
        return stored_object(value, path, faults)
    if isinstance(value, list):
        return [stored_value(one, name, (*path, str(place)), faults) for place, one in enumerate(value)]
    if not isinstance(value, str) or name not in INPUTS:
        return value
    kind = INPUTS[name]
    try:
        text = stored(value, kind)
    except Unfit as unfit:
        faults.append((path, say("TEXT_UNFIT", field=name, why=unfit.said)))
        return value
    return without_view(text) if kind is REFERENCE else text


def argument_text(value: str, argument: str, kind: TextKind) -> str:
    """A text that a question is given, as texts are stored; refused by the name of its argument."""
    try:
        return stored(value, kind)
    except Unfit as unfit:
        raise BadUserInput(say("TEXT_UNFIT", field=argument, why=unfit.said), argument) from None
