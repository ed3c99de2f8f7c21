"""A cluster of three members, faked at the Bolt level before real graphs: followers are read, the leader is written to,
nothing that was acknowledged is lost, and nobody misses what they were told of, whoever lags and wherever the leader
moves."""

import asyncio
import random
from collections.abc import AsyncIterator
from typing import Any

import pytest

from graph.engine.errors import GraphUnavailable
from graph.engine.migrations import migrate
from graph.engine.open import open_graph
from graph.engine.sessions import Graph
from graph.engine.settings import GraphSettings
from graph.engine.state import read_end
from graph.facts.rows import wipe
from graph.ledger.tail import BEFORE_ALL, Position, tail_of
from seeds.exchange.load import load
from tests.conftest import INVENTED, Loaded
from tests.resolvers.commands.small import organization, small_world
from tests.support import bolt
from tests.support.changing import answer_of_change, change
from tests.support.cluster import Cluster, Move, clustered, process_of

pytestmark = [pytest.mark.contract, pytest.mark.engine]

NAME = "MATCH (node:Organization {id: 'o4'}) RETURN node.name"
COUNT = "MATCH (change:Change {kind: 'RENAME_ORGANIZATION'}) RETURN count(change)"
RENAME = """mutation ($input: RenameOrganizationInput!) { renameOrganization(input: $input) {
  change { seq } userErrors { message } } }"""
