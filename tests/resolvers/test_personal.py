"""What is personal is shown for a purpose, and noted with whose it is; without one it is null and named."""

from dataclasses import replace
from typing import Any

import pytest
from graphql import GraphQLInputObjectType, GraphQLObjectType

from execution.asked import Asked, ShownOf, Stated
from execution.operations import Answer, Operation
from execution.parts import UnknownInPart
from execution.personal import Personal, Table
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.cypher.scope import Seen
from graph.engine.sessions import Graph
from graph.records.members import MEMBER
from resolvers.parts import TOLD
from resolvers.personal import PERSONAL
from tests.resolvers.commands.small import member
from tests.support.asking import SCHEMA, TODAY

FILE = Stated("MEMBER_FILE", "")
both = pytest.mark.parametrize("by_reference", [False, True], ids=["planner", "reference"])


class Noted:
    """What was noted, and the answers of one graph."""

    def __init__(self, graph: Graph, *, by_reference: bool) -> None:
        self.graph = graph
        self.operations = SCHEMA.by_reference if by_reference else SCHEMA.operations
        self.shown: list[ShownOf] = []

    async def note(self, shown: ShownOf) -> None:
        self.shown.append(shown)

    async def answer(self, query: str, stated: Stated | None = None, **given: Any) -> Answer:
        asked = Asked(Fetching(self.graph), View.whole(TODAY), 100_000, note=self.note)
        return await self.operations.answer(Operation(query, given, stated=stated), asked)

    async def data(self, query: str, stated: Stated | None = None, **given: Any) -> Any:
        answer = await self.answer(query, stated, **given)
        assert not answer.errors, answer.errors
        return answer.data


M1 = f'member(id: "{member("m1")}")'
QUESTION = f"""query File($no: Boolean = false) {{
  {M1} {{ name born: birthDate ...Card left: cardNumber @include(if: $no) cases {{ summary }} }}
  organizations(first: 1) {{ nodes {{ name }} }}
}}
fragment Card on Member {{ cardNumber home {{ name }} cell {{ name }} }}"""


@both
async def test_without_a_purpose_it_is_null_and_named_and_nothing_is_noted(small: Graph, by_reference: bool) -> None:
    noted = Noted(small, by_reference=by_reference)
    answer = await noted.answer(QUESTION)
    assert answer.errors == []
    assert answer.data is not None
    assert list(answer.data["member"].items()) == [
        ("name", "Nguyễn Văn m1"),
        ("born", None),
        ("cardNumber", None),
        ("home", None),
        ("cell", {"name": "Chi bộ thôn 1"}),
        ("cases", []),
    ]
    names = ["Case.summary", *(f"Member.{one}" for one in ("birthDate", "cardNumber", "cases", "home"))]
    assert sorted(answer.masked) == names
    assert answer.as_response()["extensions"] == {"masked": list(answer.masked)}
    assert noted.shown == []


@both
async def test_with_one_it_is_told_as_ever_and_noted_whose_it_is(small: Graph, by_reference: bool) -> None:
    noted = Noted(small, by_reference=by_reference)
    open_to_all = replace(Asked(Fetching(small), View.whole(TODAY), 100_000))
    told = await noted.operations.answer(Operation(QUESTION), open_to_all)
    answer = await noted.answer(QUESTION, FILE)
    assert answer.as_response() == told.as_response()
    assert answer.data is not None
    assert answer.data["member"]["born"] == "1980-02-29"
    [shown] = noted.shown
    assert (shown.stated, shown.people) == (FILE, {member("m1")})
    assert {"Member.birthDate", "Member.home"} <= set(shown.places)


@both
async def test_who_is_only_named_is_not_noted(small: Graph, by_reference: bool) -> None:
    noted = Noted(small, by_reference=by_reference)
    await noted.data(f"{{ {M1} {{ cardNumber }} members(first: 9) {{ nodes {{ name }} }} }}", FILE)
    await noted.data("{ members(first: 9) { nodes { name cell { name } } } }", FILE)
    assert [one.people for one in noted.shown] == [{member("m1")}]


