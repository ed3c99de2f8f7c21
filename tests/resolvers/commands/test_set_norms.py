"""Norms: versions that end each other, rules of before among them, and who is exempt from a version."""

from datetime import date
from typing import Any

import pytest

from graph.engine.sessions import Graph
from graph.ledger.verify import verify_ledger
from graph.model.tables import OPEN_END
from seeds.draft.rows import Rows
from tests.conftest import Loaded
from tests.reference.world import gid
from tests.resolvers.commands.correcting import corrected, made
from tests.resolvers.commands.small import organization, small_world
from tests.support.asking import ask
from tests.support.changing import change, refused

pytestmark = pytest.mark.contract

HOLDING = """query ($on: Date!, $kinds: [NormKind!]) { norms(asOf: $on, where: { kinds: $kinds }) { key kind regulation
  setBy { key } level body besides membersFrom least most share base months days since until
  waivers(includePast: true) { key organization { key } subtree reason decision since until } } }"""
SIZES = {"kind": "BODY_SIZE", "regulation": "Điều lệ Đảng, điều 24", "body": "CELL_COMMITTEE"}
RULE, VISITS = gid("Norm", "z1"), gid("Norm", "r1")


def cells(on: str, **given: Any) -> dict[str, Any]:
    return {"kind": "CELL_SIZE", "regulation": "Điều lệ Đảng, điều 21", "on": on, "least": 3, **given}


def rules_of_before() -> Rows:
    """The small world with a rule of sizes and one of visits, as they were recorded before there were norms."""
    rows = small_world()
    life = {"since": date(2020, 1, 1), "until": OPEN_END}
    size = {"body": "CELL_COMMITTEE", "besides": None, "membersFrom": 9, "least": 3, "regulation": "Điều 24"}
    rows.add_node("SizeRule", {"id": "z1", **size, **life})
    rows.add_node("VisitRule", {"id": "r1", "level": "PROVINCIAL", "visitsPerYear": 2, "decision": "776-QĐ/TU", **life})
    rows.add_link("SET_BY", "r1", "o1", {})
    return rows


async def holding(graph: Graph, on: str, *kinds: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await ask(graph, HOLDING, {"on": on, "kinds": list(kinds) or None}))["norms"]
    return [{name: value for name, value in one.items() if value is not None} for one in found]


async def explained(graph: Graph) -> None:
    verdict = await verify_ledger(graph, lambda *_: None)
    assert (verdict.problems, verdict.broken) == ([], [])


async def test_a_version_ends_the_one_before_of_its_kind_and_issuer(small: Graph) -> None:
    """On the day before, the day, the day after; one that is set for between ends where the next begins."""
    await made(small, "setNorm", cells("2024-01-01"), "norm")
    await made(small, "setNorm", cells("2025-09-01", least=5), "norm")
    await made(small, "setNorm", cells("2024-06-01", setBy=organization("o1"), least=7), "norm")
    await made(small, "setNorm", cells("2025-07-01", least=4), "norm")
    found = {
        day: sorted((one["least"], one.get("until")) for one in await holding(small, day))
        for day in ("2023-12-31", "2025-06-30", "2025-07-01", "2025-07-02", "2025-09-01")
    }
    between = [(4, "2025-09-01"), (7, None)]
    assert found == {
        "2023-12-31": [],
        "2025-06-30": [(3, "2025-07-01"), (7, None)],
        "2025-07-01": between,
        "2025-07-02": between,
        "2025-09-01": [(5, None), (7, None)],
    }
    [own] = [one for one in await holding(small, "2025-07-01", "CELL_SIZE") if one["least"] == 7]
    assert own["setBy"] == {"key": organization("o1")}
    assert await holding(small, "2025-07-01", "TERM") == []
    await explained(small)


