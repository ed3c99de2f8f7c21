"""What each role is told of each position, the day before, on and after the reform: a table that people read.

```
o1 ── o2 (granted) ── o4 ── o6 (m1, until 1/7/2025 m5)      o1 ── o3 ── o5 ── o7 (m3, since 1/7/2025 m5)
```
On 1/7/2025 o9 under o5 went into o6, o10 under o5 ended without heirs, o11 moved from o4 to o5, o12 from o5 to o4.
m4 of o8 follows o6. m9 of o7 sat in the committee of o1 until then.
"""

from collections.abc import Mapping, MutableMapping
from datetime import UTC, date, datetime, timedelta
from time import monotonic
from typing import Any
from weakref import WeakKeyDictionary

import pytest

from execution.asked import Stated
from execution.operations import Operation
from execution.view import View
from graph.engine.sessions import Graph
from graph.ledger.readings import Wanted, newest
from graph.model.rights import ViewerRole, viewer_id
from graph.model.tables import OPEN_END
from graph.tree.tree import Tree
from resolvers.shared.identifiers import encode_id
from seeds.draft.rows import Rows
from service.access.tokens import Viewer
from tests.conftest import Loaded
from tests.resolvers.commands.small import (
    START,
    add_member,
    add_organization,
    add_seat,
    member,
    organization,
    small_world,
)
from tests.resolvers.commands.test_access import ISSUER, ON, grant
from tests.service.racing import asking_of
from tests.support.asking import SCHEMA

pytestmark = pytest.mark.engine
REFORM = date(2025, 7, 1)
DAYS = (REFORM - timedelta(days=1), REFORM, REFORM + timedelta(days=1))
ORGANIZATIONS: Mapping[str, str] = {
    "granted": "o2",
    "inside": "o6",
    "above": "o1",
    "aside": "o7",
    "went into one inside": "o9",
    "ended aside": "o10",
    "moved away": "o11",
    "moved in": "o12",
}
MEMBERS: Mapping[str, str] = {
    "member inside": "m1",
    "former member": "m5",
    "who follows one inside": "m4",
    "who sat above": "m9",
    "member aside": "m3",
}
TABLE = """
granted                 whole whole whole
inside                  whole whole whole
above                   whole whole whole
aside                   –     –     –
went into one inside    whole –     –
ended aside             –     –     –
moved away              –     –     –
moved in                whole whole whole
member inside           file  file  file
former member           name  name  name
who follows one inside  name  name  name
who sat above           name  name  name
member aside            –     –     –
"""
"""Of one above the name and numbers of what is the viewer's own under it; one that has ended is none any more. Of a
member of one's own the file, with what is personal where the role has that and a purpose is stated."""
IDENTIFYING = {ViewerRole.ORGANIZER}


def rows() -> Rows:
    made = small_world()
    for number, (key, parent, after) in enumerate(
        (("o9", "o5", None), ("o10", "o5", None), ("o11", "o4", "o5"), ("o12", "o5", "o4"))
    ):
        add_organization(made, key, None, "CELL", f"Chi bộ {key}", f"n{number}")
        made.add_link("PART_OF", key, parent, {"since": START, "until": REFORM})
        if after is not None:
            made.add_link("PART_OF", key, after, {"since": REFORM, "until": OPEN_END})
        else:
            made.nodes["Organization"][-1]["until"] = REFORM
            made.links["HAS_PROFILE"][-1][2]["until"] = REFORM
    made.add_node("ChangeEvent", {"id": "e1", "kind": "MERGER", "on": REFORM, "decision": None})
    made.add_link("ORIGINAL", "e1", "o9", {"extent": "WHOLE"})
    made.add_link("RESULTING", "e1", "o6", {})
    add_member(made, "m5", "o6")
    before = made.links["MEMBER_OF"][-1]
    made.links["MEMBER_OF"][-1] = (*before[:2], {**before[2], "until": REFORM})
    made.add_link("MEMBER_OF", "m5", "o7", {**before[2], "since": REFORM})
    add_member(made, "m9", "o7")
    add_seat(made, "m9", "o1", "EXECUTIVE_COMMITTEE", "COMMITTEE_MEMBER")
    made.links["HOLDS"][-1][2]["until"] = REFORM
    return made


def question() -> str:
    organizations = [
        f'o{at}: organization(by: {{ id: "{organization(one)}" }}, asOf: $on) {{ name memberCount }}'
        for at, one in enumerate(ORGANIZATIONS.values())
    ]
    members = [
        f'm{at}: member(id: "{member(one)}", asOf: $on) {{ {OF_MEMBER} }}' for at, one in enumerate(MEMBERS.values())
    ]
    return f"query ($on: Date) {{ {' '.join((*organizations, *members))} }}"


TREES: MutableMapping[Graph, Tree] = WeakKeyDictionary()
OF_MEMBER = "name standing admittedOn officialOn birthDate cardNumber"
FILE = Stated("MEMBER_FILE")


