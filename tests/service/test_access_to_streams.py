"""Subscriptions where viewers say who they are: what each may is asked for with each change, and may end the stream."""

import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from graphql import GraphQLError
from orjson import loads

from execution.asked import Stated, Unbounded
from execution.operations import Answer, Operation
from execution.subscriptions import Event, Subscriptions
from execution.view import View
from graph.cypher.fetch import Fetching, Writes
from graph.engine.few import Few
from graph.engine.sessions import Graph
from graph.engine.sign_outs import Marked, sign_out
from graph.ledger.readings import Wanted, newest
from graph.model.rights import viewer_id
from graph.tree.fetch import TreeFetching
from graph.tree.tree import Tree
from service.access.asking import Asking
from service.access.tokens import Viewer
from tests.resolvers.commands.small import member, organization
from tests.resolvers.commands.test_access import DAY, ISSUER, ON, grant, revoke, world
from tests.service.conftest import FakeGraph, client_over
from tests.service.test_access import WHOLE, bearer, guarded, key
from tests.support.asking import SCHEMA
from tests.support.changing import NOW, change

__all__ = ["key", "world"]
CHANGES = "subscription { changes { cursor } }"
FEED = """subscription ($kinds: [ChangeKind!], $after: String) { changes(kinds: $kinds, after: $after) {
  cursor change { subjects(first: 1) { nodes {
    ... on Organization { name } ... on Member { name birthDate } } } } } }"""
STREAM = {"accept": "text/event-stream"}


@pytest.mark.parametrize(
    ("roles", "query"), [([], CHANGES), (WHOLE[:2], CHANGES), ([], "subscription { nothing }")], ids=str
)
async def test_no_subscription_is_told_to_whoever_may_not_see_all(
    fake: FakeGraph, key: Path, roles: list[str], query: str
) -> None:
    """Whoever sees a part is told of which field that is, whoever sees nothing nothing of the document."""
    fake.roles = roles
    async with client_over(fake, guarded(key)) as client:
        told = await client.post("/graphql", json={"query": query}, headers={**STREAM, **bearer(key)})
    assert '"code":"FORBIDDEN"' in told.text
    assert ("Subscription.changes is not answered" in told.text) is bool(roles)
    assert "cursor" not in told.text
    assert "nothing" not in told.text


def test_a_stream_lasts_a_day_at_most_however_long_its_token_does() -> None:
    now = time.time()
    assert Viewer("v", now + 10.0).listening().ends == now + 10.0
    assert Viewer("v", now + 1e9).listening().ends == pytest.approx(now + 86_400.0, abs=60)


async def test_a_stream_ends_by_itself_with_the_token_that_it_was_opened_by(fake: FakeGraph, key: Path) -> None:
    """Nothing happens meanwhile; on a machine that is slow enough it ends as soon as it has begun."""
    fake.roles, fake.end = WHOLE, [1, "a" * 64]
    async with client_over(fake, guarded(key)) as client:
        headers = {**STREAM, **bearer(key, lasting=1.0)}
        told = (await client.post("/graphql", json={"query": CHANGES}, headers=headers)).text
    events = [one for one in told.split("\n\n") if one.startswith("event: ")]
    [error] = loads(events[0].partition("data: ")[2])["errors"]
    assert error["extensions"]["code"] == "UNAUTHENTICATED"
    assert events[1] == "event: complete\ndata:"


@dataclass
class Listening:
    """Subscriptions of one service, what `today` is to it, and what is done while an event is answered."""

    graph: Graph
    today: date = ON
    by_reference: bool = False
    tree: Tree | None = None
    meanwhile: list[Callable[[], Awaitable[Any]]] = field(default_factory=list[Callable[[], Awaitable[Any]]])
    answered: int = 0
    subscriptions: Subscriptions = field(init=False)

    def __post_init__(self) -> None:
        operations = SCHEMA.by_reference if self.by_reference else SCHEMA.operations
        self.executor = operations.executor
        self.subscriptions = Subscriptions(replace(operations, executor=self), SCHEMA.sources)
        self.asking = Asking(
            guarded=True,
            graph=lambda: self.graph,
            today=lambda: View.whole(self.today),
            write=lambda graph, key: Writes(graph, "tester", lambda: NOW, key),
            fetching=self.fetching,
            account=lambda _: Unbounded(),
            most_objects=1_000,
        )

    def fetching(self, writes: Writes) -> Fetching:
        reads = Few(self.graph)
        return Fetching(reads, writes) if self.tree is None else TreeFetching(reads, self.tree, writes)

    async def execute(self, *asked: Any) -> tuple[Mapping[str, Any] | None, Sequence[GraphQLError]]:
        self.answered += 1
        found = await self.executor.execute(*asked)
        while self.meanwhile:
            await self.meanwhile.pop()()
        return found

    @asynccontextmanager
    async def __call__(
        self, who: str, purpose: str = "", ends: float = 1e12, session: str = "", **variables: Any
    ) -> AsyncGenerator[AsyncGenerator[Any, None], None]:
        """What somebody hears, each event by itself; the errors that it ends with."""
        marked = Marked((session,), 0) if session else None
        viewer = Viewer(viewer_id(ISSUER, who), ends, marked)
        operation = Operation(FEED, variables, stated=Stated(purpose) if purpose else None)
        told = self.subscriptions.told(operation, partial(self.asking.listening, viewer, ""), 30.0)
        async with aclosing(by_one(told)) as heard:
            yield heard


