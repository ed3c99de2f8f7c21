"""The reorganizations of the seeds, played by the commands: what comes out is what the draft says, table by table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest

from graph.engine.sessions import Graph
from graph.ledger.verify import verify_ledger
from resolvers.shared.identifiers import decode_id
from seeds import sizes
from seeds.draft.draft import Draft
from seeds.draft.emission import emit
from seeds.draft.rows import Rows
from seeds.draft.scale import REFORM, TINY
from seeds.draft.telling import Ref, Told
from seeds.state.hierarchy import Landmarks
from service.cli.changes import plan_for
from tests.conftest import Loaded
from tests.reference.world import gid
from tests.support.asking import ask
from tests.support.changing import change
from tests.support.tables import compared, read_tables

pytestmark = pytest.mark.contract

SCALE = replace(
    TINY,
    members=600,
    units_per_district=5,
    units_per_bloc=3,
    districts=frozenset({"509", "510", "519"}),
    da_nang_districts=frozenset({"497", "498"}),
)
"""The tiny graph with the districts of a commune that goes on (20695) and of the one that was split (20296)."""
NOT_TOLD_HERE = ("confirmedOn",)
"""What other changes of the history tell, and a new organization begins with."""


@dataclass
class Chapter:
    """A part of the history: the rows before and after it, and what was told meanwhile."""

    before: Rows
    after: Rows
    told: Sequence[Told]


@dataclass
class Chapters:
    """The chapters of a draft by the name of what made them."""

    found: dict[str, Chapter] = field(default_factory=dict[str, Chapter])

    def around(self, name: str, make: Callable[[Draft, Landmarks], None]) -> Callable[[Draft, Landmarks], None]:
        def made(draft: Draft, marks: Landmarks) -> None:
            before, first = emit(draft), len(draft.told)
            make(draft, marks)
            after = emit(draft)
            before.nodes["Place"], before.links["IN"] = after.nodes["Place"], after.links["IN"]
            self.found[name] = Chapter(before, after, draft.told[first:])

        return made


@pytest.fixture(scope="module")
def chapters() -> dict[str, Chapter]:
    """Both reorganizations of a small graph; places are known from the start, as no command makes them."""
    found = Chapters()
    with pytest.MonkeyPatch.context() as patch:
        for name in ("merge_communes", "reform"):
            patch.setattr(sizes, name, found.around(name, getattr(sizes, name)))
        sizes.build_scale(SCALE, seed=1)
    return found.found


async def test_the_public_plan_gives_every_commune_the_place_that_it_covers(
    loaded: Loaded, chapters: dict[str, Chapter]
) -> None:
    eve = chapters["reform"].before
    await loaded.hold(eve)
    loaded.forget()
    selected = "made { code places { code } } organization { places { code } }"
    payload = await change(loaded.graph, "applyReorganization", await plan_for(loaded.graph), selected)
    assert payload["userErrors"] == []
    made = {one["code"] for one in payload["made"]}
    assert made | {"20695", "48"} == {row["code"] for row in eve.nodes["Place"] if row["since"] == REFORM}
    assert all(one["places"] == [{"code": one["code"]}] for one in payload["made"])
    assert payload["organization"]["places"] == [{"code": "48"}]
    query = 'query ($on: Date!) { organization(by: { code: "20695" }, asOf: $on) { level places { code since } } }'
    going_on = (await ask(loaded.graph, query, {"on": "2025-07-01"}))["organization"]
    assert going_on == {"level": "UPPER_GRASSROOTS", "places": [{"code": "20695", "since": "2025-07-01"}]}


async def play(graph: Graph, told: Sequence[Told]) -> dict[str, str]:
    """Makes the changes one by one; the keys of the organizations that they made, as told by those in the graph."""
    made: dict[str, str] = {}
    for one in told:
        given = as_input(one.given, {there: here for here, there in made.items()})
        reorganizes = one.mutation == "applyReorganization"
        payload = await change(
            graph, one.mutation, {**given, "on": one.on.isoformat()}, "made { id: key }" if reorganizes else ""
        )
        assert payload["userErrors"] == [], one
        if reorganizes:
            organizations = [key for key in one.made if key.startswith("o")]
            made |= dict(zip(map(key_of, payload["made"]), organizations, strict=True))
    return made


def as_input(value: Any, keys: Mapping[str, str]) -> Any:
    """The input with global ids in the place of references."""
    if isinstance(value, Ref):
        return gid(value.type, "~".join(keys.get(part, part) for part in value.key.split("~")))
    if isinstance(value, Mapping):
        return {name: as_input(one, keys) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [as_input(one, keys) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def key_of(made: Mapping[str, str]) -> str:
    key: str = decode_id(made["id"], "id", {"Organization"}).key
    return key


@pytest.mark.parametrize("name", ["merge_communes", "reform"])
async def test_a_reorganization_played_by_the_commands_gives_the_rows_that_the_draft_tells(
    loaded: Loaded, chapters: dict[str, Chapter], name: str
) -> None:
    chapter = chapters[name]
    await loaded.hold(chapter.before)
    loaded.forget()
    made = await play(loaded.graph, chapter.told)
    played = compared(await read_tables(loaded.graph), made, NOT_TOLD_HERE)
    told = compared(chapter.after, {}, NOT_TOLD_HERE)
    assert told != compared(chapter.before, {}, NOT_TOLD_HERE)
    assert played.keys() == told.keys()
    for table, texts in told.items():
        assert played[table] == texts, table
    assert (await verify_ledger(loaded.graph, lambda *_: None)).problems == []
