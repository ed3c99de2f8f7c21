"""Persisted queries, as the clients of Apollo and urql ask them: a hash in place of a text that is known.

`extensions.persistedQuery` holds `{version: 1, sha256Hash}`. A hash without its text is looked up; where it is not
known, the client sends both, and the text is kept. Where some documents alone are trusted, nothing else is answered.
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Protocol

from cachetools import LRUCache

from service.http.refusal import Refused, bad_request
from wording.said import say

VERSION = 1
MOST_BYTES = 16_000_000

NOT_FOUND = "PERSISTED_QUERY_NOT_FOUND"
NOT_SUPPORTED = "PERSISTED_QUERY_NOT_SUPPORTED"
"""Clients know them by the code, or by the message, which is the same in every language."""
NOT_TRUSTED = "DOCUMENT_NOT_TRUSTED"


class Completing(Protocol):
    """Puts the text in where a request names it by a hash."""

    def completed(self, given: Any) -> Any:
        """A request's parameters with the text that its hash stands for; anything else as it is. Raises Refused."""
        ...


class PersistedQueries:
    """The texts by their hashes, those asked last up to a bound; with `most_bytes` 0, none is kept or known."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self.texts: LRUCache[str, bytes] = LRUCache(most_bytes, getsizeof=len)

    def completed(self, given: Any) -> Any:
        """A request's parameters with the text that its hash stands for; anything else as it is. Raises Refused."""
        wanted = wanted_of(given)
        if wanted is None:
            return given
        if given.get("query") is None:
            return {**given, "query": self.text_of(wanted)}
        self.keep(wanted, given["query"])
        return given

    def text_of(self, wanted: str) -> str:
        if not self.texts.maxsize:
            raise refused(NOT_SUPPORTED)
        found: bytes | None = self.texts.get(wanted)
        if found is None:
            raise refused(NOT_FOUND)
        return found.decode()

    def keep(self, wanted: str, query: Any) -> None:
        if not isinstance(query, str):
            return
        text = query.encode()
        if sha256(text).hexdigest() != wanted:
            raise bad_request(say("WRONG_HASH"))
        if len(text) <= self.texts.maxsize:
            self.texts[wanted] = text


class TrustedDocuments:
    """The texts that alone are answered, by the hashes of whoever made them; a text is known by itself, too."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = {name.lower(): text for name, text in texts.items()}
        self.known = frozenset(text.strip() for text in texts.values())

    def completed(self, given: Any) -> Any:
        """A request's parameters with the text that its hash stands for. Raises Refused for what is not trusted."""
        if not isinstance(given, Mapping):
            return given
        query, wanted = given.get("query"), wanted_of(given) or named_in(given)
        if query is None and wanted in self.texts:
            return {**given, "query": self.texts[wanted]}
        if isinstance(query, str) and query.strip() in self.known:
            return given
        raise Refused(403, NOT_TRUSTED, say(NOT_TRUSTED))


def named_in(given: Mapping[str, Any]) -> str | None:
    """The hash as GraphQL over HTTP's draft on persisted documents has it, with or without what it is made by."""
    named = given.get("documentId")
    return named.lower().removeprefix("sha256:") if isinstance(named, str) else None


def refused(code: str) -> Refused:
    """Plain JSON has 200, as Apollo's server answers it: older clients take any other status for a broken network."""
    return Refused(400, code, say(code), status_in_json=200)


def wanted_of(given: Any) -> str | None:
    """The hash that a request names, or None."""
    extensions = given.get("extensions") if isinstance(given, Mapping) else None
    wanted = extensions.get("persistedQuery") if isinstance(extensions, Mapping) else None
    if wanted is None:
        return None
    if not isinstance(wanted, Mapping) or wanted.get("version") != VERSION:
        raise bad_request(say("PERSISTED_QUERY_FORM", version=VERSION))
    named = wanted.get("sha256Hash")
    if not isinstance(named, str):
        raise bad_request(say("MUST_BE_STRING", name="persistedQuery.sha256Hash"))
    return named.lower()
