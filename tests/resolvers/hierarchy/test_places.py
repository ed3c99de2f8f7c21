"""Places, what lies in them and what covers them: the service against the reference."""

from random import Random

import pytest
from hypothesis import given

from tests.conftest import Standing
from tests.contract.drawing import draw, many, maybe, randoms
from tests.reference import geography
from tests.reference.world import gid
from tests.support.asking import ask
from tests.support.paging import walk

pytestmark = pytest.mark.contract

PLACE = """
query ($id: ID!, $on: Date!) { place(by: { id: $id }, asOf: $on) {
  id: key code kind name nameGenerated lat lon since until residentCount
  parent { id: key } organizations { id: key name } children(first: 1000) { nodes { id: key } }
  offices { id: key kind title since until holder { id: key } place { id: key } organization { id: key } }
} }
"""


@many
@given(random=randoms)
async def test_a_place_and_what_is_around_it(standing: Standing, random: Random) -> None:
    world, day = draw(standing.forest, random)
    one = random.choice(list(world.nodes["Place"]))
    found = (await ask(standing.graph, PLACE, {"id": gid("Place", one), "on": day.isoformat()}))["place"]
    if one not in geography.everywhere(world, day):
        assert found is None
        return
    found["offices"].sort(key=lambda row: row["id"])
    assert found == geography.place(world, one, day)


LIST = "places(under: $under, where: {kinds: $kinds, coverage: $coverage}, orderBy: $order, asOf: $on, PAGE)"
DECLARED = "$under: ID, $kinds: [PlaceKind!], $coverage: PlaceCoverage, $order: PlaceOrder, $on: Date!"


@many
@given(random=randoms)
async def test_lists_of_places_are_filtered_and_paged(standing: Standing, random: Random) -> None:
    """Everywhere, in a place, or covered under an organization."""
    world, day = draw(standing.forest, random)
    places, living = sorted(geography.everywhere(world, day)), world.organizations(day)
    kinds, coverage = maybe(random, ("PROVINCE", "COMMUNE", "VILLAGE")), random.choice((None, *COVERAGES))
    where = random.choice(("everywhere", *(["place"] if places else []), *(["organization"] if living else [])))
    under = None
    pools = [(each, geography.everywhere(each, day)) for each in standing.forest.worlds]
    if where == "place":
        one = random.choice(places)
        under, pools = gid("Place", one), [(world, {one} | geography.everything_in(world, one, day))]
    if where == "organization":
        one = random.choice(living)
        under, pools = gid("Organization", one), [(world, geography.covered_under(world, one, day))]
    rows = [
        (each.place_key(one), one)
        for each, pool in pools
        for one in pool
        if geography.fits(each, one, day, kinds, coverage)
    ]
    order = random.choice((None, {"field": "KIND_CODE", "direction": "DESC"}))
    variables = {"under": under, "kinds": kinds, "coverage": coverage, "order": order, "on": day.isoformat()}
    found = await walk(standing.graph, LIST, DECLARED, variables, first=50 if under is None else 2)
    assert found == [gid("Place", one) for _, one in sorted(rows, reverse=order is not None)]


COVERAGES = ("NO_MEMBERS", "NO_CELL", "JOINT_CELL")


@many
@given(random=randoms)
async def test_a_code_names_the_place_of_that_day(standing: Standing, random: Random) -> None:
    world, day = draw(standing.forest, random)
    coded = [row for row in world.nodes["Place"].values() if row["code"] is not None]
    row = random.choice(coded)
    query = "query ($code: String!, $on: Date!) { place(by: { code: $code }, asOf: $on) { id: key } }"
    found = (await ask(standing.graph, query, {"code": row["code"], "on": day.isoformat()}))["place"]
    there = row["id"] in geography.everywhere(world, day)
    assert found == ({"id": gid("Place", row["id"])} if there else None)
