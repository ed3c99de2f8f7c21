"""Values that the ledger keeps as JSON, as typed values by their names."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from execution.kinds import Record
from graph.model.kinds import Table
from graph.model.seals import SEAL
from graph.model.tables import LINKS, NODES, OPEN_END
from resolvers.shared.sentences import value_record

DAYS_OF_INPUTS = frozenset(
    {
        *(
            "admittedOn",
            "birthDate",
            "closedOn",
            "decidedOn",
            "dueOn",
            "heldOn",
            "issuedOn",
            "officialOn",
            "on",
            "openedOn",
        ),
        *("periodFrom", "periodTo", "plannedFor", "since", "statedOn", "until"),
    }
)
"""Inputs of changes that are days; a test walks the schema and finds what was not declared."""


def values_of_input(owner: Record, given: Mapping[str, Any]) -> Iterator[Record]:
    """Everything that was asked for, with the path to it as its name: `steps.0.dissolve.organization`."""
    yield from (named_value(owner, name, value, DAYS_OF_INPUTS) for name, value in leaves(given))


def values_of_fact(owner: Record, table: str, facts: Mapping[str, Any]) -> list[Record]:
    """The properties of a row; an open end is none."""
    known: Table = LINKS[table] if table in LINKS else NODES[table]
    stated = {name: value for name, value in facts.items() if value != OPEN_END.isoformat()}
    return [named_value(owner, name, value, known.dates) for name, value in leaves(stated)]


def leaves(given: Mapping[str, Any] | Sequence[Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """(name, value) of all that is neither an object nor a list, nor under a seal."""
    entries = given.items() if isinstance(given, Mapping) else enumerate(given)
    for name, value in entries:
        if isinstance(value, Mapping) and SEAL in value:
            continue
        if isinstance(value, Mapping | list):
            yield from leaves(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


def named_value(owner: Record, name: str, value: Any, days: frozenset[str]) -> Record:
    """One value, under what it is."""
    return value_record(owner.view, f"{owner.values['id']}~{name}", name, value, is_day=name.rpartition(".")[2] in days)