async def by_one(told: AsyncGenerator[Sequence[Event] | Answer, None]) -> AsyncGenerator[Any, None]:
    async with aclosing(told):
        async for found in told:
            if isinstance(found, Answer):
                yield [{"code": None, "cursor": None, **(error.extensions or {})} for error in found.errors]
            else:
                for event in found:
                    yield loads(event.body)


def ended(told: Any) -> list[tuple[str, str | None]]:
    return [(one["code"], one["cursor"]) for one in told]


async def grant_whole(graph: Graph, *who: str) -> None:
    for one in who:
        for role in WHOLE:
            await grant(graph, f"{one} {role}", sub=one, role=role, organization=organization("o1"))


async def renamed(graph: Graph, name: str, on: str = "2025-01-01") -> str:
    """Gives a cell another name; the cursor of that change."""
    given = {"organization": organization("o6"), "name": name, "on": on}
    made = (await change(graph, "renameOrganization", given))["change"]
    return f"{made['seq']}:{made['hash']}"


def names(told: Any) -> list[str]:
    return [one["name"] for one in told["data"]["changes"]["change"]["subjects"]["nodes"]]


@pytest.fixture(params=[False, True], ids=["planner", "reference"])
def listening(request: pytest.FixtureRequest, world: Graph) -> Listening:
    return Listening(world, by_reference=bool(request.param))


@pytest.mark.contract
@pytest.mark.engine
async def test_who_sees_all_hears_until_a_right_is_taken_away_and_others_hear_on(listening: Listening) -> None:
    """It is taken away while what all hear is made: nothing of it is told to its viewer, and others are told it as it
    was made. Where to go on from is told as well, also where no line that was asked for has come."""
    graph = listening.graph
    await grant_whole(graph, "lan", "minh")
    asking: dict[str, Any] = {"kinds": ["RENAME_ORGANIZATION"], "after": await renamed(graph, "Chi bộ")}
    async with listening("lan", **asking) as lan, listening("minh", **asking) as minh:
        first = await renamed(graph, "Chi bộ Một", "2025-01-02")
        assert [names(await anext(one)) for one in (lan, minh)] == [["Chi bộ Một"]] * 2
        assert listening.answered == 1
        listening.meanwhile.append(lambda: revoke(graph, sub="lan", role="AUDITOR", organization=organization("o1")))
        second = await renamed(graph, "Chi bộ Hai", "2025-01-03")
        assert ended(await anext(lan)) == [("FORBIDDEN", first)]
        assert names(await anext(minh)) == ["Chi bộ Hai"]
        assert listening.answered == 2
        await revoke(graph, "r2", sub="minh", role="AUDITOR", organization=organization("o1"))
        [(code, place)] = ended(await anext(minh))
        assert code == "FORBIDDEN"
        assert place is not None
        # what ended the right of the other was heard of, or came together with what has ended this one
        assert number(second) <= number(place) <= number(second) + 1


def number(cursor: str) -> int:
    return int(cursor.partition(":")[0])


@pytest.mark.contract
@pytest.mark.engine
async def test_a_tree_that_lags_behind_other_processes_tells_nothing_older_than_the_change_and_keeps_no_right(
    world: Graph,
) -> None:
    """The second right is taken away while what is told is made: the tree was at the ledger's end just before."""
    tree = Tree(world, follow_ms=3_600_000)
    listening = Listening(world, tree=tree)
    await grant_whole(world, "lan")
    before = await renamed(world, "Chi bộ")
    await tree.look(monotonic())
    async with listening("lan", kinds=["RENAME_ORGANIZATION"], after=before) as lan:
        first = await renamed(world, "Chi bộ Một", "2025-01-02")
        assert names(await anext(lan)) == ["Chi bộ Một"]
        listening.meanwhile.append(lambda: revoke(world, sub="lan", role="AUDITOR", organization=organization("o1")))
        tree.expect(number(await renamed(world, "Chi bộ Hai", "2025-01-03")))
        await tree.look(monotonic())
        assert ended(await anext(lan)) == [("FORBIDDEN", first)]


