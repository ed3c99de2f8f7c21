"""Whatever can be recorded can be withdrawn (FAULTS B2): by its change, as if that had never been made, or fact by
fact; refused where something later rests on it."""

import json
from typing import Any

import pytest

from graph.engine.sessions import Graph
from graph.ledger.scan import Ids, scan
from graph.ledger.verify import verify_ledger
from graph.model.tables import LINK_TABLES, NODE_TABLES
from tests.reference.world import gid, viewed
from tests.resolvers.commands.correcting import FOLLOWS, IN_O6, SECRETARY, corrected, refused
from tests.resolvers.commands.small import member, organization
from tests.resolvers.commands.test_known import Asking
from tests.support.asking import ask
from tests.support.changing import change

pytestmark = pytest.mark.contract

DAY, LATER = "2025-07-01", "2025-09-01"
PLACE = gid("Place", "p1")
OF_O6, OF_O7 = {"organization": organization("o6"), "on": DAY}, {"organization": organization("o7"), "on": DAY}
MEETING = {"kind": "REGULAR", "expected": 2, "present": 2, "excused": 0}
CAME = {"attendances": [{"member": member("m4"), "capacity": "SUPERVISOR"}]}
PART = {"name": "Chi bộ thôn 1A", "level": "CELL", "members": [member("m1")]}
SEAT = {"member": member("m2"), "organization": organization("o6"), "body": "CELL_COMMITTEE", "on": DAY}
RECORDED: list[tuple[str, dict[str, Any]]] = [
    ("establishOrganization", {"parent": organization("o4"), "name": "Chi bộ thôn 3", "level": "CELL", "on": DAY}),
    ("renameOrganization", {**OF_O6, "name": "Chi bộ thôn Một"}),
    ("changeLevel", {**OF_O6, "level": "GRASSROOTS_CELL"}),
    ("moveOrganization", {**OF_O7, "to": organization("o4")}),
    (
        "mergeOrganizations",
        {"organizations": [organization("o7")], "into": {"organization": organization("o6")}, "on": DAY},
    ),
    ("splitOrganization", {**OF_O6, "parts": [PART], "originalContinues": True}),
    ("dissolveOrganization", {**OF_O6, "membersTo": organization("o7")}),
    ("coverPlaces", {**OF_O6, "places": [PLACE]}),
    ("confirmOrganization", OF_O6),
    ("admitMember", {"cell": organization("o6"), "name": "Trần Thị Ân", "home": PLACE, "on": DAY}),
    ("transferMember", {"member": member("m1"), "to": organization("o7"), "home": PLACE, "on": DAY}),
    (
        "transferMember",
        {"member": member("m2"), "to": organization("o7"), "kind": "TEMPORARY", "on": DAY, "until": "2025-12-01"},
    ),
    ("setCircumstance", {"member": member("m2"), "circumstance": "EXEMPT", "on": DAY}),
    ("endMembership", {"member": member("m4"), "reason": "DECEASED", "on": DAY}),
    ("appoint", {**SEAT, "role": "DEPUTY_SECRETARY"}),
    ("endAppointment", {"assignment": SECRETARY, "on": DAY}),
    (
        "appointCommittee",
        {**OF_O6, "body": "CELL_COMMITTEE", "seats": [{"member": member("m2"), "role": "SECRETARY"}]},
    ),
    ("takeOffice", {"title": "Trưởng thôn", "at": {"place": PLACE}, "holder": {"newPerson": "Lê Văn Tám"}, "on": DAY}),
    ("takeOffice", {"title": "Trưởng thôn", "at": {"place": PLACE}, "holder": {"person": member("m1")}, "on": DAY}),
    (
        "assignSupervisor",
        {"supervisor": member("m4"), "organization": organization("o4"), "duties": ["FOLLOW"], "on": DAY},
    ),
    ("endSupervision", {"supervision": FOLLOWS, "on": DAY}),
    (
        "assignSupervisors",
        {
            "lines": [{"supervisor": member("m4"), "organization": organization("o4"), "duties": ["FOLLOW"]}],
            "on": DAY,
        },
    ),
    ("recordMeeting", {**MEETING, **CAME, **OF_O6}),
    ("recordMeetings", {"meetings": [{**MEETING, **CAME, "organization": organization("o6"), "heldOn": DAY}]}),
    ("planMeetings", {"meetings": [{"organization": organization("o6"), "plannedFor": LATER}], "on": DAY}),
    (
        "correctFact",
        {
            "reason": "Ghi nhầm",
            "correction": {"membership": {"membership": IN_O6, "since": DAY, "circumstance": "EXEMPT"}},
        },
    ),
    ("correctFact", {"reason": "Ghi nhầm", "correction": {"withdraw": {"fact": FOLLOWS}}}),
    (
        "applyReorganization",
        {
            "under": organization("o1"),
            "on": DAY,
            "steps": [
                {"profile": {"organization": organization("o5"), "name": "Đảng bộ xã Khác"}},
                {"merge": {"organizations": [organization("o7")], "into": {"organization": organization("o6")}}},
            ],
        },
    ),
]


