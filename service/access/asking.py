"""What a request comes with: with the graph for who may see everything or a part, without it for everybody else."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from time import time

from execution.asked import Account, Asked
from execution.view import Scope, View
from graph.cypher.fetch import Fetching, Rights, Writes
from graph.cypher.scope import seen_reads
from graph.engine.errors import GraphError
from graph.engine.few import Few
from graph.engine.sessions import Graph, Reads
from graph.engine.sign_outs import is_signed_out
from graph.engine.state import End
from graph.engine.unseen import NoReads
from graph.model.rights import Permitted
from resolvers.shared.access import Access
from service.access.purposes import Noting
from service.access.tokens import Viewer, unauthenticated


@dataclass(slots=True)
class Asking:
    """Makes what requests come with. `guarded`: nobody is answered who does not say who they are."""

    guarded: bool
    graph: Callable[[], Graph]
    today: Callable[[], View]
    write: Callable[[Graph, str | None], Writes]
    fetching: Callable[[Writes], Fetching]
    account: Callable[[str], Account]
    most_objects: int
    access: Access = field(default_factory=Access)
    noting: Noting = field(default_factory=Noting)

    async def __call__(self, key: str | None, viewer: Viewer | None, client: str) -> Asked:
        """What a request with this Idempotency-Key, or with none, comes with; `client` is an address."""
        if viewer is None:
            return self.of_whoever(key, client)
        view = self.today()
        backend = self.backend(key, viewer, view).noting_ends()
        return await self.of(viewer, view, backend, await backend.line())

    async def listening(
        self, viewer: Viewer | None, client: str, line: End | None = None, before: Asked | None = None
    ) -> Asked:
        """What a subscription comes with as of a line of the ledger, or of a later one; without a line, now. Where that
        is what it came with `before`, it is the same one. Raises Refused where whoever listens has to sign in again."""
        if viewer is None:
            lasts = before is not None and before.view.on == self.today().on
            return before if before is not None and lasts else self.of_whoever(None, client)
        if viewer.ends <= time():
            raise unauthenticated("SESSION_OVER" if viewer.session else "TOKEN_REFUSED")
        if before is not None and before.view.scope is Scope.EVERYTHING and await self.sees_all(viewer, line, before):
            return before
        view = self.today()
        return await self.of(viewer, view, self.backend(None, viewer, view), line)

    async def sees_all(self, viewer: Viewer, line: End | None, before: Asked) -> bool:
        """Whether a viewer who saw everything still does, on the same day."""
        view = self.today()
        if view.on != before.view.on or await self.is_over(viewer):
            return False
        return (await self.access.held(self.graph(), viewer.id, view, line)).sees_all

    def of_whoever(self, key: str | None, client: str) -> Asked:
        """What a request of somebody comes with who does not say who they are."""
        if self.guarded:
            raise unauthenticated("TOKEN_MISSING")
        return self.by_the_service(key, client)

    def backend(self, key: str | None, viewer: Viewer, view: View) -> Fetching:
        """What answers a viewer, before it is known what they see."""
        return self.fetching(self.in_the_name_of(viewer.id, view, self.write(self.graph(), key)))

    async def of(self, viewer: Viewer, view: View, backend: Fetching, line: End | None) -> Asked:
        """What a viewer's request comes with on the view's day; `line` is that as of which, at least, they are asked
        for: none is the last one."""
        graph = self.graph()
        if viewer.session and await self.is_over(viewer):
            raise unauthenticated("SESSION_OVER")
        today, held = view, await self.access.held(graph, viewer.id, view, line)
        account, note = self.account(viewer.id), self.noting.of(graph, viewer.id)
        if not held.sees_all:
            # nobody waits for the ledger's lock who may change nothing
            changing = backend.writes if held.changes else None
            if held.sight.inside:
                view, backend = view.part(held.sight), backend.through(Few(seen_reads(graph, Scope.PART)), changing)
            else:
                view, backend = View.none(view.on), Fetching(NoReads(), changing)

        async def still() -> bool:
            return await self.access.still(graph, viewer.id, today, held, backend.newest())

        async def last() -> End | None:
            end = await self.access.last(graph)
            if end is not None:
                # those who are asked for as of it need not wait for each other
                await self.access.known_at(graph, end, today)
            return end

        return Asked(backend, view, self.most_objects, account, still, last, note, ends=viewer.ends)

    def by_the_service(self, key: str | None = None, client: str = "") -> Asked:
        """What the service itself asks with, and everybody where nobody has to say who they are."""
        return Asked(
            self.fetching(self.write(self.graph(), key)), self.today(), self.most_objects, self.account(client)
        )

    async def view_of(self, viewer: Viewer | None) -> View:
        """What a viewer's questions are answered in; where somebody has to say who they are, of nobody nothing is."""
        if viewer is None:
            return View.none(self.today().on) if self.guarded else self.today()
        return (await self(None, viewer, "")).view

    async def admits(self, viewer: Viewer | None) -> bool:
        """Whether whoever asks may see everything; not, while the graph cannot tell."""
        if viewer is None:
            return not self.guarded
        try:
            if await self.is_over(viewer):
                return False
            may, _, _ = await self.access.rights(self.graph(), viewer.id, self.today())
        except GraphError:
            return False
        return may.sees_all

    async def is_over(self, viewer: Viewer) -> bool:
        """Whether the viewer's session was ended, by whichever process; asked with each request."""
        return viewer.session is not None and await is_signed_out(self.graph(), viewer.session)

    def in_the_name_of(self, viewer: str, view: View, writes: Writes) -> Writes:
        """What a change of a viewer needs: what they may is asked by what it sees under the ledger's lock."""
        writes.actor, writes.rights = viewer, self.rights_of(viewer, view)
        return writes

    def rights_of(self, viewer: str, view: View) -> Rights:
        """What reads what a viewer may."""

        async def permitted(reads: Reads) -> Permitted:
            return await self.access.permitted(reads, viewer, view)

        return permitted


Admits = Callable[[Viewer | None], Awaitable[bool]]
