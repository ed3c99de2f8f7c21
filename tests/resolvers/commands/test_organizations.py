"""Commands of organizations: what each closes and opens, the day before, the day itself, and what is refused."""

from datetime import date, timedelta
from typing import Any

import pytest

from graph.engine.sessions import Graph
from graph.ledger.verify import verify_ledger
from tests.reference.world import viewed
from tests.resolvers.commands.small import member, organization
from tests.support.asking import ask
from tests.support.changing import change, refused

pytestmark = pytest.mark.contract

DAY = "2025-07-01"
EVE = "2025-06-30"
ABOUT = """query ($id: ID!, $on: Date!) { organization(by: { id: $id }, asOf: $on) {
  id: key name shortName level code since until version confirmedOn memberCount childCount parent { id: key }
  children { nodes { id: key name } } places { id: key } secretary { id: key } memberships { nodes { member {
  id: key } kind } }
  supervisions { supervisor { id: key } } events { kind on decision } history { nodes { kind seq } } } }"""


async def about(graph: Graph, key: str, on: str = DAY) -> Any:
    return (await ask(graph, ABOUT, {"id": organization(key), "on": on}))["organization"]


async def test_an_established_organization_stands_from_its_day_on(small: Graph) -> None:
    given = {"parent": organization("o4"), "name": "Chi bộ thôn 3", "level": "CELL", "on": DAY, "decision": "7-QĐ"}
    payload = await change(
        small, "establishOrganization", given, "organization { id: key name shortName parent { id: key } }"
    )
    assert payload["userErrors"] == []
    made = payload["organization"]
    assert (made["name"], made["shortName"], made["parent"]["id"]) == ("Chi bộ thôn 3", "CB thôn 3", organization("o4"))
    query = "query ($id: ID!) { node(id: $id) { ... on Organization { events { kind decision } } } }"
    assert (await ask(small, query, {"id": viewed(made["id"], EVE)}))["node"] is None
    after = (await ask(small, query, {"id": viewed(made["id"], DAY)}))["node"]
    assert after["events"] == [{"kind": "ESTABLISH", "decision": "7-QĐ"}]
    assert (await about(small, "o4"))["childCount"] == 2
    assert (await about(small, "o4", EVE))["childCount"] == 1


async def test_another_name_holds_from_its_day_on_and_the_old_one_until_then(small: Graph) -> None:
    payload = await change(
        small, "renameOrganization", {"organization": organization("o4"), "name": "Đảng bộ xã Mới", "on": DAY}
    )
    assert payload["userErrors"] == []
    assert (await about(small, "o4", EVE))["name"] == "Đảng bộ xã An Phú"
    after = await about(small, "o4")
    assert (after["name"], after["shortName"], after["version"]) == ("Đảng bộ xã Mới", "ĐB xã Mới", 2)
    assert [event["kind"] for event in after["events"]] == ["RENAME"]
    assert [line["kind"] for line in after["history"]["nodes"]] == ["RENAME_ORGANIZATION"]


async def test_another_level_holds_from_its_day_on(small: Graph) -> None:
    given = {"organization": organization("o4"), "level": "UPPER_GRASSROOTS", "on": DAY, "expectedVersion": 1}
    assert (await change(small, "changeLevel", given))["userErrors"] == []
    assert (await about(small, "o4", EVE))["level"] == "GRASSROOTS_COMMITTEE"
    assert (await about(small, "o4"))["level"] == "UPPER_GRASSROOTS"
    found = await ask(
        small, '{ organizations(where: {levels: [UPPER_GRASSROOTS]}, asOf: "2025-07-01") { nodes { id: key } } }'
    )
    assert organization("o4") in [one["id"] for one in found["organizations"]["nodes"]]


async def test_a_moved_organization_is_under_the_old_parent_until_the_eve(small: Graph) -> None:
    given = {"organization": organization("o4"), "to": organization("o3"), "on": DAY}
    assert (await change(small, "moveOrganization", given))["userErrors"] == []
    assert (await about(small, "o4", EVE))["parent"]["id"] == organization("o2")
    assert (await about(small, "o4"))["parent"]["id"] == organization("o3")
    assert (await about(small, "o3"))["memberCount"] == 3
    assert (await about(small, "o3", EVE))["memberCount"] == 1


