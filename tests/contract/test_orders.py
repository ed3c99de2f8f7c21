"""Every list that takes `orderBy`, in each of its orders either way, by both executors and by the tree: in the
order that the reference's own comparisons give.

A world is asked that has something of everything; what the lists hold is other tests' matter.
"""

from base64 import urlsafe_b64decode
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any, NamedTuple

import pytest

from graph.model.keys import fold
from graph.model.norm_words import NormKind
from graph.tree.tree import Tree
from tests.conftest import Standing
from tests.contract import drawing
from tests.reference.ordering import text_order
from tests.reference.supervision import links_on
from tests.reference.world import World, gid
from tests.support.asking import answer_of
from tests.worlds.forest import Forest, turning_days

pytestmark = pytest.mark.contract

Key = Callable[["At", Any], Any]


class At(NamedTuple):
    """A world on a day, and one before: what puts its people and organizations into order."""

    world: World
    day: date
    before: date

    def member(self, shown: Any) -> Any:
        return self.world.member_key(key_in(shown))

    def organization(self, shown: Any) -> Any:
        return self.world.key(key_in(shown), self.day)


class Lists(NamedTuple):
    """Lists of one form: `text` ends in LIST where the arguments of the list do, `orders` tells what each is by."""

    text: str
    shown: str
    orders: Mapping[str, Key]


def key_in(shown: Any) -> str:
    text = shown["key"]
    return urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode().partition(":")[2]


def known(value: Any) -> tuple[bool, Any]:
    """What is unknown comes before all others."""
    return value is not None, 0 if value is None else value


def due(at: At, row: Any) -> Any:
    link = row["supervision"]
    return at.organization(link["organization"]), at.member(link["supervisor"]), link["since"]


def placed(at: At, row: Any) -> Any:
    """An organization as it is on the later day, or was on the earlier one."""
    return at.organization(row["after"]) if row["after"] else at._replace(day=at.before).organization(row["before"])


