"""What happened in a random world: change events that fit the lives of organizations, and meetings."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.worlds.spans import START, TURNS

if TYPE_CHECKING:
    from tests.worlds.growing import Grower

EVE = timedelta(days=-1)


def make_events(grower: "Grower") -> None:
    """Merges of what ended, splits that made what began, on each turning day; some ends stay unexplained."""
    for day in TURNS:
        ended = [one for one, life in grower.lives.items() if life.until == day]
        begun = [one for one, life in grower.lives.items() if life.since == day]
        lasting = [one for one, life in grower.lives.items() if life.holds(day + EVE) and life.holds(day)]
        if ended and (begun or lasting) and grower.random.random() < 0.8:
            make_merge(grower, day, ended, begun, lasting)
        elif begun and lasting and day > START and grower.random.random() < 0.8:
            sources = grower.random.sample(lasting, min(len(lasting), grower.random.randint(1, 2)))
            add_event(grower, "SPLIT", day, sources, [*begun, *(sources[:1] if grower.random.random() < 0.5 else [])])
        if lasting and grower.random.random() < 0.2:
            one = grower.random.choice(lasting)
            add_event(grower, grower.random.choice(("MOVE", "RENAME")), day, [one], [one])


def make_merge(grower: "Grower", day: date, ended: list[str], begun: list[str], lasting: list[str]) -> None:
    """What ended goes into one that goes on or begins; sometimes with a part of another one."""
    result = grower.random.choice([*begun, *lasting])
    others = [one for one in lasting if one != result]
    parts = [grower.random.choice(others)] if others and grower.random.random() < 0.3 else []
    itself = [result] if result in lasting and grower.random.random() < 0.5 else []
    add_event(grower, "MERGE", day, [*ended, *parts, *itself], [result])


def add_event(grower: "Grower", kind: str, day: date, originals: list[str], results: list[str]) -> None:
    event = grower.new_id("e")
    decision = grower.random.choice((None, "1241/NQ"))
    grower.rows.add_node("ChangeEvent", {"id": event, "kind": kind, "on": day, "decision": decision})
    for one in originals:
        whole = grower.lives[one].until == day or one in results
        grower.rows.add_link("ORIGINAL", event, one, {"extent": "WHOLE" if whole else "PART"})
    for one in results:
        grower.rows.add_link("RESULTING", event, one, {})


def make_meetings(grower: "Grower") -> None:
    organizations = list(grower.lives)
    for _ in range(grower.random.randint(0, 6)):
        one = grower.random.choice(organizations)
        life = grower.lives[one]
        day = grower.random.choice([life.since, *(turn for turn in TURNS if life.holds(turn))])
        meeting = grower.new_id("g")
        numbers = {"expected": 9, "present": 8, "excused": 1}
        kind = grower.random.choice(("REGULAR", "THEMATIC"))
        key = f"{day}|{meeting}"
        grower.rows.add_node("Meeting", {"id": meeting, "kind": kind, "heldOn": day, "sortKey": key, **numbers})
        grower.rows.add_link("OF", meeting, one, {})
        attend(grower, meeting, day)


def attend(grower: "Grower", meeting: str, day: date) -> None:
    present = [row["id"] for row in grower.rows.nodes.get("Member", []) if row["since"] <= day < row["until"]]
    for member in grower.random.sample(present, min(len(present), grower.random.randint(0, 2))):
        capacity = grower.random.choice(("SUPERVISOR", "STAND_IN", "GUEST"))
        others = [one for one in present if one != member]
        behalf = grower.random.choice(others) if capacity == "STAND_IN" and others else None
        grower.rows.add_link("ATTENDED", member, meeting, {"capacity": capacity, "onBehalfOf": behalf})
