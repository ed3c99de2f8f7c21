"""What clients are told in their language: what GraphQL itself says, what is refused, and why something is so."""

from datetime import date
from typing import Any

import pytest
from graphql import GraphQLError

from execution.asked import Asked
from execution.operations import Answer, Operation
from execution.telling import recognized
from execution.view import View
from graph.cypher.fetch import Fetching, Writes
from graph.engine.sessions import Graph
from resolvers.shared.sentences import role_in
from service.http.negotiation import language_of
from tests.resolvers.commands.small import member, organization
from tests.support.asking import SCHEMA, TODAY, without_words
from tests.support.changing import NOW
from tests.wording.english import english_in
from wording.languages import Language
from wording.said import Said, restored, say

LATER = "2026-05-01"
WRONG = {
    "{ nothing }": "UNKNOWN_FIELD",
    "{ root { id } }": "UNKNOWN_FIELD_SUGGESTED",
    "{ roots(x: 1) { id } }": "UNKNOWN_ARGUMENT",
    "{ organization { id } }": "ARGUMENT_REQUIRED",
    "{ roots { id } } fragment F on X { id }": "UNKNOWN_TYPE",
    "{ roots { ...F } }": "UNKNOWN_FRAGMENT",
    "{ roots @x { id } }": "UNKNOWN_DIRECTIVE",
    "{ roots { id } } fragment F on Organization { id }": "UNUSED_FRAGMENT",
    "{ roots { ...F } } fragment F on Organization { ...F }": "FRAGMENT_CYCLE",
    "{ roots }": "NEEDS_FIELDS",
    "{ roots { id { id } } }": "HAS_NO_FIELDS",
    "query A { member(id: $x) { id } }": "UNDEFINED_VARIABLE_IN",
    "query A($x: ID) { roots { id } }": "UNUSED_VARIABLE_IN",
    "query ($x: Int) { member(id: $x) { id } }": "VARIABLE_OF_ANOTHER_TYPE",
    "query ($x: ID!) { member(id: $x) { id } }": "VARIABLE_MISSING",
    '{ organization(by: { id: "x", code: "y" }) { id } }': "ONE_OF",
    "query ($x: ID) { organization(by: { id: $x }) { id } }": "ARGUMENT_INVALID",
    '{ supervisionCoverage(under: "x", levels: [CEL]) { __typename } }': "NO_SUCH_VALUE_SUGGESTED",
    '{ supervisionCoverage(under: "x", levels: "X") { __typename } }': "NO_NAME_OF_VALUE",
    "{ a: roots { id } a: organizations { totalCount } }": "FIELDS_CONFLICT",
    "mutation { moveOrganization(input: {}) { dryRun } }": "INPUT_MISSING",
    "{ search(text: null) { totalCount } }": "VALUE_NULL",
    "{ roots { ... on Member { id } } }": "NEVER_OF_TYPE",
    "{ roots @skip(if: 1) { id } }": "NO_FLAG",
    "query @include(if: true) { roots { id } }": "DIRECTIVE_ELSEWHERE",
    "{": "SYNTAX_EXPECTED",
    '"abc': "SYNTAX",
    '{ organization(by: { name: "x" }) { id } }': "UNKNOWN_INPUT",
    "{ organization(by: 1) { id } }": "NO_OBJECT",
    '{ organizations(first: "x") { totalCount } }': "NO_INTEGER",
    "{ search(text: 1) { totalCount } }": "NO_TEXT",
    "{ member(id: true) { id } }": "NO_IDENTIFIER",
    '{ roots(asOf: "2025-13-01") { id } }': "SCALAR_REFUSES",
    '{ roots(asOf: "1.7.2025") { id } }': "SCALAR_REFUSES",
    "{ roots { id }": "SYNTAX_EXPECTED",
    "{ roots { id } } }": "SYNTAX_UNEXPECTED",
    "query A { roots { id } } query B { roots { id } }": "WHICH_OPERATION",
    "{ organizations(first: 5000) { totalCount } }": "PAGE_OUT_OF_BOUNDS",
    '{ member(id: "x") { id } }': "NO_ID",
    '{ search(text: "…") { totalCount } }': "TEXT_UNFIT",
    '{ supervisionCoverage(under: "x", levels: []) { __typename } }': "EMPTY_LIST",
}


