"""Arguments of nested fields and damaged values: refused by the name of the argument, as at the root."""

from base64 import urlsafe_b64decode, urlsafe_b64encode

import pytest

from tests.conftest import Loaded
from tests.support.asking import ask, refusal

pytestmark = pytest.mark.contract

REFUSED = {"code": "BAD_USER_INPUT"}


@pytest.mark.parametrize(
    ("field", "argument"),
    [
        ("children(first: 1001) { totalCount nodes { id } }", "first"),
        ("descendants(first: -1) { nodes { id } }", "first"),
        ("descendants(maxDepth: 0) { nodes { id } }", "maxDepth"),
        ("descendants(maxDepth: -1) { totalCount }", "maxDepth"),
        ("memberships(first: 1001) { nodes { id } }", "first"),
        ("meetings(first: 1001) { nodes { id } }", "first"),
        ('meetings(where: {heldOn: {from: "2025-02-01", to: "2025-01-01"}}) { nodes { id } }', "heldOn"),
        ('meetings(where: {heldOn: {from: "soon"}}) { nodes { id } }', "where"),
        ('children(after: "nonsense") { nodes { id } }', "after"),
        ("children(where: {memberCount: {least: 5, most: 2}}) { totalCount }", "memberCount"),
        ("children(where: {childCount: {least: -1}}) { totalCount }", "childCount"),
        ('descendants(where: {places: ["xx"]}) { totalCount }', "places"),
        ('descendants(where: {text: "…"}) { totalCount }', "text"),
        ('descendants(where: {codes: [" "]}) { totalCount }', "codes"),
        ("memberships(orderBy: {direction: DESC}) { totalCount }", "orderBy"),
    ],
)
async def test_a_nested_field_refuses_by_the_name_of_its_argument(tiny: Loaded, field: str, argument: str) -> None:
    query = f'{{ organization(by: {{ code: "49" }}, asOf: "2024-05-05") {{ {field} }} }}'
    assert await refusal(tiny.graph, query) == REFUSED | {"argument": argument}


@pytest.mark.parametrize(
    ("query", "argument"),
    [
        ("query ($id: ID!) { place(by: { id: $id }) { id } }", "id"),
        ("query ($id: ID!) { member(id: $id) { id } }", "id"),
        ('query ($id: ID!) { places(under: $id, first: 1001, asOf: "2024-05-05") { nodes { id } } }', "first"),
        (
            'query ($id: ID!) { search(text: "an", under: $id, first: 1001, asOf: "2024-05-05") { totalCount } }',
            "first",
        ),
        ('query ($id: ID!) { search(text: "an", under: $id, asOf: "1900-01-01") { totalCount } }', "under"),
        ('query ($id: ID!) { members(under: $id, asOf: "1900-01-01") { totalCount } }', "under"),
        ('query ($id: ID!) { places(under: $id, asOf: "1900-01-01") { totalCount } }', "under"),
        ('query ($id: ID!) { compare(under: $id, from: "2025-01-01", to: "2025-01-01") { to } }', "from"),
        ('query ($id: ID!) { compare(under: $id, from: "1900-01-01", to: "2025-01-01") { to } }', "under"),
        ('query ($id: ID!) { path(from: $id, to: "nonsense") { length } }', "to"),
    ],
)
async def test_a_value_that_fits_no_field_or_day_is_refused(tiny: Loaded, query: str, argument: str) -> None:
    root = (await ask(tiny.graph, '{ organization(by: { code: "49" }, asOf: "2024-05-05") { id } }'))["organization"][
        "id"
    ]
    assert await refusal(tiny.graph, query, {"id": root}) == REFUSED | {"argument": argument}


LIST = "query ($after: String) { organizations(first: 2, after: $after) { nodes { id } pageInfo { endCursor } } }"


@pytest.mark.parametrize("damage", ["lost", "changed", "added", "begun"])
async def test_a_cursor_that_was_damaged_on_its_way_is_refused(tiny: Loaded, damage: str) -> None:
    cursor = (await ask(tiny.graph, LIST))["organizations"]["pageInfo"]["endCursor"]
    text = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    damaged = {"lost": text[:-1], "changed": text[:-1] + b"~", "added": text + b"0", "begun": text[1:]}[damage]
    after = urlsafe_b64encode(damaged).decode().rstrip("=")
    assert await refusal(tiny.graph, LIST, {"after": after}) == REFUSED | {"argument": "after"}
    assert (await ask(tiny.graph, LIST, {"after": cursor}))["organizations"]["nodes"]
