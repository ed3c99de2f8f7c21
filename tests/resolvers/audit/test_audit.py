"""The audit against the rows: what is looked at, not kept, and waived, on worlds and days that are drawn."""

from collections import Counter
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings

from graph.engine.relays import Recorder
from graph.model.norm_words import NormKind
from tests.conftest import Standing
from tests.contract.drawing import draw, randoms
from tests.reference import coverage
from tests.reference.auditing import Auditing
from tests.reference.world import World, gid, iso
from tests.support.asking import ask, refusal

pytestmark = pytest.mark.contract

STATES = ("kept", "broken", "waived")
GROUPS = ("LEADERS", "STAFF", "OTHERS")
few = settings(max_examples=max(5, settings().max_examples // 2))
AUDITED = [str(kind) for kind in NormKind if kind is not NormKind.VISITS]
SHOWN = """nodes { norm { key kind } organization { key } member { key } group value allowed since waiver { key }
  explanation { code text } } pageInfo { hasNextPage endCursor } totalCount"""
ASKED = f"""query ($under: ID!, $on: Date!, $kinds: [NormKind!], $after: String, $waived: Boolean!) {{
  audit(under: $under, kinds: $kinds, asOf: $on) {{ on under {{ key }}
    counts {{ kind checked kept broken waived score }}
    findings(where: {{ waived: $waived }}, first: 100, after: $after) {{ {SHOWN} }} }} }}"""


async def audited(standing: Standing, under: str, on: date, kinds: list[str] | None) -> tuple[Any, list[Any]]:
    """The counts, and all findings with those that are waived."""
    found: list[Any] = []
    counts: Any = None
    for waived in (False, True):
        after, more, own = None, True, list[Any]()
        while more:
            given_ = {"under": gid("Organization", under), "on": on.isoformat(), "kinds": kinds, "waived": waived}
            page = (await ask(standing.graph, ASKED, {**given_, "after": after}))["audit"]
            own += page["findings"]["nodes"]
            more, after = page["findings"]["pageInfo"]["hasNextPage"], page["findings"]["pageInfo"]["endCursor"]
        assert page["findings"]["totalCount"] == len(own)
        found, counts = [*found, *own], page["counts"]
    return counts, found


def told(finding: dict[str, Any]) -> tuple[Any, ...]:
    member = finding["member"]
    whose = None if member is None else member["key"]
    numbers = finding["group"], finding["value"], finding["allowed"], finding["since"]
    return (finding["norm"]["key"], finding["organization"]["key"], whose, *numbers, finding["waiver"] is not None)


def expected_of(
    world: World, under: str, day: date, kinds: list[str]
) -> tuple[dict[str, Counter[str]], Counter[tuple[Any, ...]]]:
    auditing, counts, found = Auditing(world, under, day), dict[str, Counter[str]](), Counter[tuple[Any, ...]]()
    for kind in kinds:
        counts[kind] = Counter()
        for norm, one, missing in auditing.looked(kind):
            waived = missing is not None and auditing.is_waived(norm, one)
            counts[kind]["kept" if missing is None else "waived" if waived else "broken"] += 1
            if missing is not None:
                whose, value, allowed, since = missing
                member = gid("Member", whose) if whose in world.nodes.get("Member", {}) else None
                key = gid("Norm", norm["id"]), gid("Organization", one)
                group = whose if whose in GROUPS else None
                found[(*key, member, group, value, allowed, iso(since), waived)] += 1
    return counts, found


async def holds(standing: Standing, random: Random, kinds: list[str] | None) -> None:
    """Compares one drawn audit of some kinds, or of all."""
    world, day = draw(standing.forest, random)
    living = world.organizations(day)
    if not living:
        return
    under = living[0] if random.random() < 0.5 else random.choice(living)
    counts, found = await audited(standing, under, day, kinds)
    asked = [kind for kind in AUDITED if kinds is None or kind in kinds]
    states, expected = expected_of(world, under, day, asked)
    for one in counts:
        own = states[one["kind"]]
        checked = sum(own.values())
        assert {name: one[name] for name in STATES} == {name: own[name] for name in STATES}, one
        assert one["checked"] == checked
        assert one["score"] == (None if not checked else pytest.approx((own["kept"] + own["waived"]) / checked))
    assert [one["kind"] for one in counts] == asked
    assert Counter(told(one) for one in found) == expected


@few
@given(random=randoms)
async def test_an_audit_is_what_the_rows_say(standing: Standing, random: Random) -> None:
    await holds(standing, random, None if random.random() < 0.8 else random.sample(AUDITED, 3))


@few
@given(random=randoms)
async def test_sizes_of_bodies_are_what_the_rows_say(staffing: Standing, random: Random) -> None:
    """Norms that nobody has set, and rules of before."""
    await holds(staffing, random, ["BODY_SIZE", "HAS_SECRETARY"])


async def test_visits_are_refused_by_name_as_other_questions_tell_them(standing: Standing) -> None:
    """An audit of them would have nothing in it, as if all were made."""
    given_ = {"under": gid("Organization", "o1"), "on": "2024-06-01", "kinds": ["TERM", "VISITS"], "waived": False}
    assert await refusal(standing.graph, ASKED, given_) == {"code": "BAD_USER_INPUT", "argument": "kinds"}


async def test_every_kind_is_broken_and_waived_somewhere(standing: Standing) -> None:
    """What is drawn has something of all kinds but sizes, which another forest has: in plain rows, which is cheap."""
    broken, waived = Counter[str](), Counter[bool]()
    for world in standing.forest.worlds[:40]:
        auditing = Auditing(world, next(iter(world.nodes["Organization"])), date(2024, 6, 1))
        for kind in AUDITED:
            for norm, one, missing in auditing.looked(kind):
                if missing is not None:
                    broken[kind] += 1
                    waived[auditing.is_waived(norm, one)] += 1
    assert {kind for kind in AUDITED if not broken[kind]} == {"BODY_SIZE"}
    assert waived[True] > 20


NOT_FOLLOWED = {
    "UNSUPERVISED": "FOLLOWED_BY_NOBODY",
    "LAPSED": "FOLLOWED_NO_LONGER",
    "WITHOUT_STANDING": "FOLLOWED_WITHOUT_STANDING",
}


async def test_of_who_is_not_followed_it_is_told_what_coverage_says(standing: Standing) -> None:
    day, met = date(2024, 6, 1), set[str]()
    for world in standing.forest.worlds[:30]:
        named = {gid("Organization", one): one for one in world.organizations(day)}
        _, found = await audited(standing, next(iter(named.values())), day, ["SUPERVISED"])
        for one in found:
            [state] = coverage.figures(world, named[one["organization"]["key"]], day) & NOT_FOLLOWED.keys()
            assert one["explanation"]["code"] == NOT_FOLLOWED[state]
            met.add(state)
    assert met == NOT_FOLLOWED.keys()


async def test_findings_stand_by_kind_and_organization_and_are_asked_for_by_kind(standing: Standing) -> None:
    world = max(standing.forest.worlds, key=lambda one: len(one.nodes["Organization"]))
    day = date(2024, 6, 1)
    under = world.organizations(day)[0]
    counts, found = await audited(standing, under, day, None)
    unwaived = [one for one in found if one["waiver"] is None]
    living = sorted(world.organizations(day), key=lambda one: world.key(one, day))
    order = {gid("Organization", one): place for place, one in enumerate(living)}
    places = [(AUDITED.index(one["norm"]["kind"]), order[one["organization"]["key"]]) for one in unwaived]
    assert places == sorted(places)
    kind = unwaived[0]["norm"]["kind"]
    [broken] = [one["broken"] for one in counts if one["kind"] == kind]
    query = """query ($under: ID!, $on: Date!, $kinds: [NormKind!]) { audit(under: $under, asOf: $on) {
      findings(where: { kinds: $kinds }, first: 100) { totalCount nodes { explanation { text } } } } }"""
    given_ = {"under": gid("Organization", under), "on": day.isoformat(), "kinds": [kind]}
    shown = (await ask(standing.graph, query, given_))["audit"]["findings"]
    assert shown["totalCount"] == broken == len(shown["nodes"])
    assert all(one["explanation"]["text"].endswith("(Điều 21).") for one in shown["nodes"])


async def test_breaches_are_filtered_by_the_day_since_when_and_by_whether_they_are_let_pass(standing: Standing) -> None:
    world = max(standing.forest.worlds, key=lambda one: len(one.nodes["Organization"]))
    day = date(2024, 6, 1)
    under = world.organizations(day)[0]
    _, found = await audited(standing, under, day, None)
    days = sorted({one["since"] for one in found if one["waiver"] is None and one["since"] is not None})
    assert len(days) > 2
    first, last = days[1], days[-1]
    query = """query ($under: ID!, $on: Date!, $where: FindingWhere) { audit(under: $under, asOf: $on) {
      findings(where: $where, first: 1000) { nodes { since waiver { key } } } } }"""
    asked: list[tuple[Any, list[Any]]] = [
        (None, [one for one in found if one["waiver"] is None]),
        ({}, [one for one in found if one["waiver"] is None]),
        ({"waived": None}, [one for one in found if one["waiver"] is None]),
        ({"waived": True, "since": {}}, [one for one in found if one["waiver"] is not None]),
        (
            {"since": {"from": first, "to": last}},
            [one for one in found if one["waiver"] is None and first <= (one["since"] or "") < last],
        ),
        (
            {"since": {"from": last}},
            [one for one in found if one["waiver"] is None and (one["since"] or "") >= last],
        ),
    ]
    for where, expected in asked:
        given_ = {"under": gid("Organization", under), "on": day.isoformat(), "where": where}
        shown = (await ask(standing.graph, query, given_))["audit"]["findings"]["nodes"]
        assert Counter((one["since"], str(one["waiver"])) for one in shown) == Counter(
            (one["since"], str(one["waiver"])) for one in expected
        ), where


async def test_an_audit_asks_few_statements_whatever_the_number_of_organizations(standing: Standing) -> None:
    world = max(standing.forest.worlds, key=lambda one: len(one.nodes["Organization"]))
    recorder = Recorder(standing.graph)
    under = gid("Organization", world.organizations(date(2024, 6, 1))[0])
    query = """query ($under: ID!) { audit(under: $under, asOf: "2024-06-01") { counts { broken } } }"""
    await ask(recorder, query, {"under": under})
    assert len(recorder.texts) <= 19
