"""The directives of a random world with their tasks, and where its organizations and members stand with these.

All days are turning days of worlds, so that a report begins where a life does, or ends.
"""

from datetime import date
from typing import TYPE_CHECKING

from graph.model.tables import OPEN_END
from tests.worlds.spans import START, TURNS, Span, common, cut

if TYPE_CHECKING:
    from tests.worlds.growing import Grower

STATES = ("NOT_STARTED", "UNDER_WAY", "UNDER_WAY", "DONE")
TASKS = ("1", "1.1", "1.2", "2")


def give_tasks(grower: "Grower") -> None:
    """Two or three directives, of which one may replace the first; each with some tasks."""
    random = grower.random
    begun = sorted(random.sample((START, *TURNS[:5]), random.randint(2, 3)))
    made: list[tuple[str, date]] = []
    for since in begun:
        replaces = bool(made) and random.random() < 0.4
        directive = issue(grower, since)
        for other, _ in made:
            if random.random() < 0.5:
                grower.rows.add_link("REFERS_TO", directive, other, {"kind": random.choice(("REVIEWS", "IMPLEMENTS"))})
        if replaces:
            grower.rows.add_link("REFERS_TO", directive, made[0][0], {"kind": "REPLACES"})
            [replaced] = [row for row in grower.rows.nodes["Directive"] if row["id"] == made[0][0]]
            replaced["until"] = min(replaced["until"], since)
        made.append((directive, since))
        for task in tasks_of(grower, directive):
            for label, table in (("Organization", "WORKS_ON"), ("Member", "MEMBER_WORKS_ON")):
                for row in grower.rows.nodes.get(label, []):
                    work(grower, table, row["id"], task, Span(row["since"], row["until"]), since)


def issue(grower: "Grower", since: date) -> str:
    random, directive = grower.random, grower.new_id("d")
    named = {"id": directive, "symbol": random.choice(("13-NQ/TU", "1690-CV/TU")), "title": "Xây dựng Đảng"}
    issued = random.choice((since, START))
    kind = random.choice(("LETTER", "RESOLUTION"))
    grower.rows.add_node("Directive", {**named, "kind": kind, "issuedOn": issued, "since": since, "until": OPEN_END})
    if random.random() < 0.8:
        grower.rows.add_link("ISSUED_BY", directive, random.choice(list(grower.lives)), {})
    return directive


def tasks_of(grower: "Grower", directive: str) -> list[str]:
    made: list[str] = []
    for position, number in enumerate(TASKS[: grower.random.randint(0, 4)], 1):
        task = grower.new_id("k")
        grower.rows.add_node("Task", {"id": task, "number": number, "name": f"Nhiệm vụ {number}", "position": position})
        grower.rows.add_link("TASK_OF", task, directive, {})
        if "." in number:
            grower.rows.add_link("PART_OF_TASK", task, made[0], {})
        made.append(task)
    return made


def work(grower: "Grower", table: str, one: str, task: str, life: Span, since: date) -> None:
    """Some reports of one who has the task, each up to the next one, and now and then to its end."""
    random, span = grower.random, common(life, Span(since, OPEN_END))
    if span is None or random.random() < (0.6 if table == "WORKS_ON" else 0.8):
        return
    for part in cut(random, span, 0.3)[random.randint(0, 1) :]:
        said = {"note": random.choice((None, "Số liệu dựng")), "decision": random.choice((None, "8-BC"))}
        grower.rows.add_link(table, one, task, {"state": random.choice(STATES), **said, **part.dates()})