async def made(graph: Graph, field: str, given: dict[str, Any], selected: str = "dryRun") -> dict[str, Any]:
    payload = await change(graph, field, given, selected)
    assert payload["userErrors"] == []
    return payload


async def facts(graph: Graph) -> dict[str, list[bytes]]:
    """All rows of the graph but for the versions of organizations, which only grow."""
    found: dict[str, list[bytes]] = {}
    ids = Ids(graph)
    for table in (*NODE_TABLES, *LINK_TABLES):
        forms = [row.form async for part in scan(ids, table) for row in part]
        found[table.name] = sorted(form if table.name != "Organization" else without_version(form) for form in forms)
    return found


def without_version(form: bytes) -> bytes:
    label, values = json.loads(form)
    return json.dumps([label, {name: value for name, value in values.items() if name != "version"}]).encode()


@pytest.mark.parametrize(("field", "given"), RECORDED, ids=[f"{n}-{one[0]}" for n, one in enumerate(RECORDED)])
async def test_a_change_that_is_taken_back_leaves_what_was_there_before(
    small: Graph, field: str, given: dict[str, Any]
) -> None:
    """FAULTS B2: every command, with all that it did; what was believed meanwhile is still told."""
    before = await facts(small)
    line = (await made(small, field, given, "change { id: key }"))["change"]["id"]
    meanwhile = await facts(small)
    assert meanwhile != before or field == "confirmOrganization"
    taken = await corrected(small, "withdraw", {"fact": line}, "change { id: key input { name text } }")
    assert "reason" in {one["name"] for one in taken["change"]["input"] if one["text"]}
    assert await facts(small) == before
    again = await refused(small, "withdraw", {"fact": line})
    assert (again["rule"], again["field"]) == ("INSIDE_LIVES", ["fact"])
    if field in {"establishOrganization", "splitOrganization", "admitMember"}:
        gone = await refused(small, "withdraw", {"fact": taken["change"]["id"]})
        assert (gone["rule"], await facts(small)) == ("EXISTS", before), "who was taken back whole is recorded anew"
        return
    await corrected(small, "withdraw", {"fact": taken["change"]["id"]})
    assert await facts(small) == meanwhile


