"""Indicators against the rows, by both trees, on worlds, periods and groups that are drawn."""

from collections import Counter
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings

from graph.engine.relays import Recorder
from graph.model.indicator_words import IndicatorKind, Interval
from resolvers.shared.computed import COMPUTED
from seeds.draft.rows import LinkRow
from tests.conftest import Standing
from tests.contract.drawing import draw, randoms
from tests.contract.viewing import tree_of
from tests.reference import stating
from tests.reference.indicating_meetings import Indicating
from tests.reference.world import World, gid, iso
from tests.support.asking import answer_of, ask, refusal
from tests.worlds.forest import Forest

pytestmark = pytest.mark.contract

few = settings(max_examples=max(5, settings().max_examples // 2))
ASKED = """query ($under: ID!, $kinds: [IndicatorKind!], $from: Date!, $to: Date!, $interval: Interval!,
  $by: IndicatorGroupBy!, $up: RollUp!, $known: Date, $on: Date!) {
  indicators(under: $under, kinds: $kinds, from: $from, to: $to, interval: $interval, groupBy: $by, rollUp: $up,
      knownSince: $known, asOf: $on) {
    under { key } from to interval groupBy rollUp knownSince
    series { kind child { key } level sector group points { from to numerator denominator value source
      target { id: key } reported { id: key } } } } }"""
GROUPS = ("TOTAL", "CHILD", "LEVEL", "SECTOR", "COMPARABLE_GROUP")
OF_CLASSIFIED = ("MEMBERS_EXCELLENT", "MEMBERS_GOOD")
DAY, LATER = timedelta(days=1), date(2024, 6, 1)


def drawn(counting: Standing, random: Random) -> tuple[World, dict[str, Any]]:
    """A world, and the variables of a question about it."""
    world, since = draw(counting.forest, random)
    until = since + timedelta(days=random.choice((1, 40, 365, 900)))
    on = random.choice((until, until - DAY, since + (until - since) / 2, until + timedelta(days=500)))
    now = random.random() < 0.5
    if random.random() < 0.4:
        since, until = date(since.year, 1, 1), date(until.year + 1, 1, 1)
    living = world.organizations(on if now else random.choice((since, until - DAY))) or world.organizations(LATER)
    interval = random.choice(list(Interval)) if (until - since).days < 1000 else Interval.YEAR
    under = living[0] if random.random() < 0.5 else random.choice(living)
    by = random.choice(GROUPS)
    some = OF_CLASSIFIED if by == "COMPARABLE_GROUP" else tuple(IndicatorKind)
    return world, {
        "under": gid("Organization", under),
        "kinds": None if random.random() < 0.7 else random.sample(some, min(3, len(some))),
        "from": since.isoformat(),
        "to": until.isoformat(),
        "interval": interval,
        "by": by,
        "up": "AS_NOW" if now else "AS_WAS",
        "known": random.choice((date(2010, 1, 1), since, since + DAY, until - DAY)).isoformat(),
        "on": on.isoformat(),
    }


def of(world: World, key: str) -> str:
    found: str
    [found] = [one for one in world.nodes["Organization"] if gid("Organization", one) == key]
    return found


def is_there(world: World, asked: dict[str, Any]) -> bool:
    """Whether the organization is there on the day of the question, or in the period."""
    row = world.nodes["Organization"][of(world, asked["under"])]
    since, until, on = (date.fromisoformat(asked[name]) for name in ("from", "to", "on"))
    return bool(
        row["since"] <= on < row["until"] if asked["up"] == "AS_NOW" else row["since"] < until and since < row["until"]
    )


def expected(world: World, asked: dict[str, Any], kind: str) -> dict[str | None, list[dict[str, Any]]]:
    """The points of a kind by the name of the group."""
    on, now = date.fromisoformat(asked["on"]), asked["up"] == "AS_NOW"
    indicating = Indicating(world, of(world, asked["under"]), asked["by"], on, now=now)
    since, until = date.fromisoformat(asked["from"]), date.fromisoformat(asked["to"])
    intervals = indicating.intervals(since, until, asked["interval"])
    found: dict[str | None, list[dict[str, Any]]] = {name: [] for name in indicating.names(since, intervals[-1][1])}
    shares = indicating.counted(kind, *intervals[0])[1] is not None
    for place, (a, b) in enumerate(intervals):
        whole = a, intervals[place + 1][0] if place + 1 < len(intervals) else until
        known = indicating.is_known(kind, a, b, date.fromisoformat(asked["known"]))
        above, below = indicating.counted(kind, a, b) if known else (Counter(), Counter())
        for name, points in found.items():
            numerator = above[name] if known else None
            denominator = below[name] if known and below is not None else None
            figures = stated_of(world, asked, name, kind, whole)
            if not known and "REPORTED" in figures:
                numerator, denominator = (figures["REPORTED"][2][one] for one in ("numerator", "denominator"))
            share = None if not denominator or numerator is None else numerator / denominator
            points.append(
                {
                    "from": iso(a),
                    "to": iso(b),
                    "numerator": numerator,
                    "denominator": denominator,
                    "value": share if shares else numerator,
                    "source": "COMPUTED" if known else "REPORTED" if "REPORTED" in figures else "NOT_KNOWN",
                    "target": {"id": stating.key(figures["TARGET"])} if "TARGET" in figures else None,
                    "reported": {"id": stating.key(figures["REPORTED"])} if "REPORTED" in figures else None,
                }
            )
    return found


def stated_of(
    world: World, asked: dict[str, Any], name: str | None, kind: str, period: tuple[date, date]
) -> dict[str, LinkRow]:
    """What is stated of a group: the total, or an organization right under the one asked for."""
    under = of(world, asked["under"])
    one = {"TOTAL": under, "CHILD": None if name == under else name}.get(asked["by"])
    return {} if one is None else stating.newest(world, one, kind, period, date.fromisoformat(asked["on"]))


def by_group(series: list[dict[str, Any]]) -> dict[str, dict[str | None, list[dict[str, Any]]]]:
    found: dict[str, dict[str | None, list[dict[str, Any]]]] = {}
    for one in series:
        child = None if one["child"] is None else one["child"]["key"]
        found.setdefault(one["kind"], {})[child or one["level"] or one["sector"] or one["group"]] = one["points"]
    return found


def named(world: World, asked: dict[str, Any], name: str | None) -> str | None:
    return gid("Organization", name) if asked["by"] == "CHILD" and name is not None else name


@few
@given(random=randoms)
async def test_indicators_are_what_the_rows_say(counting: Standing, random: Random) -> None:
    world, asked = drawn(counting, random)
    if not is_there(world, asked):
        answered = await answer_of(counting.graph, ASKED, asked)
        assert "under" in str((answered.errors[0].extensions or {}).get("argument"))
        return
    await assert_told(counting, world, asked)


async def assert_told(counting: Standing, world: World, asked: dict[str, Any]) -> None:
    """The answer is what the reference says, kind by kind."""
    found = (await ask(counting.graph, ASKED, asked))["indicators"]
    assert found["under"]["key"] == asked["under"]
    series = by_group(found["series"])
    told = OF_CLASSIFIED if asked["by"] == "COMPARABLE_GROUP" else tuple(IndicatorKind)
    kinds = [kind for kind in IndicatorKind if kind in (told if asked["kinds"] is None else asked["kinds"])]
    wanted = {kind: expected(world, asked, kind) for kind in kinds}
    # where nothing is counted there is no group, and nothing to tell of
    assert list(series) == [kind for kind in kinds if wanted[kind]]
    for kind, points in wanted.items():
        assert series.get(kind, {}) == {named(world, asked, name): own for name, own in points.items()}, kind


async def test_whole_years_of_whole_worlds_are_what_the_rows_say(counting: Standing) -> None:
    """Where most of what is counted lies: the drawn questions are mostly about little of it."""
    for number, world in enumerate(counting.forest.worlds[:6]):
        by = ("TOTAL", "COMPARABLE_GROUP", "LEVEL")[number % 3]
        asked = {"under": gid("Organization", next(iter(world.nodes["Organization"]))), "kinds": None, "by": by}
        days = {"from": "2021-01-01", "to": "2026-01-01", "known": "2020-01-01", "on": "2026-01-01"}
        await assert_told(counting, world, {**asked, **days, "interval": Interval.YEAR, "up": "AS_WAS"})


async def test_both_executors_and_the_tree_in_memory_say_the_same(counting: Standing) -> None:
    tree = await tree_of(counting.graph)
    for number in range(12):
        world, asked = drawn(counting, Random(number))
        planned = await answer_of(counting.graph, ASKED, asked)
        COMPUTED.pop(counting.graph, None)
        referred = await answer_of(counting.graph, ASKED, asked, by_reference=True)
        COMPUTED.pop(counting.graph, None)
        held = await answer_of(counting.graph, ASKED, asked, tree=tree)
        COMPUTED.pop(counting.graph, None)
        assert planned.data == referred.data == held.data
        assert bool(planned.errors) != is_there(world, asked)


def test_every_indicator_counts_something_somewhere(counted: Forest) -> None:
    """In plain rows, which is cheap: what the drawn questions compare is not nothing."""
    found, on = Counter[str](), date(2026, 1, 1)
    for world in counted.worlds:
        indicating = Indicating(world, next(iter(world.nodes["Organization"])), "TOTAL", on, now=False)
        for year in (2021, 2022, 2023, 2024, 2025):
            for kind in IndicatorKind:
                above, _ = indicating.counted(kind, date(year, 1, 1), date(year + 1, 1, 1))
                found[kind] += above.total()
    assert {kind: found[kind] for kind in IndicatorKind if found[kind] < 2} == {}


REPORTED = """query ($under: ID!, $to: Date!, $interval: Interval!, $up: RollUp!, $by: IndicatorGroupBy!) {
  indicators(under: $under, from: "2023-01-01", to: $to, interval: $interval, rollUp: $up, groupBy: $by,
      kinds: [MEMBERS, ADMITTED], knownSince: "2023-04-21") {
    series { kind points { from to numerator source } } } }"""


async def reported(counting: Standing, to: str, interval: str, by: str = "TOTAL") -> list[Any]:
    given_ = {"to": to, "interval": interval, "up": "AS_NOW", "by": by, "under": root_of(counting)}
    return list((await ask(counting.graph, REPORTED, given_))["indicators"]["series"])


def root_of(counting: Standing) -> str:
    world = max(counting.forest.worlds, key=lambda one: len(one.nodes["Organization"]))
    return gid("Organization", next(iter(world.nodes["Organization"])))


async def test_what_happened_before_everything_was_known_is_not_told(counting: Standing) -> None:
    """Nobody knows who left before: the month of the first day is not whole, the members on its last day are known."""
    members, admitted = await reported(counting, "2023-07-01", "MONTH")
    assert [one["source"] for one in members["points"]] == ["NOT_KNOWN"] * 3 + ["COMPUTED"] * 3
    assert [one["source"] for one in admitted["points"]] == ["NOT_KNOWN"] * 4 + ["COMPUTED"] * 2
    assert {one["numerator"] for one in admitted["points"][:4]} == {None}


async def test_numbers_of_children_add_up_to_the_total(counting: Standing) -> None:
    for whole in await reported(counting, "2026-01-01", "QUARTER"):
        parts = [
            one for one in await reported(counting, "2026-01-01", "QUARTER", "CHILD") if one["kind"] == whole["kind"]
        ]
        sums = [[point["numerator"] or 0 for point in one["points"]] for one in parts]
        assert [point["numerator"] or 0 for point in whole["points"]] == [
            sum(column) for column in zip(*sums, strict=True)
        ]


async def test_too_many_intervals_are_refused_with_what_would_do(counting: Standing) -> None:
    asked = {"to": "2026-06-01", "interval": "MONTH", "up": "AS_WAS", "by": "TOTAL", "under": root_of(counting)}
    assert await refusal(counting.graph, REPORTED, asked) == {"code": "BAD_USER_INPUT", "argument": "to"}
    assert (await ask(counting.graph, REPORTED, {**asked, "to": "2026-05-01"}))["indicators"]["series"]
    asked = {**asked, "to": "2023-01-01"}
    assert await refusal(counting.graph, REPORTED, asked) == {"code": "BAD_USER_INPUT", "argument": "from"}


async def test_by_comparable_groups_only_shares_of_classified_members_are_told(counting: Standing) -> None:
    asked = {"to": "2026-01-01", "interval": "YEAR", "up": "AS_WAS", "by": "COMPARABLE_GROUP"}
    found = await refusal(counting.graph, REPORTED, {**asked, "under": root_of(counting)})
    assert found == {"code": "BAD_USER_INPUT", "argument": "groupBy"}


async def test_the_first_day_known_is_that_of_the_ledgers_first_line(counting: Standing) -> None:
    query = """query ($under: ID!) { indicators(under: $under, from: "2023-01-01", to: "2026-01-01", kinds: [MEMBERS]) {
      knownSince series { points { source } } } }"""
    found = (await ask(counting.graph, query, {"under": root_of(counting)}))["indicators"]
    assert found["knownSince"] > "2026-01-01"
    assert {one["source"] for one in found["series"][0]["points"]} == {"NOT_KNOWN"}


async def test_definitions_are_told_in_both_languages(counting: Standing) -> None:
    query = "{ indicatorDefinitions { kind name numerator denominator unit better happens } }"
    for by_reference in (False, True):
        answered = await answer_of(counting.graph, query, by_reference=by_reference)
        assert answered.data is not None
        told = {one["kind"]: one for one in answered.data["indicatorDefinitions"]}
        assert list(told) == [*IndicatorKind]
        assert [told[kind]["unit"] for kind in ("MEMBERS", "LEAVING_DAYS")] == ["NUMBER", "DAYS"]
        assert told["ADMITTED"] == {
            "kind": "ADMITTED",
            "name": "Admissions",
            "numerator": "people admitted in the interval, in the cell of that day",
            "denominator": "members on the first day of the interval",
            "unit": "SHARE",
            "better": "MORE",
            "happens": True,
        }


async def test_a_report_asks_few_statements_whatever_its_intervals(counting: Standing) -> None:
    recorder = Recorder(counting.graph)
    query = """query ($under: ID!) { indicators(under: $under, from: "2023-01-01", to: "2026-01-01", interval: MONTH) {
      series { kind } } }"""
    await ask(recorder, query, {"under": root_of(counting)})
    assert len(recorder.texts) <= 34
