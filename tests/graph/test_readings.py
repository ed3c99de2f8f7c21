"""The read log: a chain that several processes write and nobody changes unseen."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import LiteralString

import pytest

from graph.engine.sessions import Graph
from graph.ledger.explained import COUNT_ALL
from graph.ledger.readings import ReadLog, Shown, newest, read_end_of_log, verify_readings

pytestmark = pytest.mark.contract
SHOWN = Shown("2026-05-01T08:00:00.000000+00:00", "v1", "MEMBER_FILE", "", "File", ["Member.birthDate"], ["m1", "m2"])
EMPTY: LiteralString = "MATCH (log) WHERE log:Reading OR log:Readings DELETE log RETURN count(log)"


@pytest.fixture
async def kept(small: Graph) -> AsyncIterator[Graph]:
    await written(small, EMPTY)
    yield small
    await written(small, EMPTY)


async def written(graph: Graph, text: LiteralString) -> None:
    await graph.write(lambda transaction: transaction.run(text))


def at(hour: int) -> str:
    return f"2026-05-01T{hour:02}:00:00.000000+00:00"


async def test_what_was_shown_is_found_by_whom_about_whom_and_when(kept: Graph) -> None:
    log = ReadLog()
    await log.keep(kept, SHOWN)
    await log.keep(kept, replace(SHOWN, at=at(9), viewer="v2", note="Soát hồ sơ", members=["m2"]))
    await log.keep(kept, replace(SHOWN, at=at(7), fields=["Change.input"], members=[]))
    first, *rest = reversed(await newest(kept, [], "", "", "", 10))
    assert (first.seq, first.at, first.viewer, first.purpose, first.fields, first.members, first.name) == (
        *(1, SHOWN.at, "v1", "MEMBER_FILE", ["Member.birthDate"], ["m1", "m2"], None),
    )
    # a clock that was set back makes no line older than the one before
    assert [(one.seq, one.at, one.note) for one in rest] == [(2, at(9), "Soát hồ sơ"), (3, at(9), "")]

    async def found(viewer: str = "", member: str = "", since: str = "", until: str = "", most: int = 10) -> list[int]:
        return [one.seq for one in await newest(kept, [viewer] if viewer else [], member, since, until, most)]

    assert await found(viewer="v1") == [3, 1]
    assert await found(member="m2") == [2, 1]
    assert (await found(since=at(9)), await found(until=at(9)), await found(most=1)) == ([3, 2], [1], [3])


async def test_processes_write_one_chain_and_it_is_no_fact(kept: Graph) -> None:
    before = await kept.read(COUNT_ALL)
    logs = [ReadLog(), ReadLog()]
    await asyncio.gather(*(logs[number % 2].keep(kept, replace(SHOWN, note=f"{number}")) for number in range(12)))
    checked = await verify_readings(kept)
    assert (checked.lines, checked.problems) == (12, [])
    assert await read_end_of_log(kept) == (12, checked.hash)
    assert {one.note for one in await newest(kept, [], "", "", "", 50)} == {f"{number}" for number in range(12)}
    assert await kept.read(COUNT_ALL) == before


DAMAGES: dict[str, tuple[LiteralString, str]] = {
    "changed": ("MATCH (one:Reading {id: 'r000000000002'}) SET one.members = ['m3'] RETURN one.id", "was changed"),
    "left out": ("MATCH (one:Reading {id: 'r000000000002'}) DELETE one RETURN 1", "Readings 2 to 2 are missing"),
    "cut off": ("MATCH (one:Reading {id: 'r000000000003'}) DELETE one RETURN 1", "ends with 3, its last line is 2"),
    "put in": ("CREATE (one:Reading {id: 'r000000000009'}) RETURN one.id", "There are 4 readings"),
}


@pytest.mark.parametrize("damage", DAMAGES)
async def test_what_somebody_wrote_in_is_found(kept: Graph, damage: str) -> None:
    log = ReadLog()
    for hour in (8, 9, 10):
        await log.keep(kept, replace(SHOWN, at=at(hour)))
    text, problem = DAMAGES[damage]
    await written(kept, text)
    assert problem in " ".join((await verify_readings(kept)).problems)
