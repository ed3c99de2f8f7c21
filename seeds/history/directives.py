"""What was issued after the letter, and how the committees and members went on with tasks.

Documents are published ones (of 294-QĐ/TW the one before was 232-QĐ/TW, whose day was not read: it is left out, and
24-QĐ/TW ends instead). All progress is made up: a course that has seven tenths of the letter's groups done by the end
of 2025. The plan about members who work away is made up as a whole, and says so.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random
from typing import Any

from seeds.draft.cases import INVENTED
from seeds.draft.directives import Directive, Task
from seeds.draft.draft import Draft
from seeds.draft.scale import END, LETTER, REFORM
from seeds.draft.telling import Ref
from seeds.state.directives import SYMBOL_OF_LETTER, Document, issue
from seeds.state.hierarchy import DA_NANG, QUANG_NAM, Landmarks

AFTER = (
    Document("124-QĐ/TW", "REGULATION", "Kiểm điểm và đánh giá, xếp loại chất lượng hằng năm", date(2023, 10, 4)),
    Document(
        "296-QĐ/TW",
        "REGULATION",
        "Công tác kiểm tra, giám sát và kỷ luật của Đảng",
        date(2025, 5, 30),
        (("REPLACES", "22-QĐ/TW"),),
    ),
    Document(
        "06-HD/TW",
        "GUIDANCE",
        "Thi hành Điều lệ Đảng",
        date(2025, 6, 9),
        (("REPLACES", "01-HD/TW"), ("GUIDES", "24-QĐ/TW")),
    ),
    Document(
        "294-QĐ/TW",
        "STATUTE",
        "Thi hành Điều lệ Đảng",
        date(2025, 5, 26),
        (("REPLACES", "24-QĐ/TW"),),
        since=date(2025, 7, 1),
    ),
    Document(
        "366-QĐ/TW",
        "REGULATION",
        "Kiểm điểm và đánh giá, xếp loại chất lượng",
        date(2025, 8, 30),
        (("REPLACES", "124-QĐ/TW"),),
    ),
    Document(
        "43-HD/BTCTW",
        "GUIDANCE",
        "Kiểm điểm và đánh giá, xếp loại chất lượng",
        date(2025, 10, 31),
        (("GUIDES", "366-QĐ/TW"),),
        central=False,
    ),
)
PLAN = Document(
    "01-KH (số liệu dựng)",
    "PLAN",
    "Quản lý, phân công nhiệm vụ cho đảng viên đi làm ăn xa (số liệu dựng)",
    date(2023, 11, 15),
    of_province=True,
)
TASK_OF_PLAN = "Giữ liên hệ với chi bộ, phản ánh tình hình nơi làm việc"
REPORTS = tuple(date(year, *day) for year in (2023, 2024, 2025, 2026) for day in ((6, 25), (12, 25)))
STARTED_AFTER, DONE_AFTER = (60, 500), (200, 900)
"""Days from the letter to the beginning of a group of tasks, and from then to its end."""
GIVEN_TO_MEMBERS = (date(2024, 1, 10), date(2026, 1, 10))
SHARE_WITH_TASK = 0.9
Line = dict[str, Any]


def make_progress(draft: Draft, marks: Landmarks) -> None:
    """All up to the last day; the committees report at the half and the end of each year what has changed."""
    for document in sorted((*AFTER, PLAN), key=lambda one: one.since or one.issued):
        made = issue(draft, marks, document)
        if document is PLAN:
            made.tasks = [Task(draft.new_id("k"), "1", TASK_OF_PLAN)]
        tell_directive(draft, made)
    letter = next(one for one in draft.directives if one.symbol == SYMBOL_OF_LETTER)
    random = draft.random("progress")
    courses: dict[tuple[str, str], tuple[int, int]] = {}
    states: dict[tuple[str, str], str] = {}
    for day in (one for one in REPORTS if LETTER < one < END):
        told = [
            line for one in committees(draft, marks, day) for line in lines(random, letter, one, day, courses, states)
        ]
        report(draft, day, told)
    plan = next(one for one in draft.directives if one.symbol == PLAN.symbol)
    for day in GIVEN_TO_MEMBERS:
        report(draft, day, list(given(draft, random, plan.tasks[0], day)))


def tell_directive(draft: Draft, one: Directive) -> None:
    references = [{"kind": kind, "directive": Ref("Directive", other)} for kind, other in one.references]
    tasks = [{"number": task.number, "name": task.name} for task in one.tasks]
    stated = {"symbol": one.symbol, "kind": one.kind, "title": one.title, "issuedOn": one.issued}
    issuer = {"issuer": Ref("Organization", one.issuer)} if one.issuer else {}
    given = {**stated, **issuer, "references": references, "tasks": tasks}
    draft.tell("issueDirective", one.since, given, (one.id, *(task.id for task in one.tasks)))


def committees(draft: Draft, marks: Landmarks, day: date) -> Sequence[str]:
    """What is right under the province that the letter was for, or under the city that it went into."""
    return sorted(draft.children_of(marks.provinces[QUANG_NAM if day < REFORM else DA_NANG], day))


def lines(
    random: Random,
    letter: Directive,
    committee: str,
    day: date,
    courses: dict[tuple[str, str], tuple[int, int]],
    states: dict[tuple[str, str], str],
) -> Iterator[tuple[str, str, str]]:
    """(committee, task, state) of what has changed with a committee since its last report."""
    for task in letter.tasks:
        key = committee, task.id
        if key not in courses:
            started = random.randint(*STARTED_AFTER)
            courses[key] = started, started + random.randint(*DONE_AFTER)
        passed, (started, done) = (day - LETTER).days, courses[key]
        state = "DONE" if passed >= done else "UNDER_WAY" if passed >= started else "NOT_STARTED"
        if states.get(key) != state:
            states[key] = state
            yield committee, task.id, state


def given(draft: Draft, random: Random, task: Task, day: date) -> Iterator[tuple[str, str, str]]:
    """Most of those who work away and have no task yet."""
    away = [link for link in draft.facts["MEMBER_OF"] if link.properties.get("circumstance") == "WORKING_AWAY"]
    for link in away:
        if link.properties["kind"] == "OFFICIAL" and link.holds(day) and random.random() < SHARE_WITH_TASK:
            known = draft.by_start["MEMBER_WORKS_ON"].get(link.start, ())
            if not known:
                yield link.start, task.id, "UNDER_WAY"


def report(draft: Draft, day: date, told: Sequence[tuple[str, str, str]]) -> None:
    """Keeps the reports of a day and tells them; what was reported before ends with them, or with whoever ends."""
    given: list[Line] = []
    for one, task, state in told:
        table = "MEMBER_WORKS_ON" if one in draft.members else "WORKS_ON"
        for before in draft.by_start[table].get(one, ()):
            if before.end == task:
                before.close(day)
        until = (draft.members.get(one) or draft.organizations[one]).until
        draft.add_fact(table, one, task, day, until, state=state, note=INVENTED, decision=None)
        label = "Member" if table == "MEMBER_WORKS_ON" else "Organization"
        given.append({"task": Ref("Task", task), "of": Ref(label, one), "state": state, "note": INVENTED})
    if given:
        draft.tell("reportProgress", day, {"progress": given})