async def test_nothing_comes_under_itself(small: Graph) -> None:
    given = {"organization": organization("o2"), "to": organization("o6"), "on": DAY}
    refusal = await refused(small, "moveOrganization", given)
    assert refusal["rule"] == "NO_CYCLE"
    assert refusal["conflicting"] == organization("o6")
    assert (await about(small, "o2"))["parent"]["id"] == organization("o1")


async def test_a_cycle_on_a_later_day_only_is_one_too(small: Graph) -> None:
    """o4 goes under o5 from 2026 on: until then o5 may be under o4, from then on it may not."""
    later = {"organization": organization("o4"), "to": organization("o5"), "on": "2026-01-01"}
    assert (await change(small, "moveOrganization", later))["userErrors"] == []
    earlier = {"organization": organization("o5"), "to": organization("o4"), "on": DAY}
    assert (await refused(small, "moveOrganization", earlier))["rule"] == "NO_CYCLE"


async def test_a_second_move_on_one_day_takes_the_place_of_the_first(small: Graph) -> None:
    given = {"organization": organization("o4"), "to": organization("o3"), "on": DAY}
    assert (await change(small, "moveOrganization", given))["userErrors"] == []
    assert (await change(small, "moveOrganization", {**given, "to": organization("o1")}))["userErrors"] == []
    assert (await about(small, "o4", EVE))["parent"]["id"] == organization("o2")
    after = await about(small, "o4")
    assert (after["parent"]["id"], [event["kind"] for event in after["events"]]) == (organization("o1"), ["MOVE"])
    assert (await verify_ledger(small, lambda *_: None)).problems == []


async def test_what_begins_on_the_day_is_put_right_and_not_changed(small: Graph) -> None:
    for field, given in (
        ("moveOrganization", {"to": organization("o3")}),
        ("renameOrganization", {"name": "Khác"}),
        ("changeLevel", {"level": "GROUP"}),
    ):
        wanted = {"organization": organization("o4"), "on": "2020-01-01", **given}
        refusal = await refused(small, field, wanted)
        assert (refusal["rule"], refusal["field"]) == ("SINCE_BEFORE_UNTIL", ["input", "on"])
        assert "correctFact" in refusal["message"]


async def test_a_move_to_where_it_is_changes_nothing_and_is_refused(small: Graph) -> None:
    given = {"organization": organization("o4"), "to": organization("o2"), "on": DAY}
    refusal = await refused(small, "moveOrganization", given)
    assert (refusal["rule"], refusal["field"]) == ("CHANGES_SOMETHING", ["input", "to"])


async def test_an_outdated_version_is_refused(small: Graph) -> None:
    given = {"organization": organization("o4"), "name": "Mới", "on": DAY, "expectedVersion": 7}
    refusal = await refused(small, "renameOrganization", given)
    assert (refusal["rule"], refusal["code"], refusal["field"]) == (
        "EXPECTED_VERSION",
        "OUTDATED",
        ["input", "expectedVersion"],
    )


async def test_a_cell_with_members_is_dissolved_only_with_a_place_for_them(small: Graph) -> None:
    given = {"organization": organization("o6"), "on": DAY}
    payload = await change(small, "dissolveOrganization", given)
    rules = {(error["rule"], error["code"]) for error in payload["userErrors"]}
    assert rules == {("ENDED_HAS_NO_OPEN_FACTS", "RULE_BROKEN")}
    assert len(payload["userErrors"]) == 2, "one for each member that would be left"
    done = await change(small, "dissolveOrganization", {**given, "membersTo": organization("o7")})
    assert done["userErrors"] == []
    assert await about(small, "o6") is None
    before = await about(small, "o6", EVE)
    assert (before["memberCount"], before["secretary"]["id"], len(before["supervisions"])) == (2, member("m1"), 1)
    assert (await about(small, "o7"))["memberCount"] == 3
    assert (await about(small, "o7", EVE))["memberCount"] == 1


async def test_a_name_that_was_to_come_after_the_end_is_taken_back_with_its_event(small: Graph) -> None:
    names = {EVE: "Chi bộ thôn Một", DAY: "Chi bộ thôn Hai", "2025-07-02": "Chi bộ thôn Ba"}
    for day, name in names.items():
        await change(small, "renameOrganization", {"organization": organization("o6"), "name": name, "on": day})
    query = "query ($id: ID!) { organization(by: { id: $id }, asOf: %s) { events { kind on } profiles { since } } }"
    given = {"organization": organization("o6"), "membersTo": organization("o7"), "on": DAY}
    assert (await change(small, "dissolveOrganization", given))["userErrors"] == []
    found = (await ask(small, query.replace("%s", f'"{EVE}"'), {"id": organization("o6")}))["organization"]
    assert [(one["kind"], one["on"]) for one in found["events"]] == [("RENAME", EVE), ("DISSOLVE", DAY)]
    assert [one["since"] for one in found["profiles"]] == ["2020-01-01", EVE]
    assert (await verify_ledger(small, lambda *_: None)).problems == []


