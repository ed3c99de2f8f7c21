"""Corrections of memberships, what all corrections have in common, and facts that are taken back."""

import pytest

from graph.engine.sessions import Graph
from tests.reference.world import gid
from tests.resolvers.commands.correcting import (
    DAY,
    EVE,
    FIRST,
    FOLLOWS,
    IN_O6,
    IN_O7,
    MORROW,
    SEAT,
    SECRETARY,
    WHY,
    attempted,
    corrected,
    counts,
    made,
    refused,
    told,
)
from tests.resolvers.commands.small import member, organization
from tests.support.asking import without_words
from tests.support.changing import answer_of_change

pytestmark = pytest.mark.contract

MEMBERSHIP = "membership { id: key since until kind standing circumstance endReason organization { id: key } }"


async def test_the_end_of_a_membership_is_put_right_and_counted_on_every_day(small: Graph) -> None:
    given = {"membership": IN_O6, "until": DAY, "endReason": "LEFT"}
    payload = await corrected(small, "membership", given, MEMBERSHIP)
    assert (payload["membership"]["until"], payload["membership"]["endReason"]) == (DAY, "LEFT")
    assert await counts(small, "o6", EVE, DAY, MORROW) == [(2, 0), (1, 0), (1, 0)]
    again = await corrected(small, "membership", {"membership": IN_O6, "until": None}, MEMBERSHIP)
    assert (again["membership"]["until"], again["membership"]["endReason"]) == (None, None)
    assert await counts(small, "o6", EVE, DAY, MORROW) == [(2, 0), (2, 0), (2, 0)]


async def test_a_membership_that_began_later_has_another_id_and_the_old_one_is_not_known(small: Graph) -> None:
    payload = await corrected(small, "membership", {"membership": IN_O6, "since": DAY}, MEMBERSHIP)
    assert payload["membership"]["id"] == gid("Membership", f"m2~o6~{DAY}~OFFICIAL")
    assert payload["membership"]["since"] == DAY
    assert await counts(small, "o6", EVE, DAY, MORROW) == [(1, 0), (2, 0), (2, 0)]
    assert await told(small, IN_O6, "id", MORROW) == [None]
    refusal = await refused(small, "membership", {"membership": IN_O6, "until": DAY})
    assert (refusal["code"], refusal["rule"], refusal["field"]) == ("NOT_FOUND", "EXISTS", ["membership"])


async def test_the_right_cell_counts_the_member_on_all_days_and_the_wrong_one_on_none(small: Graph) -> None:
    given = {"membership": IN_O6, "cell": organization("o7")}
    payload = await corrected(
        small, "membership", given, MEMBERSHIP + " organization { id: key memberCount } member { id: key }"
    )
    assert payload["membership"]["organization"] == {"id": organization("o7")}
    assert payload["organization"] == {"id": organization("o7"), "memberCount": 2}
    assert payload["member"] == {"id": member("m2")}
    assert await counts(small, "o6", FIRST, DAY) == [(1, 0), (1, 0)]
    assert await counts(small, "o7", FIRST, DAY) == [(2, 0), (2, 0)]


async def test_what_else_a_membership_says_is_put_right(small: Graph) -> None:
    given = {"membership": IN_O6, "standing": "PROBATIONARY", "circumstance": "EXEMPT"}
    payload = await corrected(small, "membership", given, MEMBERSHIP)
    assert (payload["membership"]["standing"], payload["membership"]["circumstance"]) == ("PROBATIONARY", "EXEMPT")
    assert await counts(small, "o6", FIRST, DAY) == [(1, 1), (1, 1)]
    cleared = await corrected(small, "membership", {"membership": IN_O6, "circumstance": None}, MEMBERSHIP)
    assert cleared["membership"]["circumstance"] is None


