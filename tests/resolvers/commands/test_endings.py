"""What ends takes back what was to come of it alone, and is refused where others count on it (FAULTS C7 to C9); what
goes on elsewhere meets what is there (A6); a repeated request has the warnings of the first one (A32)."""

import asyncio
from typing import Any

import pytest

from graph.engine.sessions import Graph
from graph.ledger.verify import verify_ledger
from tests.reference.world import gid
from tests.resolvers.commands.small import member, organization
from tests.support.asking import ask
from tests.support.changing import answer_of_change, change, refused

pytestmark = pytest.mark.contract

EVE, DAY, MORROW, LATER = "2026-04-30", "2026-05-01", "2026-05-02", "2026-09-01"
WARNED = "warnings { message code rule field conflicting }"
ABOUT = """query ($id: ID!, $on: Date!) { organization(by: { id: $id }, asOf: $on) { name places { id: key }
  events { id: key kind on } successors { organization { id: key } } predecessors { organization { id: key } }
  supervisions { id: key supervisor { id: key } duties visitsPerYear until } } }"""


async def made(graph: Graph, field: str, given: dict[str, Any], selected: str = "dryRun") -> dict[str, Any]:
    payload = await change(graph, field, given, f"{WARNED} {selected}")
    assert payload["userErrors"] == []
    return payload


async def about(graph: Graph, identifier: str, on: str = DAY) -> Any:
    return (await ask(graph, ABOUT, {"id": identifier, "on": on}))["organization"]


async def established(graph: Graph, name: str = "Chi bộ thôn 3", on: str = "2026-01-01") -> str:
    given = {"parent": organization("o4"), "name": name, "level": "CELL", "on": on}
    identifier: str = (await made(graph, "establishOrganization", given, "organization { id: key }"))["organization"][
        "id"
    ]
    return identifier


async def whole(graph: Graph) -> None:
    assert (await verify_ledger(graph, lambda *_: None)).problems == []


async def events(graph: Graph, identifier: str) -> list[tuple[str, str]]:
    return [(one["kind"], one["on"]) for one in (await about(graph, identifier, EVE))["events"]]


async def event_of(graph: Graph, identifier: str, kind: str) -> str:
    [found] = [one["id"] for one in (await about(graph, identifier, EVE))["events"] if one["kind"] == kind]
    return str(found)


async def test_a_merger_before_a_known_one_is_refused_and_names_that(small: Graph) -> None:
    """FAULTS C7."""
    one, two, three = [await established(small, f"Chi bộ {number}") for number in range(3)]
    await made(small, "mergeOrganizations", {"organizations": [one], "into": {"organization": two}, "on": LATER})
    refusal = await refused(
        small, "mergeOrganizations", {"organizations": [one], "into": {"organization": three}, "on": DAY}
    )
    assert (refusal["rule"], refusal["field"]) == ("ONCE_ONLY", ["input", "on"])
    assert refusal["conflicting"] == await event_of(small, one, "MERGE")
    assert [found["organization"]["id"] for found in (await about(small, one, EVE))["successors"]] == [two]
    await whole(small)


@pytest.mark.parametrize(("continues", "rule"), [(False, "ONCE_ONLY"), (True, "INSIDE_LIVES")])
async def test_an_end_before_a_known_split_is_refused_and_names_that(small: Graph, continues: bool, rule: str) -> None:
    """FAULTS C8: no part begins from nothing."""
    one = await established(small)
    parts = [{"name": f"Chi bộ {letter}", "level": "CELL"} for letter in "AB"]
    given = {"organization": one, "parts": parts, "originalContinues": continues, "on": LATER}
    await made(small, "splitOrganization", given)
    refusal = await refused(small, "dissolveOrganization", {"organization": one, "on": DAY})
    assert (refusal["rule"], refusal["conflicting"]) == (rule, await event_of(small, one, "SPLIT"))
    if continues:
        await made(small, "dissolveOrganization", {"organization": one, "on": "2026-10-01"})
    await whole(small)


async def test_nothing_goes_into_what_would_be_gone_by_then(small: Graph) -> None:
    """Neighbour of FAULTS C8: what others are to merge into does not end before."""
    one, two = [await established(small, f"Chi bộ {number}") for number in range(2)]
    await made(small, "mergeOrganizations", {"organizations": [one], "into": {"organization": two}, "on": LATER})
    refusal = await refused(small, "dissolveOrganization", {"organization": two, "on": DAY})
    assert (refusal["rule"], refusal["conflicting"]) == ("INSIDE_LIVES", await event_of(small, two, "MERGE"))


