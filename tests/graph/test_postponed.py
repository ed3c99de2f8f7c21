"""What is set while a graph is filled is written at the end: each row once, with what it was set to last."""

from graph.facts.postponed import Postponed
from graph.facts.rows import ROWS_PER_TRANSACTION, Part

TEXT = "UNWIND $rows AS row RETURN 1"


def made(*rows: list[object]) -> Part:
    return Part("made_PART_OF", TEXT, rows)


def amended(*rows: list[object]) -> Part:
    return Part("amended_PART_OF", TEXT, rows, sets=3)


def dropped(*rows: list[object]) -> Part:
    return Part("dropped_PART_OF", TEXT, rows, voids="amended_PART_OF")


def test_what_is_new_or_goes_is_written_at_once_and_what_is_set_at_the_end() -> None:
    postponed, new = Postponed(), made(["a", "b", ["2024-01-01"]])
    gone = dropped(["c", "d", ["2024-01-01"]])
    assert postponed.taken_from([gone, amended(["a", "e", ["2023-01-01"], ["until"]]), new]) == [gone, new]
    assert [part.rows for part in postponed.rest()] == [[["a", "e", ["2023-01-01"], ["until"]]]]
    assert list(postponed.rest()) == []


def test_a_row_that_is_set_again_and_again_is_written_once_as_it_was_set_last() -> None:
    postponed = Postponed()
    postponed.taken_from([Part("headcounts", TEXT, [["o1", 1], ["o2", 2]], sets=1)])
    postponed.taken_from([Part("headcounts", TEXT, [["o1", 3]], sets=1)])
    assert [part.rows for part in postponed.rest()] == [[["o1", 3], ["o2", 2]]]


def test_a_row_that_goes_is_not_set_though_another_takes_its_place() -> None:
    row: list[object] = ["a", "b", ["2024-01-01"]]
    postponed = Postponed()
    postponed.taken_from([amended([*row, ["old"]])])
    postponed.taken_from([dropped(row), made([*row[:2], ["new"]])])
    assert list(postponed.rest()) == []
    postponed.taken_from([amended([*row, ["newer"]])])
    assert [part.rows for part in postponed.rest()] == [[[*row, ["newer"]]]]


def test_a_node_that_goes_is_not_set() -> None:
    postponed = Postponed()
    postponed.taken_from([Part("amended_Place", TEXT, [["p1", "name"], ["p2", "name"]], sets=1)])
    postponed.taken_from([Part("dropped_Place", TEXT, ["p1"], voids="amended_Place")])
    assert [part.rows for part in postponed.rest()] == [[["p2", "name"]]]


def test_the_rest_comes_in_parts_of_one_transaction() -> None:
    postponed = Postponed()
    rows = [[f"o{number}", number] for number in range(ROWS_PER_TRANSACTION + 1)]
    postponed.taken_from([Part("headcounts", TEXT, rows, sets=1)])
    assert [len(part.rows) for part in postponed.rest()] == [ROWS_PER_TRANSACTION, 1]