async def test_nobody_is_in_two_cells_officially_on_the_days_that_a_correction_adds(small: Graph) -> None:
    """Charter art. 6; the other membership begins on the very day that the corrected one would still hold on."""
    moved = {"member": member("m2"), "to": organization("o7"), "on": DAY}
    later = await made(small, "transferMember", moved, "membership")
    refusal = await refused(small, "membership", {"membership": IN_O6, "until": MORROW})
    assert (refusal["rule"], refusal["field"], refusal["conflicting"]) == ("ONE_OFFICIAL_CELL", ["until"], later)
    refusal = await refused(small, "membership", {"membership": later, "since": EVE})
    assert (refusal["rule"], refusal["field"], refusal["conflicting"]) == ("ONE_OFFICIAL_CELL", ["since"], IN_O6)
    await corrected(small, "membership", {"membership": IN_O6, "until": EVE})
    await corrected(small, "membership", {"membership": later, "since": EVE})
    assert await counts(small, "o6", "2025-06-29", EVE, DAY) == [(2, 0), (1, 0), (1, 0)]
    assert await counts(small, "o7", "2025-06-29", EVE, DAY) == [(1, 0), (2, 0), (2, 0)]


async def test_a_link_beside_the_official_one_stands_in_another_cell_and_has_an_end(small: Graph) -> None:
    beside = {"member": member("m2"), "to": organization("o7"), "kind": "TEMPORARY", "on": DAY, "until": "2025-12-01"}
    link = await made(small, "transferMember", beside, "membership")
    refusal = await refused(small, "membership", {"membership": link, "until": None})
    assert (refusal["rule"], refusal["field"]) == ("SINCE_BEFORE_UNTIL", ["until"])
    refusal = await refused(small, "membership", {"membership": link, "cell": organization("o6")})
    assert (refusal["rule"], refusal["conflicting"]) == ("ONCE_ONLY", IN_O6)
    refusal = await refused(small, "membership", {"membership": link, "kind": "OFFICIAL"})
    assert (refusal["rule"], refusal["field"]) == ("ONE_OFFICIAL_CELL", ["kind"])


async def test_a_membership_lies_inside_of_the_lives_of_both_its_ends(small: Graph) -> None:
    payload = await attempted(small, "membership", {"membership": IN_O6, "since": "2019-12-31"})
    named = {(one["rule"], one["field"][-1], one["conflicting"]) for one in payload["userErrors"]}
    assert named == {("INSIDE_LIVES", "since", one) for one in (member("m2"), organization("o6"))}
    young = {"parent": organization("o4"), "name": "Chi bộ thôn 3", "level": "CELL", "on": DAY}
    cell = await made(small, "establishOrganization", young, "organization")
    refusal = await refused(small, "membership", {"membership": IN_O7, "cell": cell})
    assert (refusal["rule"], refusal["field"], refusal["conflicting"]) == ("INSIDE_LIVES", ["cell"], cell)
    assert (await refused(small, "membership", {"membership": IN_O6, "since": DAY, "until": DAY}))["rule"] == (
        "SINCE_BEFORE_UNTIL"
    )


@pytest.mark.parametrize("name", ["since", "kind", "standing", "cell"])
async def test_what_every_membership_has_cannot_be_null(small: Graph, name: str) -> None:
    refusal = await refused(small, "membership", {"membership": IN_O6, name: None})
    assert (refusal["rule"], refusal["code"], refusal["field"]) == ("REQUIRED", "RULE_BROKEN", [name])


async def test_a_correction_that_says_what_is_recorded_is_refused(small: Graph) -> None:
    given = {"membership": IN_O6, "since": FIRST, "until": None, "circumstance": None, "cell": organization("o6")}
    refusal = await refused(small, "membership", given)
    assert (refusal["rule"], refusal["field"]) == ("CHANGES_SOMETHING", [])


async def test_a_correction_without_a_reason_is_refused(small: Graph) -> None:
    payload = await attempted(small, "membership", {"membership": IN_O6, "until": DAY}, reason="  ")
    assert [(one["rule"], one["field"]) for one in payload["userErrors"]] == [("TEXT_FITS", ["input", "reason"])]


async def test_an_id_of_another_kind_is_bad_input(small: Graph) -> None:
    query = "mutation ($input: CorrectFactInput!) { correctFact(input: $input) { dryRun } }"
    given = {"reason": WHY, "correction": {"membership": {"membership": SEAT, "until": DAY}}}
    [error] = (await answer_of_change(small, query, {"input": given})).errors
    assert without_words(error) == {"code": "BAD_USER_INPUT", "argument": "membership"}
    assert "`membership` must be the id of: Membership" in error.message