async def told(graph: Graph, viewer: str, query: str, day: date, stated: Stated | None = FILE) -> Any:
    """What the graph tells, and the tree beside it likewise."""
    found = []
    beside = TREES.setdefault(graph, Tree(graph, follow_ms=0))
    await beside.look(monotonic())
    for tree in (None, beside):
        come = await asking_of(graph, ON, tree)(None, Viewer(viewer_id(ISSUER, viewer), float("inf")), "")
        answer = await SCHEMA.operations.answer(Operation(query, {"on": day.isoformat()}, stated=stated), come)
        found.append(answer.data if not answer.errors else answer.errors[0].extensions)
    assert found[0] == found[1]
    return found[0]


def sight(value: Any) -> str:
    if value is None:
        return "–"
    if "memberCount" in value:
        return "whole"
    known = [value["standing"], value["admittedOn"], value["officialOn"]]
    assert all(known) or not any(known)
    return "file" if all(known) else "name"


async def table(graph: Graph, viewer: str) -> str:
    found = [await told(graph, viewer, question(), day) for day in DAYS]
    lines = []
    for kind, names in (("o", ORGANIZATIONS), ("m", MEMBERS)):
        for at, name in enumerate(names):
            lines.append(f"{name:<23} " + " ".join(f"{sight(day[f'{kind}{at}']):<5}" for day in found).rstrip())
    return "\n" + "\n".join(lines) + "\n"


@pytest.fixture
async def world(loaded: Loaded) -> Graph:
    loaded.forget()
    await loaded.hold(rows())
    loaded.forget()
    return loaded.graph


async def test_every_role_is_told_of_every_position_what_the_table_says(world: Graph) -> None:
    for role in ViewerRole:
        await grant(world, f"g{role}", sub=str(role), role=str(role), organization=organization("o2"))
    found = {role: await table(world, str(role)) for role in ViewerRole if role is not ViewerRole.FIGURES}
    assert set(found.values()) == {TABLE}, found
    home = f'{{ member(id: "{member("m1")}") {{ home {{ name }} }} }}'
    for viewer, query in (("FIGURES", question()), *((str(role), home) for role in ViewerRole), ("nobody", home)):
        assert (await told(world, viewer, query, REFORM))["code"] == "FORBIDDEN", (viewer, query)


async def test_what_is_personal_of_whom_is_told_to_whom_and_for_a_purpose_alone(world: Graph) -> None:
    """Of their own members alone, to whoever organizes; where it is told it is noted."""
    for role in ViewerRole:
        await grant(world, f"g{role}", sub=str(role), role=str(role), organization=organization("o2"))
    for role in set(ViewerRole) - {ViewerRole.FIGURES}:
        for day in DAYS:
            for stated in (FILE, None):
                found = await told(world, str(role), question(), day, stated)
                shown = {name for at, name in enumerate(MEMBERS) if (found[f"m{at}"] or {}).get("birthDate")}
                assert shown == ({"member inside"} if role in IDENTIFYING and stated else set()), (role, day, stated)
                assert shown == {name for at, name in enumerate(MEMBERS) if (found[f"m{at}"] or {}).get("cardNumber")}
    assert viewer_id(ISSUER, "ORGANIZER") in {one.viewer for one in await newest(world, Wanted(), 100)}


async def test_whose_days_are_not_told_is_there_on_every_day(world: Graph) -> None:
    """Else the day of an admission would be found by asking for one day after another; one's own begin with it."""
    await grant(world, "g", sub="READER", role="READER", organization=organization("o2"))
    before, meant = START - timedelta(days=1), ("m1", "m4", "m5", "m3")
    asked = " ".join(f'{one}: member(id: "{member(one)}", asOf: $on) {{ name }}' for one in meant)
    for day, there in ((before, {"m4", "m5"}), (START, {"m1", "m4", "m5"})):
        found = await told(world, "READER", f"query ($on: Date) {{ {asked} }}", day)
        assert {one for one in meant if found[one]} == there, day
    marked = " ".join(f'"{encode_id("Member", one, str(before))}"' for one in meant)
    found = await told(world, "READER", f"{{ nodes(ids: [{marked}]) {{ key }} }}", ON)
    assert [one is not None for one in found["nodes"]] == [False, True, True, False]


async def test_what_was_known_earlier_is_not_told_by_an_id_that_names_the_moment(world: Graph) -> None:
    """By what was known then, who has left since would be one of their own again, with the file."""
    for role in ("ORGANIZER", "READER"):
        await grant(world, f"g{role}", sub=role, role=role, organization=organization("o2"))
    mark = View.whole(ON).knowing(datetime.now(UTC)).mark
    for one in ("m1", "m3", "m99"):
        named = encode_id("Member", one, mark)
        for query in (f'{{ node(id: "{named}") {{ key }} }}', f'{{ nodes(ids: ["{named}"]) {{ key }} }}'):
            for role in ("ORGANIZER", "READER"):
                assert (await told(world, role, query, ON))["argument"] == "knownAt", (one, role)
