"""Directives with their tasks, and the progress with these: issued, reported, put right, taken back, seen day by day.

The small world: o1 province, o2 and o3 districts, o4 and o5 communes, o6 (m1, m2) and o7 (m3) their cells.
"""

from base64 import urlsafe_b64decode
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from graph.engine.sessions import Graph
from graph.ledger.verify import verify_ledger
from tests.reference.world import gid
from tests.resolvers.commands.correcting import attempted, corrected, made
from tests.resolvers.commands.correcting import refused as correction_refused
from tests.resolvers.commands.small import member, organization
from tests.support.asking import answer_of, ask
from tests.support.changing import change, refused

ISSUED = "2025-01-15"
LETTER: dict[str, Any] = {
    "symbol": "1690-CV/TU",
    "kind": "LETTER",
    "title": "Tăng cường xây dựng tổ chức cơ sở đảng",
    "issuer": organization("o1"),
    "on": ISSUED,
    "tasks": [
        {"number": "1", "name": "Củng cố tổ chức cơ sở đảng"},
        {"number": "1.1", "name": "Xóa thôn trắng đảng viên", "partOf": "1"},
        {"number": "2", "name": "Nâng cao chất lượng sinh hoạt"},
    ],
}
SHOWN = "directive { id: key until tasks { id: key } }"
OF_O2 = """query ($id: ID!, $on: Date!) { organization(by: { id: $id }, asOf: $on) {
  taskReports { state note task { number } } } }"""


async def issued(graph: Graph, **given: Any) -> tuple[str, list[str]]:
    """The ids of a directive and of its tasks."""
    payload = await change(graph, "issueDirective", {**LETTER, **given}, SHOWN)
    assert payload["userErrors"] == []
    return payload["directive"]["id"], [one["id"] for one in payload["directive"]["tasks"]]


def line(task: str, of: str, state: str | None, **more: Any) -> dict[str, Any]:
    return {"task": task, "of": of, "state": state, **more}


async def reported(graph: Graph, on: str, *lines: dict[str, Any], **more: Any) -> dict[str, Any]:
    given = {"on": on, "progress": list(lines), **more}
    payload = await change(graph, "reportProgress", given, "taskReports { id: key state since until }")
    assert payload["userErrors"] == []
    return payload


async def explained(graph: Graph) -> None:
    verdict = await verify_ledger(graph, lambda *_: None)
    assert (verdict.problems, verdict.broken) == ([], [])


@pytest.mark.contract
@pytest.mark.parametrize("by_reference", [False, True])
async def test_a_directive_is_shown_with_its_tasks_and_what_it_refers_to(small: Graph, *, by_reference: bool) -> None:
    """From its first day on; the one that it replaces up to the eve of that, and by its id for good."""
    old, _ = await issued(small, symbol="21-NQ/TW", kind="RESOLUTION", issuer=None, tasks=[], on="2024-01-01")
    references = [{"kind": "REPLACES", "directive": old}, {"kind": "REVIEWS", "directive": old}]
    new, _ = await issued(small, references=references, issuedOn="2025-01-10")
    listed = """query ($on: Date!, $old: ID!) { directives(asOf: $on) { nodes { symbol } }
      node(id: $old) { ... on Directive { until referredBy { kind directive { symbol issuer { id: key } } } } } }"""
    for on, symbols in (("2025-01-14", ["21-NQ/TW"]), (ISSUED, ["1690-CV/TU"]), ("2025-01-16", ["1690-CV/TU"])):
        variables = {"on": on, "old": gid("Directive", key_of(old), on)}
        found = (await answer_of(small, listed, variables, by_reference=by_reference)).data or {}
        assert [one["symbol"] for one in found["directives"]["nodes"]] == symbols
        referring = [] if on < ISSUED else [{"symbol": "1690-CV/TU", "issuer": {"id": organization("o1")}}] * 2
        assert [one["directive"] for one in found["node"]["referredBy"]] == referring
        assert found["node"]["until"] == ISSUED
    whole = """query ($id: ID!) { node(id: $id) { ... on Directive { symbol kind title issuedOn since until
      references { kind directive { id: key } }
      tasks { number name partOf { number } tasks { number } directive { id: key } } } } }"""
    shown = ((await answer_of(small, whole, {"id": new}, by_reference=by_reference)).data or {})["node"]
    assert shown == {
        **{name: LETTER[name] for name in ("symbol", "kind", "title")},
        "issuedOn": "2025-01-10",
        "since": ISSUED,
        "until": None,
        "references": [{"kind": kind, "directive": {"id": old}} for kind in ("REPLACES", "REVIEWS")],
        "tasks": [
            {"number": one["number"], "name": one["name"], "directive": {"id": new}}
            | {"partOf": {"number": one["partOf"]} if "partOf" in one else None}
            | {"tasks": [{"number": "1.1"}] if one["number"] == "1" else []}
            for one in LETTER["tasks"]
        ],
    }
    await explained(small)


