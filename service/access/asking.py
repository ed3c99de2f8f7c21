"""What a request comes with, for whoever asks: with the graph who may see everything, without it everybody else."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from functools import partial

from execution.asked import Account, Asked
from execution.view import View
from graph.cypher.fetch import Fetching, Writes
from graph.engine.errors import GraphError
from graph.engine.sessions import Graph, NoReads, Reads
from graph.model.rights import Right
from resolvers.shared.access import Access
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

    async def __call__(self, key: str | None, viewer: Viewer | None, client: str) -> Asked:
        """What a request with this Idempotency-Key, or with none, comes with; `client` is an address."""
        graph, view = self.graph(), self.today()
        if viewer is None:
            if self.guarded:
                raise unauthenticated("TOKEN_MISSING")
            return self.by_the_service(key, client)
        held = await self.access.held(graph, viewer.id, view)
        if not held.sees_all:
            return Asked(Fetching(NoReads()), View.none(view.on), self.most_objects, self.account(viewer.id))
        writes = replace(self.write(graph, key), actor=viewer.id, rights=partial(self.rights, viewer.id, view))
        still = partial(self.access.still, graph, viewer.id, view, held)
        return Asked(self.fetching(writes), view, self.most_objects, self.account(viewer.id), still)

    def by_the_service(self, key: str | None = None, client: str = "") -> Asked:
        """What the service itself asks with, and everybody where nobody has to say who they are."""
        return Asked(
            self.fetching(self.write(self.graph(), key)), self.today(), self.most_objects, self.account(client)
        )

    async def admits(self, viewer: Viewer | None) -> bool:
        """Whether whoever asks may see anything; not, while the graph cannot tell."""
        if viewer is None:
            return not self.guarded
        try:
            return (await self.access.held(self.graph(), viewer.id, self.today())).sees_all
        except GraphError:
            return False

    async def rights(self, viewer: str, view: View, reads: Reads) -> frozenset[Right]:
        """What a viewer may everywhere, by what a change sees under the ledger's lock."""
        return (await self.access.held(reads, viewer, view)).rights


Admits = Callable[[Viewer | None], Awaitable[bool]]
Identify = Callable[[list[str]], Awaitable[Viewer | None]]
"""Who sends these `Authorization` lines; None where nobody has to say. Raises Refused."""


async def anybody(_: list[str]) -> None:
    return None
