"""Cursors: opaque, bound to what made them, and never a crash."""

from datetime import UTC, date, datetime, timedelta

import pytest
from graphql import GraphQLError
from hypothesis import given
from hypothesis import strategies as st

from execution.cursors import encode_cursor, fingerprint_of, key_of, page_size, slice_of
from execution.kinds import Slice
from execution.view import View

VIEW = View.whole(date(2025, 7, 1))
MADE_FOR = fingerprint_of("Query.members", None, {"text": "an", "first": 5}, VIEW)


@given(st.text())
def test_a_key_comes_back_as_it_went_in(key: str) -> None:
    key = key.encode("utf-8", "ignore").decode()
    assert key_of(encode_cursor(MADE_FOR, key), MADE_FOR, "after") == key
    assert key_of(encode_cursor(MADE_FOR, key), None, "after") == key


@given(st.text(max_size=60), st.sampled_from(["after", "before"]))
def test_anything_else_is_refused_and_named(text: str, argument: str) -> None:
    with pytest.raises(GraphQLError) as refused:
        key_of(text, MADE_FOR, argument)
    assert refused.value.extensions == {"code": "BAD_USER_INPUT", "argument": argument}


@pytest.mark.parametrize("name", ["Query.a", "Query.b", "Query.c", "Query.d", "Query.places", "Query.search"])
def test_a_cursor_of_another_list_is_refused_and_named(name: str) -> None:
    """Whatever the order of the two fingerprints: they are hashes, so that some of these lie before and some behind."""
    other = fingerprint_of(name, None, {}, VIEW)
    with pytest.raises(GraphQLError, match="another list") as refused:
        key_of(encode_cursor(other, "key"), MADE_FOR, "after")
    assert refused.value.extensions == {"code": "BAD_USER_INPUT", "argument": "after"}
    with pytest.raises(GraphQLError, match="another list"):
        key_of(encode_cursor(MADE_FOR, "key"), other, "before")


def test_a_fingerprint_is_of_the_field_the_parent_and_the_filters_but_not_of_the_page() -> None:
    assert (
        fingerprint_of("Query.members", None, {"text": "an", "first": 9, "after": "x", "last": 3, "before": "y"}, VIEW)
        == MADE_FOR
    )
    assert fingerprint_of("Query.members", None, {"text": "an", "levels": None}, VIEW) == MADE_FOR
    others = [
        fingerprint_of("Query.organizations", None, {"text": "an"}, VIEW),
        fingerprint_of("Query.members", "o1", {"text": "an"}, VIEW),
        fingerprint_of("Query.members", None, {"text": "anh"}, VIEW),
        fingerprint_of("Query.members", None, {}, VIEW),
        fingerprint_of("Query.members", None, {"text": "an"}, VIEW.at(date(2025, 7, 2))),
    ]
    assert MADE_FOR not in others


def test_a_day_that_is_named_is_the_same_as_the_one_that_is_meant() -> None:
    assert fingerprint_of("Query.members", None, {"text": "an", "asOf": VIEW.on}, VIEW) == MADE_FOR
    assert fingerprint_of("Query.members", None, {"text": "an", "asOf": date(2024, 1, 1)}, VIEW) == MADE_FOR


@pytest.mark.parametrize(
    "nothing", [{}, {"where": {}}, {"where": None}, {"where": {"levels": None, "of": {"on": None}}}]
)
def test_what_asks_for_nothing_is_the_list_without_it(nothing: dict[str, object]) -> None:
    given = {"text": "an", **nothing}
    assert fingerprint_of("Query.members", None, given, VIEW) == MADE_FOR
    assert fingerprint_of("Query.members", None, {**given, "where": {"levels": []}}, VIEW) != MADE_FOR


TOMORROW = View.whole(VIEW.on + timedelta(days=1))


@pytest.mark.parametrize(
    ("made", "read", "fits"),
    [
        (VIEW, TOMORROW, True),  # left open over midnight
        (VIEW, TOMORROW.at(VIEW.on), True),  # `asOf` named today, which is yesterday by now
        (TOMORROW.at(VIEW.on), VIEW, True),
        (VIEW.at(date(2024, 1, 1)), TOMORROW.at(date(2024, 1, 1)), True),
        (VIEW.at(date(2024, 1, 1)), VIEW, False),
        (VIEW, VIEW.at(date(2024, 1, 1)), False),
        (VIEW, VIEW.knowing(datetime(2025, 1, 1, tzinfo=UTC)), False),
        (VIEW.at(date(2024, 1, 1)), VIEW.at(date(2024, 1, 2)), False),
    ],
)
def test_a_cursor_is_good_on_its_day_and_one_of_today_on_any_today(made: View, read: View, *, fits: bool) -> None:
    cursor = encode_cursor(fingerprint_of("Query.members", None, {}, made), "key")
    wanted = fingerprint_of("Query.members", None, {}, read)
    if fits:
        assert key_of(cursor, wanted, "after") == "key"
    else:
        with pytest.raises(GraphQLError, match="another list"):
            key_of(cursor, wanted, "after")


@pytest.mark.parametrize(("first", "size"), [(None, 20), (0, 0), (1, 1), (1000, 1000)])
def test_a_page_has_the_size_asked_for_or_the_usual_one(first: int | None, size: int) -> None:
    assert page_size(first, "first") == size


@pytest.mark.parametrize("first", [-1, 1001])
def test_a_size_out_of_bounds_is_refused(first: int) -> None:
    with pytest.raises(GraphQLError, match="0 to 1,000 at once"):
        page_size(first, "first")


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ({}, Slice(20)),
        ({"first": 5}, Slice(5)),
        ({"first": 5, "after": "a", "before": "b"}, Slice(5, after="a", before="b")),
        ({"last": 5}, Slice(5, backwards=True)),
        ({"last": 0, "after": "a"}, Slice(0, backwards=True, after="a")),
        ({"first": None, "last": 5, "before": "b"}, Slice(5, backwards=True, before="b")),
        ({"after": "a"}, Slice(20, after="a")),
        ({"before": "b"}, Slice(20, backwards=True, before="b")),
        ({"after": "a", "before": "b"}, Slice(20, after="a", before="b")),
    ],
)
def test_a_page_is_asked_for_from_the_beginning_or_from_the_end(asked: dict[str, object], part: Slice) -> None:
    assert slice_of(asked) == part


@pytest.mark.parametrize(
    ("asked", "argument"),
    [({"first": 1, "last": 1}, "last"), ({"first": 1001}, "first"), ({"last": 1001}, "last"), ({"last": -1}, "last")],
)
def test_a_page_from_both_ends_or_too_large_a_one_is_refused_and_named(asked: dict[str, int], argument: str) -> None:
    with pytest.raises(GraphQLError) as refused:
        slice_of(asked)
    assert refused.value.extensions == {"code": "BAD_USER_INPUT", "argument": argument}
