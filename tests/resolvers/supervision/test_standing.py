"""The standing of supervision links: every reason against the reference, the days around every change, the cost."""

from collections import Counter
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given

from graph.engine.relays import Recorder
from tests.conftest import Loaded, Standing
from tests.contract.drawing import draw, plenty, randoms
from tests.reference.supervision import link_id, links_on, reason, standing_answer
from tests.reference.world import viewed
from tests.support.asking import ask
from tests.worlds.forest import Forest, turning_days

pytestmark = pytest.mark.contract

STANDINGS = """
query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Supervision {
  standing { holds reason through { id: key } seats { id: key until organization { id: key } } } } } }
"""
REASONS = {"SEAT_ABOVE", "NO_SEAT", "SEAT_ENDED", "SEAT_NOT_ABOVE", "OWN_ORGANIZATION"}


def unordered(standing: dict[str, Any]) -> dict[str, Any]:
    return {**standing, "seats": sorted(standing["seats"], key=lambda seat: str(seat["id"]))}


@plenty
@given(random=randoms)
async def test_the_standing_of_every_link_is_what_the_rows_say(standing: Standing, random: Random) -> None:
    world, day = draw(standing.forest, random)
    links = links_on(world, day, past=True)[:100]
    found = await ask(standing.graph, STANDINGS, {"ids": [viewed(link_id(link), day) for link in links]})
    assert [unordered(node["standing"]) for node in found["nodes"]] == [
        standing_answer(world, link, day) for link in links
    ]


def test_every_reason_occurs_in_the_forest_often(planted: Forest) -> None:
    """Else the comparison above could agree for want of cases; a reason changes from one day to the next, too."""
    seen: Counter[str] = Counter()
    changes: Counter[tuple[str, str]] = Counter()
    for world in planted.worlds[:20]:
        for day in turning_days(world)[::3]:
            for member, organization, _ in links_on(world, day):
                now = reason(world, member, organization, day)[0]
                seen[now] += 1
                changes[reason(world, member, organization, day - timedelta(days=1))[0], now] += 1
    assert seen.keys() == REASONS
    assert min(seen.values()) >= 10, seen
    assert changes["SEAT_ABOVE", "SEAT_ENDED"]


async def test_many_links_cost_as_many_statements_as_one(standing: Standing) -> None:
    """A statement for the organizations, one for their links, four for the standings, two for the sentences."""
    query = """query ($first: Int!) { organizations(first: $first, asOf: "2023-05-01") { nodes {
      supervisions(includePast: true) { standing { holds reason explanation { text } seats { role } } } } } }"""
    costs = []
    for first in (40, 400):
        recorder = Recorder(standing.graph)
        await ask(recorder, query, {"first": first})
        costs.append(len(recorder.texts))
    assert costs[0] == costs[1] <= 8


SEEDED = """
query ($on: Date!) { organizations(first: 1000, asOf: $on) { nodes { name supervisions { id: key supervisor { name }
  standing { holds reason explanation { text } through { name } seats { until organization { name } } } } } } }
"""
REFORM = date(2025, 7, 1)


async def links_of_the_seed(tiny: Loaded, day: date) -> dict[str, dict[str, Any]]:
    """The links of the day with their standing by id, the names of both ends as `pair`."""
    nodes = (await ask(tiny.graph, SEEDED, {"on": day.isoformat()}))["organizations"]["nodes"]
    return {
        link["id"]: {**link["standing"], "pair": (link["supervisor"]["name"], one["name"])}
        for one in nodes
        for link in one["supervisions"]
    }


async def test_links_that_lost_their_standing_with_the_district_tier_are_named(tiny: Loaded) -> None:
    """Four members of the district committee of Quế Sơn still have their links on 2/7/2025, and no seat above."""
    before, after = [await links_of_the_seed(tiny, REFORM + timedelta(days=shift)) for shift in (-1, 1)]
    lost = [
        standing
        for link, standing in after.items()
        if link in before and before[link]["holds"] and not standing["holds"]
        if {seat["organization"]["name"] for seat in standing["seats"]} == {"Đảng bộ huyện Quế Sơn"}
    ]
    assert {standing["pair"] for standing in lost} == {
        ("Mai Thị Phương", "Chi bộ 2"),
        ("Văn Thị Hồng", "Chi bộ thôn Trung Hòa"),
        ("Bùi Thị Minh Diễm", "Chi bộ trường Tiểu học xã Quế Phú"),
        ("Võ Xuân Thịnh", "Chi bộ cơ quan xã Xuân Phú"),
    }
    assert {standing["reason"] for standing in lost} == {"SEAT_ENDED"}
    assert {seat["until"] for standing in lost for seat in standing["seats"]} == {"2025-07-01"}


async def test_a_standing_explains_itself_with_names_and_days(tiny: Loaded) -> None:
    pair = ("Văn Thị Hồng", "Chi bộ thôn Trung Hòa")
    before, on, after = [
        next(one["explanation"]["text"] for one in links.values() if one["pair"] == pair)
        for links in [await links_of_the_seed(tiny, REFORM + timedelta(days=shift)) for shift in (-1, 0, 1)]
    ]
    assert before == (
        "On 2025-06-30 Văn Thị Hồng sits in the executive committee of Đảng bộ huyện Quế Sơn (committee member, since "
        "2020-08-01), above Chi bộ thôn Trung Hòa."
    )
    assert on == (
        "On 2025-07-01 Văn Thị Hồng has no seat above Chi bộ thôn Trung Hòa: the seat in the executive committee of "
        "Đảng bộ huyện Quế Sơn (committee member, since 2020-08-01), which was above it, ended on 2025-07-01."
    )
    assert after == on.replace("On 2025-07-01", "On 2025-07-02")


async def test_each_reason_has_a_sentence_of_its_own(tiny: Loaded) -> None:
    links = await links_of_the_seed(tiny, date(2024, 1, 1))
    sentences = {one["reason"]: one["explanation"]["text"] for one in links.values()}
    assert sentences.keys() >= REASONS - {"NO_SEAT"}
    assert " belongs to " in sentences["OWN_ORGANIZATION"]
    assert "which is not above" in sentences["SEAT_NOT_ABOVE"]
    [nobody] = [
        one["explanation"]["text"]
        for one in (await links_of_the_seed(tiny, date(2024, 1, 1))).values()
        if one["reason"] == "NO_SEAT"
    ]
    assert "holds no seat in any committee" in nobody
