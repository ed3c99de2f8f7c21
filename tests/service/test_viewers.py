"""Invented viewers: made with invented data, for every role; where anybody may do all, anybody may look as they do."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from graph.ledger.verify import verify_ledger
from graph.model.rights import ViewerRole
from seeds.draft.rows import Rows
from service.viewers import invented_grants, make_viewers
from tests.conftest import Loaded
from tests.service.browsing import Browser
from tests.service.conftest import SETTINGS, FakeGraph, client_over
from tests.service.test_access import codes, guarded

HERE = "http://localhost"
OWN = {"origin": HERE}


@pytest.fixture(scope="module")
async def browser(loaded: Loaded, tiny_rows: Rows) -> AsyncIterator[Browser]:
    await loaded.hold(tiny_rows)
    day = datetime.now(UTC).date()
    await make_viewers(loaded.graph, day)
    before = await invented_grants(loaded.graph, day)
    await make_viewers(loaded.graph, day)
    assert await invented_grants(loaded.graph, day) == before, "they are made once"
    assert len(before) == 3 + 3 * len(ViewerRole) + 1
    verdict = await verify_ledger(loaded.graph, lambda *_: None)
    assert (verdict.problems, verdict.broken) == ([], [])
    async with client_over(loaded.graph, SETTINGS) as client:
        yield Browser({HERE: client})
    loaded.forget()


async def named(browser: Browser, begins: str) -> str:
    """The id of the first invented viewer who is called so."""
    told = (await browser.ask("GET", f"{HERE}/session", headers=OWN)).json()
    return next(str(one["id"]) for one in told["viewers"] if one["name"].startswith(begins))


PARTLY = {"query": "{ roots { name events { kind } } changes { totalCount } }", "extensions": {"partly": True}}


async def test_who_looks_as_a_communes_organizer_is_answered_as_they_are_and_told_what_is_left_out(
    browser: Browser,
) -> None:
    async def asked(body: object) -> tuple[int, dict[str, Any]]:
        head = {**OWN, "accept": "application/graphql-response+json"}
        answer = await browser.ask("POST", f"{HERE}/graphql", json=body, headers=head)
        return answer.status_code, answer.json()

    everything = await asked(PARTLY)
    assert (everything[0], set(everything[1]["data"]), everything[1].get("extensions")) == (
        200,
        {"roots", "changes"},
        None,
    )
    chosen = await browser.ask(
        "POST", f"{HERE}/session?as={await named(browser, 'Cán bộ tổ chức – Đảng bộ xã')}", headers=OWN
    )
    name = chosen.json()["name"].partition(" – ")[2]
    assert await asked(PARTLY) == (
        200,
        {"data": {"roots": [{"name": name}]}, "extensions": {"withheld": ["Organization.events", "Query.changes"]}},
    )
    status, refused = await asked({"query": PARTLY["query"]})
    assert (status, codes(refused)) == (403, ["FORBIDDEN"])
    status, refused = await asked({**PARTLY, "query": "{ changes { totalCount } }"})
    assert (status, codes(refused)) == (403, ["FORBIDDEN"])
    for list_of, status in (("export/members", 403), ("export/members?template=1", 200)):
        assert (await browser.ask("GET", f"{HERE}/{list_of}")).status_code == status
    await browser.ask("POST", f"{HERE}/logout", headers=OWN)
    assert await asked(PARTLY) == everything
    assert (await browser.ask("GET", f"{HERE}/export/members?template=1")).status_code == 200


async def test_who_holds_the_three_roles_that_see_all_is_answered_all(browser: Browser) -> None:
    await browser.ask("POST", f"{HERE}/session?as={await named(browser, 'Ban Tổ chức')}", headers=OWN)
    answer = await browser.ask("POST", f"{HERE}/graphql", json={"query": "{ changes { totalCount } }"}, headers=OWN)
    assert answer.json()["data"]["changes"]["totalCount"] > 0
    await browser.ask("POST", f"{HERE}/logout", headers=OWN)


ASKED = {
    "Clock": "{ clock { today } }",
    "Grants": "query ($at: ID!) { grants(under: $at) { totalCount } }",
    "Readings": "{ readings { totalCount } }",
}


async def test_every_viewer_is_told_beforehand_what_they_are_answered(browser: Browser) -> None:
    """A page that goes by it asks nothing that is refused."""
    head = {**OWN, "accept": "application/graphql-response+json"}
    viewers = (await browser.ask("GET", f"{HERE}/session", headers=OWN)).json()["viewers"]
    told = dict[str, int]()
    roots = (await browser.ask("POST", f"{HERE}/graphql", json={"query": "{ roots { key } }"}, headers=OWN)).json()
    [top] = roots["data"]["roots"]
    for one in viewers:
        await browser.ask("POST", f"{HERE}/session?as={one['id']}", headers=OWN)
        session = (await browser.ask("GET", f"{HERE}/session", headers=OWN)).json()
        answered = {
            name: (await browser.ask("POST", f"{HERE}/graphql", json=body, headers=head)).status_code
            for name, text in ASKED.items()
            for body in [{"query": text, "variables": {"at": top["key"]} if "$at" in text else {}}]
        }
        wanted = (session["sees"] != "NOTHING", session["holders"], session["sees"] == "EVERYTHING")
        assert tuple(status == 200 for status in answered.values()) == wanted, one
        told[f"{session['sees']} {session['holders']}"] = told.get(f"{session['sees']} {session['holders']}", 0) + 1
    await browser.ask("POST", f"{HERE}/logout", headers=OWN)
    assert told == {"EVERYTHING True": 1, "PART False": 3 * 4 + 1, "PART True": 3 * 2, "NOTHING False": 3}


async def test_nobody_is_made_a_viewer_by_another_page_or_who_is_not_invented(browser: Browser) -> None:
    viewer = await named(browser, "Cán bộ tổ chức")
    other = await browser.ask("POST", f"{HERE}/session?as={viewer}", headers={"origin": "https://evil.example"})
    unknown = await browser.ask("POST", f"{HERE}/session?as=v1", headers={**OWN, "accept-language": "vi"})
    assert (other.status_code, unknown.status_code, browser.held(HERE)) == (403, 404, {})
    assert unknown.json()["errors"][0]["message"] == "Không có người xem mẫu này."


async def test_where_somebody_has_to_say_who_they_are_nobody_is_offered_a_viewer(
    fake: FakeGraph, tmp_path: Path
) -> None:
    async with client_over(fake, guarded(tmp_path / "key.pem")) as client:
        assert (await client.post(f"{HERE}/session?as=v1", headers=OWN)).status_code == 405
        told = (await client.get(f"{HERE}/session", headers=OWN)).json()
    assert told.pop("sampleEnds") == "2026-10-31"
    assert told == {"id": None, "name": None, "login": False, "sees": "NOTHING", "holders": False, "viewers": []}
