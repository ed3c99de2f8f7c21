"""How organizations and members are judged: recorded by one decision, put right, taken back, and seen from its day on.

The small world: o1 province, o2 and o3 districts, o4 and o5 communes, o6 (m1, m2) and o7 (m3) their cells.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from graph.engine.sessions import Graph
from graph.ledger.verify import verify_ledger
from tests.reference.world import gid
from tests.resolvers.commands.correcting import WHY, attempted, corrected, made
from tests.resolvers.commands.correcting import refused as correction_refused
from tests.resolvers.commands.small import member, organization
from tests.support.asking import answer_of, ask
from tests.support.changing import change, refused

pytestmark = pytest.mark.contract

DECIDED = "2025-01-15"
YEAR = {"periodFrom": "2024-01-01", "periodTo": "2025-01-01"}
SHOWN = """assessments { id: key kind periodFrom periodTo level points comparableGroup body decidedOn decision
  organization { id: key } member { id: key } at { id: key } }"""
OF_O6 = """query ($on: Date!) { organization(by: { code: "c5" }, asOf: $on) { assessments { level } } }"""


def year_of(*lines: dict[str, Any], **given: Any) -> dict[str, Any]:
    return {"kind": "CLASSIFICATION", **YEAR, "on": DECIDED, "assessments": list(lines), **given}


def judged(subject: str, level: str = "GOOD", **given: Any) -> dict[str, Any]:
    return {"subject": subject, "level": level, **given}


def id_of(subject: str, at: str, **other: str) -> str:
    told = {"since": "2024-01-01", "until": "2025-01-01", "kind": "CLASSIFICATION", "body": "NONE", **other}
    return gid("Assessment", "~".join((subject, at, *told.values())))


async def explained(graph: Graph) -> None:
    verdict = await verify_ledger(graph, lambda *_: None)
    assert (verdict.problems, verdict.broken) == ([], [])


async def test_results_are_recorded_where_each_was_judged_in_one_line(small: Graph) -> None:
    """A member in the cell, an organization under the one right above."""
    lines = [
        judged(organization("o6"), points=81.5),
        judged(member("m2"), "EXCELLENT", comparableGroup="OTHERS"),
        judged(organization("o4"), "COMPLETED", body="EXECUTIVE_COMMITTEE"),
    ]
    payload = await change(small, "recordAssessments", year_of(*lines, decision="7-QĐ/HU"), SHOWN)
    assert (payload["userErrors"], payload["warnings"]) == ([], [])
    head = {"kind": "CLASSIFICATION", **YEAR, "decidedOn": DECIDED, "decision": "7-QĐ/HU"}
    none = {"points": None, "comparableGroup": None, "body": None, "organization": None, "member": None}
    assert payload["assessments"] == [
        {**none, **head, "id": id_of("o6", "o4"), "level": "GOOD", "points": 81.5}
        | {"organization": {"id": organization("o6")}, "at": {"id": organization("o4")}},
        {**none, **head, "id": id_of("m2", "o6"), "level": "EXCELLENT", "comparableGroup": "OTHERS"}
        | {"member": {"id": member("m2")}, "at": {"id": organization("o6")}},
        {**none, **head, "id": id_of("o4", "o2", body="EXECUTIVE_COMMITTEE"), "level": "COMPLETED"}
        | {"body": "EXECUTIVE_COMMITTEE", "organization": {"id": organization("o4")}, "at": {"id": organization("o2")}},
    ]
    await explained(small)


@pytest.mark.parametrize("by_reference", [False, True])
async def test_a_result_is_seen_from_the_day_of_its_decision_on(small: Graph, *, by_reference: bool) -> None:
    """The day before, the day, the day after; found by its id on the same days."""
    await made_year(small, judged(organization("o6")))
    for day, level in (("2025-01-14", []), (DECIDED, ["GOOD"]), ("2025-01-16", ["GOOD"])):
        answered = await answer_of(small, OF_O6, {"on": day}, by_reference=by_reference)
        found = (answered.data or {})["organization"]["assessments"]
        assert [one["level"] for one in found] == level
        named = await answer_of(
            small,
            "query ($id: ID!) { node(id: $id) { ... on Assessment { level organization { name } member { name } } } }",
            {"id": gid("Assessment", id_text("o6", "o4"), day)},
            by_reference=by_reference,
        )
        shown = {"level": "GOOD", "organization": {"name": "Chi bộ thôn 1"}, "member": None}
        assert (named.data or {})["node"] == (shown if level else None)


def id_text(subject: str, at: str) -> str:
    return f"{subject}~{at}~2024-01-01~2025-01-01~CLASSIFICATION~NONE"


async def made_year(graph: Graph, *lines: dict[str, Any], **given: Any) -> dict[str, Any]:
    payload = await change(graph, "recordAssessments", year_of(*lines, **given), "assessments { id: key }")
    assert payload["userErrors"] == []
    return payload


@pytest.mark.parametrize(
    ("line", "rule", "field"),
    [
        (judged(organization("o9")), "EXISTS", "subject"),
        (judged(organization("o6"), "MET"), "FORM_FITS", "level"),
        (judged(organization("o6"), comparableGroup="STAFF"), "FORM_FITS", "comparableGroup"),
        (judged(organization("o6"), points=100.5), "NUMBERS_FIT", "points"),
        (judged(organization("o6"), points=-1), "NUMBERS_FIT", "points"),
        (judged(organization("o6"), at=organization("o6")), "FORM_FITS", "at"),
        (judged(organization("o6"), at=organization("o9")), "EXISTS", "at"),
        (judged(organization("o1")), "REQUIRED", "at"),
        (judged(member("m2")), "ONCE_ONLY", "subject"),
    ],
)
async def test_a_wrong_line_is_named_and_nothing_is_recorded(
    small: Graph, line: dict[str, Any], rule: str, field: str
) -> None:
    given = year_of(judged(member("m2")), line)
    refusal = await refused(small, "recordAssessments", given)
    assert (refusal["rule"], refusal["field"]) == (rule, ["input", "assessments", "1", field])
    assert (await ask(small, OF_O6, {"on": "2025-06-01"}))["organization"]["assessments"] == []


@pytest.mark.parametrize(
    ("since", "until", "fits"),
    [
        ("2024-01-01", "2025-01-01", True),
        ("2024-10-01", "2025-01-01", True),
        ("2022-03-15", "2024-09-15", True),
        ("2024-02-01", "2025-02-01", False),
        ("2024-02-01", "2024-05-01", False),
        ("2024-01-01", "2024-12-31", False),
        ("2025-01-01", "2024-01-01", False),
        ("2024-01-02", "2025-01-02", False),
    ],
)
async def test_a_period_is_a_quarter_a_calendar_year_or_a_term(
    small: Graph, since: str, until: str, *, fits: bool
) -> None:
    """Quy định 366-QĐ/TW, art. 11."""
    given = year_of(judged(organization("o6")), periodFrom=since, periodTo=until)
    payload = await change(small, "recordAssessments", given)
    wanted = [] if fits else [("PERIOD_FITS", ["input", "periodFrom"])]
    assert [(one["rule"], one["field"]) for one in payload["userErrors"]] == wanted


async def test_nothing_is_decided_before_its_period_and_what_is_decided_within_is_warned_of(small: Graph) -> None:
    early = await refused(small, "recordAssessments", year_of(judged(organization("o6")), on="2023-12-31"))
    assert (early["rule"], early["field"]) == ("PERIOD_FITS", ["input", "on"])
    within = year_of(judged(organization("o6")), on="2024-12-31")
    payload = await change(small, "recordAssessments", within, "warnings { rule field }")
    assert [(one["rule"], one["field"]) for one in payload["warnings"]] == [("PERIOD_FITS", ["input", "on"])]


async def test_whoever_was_not_there_is_not_judged_and_a_newcomer_is_warned_of(small: Graph) -> None:
    """Founded on 2/7/2024, less than six months before the end of 2024; on 1/7 it is just long enough."""
    young = {"parent": organization("o4"), "name": "Chi bộ thôn 3", "level": "CELL"}
    cells = [
        await made(small, "establishOrganization", {**young, "on": day, "code": code}, "organization")
        for code, day in (("n1", "2025-01-01"), ("n2", "2024-07-02"), ("n3", "2024-07-01"))
    ]
    refusal = await refused(small, "recordAssessments", year_of(judged(cells[0], at=organization("o4"))))
    assert (refusal["rule"], refusal["conflicting"]) == ("PERIOD_FITS", cells[0])
    payload = await change(
        small, "recordAssessments", year_of(judged(cells[1]), judged(cells[2])), "warnings { rule conflicting }"
    )
    assert [(one["rule"], one["conflicting"]) for one in payload["warnings"]] == [("FORM_FITS", cells[1])]


async def test_an_exempt_member_who_is_rated_is_warned_of_and_one_who_moved_is_judged_in_the_last_cell(
    small: Graph,
) -> None:
    exempt = {"member": member("m2"), "circumstance": "EXEMPT", "on": "2024-12-31"}
    moved = {"member": member("m1"), "to": organization("o7"), "on": "2024-12-31"}
    for field, given in (("setCircumstance", exempt), ("endAppointment", None), ("transferMember", moved)):
        if given is not None:
            assert (await change(small, field, given))["userErrors"] == []
    payload = await change(
        small,
        "recordAssessments",
        year_of(judged(member("m1")), judged(member("m2"))),
        "warnings { rule conflicting } assessments { at { id: key } }",
    )
    assert [(one["rule"], one["conflicting"]) for one in payload["warnings"]] == [("FORM_FITS", member("m2"))]
    assert [one["at"]["id"] for one in payload["assessments"]] == [organization("o7"), organization("o6")]


async def test_the_same_is_judged_once_but_quarters_and_bodies_are_told_apart(small: Graph) -> None:
    await made_year(small, judged(organization("o4")))
    again = year_of(judged(organization("o4"), at=organization("o1")))
    refusal = await refused(small, "recordAssessments", again)
    assert (refusal["rule"], refusal["conflicting"]) == ("ONCE_ONLY", id_of("o4", "o2"))
    await made_year(small, judged(organization("o4")), periodTo="2024-04-01")
    await made_year(small, judged(organization("o4"), body="STANDING_BOARD"))
    await made_year(small, judged(organization("o4"), "MET"), kind="FOUR_GOOD")
    await explained(small)


@pytest.mark.parametrize("lines", [[], [judged(organization("o6"))] * 5001])
async def test_a_decision_holds_between_one_result_and_five_thousand(small: Graph, lines: list[Any]) -> None:
    assert (await refused(small, "recordAssessments", year_of(*lines)))["rule"] == "CHANGES_SOMETHING"


async def test_a_result_is_put_right_and_known_as_it_was_before(small: Graph) -> None:
    recorded = datetime(2199, 1, 1, tzinfo=UTC)
    await change(small, "recordAssessments", year_of(judged(member("m2"))), now=recorded)
    wrong, moment = id_of("m2", "o6"), recorded.isoformat()
    given = {"assessment": wrong, "level": "COMPLETED", "comparableGroup": "STAFF", "decidedOn": "2025-02-01"}
    right = await change(
        small,
        "correctFact",
        {"reason": WHY, "correction": {"assessment": given}},
        "assessment { id: key level comparableGroup } member { id: key }",
        now=recorded + timedelta(hours=1),
    )
    assert right["assessment"] == {"id": wrong, "level": "COMPLETED", "comparableGroup": "STAFF"}
    assert right["member"] == {"id": member("m2")}
    query = """query ($id: ID!, $on: Date!, $known: DateTime) {
      member(id: $id, asOf: $on, knownAt: $known) { assessments { level } } }"""
    asked = {"id": member("m2"), "on": "2025-01-20"}
    assert (await ask(small, query, asked))["member"]["assessments"] == []
    assert (await ask(small, query, {**asked, "on": "2025-02-01"}))["member"]["assessments"] == [{"level": "COMPLETED"}]
    assert (await ask(small, query, {**asked, "known": moment}))["member"]["assessments"] == [{"level": "GOOD"}]


async def test_another_period_or_place_gives_it_another_id(small: Graph) -> None:
    await made_year(small, judged(member("m2")), judged(organization("o6")))
    elsewhere = await corrected(
        small, "assessment", {"assessment": id_of("m2", "o6"), "at": organization("o7")}, "assessment { id: key }"
    )
    assert elsewhere["assessment"]["id"] == id_of("m2", "o7")
    other = {"periodFrom": "2023-01-01", "periodTo": "2024-01-01"}
    earlier = await corrected(
        small,
        "assessment",
        {"assessment": id_of("o6", "o4"), **other},
        "assessment { id: key } organization { id: key }",
    )
    assert earlier["assessment"]["id"] == id_of("o6", "o4", since="2023-01-01", until="2024-01-01")
    assert earlier["organization"] == {"id": organization("o6")}


async def test_a_correction_keeps_the_rules(small: Graph) -> None:
    await made_year(small, judged(organization("o6")))
    await made_year(small, judged(organization("o6")), periodFrom="2023-01-01", periodTo="2024-01-01")
    one = {"assessment": id_of("o6", "o4")}
    for given, rule, field in (
        ({"level": "MET"}, "FORM_FITS", "level"),
        ({"level": None}, "REQUIRED", "level"),
        ({"periodTo": "2024-12-31"}, "PERIOD_FITS", "periodFrom"),
        ({"decidedOn": "2023-12-31"}, "PERIOD_FITS", "decidedOn"),
        ({"at": organization("o6")}, "FORM_FITS", "at"),
        ({"periodFrom": "2023-01-01", "periodTo": "2024-01-01"}, "ONCE_ONLY", "periodFrom"),
    ):
        refusal = await correction_refused(small, "assessment", {**one, **given})
        assert (refusal["rule"], refusal["field"]) == (rule, [field]), given
    payload = await attempted(small, "assessment", {"assessment": id_of("o7", "o5"), "level": "GOOD"})
    assert [(error["rule"], error["field"][-1]) for error in payload["userErrors"]] == [("EXISTS", "assessment")]


async def test_a_result_and_a_whole_decision_are_taken_back(small: Graph) -> None:
    payload = await made_year(small, judged(organization("o6")), judged(member("m2")))
    await corrected(small, "withdraw", {"fact": id_of("m2", "o6")}, "member { id: key }")
    assert (await ask(small, OF_O6, {"on": "2025-06-01"}))["organization"]["assessments"] == [{"level": "GOOD"}]
    later = await attempted(small, "withdraw", {"fact": payload["change"]["id"]})
    assert later["userErrors"] != [], "a later change has touched what the first one recorded"
    whole = await made_year(small, judged(organization("o7")), judged(member("m3")))
    await corrected(small, "withdraw", {"fact": whole["change"]["id"]})
    query = """query ($id: ID!) { assessments(under: $id) { totalCount } }"""
    assert (await ask(small, query, {"id": organization("o1")}))["assessments"] == {"totalCount": 1}


async def test_a_trial_keeps_nothing_and_a_repeated_request_is_made_once(small: Graph) -> None:
    given = year_of(judged(organization("o6")))
    tried = await change(small, "recordAssessments", {**given, "dryRun": True}, "assessments { level }")
    assert (tried["assessments"], tried["dryRun"]) == ([{"level": "GOOD"}], True)
    assert (await ask(small, OF_O6, {"on": "2025-06-01"}))["organization"]["assessments"] == []
    first = await change(small, "recordAssessments", given, "assessments { id: key }", key="once")
    again = await change(small, "recordAssessments", given, "assessments { id: key }", key="once")
    assert (again["change"], again["assessments"]) == (first["change"], first["assessments"])
    assert len((await ask(small, OF_O6, {"on": "2025-06-01"}))["organization"]["assessments"]) == 1


async def test_verifying_finds_who_was_judged_twice(small: Graph) -> None:
    await made_year(small, judged(organization("o6")))

    async def work(transaction: Any) -> object:
        return await transaction.run(
            "MATCH (a:Organization {id: 'o6'})-[r:ASSESSED]->(:Organization), (b:Organization {id: 'o1'}) "
            "CREATE (a)-[s:ASSESSED]->(b) SET s = properties(r), s.level = 'MET' RETURN 1"
        )

    await small.write(work)
    broken = (await verify_ledger(small, lambda *_: None)).broken
    assert [one.split(":")[0] for one in broken] == ["FORM_FITS", "ONCE_ONLY"]