async def test_a_confirmation_of_being_official_and_an_office_that_was_left_are_taken_back(small: Graph) -> None:
    """FAULTS B2: the commands that need another one before them."""
    given: dict[str, Any] = {"cell": organization("o6"), "name": "Trần Thị Ân", "on": "2025-01-01"}
    who = (await made(small, "admitMember", given, "member { id: key }"))["member"]["id"]
    office = {"title": "Trưởng thôn", "at": {"place": PLACE}, "holder": {"newPerson": "Lê Văn Tám"}, "on": "2025-01-01"}
    post = (await made(small, "takeOffice", office, "office { id: key }"))["office"]["id"]
    meeting = (await made(small, "recordMeeting", {**MEETING, **OF_O6}, "meeting { id: key }"))["meeting"]["id"]
    for field, wanted in (
        ("confirmOfficial", {"member": who, "on": DAY}),
        ("leaveOffice", {"office": post, "on": DAY}),
        ("correctMeeting", {"meeting": meeting, "present": 1, **CAME}),
    ):
        before = await facts(small)
        line = (await made(small, field, wanted, "change { id: key }"))["change"]["id"]
        await corrected(small, "withdraw", {"fact": line})
        assert await facts(small) == before


async def test_an_admission_that_never_was_leaves_nobody(small: Graph) -> None:
    """FAULTS B2: not among the members, not in search, not in counts; known before it was taken back."""
    before = await facts(small)
    query = """query ($cell: ID!) { members(first: 100) { totalCount nodes { name } }
      search(text: "tran thi an") { totalCount } organization(by: { id: $cell }) { memberCount } }"""
    asked = {"cell": organization("o6")}
    told = await ask(small, query, asked)
    given = {"cell": organization("o6"), "name": "Trần Thị Ân", "home": PLACE, "on": DAY}
    admitted = await made(small, "admitMember", given, "member { id: key } membership { id: key }")
    assert await ask(small, query, asked) != told
    await corrected(
        small, "withdraw", {"fact": admitted["member"]["id"]}, "member { id: key } organization { id: key }"
    )
    assert await facts(small) == before
    assert await ask(small, query, asked) == told
    gone = await ask(small, "query ($id: ID!) { node(id: $id) { id: key } }", {"id": admitted["member"]["id"]})
    assert gone["node"] is None
    admitted = await made(small, "admitMember", given, "membership { id: key }")
    await corrected(small, "withdraw", {"fact": admitted["membership"]["id"]})
    assert await facts(small) == before, "with the last membership goes the member"


async def test_a_person_with_other_facts_is_not_taken_back_and_the_first_is_named(small: Graph) -> None:
    """FAULTS B2: m1 is secretary, m4 has a seat and supervises; m3 has nothing but a cell."""
    for who, rule in (("m1", "INSIDE_LIVES"), ("m4", "INSIDE_LIVES")):
        refusal = await refused(small, "withdraw", {"fact": member(who)})
        assert (refusal["rule"], refusal["field"]) == (rule, ["fact"])
        assert "take that back first" in refusal["message"]
    refusal = await refused(small, "withdraw", {"fact": member("m1")})
    assert refusal["conflicting"] == SECRETARY
    await corrected(small, "withdraw", {"fact": member("m3")})
    found = await ask(
        small, "query ($id: ID!) { organization(by: { id: $id }) { memberCount } }", {"id": organization("o7")}
    )
    assert found["organization"]["memberCount"] == 0


async def test_a_meeting_that_never_was_goes_with_its_visits(small: Graph) -> None:
    """FAULTS B2."""
    before = await facts(small)
    query = """query ($id: ID!) { organization(by: { id: $id }) { meetings(first: 5) { totalCount } } }"""
    given = {**MEETING, **CAME, **OF_O6}
    held = (await made(small, "recordMeeting", given, "meeting { id: key }"))["meeting"]["id"]
    assert (await ask(small, query, {"id": organization("o6")}))["organization"]["meetings"]["totalCount"] == 1
    payload = await corrected(small, "withdraw", {"fact": held}, "change { on }")
    assert payload["change"]["on"] == DAY
    assert (await ask(small, query, {"id": organization("o6")}))["organization"]["meetings"]["totalCount"] == 0
    assert await facts(small) == before