LINK = "supervision { since supervisor { key } organization { key } }"
ORGANIZATION = "key name since memberCount"
ORGANIZATIONS: Mapping[str, Key] = {
    "LEVEL_CODE": lambda at, row: at.organization(row),
    "NAME": lambda at, row: (text_order(row["name"]), key_in(row)),
    "FOUNDED": lambda at, row: (row["since"], at.organization(row)),
    "MEMBER_COUNT": lambda at, row: (row["memberCount"], at.organization(row)),
}
SUPERVISIONS: Mapping[str, Key] = {
    "NAME": lambda at, row: (at.member(row["supervisor"]), at.organization(row["organization"]), row["since"]),
    "SINCE": lambda at, row: (row["since"], at.organization(row["organization"]), at.member(row["supervisor"])),
}
NORMS = [str(kind) for kind in NormKind]
KINDS = ["APPEARED", "ENDED", "MERGED_INTO", "SPLIT_FROM", "MOVED", "RENAMED", "LEVEL_CHANGED"]
LEVELS = f"levels: [{', '.join(drawing.LEVELS)}]"
PERIOD = "of: { under: $under }, from: $from, to: $on, rollUp: AS_NOW, asOf: $on"
WORKED_OUT: Mapping[str, Lists] = {
    "workload": Lists(
        "workload(under: $under, asOf: $on, LIST)",
        "links requiredPerYear supervisor { key }",
        {
            "LINKS": lambda at, row: (row["links"], at.member(row["supervisor"])),
            "REQUIRED_PER_YEAR": lambda at, row: (known(row["requiredPerYear"]), at.member(row["supervisor"])),
            "NAME": lambda at, row: at.member(row["supervisor"]),
        },
    ),
    "visits due": Lists(
        "visitsDue(of: { under: $under }, asOf: $on) { links(LIST) }",
        f"dueOn missing lastVisit {LINK}",
        {
            "DUE_ON": lambda at, row: (row["dueOn"] or "9999-12-31", due(at, row)),
            "MISSING": lambda at, row: (row["missing"], due(at, row)),
            "LAST_VISIT": lambda at, row: (row["lastVisit"] or "", due(at, row)),
            "ORGANIZATION": due,
            "SUPERVISOR": lambda at, row: (at.member(row["supervision"]["supervisor"]), due(at, row)),
        },
    ),
    "attendance by supervisor and month": Lists(
        f"attendance({PERIOD}, groupBy: SUPERVISOR_MONTH) {{ groups(LIST) }}",
        "month supervisor { key } figures { shortfall rate lastVisit }",
        {
            "SHORTFALL": lambda at, row: (row["figures"]["shortfall"], at.member(row["supervisor"]), row["month"]),
            "RATE": lambda at, row: (known(row["figures"]["rate"]), at.member(row["supervisor"]), row["month"]),
            "LAST_VISIT": lambda at, row: (
                row["figures"]["lastVisit"] or "",
                at.member(row["supervisor"]),
                row["month"],
            ),
            "NAME": lambda at, row: (at.member(row["supervisor"]), row["month"]),
            "MONTH": lambda at, row: (row["month"], at.member(row["supervisor"])),
        },
    ),
    "attendance by organization": Lists(
        f"attendance({PERIOD}, groupBy: ORGANIZATION) {{ groups(LIST) }}",
        "organization { key } figures { rate }",
        {
            "RATE": lambda at, row: (known(row["figures"]["rate"]), at.organization(row["organization"])),
            "NAME": lambda at, row: at.organization(row["organization"]),
        },
    ),
    "coverage": Lists(
        f"supervisionCoverage(under: $under, asOf: $on, {LEVELS}) "
        "{ figures { list(figure: ORGANIZATIONS, LIST) } }",
        ORGANIZATION,
        ORGANIZATIONS,
    ),
    "links lost": Lists(
        "impact(of: { organization: $under }, asOf: $on) { linksLosingStanding(LIST) }",
        "since supervisor { key } organization { key }",
        SUPERVISIONS,
    ),
    "organizations without a parent": Lists(
        "impact(of: { organization: $under }, asOf: $on) { withoutParent(LIST) }", ORGANIZATION, ORGANIZATIONS
    ),
    "differences": Lists(
        "compare(under: $under, from: $from, to: $on) { differences(LIST) }",
        "kind before { key name level code } after { key name level code }",
        {
            "KIND": lambda at, row: (KINDS.index(row["kind"]), placed(at, row)),
            "LEVEL_CODE": lambda at, row: (placed(at, row), KINDS.index(row["kind"])),
            "NAME": lambda at, row: (
                text_order((row["after"] or row["before"])["name"]),
                placed(at, row),
                KINDS.index(row["kind"]),
            ),
        },
    ),
    "timeline": Lists(
        "timeline(under: $under, LIST)",
        "on counts { began ended }",
        {
            "ON": lambda at, row: row["on"],
            "CHANGES": lambda at, row: (sum(one["began"] + one["ended"] for one in row["counts"]), row["on"]),
        },
    ),
    "loops": Lists(
        "supervisionLoops(under: $under, asOf: $on, LIST)",
        "length steps { from { key } }",
        {
            "LENGTH": lambda at, row: (row["length"], [at.organization(one["from"]) for one in row["steps"]]),
            "ORGANIZATION": lambda at, row: [at.organization(one["from"]) for one in row["steps"]],
        },
    ),
    "proposals": Lists(
        f"suggestSupervisors(input: {{ under: $under, keepCurrent: false, {LEVELS} }}, asOf: $on) {{ lines(LIST) }}",
        "points organization { key } supervisor { key }",
        {
            "ORGANIZATION": lambda at, row: at.organization(row["organization"]),
            "SUPERVISOR": lambda at, row: (at.member(row["supervisor"]), at.organization(row["organization"])),
            "POINTS": lambda at, row: (row["points"], at.organization(row["organization"])),
        },
    ),
    "gaps": Lists(
        f"suggestSupervisors(input: {{ under: $under, maxPerSupervisor: 1, keepCurrent: false, {LEVELS} }}, asOf: $on) "
        "{ gaps(LIST) }",
        "reason organization { key }",
        {
            "ORGANIZATION": lambda at, row: at.organization(row["organization"]),
            "REASON": lambda at, row: (row["reason"], at.organization(row["organization"])),
        },
    ),
    "breaches": Lists(
        "audit(under: $under, asOf: $on) { findings(LIST) }",
        "since value norm { key kind } organization { key } member { key }",
        # what tells further breaches of one organization and kind apart is not told
        {
            "KIND": lambda at, row: (NORMS.index(row["norm"]["kind"]), at.organization(row["organization"])),
            "ORGANIZATION": lambda at, row: (at.organization(row["organization"]), NORMS.index(row["norm"]["kind"])),
            "SINCE": lambda at, row: (row["since"] or "", at.organization(row["organization"])),
        },
    ),
}

