"""A change of one value holds until the next change of that value, in whatever order they are recorded (FAULTS C1 to
C6), and a comparison names the decision that made the later state (A27)."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.engine.sessions import Graph
from graph.ledger.verify import verify_ledger
from tests.conftest import Loaded
from tests.reference.world import gid
from tests.resolvers.commands.lasting import Decided
from tests.resolvers.commands.small import member, organization, small_world
from tests.support.asking import ask
from tests.support.changing import change, refused

pytestmark = pytest.mark.contract

MEMBER = """query ($id: ID!, $on: Date!) { member(id: $id, asOf: $on) { standing officialOn circumstance cell
  { id: key }
  memberships { kind standing organization { id: key } since until endReason } } }"""
CELL = """query ($id: ID!, $on: Date!) { organization(by: {id: $id}, asOf: $on) { name level parent { id: key
  } places { id: key }
  official: memberCount(standing: OFFICIAL, scope: OWN) all: memberCount(scope: OWN) } }"""
COMPARED = """query ($from: Date!, $to: Date!) { compare(under: "T3JnYW5pemF0aW9uOm8x", from: $from, to: $to) {
  differences { nodes { kind before { id: key } event { kind on decision } } } } }"""
FIRST, EARLY, TURN, AFTER = "2025-08-01", "2026-08-01", "2026-09-01", "2026-10-01"


async def made(graph: Graph, field: str, given_: dict[str, Any], selected: str = "dryRun") -> dict[str, Any]:
    payload = await change(graph, field, given_, selected)
    assert payload["userErrors"] == []
    return payload


async def person(graph: Graph, identifier: str, on: str = AFTER) -> Any:
    return (await ask(graph, MEMBER, {"id": identifier, "on": on}))["member"]


async def cell(graph: Graph, key: str, on: str = AFTER) -> Any:
    return (await ask(graph, CELL, {"id": key if len(key) > 4 else organization(key), "on": on}))["organization"]


async def differences(graph: Graph, since: str, until: str) -> list[dict[str, Any]]:
    found = await ask(graph, COMPARED, {"from": since, "to": until})
    rows: list[dict[str, Any]] = found["compare"]["differences"]["nodes"]
    return rows


async def admitted(graph: Graph, on: str = FIRST) -> str:
    given_ = {"cell": organization("o6"), "name": "Trần Thị Ân", "on": on}
    identifier: str = (await made(graph, "admitMember", given_, "member { id: key }"))["member"]["id"]
    return identifier


def day_around(on: str) -> list[str]:
    return [(date.fromisoformat(on) + timedelta(days=shift)).isoformat() for shift in (-1, 0, 1)]


async def whole(graph: Graph) -> None:
    assert (await verify_ledger(graph, lambda *_: None)).problems == []


async def test_a_name_goes_on_through_another_level(small: Graph) -> None:
    """FAULTS C1."""
    await made(small, "changeLevel", {"organization": organization("o6"), "level": "GRASSROOTS_CELL", "on": TURN})
    await made(small, "renameOrganization", {"organization": organization("o6"), "name": "mới", "on": EARLY})
    told = [(await cell(small, "o6", on)) for on in (*day_around(EARLY), *day_around(TURN), AFTER)]
    assert [one["name"] for one in told] == ["Chi bộ thôn 1", *["mới"] * 6]
    assert [one["level"] for one in told] == [*["CELL"] * 4, *["GRASSROOTS_CELL"] * 3]
    assert [one["kind"] for one in await differences(small, day_around(TURN)[0], TURN)] == ["LEVEL_CHANGED"]
    await whole(small)


async def test_who_became_official_before_a_known_transfer_is_official_after_it(small: Graph) -> None:
    """FAULTS C2."""
    who = await admitted(small)
    await made(small, "transferMember", {"member": who, "to": organization("o7"), "on": TURN})
    await made(small, "confirmOfficial", {"member": who, "on": EARLY})
    assert [(await person(small, who, on))["standing"] for on in day_around(EARLY)] == [
        "PROBATIONARY",
        "OFFICIAL",
        "OFFICIAL",
    ]
    after = await person(small, who)
    assert (after["standing"], after["cell"]) == ("OFFICIAL", {"id": organization("o7")})
    counted = await cell(small, "o7")
    assert (counted["official"], counted["all"]) == (2, 2)
    await whole(small)


async def test_a_second_link_says_the_standing_of_the_member_whenever_it_was_recorded(small: Graph) -> None:
    """FAULTS C3, and its neighbour: a link that is recorded when the day of becoming official is known already."""
    who = await admitted(small)
    beside = {"member": who, "to": organization("o7"), "kind": "TEMPORARY", "on": "2025-09-01", "until": "2026-12-01"}
    await made(small, "transferMember", beside)
    await made(small, "confirmOfficial", {"member": who, "on": EARLY})
    residence = {"member": who, "to": organization("o8"), "kind": "RESIDENCE", "on": "2026-01-01"}
    await made(small, "transferMember", residence)
    for on, standing in zip(day_around(EARLY), ("PROBATIONARY", "OFFICIAL", "OFFICIAL"), strict=True):
        links = (await person(small, who, on))["memberships"]
        assert {one["kind"]: one["standing"] for one in links} == dict.fromkeys(
            ("OFFICIAL", "RESIDENCE", "TEMPORARY"), standing
        )
    await whole(small)


@pytest.mark.parametrize(("right", "spans"), [("2025-10-01", 2), ("2025-08-20", 1), ("2026-12-01", 1)])
async def test_a_corrected_day_of_becoming_official_is_that_of_a_second_link_too(
    small: Graph, right: str, spans: int
) -> None:
    """Neighbour of FAULTS C3: before the link began, while it lasted, after it has ended."""
    who = await admitted(small)
    beside = {"member": who, "to": organization("o7"), "kind": "TEMPORARY", "on": "2025-09-01", "until": "2026-12-01"}
    await made(small, "transferMember", beside)
    await made(small, "confirmOfficial", {"member": who, "on": EARLY})
    given_ = {"reason": "Ghi nhầm", "correction": {"member": {"member": who, "officialOn": right}}}
    payload = await made(small, "correctFact", given_)
    assert not any("correct that too" in one["message"] for one in payload["warnings"])
    query = "query ($id: ID!, $on: Date!) { member(id: $id, asOf: $on) { memberships(includePast: true) { kind } } }"
    found = await ask(small, query, {"id": who, "on": "2027-01-01"})
    links = [one for one in found["member"]["memberships"] if one["kind"] == "TEMPORARY"]
    assert len(links) == spans
    for on in ("2025-09-01", *day_around(right), "2026-11-30"):
        links = [one for one in (await person(small, who, on))["memberships"] if one["kind"] == "TEMPORARY"]
        assert [one["standing"] for one in links] == (
            [] if on >= "2026-12-01" or on < "2025-09-01" else ["OFFICIAL" if on >= right else "PROBATIONARY"]
        )
    await whole(small)


async def test_an_earlier_decision_on_places_holds_until_the_next_one(small: Graph) -> None:
    """FAULTS C4: p1 and p2 were decided from the later day on, and only those."""
    first, second = gid("Place", "p1"), gid("Place", "p2")
    await made(small, "coverPlaces", {"organization": organization("o7"), "places": [first], "on": FIRST})
    await made(small, "coverPlaces", {"organization": organization("o7"), "places": [first, second], "on": TURN})
    await made(small, "coverPlaces", {"organization": organization("o7"), "places": [second], "on": EARLY})
    told = [(await cell(small, "o7", on))["places"] for on in (*day_around(EARLY), *day_around(TURN))]
    both = [{"id": first}, {"id": second}]
    assert told == [[{"id": first}], [{"id": second}], [{"id": second}], [{"id": second}], both, both]
    again = {"organization": organization("o7"), "places": [first, second], "on": "2026-08-15"}
    assert (await refused(small, "coverPlaces", again))["rule"] == "CHANGES_SOMETHING"
    await whole(small)


async def test_nobody_becomes_official_twice(small: Graph) -> None:
    """FAULTS C5: the day that is recorded is put right instead."""
    who = await admitted(small)
    await made(small, "confirmOfficial", {"member": who, "on": TURN})
    refusal = await refused(small, "confirmOfficial", {"member": who, "on": EARLY})
    assert (refusal["rule"], refusal["field"], refusal["conflicting"]) == ("CHANGES_SOMETHING", ["input", "on"], who)
    right = {"reason": "Ghi nhầm", "correction": {"member": {"member": who, "officialOn": EARLY}}}
    await made(small, "correctFact", right)
    links = (await person(small, who))["memberships"]
    assert [(one["standing"], one["since"], one["endReason"]) for one in links] == [("OFFICIAL", EARLY, None)]
    await whole(small)


@pytest.mark.parametrize("order", [1, -1])
async def test_two_changes_of_different_values_on_one_day_both_hold(small: Graph, order: int) -> None:
    """FAULTS C6."""
    who = await admitted(small)
    changes: list[tuple[str, dict[str, Any]]] = [
        ("renameOrganization", {"organization": organization("o6"), "name": "mới"}),
        ("changeLevel", {"organization": organization("o6"), "level": "GRASSROOTS_CELL"}),
        ("confirmOfficial", {"member": who}),
        ("transferMember", {"member": who, "to": organization("o7")}),
        ("setCircumstance", {"member": who, "circumstance": "EXEMPT"}),
    ]
    for name, given_ in changes[::order]:
        await made(small, name, {**given_, "on": TURN})
    eve, on, morrow = [(await cell(small, "o6", day), await person(small, who, day)) for day in day_around(TURN)]
    assert (eve[0]["name"], eve[0]["level"], eve[1]["standing"]) == ("Chi bộ thôn 1", "CELL", "PROBATIONARY")
    assert [one["endReason"] for one in eve[1]["memberships"]] == ["TRANSFERRED"]
    for told, about in (on, morrow):
        assert (told["name"], told["level"]) == ("mới", "GRASSROOTS_CELL")
        assert (about["standing"], about["circumstance"], about["cell"]["id"]) == (
            "OFFICIAL",
            "EXEMPT",
            organization("o7"),
        )
        assert len(about["memberships"]) == 1
    await whole(small)


async def test_a_transfer_for_good_has_no_end(small: Graph) -> None:
    """FAULTS A23."""
    given_ = {"member": member("m2"), "to": organization("o7"), "kind": "OFFICIAL", "on": EARLY, "until": TURN}
    refusal = await refused(small, "transferMember", given_)
    assert (refusal["rule"], refusal["field"]) == ("SINCE_BEFORE_UNTIL", ["input", "until"])


@pytest.mark.parametrize(
    ("field", "kind", "changes"),
    [
        ("moveOrganization", "MOVED", [{"to": organization("o4")}, {"to": organization("o3")}]),
        ("renameOrganization", "RENAMED", [{"name": "một"}, {"name": "hai"}]),
        ("changeLevel", "LEVEL_CHANGED", [{"level": "GRASSROOTS_CELL"}, {"level": "GROUP"}]),
    ],
)
async def test_a_comparison_names_the_decision_that_made_the_later_state(
    small: Graph, field: str, kind: str, changes: list[dict[str, Any]]
) -> None:
    """FAULTS A27, and on one day the decision that was recorded later."""
    about = {"organization": organization("o7")}
    days = ("2026-03-01", "2026-05-01")
    for number, (given_, on) in enumerate(zip(changes, days, strict=True), 1):
        await made(small, field, {**about, **given_, "on": on, "decision": f"{number}-QĐ"})
    [found] = await differences(small, "2026-02-01", "2026-06-01")
    assert (found["kind"], found["event"]["decision"], found["event"]["on"]) == (kind, "2-QĐ", "2026-05-01")
    [found] = await differences(small, "2026-02-01", "2026-04-30")
    assert found["event"]["decision"] == "1-QĐ"
    third = {"to": organization("o2")} | {"name": "ba", "level": "UPPER_GRASSROOTS"}
    [name] = changes[0]
    await made(small, field, {**about, name: third[name], "on": days[1], "decision": "3-QĐ"})
    [found] = await differences(small, "2026-02-01", "2026-06-01")
    assert found["event"]["decision"] == "3-QĐ"
    query = 'query ($id: ID!) { organization(by: { id: $id }, asOf: "2026-06-01") { events { decision } } }'
    events = (await ask(small, query, {"id": organization("o7")}))["organization"]["events"]
    assert [one["decision"] for one in events] == ["1-QĐ", "3-QĐ"]
    await whole(small)


BORN = date(2021, 1, 1)
DAYS = tuple(date(2021, month, 1) for month in (3, 5, 7, 9, 11))
VALUES: dict[str, tuple[str | None, ...]] = {
    "name": ("một", "hai", "ba"),
    "level": ("CELL", "GRASSROOTS_CELL", "GROUP"),
    "cell": ("o6", "o7", "o8"),
    "circumstance": (None, "EXEMPT", "WORKING_AWAY"),
    "places": ("p1", "p2", "p1 p2", ""),
    "standing": ("OFFICIAL",),
}
decisions = st.lists(
    st.tuples(st.sampled_from(sorted(VALUES)), st.integers(0, 3), st.sampled_from(DAYS)), min_size=2, max_size=14
)


def asked_for(name: str, value: str | None, who: str) -> tuple[str, dict[str, Any]]:
    """The change that decides a value."""
    about, of = {"organization": organization("o6")}, {"member": who}
    match name:
        case "name":
            return "renameOrganization", {**about, "name": value}
        case "level":
            return "changeLevel", {**about, "level": value}
        case "places":
            return "coverPlaces", {**about, "places": [gid("Place", one) for one in (value or "").split()]}
        case "cell":
            return "transferMember", {**of, "to": organization(str(value))}
        case "standing":
            return "confirmOfficial", of
        case _:
            return "setCircumstance", {**of, "circumstance": value}


@settings(max_examples=settings().max_examples * 3 // 2)
@given(made_=decisions)
async def test_on_every_day_holds_what_was_decided_last_by_its_day(loaded: Loaded, made_: list[Any]) -> None:
    """FAULTS C1 to C6, A27: any order of changes of different values of one organization and one member."""
    await loaded.hold(small_world())
    who = await admitted(loaded.graph, BORN.isoformat())
    first = {"name": "Chi bộ thôn 1", "level": "CELL", "cell": "o6", "places": "p2", "standing": "PROBATIONARY"}
    decided = {name: Decided(first.get(name)) for name in VALUES}
    for number, (name, place, day) in enumerate(made_):
        value = VALUES[name][place % len(VALUES[name])]
        field, given_ = asked_for(name, value, who)
        payload = await change(loaded.graph, field, {**given_, "on": day.isoformat(), "decision": f"{number}-QĐ"})
        accepted = decided[name].decide(value, day, f"{number}-QĐ")
        assert accepted == (payload["userErrors"] == []), (name, value, day, payload["userErrors"])
    for day in (shifted for one in DAYS for shifted in map(date.fromisoformat, day_around(one.isoformat()))):
        told, about = await cell(loaded.graph, "o6", day.isoformat()), await person(loaded.graph, who, day.isoformat())
        assert {
            "name": told["name"],
            "level": told["level"],
            "places": told["places"],
            "cell": about["cell"]["id"],
            "circumstance": about["circumstance"],
            "standing": about["standing"],
        } == {
            **{name: one.on(day) for name, one in decided.items()},
            "cell": organization(str(decided["cell"].on(day))),
            "places": [{"id": gid("Place", one)} for one in (decided["places"].on(day) or "").split()],
        }, day
    found = await differences(loaded.graph, BORN.isoformat(), DAYS[-1].isoformat())
    events = {one["kind"]: one["event"]["decision"] for one in found if one["before"] == {"id": organization("o6")}}
    assert events == {
        kind: decided[name].last(BORN, DAYS[-1])
        for kind, name in (("RENAMED", "name"), ("LEVEL_CHANGED", "level"))
        if decided[name].on(DAYS[-1]) != decided[name].first
    }
    await whole(loaded.graph)