async def test_with_the_only_civil_post_goes_who_is_nothing_else(small: Graph) -> None:
    """FAULTS B2: the non-member that was made for it; one who holds another post stays."""
    before = await facts(small)
    given: dict[str, Any] = {"title": "Trưởng thôn", "at": {"place": PLACE}, "on": DAY}
    new = {**given, "holder": {"newPerson": "Lê Văn Tám"}}
    first = (await made(small, "takeOffice", new, "office { id: key holder { id: key } }"))["office"]
    again = {**given, "title": "Trưởng ban", "holder": {"person": first["holder"]["id"]}}
    second = (await made(small, "takeOffice", again, "office { id: key }"))["office"]
    await corrected(small, "withdraw", {"fact": first["id"]})
    query = "query ($id: ID!) { node(id: $id) { ... on Office { holder { name } } } }"
    assert (await ask(small, query, {"id": viewed(second["id"], DAY)}))["node"] == {"holder": {"name": "Lê Văn Tám"}}
    await corrected(small, "withdraw", {"fact": second["id"]})
    assert await facts(small) == before


async def test_an_organization_that_never_was_goes_with_its_names(small: Graph) -> None:
    """FAULTS B2; one with something under it, or with members, does not."""
    before = await facts(small)
    given = {"parent": organization("o4"), "name": "Chi bộ thôn 3", "level": "CELL", "places": [PLACE], "on": DAY}
    one = (await made(small, "establishOrganization", given, "organization { id: key }"))["organization"]["id"]
    await made(small, "renameOrganization", {"organization": one, "name": "Chi bộ thôn Ba", "on": LATER})
    await corrected(small, "withdraw", {"fact": one}, "organization { id: key }")
    assert await facts(small) == before
    for key, resting in (("o4", organization("o6")), ("o7", None)):
        refusal = await refused(small, "withdraw", {"fact": organization(key)})
        assert refusal["rule"] == "INSIDE_LIVES"
        assert resting in {None, refusal["conflicting"]}


async def test_an_event_is_taken_back_with_all_that_happened_by_it(small: Graph) -> None:
    """FAULTS B2: a merger by its event; one that was planned with others by its change only."""
    before = await facts(small)
    merged = {"organizations": [organization("o7")], "into": {"organization": organization("o6")}, "on": DAY}
    await made(small, "mergeOrganizations", merged)
    query = 'query ($id: ID!) { organization(by: { id: $id }, asOf: "2025-08-01") { events { id: key kind } } }'
    [event] = (await ask(small, query, {"id": organization("o6")}))["organization"]["events"]
    await corrected(small, "withdraw", {"fact": event["id"]})
    assert await facts(small) == before
    steps = [{"merge": {"organizations": [organization("o7")], "into": {"organization": organization("o6")}}}]
    planned = {"under": organization("o1"), "steps": steps, "on": DAY}
    line = (await made(small, "applyReorganization", planned, "change { id: key }"))["change"]["id"]
    [event] = (await ask(small, query, {"id": organization("o6")}))["organization"]["events"]
    refusal = await refused(small, "withdraw", {"fact": event["id"]})
    assert (refusal["rule"], refusal["conflicting"]) == ("INSIDE_LIVES", line)


async def test_what_a_later_change_rests_on_is_not_taken_back_and_that_is_named(small: Graph) -> None:
    """FAULTS B2: the later rename, the seat of who was admitted, the end of who was transferred."""
    first = (await made(small, "renameOrganization", {**OF_O6, "name": "Một"}, "change { id: key }"))["change"]["id"]
    later = {"organization": organization("o6"), "name": "Hai", "on": LATER}
    second = (await made(small, "renameOrganization", later, "change { id: key }"))["change"]["id"]
    refusal = await refused(small, "withdraw", {"fact": first})
    assert (refusal["rule"], refusal["conflicting"]) == ("INSIDE_LIVES", second)
    assert "rename organization" in refusal["message"]
    await corrected(small, "withdraw", {"fact": second})
    await corrected(small, "withdraw", {"fact": first})
    given = {"cell": organization("o6"), "name": "Trần Thị Ân", "on": DAY}
    admitted = await made(small, "admitMember", given, "member { id: key } change { id: key }")
    seat = {**SEAT, "member": admitted["member"]["id"], "role": "DEPUTY_SECRETARY"}
    held = (await made(small, "appoint", seat, "assignment { id: key }"))["assignment"]["id"]
    for fact in (admitted["change"]["id"], admitted["member"]["id"]):
        assert (await refused(small, "withdraw", {"fact": fact}))["conflicting"] == held
    moved = {"member": member("m3"), "to": organization("o8"), "on": DAY}
    transfer = (await made(small, "transferMember", moved, "change { id: key }"))["change"]["id"]
    left = {"member": member("m3"), "reason": "LEFT", "on": LATER}
    end = (await made(small, "endMembership", left, "change { id: key }"))["change"]["id"]
    assert (await refused(small, "withdraw", {"fact": transfer}))["conflicting"] == end


