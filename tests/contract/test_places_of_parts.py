"""Lists of places for whoever sees a part: what their own organizations cover, and what lies in it, by the reference.

What a village lacks is told as if nothing else covered anything; of whoever lives there nothing is told.
"""

from collections import Counter
from datetime import date
from random import Random

import pytest

from tests.conftest import Loaded
from tests.contract.telling import told_schema
from tests.contract.test_sums_of_parts import Asked
from tests.contract.viewing import Viewer, tree_of, viewers_of, views_of
from tests.reference import geography
from tests.reference.world import World, gid
from tests.support.asking import SCHEMA
from tests.worlds.forest import day_near, plant, together

pytestmark = pytest.mark.contract
PLACES = """query ($under: ID, $kinds: [PlaceKind!], $coverage: PlaceCoverage, $order: PlaceOrder, $on: Date!) {
  places(under: $under, where: { kinds: $kinds, coverage: $coverage }, orderBy: $order, asOf: $on, first: 1000) {
    totalCount nodes { id: key name kind } } }"""
COVERAGES = ("NO_CELL", "JOINT_CELL")


def of_part(world: World) -> set[str]:
    """What some organization covers on any day, and what ever lies in that."""
    found, waiting = set[str](), [end for _, end, _ in world.links("COVERS")]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += [start for start, end, _ in world.links("IN") if end == one]
    return found


class Places(Asked):
    """The same who asks, for places: what others cover is in no row of the world as they see it."""

    async def listed(self, on: date) -> None:
        world, random = self.world, Random(f"places {on}")
        own = of_part(world) & geography.everywhere(world, on)
        kinds = random.choice((None, ["VILLAGE"], ["COMMUNE", "VILLAGE"]))
        up = random.random() < 0.5
        for coverage in (None, *COVERAGES):
            await self.equal("everywhere", None, own, kinds, coverage, on, up=up)
        above = [one for one in world.organizations(on) if one not in self.inside]
        for under in (*random.sample(world.organizations(on), min(2, len(world.organizations(on)))), *above[:1]):
            covered = geography.covered_under(world, under, on)
            for coverage in (None, *COVERAGES):
                await self.equal("covered under", gid("Organization", under), covered, kinds, coverage, on, up=up)
        for place in random.sample(sorted(own), min(2, len(own))):
            inside = own & ({place} | geography.everything_in(world, place, on))
            await self.equal("in a place", gid("Place", place), inside, kinds, random.choice(COVERAGES), on, up=up)

    async def equal(
        self, name: str, under: str | None, pool: set[str], kinds: list[str] | None, coverage: str | None, on: date,
        *, up: bool,
    ) -> None:  # fmt: skip
        world = self.world
        kept = [one for one in pool if geography.fits(world, one, on, kinds, coverage)]
        kept.sort(key=world.place_key, reverse=not up)
        order = {"field": "KIND_CODE", "direction": "ASC" if up else "DESC"}
        asked = {"under": under, "kinds": kinds, "coverage": coverage, "order": order, "on": str(on)}
        found = await self.ask(PLACES, asked, "places")
        assert [one["id"] for one in found["nodes"]] == [gid("Place", one) for one in kept]
        assert found["totalCount"] == len(kept)
        self.seen[f"{name} {coverage}"] += bool(kept)


def join(viewer: Viewer) -> None:
    """Has a cell of theirs cover a second village, wherever one covers any: seldom one does."""
    places, covers = viewer.world.nodes["Place"], viewer.world.rows.links.setdefault("COVERS", [])
    own = [row for row in covers if row[0] in viewer.inside and places[row[1]]["kind"] == "VILLAGE"]
    for cell, village, life in own[:1]:
        others = (one for one, row in places.items() if row["kind"] == "VILLAGE" and one != village)
        other = next((one for one in others if all(row[:2] != (cell, one) for row in covers)), None)
        covers += [(cell, other, dict(life))] if other else []


async def test_lists_of_places_are_those_of_a_world_that_has_nothing_else(loaded: Loaded) -> None:
    forest, random = plant(10, seed=11), Random("places1")
    viewers = viewers_of(forest.worlds, told_schema(SCHEMA.graphql), random, 0)
    for viewer in viewers:
        join(viewer)
    await loaded.hold(together([one.world.rows for one in viewers]))
    tree = await tree_of(loaded.graph)
    seen: Counter[str] = Counter()
    for viewer, view in await views_of(loaded.graph, viewers):
        one = Places(loaded.graph, tree, viewer, view, random)
        one.world.rows.links["COVERS"] = [row for row in one.world.rows.links["COVERS"] if row[0] in viewer.inside]
        for _ in range(3):
            await one.listed(day_near(viewer.world, random))
        seen += one.seen
    print(seen)
    wanted = {f"everywhere {one}" for one in (None, *COVERAGES)} | {"covered under None", "in a place NO_CELL"}
    assert wanted <= seen.keys()
    assert seen["covered under NO_CELL"] == 0