def key_of(identifier: str) -> str:
    """The key that a global id holds."""
    return urlsafe_b64decode(identifier + "=" * (-len(identifier) % 4)).decode().partition(":")[2]


@pytest.mark.parametrize(
    ("given", "rule", "field"),
    [
        ({"tasks": [*LETTER["tasks"], {"number": "2", "name": "x"}]}, "ONCE_ONLY", ["tasks", "3", "number"]),
        ({"tasks": [{"number": "1", "name": "x", "partOf": "2"}]}, "EXISTS", ["tasks", "0", "partOf"]),
        ({"tasks": [{"number": "1", "name": "x", "partOf": "1"}]}, "EXISTS", ["tasks", "0", "partOf"]),
        ({"issuedOn": "2025-01-16"}, "SINCE_BEFORE_UNTIL", ["issuedOn"]),
        ({"issuer": organization("o9")}, "EXISTS", ["issuer"]),
        (
            {"references": [{"kind": "GUIDES", "directive": gid("Directive", "d9")}]},
            "EXISTS",
            ["references", "0", "directive"],
        ),
        ({"references": [{"kind": "GUIDES", "directive": gid("Directive", "d9")}] * 2}, "ONCE_ONLY", ["references"]),
    ],
)
async def test_a_directive_that_does_not_fit_is_refused(
    small: Graph, given: dict[str, Any], rule: str, field: list[str]
) -> None:
    refusal = await refused(small, "issueDirective", {**LETTER, **given})
    assert (refusal["rule"], refusal["field"]) == (rule, ["input", *field])


async def test_what_is_replaced_is_in_force_and_what_is_referred_to_has_begun(small: Graph) -> None:
    old, _ = await issued(small)
    for kind, on, rules in (
        ("IMPLEMENTS", "2025-01-14", ["INSIDE_LIVES"]),
        ("IMPLEMENTS", ISSUED, []),
        ("REPLACES", "2025-01-14", ["INSIDE_LIVES"]),
        ("REPLACES", "2025-01-16", []),
    ):
        given = {**LETTER, "on": on, "references": [{"kind": kind, "directive": old}], "dryRun": True}
        payload = await change(small, "issueDirective", given)
        assert [one["rule"] for one in payload["userErrors"]] == rules
    again = await change(small, "issueDirective", {**LETTER, "dryRun": True}, "warnings { rule conflicting }")
    assert [(one["rule"], one["conflicting"]) for one in again["warnings"]] == [("ONCE_ONLY", old)]


@pytest.mark.contract
@pytest.mark.parametrize("by_reference", [False, True])
async def test_a_document_older_than_its_issuer_has_none_before_that_begins(
    small: Graph, *, by_reference: bool
) -> None:
    given = {"parent": organization("o1"), "code": "91", "name": "Đảng ủy Mới", "level": "CELL", "on": "2025-03-01"}
    young = (await change(small, "establishOrganization", given, "organization { id: key }"))["organization"]["id"]
    old, _ = await issued(small, symbol="21-NQ/TW", issuer=None, tasks=[], on="2024-01-01")
    await issued(small, issuer=young, references=[{"kind": "REVIEWS", "directive": old}])
    query = """query ($on: Date!) { directives(asOf: $on, where: { symbols: ["21-NQ/TW"] }) { nodes {
      referredBy { directive { issuer { name } } } } } }"""
    for on, issuer in (
        ("2025-02-28", None),
        ("2025-03-01", {"name": "Đảng ủy Mới"}),
        ("2025-03-02", {"name": "Đảng ủy Mới"}),
    ):
        answered = await answer_of(small, query, {"on": on}, by_reference=by_reference)
        assert answered.errors is None or answered.errors == []
        [found] = (answered.data or {})["directives"]["nodes"]
        assert found["referredBy"] == [{"directive": {"issuer": issuer}}], on


