"""How members were classified, and how secretaries and standing boards reviewed themselves: made up.

Members of two districts at the end of 2023 and 2024, in shares near those that were published (Hải Dương, 2019): 13 %
excellent, 77 % good, 9.4 % completed; 6 % of the groups of comparable members are over the cap. Those of the whole
province would take a minute to record. Of all secretaries and standing boards 97 % reviewed themselves, each year. What
is drawn here is drawn behind all else.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from graph.model.assessments import is_too_new
from graph.model.vocabulary import (
    AssessmentKind,
    AssessmentLevel,
    Body,
    Circumstance,
    ComparableGroup,
    Level,
    Role,
    Sector,
    SheetKind,
)
from seeds.draft.draft import Draft, Fact
from seeds.draft.judged import Assessment
from seeds.draft.telling import Ref
from seeds.history.caps import cap_on, keep_cap_of
from seeds.history.ratings import Review, deciding, level_on, sheet_on
from seeds.state.decisions import decision

DISTRICTS = ("509", "519")
"""Quế Sơn, and Nông Sơn, which went into it on 1/1/2025."""
SHARES = {
    AssessmentLevel.EXCELLENT: 13,
    AssessmentLevel.GOOD: 77,
    AssessmentLevel.COMPLETED: 9.4,
    AssessmentLevel.NOT_COMPLETED: 0.6,
}
SHARE_REVIEWED = 0.97
REVIEWED_AFTER = timedelta(days=10)
MOST_LINES = 2_000
LEADING = frozenset({Body.EXECUTIVE_COMMITTEE, Body.CELL_COMMITTEE})
LEADERS = frozenset({Role.SECRETARY, Role.DEPUTY_SECRETARY, Role.STANDING_MEMBER})
UNRATED = frozenset({Circumstance.EXEMPT, Circumstance.SUSPENDED})
OTHERS = frozenset({Sector.VILLAGE, Sector.PRIVATE_ENTERPRISE, Sector.FOREIGN_ENTERPRISE, None})
GRASSROOTS = frozenset({Level.GRASSROOTS_COMMITTEE, Level.GRASSROOTS_CELL})


def judge_people(draft: Draft) -> None:
    """The members of both districts for two years, leaders for three."""
    for year in (2023, 2024):
        rate_members(draft, year)
    for year in (2023, 2024, 2025):
        review_leaders(draft, year)


def rate_members(draft: Draft, year: int) -> None:
    """Whoever is counted in a cell of both districts, was admitted six months before, and is neither exempt nor
    suspended."""
    random, sheet = draft.random("member ratings"), sheet_on(draft, date(year, 12, 31), SheetKind.MEMBERS)
    review = Review(AssessmentKind.CLASSIFICATION, date(year, 1, 1), date(year + 1, 1, 1), sheet)
    codes = draft.living_by_code(review.last)
    tops = {codes[one] for one in DISTRICTS if one in codes}
    links = [link for link in draft.facts["MEMBER_OF"] if is_rated(draft, link, review)]
    ways = {cell: [cell, *draft.path_of(cell, review.last)] for cell in sorted({link.end for link in links})}
    links = [link for link in links if tops & {*ways[link.end]}]
    drawn = random.choices([*SHARES], [*SHARES.values()], k=len(links))
    levels = dict(zip([link.start for link in links], drawn, strict=True))
    leaders = leaders_on(draft, review.last)
    groups: defaultdict[tuple[str, ComparableGroup], list[str]] = defaultdict(list)
    group_of = dict[str, ComparableGroup]()
    for link in links:
        group_of[link.start] = group = comparable(draft, link, leaders)
        groups[grassroots_in(draft, ways[link.end], review.last), group].append(link.start)
    keep_cap_of(groups, cap_on(draft, review.last), levels, random)
    made = [
        Assessment(
            link.start,
            link.end,
            review.kind,
            review.since,
            review.until,
            levels[link.start],
            review.decided,
            "",
            sheet,
            group=group_of[link.start],
            of_member=True,
        )
        for link in links
    ]
    tell(draft, review, review.decided, made)


def is_rated(draft: Draft, link: Fact, review: Review) -> bool:
    return (
        link.holds(review.last)
        and link.properties["kind"] == "OFFICIAL"
        and link.properties["circumstance"] not in UNRATED
        and not is_too_new(draft.members[link.start].admitted, review.until)
    )


def leaders_on(draft: Draft, day: date) -> set[str]:
    """Secretaries, their deputies and the members of boards."""
    return {seat.start for seat in draft.facts["HOLDS"] if seat.holds(day) and seat.properties["role"] in LEADERS}


def comparable(draft: Draft, link: Fact, leaders: set[str]) -> ComparableGroup:
    if link.start in leaders:
        return ComparableGroup.LEADERS
    others = draft.organizations[link.end].sector in OTHERS
    return ComparableGroup.OTHERS if others else ComparableGroup.STAFF


def grassroots_in(draft: Draft, way: Sequence[str], day: date) -> str:
    """The grassroots organization on a cell's way up, or what the cell is right under."""
    return next((one for one in way if level_on(draft, one, day) in GRASSROOTS), way[1])