async def test_an_organization_ends_once(small: Graph) -> None:
    """FAULTS C9."""
    one = await established(small)
    await made(small, "dissolveOrganization", {"organization": one, "on": LATER})
    refusal = await refused(small, "dissolveOrganization", {"organization": one, "on": DAY})
    assert (refusal["rule"], refusal["conflicting"]) == ("ONCE_ONLY", await event_of(small, one, "DISSOLVE"))
    assert await events(small, one) == [("ESTABLISH", "2026-01-01"), ("DISSOLVE", LATER)]
    right = {"reason": "Ghi nhầm", "correction": {"organization": {"organization": one, "until": DAY}}}
    await made(small, "correctFact", right)
    assert await events(small, one) == [("ESTABLISH", "2026-01-01"), ("DISSOLVE", DAY)]
    await whole(small)


async def test_what_was_to_become_of_it_alone_is_taken_back_and_told(small: Graph) -> None:
    """FAULTS C7 to C9, the other half of the rule: its later names, levels, moves, seats and links."""
    one = await established(small)
    await made(small, "renameOrganization", {"organization": one, "name": "Chi bộ Mới", "on": LATER})
    await made(small, "moveOrganization", {"organization": one, "to": organization("o2"), "on": LATER})
    seat = {"member": member("m2"), "organization": one, "body": "CELL_COMMITTEE", "role": "SECRETARY", "on": LATER}
    seated = (await made(small, "appoint", seat, "assignment { id: key }"))["assignment"]["id"]
    link = {"supervisor": member("m4"), "organization": one, "duties": ["FOLLOW"], "on": LATER}
    followed = (await made(small, "assignSupervisor", link, "supervision { id: key }"))["supervision"]["id"]
    named = {seated, followed, await event_of(small, one, "RENAME"), await event_of(small, one, "MOVE")}
    payload = await made(small, "dissolveOrganization", {"organization": one, "on": DAY})
    assert {(warning["rule"], warning["conflicting"]) for warning in payload["warnings"]} == {
        ("TAKES_BACK", one) for one in named
    }
    assert await events(small, one) == [("ESTABLISH", "2026-01-01"), ("DISSOLVE", DAY)]
    assert [(await about(small, one, on) or {}).get("name") for on in (EVE, DAY, LATER)] == [
        "Chi bộ thôn 3",
        None,
        None,
    ]
    await whole(small)


async def test_the_end_of_a_membership_takes_back_what_was_to_begin_later(small: Graph) -> None:
    """Neighbour of FAULTS C9: a transfer, the day of becoming official, a seat."""
    given = {"cell": organization("o6"), "name": "Trần Thị Ân", "on": "2026-01-01"}
    who = (await made(small, "admitMember", given, "member { id: key }"))["member"]["id"]
    await made(small, "confirmOfficial", {"member": who, "on": LATER})
    payload = await made(small, "endMembership", {"member": who, "reason": "LEFT", "on": DAY})
    assert "TAKES_BACK" in [warning["rule"] for warning in payload["warnings"]]
    query = """query ($id: ID!) { member(id: $id, asOf: "2026-04-30") { officialOn
      memberships { until endReason } } }"""
    assert (await ask(small, query, {"id": who}))["member"] == {
        "officialOn": None,
        "memberships": [{"until": DAY, "endReason": "LEFT"}],
    }
    await whole(small)


async def test_a_supervisor_of_both_follows_what_they_became_with_the_duties_of_both(small: Graph) -> None:
    """FAULTS A6: m4 follows o6 with 2 visits a year, and is in charge of what goes into it with 12."""
    one = await established(small)
    link = {"supervisor": member("m4"), "organization": one, "duties": ["IN_CHARGE"], "visitsPerYear": 12}
    charged = (await made(small, "assignSupervisor", {**link, "on": "2026-01-01"}, "supervision { id: key }"))[
        "supervision"
    ]
    merged = {
        "organizations": [one],
        "into": {"organization": organization("o6")},
        "supervisions": "CARRY_OVER",
        "on": DAY,
    }
    payload = await made(small, "mergeOrganizations", merged)
    assert [(told["rule"], told["conflicting"]) for told in payload["warnings"]] == [
        ("ONE_LINK_OF_A_SUPERVISOR", charged["id"])
    ]
    told = [(await about(small, organization("o6"), on))["supervisions"] for on in (EVE, DAY, MORROW)]
    assert [[(sorted(each["duties"]), each["visitsPerYear"]) for each in found] for found in told] == [
        [(["FOLLOW"], 2)],
        [(["FOLLOW", "IN_CHARGE"], 12)],
        [(["FOLLOW", "IN_CHARGE"], 12)],
    ]
    await whole(small)


