"""What is told in words, as clients see it: the code, its values by name, and the sentence in their language."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from execution.kinds import FieldMap, Record
from execution.view import View
from resolvers.shared.arguments import columns
from wording.said import Said, Value, say
from wording.table import TABLE


def explanation(view: View, identifier: str, said: Said) -> Record:
    """An explanation as an object of the schema."""
    values = {
        "id": identifier,
        "code": said.code,
        "values": values_of(view, identifier, said),
        "text": said.words(view.language),
    }
    return Record("Explanation", view, values)


def role_in(body: str, role: str) -> Said:
    """What somebody is in a body: those in a cell's committee have a word of their own (chi ủy viên)."""
    own = f"ROLE.{body}.{role}"
    return say(own) if own in TABLE else say(f"ROLE.{role}")


def values_of(view: View, identifier: str, said: Said) -> list[Record]:
    """The values that a sentence names; several of one name are numbered from 0."""
    entries = [entry for name, value in said.values for entry in entries_of(name, value)]
    return [value_record(view, f"{identifier}~{name}", name, told(value, view)) for name, value in entries]


def entries_of(name: str, value: Value) -> Iterator[tuple[str, Value]]:
    if isinstance(value, tuple):
        yield from ((f"{name}.{place}", one) for place, one in enumerate(value))
    else:
        yield name, value


def told(value: Value, view: View) -> str | int | date:
    """A word of the table by its code; what has values of its own in words."""
    if not isinstance(value, Said):
        assert not isinstance(value, tuple), "several values are entries of their own"  # noqa: S101
        return value
    return value.words(view.language) if value.values else value.code.rpartition(".")[2]


def value_record(view: View, identifier: str, name: str, value: Any, *, is_day: bool = False) -> Record:
    """One value, under what it is; `is_day` says that a text is one of a day."""
    values: dict[str, Any] = {"id": identifier, "name": name, "text": None, "number": None, "day": None, "flag": None}
    if isinstance(value, bool):
        values["flag"] = value
    elif isinstance(value, int | float):
        values["number"] = float(value)
    elif isinstance(value, date):
        values["day"] = value.isoformat()
    else:
        values["day" if is_day else "text"] = value
    return Record("NamedValue", view, values)


NAMED_VALUE: FieldMap = columns("name", "text", "number", "day", "flag")
EXPLANATION: FieldMap = columns("code", "values", "text")