async def test_rules_of_before_are_norms_which_the_next_version_ends(loaded: Loaded) -> None:
    await loaded.hold(rules_of_before())
    graph = loaded.graph
    [size, visits] = await holding(graph, "2024-01-01")
    common = {"since": "2020-01-01", "waivers": []}
    assert size == {
        "key": RULE,
        "kind": "BODY_SIZE",
        "regulation": "Điều 24",
        "body": "CELL_COMMITTEE",
        "membersFrom": 9,
        "least": 3,
        **common,
    }
    assert visits == {
        "key": VISITS,
        "kind": "VISITS",
        "regulation": "776-QĐ/TU",
        "level": "PROVINCIAL",
        "least": 2,
        "setBy": {"key": organization("o1")},
        **common,
    }
    more = {"kind": "VISITS", "regulation": "12-QĐ/TU", "setBy": organization("o1"), "least": 4, "on": "2025-07-01"}
    await made(graph, "setNorm", {**more, "level": "PROVINCIAL"}, "norm")
    await made(graph, "setNorm", {**more, "level": "UPPER_GRASSROOTS"}, "norm")
    await made(graph, "setNorm", {**SIZES, "membersFrom": 9, "least": 3, "most": 7, "on": "2025-07-01"}, "norm")
    told = [
        [(one["kind"], one["least"], one.get("until")) for one in await holding(graph, day)]
        for day in ("2025-06-30", "2025-07-01")
    ]
    assert told == [
        [("BODY_SIZE", 3, "2025-07-01"), ("VISITS", 2, "2025-07-01")],
        [("BODY_SIZE", 3, None), ("VISITS", 4, None), ("VISITS", 4, None)],
    ]
    again = await refused(graph, "setNorm", {**more, "level": "PROVINCIAL", "on": "2020-01-01"})
    assert (again["rule"], again["conflicting"]) == ("ONE_VERSION", VISITS)
    old = {"organization": organization("o6"), "norm": RULE, "reason": "Vùng cao", "decision": "9-QĐ/TU"}
    before = await refused(graph, "grantWaiver", {**old, "on": "2024-01-01"})
    assert (before["rule"], before["field"]) == ("FORM_FITS", ["input", "norm"])
    await explained(graph)


@pytest.mark.parametrize(
    ("given", "rule", "field"),
    [
        ({"least": None}, "REQUIRED", "least"),
        ({"share": 0.5}, "FORM_FITS", "share"),
        ({"least": -1}, "NUMBERS_FIT", "least"),
        ({"setBy": organization("o9")}, "EXISTS", "setBy"),
        ({"kind": "EXCELLENT_CAP", "least": None, "share": 1.2, "base": "GOOD"}, "NUMBERS_FIT", "share"),
        ({"kind": "VISITS", "level": "PROVINCIAL"}, "REQUIRED", "setBy"),
        ({**SIZES, "membersFrom": 0, "setBy": organization("o1")}, "FORM_FITS", "setBy"),
        ({**SIZES, "membersFrom": 0, "most": 2}, "NUMBERS_FIT", "most"),
    ],
)
async def test_what_a_norm_of_the_kind_cannot_say_is_refused(
    small: Graph, given: dict[str, Any], rule: str, field: str
) -> None:
    refusal = await refused(small, "setNorm", cells("2024-01-01", **given))
    assert (refusal["rule"], refusal["field"]) == (rule, ["input", field])


