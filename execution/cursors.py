"""Keyset cursors and page arguments, validated: opaque, and bound to the field and filter that made them."""

import hashlib
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from typing import Any

from execution.arguments import PAGE
from execution.backend import LARGEST_PAGE, Between
from execution.errors import BadUserInput
from execution.kinds import Arguments, Slice, order_of
from execution.view import Scope, View
from wording.said import say

NO_FILTERS = frozenset({*PAGE, "asOf", "knownAt"})
"""Arguments that say which page, or that stand in the view."""
CHECKSUM_LENGTH = 6
LIST_LENGTH = 12
TODAY = "t"
USUAL_SIZE = 20
TAKEN = {"after": "endCursor", "before": "startCursor"}
"""Where the cursor of an argument comes from."""
FORM = 3
"""Raised where the keys of any list are made otherwise: a cursor of before would begin in a wrong place."""


def fingerprint_of(field: str, parent: str | None, arguments: Arguments, view: View) -> str:
    """A short fingerprint of a connection: its field, its parent, its view and the arguments that filter and order it.

    It ends in the day, which is told apart from the rest: see `is_of`.
    """
    filters = asked_for({name: value for name, value in arguments.items() if name not in NO_FILTERS}) or {}
    text = json.dumps([FORM, field, parent, filters, *seen_in(view), view.known], sort_keys=True, default=str)
    day = f"{view.on:%Y%m%d}{'' if view.mark else TODAY}"
    return f"{hashlib.sha256(text.encode()).hexdigest()[:LIST_LENGTH]}{day}"


def seen_in(view: View) -> tuple[str, ...]:
    """What tells lists apart by what their viewer sees."""
    return (str(view.scope),) if view.scope is not Scope.PART else (str(view.scope), view.sight.mark)


def asked_for(value: Any) -> Any:
    """A value without what asks for nothing in it: what is null, and what holds nothing else."""
    if isinstance(value, Mapping):
        found = {name: asked_for(one) for name, one in value.items()}
        return {name: one for name, one in found.items() if one is not None} or None
    return value


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


def parts_of(cursor: str, argument: str) -> tuple[str, str]:
    """The fingerprint and the key in a cursor; one that is damaged is refused by the name of its argument."""
    try:
        text = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
    except ValueError:
        text = ""
    head, _, key = text.partition(":")
    made_for, check = head[:-CHECKSUM_LENGTH], head[-CHECKSUM_LENGTH:]
    if check != checksum(made_for, key):
        raise BadUserInput(say("NOT_A_CURSOR", argument=argument, taken=TAKEN[argument]), argument)
    return made_for, key


def key_of(cursor: str, fingerprint: str | None, argument: str) -> str:
    """The key in a cursor of the list with this fingerprint (None: before it is known which one it is).

    Another list's, or a damaged one, is refused.
    """
    made_for, key = parts_of(cursor, argument)
    if fingerprint is not None and not is_of(fingerprint, made_for):
        raise BadUserInput(say("CURSOR_OF_ANOTHER_LIST", argument=argument), argument)
    return key


def between(part: Slice, fingerprint: str | None) -> Between:
    """The keys in the cursors of a page of the list with this fingerprint."""
    after = None if part.after is None else key_of(part.after, fingerprint, "after")
    before = None if part.before is None else key_of(part.before, fingerprint, "before")
    return Between(before, after) if part.descending else Between(after, before)


def slice_of(arguments: Arguments) -> Slice:
    """The part of a list that is asked for by `first`, `after`, `last` and `before`, in the order of `orderBy`.

    Without `first` and `last`, the usual number: from the end if only `before` is given. Follows
    https://relay.dev/graphql/connections.htm#sec-Pagination-algorithm.
    """
    first, last = arguments.get("first"), arguments.get("last")
    after, before = arguments.get("after"), arguments.get("before")
    if first is not None and last is not None:
        raise BadUserInput(say("FIRST_OR_LAST"), "last")
    backwards = last is not None or (first is None and after is None and before is not None)
    argument, size = ("last", last) if backwards else ("first", first)
    descending = order_of(arguments).descending
    return Slice(page_size(size, argument), backwards, after, before, descending)


def page_size(size: int | None, argument: str, usual: int = USUAL_SIZE) -> int:
    """The size of a page, at most the largest one; null means the usual one, 0 a page without rows."""
    if size is None:
        return usual
    check_size(size, argument)
    return size


def check_size(size: int, argument: str, least: int = 0) -> None:
    """Refuses to read more at once than the largest page."""
    if not least <= size <= LARGEST_PAGE:
        beyond = say("PAGE_OUT_OF_BOUNDS", argument=argument, least=least, most=LARGEST_PAGE, found=size)
        raise BadUserInput(beyond, argument)