@pytest.mark.contract
@pytest.mark.parametrize("by_reference", [False, True])
async def test_a_report_holds_up_to_the_next_one(small: Graph, *, by_reference: bool) -> None:
    """The eve, the day and the day after; what was reported late stands before the report that is known."""
    _, [first, _, second] = await issued(small)
    await reported(small, "2025-03-01", line(first, organization("o2"), "DONE", note="Số liệu dựng"))
    lines = [line(first, organization("o2"), "UNDER_WAY"), line(second, organization("o2"), "NOT_STARTED")]
    late = await reported(small, "2025-02-01", *lines, line(second, member("m2"), "UNDER_WAY"))
    assert [(one["since"], one["until"]) for one in late["taskReports"]] == [
        ("2025-02-01", "2025-03-01"),
        *[("2025-02-01", None)] * 2,
    ]
    await reported(small, "2025-04-01", line(second, organization("o2"), None))
    open_one, begun = {"state": "NOT_STARTED", "note": None, "task": {"number": "2"}}, {"task": {"number": "1"}}
    under_way, done = {**begun, "state": "UNDER_WAY", "note": None}, {**begun, "state": "DONE", "note": "Số liệu dựng"}
    for on, expected in {
        "2025-01-31": [],
        "2025-02-01": [under_way, open_one],
        "2025-02-28": [under_way, open_one],
        "2025-03-01": [done, open_one],
        "2025-03-31": [done, open_one],
        "2025-04-01": [done],
    }.items():
        answered = await answer_of(small, OF_O2, {"id": organization("o2"), "on": on}, by_reference=by_reference)
        assert (answered.data or {})["organization"]["taskReports"] == expected
    history = (
        "query ($id: ID!) { member(id: $id) { history { nodes { kind } } taskReports { state organization { id } } } }"
    )
    told = (await ask(small, history, {"id": member("m2")}))["member"]
    assert ([one["kind"] for one in told["history"]["nodes"]], told["taskReports"]) == (
        ["REPORT_PROGRESS"],
        [{"state": "UNDER_WAY", "organization": None}],
    )
    await explained(small)


@pytest.mark.parametrize(
    ("on", "of", "state", "rule", "field"),
    [
        ("2025-01-14", organization("o2"), "DONE", "INSIDE_LIVES", "task"),
        ("2025-02-01", organization("o2"), "DONE", "ONCE_ONLY", "task"),
        ("2025-02-01", organization("o3"), None, "CHANGES_SOMETHING", "state"),
        ("2025-02-01", organization("o9"), "DONE", "EXISTS", "of"),
        ("2025-02-01", member("m9"), "DONE", "EXISTS", "of"),
    ],
)
async def test_a_wrong_line_of_a_report_is_named(
    small: Graph, on: str, of: str, state: str | None, rule: str, field: str
) -> None:
    _, [task, *_] = await issued(small)
    await reported(small, "2025-02-01", line(task, organization("o2"), "UNDER_WAY"))
    refusal = await refused(small, "reportProgress", {"on": on, "progress": [line(task, of, state)]})
    assert (refusal["rule"], refusal["field"]) == (rule, ["input", "progress", "0", field])
    twice = [line(task, organization("o4"), "DONE")] * 2
    again = await refused(small, "reportProgress", {"on": "2025-02-01", "progress": twice})
    assert (again["rule"], again["field"]) == ("ONCE_ONLY", ["input", "progress", "1", "task"])


async def test_progress_ends_with_whoever_works_and_not_with_the_directive(small: Graph) -> None:
    directive, [task, *_] = await issued(small)
    lines = [line(task, one, "UNDER_WAY") for one in (member("m2"), organization("o7"), organization("o3"))]
    await reported(small, "2025-02-01", *lines)
    await change(small, "endMembership", {"member": member("m2"), "reason": "LEFT", "on": "2025-03-01"})
    await change(small, "endMembership", {"member": member("m3"), "reason": "LEFT", "on": "2025-03-01"})
    ended = await change(small, "dissolveOrganization", {"organization": organization("o7"), "on": "2025-03-01"})
    assert ended["userErrors"] == []
    new = {"symbol": "2-CV/TU", "on": "2025-03-01", "references": [{"kind": "REPLACES", "directive": directive}]}
    await issued(small, **new)
    query = """query ($id: ID!, $on: Date!) { taskReportCounts(under: $id, by: STATE, asOf: $on) { total }
      memberCounts(under: $id, by: STANDING, where: { hasTask: true }, asOf: $on) { total } }"""
    for on, of_organizations, of_members in (("2025-02-28", 2, 1), ("2025-03-01", 1, 0)):
        found = await ask(small, query, {"id": organization("o1"), "on": on})
        assert found == {
            "taskReportCounts": {"total": of_organizations},
            "memberCounts": {"total": of_members},
        }
    await explained(small)


