"""The read log: a chain that several processes write and nobody changes unseen."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any, LiteralString

import pytest

from execution.asked import Asked
from execution.operations import Operation, Operations
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.engine.sessions import Graph
from graph.ledger.explained import COUNT_ALL
from graph.ledger.readings import ReadLog, Shown, Wanted, find_readings, newest, read_extent, verify_readings
from graph.ledger.retention import count_before, drop_before
from tests.reference.world import gid
from tests.resolvers.commands.test_access import ON
from tests.support.asking import SCHEMA

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
    first, *rest = reversed(await newest(kept, Wanted(), 10))
    assert (first.seq, first.at, first.viewer, first.purpose, first.fields, first.members, first.name) == (
        *(1, SHOWN.at, "v1", "MEMBER_FILE", ["Member.birthDate"], ["m1", "m2"], None),
    )
    # a clock that was set back makes no line older than the one before
    assert [(one.seq, one.at, one.note) for one in rest] == [(2, at(9), "Soát hồ sơ"), (3, at(9), "")]

    async def found(most: int = 10, **wanted: Any) -> list[int]:
        return [one.seq for one in await newest(kept, Wanted(**wanted), most)]

    assert await found(viewers=["v1"]) == [3, 1]
    assert await found(members=["m2", "m9"]) == [2, 1]
    assert (await found(purposes=["MEMBER_FILE"]), await found(purposes=["STATISTICS"])) == ([3, 2, 1], [])
    assert (await found(since=at(9)), await found(until=at(9)), await found(1)) == ([3, 2], [1], [3])
    upwards = await find_readings(kept, Wanted(until=at(9)), range(1, 4), 10)
    assert [one.seq for one in upwards] == [1]


LISTED = """query ($where: ReadingWhere, $first: Int, $after: String, $last: Int) {
  readings(where: $where, first: $first, after: $after, last: $last) {
    totalCount pageInfo { hasNextPage hasPreviousPage endCursor }
    nodes { seq at purpose note operation fields memberCount viewer { name } members(first: 1) { name } } } }"""


@pytest.mark.parametrize("operations", [SCHEMA.operations, SCHEMA.by_reference], ids=["planner", "reference"])
async def test_the_schema_lists_them_in_pages_the_newest_first(kept: Graph, operations: Operations) -> None:
    log = ReadLog()
    for hour, members in ((7, ["m1", "m2"]), (8, []), (9, ["m2"])):
        await log.keep(kept, replace(SHOWN, at=at(hour), members=members, note="Soát" if hour == 9 else ""))

    async def listed(**given: Any) -> Any:
        asked = Asked(Fetching(kept), View.whole(ON), SCHEMA.limits.objects)
        answer = await operations.answer(Operation(LISTED, given), asked)
        assert answer.data is not None, answer.errors
        return answer.data["readings"]

    page = await listed(first=2)
    assert [one["seq"] for one in page["nodes"]] == [3, 2]
    assert page["nodes"][0] == {
        "seq": 3,
        "at": "2026-05-01T09:00:00.000Z",
        "purpose": "MEMBER_FILE",
        "note": "Soát",
        "operation": "File",
        "fields": ["Member.birthDate"],
        "memberCount": 1,
        "viewer": None,
        "members": [{"name": "Nguyễn Văn m2"}],
    }
    assert (page["totalCount"], page["pageInfo"]["hasNextPage"]) == (3, True)
    rest = await listed(first=2, after=page["pageInfo"]["endCursor"])
    assert ([one["seq"] for one in rest["nodes"]], rest["pageInfo"]["hasNextPage"]) == ([1], False)
    oldest = await listed(last=2)
    assert ([one["seq"] for one in oldest["nodes"]], oldest["pageInfo"]["hasPreviousPage"]) == ([2, 1], True)
    about = await listed(where={"members": [gid("Member", "m1")], "purposes": ["MEMBER_FILE"]})
    assert ([one["seq"] for one in about["nodes"]], about["totalCount"]) == ([1], 1)
    then = {"at": {"from": "2026-05-01T15:00:00+07:00", "to": "2026-05-01T16:00:00+07:00"}}
    assert [one["seq"] for one in (await listed(where=then))["nodes"]] == [2]


async def test_processes_write_one_chain_and_it_is_no_fact(kept: Graph) -> None:
    before = await kept.read(COUNT_ALL)
    logs = [ReadLog(), ReadLog()]
    await asyncio.gather(*(logs[number % 2].keep(kept, replace(SHOWN, note=f"{number}")) for number in range(12)))
    checked = await verify_readings(kept)
    assert (checked.lines, checked.problems) == (12, [])
    assert await read_extent(kept) == (1, 12, checked.hash)
    assert {one.note for one in await newest(kept, Wanted(), 50)} == {f"{number}" for number in range(12)}
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


DAY = "2026-05-01"
BOUND = f"{DAY}T17:00:00.000000+00:00"
"""When a day begins here."""
AROUND = (f"{DAY}T16:59:59.999999+00:00", BOUND, f"{DAY}T17:00:00.000001+00:00")


async def kept_numbers(graph: Graph) -> list[int]:
    return sorted(await graph.read("MATCH (one:Reading) RETURN collect(one.seq)"))


@pytest.mark.parametrize("more", [0, 1, 2, 3], ids=["all kept", "the first", "two", "all"])
async def test_old_lines_are_dropped_and_the_chain_says_so(kept: Graph, more: int) -> None:
    log = ReadLog()
    for number, moment in enumerate(AROUND):
        await log.keep(kept, replace(SHOWN, at=moment, note=f"{number}"))
    bound = (AROUND[0], *AROUND[1:], at(23))[more]
    before = (await verify_readings(kept)).hash
    assert await count_before(kept, bound) == more
    assert await drop_before(kept, bound, at(23), "QĐ 7") == more
    told = [4] if more else []
    assert await kept_numbers(kept) == [1, 2, 3][more:] + told
    checked = await verify_readings(kept)
    assert (checked.problems, checked.dropped, checked.lines) == ([], more, 3 + len(told))
    assert (checked.hash == before) == (more == 0)
    assert [one.seq for one in await newest(kept, Wanted(), 9)] == [3, 2, 1][: 3 - more]
    drops = [one for one in await newest(kept, Wanted(drops=True), 9) if one.dropped]
    assert [(one.dropped, one.note, one.previous) for one in drops] == [(more, "QĐ 7", before)] * len(told)
    # the log goes on behind it, and what is dropped already is not dropped again
    await log.keep(kept, replace(SHOWN, at=at(23), note="later"))
    assert await drop_before(kept, bound, at(23), "QĐ 8") == 0
    again = await verify_readings(kept)
    assert (again.problems, again.lines) == ([], checked.lines + 1)


async def test_who_drops_again_drops_what_told_of_it_and_what_was_left_behind(kept: Graph) -> None:
    log = ReadLog()
    for moment in AROUND:
        await log.keep(kept, replace(SHOWN, at=moment))
    await drop_before(kept, AROUND[1], AROUND[2], "QĐ 7")
    await written(kept, "CREATE (one:Reading {id: 'r000000000001', seq: 1}) RETURN one.id")
    assert "There are 4 readings" in " ".join((await verify_readings(kept)).problems)
    assert await drop_before(kept, at(23), at(23), "QĐ 8") == 3
    checked = await verify_readings(kept)
    assert (await kept_numbers(kept), checked.dropped, checked.problems) == ([5], 4, [])


TAKEN: dict[str, tuple[LiteralString, str]] = {
    "lines without one that says so": (
        "MATCH (log:Readings) MATCH (one:Reading) WHERE one.seq < 3 SET log.first = 3 DELETE one RETURN 1",
        "begins with 3; lines up to 1 were dropped",
    ),
    "the one that says so": (
        """MATCH (log:Readings) MATCH (one:Reading {seq: 4}) MATCH (last:Reading {seq: 3})
        SET log.seq = 3, log.hash = last.hash DELETE one RETURN 1""",
        "begins with 2; lines up to 0 were dropped",
    ),
    "what it says": ("MATCH (one:Reading {seq: 4}) SET one.dropped = 0 RETURN 1", "Reading 4 was changed"),
    "what the first one follows": ("MATCH (one:Reading {seq: 2}) SET one.previous = 'x' RETURN 1", "Reading 2 was"),
}


@pytest.mark.parametrize("damage", TAKEN)
async def test_nothing_is_dropped_unseen(kept: Graph, damage: str) -> None:
    log = ReadLog()
    for moment in AROUND:
        await log.keep(kept, replace(SHOWN, at=moment))
    await drop_before(kept, AROUND[1], at(23), "QĐ 7")
    text, problem = TAKEN[damage]
    await written(kept, text)
    assert problem in " ".join((await verify_readings(kept)).problems)


@pytest.mark.parametrize("operations", [SCHEMA.operations, SCHEMA.by_reference], ids=["planner", "reference"])
async def test_pages_begin_and_end_with_what_is_kept(kept: Graph, operations: Operations) -> None:
    log = ReadLog()
    for moment in (*AROUND, at(23)):
        await log.keep(kept, replace(SHOWN, at=moment))
    await drop_before(kept, AROUND[1], at(23), "QĐ 7")

    async def numbers(**given: Any) -> tuple[list[int], int]:
        asked = Asked(Fetching(kept), View.whole(ON), SCHEMA.limits.objects)
        answer = await operations.answer(Operation(LISTED, given), asked)
        assert answer.data is not None, answer.errors
        found = answer.data["readings"]
        return [one["seq"] for one in found["nodes"]], found["totalCount"]

    assert await numbers(first=9) == ([4, 3, 2], 3)
    assert await numbers(last=2) == ([3, 2], 3)
