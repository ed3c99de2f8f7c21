"""Who administers a part: they see who holds which right in it, grant and take away; over HTTP, by both executors."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest

from execution.asked import Asked
from execution.operations import Operation
from execution.view import View
from graph.cypher.fetch import Fetching, Writes
from graph.engine.sessions import Graph
from graph.model.rights import viewer_id
from resolvers.commands.access import GRANT_ACCESS
from resolvers.commands.machinery.batch import Outcome, Wanted
from resolvers.commands.machinery.transaction import make
from service.access.settings import ISSUED_HERE
from tests.reference.world import gid
from tests.resolvers.commands.small import organization
from tests.resolvers.commands.test_access import grant, revoke, world
from tests.service.conftest import client_over
from tests.service.test_access import TODAY, asked, bearer, codes, grant_part, guarded, key
from tests.support.asking import SCHEMA
from tests.support.changing import NOW

__all__ = ["key", "world"]
GRANTS = """{ grants(under: "%s"%s) { totalCount nodes {
  id role since until decision viewer { name sub } grantedBy { name } organization { code } } } }"""
GRANT = """mutation { grantAccess(input: { iss: "%s", sub: "%s", name: "%s", role: %s, organization: "%s"%s }) {
  dryRun userErrors { code reason field } grant { key role since decision viewer { name } grantedBy { name } } } }"""
REVOKE = 'mutation { revokeAccess(input: { grant: "%s"%s }) { userErrors { code reason field } grant { until } } }'

RENAME = 'mutation { renameOrganization(input: { organization: "%s", name: "X" }) { userErrors { reason } } }'


class As:
    """Asks in somebody's name."""

    def __init__(self, client: httpx.AsyncClient, key: Path, who: str) -> None:
        self.client, self.key, self.who = client, key, who

    async def __call__(self, query: str, **headers: str) -> Any:
        status, body = await asked(self.client, query, **bearer(self.key, self.who), **headers)
        return body["data"] if status == 200 and not body.get("errors") else codes(body)

    async def held(self, under: str = "o1", more: str = "") -> list[tuple[str, str, str]]:
        found = (await self(GRANTS % (organization(under), more)))["grants"]["nodes"]
        return [(one["viewer"]["name"], one["role"], one["organization"]["code"]) for one in found]

    async def grants(self, who: str, role: str, at: str, more: str = "", **headers: str) -> Any:
        query = GRANT % (ISSUED_HERE, who, f"Tên {who}", role, organization(at), more)
        return (await self(query, **headers))["grantAccess"]

    async def refused(self, who: str, role: str, at: str, more: str = "") -> Any:
        payload = await self.grants(who, role, at, more)
        assert payload["grant"] is None
        [error] = payload["userErrors"]
        return error["code"], error["reason"], error["field"]


async def grants_of_the_start(graph: Graph) -> None:
    await grant_part(graph, "ADMINISTRATOR", "Lan", "o1")
    await grant_part(graph, "ADMINISTRATOR", "Minh", "o2")
    await grant_part(graph, "READER", "Hoa", "o3")
    named = {"iss": ISSUED_HERE, "sub": "An", "name": "An", "role": "READER", "organization": organization("o6")}
    await grant(graph, "ended", on=TODAY - timedelta(days=9), until=TODAY, **named)


@pytest.mark.parametrize("by_reference", [False, True], ids=["planner", "reference"])
async def test_who_administers_a_part_sees_grants_in_it_alone_and_what_they_grant_is_held_at_once(
    world: Graph, key: Path, by_reference: bool
) -> None:
    await grants_of_the_start(world)
    async with client_over(world, guarded(key, by_reference=by_reference)) as client:
        lan, minh, hoa, ha = (As(client, key, who) for who in ("Lan", "Minh", "Hoa", "Ha"))
        assert await minh.held() == [("Lan", "ADMINISTRATOR", "c1")], "each is called as by the first who granted it"
        assert sorted(await lan.held()) == [
            ("Lan", "ADMINISTRATOR", "c0"),
            ("Lan", "ADMINISTRATOR", "c1"),
            ("Lan", "READER", "c2"),
        ]
        assert await minh.held(more=", includePast: true, orderBy: { field: UNTIL }") == [
            ("An", "READER", "c5"),
            ("Lan", "ADMINISTRATOR", "c1"),
        ]
        assert await minh.held(more=", where: { roles: [READER] }") == []
        assert await hoa(GRANTS % (organization("o3"), "")) == ["FORBIDDEN"]
        assert await ha("{ roots { name } }") == ["FORBIDDEN"]
        tried = await minh.grants("Ha", "READER", "o4", ', decision: "5-QĐ", dryRun: true')
        assert (tried["dryRun"], tried["userErrors"], tried["grant"]["decision"]) == (True, [], "5-QĐ")
        assert await ha("{ roots { name } }") == ["FORBIDDEN"], "it was only tried"
        made = await minh.grants("Ha", "READER", "o4", ', decision: "5-QĐ"', **{"idempotency-key": "once"})
        assert made == await minh.grants("Ha", "READER", "o4", ', decision: "5-QĐ"', **{"idempotency-key": "once"})
        told = {name: value for name, value in made["grant"].items() if name not in {"key", "since"}}
        assert told == {
            "role": "READER",
            "decision": "5-QĐ",
            "viewer": {"name": "Tên Ha"},
            "grantedBy": {"name": "Lan"},
        }
        assert await ha("{ roots { name } }") == {"roots": [{"name": "Đảng bộ xã An Phú"}]}
        gone = await minh(REVOKE % (made["grant"]["key"], ', decision: "6-QĐ"'))
        assert gone["revokeAccess"] == {"userErrors": [], "grant": None}, "one that ends on its first day never was"
        assert await ha("{ roots { name } }") == ["FORBIDDEN"]


