"""Commands of members, seats and civil posts: what holds before, on and after the day, and what is refused."""

from typing import Any, LiteralString

import pytest

from graph.engine.sessions import Graph
from graph.ledger.verify import verify_ledger
from resolvers.shared.identifiers import decode_id
from tests.reference.world import gid
from tests.resolvers.commands.small import member, organization
from tests.support.asking import ask
from tests.support.changing import change, refused

pytestmark = pytest.mark.contract

DAY = "2025-07-01"
EVE = "2025-06-30"
ABOUT = """query ($id: ID!, $on: Date!) { member(id: $id, asOf: $on) { name standing circumstance officialOn
  cell { id: key }
  memberships { kind standing circumstance organization { id: key } since until endReason }
  assignments { body role organization { id: key } until } supervisions { organization { id: key } } offices { title }
  history { nodes { kind } } } }"""


async def about(graph: Graph, identifier: str, on: str = DAY) -> Any:
    return (await ask(graph, ABOUT, {"id": identifier, "on": on}))["member"]


async def members_of(graph: Graph, key: str, on: str) -> tuple[int, int]:
    """(official, probationary) members of an organization's own."""
    query = """query ($id: ID!, $on: Date!) { organization(by: { id: $id }, asOf: $on) {
      official: memberCount(standing: OFFICIAL, scope: OWN) all: memberCount(scope: OWN) } }"""
    found = (await ask(graph, query, {"id": organization(key), "on": on}))["organization"]
    return found["official"], found["all"] - found["official"]


async def test_an_admitted_member_is_on_probation_in_the_cell_and_counted_there(small: Graph) -> None:
    given = {"cell": organization("o6"), "name": "Trần Thị  Ân", "birthDate": "2000-05-06", "on": DAY}
    payload = await change(
        small, "admitMember", given, "member { id: key name standing } membership { kind standing since }"
    )
    assert payload["userErrors"] == []
    assert payload["member"]["name"] == "Trần Thị Ân"
    assert payload["membership"] == {"kind": "OFFICIAL", "standing": "PROBATIONARY", "since": DAY}
    assert await about(small, payload["member"]["id"], EVE) is None
    assert await members_of(small, "o6", EVE) == (2, 0)
    assert await members_of(small, "o6", DAY) == (2, 1)
    found = await ask(small, '{ search(text: "tran an", kinds: [MEMBER]) { nodes { ... on Member { id: key } } } }')
    assert found["search"]["nodes"] == [{"id": payload["member"]["id"]}]


async def test_a_probation_ends_with_the_day_of_becoming_official(small: Graph) -> None:
    given = {"cell": organization("o6"), "name": "Trần Thị Ân", "on": EVE}
    admitted = (await change(small, "admitMember", given, "member { id: key }"))["member"]["id"]
    payload = await change(small, "confirmOfficial", {"member": admitted, "on": DAY})
    assert payload["userErrors"] == []
    assert (await about(small, admitted, EVE))["standing"] == "PROBATIONARY"
    after = await about(small, admitted)
    assert (after["standing"], after["officialOn"]) == ("OFFICIAL", DAY)
    assert await members_of(small, "o6", EVE) == (2, 1)
    assert await members_of(small, "o6", DAY) == (3, 0)
    again = await refused(small, "confirmOfficial", {"member": admitted, "on": "2025-07-02"})
    assert again["rule"] == "CHANGES_SOMETHING"


async def test_a_transfer_for_good_moves_the_count_and_gives_up_the_seat(small: Graph) -> None:
    given = {"member": member("m1"), "to": organization("o7"), "on": DAY, "decision": "3-QĐ"}
    assert (await change(small, "transferMember", given))["userErrors"] == []
    before, after = await about(small, member("m1"), EVE), await about(small, member("m1"))
    assert (before["cell"]["id"], len(before["assignments"])) == (organization("o6"), 1)
    assert (after["cell"]["id"], after["assignments"]) == (organization("o7"), [])
    assert (await members_of(small, "o6", DAY), await members_of(small, "o7", DAY)) == ((1, 0), (2, 0))
    assert (await members_of(small, "o6", EVE), await members_of(small, "o7", EVE)) == ((2, 0), (1, 0))