DAYS = [f"2025-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29)]


@pytest.fixture(scope="module")
async def there(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Graph]:
    """The graph of the member that may lag."""
    async with open_graph(GraphSettings(url=f"embedded:{tmp_path_factory.mktemp('member')}")) as graph:
        await migrate(graph)
        yield graph


@pytest.fixture
async def cluster(loaded: Loaded, there: Graph) -> AsyncIterator[Cluster]:
    loaded.forget()
    await asyncio.gather(wipe(loaded.graph), wipe(there))
    async with clustered(loaded.graph, there) as cluster:
        async with process_of(cluster) as first:
            await load(first, small_world(), lambda *_: None, INVENTED)
        for member in cluster.members:
            member.told.clear()
        yield cluster
    loaded.forget()


@pytest.fixture
async def one(cluster: Cluster) -> AsyncIterator[Graph]:
    """A process that uses the cluster."""
    async with process_of(cluster) as graph:
        yield graph


@pytest.fixture
async def other(cluster: Cluster) -> AsyncIterator[Graph]:
    """Another one, which has seen nothing of what the first one has."""
    async with process_of(cluster) as graph:
        yield graph


def renaming(number: int) -> dict[str, Any]:
    return {"organization": organization("o4"), "name": f"Đảng bộ xã {number}", "on": DAYS[number]}


async def rename(graph: Graph, number: int) -> int:
    """Renames, under the key of the number; the line's number."""
    payload = await change(graph, "renameOrganization", renaming(number), key=f"rename-{number}")
    assert not payload["userErrors"], payload
    return int(payload["change"]["seq"])


async def test_followers_are_read_and_the_leader_is_written_to(cluster: Cluster, one: Graph) -> None:
    for number in range(4):
        await rename(one, number)
        await asyncio.gather(*(one.read(NAME) for _ in range(6)))
    leader, *followers = cluster.members
    assert (leader.told["write"], leader.told["read"]) == (4, 0)
    assert all(member.told["read"] > 0 == member.told["write"] for member in followers)


async def test_an_own_write_is_waited_for_where_a_member_lags(cluster: Cluster, one: Graph, other: Graph) -> None:
    await cluster.catch_up(lags=True)
    cluster.members[1].crash()
    await rename(one, 1)
    # who was told nothing is answered as the member stands, which shows that it lags
    assert await other.read(NAME) == "Đảng bộ xã An Phú"
    reading = asyncio.create_task(one.read(NAME))
    await cluster.waits.wait()
    assert not reading.done()
    await cluster.catch_up()
    assert await reading == "Đảng bộ xã 1"


async def test_a_member_that_does_not_come_so_far_leaves_the_read_to_the_leader(cluster: Cluster, one: Graph) -> None:
    await cluster.catch_up(lags=True)
    cluster.members[1].crash()
    cluster.impatient = True
    await rename(one, 1)
    assert await one.read(NAME) == "Đảng bộ xã 1"


async def test_what_was_seen_once_is_never_unseen(cluster: Cluster, one: Graph, other: Graph) -> None:
    """Whoever has seen a change, on whichever member, is not led to one that lacks it."""
    await cluster.catch_up(lags=True)
    await rename(one, 1)
    while await other.read(NAME) != "Đảng bộ xã 1":
        pass
    cluster.impatient = True
    assert [await other.read(NAME) for _ in range(8)] == ["Đảng bộ xã 1"] * 8


async def test_the_newest_is_asked_of_the_leader(cluster: Cluster, one: Graph, other: Graph) -> None:
    await cluster.catch_up(lags=True)
    cluster.members[1].crash()
    seq = await rename(one, 1)
    assert (await read_end(other) or (0,))[0] == seq - 1
    assert (await read_end(other.newest) or (0,))[0] == seq
    cluster.impatient = True
    assert await other.read(NAME) == "Đảng bộ xã 1"


async def test_a_cursor_that_a_member_has_not_come_to_is_no_replaced_ledger(
    cluster: Cluster, one: Graph, other: Graph
) -> None:
    await cluster.catch_up(lags=True)
    cluster.members[1].crash()
    cluster.impatient = True
    await rename(one, 1)
    position = Position(*(await read_end(one) or BEFORE_ALL))
    async with tail_of(other).followed(position) as lines:
        seq = await rename(one, 2)
        assert [line.seq for line in await anext(lines)] == [seq]


MOVES = [
    Move(bolt.BEGIN),
    Move(bolt.RUN, asks=2),
    Move(bolt.COMMIT),
    Move(bolt.COMMIT, asks=2),
    Move(bolt.RUN, crashes=True, asks=2),
    # the service asks again under the change's key, as it may have been made or not
    Move(bolt.COMMIT, crashes=True),
    Move(bolt.COMMIT, crashes=True, made=True, asks=1),
]


@pytest.mark.parametrize("move", MOVES, ids=str)
async def test_a_change_in_whose_middle_the_leader_moves_is_made_once(cluster: Cluster, one: Graph, move: Move) -> None:
    await rename(one, 1)
    await cluster.catch_up(lags=True)
    cluster.impatient, cluster.move = True, move
    await rename(one, 2)
    assert cluster.leader is not cluster.members[0]
    assert (await one.read(COUNT), await one.read(NAME)) == (2, "Đảng bộ xã 2")
    assert await one.newest.read(COUNT) == 2


async def test_a_cluster_without_a_leader_is_read_and_says_that_it_takes_no_change(
    cluster: Cluster, one: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.engine.retries.RETRIES_OF_A_WRITE", 0.0)
    cluster.leader, cluster.asks = None, 1_000
    assert await one.read(NAME) == "Đảng bộ xã An Phú"
    answer = await answer_of_change(one, RENAME, {"input": renaming(1)})
    told = answer.errors[0].extensions or {}
    assert (told["code"], told["reason"]) == (GraphUnavailable.code, "NO_LEADER")


async def test_whatever_happens_nothing_acknowledged_is_lost_and_no_own_change_missed(
    cluster: Cluster, one: Graph, other: Graph
) -> None:
    """Twelve changes, drawn at random: two processes change and read, a member lags and comes on, the leader moves."""
    draw, processes = random.Random(20), [one, other]
    known, seen = [0, 0], [0, 0]
    cluster.impatient = True
    moves = [Move(at, asks=asks) for at in (bolt.BEGIN, bolt.RUN, bolt.COMMIT) for asks in (0, 1)]
    for number in range(1, 13):
        await cluster.catch_up(lags=draw.random() < 0.5)
        cluster.move = draw.choice([None, *moves])
        who = draw.randrange(2)
        await rename(processes[who], number)
        known[who] = number
        for reader in draw.choices((0, 1), k=3):
            if draw.random() < 0.3:
                await cluster.catch_up()
            found = await processes[reader].read(COUNT)
            assert found >= known[reader]
            assert found >= seen[reader]
            seen[reader] = found
    assert await other.newest.read(COUNT) == 12
    await cluster.catch_up()
    assert len({await read_end(member.store.graph) for member in cluster.members}) == 1
