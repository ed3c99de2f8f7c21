"""What stands in the input of a change: ids with their places, texts and days."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from resolvers.shared.identifiers import GlobalId, found_id


@dataclass(frozen=True, slots=True)
class Named:
    """An id in an input, and where it stands there."""

    path: tuple[str, ...]
    id: GlobalId


def ids_in(given: Any, *path: str) -> Iterator[Named]:
    """Every global id in an input."""
    if isinstance(given, Mapping):
        for name, value in given.items():
            if name not in NOT_NAMING:
                yield from ids_in(value, *path, name)
    elif isinstance(given, list | tuple):
        for number, value in enumerate(given):
            yield from ids_in(value, *path, str(number))
    elif isinstance(given, str) and (found := found_id(given)) is not None:
        yield Named(path, found)


NOT_NAMING = frozenset(
    {
        *("clientMutationId", "idempotencyKey", "decision", "name", "shortName", "code", "cardNumber"),
        "acceptWithoutStanding",
        *("criterion", "note", "summary"),
    }
)
"""The texts of inputs that name nothing, whatever stands in them."""


def values_in(given: Any, name: str = "") -> Iterator[tuple[str, str | date]]:
    """(name of the field, value) of every text and day in an input."""
    if isinstance(given, Mapping):
        for field, value in given.items():
            yield from values_in(value, field)
    elif isinstance(given, list | tuple):
        for value in given:
            yield from values_in(value, name)
    elif isinstance(given, str | date):
        yield name, given


def days_in(given: Any) -> set[date]:
    """Every day in an input."""
    return {value for _, value in values_in(given) if isinstance(value, date)}