async def test_a_temporary_link_stands_beside_the_one_that_counts(small: Graph) -> None:
    given = {"member": member("m2"), "to": organization("o7"), "kind": "TEMPORARY", "on": DAY}
    assert (await refused(small, "transferMember", given))["field"] == ["input", "until"]
    payload = await change(small, "transferMember", {**given, "until": "2025-12-01"}, "membership { kind until }")
    assert payload["membership"] == {"kind": "TEMPORARY", "until": "2025-12-01"}
    assert (await about(small, member("m2")))["cell"]["id"] == organization("o6")
    assert await members_of(small, "o7", DAY) == (1, 0)


async def test_a_second_transfer_on_one_day_takes_the_place_of_the_first(small: Graph) -> None:
    given = {"member": member("m2"), "to": organization("o7"), "on": DAY}
    assert (await change(small, "transferMember", given))["userErrors"] == []
    assert (await change(small, "transferMember", {**given, "to": organization("o8")}))["userErrors"] == []
    assert (await about(small, member("m2"), EVE))["cell"]["id"] == organization("o6")
    after = await about(small, member("m2"))
    assert [one["organization"]["id"] for one in after["memberships"]] == [organization("o8")]
    assert (await members_of(small, "o7", DAY), await members_of(small, "o8", DAY)) == ((1, 0), (2, 0))
    back = await refused(small, "transferMember", {**given, "to": organization("o6")})
    assert (back["rule"], back["field"]) == ("CHANGES_SOMETHING", ["input", "to"])
    assert (await verify_ledger(small, lambda *_: None)).problems == []


async def test_a_transfer_before_a_later_one_lasts_until_that(small: Graph) -> None:
    later = {"member": member("m2"), "to": organization("o7"), "on": DAY}
    assert (await change(small, "transferMember", later))["userErrors"] == []
    earlier = {"member": member("m2"), "to": organization("o8"), "on": "2025-01-01"}
    assert (await change(small, "transferMember", earlier))["userErrors"] == []
    assert (await about(small, member("m2"), EVE))["cell"]["id"] == organization("o8")
    assert (await about(small, member("m2"), DAY))["cell"]["id"] == organization("o7")


async def test_a_circumstance_begins_and_ends_without_a_new_cell(small: Graph) -> None:
    given = {"member": member("m2"), "circumstance": "WORKING_AWAY", "on": DAY}
    assert (await change(small, "setCircumstance", given))["userErrors"] == []
    assert (await about(small, member("m2"), EVE))["circumstance"] is None
    assert (await about(small, member("m2")))["circumstance"] == "WORKING_AWAY"
    assert (await change(small, "setCircumstance", {"member": member("m2"), "on": "2025-08-01"}))["userErrors"] == []
    assert (await about(small, member("m2"), "2025-08-01"))["circumstance"] is None
    assert await members_of(small, "o6", "2025-08-01") == (2, 0)


async def test_the_end_of_a_membership_ends_all_that_hangs_on_it(small: Graph) -> None:
    given = {"member": member("m4"), "reason": "DECEASED", "on": DAY}
    assert (await change(small, "endMembership", given))["userErrors"] == []
    assert await about(small, member("m4")) is None
    before = await about(small, member("m4"), EVE)
    assert (len(before["assignments"]), len(before["supervisions"])) == (1, 1)
    assert before["memberships"][0]["endReason"] == "DECEASED"
    assert await members_of(small, "o8", DAY) == (0, 0)
    query = "query ($id: ID!, $on: Date!) { organization(by: { id: $id }, asOf: $on) { supervisions { id: key } } }"
    assert (await ask(small, query, {"id": organization("o6"), "on": DAY}))["organization"]["supervisions"] == []


async def test_a_body_has_one_secretary_and_the_refusal_names_the_present_one(small: Graph) -> None:
    given = {"member": member("m2"), "organization": organization("o6"), "body": "CELL_COMMITTEE"}
    refusal = await refused(small, "appoint", {**given, "role": "SECRETARY", "on": DAY})
    assert refusal["rule"] == "ONE_SECRETARY"
    present = gid("Assignment", "m1~o6~2020-01-01~CELL_COMMITTEE~SECRETARY")
    assert refusal["conflicting"] == present
    ended = await change(small, "endAppointment", {"assignment": present, "on": DAY}, "assignment { until }")
    assert ended["assignment"] == {"until": DAY}
    payload = await change(
        small, "appoint", {**given, "role": "SECRETARY", "on": DAY}, "assignment { member { id: key } }"
    )
    assert payload["assignment"] == {"member": {"id": member("m2")}}


