"""The seeded history, played by the commands: what comes out is what the draft says, table by table, and each of its
changes is one that a client could send."""

from collections import Counter
from datetime import date
from typing import Any

import pytest

from graph.engine.relays import Recorder
from graph.engine.sessions import Graph
from graph.ledger.verify import verify_ledger
from seeds.draft.rows import Rows
from seeds.sizes import History, tell
from service.seeding import input_of, play
from tests.conftest import Loaded
from tests.reference.world import gid
from tests.resolvers.commands.together import coerced
from tests.support.asking import ask
from tests.support.tables import as_loaded, compared, read_tables

pytestmark = pytest.mark.contract

SOURCE = "tiny, seed 1"
LATER = date(2026, 11, 1)


@pytest.fixture(scope="module")
def history() -> History:
    return tell("tiny")


@pytest.fixture(scope="module")
async def played(loaded: Loaded, history: History) -> Graph:
    """The session's graph, with the history in it; the tests of this module leave it as it is."""
    loaded.forget()
    await play(loaded.graph, history, SOURCE, lambda *_: None, lambda *_: None)
    return loaded.graph


async def test_what_was_played_is_what_the_draft_says(played: Graph, tiny_rows: Rows) -> None:
    found, told = compared(await read_tables(played), {}, ()), compared(as_loaded(tiny_rows), {}, ())
    assert found.keys() == told.keys()
    for table, texts in told.items():
        assert found[table] == texts, table


async def test_the_ledger_explains_every_fact_that_was_played(played: Graph) -> None:
    assert (await verify_ledger(played, lambda *_: None)).problems == []


async def test_every_change_is_one_that_a_client_could_send(history: History) -> None:
    """What the schema makes of the told input, as JSON would carry it, is what was played."""
    for one in history.told:
        given = input_of(one.input)
        taken = coerced(one.mutation, as_sent(given))
        assert {name: taken[name] for name in given} == given, one


def as_sent(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: as_sent(one) for name, one in value.items()}
    if isinstance(value, list):
        return [as_sent(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


async def test_the_ledger_tells_who_changed_what_since_the_first_state(played: Graph, history: History) -> None:
    query = """query ($kinds: [ChangeKind!]) { changes(where: {kinds: $kinds}, first: 100) {
      totalCount nodes { kind actor on decision } } }"""
    counted = Counter(one.mutation for one in history.told)
    for kind, mutation in (("ADMIT_MEMBER", "admitMember"), ("RECORD_MEETINGS", "recordMeetings")):
        found = (await ask(played, query, {"kinds": [kind]}))["changes"]
        assert found["totalCount"] == counted[mutation]
        assert {one["actor"] for one in found["nodes"]} == {"seed"}
    [reform] = (await ask(played, query, {"kinds": ["APPLY_REORGANIZATION"]}))["changes"]["nodes"][-1:]
    assert (reform["on"], reform["decision"] is not None) == ("2025-07-01", True)


async def test_changes_of_a_kind_under_a_commune_are_those_about_what_is_under_it(played: Graph) -> None:
    """FAULTS B11: they begin at the commune, whatever else the ledger holds, and are those that all lines say."""
    every = """query ($after: String) { changes(where: {kinds: [ADMIT_MEMBER]}, first: 100, after: $after) {
      nodes { seq subjects(first: 50) { nodes { ... on Organization { key } } } } PAGE } }"""
    lines: dict[int, set[str]] = {}
    after, more = None, True
    while more:
        page = (await ask(played, every.replace("PAGE", "pageInfo { endCursor hasNextPage }"), {"after": after}))[
            "changes"
        ]
        lines |= {one["seq"]: {told.get("key") for told in one["subjects"]["nodes"]} for one in page["nodes"]}
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
    communes = """{ organizations(where: {levels: [UPPER_GRASSROOTS]}, first: 100, asOf: "2026-06-30") {
      nodes { id key descendants(first: 500) { nodes { key } } } } }"""
    query = """query ($id: ID!) { changes(under: $id, where: {kinds: [ADMIT_MEMBER]}, first: 3, asOf: "2026-06-30") {
      totalCount nodes { seq } } }"""
    counted = 0
    for one in (await ask(played, communes, today=LATER))["organizations"]["nodes"]:
        within = {one["key"], *(below["key"] for below in one["descendants"]["nodes"])}
        expected = sorted(seq for seq, about in lines.items() if about & within)
        recorder = Recorder(played)
        found = (await ask(recorder, query, {"id": one["id"]}, today=LATER))["changes"]
        assert (found["totalCount"], [line["seq"] for line in found["nodes"]]) == (len(expected), expected[:3])
        assert all("(:Organization)<-[:ABOUT]-" in text for text in recorder.texts if ":Change)" in text)
        counted += len(expected)
    assert counted > 3


async def test_a_member_who_was_admitted_and_became_official_has_both_in_the_history(
    played: Graph, history: History
) -> None:
    told = next(one for one in history.told if one.mutation == "admitMember" and one.on.year == 2023)
    query = """query ($id: ID!) { member(id: $id, asOf: "2025-12-31") {
      admittedOn officialOn history { nodes { kind on } } } }"""
    found = (await ask(played, query, {"id": gid("Member", told.made[0])}))["member"]
    lines = {one["kind"]: one["on"] for one in found["history"]["nodes"]}
    assert lines["ADMIT_MEMBER"] == found["admittedOn"] == told.on.isoformat()
    assert lines["CONFIRM_OFFICIAL"] == found["officialOn"]


async def test_a_move_that_was_told_late_is_known_from_then_on(played: Graph, history: History) -> None:
    """B17 of FAULTS: of 1 April 2026, told on 26 October at eight: the eve, a second before, the moment itself."""
    move = next(one for one in history.told if one.mutation == "moveOrganization")
    assert (move.on, move.recorded) == (date(2026, 4, 1), date(2026, 10, 26))
    query = """query ($id: ID!, $on: Date!, $known: DateTime) {
      organization(by: { id: $id }, asOf: $on, knownAt: $known) { parent { id: key } } }"""

    async def above(on: str, known: str | None = None) -> str:
        variables = {"id": gid("Organization", move.given["organization"].key), "on": on, "known": known}
        return str((await ask(played, query, variables, today=LATER))["organization"]["parent"]["id"])

    to = gid("Organization", move.given["to"].key)
    before = await above("2026-03-31")
    assert before != to
    assert [await above("2026-04-01"), await above("2026-04-02")] == [to, to]
    assert await above("2026-04-01", "2026-10-26T07:59:59+07:00") == before
    assert await above("2026-04-01", "2026-10-26T08:00:00+07:00") == to


async def test_lines_are_recorded_on_the_morning_of_their_day(played: Graph) -> None:
    nodes = (await ask(played, "{ changes(first: 100) { nodes { kind at on } } }", today=LATER))["changes"]["nodes"]
    assert {one["at"][:10] for one in nodes if one["kind"] == "LOAD"} == {"2023-04-21"}
    told = [one for one in nodes if one["kind"] != "LOAD"]
    assert told
    assert all(one["at"][:10] == one["on"] for one in told)
