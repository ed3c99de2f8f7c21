"""The days on which something changes, lives, and the clock, against the reference."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given

from tests.conftest import Loaded, Standing
from tests.contract.drawing import draw, many, maybe, randoms
from tests.reference import lineage, timeline
from tests.reference.world import World, gid
from tests.support.asking import TODAY, ask, refusal
from tests.worlds.forest import day_near

pytestmark = pytest.mark.contract

TIMELINE = """
query ($under: ID!, $of: [TimelineKind!], $from: Date, $to: Date) {
  timeline(under: $under, of: $of, from: $from, to: $to, first: 1000) {
    totalCount nodes { on counts { kind began ended } events { id: key } } }
  newest: timeline(under: $under, of: $of, from: $from, to: $to, last: 2) {
    pageInfo { hasPreviousPage hasNextPage } nodes { on } } }
"""
LIFE = """
query ($id: ID!) { life(id: $id) {
  key from until shown { ... on Organization { id name parent { key } } } beganBy { key } endedBy { key }
  cameFrom { organization { key } event { key } } wentInto { organization { key } from { key } event { key } } } }
"""


@many
@given(random=randoms)
async def test_days_are_those_on_which_the_rows_turn(standing: Standing, random: Random) -> None:
    """Also of an organization that has ended, and with what has just left it."""
    world, _ = draw(standing.forest, random)
    under = random.choice(list(world.nodes["Organization"]))
    bounds = sorted((day_near(world, random), day_near(world, random) + timedelta(days=1)))
    bounded = bounds[0] < bounds[1] and random.random() < 0.7
    since, until = bounds if bounded else (date(1900, 1, 1), date(2200, 1, 1))
    of = maybe(random, timeline.KINDS)
    given = {
        "under": gid("Organization", under),
        "of": of,
        **({"from": str(since), "to": str(until)} if bounded else {}),
    }
    found = await ask(standing.graph, TIMELINE, given)
    expected = timeline.timeline(world, under, set(of or timeline.USUAL), since, until)
    assert found["timeline"] == {"totalCount": len(expected), "nodes": expected}
    newest = {"pageInfo": {"hasPreviousPage": len(expected) > 2, "hasNextPage": False}}
    assert found["newest"] == {**newest, "nodes": [{"on": one["on"]} for one in expected[-2:]]}


@many
@given(random=randoms)
async def test_a_life_is_told_whatever_the_day(standing: Standing, random: Random) -> None:
    world, _ = draw(standing.forest, random)
    one = random.choice(list(world.nodes["Organization"]))
    found = (await ask(standing.graph, LIFE, {"id": gid("Organization", one, "2020-01-01")}))["life"]
    went = sorted((row["organization"]["key"], row["event"]["key"]) for row in found["wentInto"])
    assert {row["from"]["key"] for row in found.pop("wentInto")} <= {gid("Organization", one)}
    assert went == keys(world, one, back=False)
    assert sorted((row["organization"]["key"], row["event"]["key"]) for row in found.pop("cameFrom")) == keys(
        world, one, back=True
    )
    assert found == timeline.life(world, one, TODAY)


def keys(world: World, one: str, *, back: bool) -> list[tuple[str, str]]:
    found = lineage.steps(world, one, back=back)
    return sorted((gid("Organization", other), gid("ChangeEvent", event)) for other, event, _ in found)


async def test_the_clock_tells_between_which_days_the_hierarchy_changes(standing: Standing) -> None:
    ends = [timeline.clock(world) for world in standing.forest.worlds]
    first, last = min(one["firstDay"] for one in ends), max(one["lastDay"] for one in ends)
    found = (await ask(standing.graph, "{ clock { today firstDay lastDay } }"))["clock"]
    assert found == {"today": TODAY.isoformat(), "firstDay": first, "lastDay": last}


async def test_lives_of_members_places_and_links_are_told_and_of_what_never_was_null(tiny: Loaded) -> None:
    some = """{ members(first: 1, asOf: "2024-05-05") { nodes { id key memberships { id key since until } } }
      places(first: 1, asOf: "2024-05-05") { nodes { id key since until } } }"""
    found = await ask(tiny.graph, some)
    [member], [place] = found["members"]["nodes"], found["places"]["nodes"]
    [link, *_] = member["memberships"]
    query = "query ($id: ID!) { life(id: $id) { key from until shown { key } cameFrom { extent } beganBy { key } } }"
    for one in (place, link):
        told = (await ask(tiny.graph, query, {"id": one["id"]}))["life"]
        assert [told[name] for name in ("key", "from", "until")] == [one[name] for name in ("key", "since", "until")]
        assert told["shown"] == {"key": one["key"]}
        assert [told["cameFrom"], told["beganBy"]] == [[], None]
    assert (await ask(tiny.graph, query, {"id": member["id"]}))["life"]["shown"] == {"key": member["key"]}
    assert (await ask(tiny.graph, query, {"id": gid("Organization", "o999999")}))["life"] is None


async def test_what_has_no_life_or_no_period_is_refused_by_its_argument(tiny: Loaded) -> None:
    meeting, nobody = gid("Meeting", "g1"), gid("Organization", "o999999")
    refused = {
        f'{{ life(id: "{meeting}") {{ key }} }}': "id",
        f'{{ timeline(under: "{nobody}") {{ totalCount }} }}': "under",
        f'{{ timeline(under: "{nobody}", from: "2025-01-01", to: "2025-01-01") {{ totalCount }} }}': "from",
        f'{{ timeline(under: "{nobody}", of: []) {{ totalCount }} }}': "of",
    }
    for query, argument in refused.items():
        assert await refusal(tiny.graph, query) == {"code": "BAD_USER_INPUT", "argument": argument}


async def test_the_head_is_the_last_line_of_the_ledger(tiny: Loaded) -> None:
    query = "{ clock { head { seq at } } changes(last: 1) { nodes { seq at } } }"
    found = await ask(tiny.graph, query)
    assert [found["clock"]["head"]] == found["changes"]["nodes"]