async def test_another_role_in_the_same_body_ends_the_one_before(small: Graph) -> None:
    given = {"member": member("m4"), "organization": organization("o2"), "body": "EXECUTIVE_COMMITTEE"}
    assert (await change(small, "appoint", {**given, "role": "SECRETARY", "on": DAY}))["userErrors"] == []
    assert [seat["role"] for seat in (await about(small, member("m4"), EVE))["assignments"]] == ["COMMITTEE_MEMBER"]
    assert [seat["role"] for seat in (await about(small, member("m4")))["assignments"]] == ["SECRETARY"]


async def test_a_probationary_member_in_a_post_is_warned_of(small: Graph) -> None:
    admitted = await change(
        small, "admitMember", {"cell": organization("o6"), "name": "A", "on": EVE}, "member { id: key }"
    )
    given = {"member": admitted["member"]["id"], "organization": organization("o6"), "body": "CELL_COMMITTEE"}
    payload = await change(small, "appoint", {**given, "role": "DEPUTY_SECRETARY", "on": DAY})
    assert payload["userErrors"] == []
    assert len(payload["warnings"]) == 1
    assert payload["change"] is not None


async def test_a_committee_is_appointed_whole_for_its_term(small: Graph) -> None:
    seats = [{"member": member("m2"), "role": "SECRETARY"}, {"member": member("m1"), "role": "DEPUTY_SECRETARY"}]
    given = {"organization": organization("o6"), "body": "CELL_COMMITTEE", "seats": seats, "on": DAY}
    payload = await change(
        small,
        "appointCommittee",
        given,
        "assignments { member { id: key } role } organization { secretary { id: key } }",
    )
    assert payload["userErrors"] == []
    assert [seat["role"] for seat in payload["assignments"]] == ["SECRETARY", "DEPUTY_SECRETARY"]
    assert payload["organization"]["secretary"]["id"] == member("m2")
    assert (await about(small, member("m1"), EVE))["assignments"][0]["role"] == "SECRETARY"
    two = [{"member": member("m2"), "role": "SECRETARY"}, {"member": member("m1"), "role": "SECRETARY"}]
    assert (await refused(small, "appointCommittee", {**given, "seats": two, "on": "2025-08-01"}))[
        "rule"
    ] == "ONE_SECRETARY"


async def test_a_civil_post_is_taken_by_a_member_or_a_new_person_and_left(small: Graph) -> None:
    given = {"title": "Trưởng thôn", "at": {"place": gid("Place", "p2")}, "on": DAY}
    taken = await change(
        small,
        "takeOffice",
        {**given, "holder": {"newPerson": "Lê Văn Tám"}},
        "office { id: key holder { id: key name } place { id: key } }",
    )
    assert taken["userErrors"] == []
    assert taken["office"]["holder"]["name"] == "Lê Văn Tám"
    left = await change(small, "leaveOffice", {"office": taken["office"]["id"], "on": "2025-08-01"}, "office { until }")
    assert left["office"] == {"until": "2025-08-01"}
    assert (await change(small, "takeOffice", {**given, "holder": {"person": member("m1")}}))["userErrors"] == []
    assert (await about(small, member("m1")))["offices"] == [{"title": "Trưởng thôn"}]
    assert (await about(small, member("m1")))["history"]["nodes"] == [{"kind": "TAKE_OFFICE"}]
    refusal = await refused(small, "leaveOffice", {"office": taken["office"]["id"], "on": "2025-09-01"})
    assert refusal["rule"] == "INSIDE_LIVES"


