"""What there is one of at a time is recorded once, and what looks like a double is told."""

from itertools import pairwise
from typing import Any

import pytest

from graph.engine.sessions import Graph
from tests.reference.world import gid
from tests.resolvers.commands.small import member, organization
from tests.resolvers.commands.test_lives import done
from tests.resolvers.commands.test_turns import made_at_once
from tests.support.changing import change, refused

pytestmark = pytest.mark.contract

DAY = "2025-05-01"
NEW = {"cell": organization("o6"), "name": "Lê Thị Hoa", "birthDate": "1990-01-01", "on": DAY}
WARNED = "member { id: key } warnings { message rule field conflicting }"
REASON = {"reason": "x"}


async def test_a_card_belongs_to_one_person(small: Graph) -> None:
    """FAULTS B1: of a living member, of one who has left, by an admission and by a correction."""
    refusal = await refused(small, "admitMember", {**NEW, "cardNumber": "49.m3"})
    assert (refusal["rule"], refusal["field"], refusal["conflicting"]) == (
        "ONE_MEMBER_BY_CARD",
        ["input", "cardNumber"],
        member("m3"),
    )
    await done(small, "endMembership", {"member": member("m3"), "reason": "LEFT", "on": "2025-01-01"})
    assert (await refused(small, "admitMember", {**NEW, "cardNumber": "49.m3"}))["rule"] == "ONE_MEMBER_BY_CARD"
    wrong = {"member": {"member": member("m2"), "cardNumber": "49.m3"}}
    assert (await refused(small, "correctFact", {**REASON, "correction": wrong}))["rule"] == "ONE_MEMBER_BY_CARD"
    await done(small, "admitMember", {**NEW, "cardNumber": "49.m5"})


async def test_a_card_that_was_put_right_is_free_again(small: Graph) -> None:
    wrong = {"member": {"member": member("m3"), "cardNumber": "49.m33"}}
    await done(small, "correctFact", {**REASON, "correction": wrong})
    await done(small, "admitMember", {**NEW, "cardNumber": "49.m3"})
    assert (await refused(small, "admitMember", {**NEW, "cardNumber": "49.m33"}))["rule"] == "ONE_MEMBER_BY_CARD"


async def test_two_who_wait_together_do_not_get_one_card(small: Graph) -> None:
    """FAULTS B1: the second sees what the first has done, in one transaction."""
    both = [change(small, "admitMember", {**NEW, "name": one, "cardNumber": "49.m9"}) for one in ("An", "Bình")]
    first, second = await made_at_once(small, *both)
    assert first["userErrors"] == []
    assert [one["rule"] for one in second["userErrors"]] == ["ONE_MEMBER_BY_CARD"]
    freed = change(small, "correctFact", {
        **REASON, "correction": {"member": {"member": member("m3"), "cardNumber": None}}
    })  # fmt: skip
    made = await made_at_once(small, freed, change(small, "admitMember", {**NEW, "cardNumber": "49.m3"}))
    assert [one["userErrors"] for one in made] == [[], []]


@pytest.mark.parametrize(("name", "born", "told"), [
    ("nguyen van  M3", "1980-02-29", True), ("Nguyễn Văn m3", "1980-02-28", False), ("Lê Hoa", "1980-02-29", False),
])  # fmt: skip
async def test_one_name_and_one_birthday_are_told(small: Graph, name: str, born: str, told: bool) -> None:
    """FAULTS B1: the warning names the other."""
    payload = await done(small, "admitMember", {**NEW, "name": name, "birthDate": born}, WARNED)
    assert [one["conflicting"] for one in payload["warnings"] if one["rule"] == "SAME_PERSON"] == [member("m3")] * told


async def test_admitted_twice_by_mistake_is_told_the_second_time(small: Graph) -> None:
    """FAULTS B1: the same admission twice; together, too."""
    payload = await done(small, "admitMember", NEW, WARNED)
    assert payload["warnings"] == []
    again = await done(small, "admitMember", NEW, WARNED)
    [warning] = again["warnings"]
    assert (warning["rule"], warning["field"], warning["conflicting"]) == (
        "SAME_PERSON",
        ["input", "birthDate"],
        payload["member"]["id"],
    )
    other = {**NEW, "name": "Trần Văn Bình"}
    _, twin = await made_at_once(small, *[change(small, "admitMember", other, WARNED) for _ in range(2)])
    assert [one["rule"] for one in twin["warnings"]] == ["SAME_PERSON"]


async def test_a_code_stands_for_one_organization_at_a_time(small: Graph) -> None:
    """FAULTS A25: o7 has c6; when it has ended, the code may be used again, from its last day's morrow on."""
    given = {"parent": organization("o4"), "name": "Chi bộ", "level": "CELL", "code": "c6"}
    refusal = await refused(small, "establishOrganization", {**given, "on": DAY})
    assert (refusal["rule"], refusal["field"], refusal["conflicting"]) == (
        "ONE_ORGANIZATION_BY_CODE",
        ["input", "code"],
        organization("o7"),
    )
    merged = {"organizations": [organization("o7")], "into": {"organization": organization("o6")}, "on": DAY}
    await done(small, "mergeOrganizations", merged)
    assert (await refused(small, "establishOrganization", {**given, "on": "2025-04-30"}))["rule"] == (
        "ONE_ORGANIZATION_BY_CODE"
    )
    await done(small, "establishOrganization", {**given, "on": DAY})
    wrong = {"organization": {"organization": organization("o5"), "code": "c6"}}
    payload = await change(small, "correctFact", {**REASON, "correction": wrong})
    assert [one["rule"] for one in payload["userErrors"]] == ["ONE_ORGANIZATION_BY_CODE"] * 2, "of both"
    assert payload["userErrors"][0]["field"] == ["input", "correction", "organization", "code"]


