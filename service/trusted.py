"""The documents that are trusted: read from a file as generators write it, and those that the explorer asks.

The file is JSON: a map of hashes and texts (graphql-codegen, Relay), or a list of operations with `id` and `body`
(Apollo). A hash is whatever the generator takes for one.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

EXPLORER = Path(__file__).parents[1] / "explorer" / "documents.json"
"""What the explorer asks by its SHA-256, made of its questions by `make golden`."""


class UnfitDocuments(Exception):
    """A file that holds no documents; the message says why."""


def read_documents(path: Path) -> dict[str, str]:
    """The documents of a file by their hashes. Raises UnfitDocuments, OSError."""
    try:
        given = json.loads(path.read_bytes())
    except ValueError:
        raise UnfitDocuments("it is no JSON") from None
    found = dict(pairs_in(given))
    if not found:
        raise UnfitDocuments("it holds no documents")
    for name, text in found.items():
        check_document(name, text)
    return found


def check_document(name: str, text: str) -> None:
    # half a second of a start, for services that trust documents alone
    from graphql import GraphQLError, parse  # noqa: PLC0415

    try:
        parse(text, no_location=True)
    except GraphQLError as error:
        raise UnfitDocuments(f"the document {name[:80]!r} cannot be read: {error.message}") from None


def pairs_in(given: Any) -> Iterator[tuple[str, str]]:
    """Each hash with its text, in either form."""
    whole: Mapping[str, Any] = given if isinstance(given, dict) else {"": None}
    operations = whole.get("operations")
    listed = operations if isinstance(operations, list) else None
    pairs = whole.items() if listed is None else ((one.get("id"), one.get("body")) for one in map(as_object, listed))
    for name, text in pairs:
        if not isinstance(name, str) or not isinstance(text, str):
            raise UnfitDocuments("it must map hashes to texts, or list operations with id and body")
        yield name, text


def as_object(one: Any) -> Mapping[str, Any]:
    return one if isinstance(one, dict) else {}
