"""The application without a socket, over the session's graph or over a fake one."""

import os
import sys
from asyncio import create_subprocess_exec
from asyncio.subprocess import PIPE, STDOUT
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any, LiteralString

import httpx2 as httpx
import pytest
from starlette.applications import Starlette

from graph.engine.entry_points import LIST_ENTRY_POINTS, entry_points
from graph.engine.migrations import CREATE_IDENTITY, LIST_APPLIED, list_migrations
from graph.engine.sessions import Graph, always
from graph.engine.settings import GraphSettings
from graph.engine.state import READ_END, READ_STATE
from graph.reads.grants import FIND_GRANTS, LIST_GRANTS
from graph.reads.holders import LIST_HELD
from graph.reads.roots import LIST_ROOTS
from seeds.sizes import source_name
from service.app import build_app
from service.settings import Settings
from tests.conftest import Loaded
from tests.support.filled import ROOT, copy_of

SETTINGS = Settings(graph=GraphSettings(), body_bytes=10_000, tree=False)


class FakeGraph(Graph):
    """A graph that is migrated and whole and knows nothing else, until `fault` is set; `end` is its ledger's.

    Every viewer holds `roles` at its one root; `texts` are what was asked.
    """

    def __init__(self) -> None:
        self.fault: Exception | None = None
        self.end: list[Any] | None = None
        self.check_kept = always
        self.status = "READY"
        self.source = source_name("tiny", 1)
        self.roles: list[str] = []
        self.texts: list[str] = []
        self.idle = []
        self.listeners = set()
        self.bookmarks = None

    def beside(self) -> Graph:
        return self

    async def read(self, text: LiteralString, /, **_: Any) -> Any:
        if self.fault:
            raise self.fault
        self.texts.append(text)
        about_viewers = {
            FIND_GRANTS: [1, "hash", [["o1", role] for role in self.roles]],
            LIST_ROOTS: ["o1"],
            LIST_GRANTS: [],
            LIST_HELD: [["o1", "2020-01-01", "9999-12-31", [], []]],
        }
        if text in about_viewers:
            return about_viewers[text]
        if text == LIST_APPLIED:
            return [[one.number, one.checksum] for one in list_migrations()]
        if text == LIST_ENTRY_POINTS:
            statements = [CREATE_IDENTITY, *(text for one in list_migrations() for text in one.statements)]
            return [[[point.label], [point.name], point.unique] for point in entry_points(statements)]
        if text == READ_STATE:
            return [self.status, self.source, 1]
        if text == READ_END:
            return self.end
        return None


def opened_as(graph: Graph) -> Callable[[GraphSettings], AbstractAsyncContextManager[Graph]]:
    """What the application opens in place of the settings' graph."""

    @asynccontextmanager
    async def opened(_: GraphSettings) -> AsyncIterator[Graph]:
        yield graph

    return opened


@asynccontextmanager
async def client_of(app: Starlette) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the running application; a fault inside is answered, as a server would."""
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    asking = httpx.AsyncClient(transport=transport, base_url="http://localhost")
    async with app.router.lifespan_context(app), asking as client:
        yield client


@asynccontextmanager
async def client_over(graph: Graph, settings: Settings = SETTINGS) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(build_app(settings, opened_as(graph))) as client:
        yield client


@pytest.fixture(scope="session")
async def seeded_tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph that `hierarchy seed --size tiny` has filled, for whoever copies it."""

    async def fill(directory: Path) -> None:
        given = {name: value for name, value in os.environ.items() if not name.startswith("GRAPH_")}
        seeding = (sys.executable, "-m", "service", "seed", "--size", "tiny")
        process = await create_subprocess_exec(
            *seeding, env={**given, "GRAPH_URL": f"embedded:{directory}"}, cwd=ROOT, stdout=PIPE, stderr=STDOUT
        )
        told, _ = await process.communicate()
        assert (process.returncode, told[-1:]) == (0, b"\n"), told

    return await copy_of("tiny", fill, tmp_path_factory.mktemp("tiny"))


@pytest.fixture
async def client(tiny: Loaded) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the application over the tiny seed."""
    async with client_over(tiny.graph) as client:
        yield client


@pytest.fixture
def fake() -> FakeGraph:
    return FakeGraph()
