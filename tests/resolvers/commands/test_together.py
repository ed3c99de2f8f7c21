"""Many changes in one transaction come to what they come to one by one: the same graph, the same lines."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest

from graph.engine.errors import GraphConflict
from graph.engine.sessions import Graph
from graph.engine.state import read_end
from graph.ledger.verify import verify_ledger
from graph.model.canonical import canonical
from graph.reads.row_counts import count_all
from resolvers.commands.fields import SPECS
from resolvers.commands.machinery.batch import Ids, Wanted
from resolvers.commands.machinery.replay import ChangeRefused, play
from resolvers.shared.identifiers import encode_id
from tests.conftest import Loaded
from tests.reference.world import gid
from tests.resolvers.commands.small import member, organization, small_world
from tests.resolvers.commands.together import about_from, coerced, lines_from, whole_graph
from tests.support.changing import change
from tests.support.noting import noted_in_transactions

pytestmark = pytest.mark.contract


@dataclass(frozen=True)
class Given:
    """A change, by its field."""

    field: str
    on: str
    input: dict[str, Any]


def key_of(place: int, name: str = "seed") -> str:
    """As `performing` makes it from the header of a request."""
    return canonical(["tester", f"{name}{place}", 1]).decode()


def link(type_name: str, *parts: str) -> str:
    return encode_id(type_name, "~".join(parts))


ADMITTED = gid("Member", Ids(key_of(0), []).take("m"))
HISTORY = (
    Given("admitMember", "2024-01-01", {"cell": organization("o6"), "name": "Lê Thị Hoa"}),
    Given("transferMember", "2024-02-01", {"member": member("m2"), "to": organization("o7"), "kind": "OFFICIAL"}),
    Given("setCircumstance", "2024-02-10", {"member": member("m2"), "circumstance": "WORKING_AWAY"}),
    Given("transferMember", "2024-03-01", {"member": member("m2"), "to": organization("o6"), "kind": "OFFICIAL"}),
    Given("endMembership", "2024-04-01", {"member": member("m1"), "reason": "LEFT"}),
    Given(
        "appoint",
        "2024-04-01",
        {"member": member("m2"), "organization": organization("o6"), "body": "CELL_COMMITTEE", "role": "SECRETARY"},
    ),
    Given("confirmOrganization", "2024-04-02", {"organization": organization("o6")}),
    Given(
        "assignSupervisor",
        "2024-05-01",
        {"supervisor": member("m4"), "organization": organization("o4"), "duties": ["FOLLOW", "ATTEND"]},
    ),
    Given("endSupervision", "2024-06-01", {"supervision": link("Supervision", "m4", "o4", "2024-05-01")}),
    Given(
        "recordMeeting",
        "2024-06-03",
        {
            "organization": organization("o6"),
            "expected": 3,
            "present": 2,
            "attendances": [{"member": member("m4"), "capacity": "SUPERVISOR"}],
        },
    ),
    Given(
        "establishOrganization",
        "2024-07-01",
        {"parent": organization("o4"), "name": "Chi bộ thôn 3", "level": "CELL", "places": [gid("Place", "p2")]},
    ),
    Given("renameOrganization", "2024-07-02", {"organization": organization("o7"), "name": "Chi bộ thôn Hai"}),
    Given("confirmOfficial", "2025-01-01", {"member": ADMITTED}),
    Given(
        "appointCommittee",
        "2025-01-02",
        {
            "organization": organization("o6"),
            "body": "CELL_COMMITTEE",
            "seats": [{"member": ADMITTED, "role": "SECRETARY"}, {"member": member("m2"), "role": "DEPUTY_SECRETARY"}],
        },
    ),
    Given(
        "takeOffice",
        "2025-01-03",
        {"holder": {"newPerson": "Trần B"}, "title": "Trưởng thôn", "at": {"place": gid("Place", "p2")}},
    ),
    Given(
        "applyReorganization",
        "2025-02-01",
        {
            "under": organization("o1"),
            "steps": [
                {"move": {"what": {"organizations": [organization("o6")]}, "to": organization("o5")}},
                {"dissolve": {"organization": organization("o7"), "membersTo": organization("o6")}},
            ],
        },
    ),
    Given("confirmOrganization", "2025-02-02", {"organization": organization("o6"), "expectedVersion": 3}),
    Given("endMembership", "2025-03-01", {"member": ADMITTED, "reason": "DECEASED"}),
)


def wanted_of(history: Sequence[Given], key: str = "seed") -> list[Wanted]:
    return [
        Wanted(
            SPECS[one.field],
            coerced(one.field, {**one.input, "on": one.on}),
            date.fromisoformat(one.on),
            "tester",
            key_of(place, key),
        )
        for place, one in enumerate(history)
    ]


def now() -> datetime:
    return datetime(2026, 1, 1, tzinfo=UTC)


async def last_line(graph: Graph) -> int:
    end = await read_end(graph)
    assert end is not None
    return end[0]


async def test_changes_made_together_come_to_what_they_come_to_one_by_one(
    small: Graph, loaded: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    # salts are drawn anew each time, and no two seals of one value are alike
    monkeypatch.setattr("graph.model.seals.secrets.token_hex", lambda size: "5a" * size)
    begun = await last_line(small) + 1
    for place, one in enumerate(HISTORY):
        payload = await change(small, one.field, {**one.input, "on": one.on}, key=f"seed{place}")
        assert payload["userErrors"] == [], one
    one_by_one = await whole_graph(small), await lines_from(small, begun), await about_from(small, begun)
    await loaded.hold(small_world())
    begun = await last_line(small) + 1
    rows = await count_all(small)
    together = await play(small, [wanted_of(HISTORY)], now)
    assert together.last == begun + len(HISTORY) - 1
    assert together.rows == await count_all(small) - rows
    assert (await whole_graph(small), await lines_from(small, begun), await about_from(small, begun)) == one_by_one
    assert (await verify_ledger(small, lambda *_: None)).problems == []


async def test_a_refusal_anywhere_refuses_all_and_names_the_change(small: Graph) -> None:
    before, line = await whole_graph(small), await last_line(small)
    twice = Given("setCircumstance", "2024-03-05", {"member": member("m2"), "circumstance": "WORKING_AWAY"})
    with pytest.raises(ChangeRefused, match=r"change 4, SET_CIRCUMSTANCE on 2024-03-05: .* is that already") as refused:
        await play(small, [wanted_of([*HISTORY[:4], twice, *HISTORY[4:]])], now)
    assert (refused.value.number, refused.value.refusals[0].field) == (4, ("circumstance",))
    assert (await whole_graph(small), await last_line(small)) == (before, line)


async def test_a_key_that_was_used_before_refuses_all(small: Graph) -> None:
    await play(small, [wanted_of(HISTORY[:1])], now)
    before = await whole_graph(small)
    with pytest.raises(GraphConflict):
        await play(small, [wanted_of([HISTORY[6], HISTORY[4]])], now)
    assert await whole_graph(small) == before


async def test_what_stands_after_a_refusal_are_whole_transactions(small: Graph) -> None:
    line = await last_line(small)
    again = Given("setCircumstance", "2024-03-05", {"member": member("m2"), "circumstance": "WORKING_AWAY"})
    wanted = wanted_of([*HISTORY[:5], again, again])
    with pytest.raises(ChangeRefused) as refused:
        await play(small, [wanted[:5], wanted[5:]], now)
    assert refused.value.number == 0
    assert await last_line(small) == line + 5
    assert (await verify_ledger(small, lambda *_: None)).problems == []


async def test_playing_that_is_stopped_leaves_whole_transactions(small: Graph) -> None:
    line, wanted = await last_line(small), wanted_of(HISTORY)

    def stop(_: int) -> None:
        playing.cancel()

    playing = asyncio.create_task(play(small, [[one] for one in wanted], now, made=stop))
    with pytest.raises(asyncio.CancelledError):
        await playing
    assert line + 1 <= await last_line(small) < line + len(wanted)
    assert (await verify_ledger(small, lambda *_: None)).problems == []


async def test_nothing_is_played_behind_what_somebody_else_has_changed(small: Graph) -> None:
    """By another process, which knows nothing of this one's turns."""
    other = Graph(small.driver, small.settings, small.address)
    loop, line = asyncio.get_running_loop(), await last_line(small)
    given = {"organization": organization("o5"), "name": "Đảng bộ Khác", "on": "2024-01-01"}

    def groups() -> Iterator[list[Wanted]]:
        wanted = wanted_of(HISTORY)
        yield wanted[:3]
        asyncio.run_coroutine_threadsafe(change(other, "renameOrganization", given), loop).result()
        yield wanted[3:]

    with pytest.raises(GraphConflict, match="Somebody else"):
        await play(small, groups(), now)
    assert await last_line(small) in {line + 1, line + 4}
    assert (await verify_ledger(small, lambda *_: None)).problems == []
    await other.drop_idle()


async def test_the_statements_do_not_grow_with_the_changes(small: Graph) -> None:
    def changes(day: str) -> list[Given]:
        moved = {"member": member("m2"), "to": organization("o7"), "kind": "OFFICIAL"}
        back = {**moved, "to": organization("o6")}
        away = {"member": member("m3"), "circumstance": "WORKING_AWAY"}
        given = {"transferMember": (moved, back), "setCircumstance": (away, {"member": member("m3")})}
        return [
            Given(field, f"{day}-{place + 1:02}", one)
            for field, both in given.items()
            for place, one in enumerate(both)
        ]

    many = [one for month in range(2, 12) for one in changes(f"2024-{month:02}")]
    with noted_in_transactions() as asked:
        await play(small, [wanted_of(changes("2024-01"))], now)
        few = len(asked)
        asked.clear()
        await play(small, [wanted_of(many, "many")], now)
    assert len(asked) <= few
