"""What norms, which are versioned data, are against is made and told, by the version of the day."""

import asyncio
from datetime import date, timedelta
from typing import Any

import pytest

from graph.engine.sessions import Graph
from graph.model.norms import full_years, months_after
from graph.model.tables import OPEN_END
from seeds.draft.draft import Draft
from seeds.draft.emission import emit_rules
from seeds.draft.rows import Rows
from seeds.draft.scale import REFORM
from seeds.state.held_against import make_rules
from tests.conftest import Loaded
from tests.resolvers.commands.small import organization, small_world
from tests.resolvers.commands.test_lives import done

contract = pytest.mark.contract

EVE = (REFORM - timedelta(days=1)).isoformat()
DAY = REFORM.isoformat()
WARNED = "warnings { rule field message conflicting }"
MADE = f"organization {{ id: key }} {WARNED}"


@pytest.fixture
async def normed(loaded: Loaded) -> Graph:
    """The small world with the norms of the seeds."""
    rows, draft = small_world(), Draft(1)
    make_rules(draft)
    norms = Rows()
    emit_rules(norms, draft)
    for label, own in norms.nodes.items():
        rows.nodes[label] = own
    await loaded.hold(rows)
    loaded.forget()
    return loaded.graph


def rules_of(payload: dict[str, Any]) -> list[str]:
    return [one["rule"] for one in payload["warnings"]]


def new(level: str, parent: str, on: str = "2026-05-01") -> dict[str, Any]:
    return {"name": "Mới", "level": level, "parent": organization(parent), "on": on}


@contract
@pytest.mark.parametrize(("level", "parent", "on", "told"), [
    ("CENTRAL", "o6", DAY, True), ("PROVINCIAL", "o4", DAY, True), ("CELL", "o6", DAY, True),
    ("CELL", "o4", DAY, False), ("GROUP", "o6", DAY, False), ("SECTIONAL", "o2", DAY, True),
    ("CELL", "o2", EVE, True), ("CELL", "o2", DAY, False), ("GRASSROOTS_CELL", "o1", DAY, False),
])  # fmt: skip
async def test_a_level_that_may_not_stand_there_is_told(
    normed: Graph, level: str, parent: str, on: str, told: bool
) -> None:
    """FAULTS A30, B3: by the version of the day; a cell stands under a district's successor from 1/7/2025 on."""
    payload = await done(normed, "establishOrganization", new(level, parent, on), MADE)
    assert rules_of(payload) == ["LEVEL_FITS"] * told
    assert all(one["conflicting"] == payload["organization"]["id"] for one in payload["warnings"])
    assert all(one["message"].count("Điều lệ Đảng, điều 10") == 1 for one in payload["warnings"])


@contract
async def test_a_root_of_a_low_level_is_told(normed: Graph) -> None:
    """FAULTS A30."""
    given = {"name": "Mới", "on": DAY}
    assert rules_of(await done(normed, "establishOrganization", {**given, "level": "CENTRAL"}, WARNED)) == []
    assert rules_of(await done(normed, "establishOrganization", {**given, "level": "CELL"}, WARNED)) == ["LEVEL_FITS"]


@contract
async def test_a_cell_that_moves_under_a_cell_is_told(normed: Graph) -> None:
    """FAULTS B3."""
    given = {"organization": organization("o6"), "to": organization("o7"), "on": DAY}
    payload = await done(normed, "moveOrganization", given, WARNED)
    assert rules_of(payload) == ["LEVEL_FITS"]
    assert "A cell would stand under a cell" in payload["warnings"][0]["message"]
    back = {"organization": organization("o6"), "to": organization("o5"), "on": "2026-01-01"}
    assert rules_of(await done(normed, "moveOrganization", back, WARNED)) == []


@contract
async def test_another_level_is_held_against_what_is_above_and_below(normed: Graph) -> None:
    """FAULTS B3: o4 stands under o2 (UPPER_GRASSROOTS) and above o6 (CELL); another name is held against nothing."""
    given = {"organization": organization("o4"), "level": "SECTIONAL", "on": DAY}
    payload = await done(normed, "changeLevel", given, WARNED)
    assert rules_of(payload) == ["LEVEL_FITS"], "a sectional organization under a district; cells may stand under it"
    given = {"organization": organization("o4"), "level": "GROUP", "on": "2026-01-01"}
    assert rules_of(await done(normed, "changeLevel", given, WARNED)) == ["LEVEL_FITS"] * 2
    renamed = {"organization": organization("o4"), "name": "Tên khác", "on": "2026-02-01"}
    assert rules_of(await done(normed, "renameOrganization", renamed, WARNED)) == []