Own = Mapping[str, tuple[str, Mapping[str, Key]]]
"""By the lists with their arguments: what of each is shown, and its orders."""
OWN: Mapping[str, Key] = {"SINCE": lambda _, row: row["since"], "UNTIL": lambda _, row: row["until"] or "9999-12-31"}
OF_PEOPLE: Mapping[str, Key] = {
    "NAME": lambda at, row: (at.member(row["member"]), row["since"]),
    "SINCE": lambda _, row: row["since"],
}
PAST = "includePast: true, LIST"
UNDER = "organization(by: { id: $under }, asOf: $on)"
OF_ORGANIZATIONS: Own = {
    f"assignments({PAST})": ("key since member { key }", OF_PEOPLE),
    f"supervisions({PAST})": ("key since member: supervisor { key }", OF_PEOPLE),
    "assessments(LIST)": ("key decidedOn", {"DECIDED_ON": lambda _, row: row["decidedOn"]}),
    "cases(LIST)": ("key dueOn", {"DUE_ON": lambda _, row: row["dueOn"] or "0"}),
    f"taskReports({PAST})": ("key since until", OWN),
    "events(LIST)": ("key on", {"ON": lambda _, row: row["on"]}),
    "profiles(LIST)": ("name since until", OWN),
    "places(LIST)": ("key name", {"NAME": lambda _, row: fold(row["name"])}),
}
WHO = "member(id: $who, asOf: $on)"
OF_MEMBERS: Own = {
    f"memberships({PAST})": ("key since until", OWN),
    f"assignments({PAST})": ("key since until", OWN),
    f"supervisions({PAST})": ("key since until", OWN),
    f"offices({PAST})": ("key since until", OWN),
    f"taskReports({PAST})": ("key since until", OWN),
}
DECLARED = {"$under": "ID!", "$who": "ID!", "$from": "Date!", "$on": "Date!"}


@pytest.fixture(scope="module")
def at(planted: Forest) -> At:
    """The world with the most links of supervision, on the day with the most of them."""
    days = [(world, day) for world in planted.worlds for day in turning_days(world)]
    world, day = max(days, key=lambda one: len(links_on(*one)))
    return At(world, day, day - timedelta(days=400))


def variables(at: At) -> dict[str, Any]:
    links = links_on(at.world, at.day, past=True)
    followed = [end for _, end, _ in links]
    top = max(at.world.organizations(at.day), key=lambda one: len(at.world.subtree(one, at.day)))
    who = max((start for start, _, _ in links), key=[start for start, _, _ in links].count)
    return {
        "top": gid("Organization", top),
        "under": gid("Organization", max(followed, key=followed.count)),
        "who": gid("Member", who),
        "from": str(at.before),
        "on": str(at.day),
    }


WAYS = ("ASC", "DESC")


def in_each_order(lists: Lists, size: str = "") -> str:
    """The operation that asks for the list in its usual order, and in each order either way, by an alias for each."""
    orders = {f"{name}_{way}": f"{{ field: {name}, direction: {way} }}" for name in lists.orders for way in WAYS}
    rows = f"{{ nodes {{ {lists.shown} }} }}" if size else f"{{ {lists.shown} }}"
    asked = " ".join(
        f"{alias}: {lists.text.replace('LIST)', f'{size} orderBy: {order}) {rows}')}"
        for alias, order in {"usual": "null", **orders}.items()
    )
    declared = ", ".join(f"{name}: {kind}" for name, kind in DECLARED.items() if name in asked)
    return f"query ({declared}) {{ {asked} }}"


