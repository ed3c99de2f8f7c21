"""Texts that a change is given: stored in one form, refused by their place, whatever the others of the request are."""

import asyncio
import unicodedata
from typing import Any

import pytest

from graph.engine.sessions import Graph
from graph.ledger.verify import verify_ledger
from tests.resolvers.commands.small import member, organization
from tests.support.asking import ask
from tests.support.changing import answer_of_change, change, refused

pytestmark = pytest.mark.contract

DAY = "2026-05-01"
NAMED = "Chi bộ thôn Hòa Đông"
CELL = {"parent": organization("o4"), "level": "CELL", "on": DAY}


async def test_a_name_in_parts_is_stored_composed_with_its_usual_short_name(small: Graph) -> None:
    """FAULTS A13."""
    for name in (unicodedata.normalize("NFD", NAMED), f"  {NAMED.replace(' ', chr(0xA0))} "):
        given = {**CELL, "name": name}
        payload = await change(small, "establishOrganization", given, "organization { id: key name shortName }")
        assert payload["organization"]["name"] == NAMED
        assert payload["organization"]["shortName"] == "CB thôn Hòa Đông"
        assert payload["organization"]["shortName"] == unicodedata.normalize("NFC", "CB thôn Hòa Đông")
    question = {"text": unicodedata.normalize("NFD", "hoà đông")}
    query = 'query ($text: String!) { search(text: $text, asOf: "2026-05-01") { totalCount } }'
    assert (await ask(small, query, question))["search"]["totalCount"] == 2


@pytest.mark.parametrize(
    "name",
    [
        "Chi bộ \u0306An",
        "   ",
        "",
        "\u200b",
        "Chi bộ\u202e An",
        "Chi bộ\x00",
        "\ue000",
        "x" * 301,
        "x" * 260_000,
        "😀" * 300,
    ],
)
@pytest.mark.parametrize("dry", [False, True])
async def test_a_name_that_is_none_is_refused_by_its_field(small: Graph, name: str, dry: bool) -> None:
    """FAULTS A8, A12, A28, D13."""
    for field, given in (
        ("establishOrganization", {**CELL, "name": name}),
        ("renameOrganization", {"organization": organization("o6"), "name": name, "on": DAY}),
        ("admitMember", {"cell": organization("o6"), "name": name, "on": DAY}),
    ):
        found = await refused(small, field, {**given, "dryRun": dry})
        assert (found["field"], found["rule"], found["code"]) == (["input", "name"], "TEXT_FITS", "RULE_BROKEN"), field
        assert len(found["message"]) < 200


async def test_a_blank_person_is_refused(small: Graph) -> None:
    """FAULTS A11."""
    given = {
        "holder": {"newPerson": "   "},
        "title": "Trưởng thôn",
        "at": {"organization": organization("o4")},
        "on": DAY,
    }
    found = await refused(small, "takeOffice", given)
    assert (found["field"], found["rule"]) == (["input", "holder", "newPerson"], "TEXT_FITS")


LONG = "x" * 260_000
LONG_TEXTS: list[tuple[str, dict[str, Any], list[str]]] = [
    ("establishOrganization", {**CELL, "name": "A", "code": LONG}, ["code"]),
    ("establishOrganization", {**CELL, "name": "A", "shortName": LONG}, ["shortName"]),
    ("establishOrganization", {**CELL, "name": "A", "decision": LONG}, ["decision"]),
    ("establishOrganization", {**CELL, "name": "A", "parent": LONG}, ["parent"]),
    ("establishOrganization", {**CELL, "name": "A", "idempotencyKey": "é" * 201}, ["idempotencyKey"]),
    ("admitMember", {"cell": organization("o6"), "name": "An", "cardNumber": LONG}, ["cardNumber"]),
    (
        "takeOffice",
        {"holder": {"person": member("m1")}, "at": {"organization": organization("o4")}, "title": LONG},
        ["title"],
    ),
    ("correctFact", {"reason": LONG, "correction": {"withdraw": {"fact": "x"}}}, ["reason"]),
    (
        "correctFact",
        {"reason": "x", "correction": {"member": {"member": member("m1"), "name": LONG}}},
        ["correction", "member", "name"],
    ),
    (
        "applyReorganization",
        {"under": organization("o1"), "steps": [{"dissolve": {"organization": "code:c5", "childrenTo": LONG}}]},
        ["steps", "0", "dissolve", "childrenTo"],
    ),
]


@pytest.mark.parametrize(("field", "given", "path"), LONG_TEXTS, ids=[path[-1] for _, _, path in LONG_TEXTS])
async def test_a_long_text_is_refused_by_its_path(
    small: Graph, field: str, given: dict[str, Any], path: list[str]
) -> None:
    """FAULTS D13."""
    found = await refused(small, field, given)
    assert (found["field"], found["rule"]) == (["input", *path], "TEXT_FITS")