async def test_what_nobody_may_grant_and_what_is_not_there_for_them_is_refused_at_its_field(
    world: Graph, key: Path
) -> None:
    await grants_of_the_start(world)
    async with client_over(world, guarded(key)) as client:
        lan, minh, hoa = (As(client, key, who) for who in ("Lan", "Minh", "Hoa"))
        at = ["input", "organization"]
        assert await minh.refused("Ha", "READER", "o1") == ("NOT_PERMITTED", "NOT_PERMITTED", at), "a card"
        assert await minh.refused("Ha", "READER", "o3") == ("NOT_FOUND", "UNKNOWN", at)
        assert await minh.refused("Ha", "READER", "o99") == ("NOT_FOUND", "UNKNOWN", at)
        assert await minh.refused("Minh", "READER", "o4") == ("NOT_PERMITTED", "OWN_RIGHTS", ["input", "sub"])
        assert await minh.refused("Ha", "ADMINISTRATOR", "o2") == ("NOT_PERMITTED", "ADMINISTRATOR_FROM_ABOVE", at)
        assert (await minh.grants("Ha", "ADMINISTRATOR", "o4", ", dryRun: true"))["userErrors"] == []
        assert (await minh.refused("Ha", "READER", "o4", f', on: "{TODAY - timedelta(days=1)}"'))[1:] == (
            "NOT_BEFORE_TODAY",
            ["input", "on"],
        )
        assert await hoa.refused("Ha", "READER", "o3") == ("NOT_PERMITTED", "NOT_PERMITTED", ["input"])
        refused = {"userErrors": [{"reason": "NOT_PERMITTED"}]}
        assert await minh(RENAME % organization("o4")) == {"renameOrganization": refused}
        ids = {
            one["id"]: one["viewer"]["sub"] for one in (await lan(GRANTS % (organization("o1"), "")))["grants"]["nodes"]
        }
        for grant_id in (*ids, gid("Grant", "v0~o4~2026-01-01~READER")):
            [error] = (await minh(REVOKE % (grant_id, "")))["revokeAccess"]["userErrors"]
            seen = ids.get(grant_id) in {"Lan", "Minh"}
            assert error["code"] == ("NOT_PERMITTED" if seen else "NOT_FOUND"), ids.get(grant_id)
        await grant_part(world, "READER", "Minh", "o4")
        own = next(one["id"] for one in (await minh(GRANTS % (organization("o4"), "")))["grants"]["nodes"])
        [error] = (await minh(REVOKE % (own, "")))["revokeAccess"]["userErrors"]
        assert (error["reason"], error["field"]) == ("OWN_RIGHTS", ["input", "grant"])


async def test_who_was_granted_rights_by_others_is_called_as_before(world: Graph, key: Path) -> None:
    await grants_of_the_start(world)
    async with client_over(world, guarded(key)) as client:
        lan, minh = As(client, key, "Lan"), As(client, key, "Minh")
        assert (await minh.grants("Hoa", "READER", "o4"))["grant"]["viewer"] == {"name": "Lan"}
        assert (await lan.grants("Hoa", "READER", "o5"))["grant"]["viewer"] == {"name": "Tên Hoa"}
        await revoke(
            world, "l", on=TODAY, iss=ISSUED_HERE, sub="Lan", role="ADMINISTRATOR", organization=organization("o1")
        )
        assert (await asked(client, GRANTS % (organization("o1"), ""), **bearer(key, "Lan")))[0] == 403


@pytest.mark.contract
async def test_a_list_in_an_order_of_its_own_for_who_sees_all(world: Graph) -> None:
    """The one text of the list that runs on both engines: the parts' is asked by two worlds."""
    await grants_of_the_start(world)
    by = viewer_id(ISSUED_HERE, "Lan")
    named = {"iss": ISSUED_HERE, "sub": "Ha", "name": "Ha", "role": "READER", "organization": organization("o7")}
    [made] = await make(Writes(world, by, lambda: NOW), [Wanted(GRANT_ACCESS, named, TODAY, by, "by Lan")])
    assert isinstance(made, Outcome)
    query = GRANTS % (
        organization("o1"),
        ", first: 2, where: { roles: [READER] }, orderBy: { field: UNTIL }, includePast: true",
    )
    asked_with = Asked(Fetching(world), View.whole(TODAY), SCHEMA.limits.objects)
    answer = await SCHEMA.operations.answer(Operation(query), asked_with)
    assert answer.data is not None
    found = answer.data["grants"]
    assert found["totalCount"] == 3
    assert [(one["viewer"]["sub"], one["grantedBy"]) for one in found["nodes"]] == [("An", None), ("Hoa", None)]
    again = await SCHEMA.operations.answer(Operation(query.replace("first: 2", "last: 1")), asked_with)
    assert again.data is not None
    assert again.data["grants"]["nodes"][0]["grantedBy"] == {"name": "Lan"}