async def answers(standing: Standing, text: str, given: Mapping[str, Any]) -> list[Any]:
    """By the planner, by the reference, and by the planner on the tree."""
    ways: list[dict[str, Any]] = [{}, {"by_reference": True}, {"tree": Tree(standing.graph)}]
    found = [await answer_of(standing.graph, text, given, **way) for way in ways]
    assert [one.errors for one in found] == [[], [], []]
    return [one.data for one in found]


def rows_in(shown: Any) -> Any:
    """The one list in what is shown, whatever it lies in."""
    while isinstance(shown, dict):
        [shown] = shown.values()
    return shown


@pytest.mark.parametrize("name", WORKED_OUT)
async def test_what_was_worked_out_stands_in_each_order(standing: Standing, at: At, name: str) -> None:
    lists, given = WORKED_OUT[name], variables(at)
    text = in_each_order(lists, "first: 1000")
    for found in await answers(standing, text, {**given, "under": given["top"]}):
        usual = rows_in(found.pop("usual"))
        assert len(usual) > 1
        for alias, shown in found.items():
            order, _, way = alias.rpartition("_")
            rows = rows_in(shown)
            assert sorted(map(str, rows)) == sorted(map(str, usual))
            keys = [lists.orders[order](at, row) for row in rows]
            assert keys == sorted(keys, reverse=way == "DESC"), alias


@pytest.mark.parametrize(
    ("begin", "own"), [(UNDER, OF_ORGANIZATIONS), (WHO, OF_MEMBERS)], ids=["organization", "member"]
)
async def test_plain_lists_stand_in_each_order(standing: Standing, at: At, begin: str, own: Own) -> None:
    """Ties stand as they usually do; the other way is the same from its end."""
    several = 0
    for text, (shown, orders) in own.items():
        asked = in_each_order(Lists(f"{begin} {{ {text} }}", shown, orders))
        for found in await answers(standing, asked, variables(at)):
            usual = rows_in(found.pop("usual"))
            several += len(usual) > 1
            for alias, rows in found.items():
                order, _, way = alias.rpartition("_")
                expected = sorted(usual, key=partial(orders[order], at))
                assert rows_in(rows) == (expected if way == "ASC" else expected[::-1]), (text, alias)
    assert several > 6


async def test_pages_of_what_was_worked_out_go_on_either_way(standing: Standing, at: At) -> None:
    given = {**variables(at), "first": 2}
    declared, order = "$top: ID!, $on: Date!", "orderBy: { field: LINKS, direction: DESC }"
    field = f"workload(under: $top, asOf: $on, {order}, PAGE)"
    shown = "nodes { supervisor { key } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
    pages = "$first: Int, $after: String, $last: Int, $before: String"
    text = f"query ({declared}, {pages}) {{ page: {field} {{ {shown} }} }}"
    text = text.replace("PAGE", "first: $first, after: $after, last: $last, before: $before")
    [whole, *_] = await answers(standing, text, {**given, "first": 1000})
    every = [row["supervisor"] for row in whole["page"]["nodes"]]
    forwards, backwards, after, before = list[Any](), list[Any](), None, None
    while len(forwards) < len(every):
        [page, *others] = [one["page"] for one in await answers(standing, text, {**given, "after": after})]
        assert others == [page, page]
        forwards += [row["supervisor"] for row in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        assert page["pageInfo"]["hasNextPage"] is (len(forwards) < len(every))
        last = {**given, "first": None, "last": 2, "before": before}
        [page, *others] = [one["page"] for one in await answers(standing, text, last)]
        assert others == [page, page]
        backwards = [row["supervisor"] for row in page["nodes"]] + backwards
        before = page["pageInfo"]["startCursor"]
        assert page["pageInfo"]["hasPreviousPage"] is (len(backwards) < len(every))
    assert forwards == backwards == every
    wrong = await answer_of(standing.graph, text.replace("LINKS", "NAME"), {**given, "after": after})
    assert {dict(one.extensions or {})["reason"] for one in wrong.errors} == {"CURSOR_OF_ANOTHER_LIST"}