async def test_a_code_of_an_end_that_never_was_meets_its_successor(small: Graph) -> None:
    """FAULTS A25: by a longer life."""
    ended = {"organization": organization("o7"), "membersTo": organization("o6"), "on": DAY}
    await done(small, "dissolveOrganization", ended)
    given = {"parent": organization("o4"), "name": "Chi bộ", "level": "CELL", "code": "c6", "on": DAY}
    await done(small, "establishOrganization", given)
    wrong = {"organization": {"organization": organization("o7"), "until": None}}
    payload = await change(small, "correctFact", {**REASON, "correction": wrong})
    assert "ONE_ORGANIZATION_BY_CODE" in {one["rule"] for one in payload["userErrors"]}


@pytest.mark.parametrize(("other", "rules"), [
    ({}, ["ONCE_ONLY"]), ({"heldOn": DAY}, ["ONCE_ONLY"]), ({"heldOn": "2025-05-02"}, []), ({"kind": "THEMATIC"}, []),
    ({"organization": organization("o7")}, []),
])  # fmt: skip
async def test_one_meeting_stands_in_a_return_once(small: Graph, other: dict[str, Any], rules: list[str]) -> None:
    """FAULTS A26."""
    visit = {"member": member("m4"), "capacity": "SUPERVISOR"}
    one = {"organization": organization("o6"), "expected": 2, "present": 2, "attendances": [visit]}
    payload = await change(small, "recordMeetings", {"meetings": [one, {**one, **other}], "on": DAY})
    assert [error["rule"] for error in payload["userErrors"]] == rules
    assert all(error["field"] == ["input", "meetings", "1", "heldOn"] for error in payload["userErrors"])


async def test_one_post_is_held_once_at_a_time(small: Graph) -> None:
    """FAULTS B1: the same office twice, overlapping; one after the other is another term."""
    given = {"holder": {"person": member("m2")}, "title": "Trưởng thôn", "at": {"place": gid("Place", "p2")}}
    await done(small, "takeOffice", {**given, "on": "2025-01-01", "until": "2025-06-01"})
    refusal = await refused(small, "takeOffice", {**given, "on": DAY})
    assert refusal["rule"] == "ONCE_ONLY"
    await done(small, "takeOffice", {**given, "on": "2025-06-01"})


async def test_one_temporary_link_to_a_cell_at_a_time(small: Graph) -> None:
    given = {"member": member("m2"), "to": organization("o7"), "kind": "TEMPORARY"}
    await done(small, "transferMember", {**given, "on": "2025-06-01", "until": "2025-12-01"})
    await done(small, "transferMember", {**given, "on": DAY, "until": "2025-06-02"})
    link = gid("Membership", f"m2~o7~{DAY}~TEMPORARY")
    for until, rules in (("2025-06-02", ["ONCE_ONLY"]), ("2025-05-31", [])):
        wrong = {"membership": {"membership": link, "until": until}}
        payload = await change(small, "correctFact", {**REASON, "correction": wrong})
        assert [one["rule"] for one in payload["userErrors"]] == rules, until


async def test_no_place_is_covered_twice_by_one_organization(small: Graph) -> None:
    """FAULTS E2: two coverages of one place never share a day, nor do they begin on one."""
    covering = {"organization": organization("o7")}
    places = [gid("Place", "p1"), gid("Place", "p2")]
    for on, named in (("2025-09-01", places), ("2025-09-01", places[:1]), (DAY, places), ("2025-08-01", places[1:])):
        await change(small, "coverPlaces", {**covering, "places": named, "on": on})
    rows = await small.read(
        "MATCH (:Organization {id: 'o7'})-[link:COVERS]->(place:Place) "
        "RETURN collect([place.id, toString(link.since), toString(link.until)])"
    )
    assert rows
    for place in ("p1", "p2"):
        spans = sorted(row[1:] for row in rows if row[0] == place)
        assert all(one[1] <= other[0] for one, other in pairwise(spans)), spans


async def test_a_step_elsewhere_than_the_plan_is_told(small: Graph) -> None:
    """FAULTS A31: o7 is not under o4; o6 is."""
    elsewhere = {"move": {"what": {"organizations": [organization("o7")]}, "to": organization("o4")}}
    given = {"under": organization("o4"), "on": DAY, "steps": [elsewhere]}
    payload = await done(small, "applyReorganization", given, "warnings { rule field conflicting }")
    [warning] = payload["warnings"]
    assert (warning["rule"], warning["field"], warning["conflicting"]) == (
        "STEPS_UNDER",
        ["input", "steps"],
        organization("o7"),
    )
    inside = [{"profile": {"organization": organization("o6"), "name": "Chi bộ mới"}}]
    payload = await done(small, "applyReorganization", {**given, "steps": inside}, "warnings { rule }")
    assert payload["warnings"] == []
