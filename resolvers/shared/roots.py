"""What root fields are made of: the record or the page that their arguments name, on the day that is asked for."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from execution.cursors import fingerprint_of, slice_of
from execution.errors import BadUserInput
from execution.kinds import Arguments, Listing, Pages, Record, Root, Shape, Unread, Within
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.cypher.patterns import Hop, RecordType
from graph.model.texts import CODE
from graph.records.registry import RECORDS
from resolvers.shared.arguments import chosen
from resolvers.shared.identifiers import GlobalId, decode_id
from resolvers.shared.texts import argument_text
from wording.said import say


def unread(wanted: GlobalId, view: View) -> Unread[RecordType]:
    """The record of an id, as far as it stands on the day; read with all that is selected of it."""
    return Unread(RECORDS[wanted.type], wanted.type, wanted.key, view)


async def find_living(backend: Fetching, wanted: GlobalId, view: View) -> Record | None:
    """The record of an id as far as it stands on the day, for those who look at it themselves."""
    [values] = await backend.find(RECORDS[wanted.type], [wanted.key], view, living=True)
    return None if values is None else Record(wanted.type, view, values)


def by_id_or_code(type_name: str, by_code: Hop) -> Root:
    """A root field that is asked `by` the id or by the code."""

    async def answer(backend: Fetching, view: View, arguments: Arguments) -> Unread[RecordType] | Listing[Hop]:
        name, text = chosen(arguments["by"])
        if name == "id":
            return unread(decode_id(text, "id", {type_name}), view)
        return Listing(by_code, type_name, view, {"code": argument_text(text, "code", CODE)}, Shape.ONE)

    return Root(answer, takes=("by",), day="asOf")


def under_of(arguments: Arguments, types: set[str]) -> GlobalId | None:
    """What `under` names."""
    text = arguments.get("under")
    return None if text is None else decode_id(text, "under", types)


def not_there(view: View) -> BadUserInput:
    return BadUserInput(say("NOT_THERE", argument="under", day=view.on), "under")


async def find_under(backend: Fetching, view: View, arguments: Arguments) -> str | None:
    """The id of the organization that `under` names; one that does not stand on the day is refused by name."""
    wanted = under_of(arguments, {"Organization"})
    if wanted is None:
        return None
    if await find_living(backend, wanted, view) is None:
        raise not_there(view)
    return str(wanted.key)


def pages_of(
    field: str,
    hop: Hop,
    view: View,
    arguments: Arguments,
    *,
    under: GlobalId | None,
    parameters: Mapping[str, Any],
    past: bool = False,
) -> Pages[Hop]:
    """A page of the records of a hop: those of `under`, or everywhere."""
    key = None if under is None else under.key
    return Pages(
        hop=hop,
        to=hop.record.name,
        view=view,
        parent=key,
        parameters=parameters,
        part=slice_of(arguments),
        mark=partial(fingerprint_of, field, key, arguments, view),
        past=past,
        within=None if under is None else Within(RECORDS[under.type], not_there(view)),
    )
