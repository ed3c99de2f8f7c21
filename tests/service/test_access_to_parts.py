"""Who was granted a part: what they see, what is above as cards, nothing else; over HTTP, by both executors."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2 as httpx
import pytest

from graph.engine.sessions import Graph
from service.access.settings import ISSUED_HERE
from tests.resolvers.commands.small import organization
from tests.resolvers.commands.test_access import revoke, world
from tests.service.conftest import client_over
from tests.service.test_access import TODAY, asked, bearer, codes, grant_part, guarded, key
from tests.support.changing import change

__all__ = ["key", "world"]
SEEN = """{
  roots { name parent { name children { totalCount nodes { name } } } childCount memberCount }
  organizations { nodes { code } totalCount }
  above: organization(by: { code: "c0" }) { name childCount descendantCount memberCount(scope: OWN) }
  own: organization(by: { code: "c5" }) { name ancestors { name } }
  aside: organization(by: { code: "c2" }) { name }
  node(id: "%s") { id }
}"""


@pytest.mark.contract
@pytest.mark.parametrize("by_reference", [False, True], ids=["planner", "reference"])
async def test_who_is_granted_a_part_sees_it_what_is_above_as_cards_and_nothing_else(
    world: Graph, key: Path, by_reference: bool
) -> None:
    """Of o2 they see o4 and o6 as well, of o1 the name: that it has more under it is told to nobody."""
    await grant_part(world, "READER")
    async with client_over(world, guarded(key, by_reference=by_reference)) as client:
        status, body = await asked(client, SEEN % organization("o3"), **bearer(key, "Minh"))
        assert (status, body.get("errors")) == (200, None)
        district, province = "Đảng bộ huyện Quế Sơn", "Đảng bộ tỉnh"
        [root] = body["data"]["roots"]
        assert root["parent"] == {"name": province, "children": {"totalCount": 1, "nodes": [{"name": district}]}}
        assert (root["name"], root["childCount"], root["memberCount"]) == (district, 1, 2)
        listed = body["data"]["organizations"]
        assert ([one["code"] for one in listed["nodes"]], listed["totalCount"]) == (["c1", "c3", "c5"], 3)
        counted = {"childCount": 1, "descendantCount": 3, "memberCount": 0}
        assert body["data"]["above"] == {"name": province, **counted}
        own = body["data"]["own"]
        assert [one["name"] for one in own["ancestors"]] == [province, district, "Đảng bộ xã An Phú"]
        assert (body["data"]["aside"], body["data"]["node"]) == (None, None)
        refused = await asked(client, "{ members { nodes { home { name } } } roots { name } }", **bearer(key, "Minh"))
        assert (refused[0], codes(refused[1]), "data" in refused[1]) == (403, ["FORBIDDEN"], False)
        assert "Member.home" in refused[1]["errors"][0]["message"]
        unknown, hidden = [
            (await asked(client, f'{{ organizations(under: "{one}") {{ totalCount }} }}', **bearer(key, "Minh")))
            for one in (organization("o3"), organization("o99"))
        ]
        assert unknown == hidden


@pytest.mark.contract
async def test_a_part_that_is_taken_away_is_shown_no_more_and_one_that_is_moved_goes_with_its_file(
    world: Graph, key: Path
) -> None:
    await grant_part(world, "READER")
    await grant_part(world, "READER", at="o3")
    query = "{ organizations { nodes { code } } }"

    async def seen(client: httpx.AsyncClient) -> list[str]:
        status, body = await asked(client, query, **bearer(key, "Minh"))
        return [one["code"] for one in body["data"]["organizations"]["nodes"]] if status == 200 else []

    async with client_over(world, guarded(key)) as client:
        assert await seen(client) == ["c1", "c2", "c3", "c4", "c5", "c6"]
        taken = {"iss": ISSUED_HERE, "sub": "Minh", "role": "READER"}
        await revoke(world, "o3", on=TODAY + timedelta(days=1), **taken, organization=organization("o3"))
        assert await seen(client) == ["c1", "c3", "c5"]
        moved = {"organization": organization("o5"), "to": organization("o2"), "on": TODAY.isoformat()}
        await change(world, "moveOrganization", moved, now=datetime.now(UTC))
        assert await seen(client) == ["c1", "c3", "c4", "c5", "c6"]
        await revoke(world, "o2", on=TODAY + timedelta(days=1), **taken, organization=organization("o2"))
        assert await seen(client) == []