async def test_what_the_graph_was_filled_with_is_corrected_fact_by_fact(small: Graph) -> None:
    lines = (await ask(small, "{ changes(first: 1) { nodes { id: key kind } } }"))["changes"]["nodes"]
    assert [one["kind"] for one in lines] == ["LOAD"]
    refusal = await refused(small, "withdraw", {"fact": lines[0]["id"]})
    assert (refusal["rule"], refusal["field"]) == ("CHANGES_SOMETHING", ["fact"])


async def test_values_that_a_later_change_has_set_stay(small: Graph) -> None:
    """Only what the change did is put back: the confirmation after it stays."""
    line = (await made(small, "renameOrganization", {**OF_O6, "name": "Một"}, "change { id: key }"))["change"]["id"]
    await made(small, "confirmOrganization", {"organization": organization("o6"), "on": LATER})
    await corrected(small, "withdraw", {"fact": line})
    query = "query ($id: ID!) { organization(by: { id: $id }) { name confirmedOn } }"
    told = (await ask(small, query, {"id": organization("o6")}))["organization"]
    assert told == {"name": "Chi bộ thôn 1", "confirmedOn": LATER}


async def test_before_it_was_taken_back_it_is_known(small: Graph) -> None:
    """FAULTS B2: `knownAt` a moment before the withdrawal, by both executors."""
    asking = Asking(small)
    await asking.change("admitMember", {"cell": organization("o6"), "name": "Trần Thị Ân", "on": DAY})
    await asking.change("recordMeeting", {**MEETING, **CAME, **OF_O6})
    await asking.change("renameOrganization", {**OF_O6, "name": "Một"})
    query = """query ($cell: ID!) { organization(by: { id: $cell }) { name memberCount
      memberships { nodes { member { id: key name } } } meetings(first: 5) { nodes { id: key attendances {
      capacity } } }
      events { id: key kind } } }"""
    cell = {"cell": organization("o6")}
    told = await asking.data(query, cell)
    moment = asking.clock.moment
    [who] = [
        one["member"]["id"] for one in told["organization"]["memberships"]["nodes"] if "Ân" in one["member"]["name"]
    ]
    for fact in (who, told["organization"]["meetings"]["nodes"][0]["id"], told["organization"]["events"][0]["id"]):
        taken = {"reason": "Ghi nhầm", "correction": {"withdraw": {"fact": fact}}}
        await asking.change("correctFact", taken)
    now = (await asking.data(query, cell))["organization"]
    assert (now["memberCount"], now["name"], now["meetings"]["nodes"], now["events"]) == (2, "Chi bộ thôn 1", [], [])
    then = query.replace("$cell: ID!", "$cell: ID!, $known: DateTime!").replace(
        "{ id: $cell }", "{ id: $cell }, knownAt: $known"
    )
    for by_reference in (False, True):
        known = await asking.data(then, {**cell, "known": moment.isoformat()}, by_reference=by_reference)
        assert known == told
    assert (await verify_ledger(small, lambda *_: None)).problems == []
