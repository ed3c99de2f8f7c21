"""What cells plan around the seeds' last day: held, overdue and ahead, on the days that their meetings have."""

from collections import Counter

from seeds.draft.rows import Rows
from seeds.sizes import LAST, tell


def test_of_what_is_planned_most_was_held_some_is_overdue_and_the_rest_is_ahead(tiny_rows: Rows) -> None:
    rows = tiny_rows
    days = {row["id"]: (row["heldOn"], row["kind"]) for row in rows.nodes["Meeting"]}
    held = {(organization, *days[meeting]) for meeting, organization, _ in rows.links["OF"]}
    plans = [(organization, link) for organization, _, link in rows.links["PLANS"] if link["until"] > LAST]
    stand = [(organization, link["plannedFor"], link["kind"]) for organization, link in plans]
    assert len(set(stand)) == len(stand) == len(rows.nodes["PlannedMeeting"])
    assert Counter("held" if one in held else "ahead" if one[1] > LAST else "overdue" for one in stand) == {
        "held": 117,
        "overdue": 7,
        "ahead": 248,
    }
    assert all(link["since"] <= link["plannedFor"] for _, _, link in rows.links["PLANS"])


def test_what_is_put_off_is_so_before_its_day_and_was_held_on_the_other(tiny_rows: Rows) -> None:
    rows, told = tiny_rows, tell("tiny").told
    put_off = [one for one in told if one.mutation == "replanMeeting"]
    ended = {meeting: link for _, meeting, link in rows.links["PLANS"] if link["until"] <= LAST}
    assert {one.given["plannedMeeting"].key for one in put_off} == ended.keys()
    assert len(ended) == 9
    for one in put_off:
        first = ended[one.given["plannedMeeting"].key]
        assert first["since"] < first["until"] == one.on < first["plannedFor"] < one.given["plannedFor"] <= LAST
