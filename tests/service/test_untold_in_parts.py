"""What a change in a part does not tell of what is elsewhere, in the world of `test_changing_parts`: who is in the way,
whose card it is, how many there are, from when on, what they were, and what somebody is by now whom one was warned of.
"""

import pytest

from graph.engine.sessions import Graph
from tests.resolvers.commands.small import member, organization
from tests.resolvers.commands.test_access import grant
from tests.service.test_changing_parts import outcome, payload, whole, world

pytestmark = pytest.mark.engine
__all__ = ["world"]


async def test_of_what_stands_in_the_way_elsewhere_the_rule_alone_is_told(world: Graph) -> None:
    """The card of m3, and a name with a birthday: of m2, who is theirs, and of m3, who is not."""
    cell = f'cell: "{organization("o6")}"'
    told = []
    for who in ("m2", "m3"):
        given = f'{cell}, name: "Nguyễn Văn {who}", birthDate: "1980-02-29", cardNumber: "49.{who}"'
        told.append(await payload(world, "ORGANIZER", "registerMember", f'{given}, admittedOn: "2020-01-01"'))
    own, other = (one["userErrors"] for one in told)
    assert [(one["rule"], one["conflicting"]) for one in own] == [("ONE_MEMBER_BY_CARD", member("m2"))]
    assert [(one["rule"], one["reason"], one["conflicting"]) for one in other] == [
        ("ONE_MEMBER_BY_CARD", "OUTSIDE_OF_SIGHT", None)
    ]
    given = f'{cell}, name: "Nguyễn Văn m3", birthDate: "1980-02-29", admittedOn: "2020-01-01"'
    [warned] = (await payload(world, "ORGANIZER", "registerMember", given))["warnings"]
    assert (warned["rule"], warned["reason"], warned["conflicting"]) == ("SAME_PERSON", "OUTSIDE_OF_SIGHT", None)
    assert "m3" not in warned["message"]


async def test_a_card_in_the_way_is_told_to_whoever_sees_it_alone(world: Graph) -> None:
    """Rights of two grants: whom they may read the file of elsewhere is in the way, not who."""
    await grant(world, "two 1", sub="two", role="ORGANIZER", organization=organization("o6"))
    await grant(world, "two 2", sub="two", role="READER", organization=organization("o5"))
    for who, reason in (("m1", "SAME_PERSON"), ("m3", "OUTSIDE_OF_SIGHT")):
        given = f'cell: "{organization("o6")}", name: "Nguyễn Văn {who}", birthDate: "1980-02-29", dryRun: true'
        told = await payload(world, "two", "registerMember", f'{given}, admittedOn: "2020-01-01"')
        assert [one["reason"] for one in told["warnings"]] == [reason]
        assert "49." not in told["warnings"][0]["message"], "a card is told for a purpose alone"
        told = await payload(world, "two", "admitMember", f'{given}, cardNumber: "49.m3"')
        assert [(one["reason"], one["conflicting"]) for one in told["userErrors"]] == [("OUTSIDE_OF_SIGHT", None)]


async def test_how_many_stand_in_the_way_elsewhere_is_not_told(world: Graph) -> None:
    await whole(world)
    again = f'cell: "{organization("o7")}", name: "Nguyễn Văn m3", birthDate: "1980-02-29", admittedOn: "2020-01-01"'
    assert (await payload(world, "whole", "registerMember", again))["userErrors"] == []
    given = again.replace(organization("o7"), organization("o6"))
    told = await payload(world, "ORGANIZER", "registerMember", given)
    assert [one["reason"] for one in told["warnings"]] == ["OUTSIDE_OF_SIGHT"]


async def test_a_change_is_not_cut_short_by_what_begins_elsewhere(world: Graph) -> None:
    """By residence one is linked to a cell until the next one: its first day is told to whoever sees that alone."""
    await whole(world)
    by_residence = f'member: "{member("m1")}", kind: RESIDENCE, to: "%s", on: "%s"'
    later = by_residence % (organization("o7"), "2027-03-03")
    assert (await payload(world, "whole", "transferMember", later))["userErrors"] == []
    own = by_residence % (organization("o12"), "2026-03-03")
    assert await outcome(world, "ORGANIZER", "transferMember", own) == "NOT_PERMITTED"
    assert await outcome(world, "whole", "transferMember", own) == "done"
    leaving = f'member: "{member("m2")}", to: "%s", on: "%s"'
    away = leaving % (organization("o7"), "2027-03-03")
    assert (await payload(world, "whole", "transferMember", away))["userErrors"] == []
    moved = leaving % (organization("o12"), "2026-03-03")
    assert await outcome(world, "ORGANIZER", "transferMember", moved) == "done", "the end of what they see is known"
    last = by_residence % (organization("o12"), "2027-03-04")
    assert await outcome(world, "ORGANIZER", "transferMember", last) == "NOT_PERMITTED", (
        "it would end what is elsewhere"
    )
    for_a_time = own.replace("RESIDENCE", 'TEMPORARY, until: "2027-03-03"')
    assert await outcome(world, "ORGANIZER", "transferMember", for_a_time) == "done", "the day is their own"


async def test_what_somebody_was_elsewhere_is_not_found_by_trying_one_value_after_another(world: Graph) -> None:
    """m2 comes from a cell elsewhere, where they were working away."""
    await whole(world)
    for key, cell, day in (("m2", "o7", "2021-01-01"), ("m2", "o6", "2023-01-01")):
        moved = f'member: "{member(key)}", to: "{organization(cell)}", on: "{day}"'
        assert (await payload(world, "whole", "transferMember", moved))["userErrors"] == []
    away = f'member: "{member("m2")}", circumstance: WORKING_AWAY, on: "2022-01-01"'
    assert (await payload(world, "whole", "setCircumstance", away))["userErrors"] == []
    for circumstance in ("WORKING_AWAY", "EXEMPT", "null"):
        given = away.replace("WORKING_AWAY", circumstance)
        assert await outcome(world, "ORGANIZER", "setCircumstance", given) == "NOT_PERMITTED", circumstance
    official = f'member: "{member("m2")}", on: "2022-01-01"'
    assert await outcome(world, "ORGANIZER", "confirmOfficial", official) == "NOT_PERMITTED"


async def test_a_request_that_comes_again_tells_what_is_seen_by_then(world: Graph) -> None:
    """Who was warned of has left since; and no number of a line is told, which says how many there are of all."""
    await whole(world)
    given = f'cell: "{organization("o6")}", name: "Nguyễn Văn m2", birthDate: "1980-02-29", admittedOn: "2020-01-01"'
    keyed = f'{given}, idempotencyKey: "k"'
    for _ in range(2):
        told = await payload(world, "ORGANIZER", "registerMember", keyed)
        assert [one["reason"] for one in told["warnings"]] == ["SAME_PERSON"]
    left = await payload(world, "whole", "transferMember", f'member: "{member("m2")}", to: "{organization("o7")}"')
    assert left["userErrors"] == []
    told = await payload(world, "ORGANIZER", "registerMember", keyed)
    assert [(one["reason"], one["conflicting"]) for one in told["warnings"]] == [("OUTSIDE_OF_SIGHT", None)]
    other = keyed.replace("m2", "m8")
    for viewer in ("ORGANIZER", "whole"):
        await payload(world, viewer, "registerMember", keyed)
        [refused] = (await payload(world, viewer, "registerMember", other))["userErrors"]
        assert refused["reason"] == "KEY_USED"
        assert (refused["conflicting"] is None) == (viewer == "ORGANIZER")
