"""Keyset cursors and page arguments, validated: opaque, and bound to the field and filter that made them."""

import hashlib
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode

from execution.errors import BadUserInput
from execution.kinds import Arguments
from execution.view import View

NO_FILTERS = frozenset({"first", "after", "asOf", "knownAt"})
"""Arguments that say which page, or that stand in the view."""
CHECKSUM_LENGTH = 6
LIST_LENGTH = 12
TODAY = "t"
FORM = 3
"""Raised where the keys of any list are made otherwise: a cursor of before would begin in a wrong place."""


def fingerprint_of(field: str, parent: str | None, arguments: Arguments, view: View) -> str:
    """A short fingerprint of a connection: its field, its parent, its view and the arguments that filter and order it.

    It ends in the day, which is told apart from the rest: see `is_of`.
    """
    filters = {name: value for name, value in arguments.items() if name not in NO_FILTERS and value is not None}
    text = json.dumps([FORM, field, parent, filters, view.scope, view.known], sort_keys=True, default=str)
    day = f"{view.on:%Y%m%d}{'' if view.mark else TODAY}"
    return f"{hashlib.sha256(text.encode()).hexdigest()[:LIST_LENGTH]}{day}"


def is_of(fingerprint: str, made_for: str) -> bool:
    """Whether a cursor belongs to the list: that of the same day, or of today both then and now.

    So a list of today that is left open over midnight goes on.
    """
    same = fingerprint[:LIST_LENGTH] == made_for[:LIST_LENGTH]
    day, made_on = fingerprint[LIST_LENGTH:], made_for[LIST_LENGTH:]
    return same and (day.rstrip(TODAY) == made_on.rstrip(TODAY) or (day[-1:] == TODAY == made_on[-1:]))


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
    if not is_of(fingerprint, made_for):
        raise BadUserInput(
            "`after` comes from another list: it belongs to the field, parent, filters and `asOf` that made it. "
            "Ask for the first page again without `after`.",
            "after",
        )
    return key


def page_size(first: int | None, bound: int, default: int = 20) -> int:
    """`first`, checked against its bounds; null means the default, 0 a page without rows."""
    if first is None:
        return default
    if not 0 <= first <= bound:
        raise BadUserInput(f"`first` must lie between 0 and {bound:,}; it is {first:,}.", "first")
    return first
