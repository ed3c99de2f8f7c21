"""What was known at a moment: whatever was recorded later is left out, on every day asked about."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from execution.asked import Asked
from execution.operations import Answer, Operation
from execution.view import View, ticks, written
from graph.cypher.fetch import Fetching, Writes
from graph.engine.sessions import Graph
from graph.ledger.verify import verify_ledger
from tests.reference.world import gid, viewed
from tests.resolvers.commands.small import member, organization
from tests.support.asking import SCHEMA, TODAY, without_words
from tests.support.changing import change

pytestmark = pytest.mark.contract

NOW = """query ($organizations: [ID!]!, $members: [ID!]!, $on: Date!) {
  organizations: nodes(ids: $organizations) { ...O }
  members: nodes(ids: $members) { ...M }
  roots(asOf: $on) { descendants(first: 100) { totalCount nodes { name level memberCount } } } }"""
THEN = NOW.replace("$on: Date!", "$on: Date!, $known: DateTime!").replace("asOf: $on", "asOf: $on, knownAt: $known")
WHAT = """
fragment O on Organization { name shortName level code version memberCount parent { id: key } profiles { since name }
  memberships(first: 10) { totalCount nodes { member { id: key } standing } } secretary { id: key }
  supervisions {
    since until supervisor { id: key } attendance(from: "2023-01-01", to: "2026-01-01") { visitsPossible attended }
  }
  events { kind on } childCount
  meetings(where: {heldOn: {from: "2020-01-01", to: "2027-01-01"}}) {
    nodes { heldOn present attendances { capacity } } } }
fragment M on Member { name cell { id: key } circumstance standing
  memberships(includePast: true) { since until endReason } assignments(includePast: true) { role since until } }"""


class Clock:
    """A moment later at each look."""

    def __init__(self) -> None:
        self.moment = datetime.now(UTC)

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


class Asking:
    """Changes and questions of one session, with a clock that moves."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.clock = Clock()

    async def answer(self, query: str, variables: Mapping[str, Any], *, by_reference: bool = False) -> Answer:
        operations = SCHEMA.by_reference if by_reference else SCHEMA.operations
        backend = Fetching(self.graph, Writes(self.graph, "tester", self.clock))
        return await operations.answer(
            Operation(query, variables), Asked(backend, View.whole(TODAY), SCHEMA.limits.objects)
        )

    async def data(self, query: str, variables: Mapping[str, Any], *, by_reference: bool = False) -> Mapping[str, Any]:
        answered = await self.answer(query, variables, by_reference=by_reference)
        assert not answered.errors, answered.errors
        assert answered.data is not None
        return answered.data

    async def change(self, field: str, given: Mapping[str, Any]) -> None:
        kind = SCHEMA.graphql.mutation_type
        assert kind is not None
        query = f"mutation ($input: {kind.fields[field].args['input'].type}) {{ {field}(input: $input) {{ ...P }} }}"
        told = await self.data(query + "fragment P on Payload { userErrors { message } }", {"input": given})
        assert told[field]["userErrors"] == []

    async def everything(self, day: str, known: datetime | None = None, *, by_reference: bool = False) -> Any:
        """All of the small world on a day, as known now or at a moment."""
        mark = day if known is None else f"{day}~{ticks(written(known))}"
        variables = {
            "organizations": [viewed(organization(f"o{number}"), mark) for number in range(1, 9)],
            "members": [viewed(member(f"m{number}"), mark) for number in range(1, 5)],
            "on": day,
        }
        if known is None:
            return await self.data(NOW + WHAT, variables, by_reference=by_reference)
        return await self.data(THEN + WHAT, variables | {"known": known.isoformat()}, by_reference=by_reference)