async def test_a_tried_correction_is_answered_as_if_made_and_keeps_nothing(small: Graph) -> None:
    given = {"membership": IN_O6, "cell": organization("o7")}
    payload = await corrected(small, "membership", given, "organization { memberCount }", dryRun=True)
    assert (payload["dryRun"], payload["organization"]) == (True, {"memberCount": 2})
    assert await counts(small, "o7", DAY) == [(1, 0)]


async def test_the_same_correction_again_gets_its_first_answer(small: Graph) -> None:
    given = {"membership": IN_O6, "since": DAY}
    first = await corrected(small, "membership", given, MEMBERSHIP, idempotencyKey="k1")
    again = await corrected(small, "membership", given, MEMBERSHIP, idempotencyKey="k1")
    assert again == first


async def test_both_executors_answer_a_correction_alike(small: Graph) -> None:
    query = f"""mutation ($input: CorrectFactInput!) {{ correctFact(input: $input) {{ {MEMBERSHIP}
      organization {{ id: key memberCount }} member {{ name cell {{ id: key }} }} assignment {{ id: key }}
      userErrors {{ field rule }}
      change {{ kind on opened {{ nodes {{ kind values {{ name day }} }} }} }} }} }}"""
    given = {"reason": WHY, "correction": {"membership": {"membership": IN_O6, "since": DAY}}, "dryRun": True}
    planned = await answer_of_change(small, query, {"input": given})
    walked = await answer_of_change(small, query, {"input": given}, by_reference=True)
    assert planned == walked
    assert planned.data is not None
    assert planned.data["correctFact"]["membership"]["since"] == DAY


async def test_the_ledger_keeps_what_was_believed_what_is_right_and_why(small: Graph) -> None:
    selected = """change { on decision input { name text } subjects { nodes { id: key } }
      opened { nodes { kind values { name day } } } closed { nodes { kind values { name day } } } }"""
    line = (await corrected(small, "assignment", {"assignment": SEAT, "since": DAY}, selected, decision="4-QĐ"))[
        "change"
    ]
    assert line["decision"] == "4-QĐ"
    assert {"name": "reason", "text": WHY} in line["input"]
    assert {one["id"] for one in line["subjects"]["nodes"]} == {member("m4"), organization("o2")}
    [old], [new] = line["closed"]["nodes"], line["opened"]["nodes"]
    assert (old["kind"], new["kind"]) == ("HOLDS", "HOLDS")
    assert {"name": "since", "day": FIRST} in old["values"]
    assert {"name": "since", "day": DAY} in new["values"]


@pytest.mark.parametrize("fact", [IN_O6, SECRETARY, FOLLOWS])
async def test_what_never_held_is_taken_back_and_only_the_ledger_keeps_it(small: Graph, fact: str) -> None:
    selected = """membership { id: key } assignment { id: key } supervision { id: key } organization { id: key }
      change { opened { totalCount } closed { nodes { kind } } }"""
    payload = await corrected(small, "withdraw", {"fact": fact}, selected)
    assert [payload[name] for name in ("membership", "assignment", "supervision")] == [None, None, None]
    assert payload["organization"] == {"id": organization("o6")}
    closed = sorted(one["kind"] for one in payload["change"]["closed"]["nodes"])
    # with the only membership goes the member
    assert len(closed) == payload["change"]["opened"]["totalCount"] + (2 if fact == IN_O6 else 1)
    assert ("Member" in closed) == (fact == IN_O6)
    assert await told(small, fact, "id", FIRST, DAY) == [None, None]
    refusal = await refused(small, "withdraw", {"fact": fact})
    assert (refusal["code"], refusal["field"]) == ("NOT_FOUND", ["fact"])


async def test_a_membership_that_was_taken_back_counts_on_no_day(small: Graph) -> None:
    await corrected(small, "withdraw", {"fact": IN_O6})
    assert await counts(small, "o6", FIRST, DAY) == [(1, 0), (1, 0)]


async def test_a_civil_post_that_never_was_is_taken_back(small: Graph) -> None:
    given = {"title": "Trưởng thôn", "at": {"place": gid("Place", "p2")}, "holder": {"person": member("m1")}, "on": DAY}
    post = await made(small, "takeOffice", given, "office")
    payload = await corrected(small, "withdraw", {"fact": post}, "office { id: key } member { offices { title } }")
    assert (payload["office"], payload["member"]) == (None, {"offices": []})
