"""`subscription { changes }`: every change once and in order, from any position on, by both executors."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import replace
from typing import Any, NamedTuple

import pytest
from graphql import GraphQLError
from orjson import loads

from execution.asked import Account, Asked, Unbounded
from execution.limits import Limits
from execution.operations import Answer, Executor, Operation
from execution.subscriptions import Event, Subscriptions
from execution.view import View
from graph.cypher.fetch import Fetching, Writes
from graph.engine.sessions import Graph
from service.http.refusal import Refused
from tests.conftest import Loaded
from tests.resolvers.commands.small import member, organization
from tests.support.asking import SCHEMA, TODAY, answer_of
from tests.support.changing import NOW, change
from wording.said import say

pytestmark = pytest.mark.contract

FEED = """subscription ($under: ID, $kinds: [ChangeKind!], $after: String) {
  changes(under: $under, kinds: $kinds, after: $after) {
    cursor change { seq kind subjects(first: 5) { nodes { ... on Organization { key name parent { key } } } } } } }"""


@pytest.fixture
async def changing(small: Graph, loaded: Loaded) -> AsyncIterator[Graph]:
    yield small
    loaded.forget()


@pytest.fixture(params=[False, True], ids=["planner", "reference"])
def by_reference(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


class Counting:
    """An account that holds so many operations, and notes what each has cost."""

    def __init__(self, operations: int) -> None:
        self.left = operations
        self.charged: list[int] = []

    def admit(self) -> None:
        if not self.left:
            raise Refused(429, "TOO_MANY_REQUESTS", say("BUDGET_SPENT", seconds=1))
        self.left -= 1

    def charge(self, objects: int) -> None:
        self.charged.append(objects)


class Told(NamedTuple):
    """The body of an event, or the codes that a subscription ended with."""

    body: Mapping[str, Any] | None
    ended: Sequence[str] = ()


class Listening:
    """Subscriptions of one service, and how often it has answered an event."""

    def __init__(self, graph: Graph, *, by_reference: bool, limits: Limits | None = None) -> None:
        operations = SCHEMA.by_reference if by_reference else SCHEMA.operations
        self.graph, self.answered = graph, 0
        executor = Spying(operations.executor, self)
        operations = replace(operations, executor=executor, limits=limits or operations.limits)
        self.subscriptions = Subscriptions(operations, SCHEMA.sources)

    def told(
        self, variables: Mapping[str, Any], account: Account | None = None, query: str = FEED
    ) -> AsyncGenerator[Told, None]:
        async def asked(*_: object) -> Asked:
            backend = Fetching(self.graph, Writes(self.graph, "tester", lambda: NOW))
            return Asked(backend, View.whole(TODAY), SCHEMA.limits.objects, account or Unbounded())

        operation = Operation(query, variables, tells_cost=account is not None)
        return self.by_one(self.subscriptions.told(operation, asked, 30.0))

    async def by_one(self, told: AsyncGenerator[Sequence[Event] | Answer, None]) -> AsyncGenerator[Told, None]:
        """Each event by itself, as a client reads it."""
        async with aclosing(told):
            async for found in told:
                if isinstance(found, Answer):
                    yield Told(None, [str((error.extensions or {}).get("code")) for error in found.errors])
                else:
                    for event in found:
                        yield Told(loads(event.body))


class Spying:
    """An executor that notes how often it is asked."""

    def __init__(self, executor: Executor, listening: Listening) -> None:
        self.executor, self.listening = executor, listening

    async def execute(self, *asked: Any) -> tuple[Mapping[str, Any] | None, Sequence[GraphQLError]]:
        self.listening.answered += 1
        return await self.executor.execute(*asked)


def told(
    graph: Graph, *, by_reference: bool, account: Account | None = None, limits: Limits | None = None, **variables: Any
) -> AsyncGenerator[Told, None]:
    return Listening(graph, by_reference=by_reference, limits=limits).told(variables, account)


async def next_event(answers: AsyncGenerator[Told, None]) -> Mapping[str, Any]:
    found = await anext(answers)
    assert found.body is not None, found.ended
    assert set(found.body) == {"data"}
    event: Mapping[str, Any] = found.body["data"]["changes"]
    return event


async def rename(graph: Graph, key: str, name: str, on: str) -> str:
    """Gives an organization another name; the cursor of that change."""
    made = await change(graph, "renameOrganization", {"organization": organization(key), "name": name, "on": on})
    return f"{made['change']['seq']}:{made['change']['hash']}"


async def test_each_change_is_told_with_its_subjects_as_on_its_day(changing: Graph, by_reference: bool) -> None:
    """Resumed from the change before, none is lost and none comes twice."""
    before = await rename(changing, "o6", "Chi bộ thôn Một", "2025-01-01")
    async with aclosing(told(changing, by_reference=by_reference, after=before)) as answers:
        cursors = [await rename(changing, "o6", "Chi bộ thôn Hai", "2025-02-01")]
        first = await next_event(answers)
        cursors.append(await rename(changing, "o6", "Chi bộ thôn Ba", "2025-03-01"))
        second = await next_event(answers)
    assert [first["cursor"], second["cursor"]] == cursors
    assert [one["change"]["subjects"]["nodes"] for one in (first, second)] == [
        [{"key": organization("o6"), "name": "Chi bộ thôn Hai", "parent": {"key": organization("o4")}}],
        [{"key": organization("o6"), "name": "Chi bộ thôn Ba", "parent": {"key": organization("o4")}}],
    ]
    async with aclosing(told(changing, by_reference=by_reference, after=cursors[0])) as answers:
        assert (await next_event(answers))["cursor"] == cursors[1]


async def test_what_is_under_an_organization_is_told_and_what_leaves_it_too(
    changing: Graph, by_reference: bool
) -> None:
    under = told(
        changing,
        by_reference=by_reference,
        under=organization("o2"),
        after=await rename(changing, "o3", "ĐB", "2025-01-01"),
    )
    await rename(changing, "o7", "Chi bộ thôn Mới", "2025-01-02")
    wanted = [await rename(changing, "o6", "Chi bộ thôn Cũ", "2025-01-02")]
    moved = await change(
        changing, "moveOrganization", {"organization": organization("o4"), "to": organization("o3"), "on": "2025-01-03"}
    )
    wanted.append(f"{moved['change']['seq']}:{moved['change']['hash']}")
    await rename(changing, "o6", "Chi bộ thôn Khác", "2025-01-04")
    wanted.append(await rename(changing, "o2", "Đảng bộ huyện", "2025-01-05"))
    async with aclosing(under) as answers:
        assert [(await next_event(answers))["cursor"] for _ in wanted] == wanted


async def test_kinds_are_told_apart(changing: Graph, by_reference: bool) -> None:
    after = await rename(changing, "o6", "Chi bộ A", "2025-01-01")
    kinds = told(changing, by_reference=by_reference, kinds=["END_MEMBERSHIP"], after=after)
    await rename(changing, "o6", "Chi bộ B", "2025-01-02")
    await change(changing, "endMembership", {"member": member("m3"), "reason": "LEFT", "on": "2025-01-03"})
    async with aclosing(kinds) as answers:
        assert (await next_event(answers))["change"]["kind"] == "END_MEMBERSHIP"


@pytest.mark.parametrize(
    ("variables", "code"),
    [
        ({"after": "12"}, "BAD_USER_INPUT"),
        ({"after": f"-1:{'0' * 64}"}, "BAD_USER_INPUT"),
        ({"after": f"1:{'f' * 64}"}, "LEDGER_REPLACED"),
        ({"after": f"999999:{'f' * 64}"}, "LEDGER_REPLACED"),
        ({"kinds": []}, "BAD_USER_INPUT"),
        ({"under": member("m1")}, "BAD_USER_INPUT"),
        ({"kinds": ["NONE"]}, "BAD_USER_INPUT"),
    ],
)
async def test_what_cannot_be_followed_is_told_once_with_a_code(
    changing: Graph, by_reference: bool, variables: dict[str, Any], code: str
) -> None:
    assert [one async for one in told(changing, by_reference=by_reference, **variables)] == [Told(None, [code])]


async def test_a_subscription_is_not_answered_as_a_question(changing: Graph, by_reference: bool) -> None:
    answer = await answer_of(changing, FEED, by_reference=by_reference)
    assert [(error.extensions or {}).get("reason") for error in answer.errors] == ["ONLY_IN_STREAMS"]


async def test_each_event_is_charged_and_a_spent_account_ends_with_its_code(
    changing: Graph, by_reference: bool
) -> None:
    """The cursor of the last event leads on when there is something left again."""
    account = Counting(3)  # one to begin
    after = await rename(changing, "o6", "Chi bộ A", "2025-01-01")
    for day in (2, 3, 4):
        await rename(changing, "o6", f"Chi bộ {day}", f"2025-01-0{day}")
    answers = [one async for one in told(changing, by_reference=by_reference, account=account, after=after)]
    assert [one.ended for one in answers] == [(), (), ["TOO_MANY_REQUESTS"]]
    assert len(account.charged) == 2
    costs = [one.body["extensions"]["cost"]["total"] for one in answers if one.body is not None]
    assert len(costs) == 2
    assert all(0 < charged <= cost for charged, cost in zip(account.charged, costs, strict=True))


async def test_an_event_that_may_cost_too_much_is_not_listened_for(changing: Graph, by_reference: bool) -> None:
    account = Counting(1)
    answers = told(
        changing, by_reference=by_reference, account=account, limits=replace(SCHEMA.operations.limits, cost=1)
    )
    assert await anext(answers) == Told(None, ["QUERY_TOO_LARGE"])
    assert (account.left, account.charged) == (1, [])


async def test_ten_who_ask_the_same_are_told_twenty_changes_in_order_each_answered_once(changing: Graph) -> None:
    """Wherever each begins: who comes back to a later one is told from there, in the same words."""
    listening = Listening(changing, by_reference=False)
    after = await rename(changing, "o6", "Chi bộ", "2020-01-02")

    async def listen(position: str, number: int) -> list[Mapping[str, Any]]:
        async with aclosing(listening.told({"after": position})) as answers:
            return [await next_event(answers) for _ in range(number)]

    hearing = [asyncio.create_task(listen(after, 20)) for _ in range(10)]
    await asyncio.gather(
        *(rename(changing, "o7", f"Chi bộ {day}", f"2024-{1 + day // 28:02}-{1 + day % 28:02}") for day in range(20))
    )
    first = int(after.partition(":")[0]) + 1
    heard = await asyncio.gather(*hearing)
    assert [one["change"]["seq"] for one in heard[0]] == list(range(first, first + 20))
    assert heard == [heard[0]] * 10
    assert await listen(heard[0][4]["cursor"], 15) == heard[0][5:]
    assert 20 <= listening.answered <= 20 + 15


@pytest.mark.parametrize(
    ("query", "variables", "more"),
    [
        (FEED, {"kinds": ["RENAME_ORGANIZATION"]}, 1),
        (FEED.replace("key name", "key"), {}, 1),
        (FEED, {"under": organization("o6")}, 1),
        (FEED, {"under": None}, 1),
        (FEED, {}, 0),
    ],
)
async def test_who_asks_otherwise_is_answered_apart(
    changing: Graph, query: str, variables: dict[str, Any], more: int
) -> None:
    listening = Listening(changing, by_reference=False)
    after = {"after": await rename(changing, "o6", "Chi bộ", "2025-01-02")}
    async with aclosing(listening.told(after)) as one, aclosing(listening.told(after | variables, query=query)) as two:
        await rename(changing, "o6", "Chi bộ khác", "2025-01-03")
        assert (await next_event(one))["cursor"] == (await next_event(two))["cursor"]
    assert listening.answered == 1 + more


async def test_a_change_and_what_it_is_about_are_told_of_the_line_that_has_told_it(changing: Graph) -> None:
    """As a question tells them; nothing is read of the graph but what the subjects are."""
    fields = "id seq at actor kind on decision hash previous"
    listening = Listening(changing, by_reference=False)
    after = await rename(changing, "o6", "Chi bộ", "2025-01-02")
    query = f"subscription ($after: String) {{ changes(after: $after) {{ cursor change {{ {fields} }} }} }}"
    async with aclosing(listening.told({"after": after}, query=query)) as answers:
        await rename(changing, "o6", "Chi bộ khác", "2025-01-03")
        told = (await next_event(answers))["change"]
    asked = await answer_of(changing, f"{{ changes(last: 1) {{ nodes {{ {fields} }} }} }}")
    assert asked.data is not None
    [line] = asked.data["changes"]["nodes"]
    assert {**told, "id": ""} == {**line, "id": ""}
    assert told["id"].startswith(line["id"].rstrip("=")[:8])