DAYS = ("2023-04-20", "2023-04-21", "2023-04-22", "2025-12-31")
CHANGES = (
    ("renameOrganization", {"organization": organization("o4"), "name": "Đảng bộ xã An Thịnh", "on": "2023-04-21"}),
    ("moveOrganization", {"organization": organization("o4"), "to": organization("o3"), "on": "2023-04-21"}),
    ("transferMember", {"member": member("m2"), "to": organization("o7"), "on": "2023-04-21"}),
    ("changeLevel", {"organization": organization("o4"), "level": "UPPER_GRASSROOTS", "on": "2023-04-22"}),
    (
        "establishOrganization",
        {"parent": organization("o4"), "name": "Chi bộ thôn 3", "level": "CELL", "on": "2023-04-21"},
    ),
    ("admitMember", {"cell": organization("o6"), "name": "Trần Văn Mới", "on": "2023-04-21"}),
    (
        "recordMeeting",
        {
            "organization": organization("o6"),
            "on": "2023-04-21",
            "kind": "REGULAR",
            "expected": 2,
            "present": 1,
            "excused": 1,
            "attendances": [{"member": member("m4"), "capacity": "SUPERVISOR"}],
        },
    ),
    ("endMembership", {"member": member("m3"), "reason": "LEFT", "on": "2023-04-21"}),
    (
        "dissolveOrganization",
        {
            "organization": organization("o5"),
            "childrenTo": organization("o4"),
            "membersTo": organization("o7"),
            "on": "2023-04-22",
        },
    ),
)


async def test_what_was_known_is_answered_as_it_was_answered_then(small: Graph) -> None:
    asking = Asking(small)
    told: list[tuple[datetime, dict[str, Any]]] = []
    for field, given in ((None, None), *CHANGES):
        if field is not None and given is not None:
            await asking.change(field, given)
        told.append((asking.clock.moment, {day: await asking.everything(day) for day in DAYS}))
        asking.clock()
    assert len({str(answers) for _, answers in told}) == len(CHANGES) + 1
    for moment, answers in told:
        for day, answer in answers.items():
            assert await asking.everything(day, moment) == answer, (moment, day)
    assert (await verify_ledger(small, lambda *_: None)).problems == []


CORRECTIONS: tuple[dict[str, Any], ...] = (
    {"organization": {"organization": organization("o4"), "code": "z9"}},
    {"profile": {"organization": organization("o4"), "on": "2023-04-21", "name": "Đảng bộ xã An Thái"}},
    {"profile": {"organization": organization("o4"), "on": "2023-04-21", "since": "2023-04-20"}},
    {"parent": {"organization": organization("o4"), "on": "2023-04-21", "parent": organization("o1")}},
    {"parent": {"organization": organization("o4"), "on": "2023-04-21", "since": "2023-04-20"}},
    {"membership": {"membership": gid("Membership", "m2~o7~2023-04-21~OFFICIAL"), "since": "2023-04-22"}},
    {"member": {"member": member("m1"), "name": "Trần Thị Ân", "officialOn": "2023-04-21"}},
    {"assignment": {"assignment": gid("Assignment", "m1~o6~2020-01-01~CELL_COMMITTEE~SECRETARY"), "until": DAYS[1]}},
    {"supervision": {"supervision": gid("Supervision", "m4~o6~2020-01-01"), "since": "2023-04-22"}},
    {"withdraw": {"fact": gid("Membership", "m2~o7~2023-04-22~OFFICIAL")}},
)


async def test_a_correction_changes_what_held_and_not_what_was_known(small: Graph) -> None:
    asking = Asking(small)
    for field, given in CHANGES[:3]:
        await asking.change(field, given)
    told: list[tuple[datetime, dict[str, Any]]] = []
    for correction in (None, *CORRECTIONS):
        if correction is not None:
            await asking.change("correctFact", {"reason": "Ghi nhầm", "correction": correction})
        told.append((asking.clock.moment, {day: await asking.everything(day) for day in DAYS}))
        asking.clock()
    assert len({str(answers) for _, answers in told}) == len(CORRECTIONS) + 1
    for moment, answers in told:
        for day, answer in answers.items():
            assert await asking.everything(day, moment) == answer, (moment, day)
    assert (await verify_ledger(small, lambda *_: None)).problems == []


