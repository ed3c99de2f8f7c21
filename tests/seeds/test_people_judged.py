"""How the seeds classify members of two districts, and who reviewed themselves."""

from collections import Counter, defaultdict
from datetime import date, timedelta

from seeds.draft.rows import Rows
from tests.reference.auditing import later
from tests.reference.world import World

YEARS = (date(2023, 12, 31), date(2024, 12, 31))


def test_members_of_two_districts_are_classified_who_are_to_be(tiny_rows: Rows) -> None:
    world = World(tiny_rows)
    for last in YEARS:
        rated = {
            (one, cell)
            for one, cell, p in tiny_rows.links["MEMBER_ASSESSED"]
            if (p["kind"], p["periodTo"]) == ("CLASSIFICATION", last + timedelta(days=1))
        }
        codes = {row["code"]: one for one, row in world.nodes["Organization"].items()}
        tops = {codes["509"], codes["519"]}
        due = {
            (one, cell)
            for one, cell, p in world.links("MEMBER_OF", last)
            if p["kind"] == "OFFICIAL" and p["circumstance"] not in {"EXEMPT", "SUSPENDED"}
            if tops & {*world.ancestors(cell, last)}
            if later(world.nodes["Member"][one]["admittedOn"], 6) <= last + timedelta(days=1)
        }
        assert rated == due
        assert len(rated) > 300


def test_a_few_groups_of_comparable_members_are_over_the_cap(tiny_rows: Rows) -> None:
    world, groups = World(tiny_rows), defaultdict[tuple[date, str, str], Counter[str]](Counter)
    for _, cell, p in tiny_rows.links["MEMBER_ASSESSED"]:
        if p["kind"] == "CLASSIFICATION":
            last = p["periodTo"] - timedelta(days=1)
            path = [cell, *reversed(world.ancestors(cell, last))]
            inside = [one for one in path if world.profile(one, last)["level"].startswith("GRASSROOTS")]
            groups[last, [*inside, path[1]][0], p["comparableGroup"]][p["level"]] += 1
    over = [key for key, group in groups.items() if 5 * group["EXCELLENT"] > group["GOOD"]]
    assert 0 < len(over) <= 0.07 * len(groups)
    assert {group for _, _, group in groups} == {"LEADERS", "STAFF", "OTHERS"}


def test_nearly_all_secretaries_and_boards_reviewed_themselves(tiny_rows: Rows) -> None:
    world = World(tiny_rows)
    for last in (*YEARS, date(2025, 12, 31)):
        seats = list(world.links("HOLDS", last))
        led = {who for who, _, p in seats if p["role"] == "SECRETARY" and p["body"] != "STANDING_BOARD"}
        boards = {at for _, at, p in seats if p["body"] == "STANDING_BOARD"}
        for due, table in ((led, "MEMBER_ASSESSED"), (boards, "ASSESSED")):
            done = {
                start
                for start, _, p in tiny_rows.links[table]
                if (p["kind"], p["periodTo"]) == ("SELF_REVIEW", last + timedelta(days=1))
            }
            assert done <= due
            assert len(done) >= 0.85 * len(due)


def test_the_steering_board_sits_at_the_province_and_then_at_the_city(tiny_rows: Rows) -> None:
    world = World(tiny_rows)
    codes = {one: row["code"] for one, row in world.nodes["Organization"].items()}
    for day, code in ((date(2023, 6, 1), "49"), (date(2025, 6, 30), "49"), (date(2025, 7, 15), "48")):
        own = [(codes[at], p) for _, at, p in world.links("HOLDS", day) if p["body"] == "STEERING_BOARD"]
        assert {at for at, _ in own} == {code}
        assert len(own) == 15
    for day in (date(2023, 5, 31), date(2025, 7, 1)):
        assert [p for _, _, p in world.links("HOLDS", day) if p["body"] == "STEERING_BOARD"] == []