@contract
async def test_changes_that_wait_together_are_held_against_what_those_before_left(normed: Graph) -> None:
    """FAULTS B3: the second moves under what the first has made a cell."""
    async with normed.turns.alone:
        waiting = [
            asyncio.ensure_future(done(normed, field, {**given, "on": DAY}, WARNED))
            for field, given in (
                ("changeLevel", {"organization": organization("o5"), "level": "GROUP"}),
                ("moveOrganization", {"organization": organization("o6"), "to": organization("o5")}),
            )
        ]
        while len(normed.turns.line) < len(waiting):  # noqa: ASYNC110  # what is waited for tells nobody
            await asyncio.sleep(0)
    _, moved = await asyncio.gather(*waiting)
    assert "A cell would stand under a group" in moved["warnings"][0]["message"]


@contract
@pytest.mark.parametrize(("born", "told"), [
    ("2020-01-01", True), ("2008-05-02", True), ("2008-05-01", False), ("1965-05-02", False), ("1965-05-01", True),
])  # fmt: skip
async def test_an_age_outside_of_the_norm_is_told(normed: Graph, born: str, told: bool) -> None:
    """FAULTS B1: at 18 to 60 full years on 2026-05-01."""
    given = {"cell": organization("o6"), "name": "Lê Thị Hoa", "birthDate": born, "on": "2026-05-01"}
    payload = await done(normed, "admitMember", given, WARNED)
    assert rules_of(payload) == ["AGE_FITS"] * told
    assert all(one["field"] == ["input", "birthDate"] for one in payload["warnings"])


@contract
@pytest.mark.parametrize(("on", "told"), [("2025-05-08", True), ("2026-04-30", True), ("2026-05-01", False)])
async def test_a_probation_that_is_too_short_is_told(normed: Graph, on: str, told: bool) -> None:
    """FAULTS B3: twelve months from 2025-05-01 on."""
    given = {"cell": organization("o6"), "name": "Lê Thị Hoa", "birthDate": "1990-01-01", "on": "2025-05-01"}
    made = await done(normed, "admitMember", given, "member { id: key }")
    payload = await done(normed, "confirmOfficial", {"member": made["member"]["id"], "on": on}, WARNED)
    assert rules_of(payload) == ["PROBATION_LASTS"] * told
    assert all(one["field"] == ["input", "on"] for one in payload["warnings"])


@contract
@pytest.mark.parametrize(("numbers", "field"), [
    ({"expected": 2, "present": 2}, None), ({"expected": 500, "present": 500}, "present"),
    ({"expected": 3, "present": 1}, "expected"),
])  # fmt: skip
async def test_more_than_a_cell_has_is_told(normed: Graph, numbers: dict[str, int], field: str | None) -> None:
    """FAULTS B3: o6 has two members; more present than expected is refused, as ever."""
    given = {"organization": organization("o6"), **numbers, "on": DAY}
    payload = await done(normed, "recordMeeting", given, WARNED)
    assert [one["field"][-1] for one in payload["warnings"]] == [field] * (field is not None)


def test_years_and_months_end_where_the_calendar_ends_them() -> None:
    born = date(1980, 2, 29)
    assert [full_years(born, date(2001, month, 28 if month == 2 else 1)) for month in (2, 3)] == [20, 21]
    assert months_after(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert months_after(date(2025, 12, 31), 2) == date(2026, 2, 28)
    assert months_after(date(2025, 12, 31), 100_000) == date.max
    assert months_after(date(2025, 12, 31), -100_000) == date.min


def test_every_norm_has_a_source_and_days() -> None:
    draft = Draft(1)
    make_rules(draft)
    lives = [(one.regulation, one.since, one.until) for one in draft.level_rules]
    lives += [(one.regulation, one.since, one.until) for one in draft.admission_rules]
    assert all(regulation and since < until <= OPEN_END for regulation, since, until in lives)