async def test_whoever_is_exempt_is_until_the_waiver_or_the_version_ends(small: Graph) -> None:
    """The day before the waiver, its day, its end, and the end of a version with another one."""
    norm = await made(small, "setNorm", cells("2024-01-01"), "norm")
    asked = {"norm": norm, "reason": "Vùng cao", "decision": "9-QĐ/TU"}
    first = {**asked, "organization": organization("o6"), "on": "2024-03-01"}
    waiver = await made(small, "grantWaiver", first, "waiver")
    under = {**asked, "organization": organization("o2"), "subtree": True, "on": "2024-03-01", "until": "2030-01-01"}
    await made(small, "grantWaiver", under, "waiver")
    twice = await refused(small, "grantWaiver", {**first, "on": "2024-05-01"})
    assert (twice["rule"], twice["conflicting"]) == ("CHANGES_SOMETHING", waiver)
    undecided = await refused(small, "grantWaiver", {**first, "organization": organization("o7"), "decision": None})
    assert (undecided["rule"], undecided["field"]) == ("REQUIRED", ["input", "decision"])
    early = await refused(small, "grantWaiver", {**first, "on": "2023-12-31"})
    assert (early["rule"], early["field"]) == ("INSIDE_LIVES", ["input", "norm"])
    ended = await change(small, "endWaiver", {"waiver": waiver, "on": "2024-09-01"}, "waiver { until subtree }")
    assert ended["waiver"] == {"until": "2024-09-01", "subtree": False}
    over = await refused(small, "endWaiver", {"waiver": waiver, "on": "2024-09-01"})
    assert over["rule"] == "INSIDE_LIVES"
    await made(small, "setNorm", cells("2025-07-01", least=4), "norm")
    [shown] = await holding(small, "2025-06-30")
    ends = {one["organization"]["key"]: (one["since"], one["until"], one["subtree"]) for one in shown["waivers"]}
    assert ends == {
        organization("o2"): ("2024-03-01", "2025-07-01", True),
        organization("o6"): ("2024-03-01", "2024-09-01", False),
    }
    [after] = await holding(small, "2025-07-01")
    assert (after["least"], after["waivers"]) == (4, [])
    await explained(small)


async def test_a_version_is_taken_back_with_its_change_and_one_with_waivers_stays(small: Graph) -> None:
    await made(small, "setNorm", cells("2024-01-01"), "norm")
    later = await change(small, "setNorm", cells("2025-07-01", least=4), "norm { id: key }")
    exempt = {"norm": later["norm"]["id"], "organization": organization("o6"), "reason": "Vùng cao", "on": "2025-08-01"}
    waiver = await made(small, "grantWaiver", {**exempt, "decision": "9-QĐ/TU"}, "waiver")
    rests = await change(
        small, "correctFact", {"reason": "Nhầm", "correction": {"withdraw": {"fact": later["change"]["id"]}}}
    )
    assert [one["conflicting"] for one in rests["userErrors"]] == [waiver]
    await corrected(small, "withdraw", {"fact": waiver})
    await corrected(small, "withdraw", {"fact": later["change"]["id"]})
    assert [(one["least"], one.get("until")) for one in await holding(small, "2025-07-01")] == [(3, None)]
    gone = await change(small, "grantWaiver", {**exempt, "decision": "9-QĐ/TU"})
    assert [one["rule"] for one in gone["userErrors"]] == ["EXISTS"]


async def test_nobody_is_exempt_from_what_others_have_set(small: Graph) -> None:
    """o2 is under o1, o4 under o2, o6 under o4: that of the nearest setter counts, from the day on which it is set."""
    everywhere = await made(small, "setNorm", cells("2024-01-01"), "norm")
    own = await made(small, "setNorm", cells("2025-01-01", setBy=organization("o4")), "norm")
    asked = {"reason": "Vùng cao", "decision": "9-QĐ/TU"}
    for norm, one, on, subtree, is_under in (
        (everywhere, "o6", "2024-12-31", False, True),
        (everywhere, "o6", "2025-01-01", False, False),
        (everywhere, "o6", "2025-01-02", False, False),
        (own, "o6", "2025-01-01", False, True),
        (own, "o4", "2025-01-01", True, True),
        (own, "o2", "2025-01-01", False, False),
        (own, "o2", "2025-01-01", True, True),
        (own, "o3", "2025-01-01", True, False),
        (everywhere, "o2", "2025-01-01", True, True),
    ):
        given = {**asked, "norm": norm, "organization": organization(one), "subtree": subtree, "on": on, "dryRun": True}
        payload = await change(small, "grantWaiver", given)
        refused_by = [(refusal["rule"], refusal["field"]) for refusal in payload["userErrors"]]
        assert refused_by == ([] if is_under else [("CHANGES_SOMETHING", ["input", "norm"])]), (norm, one, on, subtree)
