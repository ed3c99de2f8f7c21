"""One shape for the answers of all dialects, and every difference found."""

import json
from typing import Any

import pytest

from bench.answers import count_objects, difference, plain, unordered
from bench.comparing import Different, check_found, compare
from bench.contenders import CONTENDERS
from bench.questions import QUESTIONS

OURS = {"organization": {"code": "1", "until": None, "children": {"nodes": [{"code": "2"}, {"code": "3"}]}}}


def edges(*nodes: object) -> dict[str, Any]:
    return {"edges": [{"node": node} for node in nodes]}


def test_the_edges_of_one_dialect_are_the_nodes_of_the_other() -> None:
    theirs = {
        "organization": [{"code": "1", "until": "9999-12-31", "children": edges({"code": "2"}, {"code": "3"})}],
    }
    assert (
        plain(theirs)
        == plain(OURS)
        == {"organization": {"code": "1", "until": None, "children": [{"code": "2"}, {"code": "3"}]}}
    )


def test_what_belongs_to_a_link_stands_beside_its_end() -> None:
    theirs = {"posts": {"edges": [{"properties": {"role": "HEAD"}, "organization": {"code": "1"}}]}}
    assert plain(theirs) == {"posts": [{"role": "HEAD", "organization": {"code": "1"}}]}


def test_the_profile_of_the_day_gives_the_name() -> None:
    assert plain({"code": "1", "profile": edges({"name": "A"})}) == {"code": "1", "name": "A"}


def test_a_link_with_one_end_is_that_end_or_nothing() -> None:
    assert plain({"cell": edges({"code": "1"})}) == {"cell": {"code": "1"}}
    assert plain({"cell": edges()}) == {"cell": None}
    with pytest.raises(ValueError, match="2 ends"):
        plain({"cell": edges({"code": "1"}, {"code": "2"})})


@pytest.mark.parametrize(
    ("found", "where"),
    [
        ({"a": [{"b": 1}, {"b": 3}]}, ".a[1].b: 2 against 3"),
        ({"a": [{"b": 1}]}, ".a: 2 items against 1"),
        ({"a": [{"b": 1}, {"c": 2}]}, ".a[1]: fields ['b'] against ['c']"),
        ({"a": None}, ".a: [{'b': 1}, {'b': 2}] against None"),
    ],
)
def test_a_difference_is_told_with_its_place(found: object, where: str) -> None:
    assert difference({"a": [{"b": 1}, {"b": 2}]}, found) == where


def test_equal_answers_have_no_difference_whatever_the_order_of_fields() -> None:
    assert difference({"a": 1, "b": [2]}, {"b": [2], "a": 1}) is None


def test_order_counts_for_whoever_can_ask_for_it_only() -> None:
    question, turned = QUESTIONS["M"], json.loads(json.dumps(OURS))
    turned["organization"]["children"]["nodes"].reverse()
    answer = json.dumps({"data": turned}).encode()
    compare(CONTENDERS["postgraphile"], question, [plain(OURS)], [answer])
    with pytest.raises(Different, match="limit answers M"):
        compare(CONTENDERS["limit"], question, [plain(OURS)], [answer])


def test_items_that_stand_twice_are_not_equal_to_one() -> None:
    assert difference(unordered([1, 1, 2]), unordered([2, 2, 1])) is not None


def test_objects_are_counted_at_every_depth() -> None:
    assert count_objects(plain(OURS)) == 3


def test_a_question_about_nobody_is_refused() -> None:
    check_found(QUESTIONS["V"], [{"organization": {"code": "1"}}])
    with pytest.raises(Different, match="about nobody"):
        check_found(QUESTIONS["V"], [{"organization": {"code": "1"}}, {"organization": None}])
