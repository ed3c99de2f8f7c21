"""The explorer and the query page with their files, the questions that this one offers, and the schema as a text.

Files are served below the digest of them all, so that a browser may keep them: another version has another address.
"""

import hashlib
import posixpath
import re
from collections.abc import Awaitable, Callable
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from service.http.negotiation import wants_page
from service.http.requests import BY_ADDRESS
from service.http.tags import knows
from wording.languages import Language

FIRST = "src/app.js"
IMPORTED = re.compile(r'^(?:import|export)\b[^;"]*"(\.[^"]+)"', re.MULTILINE)
EXPLORER = Path(__file__).parents[2] / "explorer"
QUESTIONS = Path(__file__).parents[2] / "docs" / "questions"
NO_OTHER_HOST = (
    "default-src 'self'; img-src 'self' data:; font-src 'self' data:; "
    # GraphiQL's editor writes style elements of its own
    "style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"
)
NOTHING_BUT_ITS_OWN = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
"""The explorer's policy: no script or style but the files of this service, no text that becomes markup."""
FOR_A_YEAR = "public, max-age=31536000, immutable"
ASKED_ANEW = "no-cache"

Endpoint = Callable[[Request], Awaitable[Response]]


class Files(StaticFiles):
    """The files of the pages: what lies at their address never changes."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file, or a refusal."""
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = FOR_A_YEAR
        return response


@cache
def digest() -> str:
    """What all files of the pages are, in a few letters."""
    found = hashlib.sha256()
    for path in sorted(one for one in EXPLORER.rglob("*") if one.is_file()):
        found.update(path.relative_to(EXPLORER).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:16]


@cache
def page(name: str) -> str:
    """A page's HTML, which names its files where they lie now."""
    return (EXPLORER / name).read_text(encoding="utf-8").replace('"/explorer/', f'"/explorer/{digest()}/')


@cache
def modules() -> tuple[str, ...]:
    """The scripts that the explorer begins with: its first one, and all that these import at once."""
    found = [FIRST]
    for name in found:
        text = (EXPLORER / name).read_text(encoding="utf-8")
        wanted = (posixpath.normpath(posixpath.join(posixpath.dirname(name), one)) for one in IMPORTED.findall(text))
        found.extend(one for one in dict.fromkeys(wanted) if one not in found)
    return tuple(found)


@cache
def explorer_page() -> str:
    """The explorer's HTML. It names the scripts beforehand: one that imports another is a turn for each of them."""
    wanted = "".join(f'<link rel="modulepreload" href="/explorer/{digest()}/{one}" />' for one in modules())
    return page("index.html").replace("</head>", f"{wanted}</head>")


def page_or(ask: Endpoint) -> Endpoint:
    """A browser gets the query page, with the question that its address holds; programs are answered."""

    async def endpoint(request: Request) -> Response:
        if request.method in BY_ADDRESS and wants_page(request.headers.get("accept", "")):
            headers = {"content-security-policy": NO_OTHER_HOST, "vary": "accept"}
            return tagged(request, page("graphiql.html"), "text/html", headers)
        return await ask(request)

    return endpoint


def tagged(request: Request, text: str, media: str, headers: dict[str, str]) -> Response:
    """A text that a browser keeps and asks for anew each time."""
    tag = hashlib.sha256(text.encode()).hexdigest()[:32]
    told = {**headers, "cache-control": ASKED_ANEW, "etag": f'"{tag}"'}
    if knows(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=told)
    return Response(text, media_type=media, headers=told)


def pages(schema: Callable[[], str]) -> list[Route | Mount]:
    """The addresses of all that is read and not asked; `schema` writes the schema's text."""
    written = cache(schema)

    async def sdl(request: Request) -> Response:
        return tagged(request, written(), PlainTextResponse.media_type, {})

    return [
        Route("/examples.json", examples),
        Route("/schema.graphql", sdl),
        Route("/", explorer),
        *(Route(f"/{language}{rest}", explorer) for language in Language for rest in ("", "/{place:path}")),
        Mount(f"/explorer/{digest()}", Files(directory=EXPLORER)),
    ]


async def explorer(request: Request) -> Response:
    """The explorer, which reads its own address: a language, a view, what it is about."""
    headers = {"content-security-policy": NOTHING_BUT_ITS_OWN}
    return tagged(request, explorer_page(), "text/html", headers)


async def examples(_: Request) -> Response:
    """The documentation's questions, as the query page offers them."""
    return JSONResponse(list_examples())


def list_examples() -> list[dict[str, str]]:
    """Each file: the question in words in a first comment line, then the query."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(QUESTIONS.glob("*.graphql"))]
    return [{"question": text.splitlines()[0].removeprefix("# "), "query": text} for text in texts]