async def test_now_and_then_stand_side_by_side_in_one_operation_on_both_executors(small: Graph) -> None:
    asking = Asking(small)
    before = asking.clock()
    await asking.change("renameOrganization", {"organization": organization("o4"), "name": "Mới", "on": "2023-04-21"})
    between = asking.clock()
    await asking.change(
        "renameOrganization", {"organization": organization("o4"), "name": "Mới hơn", "on": "2023-05-21"}
    )
    query = """query ($id: ID!, $before: DateTime!, $between: DateTime!) {
      now: organization(by: { id: $id }, asOf: "2023-06-01") { name }
      between: organization(by: { id: $id }, asOf: "2023-06-01", knownAt: $between) { name }
      before: organization(by: { id: $id }, asOf: "2023-06-01", knownAt: $before) { name }
      again: organization(by: { id: $id }, asOf: "2023-04-22", knownAt: $between) { name } }"""
    variables = {"id": organization("o4"), "before": before.isoformat(), "between": between.isoformat()}
    for by_reference in (False, True):
        assert await asking.data(query, variables, by_reference=by_reference) == {
            "now": {"name": "Mới hơn"},
            "between": {"name": "Mới"},
            "before": {"name": "Đảng bộ xã An Phú"},
            "again": {"name": "Mới"},
        }


async def test_both_executors_know_the_same(small: Graph) -> None:
    asking = Asking(small)
    moments = [asking.clock()]
    for field, given in CHANGES[:4]:
        await asking.change(field, given)
        moments.append(asking.clock())
    for moment in moments:
        planned = await asking.everything("2023-04-22", moment)
        assert planned == await asking.everything("2023-04-22", moment, by_reference=True)


async def test_the_moment_of_a_change_knows_it_and_the_microsecond_before_does_not(small: Graph) -> None:
    asking = Asking(small)
    await asking.change("renameOrganization", {"organization": organization("o4"), "name": "Mới", "on": "2023-04-21"})
    moment = asking.clock.moment
    query = "query ($id: ID!, $known: DateTime!) { organization(by: { id: $id }, knownAt: $known) { name } }"
    for shift, name in ((-1, "Đảng bộ xã An Phú"), (0, "Mới"), (1, "Mới")):
        known = moment + timedelta(microseconds=shift)
        told = await asking.data(query, {"id": organization("o4"), "known": known.isoformat()})
        assert told["organization"]["name"] == name


async def test_the_moment_that_a_change_is_told_with_knows_it(small: Graph) -> None:
    """Issue 15: it is told in milliseconds, as its scalar says, and what is cut off is meant with it."""
    asking = Asking(small)
    moment = asking.clock.moment.replace(microsecond=123_456) + timedelta(days=1)
    given = {"organization": organization("o4"), "name": "Mới", "on": "2023-04-21"}
    payload = await change(small, "renameOrganization", given, now=moment)
    [*_, line] = (await asking.data("{ changes(first: 100) { nodes { id: key at } } }", {}))["changes"]["nodes"]
    told = line["at"]
    assert (line["id"], told) == (payload["change"]["id"], f"{moment:%Y-%m-%dT%H:%M:%S}.123Z")
    query = "query ($id: ID!, $known: DateTime!) { organization(by: { id: $id }, knownAt: $known) { name } }"
    before = "Đảng bộ xã An Phú"
    for digits, name in (("123", "Mới"), ("122", before), ("123455", before), ("123456", "Mới")):
        known = {"id": organization("o4"), "known": told.replace("123Z", f"{digits}Z")}
        for by_reference in (False, True):
            found = await asking.data(query, known, by_reference=by_reference)
            assert found["organization"]["name"] == name, digits


