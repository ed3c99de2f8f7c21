"""What a review asks the service, in GraphQL, as any client could."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from reports.asking import Ask
from reports.model import Unit
from reports.review.model import Child, Indicator, Point, Reform, ReviewReport, ReviewWanted, Stated
from reports.subject import find_subject

MERGING = frozenset({"MERGE", "SPLIT"})
FIGURE = """
fragment Figure on StatedFigure { numerator denominator value directive { symbol } }
"""
INDICATORS = (
    """
query ($under: ID!, $from: Date!, $to: Date!, $knownSince: Date, $on: Date!) {
  indicatorDefinitions { kind name numerator denominator unit better happens }
  indicators(under: $under, from: $from, to: $to, rollUp: AS_NOW, knownSince: $knownSince, asOf: $on) {
    knownSince
    series { kind points { from to numerator denominator value source target { ...Figure } reported { ...Figure } } } }
  timeline(
    under: $under, of: [ORGANIZATIONS], from: $from, to: $to, orderBy: { field: CHANGES, direction: DESC }, first: 1
  ) { nodes { on events { kind decision } } } }
"""
    + FIGURE
)
BY_CHILD = (
    """
query ($under: ID!, $from: Date!, $to: Date!, $knownSince: Date, $on: Date!) {
  indicators(
    under: $under, from: $from, to: $to, rollUp: AS_NOW, groupBy: CHILD, knownSince: $knownSince, asOf: $on
  ) { series { kind child { name code } points {
    from to numerator denominator value source target { ...Figure } reported { ...Figure } } } } }
"""
    + FIGURE
)
LIVES = """
query ($under: ID!, $on: Date!) { organization(by: { id: $under }, asOf: $on) { id } }
"""


async def read_report(ask: Ask, wanted: ReviewWanted) -> ReviewReport:
    """The whole review. Raises ReportRefused where `under` is not there on the last day of the period."""
    under, subject = await find_subject(ask, wanted)
    day = await day_of(ask, wanted, under)
    asked = {
        "under": under,
        "from": wanted.since.isoformat(),
        "to": wanted.until.isoformat(),
        "knownSince": wanted.known_since and wanted.known_since.isoformat(),
        "on": day.isoformat(),
    }
    found = await ask(INDICATORS, asked)
    children = await read_children(ask, asked) if wanted.by_child else {}
    answered = found["indicators"]
    points = {one["kind"]: [point_of(point) for point in one["points"]] for one in answered["series"]}
    definitions = [one for one in found["indicatorDefinitions"] if one["kind"] in points]
    return ReviewReport(
        wanted=wanted,
        subject=subject,
        day=day,
        known_since=answered["knownSince"] and date.fromisoformat(answered["knownSince"]),
        reform=reform_of(found["timeline"]["nodes"]),
        indicators=[
            Indicator(number=number, points=points[one["kind"]], children=children.get(one["kind"], ()), **one)
            for number, one in enumerate(definitions, 1)
        ],
    )


async def read_children(ask: Ask, asked: Mapping[str, Any]) -> Mapping[str, Sequence[Child]]:
    """The years of each organization right under it, by indicator."""
    children: defaultdict[str, list[Child]] = defaultdict(list)
    for one in (await ask(BY_CHILD, asked))["indicators"]["series"]:
        unit = Unit(one["child"]["name"], one["child"]["code"])
        children[one["kind"]].append(Child(unit, [point_of(point) for point in one["points"]]))
    return children


async def day_of(ask: Ask, wanted: ReviewWanted, under: str) -> date:
    """The day of the tree, up to which everything counts that was decided: when the review is made, or where the
    organization is no longer there then, the last day of the period."""
    lives = await ask(LIVES, {"under": under, "on": wanted.made_on.isoformat()})
    return wanted.made_on if lives["organization"] else wanted.last_day


def point_of(answered: Mapping[str, Any]) -> Point:
    return Point(
        since=date.fromisoformat(answered["from"]),
        until=date.fromisoformat(answered["to"]),
        numerator=answered["numerator"],
        denominator=answered["denominator"],
        value=answered["value"],
        source=answered["source"],
        target=stated_of(answered["target"]),
        reported=stated_of(answered["reported"]),
    )


def stated_of(answered: Mapping[str, Any] | None) -> Stated | None:
    if answered is None:
        return None
    return Stated(answered["numerator"], answered["denominator"], answered["value"], answered["directive"]["symbol"])


def reform_of(days: list[Mapping[str, Any]]) -> Reform | None:
    """The day, where organizations went into others on it."""
    for one in days:
        merging = [event["decision"] for event in one["events"] if event["kind"] in MERGING]
        if merging:
            return Reform(date.fromisoformat(one["on"]), list(dict.fromkeys(filter(None, merging))))
    return None
