"""The limit: hand-written Cypher in bare Starlette routes, with the same driver, loop, parser and encoder as ours.

Run by the bench as a process of its own: `python -m bench.limit.app PORT`, with the GRAPH_* settings. It knows no
GraphQL, checks nothing and times nothing out: what is left is the graph, the driver and the encoder.
"""

import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import date
from typing import LiteralString

import orjson
import uvicorn
from neo4j import AsyncDriver, AsyncGraphDatabase, AsyncSession, NotificationMinimumSeverity
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bench.limit import statements
from bench.limit.answers import ANSWERS
from graph.engine.settings import GraphSettings, graph_settings

TEXTS: dict[str, LiteralString] = {
    "S": statements.S,
    "M": statements.M,
    "L": statements.L,
    "XL": statements.XL,
    "V": statements.V,
    "N": statements.N,
}


class Sessions:
    """Sessions used again and again: an auto-commit statement on an open one is the cheapest read there is."""

    def __init__(self, driver: AsyncDriver, database: str) -> None:
        self.driver = driver
        self.database = database
        self.idle: list[AsyncSession] = []

    async def read(self, text: LiteralString, parameters: dict[str, object]) -> object:
        session = self.idle.pop() if self.idle else self.driver.session(database=self.database)
        record = await (await session.run(text, parameters)).single(strict=True)
        self.idle.append(session)
        return record[0]

    async def close(self) -> None:
        for session in self.idle:
            await session.close()
        await self.driver.close()


def route_of(name: str, sessions: Sessions) -> Route:
    text, answer = TEXTS[name], ANSWERS[name]

    async def endpoint(request: Request) -> Response:
        parameters = orjson.loads(await request.body())
        parameters["day"] = parameters["on"]
        parameters["on"] = date.fromisoformat(parameters["on"])
        found = answer(await sessions.read(text, parameters))
        return Response(orjson.dumps({"data": found}), media_type="application/json")

    handler: Callable[[Request], Awaitable[Response]] = endpoint
    return Route(f"/{name}", handler, methods=["POST"])


def driver_of(settings: GraphSettings) -> AsyncDriver:
    return AsyncGraphDatabase.driver(
        settings.url,
        auth=(settings.user, settings.password),
        max_connection_pool_size=settings.connections,
        notifications_min_severity=NotificationMinimumSeverity.OFF,
        telemetry_disabled=True,
    )


def build_app(settings: GraphSettings) -> Starlette:
    sessions = Sessions(driver_of(settings), settings.database)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await sessions.close()

    return Starlette(routes=[route_of(name, sessions) for name in TEXTS], lifespan=lifespan)


def main() -> None:
    app = build_app(graph_settings(os.environ))
    uvicorn.run(
        app,
        host="127.0.0.1",
        port=int(sys.argv[1]),
        loop="uvloop",
        http="httptools",
        ws="none",
        log_level="warning",
        access_log=False,
    )


if __name__ == "__main__":
    main()
