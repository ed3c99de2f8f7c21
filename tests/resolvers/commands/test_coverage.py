"""Which places an organization covers: all of them are named, the day before, the day itself, and what is refused."""

from datetime import date
from typing import Any

import pytest

from graph.engine.relays import Recorder
from graph.engine.sessions import Graph
from graph.facts.memory import Memory
from graph.facts.recall import Recall
from graph.ledger.verify import verify_ledger
from graph.model.derived import place_keys
from graph.model.tables import OPEN_END
from resolvers.commands import reorganization
from resolvers.commands.machinery.batch import Ids
from resolvers.commands.machinery.change import Work
from seeds.draft.rows import Rows
from tests.conftest import Loaded
from tests.reference.world import gid
from tests.resolvers.commands.small import organization, small_world
from tests.support.asking import ask
from tests.support.changing import change, refused

pytestmark = pytest.mark.contract

DAY = "2025-07-01"
EVE = "2025-06-30"
ABOUT = """query ($id: ID!, $on: Date!) { organization(by: { id: $id }, asOf: $on) {
  version places { id: key } history { nodes { kind decision } } } }"""


def place(key: str) -> str:
    return gid("Place", key)


@pytest.fixture
async def small(loaded: Loaded) -> Graph:
    """The small world with a commune p3 that follows p1 on the day."""
    rows = small_world()
    add_place(rows, "p3", date.fromisoformat(DAY))
    await loaded.hold(rows)
    loaded.forget()
    return loaded.graph


def add_place(rows: Rows, key: str, since: date) -> None:
    row: dict[str, Any] = {"id": key, "code": None, "kind": "COMMUNE", "name": "An Phú Đông", "nameGenerated": 0}
    where = {"lat": 15.5, "lon": 108.0, "since": since, "until": OPEN_END}
    rows.add_node("Place", {**row, **where, **place_keys(row)})


async def about(graph: Graph, key: str, on: str = DAY) -> Any:
    return (await ask(graph, ABOUT, {"id": organization(key), "on": on}))["organization"]


async def covered(graph: Graph, key: str, on: str = DAY) -> set[str]:
    return {one["id"] for one in (await about(graph, key, on))["places"]}


async def test_the_places_that_are_named_are_covered_from_the_day_on_and_no_others(small: Graph) -> None:
    given = {"organization": organization("o4"), "places": [place("p3")], "on": DAY, "decision": "7-QĐ"}
    payload = await change(small, "coverPlaces", given, "organization { places { id: key } }")
    assert payload["userErrors"] == []
    assert payload["organization"]["places"] == [{"id": place("p3")}]
    assert await covered(small, "o4", EVE) == {place("p1")}
    after = await about(small, "o4", "2025-07-02")
    assert after["places"] == [{"id": place("p3")}]
    assert after["version"] == 2, "clients that read the places before must read them again"
    assert after["history"]["nodes"] == [{"kind": "COVER_PLACES", "decision": "7-QĐ"}]
    assert (await verify_ledger(small, lambda *_: None)).problems == []


async def test_what_is_covered_already_goes_on_and_nothing_named_means_none(small: Graph) -> None:
    both = {"organization": organization("o4"), "places": [place("p1"), place("p3"), place("p3")], "on": DAY}
    assert (await change(small, "coverPlaces", both))["userErrors"] == []
    assert await covered(small, "o4") == {place("p1"), place("p3")}
    none = {"organization": organization("o4"), "places": [], "on": "2025-08-01"}
    assert (await change(small, "coverPlaces", none))["userErrors"] == []
    assert await covered(small, "o4", "2025-07-31") == {place("p1"), place("p3")}
    assert await covered(small, "o4", "2025-08-01") == set()


async def test_what_was_to_begin_on_the_day_is_taken_back(small: Graph) -> None:
    for places in (["p3"], ["p1"]):
        given = {"organization": organization("o4"), "places": [place(one) for one in places], "on": DAY}
        assert (await change(small, "coverPlaces", given))["userErrors"] == []
    assert await covered(small, "o4") == {place("p1")}


async def test_a_change_of_the_past_holds_until_the_next_one_that_is_known(small: Graph) -> None:
    later = {"organization": organization("o7"), "places": [place("p2")], "on": DAY}
    earlier = {"organization": organization("o7"), "places": [place("p1")], "on": "2025-01-01"}
    for given in (later, earlier):
        assert (await change(small, "coverPlaces", given))["userErrors"] == []
    for day, places in (
        ("2024-12-31", set()),
        ("2025-01-01", {place("p1")}),
        (EVE, {place("p1")}),
        (DAY, {place("p2")}),
    ):
        assert await covered(small, "o7", day) == places, day
    again = {"organization": organization("o7"), "places": [place("p2")], "on": "2025-03-01"}
    assert "take that back first" in (await refused(small, "coverPlaces", again))["message"]
    nothing = {"organization": organization("o7"), "places": [], "on": "2025-03-01"}
    assert (await change(small, "coverPlaces", nothing))["userErrors"] == []
    assert await covered(small, "o7", "2025-03-01") == set()
    assert await covered(small, "o7", DAY) == {place("p2")}, "recorded before, for a later day"


