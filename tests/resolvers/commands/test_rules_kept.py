"""Verifying tells what breaks a rule on the whole graph, each as a sentence and apart from faults of the ledger."""

from typing import Any, LiteralString

import pytest

from graph.engine.sessions import Graph, Transaction
from graph.ledger.rules_kept import RulesKept
from graph.ledger.verdict import Verdict
from graph.ledger.verify import verify_ledger
from graph.model.canonical import link_form, node_form
from graph.model.tables import LINKS, MOST_LEVELS, NODES
from tests.conftest import Loaded
from tests.resolvers.commands.small import small_world

SINCE, OPEN = "2020-01-01", "9999-12-31"
LIFE = {"since": SINCE, "until": OPEN}
TREE = [
    ("Organization", {"id": one, "code": one, **LIFE}) for one in ("o1", "o2", "o3", "o4")
]  # fmt: skip


def node(label: str, **values: Any) -> bytes:
    return node_form(NODES[label], values)


def link(table: str, start: str, end: str, **values: Any) -> bytes:
    return link_form(LINKS[table], start, end, {**LIFE, **values})


def broken(*forms: bytes) -> list[str]:
    """What these rows break beside a tree of four organizations."""
    kept = RulesKept()
    kept.take([node(label, **values) for label, values in TREE])
    kept.take(forms)
    return kept.broken()


def test_a_tree_breaks_nothing() -> None:
    assert broken(link("PART_OF", "o2", "o1"), link("PART_OF", "o3", "o2"), link("PART_OF", "o4", "o2")) == []


def test_a_norm_says_what_its_kind_needs_and_a_waiver_lies_inside_of_its_version() -> None:
    norm = node("Norm", id="q1", kind="CELL_SIZE", regulation="Điều 21", least=3, **{**LIFE, "until": "2025-07-01"})
    exempt = link("EXEMPT_FROM", "o1", "q1", until="2025-07-01")
    assert broken(norm, exempt) == []
    [late] = broken(norm, link("EXEMPT_FROM", "o1", "q1", until="2025-07-02"))
    assert late.startswith("INSIDE_LIVES: EXEMPT_FROM of o1 and q1")
    told = broken(node("Norm", id="q1", kind="CELL_SIZE", **LIFE), node("Norm", id="q2", kind="OTHER", **LIFE))
    assert told == [
        "FORM_FITS: Norm q1 of the kind CELL_SIZE lacks least.",
        "FORM_FITS: Norm q2 of the kind OTHER lacks kind.",
    ]


def test_a_circle_of_one_day_is_told_with_its_day() -> None:
    """FAULTS C11: o2 is under o3 until the day on which o3 comes under o2; a day longer, and it is a circle."""
    low = link("PART_OF", "o3", "o1", until="2026-05-01")
    later = link("PART_OF", "o3", "o2", since="2026-05-01")
    for until, told in (("2026-05-01", []), ("2026-05-02", ["From 2026-05-01 on, o2 is under o3 is under o2."])):
        high = link("PART_OF", "o2", "o3", until=until)
        after = link("PART_OF", "o2", "o1", since=until)
        assert broken(low, later, high, after) == [f"NO_CYCLE: {one}" for one in told]


def test_a_circle_at_any_depth_is_told_once() -> None:
    chain = [node("Organization", id=f"c{one}", code=f"c{one}", **LIFE) for one in range(40)]
    links = [link("PART_OF", f"c{one}", f"c{(one + 1) % 40}") for one in range(40)]
    [sentence] = broken(*chain, *links)
    assert sentence.startswith("NO_CYCLE: From 2020-01-01 on, c0 is under c1 is under c2")


@pytest.mark.parametrize(("levels", "told"), [(MOST_LEVELS, 0), (MOST_LEVELS + 1, 1)])
def test_a_tree_too_deep_is_told(levels: int, told: int) -> None:
    chain = [node("Organization", id=f"c{one:02}", code=f"c{one:02}", **LIFE) for one in range(levels)]
    links = [link("PART_OF", f"c{one:02}", f"c{one + 1:02}") for one in range(levels - 1)]
    assert [one.split(":")[0] for one in broken(*chain, *links)] == ["NOT_TOO_DEEP"] * told