@pytest.mark.contract
@pytest.mark.engine
async def test_a_right_holds_until_the_day_before_and_on_that_day_the_stream_ends_although_nothing_happens(
    listening: Listening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("execution.subscriptions.SECONDS_OF_SILENCE", 0.0)
    graph, at = listening.graph, organization("o1")
    for role in WHOLE:
        await grant(graph, role, role=role, organization=at, until=ON + 2 * DAY)
    for role in WHOLE[:2]:
        await grant(graph, f"{role} later", on=ON + 2 * DAY, role=role, organization=at)
    before = await renamed(graph, "Chi bộ")
    for day, is_told in ((ON, True), (ON + DAY, True), (ON + 2 * DAY, False), (ON + 3 * DAY, False)):
        listening.today = day
        async with listening("lan", after=before) as heard:
            if not is_told:
                # a part is seen then: of it no change is told yet
                assert ended(await anext(heard)) == [("FORBIDDEN", None)]
                continue
            before = await renamed(graph, f"Chi bộ {day}", str(day))
            assert names(await anext(heard)) == [f"Chi bộ {day}"]
            if day > ON:
                listening.today = ON + 2 * DAY
                assert ended(await anext(heard)) == [("FORBIDDEN", before)]


@pytest.mark.contract
@pytest.mark.engine
@pytest.mark.parametrize("session", ["", "s1"], ids=["token", "session"])
async def test_a_token_or_a_session_that_ends_in_the_middle_ends_the_stream(
    world: Graph, monkeypatch: pytest.MonkeyPatch, session: str
) -> None:
    monkeypatch.setattr("execution.subscriptions.SECONDS_OF_SILENCE", 0.0)
    now = [1_000.0]
    for room in ("execution.subscriptions", "service.access.asking"):
        monkeypatch.setattr(f"{room}.time", lambda: now[0])
    listening = Listening(world)
    await grant_whole(world, "lan")
    before = await renamed(world, "Chi bộ")
    async with listening("lan", ends=2_000.0, session=session, after=before) as heard:
        now[0] = 1_999.9
        last = await renamed(world, "Chi bộ Một", "2025-01-02")
        assert names(await anext(heard)) == ["Chi bộ Một"]
        if session:
            await sign_out(world, session, 2_000, 1_500)
        else:
            now[0] = 2_000.0
        assert ended(await anext(heard)) == [("UNAUTHENTICATED", last)]


@pytest.mark.contract
@pytest.mark.engine
async def test_what_is_personal_is_masked_without_a_purpose_and_noted_for_each_before_it_is_told(world: Graph) -> None:
    listening = Listening(world)
    await grant_whole(world, "lan", "minh", "hoa")
    await world.write(lambda t: t.run("MATCH (log) WHERE log:Reading OR log:Readings DELETE log RETURN count(log)"))
    before = await renamed(world, "Chi bộ")
    async with (
        listening("lan", "MEMBER_FILE", after=before) as lan,
        listening("minh", "INSPECTION", after=before) as minh,
        listening("hoa", after=before) as hoa,
        listening("lan", after=before) as again,
    ):
        ends = {"member": member("m3"), "reason": "LEFT", "on": "2025-01-03"}
        await change(world, "endMembership", ends)
        born = {"name": "Nguyễn Văn m3", "birthDate": "1980-02-29"}
        for heard, noted in ((hoa, 0), (again, 0), (lan, 1), (minh, 2)):
            told = await anext(heard)
            masked = {} if noted else {"extensions": {"masked": ["Member.birthDate"]}}
            shown = born if noted else {**born, "birthDate": None}
            [subject] = told["data"]["changes"]["change"]["subjects"]["nodes"]
            assert (subject, told.keys() - {"data"}) == (shown, masked.keys())
            lines = await newest(world, Wanted(), 9)
            assert len(lines) == noted
    assert listening.answered == 3, "what is masked is made once"
    assert [(line.viewer, line.purpose, line.members) for line in reversed(lines)] == [
        (viewer_id(ISSUER, "lan"), "MEMBER_FILE", ["m3"]),
        (viewer_id(ISSUER, "minh"), "INSPECTION", ["m3"]),
    ]