class Nothing:
    """A graph that must not be asked."""

    async def read(self, *_: Any, **__: Any) -> Any:
        raise AssertionError("the graph was asked")


async def told(query: str, language: Language, *, by_reference: bool = False) -> Answer:
    operations = SCHEMA.by_reference if by_reference else SCHEMA.operations
    asked = Asked(Fetching(Nothing()), View.whole(TODAY, language), SCHEMA.limits.objects)
    return await operations.answer(Operation(query), asked)


@pytest.mark.parametrize("by_reference", [False, True])
@pytest.mark.parametrize("query", WRONG)
async def test_what_is_wrong_with_a_question_is_told_in_the_askers_language(query: str, by_reference: bool) -> None:
    vietnamese = (await told(query, Language.VI, by_reference=by_reference)).errors
    english = (await told(query, Language.EN, by_reference=by_reference)).errors
    assert WRONG[query] in {(error.extensions or {})["reason"] for error in vietnamese}
    for one, other in zip(vietnamese, english, strict=True):
        assert english_in(one.message) == set()
        assert one.message != other.message
        assert [one.locations, one.path] == [other.locations, other.path]
        assert [told_apart(one), without_words(one)] == [told_apart(other), without_words(other)]


def told_apart(error: GraphQLError) -> Any:
    return (error.extensions or {})["reason"]


async def test_what_graphql_says_in_english_is_recognized_by_its_own_words() -> None:
    for query, code in WRONG.items():
        for error in (await told(query, Language.EN)).errors:
            if (error.extensions or {})["reason"] == code and "SUGGESTED" not in code and code != "NEEDS_FIELDS":
                assert str(recognized(error.message)) == error.message


async def test_what_nobody_has_words_for_is_no_english_either() -> None:
    said = recognized("Some day graphql-core will say this.")
    assert english_in(said.words(Language.VI)) == set()
    assert said.words(Language.EN) == "Some day graphql-core will say this."


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("vi", Language.VI),
        ("vi-VN,vi;q=0.9,en-US;q=0.8,en;q=0.7", Language.VI),
        ("en-US,en;q=0.9,vi;q=0.8", Language.EN),
        ("en;q=0.2, vi;q=0.3", Language.VI),
        ("fr-CH, fr;q=0.9, vi;q=0.1", Language.VI),
        ("VI", Language.VI),
        ("en;q=0, *", Language.VI),
        ("*", None),
        ("fr", None),
        ("vi;q=0", None),
        ("", None),
        (";;;q=x,,", None),
    ],
)
def test_the_language_is_the_one_that_is_liked_best_of_those_spoken(line: str, language: Language | None) -> None:
    assert language_of(line) is language


def test_what_is_kept_of_a_sentence_is_the_sentence() -> None:
    said = say(
        "SEAT_ENDED",
        day=date(2026, 5, 1),
        name="An",
        seats=[say("THE_BODY", body=say("BODY.CELL_COMMITTEE"))],
        target="Chi bộ 1",
        until=date(2026, 4, 1),
    )
    assert restored(said.stored()) == said
    assert restored({"code": "UNDER_ITSELF"}) == Said("UNDER_ITSELF")
    assert said.words(Language.VI).startswith("Ngày 1/5/2026, An không giữ chức vụ")


CHANGE = """mutation ($input: %s!) { %s(input: $input) { change { id }
  userErrors { message reason code values { name text number day } } warnings { message reason } } }"""


async def changed(graph: Graph, field: str, given: dict[str, Any], language: Language) -> dict[str, Any]:
    kind = f"{field[0].upper()}{field[1:]}Input"
    asked = Asked(Fetching(graph, Writes(graph, "tester", lambda: NOW)), View.whole(TODAY, language), 1_000)
    answered = await SCHEMA.operations.answer(Operation(CHANGE % (kind, field), {"input": given}), asked)
    assert answered.data is not None, answered.errors
    return dict(answered.data[field])


