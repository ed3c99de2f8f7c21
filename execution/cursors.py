"""Keyset cursors and page arguments, validated: opaque, and bound to the field and filter that made them."""

import hashlib
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode

from execution.errors import BadUserInput
from execution.kinds import Arguments
from execution.view import View

PAGE_ARGUMENTS = frozenset({"first", "after"})
CHECKSUM_LENGTH = 6
FORM = 2
"""Raised where the keys of any list are made otherwise: a cursor of before would begin in a wrong place."""


def fingerprint_of(field: str, parent: str | None, arguments: Arguments, view: View) -> str:
    """A short fingerprint of a connection: its field, its parent, its view and all but its page arguments."""
    filters = {name: value for name, value in arguments.items() if name not in PAGE_ARGUMENTS and value is not None}
    # the day that is meant stands for the argument that names it
    shown = {**filters, "asOf": view.on, "scope": view.scope}
    text = json.dumps([FORM, field, parent, shown], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def encode_cursor(fingerprint: str, key: str) -> str:
    return urlsafe_b64encode(f"{fingerprint}{checksum(fingerprint, key)}:{key}".encode()).decode().rstrip("=")


def checksum(fingerprint: str, key: str) -> str:
    """Tells a cursor that lost or changed a letter on its way from one that came whole."""
    return hashlib.sha256(f"{fingerprint}:{key}".encode()).hexdigest()[:CHECKSUM_LENGTH]


def parts_of(cursor: str) -> tuple[str, str]:
    """The fingerprint and the key in a cursor; one that is damaged is refused."""
    try:
        text = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
    except ValueError:
        text = ""
    head, _, key = text.partition(":")
    made_for, check = head[:-CHECKSUM_LENGTH], head[-CHECKSUM_LENGTH:]
    if check != checksum(made_for, key):
        raise BadUserInput("`after` is not a cursor of this service. Take it from `pageInfo.endCursor`.", "after")
    return made_for, key


def key_of(cursor: str) -> str:
    """The key in a cursor, before it is known which list it belongs to."""
    return parts_of(cursor)[1]


def decode_cursor(fingerprint: str, cursor: str) -> str:
    """The key in a cursor of the list with this fingerprint; another list's, or a damaged one, is refused."""
    made_for, key = parts_of(cursor)
    if made_for != fingerprint:
        raise BadUserInput(
            "`after` comes from another list: it belongs to the field, parent, filters and `asOf` that made it. "
            "Ask for the first page again without `after`.",
            "after",
        )
    return key


def page_size(first: int | None, bound: int, default: int = 20) -> int:
    """`first`, checked against its bounds; null means the default."""
    if first is None:
        return default
    if not 1 <= first <= bound:
        raise BadUserInput(f"`first` must lie between 1 and {bound:,}; it is {first:,}.", "first")
    return first
