"""A right that is taken away, while another process asks: nothing is shown that was written afterwards.

Both clocks are the machine's. `REVOKED_ROUNDS` says how many times.
"""

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE, Process
from bisect import bisect_right
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path
from time import monotonic
from typing import LiteralString

import pytest

from execution.view import View
from graph.engine.sessions import Graph
from graph.model.rights import viewer_id
from graph.reads.grants import find_grants
from tests.resolvers.commands.small import organization
from tests.resolvers.commands.test_access import ISSUER, LAN, ON, grant, revoke, world

__all__ = ["world"]
pytestmark = pytest.mark.contract
ROUNDS = int(os.environ.get("REVOKED_ROUNDS", "12"))
QUERY = f'{{ organization(by: {{ id: "{organization("o6")}" }}) {{ name }} }}'
CALL: LiteralString = "MATCH (one:Organization {id: 'o6'}) SET one.name = $name RETURN one.name"
ROOT = Path(__file__).parents[2]


@dataclass
class Told:
    """The answers of the other process: when each began and ended, and the name that it told."""

    process: Process
    answers: list[tuple[float, float, str | None]] = field(default_factory=list[tuple[float, float, str | None]])

    async def until(self, fits: Callable[[float, str | None], bool]) -> None:
        """Takes answers in until one fits, by when it began and what it told."""
        assert self.process.stdout is not None
        while line := await self.process.stdout.readline():
            began, ended, name = json.loads(line)
            self.answers.append((began, ended, name))
            if fits(began, name):
                return
        raise AssertionError("the other process has ended")


@asynccontextmanager
async def asking_beside(graph: Graph) -> AsyncIterator[Told]:
    address = graph.address
    named = {"URL": address.url, "USER": address.user, "PASSWORD": address.password, "DATABASE": address.database}
    environment = {**os.environ, **{f"GRAPH_{name}": value for name, value in named.items()}, "PYTHONPATH": str(ROOT)}
    command = (sys.executable, "-m", "tests.service.racing", viewer_id(ISSUER, LAN), ON.isoformat(), QUERY)
    process = await asyncio.create_subprocess_exec(*command, stdout=PIPE, env=environment)
    try:
        yield Told(process)
    finally:
        process.kill()
        await process.wait()


Revoked = tuple[float, float, str]
"""When a right had been taken away, when it began to be granted again, and what was written in between."""


def told_too_much(began: float, ended: float, name: str | None, revoked: Sequence[Revoked]) -> bool:
    """Whether an answer holds what was written after the last right was taken away, or began after that."""
    place = bisect_right(revoked, ended, key=itemgetter(0)) - 1
    if name is None or place < 0:
        return False
    taken, granting, secret = revoked[place]
    return ended < granting and (began > taken or name == secret)


async def test_what_is_written_after_a_right_was_taken_away_is_never_shown_by_another_process(world: Graph) -> None:
    revoked: list[Revoked] = []
    async with asking_beside(world) as told:
        for number in range(ROUNDS):
            granting = monotonic()
            if revoked:
                revoked[-1] = (revoked[-1][0], granting, revoked[-1][2])
            await grant(world, f"g{number}", organization=organization("o6"))
            granted = monotonic()
            await told.until(lambda began, name, since=granted: began > since and name is not None)  # type: ignore[misc]
            await revoke(world, f"r{number}", organization=organization("o6"))
            taken, secret = monotonic(), f"Chi bộ {number}"
            await world.write(lambda transaction, name=secret: transaction.run(CALL, name=name))  # type: ignore[misc]
            revoked.append((taken, float("inf"), secret))
            since = monotonic()
            await told.until(lambda began, _, since=since: began > since)  # type: ignore[misc]
    shown = [one for one in told.answers if told_too_much(*one, revoked)]
    denied = sum(name is None for _, _, name in told.answers)
    print(f"{ROUNDS} rounds, {len(told.answers)} answers, {denied} of them refused, {len(shown)} that told too much")
    assert shown == []
    assert ROUNDS <= denied < len(told.answers)


def test_an_answer_is_judged_by_the_right_before_it() -> None:
    revoked = [(10.0, 20.0, "first"), (30.0, float("inf"), "second")]
    told = {"first": (9.0, 11.0), "before": (9.0, 11.0), "late": (11.0, 12.0), "granted": (15.0, 21.0)}
    found = {name: told_too_much(*times, name, revoked) for name, times in told.items()}
    assert found == {"first": True, "before": False, "late": True, "granted": False}
    assert told_too_much(5.0, 31.0, "second", revoked)
    assert not told_too_much(31.0, 32.0, None, revoked)


async def test_a_right_that_is_being_taken_away_while_it_is_read_is_none() -> None:
    class Taking:
        async def read(self, _: LiteralString, /, **__: object) -> object:
            return [1, "hash", [["o1", None], ["o2", "READER"], [None, None]]]

    found = await find_grants(Taking(), viewer_id(ISSUER, LAN), View.whole(ON))
    assert found is not None
    assert found.roles == {("o2", "READER")}
