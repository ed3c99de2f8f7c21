"""Rows of what is recorded already: equal, or otherwise; then refused, or, where that is wished, as the changes that
make it so: those that a person would make, one after another.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from seeds.exchange.tables import Row
from service.exchange.drafting import Changed, Draft, Request, differing
from wording.languages import Language
from wording.said import say


@dataclass(frozen=True, slots=True)
class Way:
    """What changes values that are recorded: a command, and the field of its input for each column; `given` is what
    else the input says, `values` are those that a field takes in the place of a row's. Of a correction, `fact` is what
    kind of fact is put right."""

    mutation: str
    fields: Mapping[str, str]
    given: Mapping[str, Any]
    on: date
    fact: str = ""
    values: Mapping[str, Any] = field(default_factory=dict[str, Any])


def correction(fact: str, fields: Mapping[str, str], given: Mapping[str, Any], on: date, **values: Any) -> Way:
    """The correction of a fact that begins on a day of its own: what the list says of it holds since then."""
    return Way("correctFact", fields, given, on, fact, values)


def stands(draft: Draft, rows: Sequence[Row], recorded: Mapping[str, Any], ways: Sequence[Way]) -> None:
    """Rows of one thing that is recorded: the first says what it is."""
    row = rows[0]
    others = differing(row, recorded)
    left = [name for name in others if not any(name in way.fields for way in ways)]
    if not others:
        draft.unchanged += len(rows)
    elif left or not draft.update:
        refuse(draft, row, left or others, by_hand=bool(left))
    else:
        mend(draft, rows, {name: recorded[name] for name in others}, ways)


def refuse(draft: Draft, row: Row, columns: Sequence[str], *, by_hand: bool) -> None:
    headings = [say(f"COLUMN.{name}") for name in columns]
    todo = say("DO_CHANGE_BY_HAND") if by_hand else say("DO_UPDATE")
    draft.wrong(row, columns[0], say("EXISTS_OTHERWISE", headings=headings), todo)


def mend(draft: Draft, rows: Sequence[Row], recorded: Mapping[str, Any], ways: Sequence[Way]) -> None:
    """The requests of those ways that lead to a value that differs."""
    row = rows[0]
    for way in ways:
        columns = [name for name in recorded if name in way.fields]
        if columns:
            said = {way.fields[name]: way.values.get(name, row.values[name]) for name in columns}
            # the day of the change is no value of its input
            values = {name: value for name, value in said.items() if name != "on"}
            changes = [Changed(row.number, name, recorded[name], row.values[name]) for name in columns]
            draft.requests.append(request_of(rows, way, values, changes))


def request_of(rows: Sequence[Row], way: Way, values: Mapping[str, Any], changes: list[Changed]) -> Request:
    """The change that a way makes of values, for a row."""
    given = {**way.given, **values}
    if way.fact:
        reason = say("UPDATED_BY_LIST").words(Language.VI)
        given = {"reason": reason, "correction": {way.fact: given}}
    columns = {field: name for name, field in way.fields.items()}
    step = f"{way.mutation}.{way.fact}" if way.fact else way.mutation
    return Request([*rows], way.mutation, given, way.on, columns, step=step, changes=changes)


def ending(
    mutation: str, fact: str, identifier: str, row: Row, recorded: Mapping[str, Any], fields: Mapping[str, str]
) -> Way:
    """How a link that begins on a day of its own is changed: it ends by the command, where it is open and nothing else
    is otherwise; else it is put right."""
    others = differing(row, recorded)
    if others == ["until"] and recorded["until"] is None:
        return Way(mutation, {"until": "on"}, {fact: identifier}, row.values["until"])
    given = {fact: identifier}
    return correction(fact, {"until": "until", **fields}, given, row.values["since"])