async def test_a_mended_record_of_a_meeting_counts_as_it_was_believed_then(small: Graph) -> None:
    asking = Asking(small)
    moments = [asking.clock()]
    await asking.change(*CHANGES[6])
    moments.append(asking.clock())
    query = "query ($id: ID!) { organization(by: { id: $id }) { meetings(first: 1) { nodes { id: key } } } }"
    held = (await asking.data(query, {"id": organization("o6")}))["organization"]["meetings"]["nodes"][0]["id"]
    stand_in = {"member": member("m3"), "capacity": "STAND_IN", "onBehalfOf": member("m4")}
    await asking.change("correctMeeting", {"meeting": held, "attendances": [stand_in]})
    moments.append(asking.clock())
    await asking.change("correctMeeting", {"meeting": held, "kind": "THEMATIC"})
    query = """query ($id: ID!, $known: DateTime!) {
      attendance(of: { under: $id }, from: "2023-04-21", to: "2023-04-22", knownAt: $known) {
        figures { meetingsHeld attended byStandIn } } }"""
    found = [
        (await asking.data(query, {"id": organization("o1"), "known": moment.isoformat()}))["attendance"]["figures"]
        for moment in moments
    ]
    assert found == [
        {"meetingsHeld": held, "attended": attended, "byStandIn": stood_in}
        for held, attended, stood_in in ((0, 0, 0), (1, 1, 0), (1, 0, 1))
    ]


async def test_before_the_graph_was_filled_nothing_is_known_and_that_is_told(small: Graph) -> None:
    asking = Asking(small)
    query = 'query { roots(knownAt: "2020-01-01T00:00:00Z") { name } }'
    answered = await asking.answer(query, {})
    assert [without_words(error) for error in answered.errors] == [{"code": "BAD_USER_INPUT", "argument": "knownAt"}]
    assert "when the graph was filled" in answered.errors[0].message


async def test_what_was_undone_for_a_question_is_there_again_for_the_next(small: Graph) -> None:
    asking = Asking(small)
    before = asking.clock()
    for field, given in CHANGES:
        await asking.change(field, given)
    now = await asking.everything("2025-12-31")
    await asking.everything("2025-12-31", before)
    assert await asking.everything("2025-12-31") == now
    assert (await verify_ledger(small, lambda *_: None)).problems == []


def test_every_root_field_can_be_asked_for_what_was_known() -> None:
    kind = SCHEMA.graphql.query_type
    assert kind is not None
    # an id names its own moment; the log of readings and definitions are no facts
    without = {name for name, field in kind.fields.items() if "knownAt" not in field.args}
    assert without == {"indicatorDefinitions", "node", "nodes", "readings", "_entities", "_service"}


async def test_a_name_that_an_earlier_end_took_back_was_known_before(small: Graph) -> None:
    """FAULTS C14: of what was to come, the end takes the links back and leaves the nodes."""
    asking = Asking(small)
    cell = organization("o6")
    coming = (
        ("renameOrganization", {"organization": cell, "name": "Chi bộ thôn Một", "on": "2026-03-01"}),
        ("changeLevel", {"organization": cell, "level": "GRASSROOTS_CELL", "on": "2026-04-01"}),
        ("moveOrganization", {"organization": cell, "to": organization("o5"), "on": "2026-05-01"}),
        ("dissolveOrganization", {"organization": cell, "membersTo": organization("o7"), "on": "2026-02-01"}),
    )
    told: list[tuple[datetime, dict[str, Any]]] = []
    days = ("2026-01-31", "2026-02-01", "2026-02-28", "2026-03-01", "2026-04-01", "2026-05-01")
    for field, given in ((None, None), *coming):
        if field is not None and given is not None:
            await asking.change(field, given)
        told.append((asking.clock.moment, {day: await asking.everything(day) for day in days}))
        asking.clock()
    assert len({str(answers) for _, answers in told}) == len(coming) + 1
    for moment, answers in told:
        for day, answer in answers.items():
            assert await asking.everything(day, moment) == answer, (moment, day)
