"""Which form of an answer the client likes best (RFC 9110, 12.5): what an accepting line names, and the media type."""

from collections.abc import Mapping
from functools import lru_cache

from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

from wording.languages import Language

JSON = "application/json"
RESPONSE_JSON = "application/graphql-response+json"
EVENT_STREAM = "text/event-stream"
HTML = "text/html"
SPOKEN: Mapping[str, Language] = {language.value: language for language in Language}
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


@lru_cache(REMEMBERED)
def language_of(accept: str) -> Language | None:
    """The language that is liked best of those that are spoken here; None where the line names none of them."""
    liked: dict[Language, float] = {}
    weights = parse_accept_header(accept)
    for tag, weight in weights:
        spoken = SPOKEN.get(tag.partition("-")[0].strip().lower())
        if spoken is not None:
            liked.setdefault(spoken, weight)
    best = max(liked, key=liked.__getitem__, default=None)
    if best is not None and liked[best] > 0:
        return best
    # whoever takes any language takes one that the line does not refuse
    others = [one for one in Language if one not in liked] if dict(weights).get("*") else []
    return others[0] if liked and others else None


def named_in(accept: str) -> Mapping[str, float]:
    """What the line names, media types or codings, with their weights; of one named twice, the first counts.

    Parameters decide nothing, as all of our types are in UTF-8.
    """
    return {media.partition(";")[0].strip().lower(): weight for media, weight in reversed(parse_accept_header(accept))}
