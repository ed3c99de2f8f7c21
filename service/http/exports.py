"""`GET /export/LIST`: what stands on a day as a workbook, as `hierarchy export` writes it, or the list's template."""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from execution.errors import TellingError
from execution.view import View
from graph.engine.errors import GraphError
from graph.engine.sessions import Graph
from graph.model.calendar import read_day
from graph.model.tables import ORGANIZATION
from resolvers.shared.identifiers import decode_id
from seeds.exchange.kinds import KINDS, ListKind
from seeds.exchange.lists_out import Listing, Values, write_xlsx
from service.exchange.exporting import export_list, listing_of
from service.http.graphql import BYTES_OF_A_PIECE, CLIENT_GONE, NOT_KEPT
from service.http.imports import XLSX
from service.http.negotiation import language_of
from service.http.presence import Gone, while_there
from service.http.refusal import Refused, bad_request, forbidden
from service.http.requests import says_yes
from wording.languages import Language
from wording.said import say


@dataclass(frozen=True, slots=True)
class Exports:
    """Writes lists of a graph, for the view's day or another one that the address names; for whom they are not
    `for_all`, empty forms alone: a list has everything in it.

    One after another: a list takes as much time as the graph has rows, and small questions are to go beside it.
    """

    graph: Callable[[], Graph]
    view: Callable[[], View]
    for_all: Callable[[Request], bool]
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def answer(self, request: Request) -> Response:
        """The workbook; `under` and `asOf` bound it, and with `template` it has an example in place of rows. Where the
        client goes, no more of it is made."""
        try:
            return await while_there(request, self.made(request))
        except Gone:
            return Response(status_code=CLIENT_GONE)

    async def made(self, request: Request) -> Response:
        asked = request.query_params
        language = language_of(request.headers.get("accept-language", "")) or Language.EN
        try:
            kind = kind_of(request.path_params["list"])
            if says_yes(request, "template"):
                return await workbook(Listing(KINDS[kind], language, (), template=True))
            if not self.for_all(request):
                raise forbidden()
            view = self.view().at(read_day(asked["asOf"])) if asked.get("asOf") else self.view()
            under = decode_id(asked["under"], "under", (ORGANIZATION.shown,)).key if asked.get("under") else ""
            with TemporaryDirectory() as directory:
                async with self.turn:
                    exported = await export_list(self.graph(), kind, under, view, Path(directory) / "rows")
                    return await workbook(listing_of(exported, kind, view, language))
        except Refused as refused:
            told = refused
        except TellingError as wrong:
            told = bad_request(wrong.said)
        except ValueError as no_day:
            told = bad_request(no_day.args[0])
        except GraphError as error:
            told = Refused(503, error.code, error.said)
        return JSONResponse(told.as_response(language), told.status, NOT_KEPT)


def kind_of(name: str) -> ListKind:
    if name not in KINDS:
        raise Refused(404, "NOT_FOUND", say("NO_SUCH_LIST", known=[*KINDS]))
    return ListKind(name)


async def workbook(listing: Listing) -> Response:
    """The listing as a workbook, which is written beside the loop for as long as somebody waits for it."""
    directory, gone = TemporaryDirectory(), Event()
    path = Path(directory.name) / "list.xlsx"
    writing = asyncio.create_task(asyncio.to_thread(write_xlsx, replace(listing, rows=until(gone, listing.rows)), path))
    try:
        await asyncio.shield(writing)
    except BaseException:
        gone.set()
        await asyncio.wait([writing])
        directory.cleanup()
        raise
    name = quote(f"{listing.words(f'LIST.{listing.kind.name}')}.xlsx")
    return OfFile(path, directory, {**NOT_KEPT, "content-disposition": f"attachment; filename*=UTF-8''{name}"})


class NobodyWaits(Exception):
    """What is written is read by nobody."""


def until(gone: Event, rows: Iterable[Values]) -> Iterator[Values]:
    for row in rows:
        if gone.is_set():
            raise NobodyWaits
        yield row


class OfFile(Response):
    """A workbook that is sent piece by piece, as fast as its client reads; its directory goes with it."""

    def __init__(self, path: Path, directory: TemporaryDirectory[str], headers: Mapping[str, str]) -> None:
        self.path, self.directory = path, directory
        super().__init__(None, 200, {**headers, "content-length": str(path.stat().st_size)}, XLSX)

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        try:
            with self.path.open("rb") as file:
                await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
                while piece := await asyncio.to_thread(file.read, BYTES_OF_A_PIECE):
                    await send({"type": "http.response.body", "body": piece, "more_body": True})
                await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            self.directory.cleanup()
