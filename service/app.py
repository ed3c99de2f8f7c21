"""The composition root: settings in, an application that opens and closes its graph. For `serving` and tests."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import monotonic

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

from execution.subscriptions import Subscriptions
from execution.view import View
from graph.cypher.fetch import Fetching, Writes
from graph.engine.errors import GraphUnavailable
from graph.engine.few import Few
from graph.engine.migrations import check_migrated
from graph.engine.open import Purpose, open_graph
from graph.engine.sessions import Graph, Reads
from graph.engine.settings import GraphSettings
from graph.engine.state import End, check_ready, read_end
from graph.ledger.clock import Clock
from graph.model.rights import viewer_id
from graph.tree.fetch import TreeFetching
from graph.tree.tree import Tree
from schema.build import build_schema
from seeds.sizes import is_seeded, sample_ends
from service.access.asking import Asking
from service.access.development import key_set
from service.access.discovery import Discovery
from service.access.identifying import Cookies, Identifying
from service.access.keys import Keys, source_of
from service.access.sessions import Sessions, keys_for_now, keys_in
from service.access.settings import AuthSettings, Mode, check_data, is_safe
from service.access.tokens import Tokens, Viewer
from service.feed.deliveries import deliveries_of
from service.http.access_log import AccessLog
from service.http.allowances import Allowances
from service.http.calendars import Calendars
from service.http.compression import Compression
from service.http.every_answer import EveryAnswer
from service.http.exports import Exports
from service.http.graphql import Bounds, GraphQLEndpoint, answering_of, telling_of
from service.http.hosts import Hosts
from service.http.imports import Imports
from service.http.metrics import Figures, Shared
from service.http.pages import Endpoint, list_examples, page_or
from service.http.persisted import Completing, PersistedQueries, TrustedDocuments
from service.http.reached import Reached
from service.http.routes import Health, Lists, refuse, routes
from service.http.signing_in import Shown, ShownViewers, SigningIn
from service.http.sockets import Context, Socket
from service.http.tags import Tags
from service.settings import Settings
from service.trusted import EXPLORER, read_documents
from service.viewers import invented_grants
from service.warm_up import warm
from wording.said import say

OpenGraph = Callable[[GraphSettings], AbstractAsyncContextManager[Graph]]


@dataclass(slots=True)
class Holder:
    """The graph, while the application runs."""

    graph: Graph | None = None
    watched: Graph | None = None
    tree: Tree | None = None
    source: str = ""
    """What the graph says that it was filled with."""

    def hold(self, graph: Graph, source: str) -> None:
        self.graph, self.watched, self.source = graph, graph.beside(), source

    async def release(self) -> None:
        """No question is taken any more; whoever opened the graph closes it."""
        watched, self.graph, self.watched, self.tree = self.watched, None, None, None
        if watched is not None:
            await watched.drop_idle()

    async def follow(self, follow_ms: int) -> None:
        """Holds a tree of the graph's organizations, by spare connections, until it is cancelled."""
        beside = self.current().beside()
        self.tree = Tree(beside, follow_ms)
        try:
            await self.tree.follow()
        finally:
            await beside.drop_idle()

    async def ledger_end(self) -> End | None:
        """The number and the hash of the ledger's last line; all answers behind it are of that line or a later one."""
        return await self.expected(self.current())

    async def newest_end(self) -> End | None:
        """As `ledger_end`, asked of the leader of a cluster."""
        return await self.expected(self.current().newest)

    async def expected(self, reads: Reads) -> End | None:
        end = await read_end(reads)
        if end is not None and self.tree is not None:
            self.tree.expect(end[0])
        return end

    def fetching(self, writes: Writes) -> Fetching:
        """What answers one request."""
        few = Few(self.current())
        return Fetching(few, writes) if self.tree is None else TreeFetching(few, self.tree, writes)

    def current(self) -> Graph:
        return there(self.graph)

    def beside(self) -> Graph:
        """The same graph, for questions of its health."""
        return there(self.watched)


def there(graph: Graph | None) -> Graph:
    if graph is None:
        raise GraphUnavailable(say("STARTING_OR_STOPPING"))
    return graph


def open_own(settings: GraphSettings) -> AbstractAsyncContextManager[Graph]:
    return open_graph(settings, Purpose.OWN)