async def test_texts_of_the_longest_kind_are_stored_and_indexed(small: Graph) -> None:
    """FAULTS D13: the bounds are within what the indexes of both engines take."""
    name = ("ế" * 9 + " ") * 30
    given = {"cell": organization("o6"), "name": name[:300], "cardNumber": "9" * 50, "decision": "ế" * 200, "on": DAY}
    admitted = await change(small, "admitMember", given, "member { id: key name }")
    assert admitted["member"]["name"] == name.strip()
    made = await change(
        small, "establishOrganization", {**CELL, "name": "ế" * 300, "code": "ế" * 50}, "organization { name }"
    )
    assert made["organization"]["name"] == "ế" * 300
    office = {
        "holder": {"person": admitted["member"]["id"]},
        "at": {"organization": organization("o4")},
        "title": "ế" * 200,
        "on": DAY,
    }
    taken = await change(small, "takeOffice", office, "office { id: key title }")
    left = await change(small, "leaveOffice", {"office": taken["office"]["id"], "on": "2026-05-02"})
    assert (taken["userErrors"], left["userErrors"]) == ([], [])


async def test_one_long_name_among_seventeen_is_its_own(small: Graph) -> None:
    """FAULTS A3."""
    names = [f"Nguyễn Văn {chr(ord('A') + number)}" for number in range(17)]
    given = [{"cell": organization("o6"), "name": name, "on": DAY} for name in [*names[:9], "x" * 9_000, *names[9:]]]
    made = await asyncio.gather(*(change(small, "admitMember", one, "member { name }") for one in given))
    assert [one["member"]["name"] for one in made if one["member"]] == names
    [broken] = [one["userErrors"] for one in made if one["member"] is None]
    assert [(one["field"], one["rule"]) for one in broken] == [(["input", "name"], "TEXT_FITS")]


async def test_a_blank_key_is_none(small: Graph) -> None:
    """FAULTS A22."""
    for name in ("Chi bộ A", "Chi bộ B"):
        for key in ("", "  "):
            payload = await change(small, "establishOrganization", {**CELL, "name": name, "idempotencyKey": key})
            assert payload["userErrors"] == []
    query = f'{{ organizations(where: {{text: "Chi bộ", levels: [CELL]}}, asOf: "{DAY}") {{ totalCount }} }}'
    assert (await ask(small, query))["organizations"]["totalCount"] == 6


async def test_the_same_request_in_another_form_is_the_same_request(small: Graph) -> None:
    given = {**CELL, "name": NAMED, "idempotencyKey": "k-1"}
    first = await change(small, "establishOrganization", given, "organization { id: key }")
    again = await change(
        small,
        "establishOrganization",
        {**given, "name": unicodedata.normalize("NFD", NAMED)},
        "organization { id: key }",
    )
    assert (again["userErrors"], again["organization"]) == ([], first["organization"])


@pytest.mark.parametrize("by_reference", [False, True])
async def test_both_executors_refuse_a_text_alike(small: Graph, by_reference: bool) -> None:
    query = """mutation ($name: String!) { establishOrganization(input: { name: $name, level: CELL, code: "\\u200b" }) {
      organization { id: key } change { id: key } userErrors { message code field rule } } }"""
    answered = await answer_of_change(small, query, {"name": "\u200b"}, by_reference=by_reference)
    assert not answered.errors
    assert answered.data is not None
    payload = answered.data["establishOrganization"]
    assert (payload["organization"], payload["change"]) == (None, None)
    assert sorted(one["field"][1] for one in payload["userErrors"]) == ["code", "name"]


async def test_what_is_stored_is_told_by_the_ledger(small: Graph) -> None:
    await change(small, "establishOrganization", {**CELL, "name": unicodedata.normalize("NFD", NAMED)})
    found = await verify_ledger(small, lambda *_: None)
    assert found.problems == []


@pytest.mark.parametrize("text", ["Đại Lộc", "Ðại Lộc", "ðại lộc", unicodedata.normalize("NFD", "Đại Lộc"), "dai loc"])
async def test_a_letter_that_looks_like_another_is_searched_for_as_that(small: Graph, text: str) -> None:
    """FAULTS A14: the first letter of the second is U+00D0."""
    query = "query ($text: String!) { search(text: $text) { nodes { ... on Organization { name } } } }"
    found = (await ask(small, query, {"text": text}))["search"]["nodes"]
    assert found == [{"name": "Đảng bộ huyện Đại Lộc"}]