async def test_what_is_under_a_dissolved_organization_goes_where_the_input_says(small: Graph) -> None:
    given = {"organization": organization("o2"), "on": DAY}
    refusal = await refused(small, "dissolveOrganization", given)
    assert refusal["rule"] == "ENDED_HAS_NO_OPEN_FACTS"
    done = await change(small, "dissolveOrganization", {**given, "childrenTo": organization("o1")})
    assert done["userErrors"] == []
    assert (await about(small, "o4"))["parent"]["id"] == organization("o1")
    assert (await about(small, "o4"))["version"] == 2, "it has another parent"


async def test_merging_into_one_that_goes_on_moves_all_and_tells_the_lineage(small: Graph) -> None:
    given = {
        "organizations": [organization("o4")],
        "into": {"organization": organization("o5")},
        "on": DAY,
        "decision": "9-NQ",
    }
    payload = await change(
        small, "mergeOrganizations", given, "organization { predecessors { organization { id: key } } }"
    )
    assert payload["userErrors"] == []
    assert payload["organization"]["predecessors"] == [{"organization": {"id": organization("o4")}}]
    assert await about(small, "o4") is None
    after = await about(small, "o5")
    assert {child["id"] for child in after["children"]["nodes"]} == {organization("o6"), organization("o7")}
    assert len(after["places"]) == 1
    assert [(event["kind"], event["decision"]) for event in after["events"]] == [("MERGE", "9-NQ")]


async def test_cells_merge_into_a_new_one_and_every_member_goes_on_there(small: Graph) -> None:
    new = {"name": "Chi bộ thôn 1-2", "level": "CELL", "parent": organization("o5")}
    given = {"organizations": [organization("o6"), organization("o7")], "into": {"new": new}, "on": DAY}
    given |= {"supervisions": "CARRY_OVER"}
    payload = await change(
        small,
        "mergeOrganizations",
        given,
        "organization { id: key memberCount parent { id: key } supervisions { supervisor { id: key } } }",
    )
    assert payload["userErrors"] == []
    made = payload["organization"]
    assert (made["memberCount"], made["parent"]["id"]) == (3, organization("o5"))
    assert made["supervisions"] == [{"supervisor": {"id": member("m4")}}]
    query = """query ($id: ID!, $on: Date!) { member(id: $id, asOf: $on) { cell { id: key }
      memberships(includePast: true) { since until endReason } } }"""
    found = (await ask(small, query, {"id": member("m1"), "on": DAY}))["member"]
    assert found["cell"]["id"] == made["id"]
    assert found["memberships"] == [
        {"since": "2020-01-01", "until": DAY, "endReason": "TRANSFERRED"},
        {"since": DAY, "until": None, "endReason": None},
    ]


@pytest.mark.parametrize(("merged", "warned"), [(("o6", "o7"), []), (("o6", "o5"), ["ONE_LEVEL"])])
async def test_a_merger_of_different_levels_is_warned_of(
    small: Graph, merged: tuple[str, str], warned: list[str]
) -> None:
    original, goes_on = map(organization, merged)
    for into in ({"organization": goes_on}, {"new": {"name": "Chi bộ mới", "level": "CELL"}}):
        given = {"organizations": [original, goes_on], "into": into, "on": DAY, "dryRun": True}
        payload = await change(small, "mergeOrganizations", given, "warnings { rule field }")
        assert payload["userErrors"] == []
        assert [one["rule"] for one in payload["warnings"] if one["rule"] == "ONE_LEVEL"] == warned
        if warned:
            [told] = [one for one in payload["warnings"] if one["rule"] == "ONE_LEVEL"]
            levels = "Chi bộ thôn 1 is a cell and Đảng bộ xã Hòa Bình is a grassroots committee"
            assert told["message"] == f"What is merged is not of one level: {levels}."
            assert told["field"] == ["input", "organizations"]


