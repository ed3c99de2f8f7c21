"""The one operation that a request holds: read from an address or a body, and from a message of a socket."""

import zlib
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import orjson
from starlette.requests import ClientDisconnect, Request

from execution.operations import Operation
from service.access.purposes import stated_in
from service.http.negotiation import JSON, language_of
from service.http.refusal import Refused, bad_request
from wording.languages import Language
from wording.said import say

BY_ADDRESS = ("GET", "HEAD")
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
GZIP_WINDOW = 31
"""As zlib is told to expect gzip's head and sum."""


def head_of(request: Request) -> dict[str, str]:
    """The lines of a request's head by their names; of a name that comes twice, the first. All are looked for several
    times, and Starlette goes through them for each."""
    lines = reversed(request.scope["headers"])
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in lines}


async def parameters_of(request: Request, head: Mapping[str, str], bound: int) -> Any:
    """What the request holds; `bound` in bytes is that of a body, as it comes and as it is read. Raises Refused."""
    if request.method in BY_ADDRESS:
        return from_address(request)
    kind = head.get("content-type", "").partition(";")[0].strip().lower()
    if kind != JSON:
        raise Refused(415, "UNSUPPORTED_MEDIA_TYPE", say("SEND_JSON", media=JSON))
    coding = head.get("content-encoding", "identity").strip().lower()
    decoded = DECODED.get(coding)
    if decoded is None:
        refused = say("CODING_NOT_READ")
        raise Refused(415, "UNSUPPORTED_MEDIA_TYPE", refused, {"accept-encoding": "gzip, identity"})
    body = decoded(await body_of(request, bound), bound)
    return from_json(body.removeprefix(BYTE_ORDER_MARK), "body")


def from_address(request: Request) -> dict[str, Any]:
    """The parameters of a GET, of which two are JSON; an empty one is none."""
    given: dict[str, Any] = {name: value for name, value in request.query_params.items() if value}
    return given | {
        name: from_json(given[name].encode(), name) for name in ("variables", "extensions") if name in given
    }


def says_yes(request: Request, name: str) -> bool:
    """Whether a parameter of the address says yes: it is there, and neither empty, 0 nor false."""
    return request.query_params.get(name, "") not in {"", "0", "false"}


async def body_of(request: Request, bound: int) -> bytes:
    """The body, given up as soon as it is larger than any question."""
    body = bytearray()
    try:
        async for part in request.stream():
            body += part
            if len(body) > bound:
                raise too_large(bound)
    except ClientDisconnect:
        # nobody reads this any more; the connection has noted it
        raise bad_request(say("BODY_CUT")) from None
    return bytes(body)


def too_large(bound: int) -> Refused:
    return Refused(413, "BODY_TOO_LARGE", say("BODY_TOO_LARGE", most=bound), {"connection": "close"})


def as_it_is(body: bytes, _: int) -> bytes:
    return body


def unzipped(body: bytes, bound: int) -> bytes:
    """The body of a gzip, unpacked no further than its bound."""
    reader = zlib.decompressobj(GZIP_WINDOW)
    try:
        found = reader.decompress(body, bound + 1)
    except zlib.error:
        raise bad_request(say("NO_GZIP")) from None
    if len(found) > bound:
        raise too_large(bound)
    if not reader.eof or reader.unused_data:
        raise bad_request(say("NOT_ONE_GZIP"))
    return found


DECODED: Mapping[str, Callable[[bytes, int], bytes]] = MappingProxyType(
    {"identity": as_it_is, "": as_it_is, "gzip": unzipped, "x-gzip": unzipped}
)


def from_json(text: bytes, where: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        raise bad_request(say("NO_JSON", where=where)) from None


def operation_from(given: Any, language: Language | None = None, purpose: str = "") -> Operation:
    """The operation of a request's parameters, which may be anything; a language and a purpose are those of its head,
    where it says none itself. Raises Refused."""
    if isinstance(given, list):
        raise bad_request(say("SEVERAL_OPERATIONS"))
    if not isinstance(given, dict) or not isinstance(given.get("query"), str) or not given["query"].strip():
        raise bad_request(say("NO_QUERY"))
    variables, name = given.get("variables"), given.get("operationName")
    if not isinstance(variables, dict | None):
        raise bad_request(say("MUST_BE_OBJECT", name="variables"))
    if not isinstance(name, str | None):
        raise bad_request(say("MUST_BE_STRING", name="operationName"))
    extensions = given.get("extensions")
    if not isinstance(extensions, dict | None):
        raise bad_request(say("MUST_BE_OBJECT", name="extensions"))
    extended = extensions or {}
    spoken = extended.get("language")
    if not isinstance(spoken, str | None):
        raise bad_request(say("MUST_BE_STRING", name="extensions.language"))
    line = extended.get("minSeq")
    stated = extended.get("purpose")
    if not isinstance(stated, str | None):
        raise bad_request(say("MUST_BE_STRING", name="extensions.purpose"))
    return Operation(
        given["query"],
        variables or {},
        name or None,
        language_of(spoken or "") or language,
        tells_cost=extended.get("cost") is True,
        partly=extended.get("partly") is True,
        min_seq="" if line is None else str(line),
        stated=stated_in(stated or "") or stated_in(purpose),
    )