async def test_links_that_hold_at_other_times_meet_only_while_both_do(small: Graph) -> None:
    """Neighbours of FAULTS A6: a link that begins later, and one that ends."""
    one = await established(small)
    link = {"supervisor": member("m4"), "organization": one, "duties": ["ATTEND"], "visitsPerYear": 1}
    await made(small, "assignSupervisor", {**link, "on": LATER, "until": "2026-11-01"})
    merged = {
        "organizations": [one],
        "into": {"organization": organization("o6")},
        "supervisions": "CARRY_OVER",
        "on": DAY,
    }
    payload = await made(small, "mergeOrganizations", merged)
    assert [told["rule"] for told in payload["warnings"]] == ["ONE_LINK_OF_A_SUPERVISOR"]
    days = (EVE, DAY, "2026-08-31", LATER, "2026-10-31", "2026-11-01")
    told = [(await about(small, organization("o6"), on))["supervisions"] for on in days]
    alone, both = [(["FOLLOW"], 2)], [(["ATTEND", "FOLLOW"], 2)]
    assert [[(sorted(each["duties"]), each["visitsPerYear"]) for each in found] for found in told] == [
        *[alone] * 3,
        *[both] * 2,
        alone,
    ]
    await whole(small)


async def test_a_second_link_and_places_go_on_where_there_are_none_yet(small: Graph) -> None:
    """Neighbours of FAULTS A6: a member of both, and places that are to be covered later."""
    one = await established(small)
    for cell, kind, until in ((organization("o6"), "TEMPORARY", "2026-07-01"), (one, "RESIDENCE", None)):
        beside = {"member": member("m3"), "to": cell, "kind": kind, "on": "2026-02-01"}
        await made(small, "transferMember", {**beside, **({"until": until} if until else {})})
    await made(small, "coverPlaces", {"organization": one, "places": [gid("Place", "p1")], "on": LATER})
    await made(
        small, "mergeOrganizations", {"organizations": [one], "into": {"organization": organization("o6")}, "on": DAY}
    )
    query = """query ($id: ID!, $on: Date!) { member(id: $id, asOf: $on) {
      memberships { kind organization { id: key } } } }"""
    for on, kind in (("2026-06-30", "TEMPORARY"), ("2026-07-01", "RESIDENCE")):
        found = (await ask(small, query, {"id": member("m3"), "on": on}))["member"]["memberships"]
        assert [each["kind"] for each in found if each["organization"]["id"] == organization("o6")] == [kind]
    told = [(await about(small, organization("o6"), on))["places"] for on in (DAY, LATER)]
    assert told == [[{"id": gid("Place", "p2")}], [{"id": gid("Place", "p1")}, {"id": gid("Place", "p2")}]]
    await whole(small)


async def test_a_repeated_request_has_the_warnings_of_the_first_one(small: Graph) -> None:
    """FAULTS A32; by both executors, and twice in one transaction."""
    given = {"cell": organization("o6"), "name": "Trần Thị Ân", "on": EVE}
    who = (await made(small, "admitMember", given, "member { id: key }"))["member"]["id"]
    seat = {"member": who, "organization": organization("o6"), "body": "CELL_COMMITTEE", "role": "DEPUTY_SECRETARY"}
    asked = {**seat, "on": DAY, "idempotencyKey": "k1"}
    tried = await made(small, "appoint", {**asked, "dryRun": True})
    first = await made(small, "appoint", asked)
    [warning] = first["warnings"]
    assert (warning["rule"], warning["field"]) == ("OFFICIAL_MEMBERS_STAND", ["input", "member"])
    assert tried["warnings"] == first["warnings"] == (await made(small, "appoint", asked))["warnings"]
    once = {**asked, "on": MORROW, "idempotencyKey": "k2"}
    joined = await asyncio.gather(*(made(small, "appoint", once) for _ in range(3)))
    assert [payload["warnings"] for payload in joined] == [joined[0]["warnings"]] * 3
    assert len(joined[0]["warnings"]) == 1
    query = f"mutation ($input: AppointInput!) {{ appoint(input: $input) {{ {WARNED} change {{ id: key }} }} }}"
    walked = await answer_of_change(small, query, {"input": asked}, by_reference=True)
    assert walked.data is not None
    assert walked.data["appoint"] == {"warnings": first["warnings"], "change": {"id": first["change"]["id"]}}
    await whole(small)