@pytest.mark.contract
async def test_a_refusal_is_told_with_its_code_its_values_and_a_sentence(small: Graph) -> None:
    given = {"organization": organization("o4"), "to": organization("o6"), "on": LATER}
    [vietnamese] = (await changed(small, "moveOrganization", given, Language.VI))["userErrors"]
    [english] = (await changed(small, "moveOrganization", given, Language.EN))["userErrors"]
    assert vietnamese.pop("message") == "Tổ chức sẽ trực thuộc chính mình: tổ chức cấp trên mới lại là cấp dưới của nó."
    assert english.pop("message") == "The organization would come under itself: the new parent is below it."
    assert vietnamese == english == {"reason": "UNDER_ITSELF", "code": "RULE_BROKEN", "values": []}
    ended = {"organization": organization("o4"), "name": "Mới", "on": "2019-12-31"}
    [early] = (await changed(small, "renameOrganization", ended, Language.VI))["userErrors"]
    assert early["reason"] == "BEGINS_LATER"
    assert {"name": "on", "text": None, "number": None, "day": "2019-12-31"} in early["values"]


@pytest.mark.contract
async def test_a_request_that_comes_again_is_told_in_the_language_of_whoever_asks_again(small: Graph) -> None:
    """Issue 15: what a line keeps of a warning is its code with values."""
    given: dict[str, Any] = {"supervisor": member("m4"), "organization": organization("o5"), "duties": ["FOLLOW"]}
    given |= {"acceptWithoutStanding": "Ban Thường vụ đồng ý", "idempotencyKey": "k", "on": "2025-07-01"}
    first = await changed(small, "assignSupervisor", given, Language.VI)
    again = await changed(small, "assignSupervisor", given, Language.EN)
    once_more = await changed(small, "assignSupervisor", given, Language.VI)
    assert first == once_more
    assert first["change"] == again["change"]
    warned = [(one["reason"], one["message"]) for one in again["warnings"]]
    assert [code for code, _ in warned] == [one["reason"] for one in first["warnings"]] == ["WITHOUT_STANDING"]
    assert all(english_in(one["message"]) == set() for one in first["warnings"])
    assert warned[0][1] != first["warnings"][0]["message"]


@pytest.mark.contract
@pytest.mark.parametrize("by_reference", [False, True])
async def test_why_a_link_has_standing_is_told_in_both_languages(small: Graph, by_reference: bool) -> None:
    query = """query ($id: ID!) { member(id: $id) { supervisions(includePast: true) {
      standing { holds explanation { code text values { name text day } } } } } }"""
    operations = SCHEMA.by_reference if by_reference else SCHEMA.operations
    texts = {}
    for language in Language:
        asked = Asked(Fetching(small), View.whole(TODAY, language), 1_000)
        answered = await operations.answer(Operation(query, {"id": member("m4")}), asked)
        assert not answered.errors
        assert answered.data is not None
        [link, *_] = answered.data["member"]["supervisions"]
        texts[language] = link["standing"]["explanation"]
    assert texts[Language.VI]["code"] == texts[Language.EN]["code"] == "SEAT_ABOVE"
    assert texts[Language.VI]["text"].startswith("Ngày 1/1/2026, ")
    assert texts[Language.EN]["text"].startswith("On 2026-01-01 ")
    assert {"name": "day", "text": None, "day": "2026-01-01"} in texts[Language.VI]["values"]
    assert english_in(texts[Language.VI]["text"]) == set()


@pytest.mark.parametrize(
    ("body", "role", "vietnamese", "english"),
    [
        ("CELL_COMMITTEE", "COMMITTEE_MEMBER", "chi ủy viên", "member of the cell committee"),
        ("EXECUTIVE_COMMITTEE", "COMMITTEE_MEMBER", "cấp ủy viên", "committee member"),
        ("CELL_COMMITTEE", "SECRETARY", "bí thư", "secretary"),
    ],
)
def test_who_sits_in_a_cells_committee_is_called_so(body: str, role: str, vietnamese: str, english: str) -> None:
    said = role_in(body, role)
    assert (said.words(Language.VI), said.words(Language.EN)) == (vietnamese, english)
    assert said.code.rpartition(".")[2] == role, "the value that clients are told is the role"
