"""What is made once for all who ask the same at the same time."""

import asyncio
from dataclasses import dataclass, field

import pytest

from execution.sharing import Sharing


@dataclass(frozen=True, slots=True)
class Thing:
    size: int = 1
    lasts: bool = True


@dataclass(slots=True)
class Maker:
    """Makes a thing when it is let go; counts how often it began, and how often it was given up."""

    thing: Thing = field(default_factory=Thing)
    fault: Exception | None = None
    begun: int = 0
    given_up: int = 0
    let_go: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self) -> Thing:
        self.begun += 1
        try:
            await self.let_go.wait()
        except asyncio.CancelledError:
            self.given_up += 1
            raise
        if self.fault is not None:
            raise self.fault
        return self.thing


async def waiting(sharing: Sharing[Thing], maker: Maker, number: int) -> list[asyncio.Task[Thing]]:
    tasks = [asyncio.create_task(sharing.of("key", maker)) for _ in range(number)]
    while not maker.begun:  # noqa: ASYNC110  # the task of a task
        await asyncio.sleep(0)
    return tasks


async def test_all_who_ask_at_once_are_given_the_same_and_the_first_may_leave() -> None:
    sharing, maker = Sharing[Thing](), Maker()
    first, *others = await waiting(sharing, maker, 5)
    first.cancel()
    await asyncio.wait([first])
    maker.let_go.set()
    found = await asyncio.gather(*others)
    assert all(one is maker.thing for one in found)
    assert await sharing.of("key", maker) is maker.thing
    assert (maker.begun, maker.given_up) == (1, 0)


async def test_what_nobody_waits_for_any_more_is_given_up_and_begun_anew_for_the_next() -> None:
    sharing, maker = Sharing[Thing](), Maker()
    tasks = await waiting(sharing, maker, 3)
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
    maker.let_go.set()
    assert await sharing.of("key", maker) is maker.thing
    assert (maker.begun, maker.given_up, sharing.making) == (2, 1, {})


@pytest.mark.parametrize("thing", [Thing(lasts=False), Thing(size=11)])
async def test_what_does_not_last_or_is_too_large_is_given_to_those_alone_who_wait(thing: Thing) -> None:
    sharing, maker = Sharing[Thing](most_bytes=10), Maker(thing)
    tasks = await waiting(sharing, maker, 2)
    maker.let_go.set()
    assert await asyncio.gather(*tasks) == [thing] * 2
    assert await sharing.of("key", maker) is thing
    assert maker.begun == 2


async def test_a_fault_is_told_to_all_who_wait_and_to_nobody_else() -> None:
    sharing, maker = Sharing[Thing](), Maker(fault=ValueError("no"))
    tasks = await waiting(sharing, maker, 3)
    maker.let_go.set()
    assert [type(one) for one in await asyncio.gather(*tasks, return_exceptions=True)] == [ValueError] * 3
    maker.fault = None
    assert await sharing.of("key", maker) is maker.thing
