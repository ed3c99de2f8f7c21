"""Cases: opened, closed, put right, taken back; seen from their days on.

The small world: o1 province, o2 and o3 districts, o4 and o5 communes, o6 (m1, m2) and o7 (m3) their cells.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from graph.engine.sessions import Graph
from graph.ledger.verify import verify_ledger
from tests.reference.world import gid
from tests.resolvers.commands.correcting import attempted, corrected
from tests.resolvers.commands.correcting import refused as correction_refused
from tests.resolvers.commands.small import member, organization
from tests.support.asking import answer_of, ask
from tests.support.changing import change, refused

pytestmark = pytest.mark.contract

OPENED = "2025-01-15"
SHOWN = """cases { id: key kind form years source openedOn dueOn closedOn days outcome decision closingDecision summary
  organizations { id: key } members { id: key } handledBy { id: key } at { id: key } }"""
OF_M2 = """query ($id: ID!, $on: Date!) { member(id: $id, asOf: $on) { cases { outcome closedOn days } } }"""


def opened(kind: str, *lines: dict[str, Any], **given: Any) -> dict[str, Any]:
    return {"kind": kind, "on": OPENED, "cases": list(lines), **given}


def case(form: str, *concerns: str, **given: Any) -> dict[str, Any]:
    return {"form": form, "concerns": list(concerns), "handledBy": organization("o2"), **given}


LEAVES = opened("LEAVING", case("REQUEST", member("m2")))
REPRIMANDED = opened("DISCIPLINE", case("REPRIMAND", member("m2"), outcome="IMPOSED"), decision="7-QĐ/HU")


async def made(graph: Graph, given: dict[str, Any]) -> str:
    payload = await change(graph, "recordCases", given, "cases { id: key }")
    assert payload["userErrors"] == []
    identifier: str = payload["cases"][0]["id"]
    return identifier


async def closed(graph: Graph, identifier: str, outcome: str, on: str = "2025-03-01") -> dict[str, Any]:
    payload = await change(graph, "closeCase", {"case": identifier, "outcome": outcome, "on": on}, "case { outcome }")
    assert payload["userErrors"] == []
    return payload


async def explained(graph: Graph) -> None:
    verdict = await verify_ledger(graph, lambda *_: None)
    assert (verdict.problems, verdict.broken) == ([], [])


async def test_cases_of_a_kind_are_recorded_where_each_arose(small: Graph) -> None:
    """An organization's at itself, a member's in the cell; one that concerns both at the first that it names."""
    lines = [
        case("ON_SIGNS", organization("o4"), member("m1"), source="COMMISSION", dueOn="2025-03-31"),
        case("ROUTINE", member("m2"), at=organization("o4"), outcome="NOTHING_FOUND", summary="Số liệu dựng"),
    ]
    payload = await change(small, "recordCases", opened("INSPECTION", *lines, decision="7-QĐ/HU"), SHOWN)
    assert (payload["userErrors"], payload["warnings"]) == ([], [])
    head: dict[str, Any] = {
        "kind": "INSPECTION",
        "years": None,
        "openedOn": OPENED,
        "decision": "7-QĐ/HU",
        "closingDecision": None,
    }
    head |= {"days": 0, "handledBy": {"id": organization("o2")}, "at": {"id": organization("o4")}}
    assert [{**one, "id": ""} for one in payload["cases"]] == [
        {**head, "id": "", "form": "ON_SIGNS", "source": "COMMISSION", "dueOn": "2025-03-31", "closedOn": None}
        | {"outcome": None, "summary": None, "organizations": [{"id": organization("o4")}]}
        | {"members": [{"id": member("m1")}]},
        {**head, "id": "", "form": "ROUTINE", "source": None, "dueOn": None, "closedOn": OPENED}
        | {"outcome": "NOTHING_FOUND", "summary": "Số liệu dựng", "organizations": []}
        | {"members": [{"id": member("m2")}]},
    ]
    await explained(small)


@pytest.mark.parametrize("by_reference", [False, True])
async def test_a_case_is_seen_from_its_opening_on_and_its_end_from_that_day_on(
    small: Graph, *, by_reference: bool
) -> None:
    """The day before, the day, the day after; and who was told of the end."""
    identifier = await made(small, LEAVES)
    await closed(small, identifier, "STAYED")
    expected: dict[str, list[dict[str, Any]]] = {
        "2025-01-14": [],
        OPENED: [{"outcome": None, "closedOn": None, "days": 0}],
        "2025-02-28": [{"outcome": None, "closedOn": None, "days": 44}],
        "2025-03-01": [{"outcome": "STAYED", "closedOn": "2025-03-01", "days": 45}],
        "2025-03-02": [{"outcome": "STAYED", "closedOn": "2025-03-01", "days": 45}],
    }
    for day, cases in expected.items():
        answered = await answer_of(small, OF_M2, {"id": member("m2"), "on": day}, by_reference=by_reference)
        assert (answered.data or {})["member"]["cases"] == cases
    history = "query ($id: ID!) { member(id: $id) { history { nodes { kind } } } }"
    told = (await ask(small, history, {"id": member("m2")}))["member"]["history"]["nodes"]
    assert [one["kind"] for one in told] == ["RECORD_CASES", "CLOSE_CASE"]
    await explained(small)


@pytest.mark.parametrize(
    ("kind", "line", "rule", "field"),
    [
        ("INSPECTION", case("REGULAR", member("m2")), "FORM_FITS", "form"),
        ("INSPECTION", case("ROUTINE", member("m9")), "EXISTS", "concerns"),
        ("INSPECTION", case("ROUTINE"), "REQUIRED", "concerns"),
        ("INSPECTION", case("ROUTINE", member("m2"), member("m2")), "ONCE_ONLY", "concerns"),
        ("INSPECTION", case("ROUTINE", member("m2"), handledBy=organization("o9")), "EXISTS", "handledBy"),
        ("INSPECTION", case("ROUTINE", member("m2"), at=organization("o9")), "EXISTS", "at"),
        ("INSPECTION", case("ROUTINE", member("m2"), source="PEOPLE"), "FORM_FITS", "source"),
        ("INSPECTION", case("ROUTINE", member("m2"), dueOn="2025-01-14"), "SINCE_BEFORE_UNTIL", "dueOn"),
        ("INSPECTION", case("ROUTINE", member("m2"), outcome="IMPOSED"), "FORM_FITS", "outcome"),
        ("DISCIPLINE", case("DISSOLUTION", member("m2")), "FORM_FITS", "concerns"),
        ("DISCIPLINE", case("EXPULSION", organization("o6")), "FORM_FITS", "concerns"),
        ("COMMENDATION", case("BADGE", member("m2")), "FORM_FITS", "years"),
        ("COMMENDATION", case("BADGE", member("m2"), years=31), "FORM_FITS", "years"),
        ("COMMENDATION", case("MERIT", member("m2"), years=30), "FORM_FITS", "years"),
        ("FEEDBACK", case("OPINION", organization("o4")), "FORM_FITS", "source"),
        ("LEAVING", case("REQUEST", member("m1"), member("m2")), "FORM_FITS", "concerns"),
        ("LEAVING", case("REQUEST", member("m2"), source="CELL"), "FORM_FITS", "source"),
    ],
)
async def test_a_wrong_line_is_named_and_nothing_is_recorded(
    small: Graph, kind: str, line: dict[str, Any], rule: str, field: str
) -> None:
    refusal = await refused(small, "recordCases", opened(kind, line))
    assert (refusal["rule"], refusal["field"]) == (rule, ["input", "cases", "0", field])
    assert (await ask(small, OF_M2, {"id": member("m2"), "on": OPENED}))["member"]["cases"] == []


async def test_nobody_is_concerned_before_the_life_and_who_has_gone_is_inspected_still(small: Graph) -> None:
    early = await refused(small, "recordCases", opened("FEEDBACK", FEEDBACK, on="2019-12-31"))
    assert (early["rule"], early["field"]) == ("INSIDE_LIVES", ["input", "cases", "0", "handledBy"])
    await change(small, "endMembership", {"member": member("m2"), "reason": "LEFT", "on": "2025-01-10"})
    assert (await refused(small, "recordCases", LEAVES))["rule"] == "INSIDE_LIVES"
    await made(small, opened("INSPECTION", case("ON_SIGNS", member("m2"))))
    found = await ask(small, '{ organization(by: { code: "c5" }, asOf: "2025-02-01") { id } }')
    under = 'query ($id: ID!) { cases(under: $id, asOf: "2025-02-01") { nodes { members { name } } } }'
    [one] = (await ask(small, under, {"id": found["organization"]["id"]}))["cases"]["nodes"]
    assert one == {"members": [{"name": "Nguyễn Văn m2"}]}


FEEDBACK = case("OPINION", organization("o4"), source="PEOPLE")


async def test_who_is_on_probation_is_reprimanded_and_not_removed_from_a_post(small: Graph) -> None:
    """Charter, art. 35; on the eve of the day on which somebody becomes official, and on the day."""
    given = {"cell": organization("o6"), "name": "Lê Thị Mới", "on": "2024-02-01"}
    admitted = await change(small, "admitMember", given, "member { id: key }")
    new = admitted["member"]["id"]
    await change(small, "confirmOfficial", {"member": new, "on": "2025-02-01"})
    removal = case("REMOVAL_FROM_POST", new)
    refusal = await refused(small, "recordCases", opened("DISCIPLINE", removal, on="2025-01-31"))
    assert (refusal["rule"], refusal["conflicting"]) == ("FORM_FITS", new)
    for on, line in (("2025-01-31", case("WARNING", new)), ("2025-02-01", removal)):
        await made(small, opened("DISCIPLINE", line, on=on))


async def test_a_case_is_closed_once_and_not_before_it_was_opened(small: Graph) -> None:
    identifier = await made(small, opened("FEEDBACK", FEEDBACK))
    early = await refused(small, "closeCase", {"case": identifier, "outcome": "ANSWERED", "on": "2025-01-14"})
    assert (early["rule"], early["field"], early["conflicting"]) == ("CASE_OPEN", ["input", "on"], identifier)
    other = await refused(small, "closeCase", {"case": identifier, "outcome": "STAYED", "on": OPENED})
    assert (other["rule"], other["field"]) == ("FORM_FITS", ["input", "outcome"])
    await closed(small, identifier, "ANSWERED")
    again = await refused(small, "closeCase", {"case": identifier, "outcome": "ANSWERED", "on": "2025-03-02"})
    assert (again["rule"], again["field"]) == ("CASE_OPEN", ["input", "case"])


async def test_the_end_of_a_membership_closes_what_was_open_about_it(small: Graph) -> None:
    """By its reason; and of somebody who has died it has no object any more."""
    ends = {"m2": ("REMOVED", "REMOVED"), "m3": ("DECEASED", "WITHDRAWN")}
    for one, (reason, outcome) in ends.items():
        await made(small, opened("LEAVING", case("NO_EFFORT", member(one))))
        given = {"member": member(one), "reason": reason, "on": "2025-06-01", "decision": "9-QĐ"}
        shown = "member { cases { outcome closedOn closingDecision } }"
        payload = await change(small, "endMembership", given, shown)
        assert payload["userErrors"] == []
        query = "query ($id: ID!) { node(id: $id) { ... on Member { cases { outcome closedOn closingDecision } } } }"
        [found] = (await ask(small, query, {"id": gid("Member", one, "2025-05-31")}))["node"]["cases"]
        assert found == {"outcome": None, "closedOn": None, "closingDecision": None}
        under = '{ cases(under: "%s", asOf: "2025-06-01") { nodes { outcome closedOn closingDecision } } }'
        nodes = (await ask(small, under % organization("o1")))["cases"]["nodes"]
        assert {"outcome": outcome, "closedOn": "2025-06-01", "closingDecision": "9-QĐ"} in nodes
    await explained(small)


async def test_nobody_goes_who_is_to_be_expelled(small: Graph) -> None:
    """Charter, art. 35: while the case is open, and once it is imposed, but not where it came to nothing."""
    leaving = await made(small, LEAVES)
    expulsion = await made(small, opened("DISCIPLINE", case("EXPULSION", member("m2"))))
    end = {"member": member("m2"), "reason": "LEFT", "on": "2025-03-01"}
    close = {"case": leaving, "outcome": "LEFT", "on": "2025-03-01"}
    for field, given, name in (("endMembership", end, "reason"), ("closeCase", close, "outcome")):
        refusal = await refused(small, field, given)
        assert (refusal["rule"], refusal["field"]) == ("CASE_OPEN", ["input", name])
        assert refusal["conflicting"] == expulsion
    await closed(small, expulsion, "SHORTCOMINGS")
    payload = await change(small, "closeCase", close, "case { outcome } warnings { rule field }")
    assert payload["case"] == {"outcome": "LEFT"}
    assert [(one["rule"], one["field"]) for one in payload["warnings"]] == [("STANDING_FITS", ["input", "outcome"])]
    assert (await change(small, "endMembership", end))["userErrors"] == []


async def test_of_one_leaving_one_case_is_open_at_a_time(small: Graph) -> None:
    """Another one may begin on the day that the first ends, and not when that is open again."""
    first = await made(small, LEAVES)
    refusal = await refused(small, "recordCases", {**LEAVES, "on": "2025-02-01"})
    assert (refusal["rule"], refusal["conflicting"]) == ("ONCE_ONLY", first)
    closing = await closed(small, first, "STAYED")
    second = await made(small, {**LEAVES, "on": "2025-03-01"})
    attempt = await attempted(small, "withdraw", {"fact": closing["change"]["id"]})
    assert [(one["rule"], one["conflicting"]) for one in attempt["userErrors"]] == [("ONCE_ONLY", second)]
    late = await correction_refused(small, "case", {"case": first, "closedOn": "2025-03-02"})
    assert (late["rule"], late["conflicting"]) == ("ONCE_ONLY", second)


async def test_what_is_unusual_is_warned_of(small: Graph) -> None:
    lines = [case("BADGE", member("m2"), years=30, outcome="GRANTED")]
    payload = await change(small, "recordCases", opened("COMMENDATION", *lines), "warnings { rule field }")
    assert [(one["rule"], one["field"]) for one in payload["warnings"]] == [
        ("FORM_FITS", ["input", "cases", "0", "years"])
    ]
    first = await made(small, REPRIMANDED)
    again = await change(small, "recordCases", REPRIMANDED, "warnings { rule conflicting }")
    assert [(one["rule"], one["conflicting"]) for one in again["warnings"]] == [("ONCE_ONLY", first)]


async def test_a_case_is_put_right_and_opened_again(small: Graph) -> None:
    identifier = await made(small, REPRIMANDED)
    shown = "case { form outcome closedOn organizations { id: key } members { id: key } at { id: key } }"
    given = {"case": identifier, "form": "WARNING", "concerns": [organization("o6"), member("m2")]}
    right = await corrected(small, "case", {**given, "at": organization("o6"), "handledBy": organization("o4")}, shown)
    assert right["case"] == {
        "form": "WARNING",
        "outcome": "IMPOSED",
        "closedOn": OPENED,
        "at": {"id": organization("o6")},
        "organizations": [{"id": organization("o6")}],
        "members": [{"id": member("m2")}],
    }
    half = await correction_refused(small, "case", {"case": identifier, "outcome": None})
    assert (half["rule"], half["field"]) == ("REQUIRED", ["outcome"])
    opened_again = {"case": identifier, "outcome": None, "closedOn": None, "concerns": [organization("o6")]}
    again = await corrected(small, "case", opened_again, shown)
    assert (again["case"]["closedOn"], again["case"]["members"]) == (None, [])
    nothing = await attempted(small, "case", {"case": identifier, "form": "WARNING"})
    assert nothing["userErrors"][0]["rule"] == "CHANGES_SOMETHING"
    await closed(small, identifier, "IMPOSED")


async def test_no_life_begins_behind_a_case(small: Graph) -> None:
    """On the eve of its opening, on its day and the day after: of whom it concerns, and of who handles it."""
    given = {"parent": organization("o1"), "name": "Đảng ủy mới", "level": "UPPER_GRASSROOTS", "on": "2024-12-01"}
    new = (await change(small, "establishOrganization", given, "organization { id: key }"))["organization"]["id"]
    identifier = await made(small, opened("INSPECTION", case("ROUTINE", organization("o6"), handledBy=new)))
    for since, rules in (("2025-01-14", []), (OPENED, []), ("2025-01-16", ["INSIDE_LIVES"])):
        payload = await attempted(small, "organization", {"organization": new, "since": since}, dryRun=True)
        assert [one["rule"] for one in payload["userErrors"]] == rules
    early = await correction_refused(small, "case", {"case": identifier, "openedOn": "2024-11-30"})
    assert (early["rule"], early["field"], early["conflicting"]) == ("INSIDE_LIVES", ["openedOn"], new)
    later = case("ROUTINE", member("m2"), at=new)
    placed = await refused(small, "recordCases", opened("INSPECTION", later, on="2024-11-30"))
    assert (placed["rule"], placed["field"]) == ("INSIDE_LIVES", ["input", "cases", "0", "at"])


async def test_a_case_is_taken_back_with_all_its_links(small: Graph) -> None:
    identifier = await made(small, LEAVES)
    resting = await attempted(small, "withdraw", {"fact": organization("o6")})
    assert resting["change"] is None
    await corrected(small, "withdraw", {"fact": identifier})
    assert (await ask(small, OF_M2, {"id": member("m2"), "on": OPENED}))["member"]["cases"] == []
    payload = await change(small, "recordCases", LEAVES)
    await corrected(small, "withdraw", {"fact": payload["change"]["id"]})
    await made(small, LEAVES)
    await explained(small)


async def test_what_was_known_at_a_moment_is_what_had_been_recorded_by_then(small: Graph) -> None:
    recorded = datetime(2199, 1, 1, tzinfo=UTC)
    payload = await change(small, "recordCases", LEAVES, "cases { id: key }", now=recorded)
    close = {"case": payload["cases"][0]["id"], "outcome": "STAYED", "on": "2025-03-01"}
    await change(small, "closeCase", close, now=recorded + timedelta(hours=2))
    query = """query ($id: ID!, $moment: DateTime!) { cases(under: $id, asOf: "2025-06-01", knownAt: $moment) {
      nodes { outcome } } }"""
    for hours, expected in ((-1, []), (1, [{"outcome": None}]), (3, [{"outcome": "STAYED"}])):
        moment = (recorded + timedelta(hours=hours)).isoformat()
        found = await ask(small, query, {"id": organization("o1"), "moment": moment})
        assert found["cases"]["nodes"] == expected


async def test_a_trial_keeps_nothing_and_a_request_that_comes_again_is_made_once(small: Graph) -> None:
    tried = await change(small, "recordCases", {**LEAVES, "dryRun": True}, "cases { kind days }")
    assert (tried["cases"], tried["dryRun"]) == ([{"kind": "LEAVING", "days": 0}], True)
    assert (await ask(small, OF_M2, {"id": member("m2"), "on": OPENED}))["member"]["cases"] == []
    first = await change(small, "recordCases", LEAVES, "cases { id: key }", key="once")
    again = await change(small, "recordCases", LEAVES, "cases { id: key }", key="once")
    assert (again["cases"], again["change"]) == (first["cases"], first["change"])
    assert len((await ask(small, OF_M2, {"id": member("m2"), "on": OPENED}))["member"]["cases"]) == 1