async def test_a_second_link_that_was_to_begin_later_is_not_needed_in_the_cell_that_the_own_one_went_into(
    small: Graph,
) -> None:
    later = {"member": member("m1"), "to": organization("o7"), "kind": "TEMPORARY"}
    later |= {"on": "2025-09-01", "until": "2026-02-01"}
    assert (await change(small, "transferMember", later))["userErrors"] == []
    given = {"organizations": [organization("o6")], "into": {"organization": organization("o7")}, "on": DAY}
    assert (await change(small, "mergeOrganizations", given))["userErrors"] == []
    query = """query ($id: ID!) { member(id: $id, asOf: "2025-10-01") {
      memberships(includePast: true) { organization { id: key } kind since until } } }"""
    found = (await ask(small, query, {"id": member("m1")}))["member"]["memberships"]
    assert [(one["organization"]["id"], one["kind"], one["since"], one["until"]) for one in found] == [
        (organization("o6"), "OFFICIAL", "2020-01-01", DAY),
        (organization("o7"), "OFFICIAL", DAY, None),
    ]


async def test_a_split_shares_members_and_ends_the_original_only_if_nothing_is_left(small: Graph) -> None:
    part = {"name": "Chi bộ thôn 1A", "level": "CELL", "members": [member("m1")]}
    given: dict[str, Any] = {"organization": organization("o6"), "parts": [part], "on": DAY}
    payload = await change(small, "splitOrganization", given)
    assert {error["rule"] for error in payload["userErrors"]} == {"ENDED_HAS_NO_OPEN_FACTS"}
    done = await change(
        small, "splitOrganization", {**given, "originalContinues": True}, "organizations { id: key memberCount }"
    )
    assert done["userErrors"] == []
    assert [one["memberCount"] for one in done["organizations"]] == [1]
    assert (await about(small, "o6"))["memberCount"] == 1
    assert (await about(small, "o6", EVE))["memberCount"] == 2


async def test_a_split_names_only_what_is_the_originals(small: Graph) -> None:
    part = {"name": "Chi bộ thôn 1A", "level": "CELL", "members": [member("m3")]}
    given = {"organization": organization("o6"), "parts": [part], "on": DAY, "originalContinues": True}
    assert (await refused(small, "splitOrganization", given))["field"] == ["input", "parts", "members"]


async def test_a_confirmation_holds_its_day(small: Graph) -> None:
    given = {"organization": organization("o6"), "on": DAY}
    payload = await change(small, "confirmOrganization", given, "organization { confirmedOn }")
    assert payload["organization"]["confirmedOn"] == DAY
    earlier = {**given, "on": EVE}
    assert (await refused(small, "confirmOrganization", earlier))["rule"] == "CHANGES_SOMETHING"


async def test_a_change_before_the_organization_began_is_refused(small: Graph) -> None:
    eve = (date(2020, 1, 1) - timedelta(days=1)).isoformat()
    refusal = await refused(small, "renameOrganization", {"organization": organization("o4"), "name": "X", "on": eve})
    assert (refusal["rule"], refusal["field"]) == ("INSIDE_LIVES", ["input", "organization"])


async def test_an_organization_that_is_unknown_is_told(small: Graph) -> None:
    refusal = await refused(small, "renameOrganization", {"organization": organization("o99"), "name": "X", "on": DAY})
    assert (refusal["code"], refusal["field"]) == ("NOT_FOUND", ["input", "organization"])


async def test_a_child_that_moved_on_later_goes_where_the_input_says_until_then(small: Graph) -> None:
    later = {"organization": organization("o4"), "to": organization("o3"), "on": "2026-01-01"}
    assert (await change(small, "moveOrganization", later))["userErrors"] == []
    given = {"organization": organization("o2"), "childrenTo": organization("o1"), "on": DAY}
    assert (await change(small, "dissolveOrganization", given))["userErrors"] == []
    for day, parent in ((EVE, "o2"), (DAY, "o1"), ("2025-12-31", "o1"), ("2026-01-01", "o3")):
        assert (await about(small, "o4", day))["parent"]["id"] == organization(parent)


async def test_nothing_goes_to_the_organization_that_ends_and_nothing_merges_into_itself(small: Graph) -> None:
    given = {"organization": organization("o2"), "childrenTo": organization("o2"), "on": DAY}
    assert (await refused(small, "dissolveOrganization", given))["field"] == ["input", "childrenTo"]
    merged = {"organizations": [organization("o4")], "into": {"organization": organization("o4")}, "on": DAY}
    assert (await refused(small, "mergeOrganizations", merged))["rule"] == "CHANGES_SOMETHING"