def build_app(settings: Settings, opened: OpenGraph = open_own, shared: Shared | None = None) -> Starlette:
    """The application; its graph must be migrated and whole, or the start fails with what to do.

    `shared` is where its figures and those of other workers are told.
    """
    holder, clock, allowances = Holder(), Clock(), Allowances(settings.objects_per_minute)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with opened(settings.graph) as graph:
            await check_migrated(graph.newest)
            source = (await check_ready(graph.newest)).source
            check_data(auth, invented=is_seeded(source))
            holder.hold(graph, source)
            beside = list[asyncio.Task[None]]()
            # the reference is there to be compared with: the graph alone answers it
            if settings.tree and not settings.by_reference:
                beside.append(asyncio.create_task(holder.follow(settings.follow_ms)))
            beside.append(asyncio.create_task(warmed()))
            beside.append(asyncio.create_task(figures.keep()))
            deliveries = deliveries_of(graph, settings.webhooks, asking.by_the_service)
            beside.append(asyncio.create_task(deliveries.run()))
            try:
                yield
            finally:
                await holder.release()
                for task in beside:
                    task.cancel()
                await asyncio.wait(beside)

    def write(graph: Graph, key: str | None) -> Writes:
        return Writes(graph, settings.actor, clock, key, lambda: clock.fault)

    async def warmed() -> None:
        # an embedded graph plans a text in no time worth waiting for
        if settings.graph.directory is None and settings.warm_up:
            # beside a tree the graph is asked otherwise than alone
            if holder.tree is not None:
                await holder.tree.look(monotonic())
            await warm(operations, [one["query"] for one in list_examples()], asking.by_the_service)

    auth = settings.auth
    asking = Asking(
        auth.guarded,
        holder.current,
        lambda: View.whole(settings.today()),
        write,
        holder.fetching,
        allowances.of,
        settings.limits.objects,
    )
    signing_in = signing_in_of(auth, holder.current, settings.today, asking.view_of, lambda: sample_ends(holder.source))
    identify = signing_in.identifying
    bounds = Bounds(settings.body_bytes, settings.answer_seconds)
    schema = build_schema(settings.limits)
    operations = schema.by_reference if settings.by_reference else schema.operations
    answering = answering_of(operations, asking, bounds)
    persisted = documents_for(settings)
    tags = Tags(holder.ledger_end, settings.today)
    telling = telling_of(Subscriptions(operations, schema.sources), asking.listening, bounds)
    reached = Reached(holder.ledger_end, holder.newest_end, asking.admits)
    ask = GraphQLEndpoint(answering, telling, bounds, persisted, tags, reached, identify)
    figures = Figures(operations.documents, lambda: holder.tree, shared)
    health = Health(holder.beside, guarded=auth.guarded, metrics_token=settings.metrics_token)
    socket = Socket(schema, Context(answering, telling, persisted, reached, identify), settings.origins)
    imports = Imports(holder.current, settings.actor, identify, asking, schema.shape.parts.beyond_in_input)
    exports = Exports(holder.current, lambda: View.whole(settings.today()), signing_in.asks_for_all)
    lists = Lists(signing_in.renewing(imports.answer), exports.answer)
    # whoever has the address of a calendar needs no other right to it
    calendars = Calendars(
        holder.current, operations, lambda client: asking.by_the_service(None, client), settings.time_zone
    )
    return Starlette(
        routes=routes(
            address_of(settings, signing_in.renewing(ask)),
            socket,
            lists,
            calendars.answer,
            health,
            figures.answer,
            lambda: schema.as_str() + "\n",
            signing_in,
        ),
        lifespan=lifespan,
        middleware=[
            Middleware(EveryAnswer),
            *([Middleware(AccessLog)] if settings.access_log else []),
            Middleware(Hosts, names={settings.host, *settings.hosts}),
            *let_in(settings.origins),
            Middleware(Compression),
        ],
        exception_handlers={HTTPException: refuse},
    )


def documents_for(settings: Settings) -> Completing:
    """What completes requests: by texts that came before, or by documents that alone are trusted."""
    if settings.trusted_documents is not None:
        return TrustedDocuments({**read_documents(EXPLORER), **settings.trusted_documents})
    return PersistedQueries() if settings.persisted_queries else PersistedQueries(0)


def address_of(settings: Settings, ask: Endpoint) -> Endpoint:
    """What answers at `/graphql`: where documents of a list alone are answered, there is no page to write others on."""
    return ask if settings.trusted_documents is not None else page_or(ask)


def signing_in_of(
    auth: AuthSettings,
    graph: Callable[[], Graph],
    day: Callable[[], date],
    view: Callable[[Viewer | None], Awaitable[View]],
    ends: Callable[[], date | None],
) -> SigningIn:
    """Who asks, and how browsers say it. Raises Unusable where the keys of sessions cannot be used."""
    # nothing is fetched before somebody signs in or sends a token
    discovery = Discovery(auth.issuer) if auth.mode is Mode.TOKENS and is_safe(auth.issuer) else None
    tokens = Tokens(auth, Keys(keys_source(auth, discovery))) if auth.guarded else None
    if auth.sign_in is None or discovery is None or tokens is None:
        shown = shown_viewers(graph, day) if auth.shows_viewers else None
        return SigningIn(Identifying(tokens, Sessions(keys_for_now), Cookies()), graph, view, ends, shown=shown)
    # 0.3 s of a start, for services that browsers sign in at alone
    from service.access.provider import Provider  # noqa: PLC0415

    keys = keys_in(Path(auth.session_keys))
    identifying = Identifying(tokens, Sessions(lambda: keys), Cookies(auth.sign_in.address))
    return SigningIn(identifying, graph, view, ends, Provider(auth.sign_in, discovery, tokens))


def shown_viewers(graph: Callable[[], Graph], day: Callable[[], date]) -> ShownViewers:
    """The invented viewers, each once."""

    async def shown() -> list[Shown]:
        found: dict[str, Shown] = {}
        for one in await invented_grants(graph(), day()):
            identifier = viewer_id(one.issuer, one.subject)
            had = found.get(identifier)
            found[identifier] = Shown(identifier, one.name, (*(had.roles if had else ()), one.role))
        return list(found.values())

    return shown


def keys_source(auth: AuthSettings, discovery: Discovery | None) -> Callable[[], bytes]:
    """What fetches the keys that tokens are checked by: those that are set, else those that the issuer names."""
    if auth.mode is Mode.DEVELOPMENT:
        return lambda: key_set(Path(auth.keys))
    return source_of(auth.keys) if auth.keys or discovery is None else discovery.keys


def let_in(origins: frozenset[str]) -> list[Middleware]:
    """What tells browsers that pages of these origins may ask; nothing where no other page may."""
    if not origins:
        return []
    methods, told = ("GET", "POST"), ("etag", "retry-after", "x-request-id")
    return [
        Middleware(
            CORSMiddleware, allow_origins=origins, allow_methods=methods, allow_headers=("*",), expose_headers=told
        )
    ]