MEMBER = node(
    "Member", id="m1", birthDate="1980-01-01", cardNumber="7", officialOn="2021-01-01", admittedOn=SINCE, **LIFE
)
DEAD = node("Member", id="m2", birthDate="1980-01-01", admittedOn=SINCE, since=SINCE, until="2026-05-01")


@pytest.mark.parametrize(("rule", "forms"), [
    ("INSIDE_LIVES", [MEMBER, link("MEMBER_OF", "m1", "o1", since="2019-12-31", kind="TEMPORARY")]),
    ("INSIDE_LIVES", [DEAD, link("HOLDS", "m2", "o1", until="2026-05-02", body="A", role="MEMBER")]),
    ("INSIDE_LIVES", [MEMBER, node("Meeting", id="g", heldOn="2019-12-31"), link("OF", "g", "o1")]),
    ("INSIDE_LIVES", [DEAD, node("Meeting", id="g", heldOn="2026-05-01"), link("ATTENDED", "m2", "g")]),
    ("INSIDE_LIVES", [MEMBER, DEAD, node("Meeting", id="g", heldOn="2026-05-01"),
                      link("ATTENDED", "m1", "g", onBehalfOf="m2")]),
    ("EXISTS", [MEMBER, node("Meeting", id="g", heldOn="2026-05-01"), link("ATTENDED", "m1", "g", onBehalfOf="m9")]),
    ("INSIDE_LIVES", [DEAD, link("MEMBER_OF", "m2", "o1", until="2026-05-01", kind="OFFICIAL", endReason="DECEASED"),
                      link("HOLDS_OFFICE_AT", "m2", "o1", title="T")]),
    ("INSIDE_LIVES", [MEMBER, link("HOLDS_OFFICE_AT", "m1", "o1", since="1979-01-01", title="T")]),
    ("SINCE_BEFORE_UNTIL", [MEMBER, link("HOLDS", "m1", "o1", until=SINCE, body="A", role="MEMBER")]),
    ("SINCE_BEFORE_UNTIL", [node("Member", id="m3", birthDate=SINCE, **LIFE)]),
    ("SINCE_BEFORE_UNTIL", [node("Member", id="m3", officialOn="2019-01-01", **LIFE)]),
    ("ONE_OFFICIAL_CELL", [MEMBER, link("MEMBER_OF", "m1", "o1", kind="OFFICIAL"),
                           link("MEMBER_OF", "m1", "o2", since="2026-01-01", kind="OFFICIAL")]),
    ("ONE_SECRETARY", [MEMBER, DEAD, link("HOLDS", "m1", "o1", body="A", role="SECRETARY"),
                       link("HOLDS", "m2", "o1", until="2026-05-01", body="A", role="SECRETARY")]),
    ("ONE_SEAT_IN_A_BODY", [MEMBER, link("HOLDS", "m1", "o1", body="A", role="MEMBER"),
                            link("HOLDS", "m1", "o1", since="2026-01-01", body="A", role="HEAD")]),
    ("SINCE_BEFORE_UNTIL", [link("PLANS", "o1", "l1", kind="REGULAR", plannedFor="2019-12-31")]),
    ("ONCE_ONLY", [link("PLANS", "o1", "l1", kind="REGULAR", plannedFor="2026-05-01"),
                   link("PLANS", "o1", "l2", kind="REGULAR", plannedFor="2026-05-01", since="2026-01-01")]),
    ("ONCE_ONLY", [link("PLANS", "o1", "l1", kind="REGULAR", plannedFor="2026-05-01"),
                   link("PLANS", "o1", "l1", kind="REGULAR", plannedFor="2026-05-02", since="2026-01-01")]),
    ("ONE_PARENT", [link("PART_OF", "o2", "o1"), link("PART_OF", "o2", "o3")]),
    ("ONE_PARENT", [link("PART_OF", "o2", "o1", until="2026-01-01"), link("PART_OF", "o2", "o3", since="2026-01-02")]),
    ("ONE_PARENT", [link("PART_OF", "o2", "o1", until="2026-01-01")]),
    ("ONCE_ONLY", [MEMBER, link("HOLDS_OFFICE_AT", "m1", "o1", title="T", until="2026-01-02"),
                   link("HOLDS_OFFICE_AT", "m1", "o1", title="T", since="2026-01-01")]),
    ("ONE_MEMBER_BY_CARD", [MEMBER, node("Member", id="m3", cardNumber="7", since=SINCE, until="2021-01-01")]),
    ("ONE_ORGANIZATION_BY_CODE", [node("Organization", id="o5", code="o1", since=SINCE, until="2021-01-01")]),
])  # fmt: skip
def test_each_rule_is_told_by_its_name(rule: str, forms: list[bytes]) -> None:
    assert {one.split(":")[0] for one in broken(*forms)} == {rule}


