"""The ledger's end is followed: every line once and in order, from any position on, whoever writes."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from itertools import pairwise

import pytest

from graph.engine.sessions import Graph
from graph.ledger.tail import BEFORE_ALL, LedgerReplaced, Position, Tail, Told
from tests.conftest import Loaded
from tests.resolvers.commands.small import organization
from tests.support.changing import change

pytestmark = pytest.mark.contract
NEVER = 3_600.0


async def rename(graph: Graph, name: str) -> Position:
    """Gives a cell another name; where the ledger stands then."""
    given = {"organization": organization("o6"), "name": name, "on": f"2025-01-{int(name[-2:]) + 1:02}"}
    made = (await change(graph, "renameOrganization", given))["change"]
    return Position(made["seq"], made["hash"])


async def next_lines(lines: AsyncIterator[Sequence[Told]], number: int) -> list[Told]:
    """As many of the next lines as are wanted; more at once would be too many."""
    found: list[Told] = []
    while len(found) < number:
        found += await anext(lines)
    assert len(found) == number
    return found


@pytest.fixture
async def changing(small: Graph, loaded: Loaded) -> AsyncIterator[Graph]:
    yield small
    loaded.forget()


async def test_a_change_of_this_process_is_told_at_once_and_one_of_another_by_the_next_look(changing: Graph) -> None:
    other = Graph(changing.driver, changing.settings, changing.address)
    own, others = Tail(changing, NEVER), Tail(other, 0.05)
    async with own.followed() as here, others.followed() as there:
        made = [await rename(changing, f"Chi bộ {number:02}") for number in range(3)]
        assert [line.position for line in await next_lines(here, 3)] == made
        told = await next_lines(there, 3)
    await other.drop_idle()
    assert [line.position for line in told] == made
    assert [one.previous for one in told[1:]] == [one.hash for one in told[:-1]]
    assert (told[0].kind, told[0].on, told[0].subjects) == ("RENAME_ORGANIZATION", "2025-01-01", ["Organization:o6"])


async def test_whoever_comes_back_is_told_what_was_missed_once_and_in_order(changing: Graph) -> None:
    """# EXCHANGE G8."""
    tail = Tail(changing, NEVER)
    async with tail.followed(BEFORE_ALL) as lines:
        first = list(await anext(lines))
    made = [await rename(changing, f"Chi bộ {number:02}") for number in range(5)]
    async with tail.followed(first[-1].position) as lines:
        missed = await next_lines(lines, 5)
        made.append(await rename(changing, "Chi bộ 05"))
        later = await next_lines(lines, 1)
    assert [line.position for line in missed + later] == made
    async with tail.followed(made[2]) as lines:
        assert [line.position for line in await next_lines(lines, 3)] == made[3:]
    assert first[0].seq == 1
    assert all(after.previous == before.hash for before, after in pairwise((*first, *missed, *later)))


async def test_those_who_cannot_keep_up_are_told_more_at_once_and_whoever_leaves_is_not_waited_for(
    changing: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.ledger.tail.PATIENCE", NEVER)
    tail = Tail(changing, NEVER)
    async with tail.followed() as first:
        async with tail.followed() as second, tail.followed() as third:
            coming = [asyncio.ensure_future(anext(one)) for one in (first, second, third)]
            await asyncio.sleep(0)
            assert tail.waiting == 3
            made = [await rename(changing, "Chi bộ 00")]
            assert [[line.position for line in await one] for one in coming] == [made] * 3
            made = [await rename(changing, f"Chi bộ {number:02}") for number in range(1, 5)]
            await read_now(changing)
            coming = [asyncio.ensure_future(anext(one)) for one in (first, second, third)]
            assert [[line.position for line in await one] for one in coming] == [made] * 3
        made = [await rename(changing, "Chi bộ 05")]
        assert [line.position for line in await anext(first)] == made


async def test_sixty_changes_at_once_are_told_to_twenty_who_follow(changing: Graph) -> None:
    tail = Tail(changing, NEVER)

    async def follow(ready: asyncio.Event) -> list[int]:
        async with tail.followed() as lines:
            ready.set()
            found: list[int] = []
            while len(found) < 60:
                found += [line.seq for line in await anext(lines)]
            return found

    begun = [asyncio.Event() for _ in range(20)]
    following = [asyncio.create_task(follow(one)) for one in begun]
    for one in begun:
        await one.wait()
    first = (await read_now(changing)).seq
    await asyncio.gather(*(assess(changing, number) for number in range(60)))
    for told in await asyncio.gather(*following):
        assert told == list(range(first + 1, first + 61))
    assert tail.looking is None, "nobody follows any more"


async def assess(graph: Graph, number: int) -> None:
    given = {"organization": organization("o6"), "on": f"2024-{1 + number // 28:02}-{1 + number % 28:02}"}
    await change(graph, "recordMeeting", {**given, "expected": 2, "present": 2})


async def read_now(graph: Graph) -> Position:
    tail = Tail(graph, NEVER)
    async with tail.followed():
        return tail.known_end()


@pytest.mark.parametrize("known", [Position(1, "f" * 64), Position(10_000, "f" * 64)])
async def test_a_position_that_the_ledger_does_not_hold_is_told(changing: Graph, known: Position) -> None:
    """# EXCHANGE G8: after a restore, say: silence would leave the client with what is no more."""
    with pytest.raises(LedgerReplaced):
        async with Tail(changing, NEVER).followed(known) as lines:
            await anext(lines)


async def test_a_ledger_that_is_replaced_meanwhile_is_told(changing: Graph, loaded: Loaded) -> None:
    await rename(changing, "Chi bộ 07")
    async with Tail(changing, 0.05).followed() as lines:
        rows, loaded.rows = loaded.rows, type(loaded.rows)()
        await loaded.hold(rows)
        with pytest.raises(LedgerReplaced):
            await anext(lines)
