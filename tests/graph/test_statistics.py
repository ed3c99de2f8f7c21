"""What `hierarchy status` counts: the rows of the tiny seed, at all and alive on a day."""

from collections import Counter
from datetime import date
from typing import Any

import pytest

from graph.reads.row_counts import count_all, count_living, count_rows
from seeds.draft.rows import Rows
from tests.conftest import Loaded

pytestmark = pytest.mark.contract

DAYS = [date(2023, 4, 21), date(2024, 12, 31), date(2025, 1, 1), date(2025, 6, 30), date(2025, 7, 1), date(1900, 1, 1)]

OF_SEVERAL = {
    "HOLDS_OFFICE": ("HOLDS_OFFICE_IN", "HOLDS_OFFICE_AT"),
    "WORKS_ON": ("WORKS_ON", "MEMBER_WORKS_ON"),
}
"""Types of links of which several tables are."""


def holds(row: dict[str, Any], day: date) -> bool:
    return bool(row["since"] <= day < row["until"])


def counted(rows: Rows, day: date) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    levels = {row["id"]: row["level"] for row in rows.nodes["Profile"]}
    found.update(("Organization", levels[end]) for _, end, p in rows.links["HAS_PROFILE"] if holds(p, day))
    found.update(("Place", row["kind"]) for row in rows.nodes["Place"] if holds(row, day))
    found.update(("Member", "") for row in rows.nodes["Member"] if holds(row, day))
    found.update(("Meeting", "") for row in rows.nodes["Meeting"] if row["heldOn"] <= day)
    found.update(("ChangeEvent", row["kind"]) for row in rows.nodes["ChangeEvent"] if row["on"] <= day)
    for table, part in {"MEMBER_OF": "kind", "HOLDS": "body"}.items():
        found.update((table, p[part]) for _, _, p in rows.links.get(table, []) if holds(p, day))
    for table in ("SUPERVISES", "PART_OF", "COVERS", "LIVES_IN"):
        found.update((table, "") for _, _, p in rows.links.get(table, []) if holds(p, day))
    for kind, tables in OF_SEVERAL.items():
        for table in tables:
            found.update((kind, "") for _, _, p in rows.links.get(table, []) if holds(p, day))
    return found


@pytest.mark.parametrize("day", DAYS, ids=str)
async def test_what_holds_on_a_day_is_counted_kind_by_kind(tiny: Loaded, tiny_rows: Rows, day: date) -> None:
    found = await count_living(tiny.graph, day)
    assert {(kind, part): number for kind, part, number in found if number} == counted(tiny_rows, day)


async def test_levels_come_from_the_top_down(tiny: Loaded) -> None:
    levels = [part for kind, part, _ in await count_living(tiny.graph, date(2023, 4, 21)) if kind == "Organization"]
    assert levels[:3] == ["CENTRAL", "PROVINCIAL", "UPPER_GRASSROOTS"]


async def test_a_member_who_is_a_person_too_is_one_row(tiny: Loaded, tiny_rows: Rows) -> None:
    assert await count_all(tiny.graph) == tiny_rows.total()


async def test_all_rows_are_counted_by_label_and_type(tiny: Loaded, tiny_rows: Rows) -> None:
    found = dict(await count_rows(tiny.graph))
    assert found["Member"] == len(tiny_rows.nodes["Member"])
    assert found["Person"] == len(tiny_rows.nodes["Member"]) + len(tiny_rows.nodes["Person"])
    offices = sum(len(tiny_rows.links.get(table, [])) for table in OF_SEVERAL["HOLDS_OFFICE"])
    assert found["HOLDS_OFFICE"] == offices
