"""`subscription { changes }`: every change once and in order, from any position on, by both executors."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import aclosing
from dataclasses import replace
from typing import Any

import pytest

from execution.asked import Account, Asked, Unbounded
from execution.limits import Limits
from execution.operations import Answer, Operation
from execution.subscriptions import Subscriptions
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


def told(
    graph: Graph, *, by_reference: bool, account: Account | None = None, limits: Limits | None = None, **variables: Any
) -> AsyncGenerator[Answer, None]:
    operations = SCHEMA.by_reference if by_reference else SCHEMA.operations

    def asked() -> Asked:
        backend = Fetching(graph, Writes(graph, "tester", lambda: NOW))
        return Asked(backend, View.whole(TODAY), SCHEMA.limits.objects, account or Unbounded())

    return Subscriptions(replace(operations, limits=limits or operations.limits), SCHEMA.sources).told(
        Operation(FEED, variables, tells_cost=account is not None), asked, 30.0
    )


async def next_event(answers: AsyncGenerator[Answer, None]) -> Mapping[str, Any]:
    answer = await anext(answers)
    assert answer.data is not None, answer.errors
    assert not answer.errors
    found: Mapping[str, Any] = answer.data["changes"]
    return found


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
    [answer] = [one async for one in told(changing, by_reference=by_reference, **variables)]
    assert not answer.began
    assert [(error.extensions or {}).get("code") for error in answer.errors] == [code]


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
    assert [one.began for one in answers] == [True, True, False]
    assert [(error.extensions or {}).get("code") for error in answers[-1].errors] == ["TOO_MANY_REQUESTS"]
    assert len(account.charged) == 2
    costs = [one.cost.total for one in answers if one.cost is not None]
    assert len(costs) == 2
    assert all(0 < charged <= cost for charged, cost in zip(account.charged, costs, strict=True))


async def test_an_event_that_may_cost_too_much_is_not_listened_for(changing: Graph, by_reference: bool) -> None:
    account = Counting(1)
    answers = told(
        changing, by_reference=by_reference, account=account, limits=replace(SCHEMA.operations.limits, cost=1)
    )
    answer = await anext(answers)
    assert [(error.extensions or {}).get("code") for error in answer.errors] == ["QUERY_TOO_LARGE"]
    assert (account.left, account.charged) == (1, [])


async def test_ten_who_listen_hear_of_twenty_changes_in_order(changing: Graph) -> None:
    after = await rename(changing, "o6", "Chi bộ", "2020-01-02")

    async def listen() -> list[int]:
        async with aclosing(told(changing, by_reference=False, after=after)) as answers:
            return [(await next_event(answers))["change"]["seq"] for _ in range(20)]

    listening = [asyncio.create_task(listen()) for _ in range(10)]
    await asyncio.gather(
        *(rename(changing, "o7", f"Chi bộ {day}", f"2024-{1 + day // 28:02}-{1 + day % 28:02}") for day in range(20))
    )
    first = int(after.partition(":")[0]) + 1
    assert await asyncio.gather(*listening) == [list(range(first, first + 20))] * 10