@pytest.mark.parametrize(
    ("given", "rule", "field"),
    [
        ({"places": [place("p1")]}, "CHANGES_SOMETHING", "places"),
        ({"places": [place("p9")]}, "EXISTS", "places"),
        ({"places": [place("p3")], "on": EVE}, "INSIDE_LIVES", "places"),
        ({"places": [], "expectedVersion": 7}, "EXPECTED_VERSION", "expectedVersion"),
        ({"places": [], "organization": organization("o99")}, "EXISTS", "organization"),
    ],
    ids=["nothing differs", "unknown", "not there yet", "outdated", "unknown organization"],
)
async def test_what_cannot_be_covered_is_refused(small: Graph, given: dict[str, Any], rule: str, field: str) -> None:
    refusal = await refused(small, "coverPlaces", {"organization": organization("o4"), "on": DAY, **given})
    assert (refusal["rule"], refusal["field"]) == (rule, ["input", field])


async def test_a_tried_change_leaves_the_places_as_they_are(small: Graph) -> None:
    given = {"organization": organization("o4"), "places": [place("p3")], "on": DAY, "dryRun": True}
    payload = await change(small, "coverPlaces", given, "organization { places { id: key } }")
    assert payload["organization"]["places"] == [{"id": place("p3")}]
    assert await covered(small, "o4") == {place("p1")}


async def test_a_plan_gives_places_to_what_it_makes_and_to_what_goes_on(small: Graph) -> None:
    new = {"key": "A", "name": "Đảng bộ xã Mới", "level": "UPPER_GRASSROOTS", "parent": organization("o1")}
    steps = [
        {"cover": {"organization": organization("o4"), "places": [place("p3")]}},
        {"establish": {**new, "places": [place("p1")]}},
        {"cover": {"organization": "new:A", "places": [place("p1"), place("p2")]}},
    ]
    given = {"under": organization("o1"), "on": DAY, "steps": steps}
    payload = await change(small, "applyReorganization", given, "made { places { id: key } } effects { kind count }")
    assert payload["userErrors"] == []
    assert {one["id"] for one in payload["made"][0]["places"]} == {place("p1"), place("p2")}
    assert {"kind": "PLACES_COVERED", "count": 3} in payload["effects"]
    assert await covered(small, "o4", EVE) == {place("p1")}
    assert await covered(small, "o4") == {place("p3")}


async def test_a_plan_tells_which_step_covers_what_is_not_there(small: Graph) -> None:
    steps = [{"endSeats": organization("o2")}, {"cover": {"organization": organization("o4"), "places": [place("p9")]}}]
    given = {"under": organization("o1"), "on": DAY, "steps": steps}
    refusal = await refused(small, "applyReorganization", given)
    assert (refusal["rule"], refusal["field"]) == ("EXISTS", ["input", "steps", "1", "cover"])


async def test_a_plan_reads_all_its_places_at_once(small: Graph) -> None:
    new = {"level": "UPPER_GRASSROOTS", "parent": organization("o1"), "places": [place("p1")]}
    asked = []
    for number in (1, 5):
        steps = [{"establish": {**new, "key": str(one), "name": f"Đảng bộ xã {one}"}} for one in range(number)]
        steps.append({"cover": {"organization": organization("o4"), "places": [place("p3")]}})
        recorder = Recorder(small)
        given = {"under": organization("o1"), "steps": steps}
        reads = Recall(Memory(recorder))
        await reorganization.apply(Work(reads, given, date.fromisoformat(DAY), Ids("plan", []).take))
        asked.append(len(recorder.asked))
    assert asked[0] == asked[1]


@pytest.mark.parametrize(("ends", "expected"), [(False, {"p1"}), (True, set())], ids=["lasts", "ends that day"])
async def test_a_merger_takes_the_places_along_that_last(loaded: Loaded, ends: bool, expected: set[str]) -> None:
    rows = small_world()
    if ends:
        rows.nodes["Place"][0]["until"] = date.fromisoformat(DAY)
        rows.links["IN"].clear()
    await loaded.hold(rows)
    loaded.forget()
    given = {"organizations": [organization("o4")], "into": {"organization": organization("o5")}, "on": DAY}
    assert (await change(loaded.graph, "mergeOrganizations", given))["userErrors"] == []
    assert await covered(loaded.graph, "o5") == {place(one) for one in expected}
    assert await covered(loaded.graph, "o5", EVE) == set()
