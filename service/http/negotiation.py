"""Which form of an answer the client likes best (RFC 9110, 12.5): what an accepting line names, and the media type."""

from collections.abc import Mapping
from functools import lru_cache

from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

JSON = "application/json"
RESPONSE_JSON = "application/graphql-response+json"
EVENT_STREAM = "text/event-stream"
HTML = "text/html"
REMEMBERED = 64
"""Clients of one kind send the same line, and reading it takes a tenth of a millisecond."""


@lru_cache(REMEMBERED)
def media_of(accept: str) -> str:
    """The media type of an answer: the one that is liked best of those that are named, and plain JSON otherwise.

    Of equals, the specification's own type comes first and a stream last. A client that takes none of them gets JSON.
    """
    named = named_in(accept)
    offered = [media for media in (RESPONSE_JSON, JSON, EVENT_STREAM) if media == JSON or named.get(media)]
    liked = MIMEAccept(named.items())
    return max(offered, key=liked.quality)


@lru_cache(REMEMBERED)
def wants_page(accept: str) -> bool:
    """Whether a browser asks: it names HTML, and likes it better than JSON."""
    named = named_in(accept)
    return named.get(HTML, 0) > max(named.get(JSON, 0), named.get(RESPONSE_JSON, 0))


def named_in(accept: str) -> Mapping[str, float]:
    """What the line names, media types or codings, with their weights; of one named twice, the first counts.

    Parameters decide nothing, as all of our types are in UTF-8.
    """
    return {media.partition(";")[0].strip().lower(): weight for media, weight in reversed(parse_accept_header(accept))}