async def test_the_ledger_explains_what_happened_to_members(small: Graph) -> None:
    await change(small, "transferMember", {"member": member("m1"), "to": organization("o7"), "on": DAY})
    await change(small, "setCircumstance", {"member": member("m2"), "circumstance": "EXEMPT", "on": DAY})
    await change(small, "endMembership", {"member": member("m4"), "reason": "LEFT", "on": DAY})
    await change(
        small,
        "takeOffice",
        {"title": "X", "at": {"place": gid("Place", "p2")}, "holder": {"newPerson": "Lê Tám"}, "on": DAY},
    )
    assert (await verify_ledger(small, lambda *_: None)).problems == []


async def homes(graph: Graph, identifier: str) -> list[list[Any]]:
    """[place, first day, end] of every home that is recorded of a member."""
    text: LiteralString = """
    MATCH (:Member {id: $id})-[home:LIVES_IN]->(place:Place)
    RETURN collect([place.id, toString(home.since), toString(home.until)])"""
    return sorted(await graph.read(text, id=decode_id(identifier, "id").key))


async def test_a_member_lives_where_the_admission_says_until_a_transfer_says_otherwise(small: Graph) -> None:
    given = {"cell": organization("o6"), "name": "Trần Thị Ân", "home": gid("Place", "p2"), "on": EVE}
    admitted = (await change(small, "admitMember", given, "member { id: key }"))["member"]["id"]
    assert await homes(small, admitted) == [["p2", EVE, "9999-12-31"]]
    moved = {"member": admitted, "to": organization("o7"), "home": gid("Place", "p1"), "on": DAY}
    assert (await change(small, "transferMember", moved))["userErrors"] == []
    both = [["p1", DAY, "9999-12-31"], ["p2", EVE, DAY]]
    assert await homes(small, admitted) == both
    back = {"member": admitted, "to": organization("o6"), "on": "2025-08-01"}
    assert (await change(small, "transferMember", back))["userErrors"] == []
    stays = {"member": admitted, "to": organization("o7"), "home": gid("Place", "p1"), "on": "2025-09-01"}
    assert (await change(small, "transferMember", stays))["userErrors"] == []
    assert await homes(small, admitted) == both, "whoever lives there already goes on to"
    assert (await verify_ledger(small, lambda *_: None)).problems == []


async def test_a_home_that_is_not_there_is_refused(small: Graph) -> None:
    given = {"cell": organization("o6"), "name": "Trần Thị Ân", "home": gid("Place", "p9"), "on": DAY}
    refusal = await refused(small, "admitMember", given)
    assert (refusal["rule"], refusal["field"]) == ("EXISTS", ["input", "home"])
    early = {"member": member("m1"), "to": organization("o7"), "home": gid("Place", "p2"), "on": "2019-12-31"}
    assert (await refused(small, "transferMember", early))["rule"] == "INSIDE_LIVES"


async def test_somebody_who_was_admitted_before_comes_onto_the_list_with_the_days_of_then(small: Graph) -> None:
    """In the cell since DAY, a member since the admission; on probation up to the day that it ends on."""
    given = {"cell": organization("o6"), "name": "Trần Cũ", "admittedOn": "2010-02-03", "officialOn": "2025-06-01"}
    selected = "member { id: key admittedOn }"
    payload = await change(small, "registerMember", {**given, "on": "2025-03-01", "birthDate": "1980-01-01"}, selected)
    assert payload["userErrors"] == []
    assert payload["member"]["admittedOn"] == "2010-02-03"
    counted = {on: await members_of(small, "o6", on) for on in ("2025-02-28", "2025-03-01", "2025-05-31", "2025-06-01")}
    assert list(counted.values()) == [(2, 0), (2, 1), (2, 1), (3, 0)]


async def test_nobody_is_registered_in_a_cell_before_the_admission(small: Graph) -> None:
    given = {"cell": organization("o6"), "name": "Trần Mới", "on": "2025-03-01"}
    refusal = await refused(small, "registerMember", {**given, "admittedOn": "2025-03-02"})
    assert (refusal["field"], refusal["rule"]) == (["input", "admittedOn"], "SINCE_BEFORE_UNTIL")
    early = {**given, "admittedOn": "2025-03-01", "officialOn": "2025-02-28"}
    assert (await refused(small, "registerMember", early))["field"] == ["input", "officialOn"]
    assert (await change(small, "registerMember", {**given, "admittedOn": "2025-03-01"}))["userErrors"] == []
