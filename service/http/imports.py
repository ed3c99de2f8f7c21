"""`POST /import`: a list as the body, answered as `hierarchy import --json` answers.

The file is what the body is, so that a page has nothing to take apart; its name, list and sheet stand in the address.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from execution.view import Scope, View
from graph.engine.errors import GraphError
from graph.engine.sessions import Graph
from seeds.exchange.kinds import KINDS
from seeds.exchange.lists import ALL, rows_named
from seeds.exchange.marked import write_marked
from seeds.exchange.tables import FileRefused
from service.access.asking import Asking
from service.access.identifying import Identify, Sent
from service.access.tokens import Viewer
from service.exchange.imported import Imported
from service.exchange.importing import InputPath, Wish, import_file
from service.http.graphql import NOT_KEPT
from service.http.negotiation import language_of
from service.http.refusal import Refused, bad_request, forbidden
from service.http.requests import body_of, says_yes
from wording.languages import Language
from wording.said import say

MOST_BYTES = 50_000_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TAKEN = (XLSX, "text/csv", "application/octet-stream")
"""None of them is sent by another site's page without asking first."""
REFUSED = 422


@dataclass(frozen=True, slots=True)
class Imports:
    """Takes lists into the graph: of a viewer as far as they see it and by their right, of whoever need not say who
    they are in the name of an actor. `beyond` are the paths of what inputs say and whoever sees a part may not."""

    graph: Callable[[], Graph]
    actor: str
    identify: Identify
    asking: Asking
    beyond: Callable[[str, Mapping[str, Any]], Sequence[InputPath]]

    async def answer(self, request: Request) -> Response:
        """What became of the file; with `Accept` of a workbook, a copy with the errors marked where there are any."""
        language = language_of(request.headers.get("accept-language", "")) or Language.EN
        try:
            return await self.taken(request, language)
        except Refused as refused:
            return JSONResponse(refused.as_response(language), refused.status, {**NOT_KEPT, **refused.headers})
        except GraphError as error:
            return JSONResponse(Refused(503, error.code, error.said).as_response(language), 503, NOT_KEPT)

    async def taken(self, request: Request, language: Language) -> Response:
        viewer = await self.identify(Sent(request.headers.getlist("authorization"), request.headers))
        asked = await self.asking(None, viewer, request.client.host if request.client else "")
        if asked.view.scope is Scope.NOTHING:
            raise forbidden()
        asked.account.admit()
        wish = self.wish_of(request, asked.view, viewer)
        content = await body_of(request, MOST_BYTES)
        with TemporaryDirectory() as directory:
            path = Path(directory) / "list"
            await asyncio.to_thread(path.write_bytes, content)
            try:
                imported = await import_file(self.graph(), path, wish, lambda *_: None)
            except FileRefused as refused:
                told = {"code": refused.said.code, "reason": refused.said.words(language)}
                whole = {"file": wish.name, "problems": [{**told, "todo": refused.todo.words(language)}]}
                return JSONResponse(whole, REFUSED, NOT_KEPT)
            asked.account.charge(len(imported.read.rows))
            if not await asked.still():
                raise forbidden()
            if imported.problems and request.headers.get("accept", "") == XLSX:
                return await marked(path, imported, language)
        status = REFUSED if imported.problems else 200
        return JSONResponse(imported.told(language, tried=wish.dry_run), status, NOT_KEPT)

    def wish_of(self, request: Request, view: View, viewer: Viewer | None) -> Wish:
        media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if media not in TAKEN:
            raise Refused(415, "UNSUPPORTED_MEDIA_TYPE", say("SEND_A_LIST", media=list(TAKEN)))
        asked = request.query_params
        kind = asked.get("kind", "")
        if kind and kind not in KINDS:
            raise bad_request(say("NO_SUCH_LIST", known=[*KINDS]))
        named: dict[str, Any] = {"kind": kind, "sheet": asked.get("sheet", ""), "name": asked.get("name", "")}
        text = asked.get("rows", "")
        rows = rows_named(text) if text else ALL
        if rows is None:
            raise bad_request(say("NO_SUCH_ROWS", text=text))
        tried, update = says_yes(request, "dryRun"), says_yes(request, "update")
        wish = Wish(self.actor, view, **named, dry_run=tried, update=update, rows=rows)
        if viewer is None:
            return wish
        own = replace(wish, actor=viewer.id, rights=self.asking.rights_of(viewer.id, view))
        return own if view.scope is Scope.EVERYTHING else replace(own, beyond=self.beyond)


async def marked(path: Path, imported: Imported, language: Language) -> Response:
    """The marked copy, whose bytes are at hand before its directory goes."""
    target = path.with_name("marked.xlsx")
    await asyncio.to_thread(write_marked, path, imported.read, imported.problems, language, target)
    content = await asyncio.to_thread(target.read_bytes)
    return Response(content, REFUSED, NOT_KEPT, XLSX)