def review_leaders(draft: Draft, year: int) -> None:
    """The self-reviews of secretaries and of standing boards, but for a few."""
    random = draft.random("reviews")
    review = Review(AssessmentKind.SELF_REVIEW, date(year, 1, 1), date(year + 1, 1, 1))
    found = [one for one in reviewers(draft, review.last) if random.random() < SHARE_REVIEWED]
    day = review.until + REVIEWED_AFTER
    head = review.kind, review.since, review.until, AssessmentLevel.MET, day, ""
    tell(
        draft,
        review,
        day,
        [Assessment(who, at, *head, body=body, of_member=of_member) for who, at, body, of_member in found],
    )


def reviewers(draft: Draft, day: date) -> Iterator[tuple[str, str, str, bool]]:
    """Who reviews itself, and where: a secretary in the own cell, a board under what is right above."""
    seats = [seat for seat in draft.facts["HOLDS"] if seat.holds(day)]
    led = {seat.start for seat in seats if is_led(seat.properties)}
    boards = {seat.end for seat in seats if seat.properties["body"] == Body.STANDING_BOARD}
    for one in sorted(led):
        cells = [link.end for link in draft.facts_from("MEMBER_OF", one, day) if link.properties["kind"] == "OFFICIAL"]
        if cells:
            yield one, cells[0], "NONE", True
    for one in sorted(boards):
        above = draft.parent_of(one, day)
        if above is not None:
            yield one, above, str(Body.STANDING_BOARD), False


def is_led(seat: Mapping[str, Any]) -> bool:
    return seat["role"] == Role.SECRETARY and seat["body"] in LEADING


def tell(draft: Draft, review: Review, day: date, made: Sequence[Assessment]) -> None:
    """Every committee right under the province decides on all under it, in decisions of so many lines at most."""
    random = draft.random("member ratings")
    decided: defaultdict[str, list[Assessment]] = defaultdict(list)
    for one in made:
        decided[deciding(draft, one.at, review.last) if one.of_member else one.at].append(one)
    for committee, own in decided.items():
        for begin in range(0, len(own), MOST_LINES):
            lines = own[begin : begin + MOST_LINES]
            symbol = decision(draft, random, committee, day)
            for one in lines:
                one.decision = symbol
            draft.assessments += lines
            given = {"kind": str(review.kind), "periodFrom": review.since, "periodTo": review.until}
            named = {} if review.sheet is None else {"sheet": Ref("Sheet", review.sheet)}
            said = [line_of(one) for one in lines]
            draft.tell("recordAssessments", day, {**given, **named, "decision": symbol, "assessments": said})


def line_of(one: Assessment) -> dict[str, Any]:
    """The assessment as a line of the command that records it."""
    line = {"subject": Ref("Member" if one.of_member else "Organization", one.subject), "level": str(one.level)}
    grouped = {} if one.group is None else {"comparableGroup": str(one.group)}
    return {**line, **grouped, **({"body": one.body} if one.body != "NONE" else {})}
