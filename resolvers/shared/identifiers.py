"""Global ids, opaque to clients: the type and the key of a record (graph/model/identity), and its view where that is
not today's. The key alone says that two of them are the same one.
"""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from execution.errors import BadUserInput
from execution.kinds import Computed, FieldMap, Record
from execution.view import View
from graph.model.calendar import read_day
from graph.model.identity import DAYS_IN_KEYS, PARTS_OF_KEYS
from graph.model.kinds import NodeTable
from graph.model.texts import REFERENCE
from wording.said import say

PARTS: Mapping[str, int] = {**PARTS_OF_KEYS, "Change": 1}
"""Of how many parts the key of each type is made that has global ids."""
KEPT = 10_000
"""How many ids are kept decoded: those of a batch of changes come many times."""
OF_VIEW = "@"
"""Stands between the type and the view: neither holds it, as a title in a key may."""
PLAIN_KEY = re.compile(r"[a-z0-9]{1,40}")


@dataclass(frozen=True, slots=True)
class GlobalId:
    """A decoded id: the GraphQL type, the key as the graph's statements take it, and the mark of its view."""

    type: str
    key: Any
    mark: str = ""


def global_id(record: Record) -> str:
    """The id that clients see: of the record in its view."""
    return encode_id(record.type, record.values["id"], record.view.mark)


def plain_id(record: Record) -> str:
    """The id without its view: the same on every day."""
    return encode_id(record.type, record.values["id"])


IDENTITY: FieldMap = {"id": Computed(global_id), "key": Computed(plain_id)}
"""The fields of everything that has a global id."""


def encode_id(type_name: str, key: str, mark: str = "") -> str:
    """The id of a type and a key; every argument takes it with any mark and without."""
    whose = f"{type_name}{OF_VIEW}{mark}" if mark else type_name
    return urlsafe_b64encode(f"{whose}:{key}".encode()).decode().rstrip("=")


def id_of(table: NodeTable, key: str) -> str:
    """The id of a node that clients see."""
    return encode_id(table.shown, key)


def decode_id(text: str, argument: str, types: Collection[str] = PARTS.keys(), *, place: str = "") -> GlobalId:
    """A client's id of one of the types; anything else is refused with the argument's name.

    `place` says in the message which one of a list it is: the id itself may be of any length.
    """
    said = place or argument
    if len(text) > REFERENCE.letters:
        raise BadUserInput(say("ID_TOO_LONG", argument=said), argument)
    try:
        decoded = decoded_text(text)
    except (ValueError, KeyError):
        raise BadUserInput(say("NO_ID", argument=said), argument) from None
    if decoded.type not in types:
        another = say("ID_OF_ANOTHER_TYPE", argument=said, wanted=", ".join(sorted(types)), found=decoded.type)
        raise BadUserInput(another, argument)
    return decoded


def found_id(text: str) -> GlobalId | None:
    """What a text names, where it is a global id."""
    try:
        return decoded_text(text) if len(text) <= REFERENCE.letters else None
    except (ValueError, KeyError):
        return None


@lru_cache(maxsize=KEPT)
def decoded_text(text: str) -> GlobalId:
    """ValueError or KeyError where it is none."""
    whose, _, key = plain_text(text).partition(":")
    type_name, _, mark = whose.partition(OF_VIEW)
    return GlobalId(type_name, parsed_key(type_name, key), mark)


def without_view(text: str) -> str:
    """An id as it is on every day; what is none of ours as it came."""
    try:
        decoded_text(text)
    except (ValueError, KeyError):
        return text
    whose, _, key = plain_text(text).partition(":")
    return encode_id(whose.partition(OF_VIEW)[0], key)


def view_of(wanted: GlobalId, view: View, argument: str) -> View | None:
    """The view that an id names, as far as the viewer sees; None where it is that of a change that was only tried."""
    try:
        return view.named(wanted.mark)
    except (ValueError, OverflowError):
        raise BadUserInput(say("NO_ID", argument=argument), argument) from None


def plain_text(text: str) -> str:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()


def parsed_key(type_name: str, key: str) -> Any:
    """A node's id as it is; a link's key as [end, end, what tells it apart ...], days as days."""
    count = PARTS[type_name]
    if count == 1:
        return plain(key)
    start, end, *parts = key.split("~", count - 1)
    if len(parts) != count - 2:
        raise ValueError(key)
    told_apart = zip(parts, DAYS_IN_KEYS[type_name], strict=True)
    return [plain(start), plain(end), *(read_day(part) if is_day else part for part, is_day in told_apart)]


def plain(key: str) -> str:
    if not PLAIN_KEY.fullmatch(key):
        raise ValueError(key)
    return key
