"""Hops that ask nothing of what they lead to, of whoever sees a part: in drawn worlds they lead to nothing that is not
shown, and lists that begin at the part hold what one behind all of the graph would hold.
"""

import pkgutil
from collections import Counter
from dataclasses import replace
from importlib import import_module
from random import Random

import pytest

import graph.records
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.cypher.patterns import Hop
from graph.cypher.scope import Seen
from graph.records.meetings import ATTENDANCES
from graph.records.members import EVERYBODY, MEMBER
from graph.records.organizations import ANCESTORS, ITSELF_AND_ANCESTORS, ORGANIZATION, PARENT, PROFILES
from tests.conftest import Loaded
from tests.contract.telling import told_schema
from tests.contract.viewing import viewers_of, views_of
from tests.support.asking import SCHEMA
from tests.worlds.forest import day_near, plant, together

pytestmark = pytest.mark.contract
UPWARDS = (PARENT, ANCESTORS, ITSELF_AND_ANCESTORS)


def declared() -> dict[str, Hop]:
    """All hops between records, by where they are declared."""
    modules = [import_module(one.name) for one in pkgutil.iter_modules(graph.records.__path__, "graph.records.")]
    return {
        f"{module.__name__.rpartition('.')[2]}.{name}": hop
        for module in modules
        for name, hop in vars(module).items()
        if isinstance(hop, Hop)
    }


def test_no_other_hop_asks_nothing() -> None:
    """One that is added is looked at here, or asks."""
    asking_nothing = {id(hop): name for name, hop in declared().items() if hop.seen is Seen.ALONG}
    known = {id(hop) for hop in (*UPWARDS, PROFILES, ATTENDANCES)}
    others = {name for one, name in asking_nothing.items() if one not in known}
    assert known <= asking_nothing.keys()
    # the tasks of a directive are told whole with it (`Seen.DIRECTED`)
    assert {name.partition(".")[0] for name in others} == {"directives"}


async def test_what_asks_nothing_leads_to_what_is_shown(loaded: Loaded) -> None:
    """On days around changes: upwards, to what an organization was called, to who came to a meeting."""
    forest, random = plant(16, seed=23), Random("hops")
    viewers = viewers_of(forest.worlds, told_schema(SCHEMA.graphql), random, 0)
    await loaded.hold(together([one.world.rows for one in viewers]))
    fetching, met = Fetching(loaded.graph), Counter[str]()
    for viewer, view in await views_of(loaded.graph, viewers):
        shown = sorted(view.sight.inside | view.sight.above)
        assert viewer.inside == view.sight.inside
        for _ in range(4):
            at = view.at(day_near(viewer.world, random))
            whole = View.whole(at.on)
            for hop in UPWARDS:
                rows = await fetching.pages(hop, shown, at, {})
                assert rows == await fetching.pages(hop, shown, whole, {})
                led = {values["id"] for page in rows for _, values in page}
                assert led <= set(shown)
                met[hop.name] += len(led)
        called: dict[str, list[str]] = {}
        for start, end, _ in viewer.world.links("HAS_PROFILE"):
            called.setdefault(start, []).append(viewer.world.nodes["Profile"][end]["name"])
        for one, page in zip(shown, await fetching.pages(PROFILES, shown, view, {}), strict=True):
            assert sorted(values["name"] for _, values in page) == sorted(called.get(one, []))
            met["PROFILES"] += len(page)
        held = sorted(start for start, end, _ in viewer.world.links("OF") if end in viewer.inside)
        came = {(end, start) for start, end, _ in viewer.world.links("ATTENDED")}
        for one, page in zip(held, await fetching.pages(ATTENDANCES, held, view, {}), strict=True):
            assert {(one, values["memberId"]) for _, values in page} <= came
            met["ATTENDANCES"] += len(page)
    print(met)
    assert min(met[name] for name in ("PARENT", "ANCESTORS", "ITSELF_AND_ANCESTORS", "PROFILES", "ATTENDANCES")) > 0


async def test_lists_that_begin_at_the_part_hold_what_is_behind_all(loaded: Loaded) -> None:
    """Each list that begins inside, against the same one that begins at the whole graph and asks of each row; of
    people, against those whom a cell of the part counts on the day."""
    beginning = {name: hop for name, hop in declared().items() if hop.inside and hop.record is not MEMBER}
    forest, random = plant(8, seed=24), Random("lists")
    viewers = viewers_of(forest.worlds, told_schema(SCHEMA.graphql), random, 0)
    await loaded.hold(together([one.world.rows for one in viewers]))
    fetching, met = Fetching(loaded.graph), Counter[str]()
    for viewer, view in await views_of(loaded.graph, viewers):
        at = view.at(day_near(viewer.world, random))
        for name, hop in beginning.items():
            for past in (False, True):
                [inside] = await fetching.pages(hop, [None], at, {}, past=past)
                asked = Seen.INSIDE if hop.record is ORGANIZATION else hop.seen
                [behind] = await fetching.pages(replace(hop, inside="", seen=asked), [None], at, {}, past=past)
                assert inside == behind
                met[name] += len(inside)
        [people] = await fetching.pages(EVERYBODY, [None], at, {})
        world, on = viewer.world, at.on
        counted = {one for one in world.members(on) if world.cell(one, on) in viewer.inside}
        assert {values["id"] for _, values in people} == counted
        met["members"] += len(people)
    print(met)
    assert min(met[name] for name in (*beginning, "members")) > 0
