"""How the seeds open and close cases: as the history has it, whole, and each marked as invented."""

from collections import Counter

import pytest

from graph.ledger.cases_kept import CasesKept
from graph.model.canonical import node_form
from graph.model.case_tables import CASE, OF_CASES
from seeds.draft.rows import Rows
from seeds.draft.scale import END, LETTER
from tests.reference.world import World


def test_seeded_cases_keep_the_rules_and_are_marked_as_invented(tiny_rows: Rows) -> None:
    kept = CasesKept()
    for row in tiny_rows.nodes["Case"]:
        stated = {name: value for name, value in row.items() if value is not None}
        assert row["summary"] == "Số liệu dựng"
        assert LETTER < row["openedOn"] <= (row["closedOn"] or row["openedOn"]) < END
        assert node_form(CASE, row)
        kept.take(row["id"], {name: str(value) if name.endswith("On") else value for name, value in stated.items()})
    for table in OF_CASES:
        for case, end, _ in tiny_rows.links.get(table.name, []):
            kept.join(table, case, end)
    assert list(kept.broken()) == []


@pytest.mark.province
def test_who_goes_is_closed_on_the_day_of_going_and_expulsions_are_those_of_the_history(province_rows: Rows) -> None:
    world = World(province_rows)
    about = {case: member for case, member, _ in province_rows.links["CONCERNS_MEMBER"]}
    reasons = {
        (start, p["until"]): p.get("endReason")
        for start, _, p in province_rows.links["MEMBER_OF"]
        if p["kind"] == "OFFICIAL"
    }
    cases = province_rows.nodes["Case"]
    gone = [one for one in cases if one["outcome"] in {"LEFT", "REMOVED"}]
    assert all(reasons[about[one["id"]], one["closedOn"]] == one["outcome"] for one in gone)
    expelled = {about[one["id"]] for one in cases if one["form"] == "EXPULSION"}
    assert expelled == {member for (member, until), reason in reasons.items() if reason == "EXPELLED" and until < END}
    kinds = Counter((one["kind"], one["outcome"] is None) for one in cases)
    assert kinds["LEAVING", True] > 20
    assert kinds["FEEDBACK", True] > 2
    assert 300 < len(cases) < 1_000
    assert all(world.nodes["Member"][one]["since"] <= END for one in about.values())