@both
async def test_by_what_is_personal_is_asked_for_a_purpose_alone_and_whoever_is_found_is_noted(
    small: Graph, by_reference: bool
) -> None:
    noted = Noted(small, by_reference=by_reference)
    older = "($least: NumberRange) { members(first: 9, where: { age: $least }) { nodes { name } } }"
    oldest = "{ members(first: 9, orderBy: { field: BIRTH_DATE }) { edges { node { name } } } }"
    for query, place in ((f"query {older}", "MemberWhere.age"), (oldest, "MemberOrderField.BIRTH_DATE")):
        [error] = (await noted.answer(query, least={"least": 40})).errors
        assert error.extensions is not None
        assert (error.extensions["code"], error.extensions["values"]) == ("FORBIDDEN", {"place": place})
        await noted.data(query, FILE, least={"least": 40})
        assert noted.shown.pop().people == {member(one) for one in ("m1", "m2", "m3", "m4")}
    assert noted.shown == []


@both
async def test_no_name_of_a_client_passes_for_whose_it_is(small: Graph, by_reference: bool) -> None:
    noted = Noted(small, by_reference=by_reference)
    told = await noted.data(f"{{ {M1} {{ __ofwhoseMember0: name __ofnull_x: name birthDate }} }}", FILE)
    assert told == {
        "member": {"__ofwhoseMember0": "Nguyễn Văn m1", "__ofnull_x": "Nguyễn Văn m1", "birthDate": "1980-02-29"}
    }
    assert noted.shown[0].people == {member("m1")}


async def test_of_more_than_a_thousand_people_nothing_is_shown(small: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("execution.personal.MOST_PEOPLE", 3)
    noted = Noted(small, by_reference=False)
    answer = await noted.answer("{ members(first: 9) { nodes { birthDate } } }", FILE)
    assert (answer.data, answer.errors[0].extensions and answer.errors[0].extensions["code"]) == (
        None,
        "QUERY_TOO_LARGE",
    )
    assert noted.shown == []


async def test_what_cannot_be_noted_is_not_shown(small: Graph) -> None:
    noted = Noted(small, by_reference=False)

    async def full(_: ShownOf) -> None:
        raise RuntimeError

    asked = Asked(Fetching(small), View.whole(TODAY), 100_000, note=full)
    with pytest.raises(RuntimeError):
        await noted.operations.answer(Operation(f"{{ {M1} {{ birthDate }} }}", stated=FILE), asked)


def test_the_table_names_what_the_schema_has_and_parts_are_told_of_their_own_members_alone() -> None:
    told = {f"{kind}.{name}" for kind, names in PERSONAL.fields.items() for name in names & TOLD.get(kind, {}).keys()}
    assert told == {f"Member.{name}" for name, seen in MEMBER.graded.items() if seen is Seen.IDENTIFIED}
    for kind, names in PERSONAL.asked.items():
        assert not names & TOLD.get(kind, {}).keys(), kind
    with pytest.raises(UnknownInPart):
        Personal(SCHEMA.graphql, Table({"Member": frozenset({"shoeSize"})}, {}, {}))


def test_what_says_the_same_elsewhere_in_the_schema_is_personal_too() -> None:
    """A field or a filter that is called as a personal one is named in the table, or an input of a change."""
    named = {"birthDate", "cardNumber", "cardNumbers", "home", "homes", "age", "points", "marks", "summary"}
    known = {**PERSONAL.fields, **PERSONAL.asked}
    missing = {
        f"{kind.name}.{name}"
        for kind in SCHEMA.graphql.type_map.values()
        if isinstance(kind, GraphQLObjectType)
        or (isinstance(kind, GraphQLInputObjectType) and kind.name.endswith("Where"))
        for name in kind.fields
        if name in named and name not in known.get(kind.name, ())
    }
    # points of one criterion are reached by marks alone; those of a proposal are its price, those of a series numbers,
    # those of a meeting are nobody's alone
    proposals = {f"{one}.points" for one in ("SupervisionPlan", "ProposedSupervision", "ProposalReason")}
    meetings = {"Meeting.points", "Meeting.marks"}
    assert missing == {"Mark.points", "IndicatorSeries.points", *meetings, *proposals}
