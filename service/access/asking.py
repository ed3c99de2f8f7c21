"""What a request comes with: with the graph for who may see everything or a part, without it for everybody else."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from time import time

from execution.asked import Account, Asked
from execution.view import Scope, View
from graph.cypher.fetch import Fetching, Rights, Writes
from graph.cypher.scope import seen_reads
from graph.engine.errors import GraphError
from graph.engine.few import Few
from graph.engine.sessions import Graph, Reads
from graph.engine.sign_outs import is_signed_out
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

    async def __call__(self, key: str | None, viewer: Viewer | None, client: str, *, of_others: bool = False) -> Asked:
        """What a request with this Idempotency-Key, or with none, comes with; `client` is an address. `of_others`: its
        answers may be made by what another one reads."""
        graph, view = self.graph(), self.today()
        if viewer is None:
            if self.guarded:
                raise unauthenticated("TOKEN_MISSING")
            return self.by_the_service(key, client)
        if await self.is_over(viewer):
            raise unauthenticated("SESSION_OVER")
        writes = self.in_the_name_of(viewer.id, view, self.write(graph, key))
        backend = self.fetching(writes).noting_ends()
        today, held = view, await self.access.held(graph, viewer.id, view, await backend.line())
        account, note = self.account(viewer.id), self.noting.of(graph, viewer.id)
        if not held.sees_all:
            # nobody waits for the ledger's lock who may change nothing
            changing = writes if held.changes else None
            if held.sight.inside:
                view, backend = view.part(held.sight), backend.through(Few(seen_reads(graph, Scope.PART)), changing)
            else:
                view, backend = View.none(view.on), Fetching(NoReads(), changing)

        async def still() -> bool:
            newest = None if of_others else backend.newest()
            return await self.access.still(graph, viewer.id, today, held, newest)

        return Asked(backend, view, self.most_objects, account, still, note, ends=viewer.ends)

    async def listening(self, viewer: Viewer | None, client: str) -> Asked:
        """What a subscription comes with now. Raises Refused where whoever listens has to sign in again."""
        if viewer is not None and viewer.ends <= time():
            raise unauthenticated("SESSION_OVER" if viewer.session else "TOKEN_REFUSED")
        return await self(None, viewer, client, of_others=True)

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
        return bool(viewer.session) and await is_signed_out(self.graph(), viewer.session)

    def in_the_name_of(self, viewer: str, view: View, writes: Writes) -> Writes:
        """What a change of a viewer needs: what they may is asked by what it sees under the ledger's lock."""
        return replace(writes, actor=viewer, rights=self.rights_of(viewer, view))

    def rights_of(self, viewer: str, view: View) -> Rights:
        """What reads what a viewer may."""

        async def permitted(reads: Reads) -> Permitted:
            return await self.access.permitted(reads, viewer, view)

        return permitted


Admits = Callable[[Viewer | None], Awaitable[bool]]
