"""What is personal takes a purpose of whoever says who they are, and is noted; over HTTP and WebSocket."""

import asyncio
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from execution.view import written
from graph.engine.sessions import Graph
from graph.ledger.readings import ReadLog, Shown, Wanted, newest
from graph.model.rights import viewer_id
from service.access.settings import ISSUED_HERE
from tests.resolvers.commands.small import member
from tests.resolvers.commands.test_access import world
from tests.service.conftest import SETTINGS, FakeGraph, client_over
from tests.service.test_access import WHOLE, asked, bearer, codes, grant_whole, guarded, key, socket
from tests.service.test_commands import hierarchy

__all__ = ["key", "world"]


@pytest.mark.engine
async def test_what_is_personal_takes_a_purpose_and_is_noted(world: Graph, key: Path, capfd: Any) -> None:
    await grant_whole(world)
    await world.write(lambda t: t.run("MATCH (log) WHERE log:Reading OR log:Readings DELETE log RETURN count(log)"))
    query = f'query File {{ member(id: "{member("m1")}") {{ name birthDate }} }}'
    async with client_over(world, guarded(key, access_log=True)) as client:
        masked = (await asked(client, query, **bearer(key)))[1]
        assert masked["data"] == {"member": {"name": "Nguyễn Văn m1", "birthDate": None}}
        assert masked["extensions"] == {"masked": ["Member.birthDate"]}
        assert await newest(world, Wanted(), 9) == []
        for purpose, code in (("CURIOSITY", "BAD_REQUEST"), ("MEMBER_FILE; \x01", "BAD_REQUEST")):
            given = {"query": query, "extensions": {"purpose": purpose}}
            refused = (await client.post("/graphql", json=given, headers=bearer(key))).json()
            assert codes(refused) == [code], refused
        given = {"query": query, "extensions": {"purpose": "MEMBER_FILE; soát hồ sơ"}}
        told = (await client.post("/graphql", json=given, headers=bearer(key))).json()
        assert told == {"data": {"member": {"name": "Nguyễn Văn m1", "birthDate": "1980-02-29"}}}
    [line] = await newest(world, Wanted([viewer_id(ISSUED_HERE, "Lan")], members=["m1"]), 9)
    assert (line.purpose, line.note, line.operation) == ("MEMBER_FILE", "soát hồ sơ", "File")
    assert (line.fields, line.members, line.name) == (["Member.birthDate"], ["m1"], "Lan")
    url = {f"GRAPH_{name}": getattr(world.address, name.lower()) for name in ("URL", "USER", "PASSWORD", "DATABASE")}
    about = ("--about", member("m1"), "--from", "2026-05-01")
    listed = await asyncio.to_thread(hierarchy, "readings", "list", *about, **url)
    assert all(one in listed.output for one in ("Lan", "MEMBER_FILE; soát hồ sơ", "Member.birthDate", "│ 1 ")), listed
    verified = await asyncio.to_thread(hierarchy, "readings", "verify", **url)
    assert verified.stdout.startswith("1:"), verified
    assert hierarchy("readings", "list", "--about", "x").exit_code == 2
    logged = "".join(capfd.readouterr())
    assert not any(one in logged for one in ("Nguyễn", "1980-02-29", "hồ sơ"))


@pytest.mark.engine
async def test_readings_are_kept_for_so_many_days_and_today(world: Graph) -> None:
    await world.write(lambda t: t.run("MATCH (log) WHERE log:Reading OR log:Readings DELETE log RETURN count(log)"))
    log, begins = ReadLog(), datetime.combine(SETTINGS.today() - timedelta(days=30), time(), SETTINGS.time_zone)
    for shift in (-timedelta(microseconds=1), timedelta(), timedelta(days=1)):
        await log.keep(
            world, Shown(written(begins + shift), "v1", "MEMBER_FILE", "", "File", ["Member.birthDate"], ["m1"])
        )
    url = {f"GRAPH_{name}": getattr(world.address, name.lower()) for name in ("URL", "USER", "PASSWORD", "DATABASE")}

    async def told(*said: str) -> str:
        return str((await asyncio.to_thread(hierarchy, "readings", *said, **url)).output)

    keep = ("drop", "--days", "30", "--decision", "QĐ 7")
    assert f"before {begins:%Y-%m-%d}: 1 would be dropped" in await told(*keep, "--dry-run")
    assert "up to number" not in await told("verify")
    assert f"before {begins:%Y-%m-%d}: 1 were dropped" in await told(*keep)
    verified = await told("verify")
    assert "4:" in verified
    assert "each as it was written: 3." in verified
    assert "Those up to number 1 were dropped" in verified
    assert "no. 1 to 1 were dropped; QĐ 7" in await told("list")
    assert "no. 1 to 1" not in await told("list", "--purpose", "MEMBER_FILE")
    assert ": 0 were dropped" in await told(*keep)
    for wrong in (("drop", "--days", "0", "--decision", "x"), ("drop", "--days", "1"), ("drop", "--decision", "x")):
        assert hierarchy("readings", *wrong).exit_code == 2


@pytest.mark.parametrize("purpose", ["", "MEMBER_FILE"])
def test_over_a_socket_it_is_stated_with_the_operation(fake: FakeGraph, key: Path, purpose: str) -> None:
    fake.roles, fake.end = WHOLE, [1, "hash"]
    query = "{ members(where: { age: { least: 40 } }) { totalCount } }"
    with socket(key, fake, payload={"authorization": bearer(key)["authorization"]}) as opened:
        assert opened.receive_json()["type"] == "connection_ack"
        payload = {"query": query, "extensions": {"purpose": purpose}}
        opened.send_json({"type": "subscribe", "id": "1", "payload": payload})
        answer = opened.receive_json()
    assert ("NEEDS_PURPOSE" in str(answer)) is (not purpose), answer
