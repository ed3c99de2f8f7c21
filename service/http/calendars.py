"""`GET /calendar/SECRET.ics`: the calendar of a supervisor, for whoever has its address."""

import hashlib
import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from execution.asked import Asked
from execution.operations import Operation, Operations
from graph.engine.errors import GraphError
from graph.engine.sessions import Graph
from graph.model.tables import MEMBER
from graph.reads.calendars import Shown, Stamps, find_calendar, read_stamps
from resolvers.shared.identifiers import decode_id, encode_id
from service.exchange.calendars import Entry, read_entries, written
from service.http.negotiation import language_of
from service.http.refusal import Refused
from service.http.tags import knows
from wording.languages import Language
from wording.said import say

logger = logging.getLogger("hierarchy.calendar")

SECRET = re.compile(r"[A-Za-z0-9_-]{43}")
"""As `secrets.token_urlsafe(32)` writes it."""
MEDIA = "text/calendar; charset=utf-8"
KEPT = {"cache-control": "private, no-cache"}


class Unanswered(Exception):
    """The questions of a calendar were not answered; why stands in the log."""


def address_of(secret: str) -> str:
    """What an address is known by here, where what is secret in it is not kept."""
    return hashlib.sha256(secret.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Calendars:
    """Writes calendars of a graph for who asks at their addresses, which are all that a client of calendars can send.

    `asked` gives what a client's questions come with.
    """

    graph: Callable[[], Graph]
    operations: Operations
    asked: Callable[[str], Asked]
    zone: ZoneInfo

    async def answer(self, request: Request) -> Response:
        """The calendar; 404 at any other address, 304 where the client has it already."""
        secret = request.path_params["secret"]
        if not SECRET.fullmatch(secret):
            raise HTTPException(404)
        asked = self.asked(request.client.host if request.client else "")
        try:
            shown = await find_calendar(self.graph(), address_of(secret), asked.view)
            if shown is None:
                raise HTTPException(404)
            content = await self.calendar_of(shown, asked)
        except GraphError as error:
            return refused(request, Refused(503, error.code, error.said))
        except Unanswered:
            return refused(request, Refused(503, "BUSY", say("BUSY"), {"retry-after": "60"}))
        tag = hashlib.sha256(content).hexdigest()[:32]
        headers = {**KEPT, "etag": f'W/"{tag}"'}
        if knows(request.headers.get("if-none-match", ""), tag):
            return Response(None, 304, headers)
        return Response(content, 200, headers, MEDIA)

    async def calendar_of(self, shown: Shown, asked: Asked) -> bytes:
        async def ask(query: str, variables: Mapping[str, Any]) -> Mapping[str, Any]:
            found = await self.operations.answer(Operation(query, variables), asked)
            if found.errors or found.data is None:
                logger.warning("a calendar's question is refused: %s", found.errors[0].message)
                raise Unanswered
            return found.data

        supervisor = encode_id(MEMBER.shown, shown.member)
        entries = await read_entries(ask, supervisor, asked.view.on)
        stamps = await self.stamps_of(shown.member, entries)
        return written(supervisor, entries, stamps, Language(shown.language), self.zone)

    async def stamps_of(self, member: str, entries: list[Entry]) -> Stamps:
        keys = {one: str(decode_id(one, "id").key) for entry in entries for one in entry.organizations}
        found = await read_stamps(self.graph(), member, keys.values())
        by_id = {one: found.organizations[key] for one, key in keys.items() if key in found.organizations}
        return Stamps(found.first, found.supervisor, by_id)


def refused(request: Request, why: Refused) -> Response:
    language = language_of(request.headers.get("accept-language", "")) or Language.VI
    return JSONResponse(why.as_response(language), why.status, {**why.headers, "cache-control": "no-store"})