@pytest.mark.contract
async def test_what_was_recorded_of_directives_and_tasks_is_put_right(small: Graph) -> None:
    directive, [first, _, second] = await issued(small)
    payload = await reported(small, "2025-02-01", line(first, organization("o2"), "UNDER_WAY"))
    report = payload["taskReports"][0]["id"]
    given = {"directive": directive, "symbol": "1691-CV/TU", "issuer": organization("o2"), "issuedOn": "2025-01-14"}
    right = await corrected(small, "directive", given, "directive { symbol issuedOn issuer { id: key } }")
    shown = {"symbol": "1691-CV/TU", "issuedOn": "2025-01-14", "issuer": {"id": organization("o2")}}
    assert right["directive"] == shown
    for since, rules in (("2025-01-13", ["SINCE_BEFORE_UNTIL"]), ("2025-02-01", []), ("2025-02-02", ["INSIDE_LIVES"])):
        attempt = await attempted(small, "directive", {"directive": directive, "since": since}, dryRun=True)
        assert [one["rule"] for one in attempt["userErrors"]] == rules
    named = await corrected(small, "task", {"task": second, "number": "3"}, "task { number }")
    assert named["task"] == {"number": "3"}
    assert (await correction_refused(small, "task", {"task": second, "number": "1.1"}))["rule"] == "ONCE_ONLY"
    mended = {"taskReport": report, "state": "DONE", "since": "2025-01-20", "note": "Số liệu dựng"}
    moved = await corrected(small, "taskReport", mended, "taskReport { id: key state note since }")
    assert moved["taskReport"] == {
        "id": gid("TaskReport", f"o2~{key_of(first)}~2025-01-20"),
        "state": "DONE",
        "note": "Số liệu dựng",
        "since": "2025-01-20",
    }
    early = await correction_refused(
        small, "taskReport", {"taskReport": moved["taskReport"]["id"], "since": "2025-01-14"}
    )
    assert (early["rule"], early["field"]) == ("INSIDE_LIVES", ["since"])


async def test_what_never_was_is_taken_back_where_nothing_rests_on_it(small: Graph) -> None:
    old, _ = await issued(small, symbol="21-NQ/TW", tasks=[], on="2024-01-01")
    payload = await change(
        small, "issueDirective", {**LETTER, "references": [{"kind": "REPLACES", "directive": old}]}, SHOWN
    )
    [first, part, second] = [one["id"] for one in payload["directive"]["tasks"]]
    report = (await reported(small, "2025-02-01", line(part, organization("o2"), "DONE")))["taskReports"][0]["id"]
    for resting in (payload["directive"]["id"], old, first, part, payload["change"]["id"]):
        assert (await correction_refused(small, "withdraw", {"fact": resting}))["rule"] == "INSIDE_LIVES"
    await corrected(small, "withdraw", {"fact": second})
    await corrected(small, "withdraw", {"fact": report})
    assert (await ask(small, OF_O2, {"id": organization("o2"), "on": "2025-03-01"}))["organization"] == {
        "taskReports": []
    }
    await explained(small)


async def test_a_whole_directive_is_taken_back_by_its_line_and_what_it_replaced_is_in_force_again(small: Graph) -> None:
    old, _ = await issued(small, symbol="21-NQ/TW", tasks=[], on="2024-01-01")
    payload = await change(
        small, "issueDirective", {**LETTER, "references": [{"kind": "REPLACES", "directive": old}]}, SHOWN
    )
    await corrected(small, "withdraw", {"fact": payload["change"]["id"]})
    listed = await ask(small, "{ directives { nodes { id: key until } } }")
    assert listed["directives"]["nodes"] == [{"id": old, "until": None}]


async def test_a_trial_keeps_nothing_and_a_moment_sees_what_was_recorded_by_then(small: Graph) -> None:
    recorded = datetime(2199, 1, 1, tzinfo=UTC)
    tried = await change(small, "issueDirective", {**LETTER, "dryRun": True}, "directive { tasks { number } } dryRun")
    assert (tried["directive"]["tasks"][0], tried["dryRun"]) == ({"number": "1"}, True)
    payload = await change(small, "issueDirective", LETTER, SHOWN, key="once", now=recorded)
    again = await change(small, "issueDirective", LETTER, SHOWN, key="once", now=recorded)
    assert again["directive"] == payload["directive"]
    task = payload["directive"]["tasks"][0]["id"]
    given = {"on": "2025-02-01", "progress": [line(task, organization("o2"), "DONE")]}
    await change(small, "reportProgress", given, now=recorded + timedelta(hours=2))
    query = """query ($id: ID!, $moment: DateTime!) { taskReports(under: $id, asOf: "2025-06-01", knownAt: $moment) {
      nodes { state } } directives(asOf: "2025-06-01", knownAt: $moment) { totalCount } }"""
    for hours, states, number in ((-1, [], 0), (1, [], 1), (3, [{"state": "DONE"}], 1)):
        moment = (recorded + timedelta(hours=hours)).isoformat()
        found = await ask(small, query, {"id": organization("o1"), "moment": moment})
        assert found == {"taskReports": {"nodes": states}, "directives": {"totalCount": number}}
    assert await made(small, "issueDirective", {**LETTER, "symbol": "2-CV/TU"}, "directive")
