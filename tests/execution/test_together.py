"""What many ask for at once is read once; nobody is given what was begun to be read before they asked."""

import asyncio

import pytest

from execution.together import Together


class Reading:
    """Counts what is read; each reading is answered when it is let."""

    def __init__(self) -> None:
        self.begun = 0
        self.let = asyncio.Semaphore(0)

    async def __call__(self) -> int:
        self.begun += 1
        number = self.begun
        await self.let.acquire()
        if number == 2:
            raise LookupError
        return number


async def turns() -> None:
    """Lets everybody come as far as they can."""
    for _ in range(10):
        await asyncio.sleep(0)


async def test_who_asks_while_it_is_read_shares_the_next_reading_and_a_fault_is_of_that_one_alone() -> None:
    together, reading = Together[int](), Reading()
    first = [asyncio.create_task(together.of(reading)) for _ in range(3)]
    await turns()
    later = [asyncio.create_task(together.of(reading)) for _ in range(2)]
    await turns()
    assert reading.begun == 1
    later[0].cancel()
    reading.let.release()
    assert [await one for one in first] == [1, 1, 1]
    await turns()
    last = asyncio.create_task(together.of(reading))
    await turns()
    assert reading.begun == 2
    reading.let.release()
    with pytest.raises(LookupError):
        await later[1]
    reading.let.release()
    assert (await last, later[0].cancelled(), reading.begun) == (3, True, 3)