def test_a_day_that_is_no_day_is_left_to_others() -> None:
    assert broken(node("Organization", id="o9", code="o9", since=["STRING", SINCE], until=OPEN)) == []


CIRCLE: LiteralString = """
MATCH (a:Organization {id: 'o2'})-[link:PART_OF]->(:Organization)
MATCH (b:Organization {id: 'o6'})
DELETE link
CREATE (a)-[:PART_OF {since: date('2020-01-01'), until: date('9999-12-31')}]->(b)
""".strip()


async def tampered(graph: Graph, text: LiteralString) -> Verdict:
    async def work(transaction: Transaction) -> None:
        await transaction.run(text)

    await graph.write(work)
    return await verify_ledger(graph, lambda *_: None)


@pytest.mark.contract
@pytest.mark.parametrize(("text", "rules"), [
    (CIRCLE, {"NO_CYCLE"}),
    ("MATCH (one:Organization {id: 'o7'}) SET one.code = 'c5'", {"ONE_ORGANIZATION_BY_CODE"}),
    ("MATCH (one:Member {id: 'm2'}) SET one.cardNumber = '49.m1'", {"ONE_MEMBER_BY_CARD"}),
    ("MATCH (:Member {id: 'm4'})-[link:HOLDS]->() SET link.since = date('2019-12-31')", {"INSIDE_LIVES"}),
    ("MATCH (one:Member {id: 'm1'}) SET one.birthDate = date('2026-01-01')", {"SINCE_BEFORE_UNTIL"}),
])  # fmt: skip
async def test_what_was_written_by_hand_is_told_apart(loaded: Loaded, text: LiteralString, rules: set[str]) -> None:
    """FAULTS A1, C11: the ledger tells that it does not explain the rows, the rules that they break one."""
    await loaded.hold(small_world())
    assert (await verify_ledger(loaded.graph, lambda *_: None)).broken == []
    loaded.forget()
    verdict = await tampered(loaded.graph, text)
    assert verdict.problems
    assert not any(one.split(":")[0] in rules for one in verdict.problems)
    assert {one.split(":")[0] for one in verdict.broken} == rules


@pytest.mark.contract
async def test_a_graph_that_was_filled_with_a_circle_has_a_whole_ledger_and_a_broken_rule(loaded: Loaded) -> None:
    """FAULTS C11: what another service of before this rule could have left."""
    rows = small_world()
    [top] = [row for row in rows.links["PART_OF"] if row[0] == "o2"]
    rows.links["PART_OF"][rows.links["PART_OF"].index(top)] = ("o2", "o6", top[2])
    await loaded.hold(rows)
    loaded.forget()
    verdict = await verify_ledger(loaded.graph, lambda *_: None)
    assert verdict.problems == []
    assert verdict.broken == ["NO_CYCLE: From 2020-01-01 on, o2 is under o6 is under o4 is under o2."]


@pytest.mark.contract
async def test_the_tiny_seed_keeps_every_rule(tiny: Loaded) -> None:
    verdict = await verify_ledger(tiny.graph, lambda *_: None)
    assert (verdict.problems, verdict.broken) == ([], [])
