"""Civil posts have kinds: given, or told by the title, as that of a post recorded before there were kinds."""

from typing import Any

import pytest

from graph.engine.sessions import Graph, Transaction
from graph.ledger.verify import verify_ledger
from tests.reference.world import gid, viewed
from tests.resolvers.commands.correcting import corrected
from tests.resolvers.commands.small import member
from tests.support.asking import answer_of, ask
from tests.support.changing import change, refused

pytestmark = pytest.mark.contract

DAY = "2025-07-01"
IN_VILLAGE: dict[str, Any] = {"at": {"place": gid("Place", "p2")}, "holder": {"person": member("m1")}, "on": DAY}


async def taken(graph: Graph, given: dict[str, Any]) -> dict[str, Any]:
    payload = await change(graph, "takeOffice", {**IN_VILLAGE, **given}, "office { id: key kind title }")
    assert payload["userErrors"] == []
    return dict(payload["office"])


@pytest.mark.parametrize(
    ("given", "kind", "title"),
    [
        ({"title": "Chủ tịt"}, "OTHER", "Chủ tịt"),
        ({"title": "trưởng thôn An Phú"}, "VILLAGE_HEAD", "trưởng thôn An Phú"),
        ({"title": "Khối trưởng"}, "VILLAGE_HEAD", "Khối trưởng"),
        ({"title": "Phó trưởng thôn"}, "OTHER", "Phó trưởng thôn"),
        ({"title": "Chủ tịch UBND xã"}, "COMMITTEE_CHAIR", "Chủ tịch UBND xã"),
        ({"kind": "COUNCIL_CHAIR"}, "COUNCIL_CHAIR", "Chủ tịch Hội đồng nhân dân"),
        ({"kind": "COMMITTEE_CHAIR"}, "COMMITTEE_CHAIR", "Chủ tịch Ủy ban nhân dân"),
        ({"kind": "AGENCY_HEAD"}, "AGENCY_HEAD", "Thủ trưởng cơ quan"),
        ({"kind": "VILLAGE_HEAD"}, "VILLAGE_HEAD", "Trưởng thôn"),
        ({"kind": "FRONT_COMMITTEE_HEAD"}, "FRONT_COMMITTEE_HEAD", "Trưởng ban công tác Mặt trận"),
        ({"kind": "AGENCY_HEAD", "title": "Viện trưởng"}, "AGENCY_HEAD", "Viện trưởng"),
        ({"kind": "OTHER", "title": "Trưởng thôn"}, "OTHER", "Trưởng thôn"),
    ],
)
async def test_a_post_has_a_kind_and_a_title(small: Graph, given: dict[str, Any], kind: str, title: str) -> None:
    """FAULTS B5."""
    office = await taken(small, given)
    assert (office["kind"], office["title"]) == (kind, title)
    query = "query ($id: ID!) { node(id: $id) { ... on Office { kind title } } }"
    assert (await ask(small, query, {"id": viewed(office["id"], "2025-07-01")}))["node"] == {
        "kind": kind,
        "title": title,
    }
    assert (await verify_ledger(small, lambda *_: None)).problems == []


@pytest.mark.parametrize(("given", "field"), [({}, "kind"), ({"kind": "OTHER"}, "title"), ({"title": " "}, "title")])
async def test_a_post_of_no_kind_and_title_is_refused(small: Graph, given: dict[str, Any], field: str) -> None:
    """FAULTS B5."""
    found = await refused(small, "takeOffice", {**IN_VILLAGE, **given})
    assert found["field"] == ["input", field]


async def test_a_kind_follows_a_title_that_is_put_right_unless_it_was_given_apart(small: Graph) -> None:
    office = await taken(small, {"title": "Chủ tịt UBND"})
    wanted = {"office": office["id"], "title": "Chủ tịch UBND"}
    payload = await corrected(small, "office", wanted, "office { id: key kind title }")
    assert (payload["office"]["kind"], payload["office"]["title"]) == ("COMMITTEE_CHAIR", "Chủ tịch UBND")
    wanted = {"office": payload["office"]["id"], "kind": "OTHER"}
    payload = await corrected(small, "office", wanted, "office { id: key kind title }")
    wanted = {"office": payload["office"]["id"], "title": "Trưởng thôn"}
    payload = await corrected(small, "office", wanted, "office { kind }")
    assert payload["office"] == {"kind": "OTHER"}


async def test_a_post_of_before_there_were_kinds_says_it_by_its_title(small: Graph) -> None:
    """FAULTS B5: an older graph needs no rewriting, so its ledger still explains every fact."""
    for title in ("Trưởng thôn", "Đội trưởng"):
        await taken(small, {"title": title})

    async def forget(transaction: Transaction) -> None:
        await transaction.run("MATCH (:Person)-[link:HOLDS_OFFICE]->(:Place) SET link.kind = null RETURN count(link)")

    await small.write(forget)
    query = 'query ($id: ID!) { member(id: $id, asOf: "2025-07-01") { offices { kind title } } }'
    found = (await ask(small, query, {"id": member("m1")}))["member"]["offices"]
    assert {one["title"]: one["kind"] for one in found} == {"Trưởng thôn": "VILLAGE_HEAD", "Đội trưởng": "OTHER"}


TITLES = (
    ("TRƯỞNG THÔN An Phú", "VILLAGE_HEAD"),
    ("Tổ trưởng tổ dân phố số 3", "VILLAGE_HEAD"),
    ("Chủ tịch Ủy ban nhân dân, Phó Bí thư", "COMMITTEE_CHAIR"),
    ("Chủ tịch Uỷ ban nhân dân", "COMMITTEE_CHAIR"),
    ("Hiệu trưởng", "AGENCY_HEAD"),
    ("Chủ tịch Hội đồng nhân dân", "COUNCIL_CHAIR"),
    ("Phó trưởng thôn", "OTHER"),
    ("Trưởng thônx", "OTHER"),
)
KINDS = sorted({kind for _, kind in TITLES} | {"FRONT_COMMITTEE_HEAD"})


@pytest.mark.parametrize("recorded", [True, False])
async def test_posts_and_their_holders_are_found_by_kind(small: Graph, *, recorded: bool) -> None:
    """FAULTS B5: secretaries who are village heads, and whatever else is asked by kind; by the title where none is
    recorded."""
    for title, _ in TITLES:
        await taken(small, {"title": title})
    if not recorded:

        async def forget(transaction: Transaction) -> None:
            await transaction.run("MATCH (:Person)-[link:HOLDS_OFFICE]->(:Place) SET link.kind = null")

        await small.write(forget)
    query = """query ($id: ID!, $kinds: [OfficeKind!]) {
      place(by: { id: $id }, asOf: "2025-07-01") { offices(where: {kinds: $kinds}) { title } }
      members(where: {seats: {roles: [SECRETARY]}, officeKinds: $kinds}, asOf: "2025-07-01") { nodes { id: key } } }"""
    for kinds in (*([kind] for kind in KINDS), KINDS, ["OTHER", "VILLAGE_HEAD"]):
        told = [
            (await answer_of(small, query, {"id": IN_VILLAGE["at"]["place"], "kinds": kinds}, by_reference=by)).data
            for by in (False, True)
        ]
        titles = {title for title, kind in TITLES if kind in kinds}
        for data in told:
            assert data is not None
            assert {one["title"] for one in data["place"]["offices"]} == titles
            assert data["members"]["nodes"] == ([{"id": member("m1")}] if titles else [])
