"""Cases: leavings before the members left and some that are open, expulsions as the history has them, disciplines,
inspections, badges, feedback. All are made up; docs/cases.md says which shares follow published figures.

A sample, in lines of the ledger by handler and day: a province's real number would be thousands a year.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar

from graph.model.cases import YEARS_OF_BADGES
from graph.model.tables import OPEN_END
from seeds.draft.cases import INVENTED, Case
from seeds.draft.draft import Draft, Fact, Member
from seeds.draft.scale import END, LETTER
from seeds.draft.telling import Ref
from seeds.history.meetings import RIGHT_UNDER_PROVINCE
from seeds.state.decisions import CELLS, decision

SHARE_OF_LEAVINGS = 0.25
OPEN_LEAVINGS, FEEDBACK, INSPECTIONS, MONITORED, DISCIPLINES = 1 / 80, 1 / 50, 1 / 90, 1 / 60, 1 / 60
"""How many there are for each organization."""
LEAVING_DAYS, ANSWER_DAYS, INSPECTION_DAYS = (20, 200), 30, 60
IN_TIME, LATE = 0.85, 0.93
BADGE_DAYS = ((2, 3), (5, 19), (9, 2), (11, 7))
"""Hướng dẫn 01-HD/TW, 18."""
MOST_BADGES = 6
FORMS = ("REPRIMAND",) * 7 + ("WARNING",)
"""Reprimands and warnings as 75.6 to 13.5 (Quảng Ninh's half term); expulsions are told by the history."""
REMOVALS = ("ABSENCE",) * 6 + ("CARD_RETURNED", "NO_EFFORT", "NO_EFFORT", "UNFIT")
One = TypeVar("One")


def make_cases(draft: Draft) -> None:
    """All cases up to the last day."""
    random = draft.random("cases")
    ended = ended_memberships(draft)
    leaves = [one for one in ended if one[1].properties["endReason"] in {"LEFT", "REMOVED"}]
    for member, link in sample(random, leaves, round(len(leaves) * SHARE_OF_LEAVINGS)):
        leave(draft, random, member, link)
    for member, link in ended:
        if link.properties["endReason"] == "EXPELLED":
            at_once(draft, random, member, link.end, link.until, "DISCIPLINE", "EXPULSION", "IMPOSED")
    number, members = len(draft.organizations), staying(draft)
    for member, link in sample(random, members, round(number * (OPEN_LEAVINGS + DISCIPLINES))):
        if random.random() < OPEN_LEAVINGS / (OPEN_LEAVINGS + DISCIPLINES):
            begin_leaving(draft, random, member, link)
        else:
            day = day_between(random, max(link.since, LETTER), END)
            at_once(draft, random, member, link.end, day, "DISCIPLINE", random.choice(FORMS), "IMPOSED")
    for share, open_one in ((FEEDBACK, hear), (INSPECTIONS, inspect), (MONITORED, monitor)):
        for _ in range(max(1, round(number * share))):
            open_one(draft, random)
    award_badges(draft, random, members)


def ended_memberships(draft: Draft) -> list[tuple[Member, Fact]]:
    """Members who are members no longer, with the last cell that counted them, since the letter."""
    gone = [one for one in draft.members.values() if LETTER < one.until < END]
    return [(one, link) for one in gone if (link := last_cell(draft, one.id)) is not None and link.until == one.until]


def staying(draft: Draft) -> list[tuple[Member, Fact]]:
    """Official members who go on, with their cell."""
    going_on = (one for one in draft.members.values() if one.until == OPEN_END and one.official is not None)
    found = ((one, last_cell(draft, one.id)) for one in going_on)
    return [(one, link) for one, link in found if link is not None and link.until == OPEN_END and is_settled(one, link)]


def is_settled(member: Member, link: Fact) -> bool:
    """Whether somebody is official, and in that cell for a while."""
    return member.official is not None and max(member.official, link.since) < END - timedelta(days=LEAVING_DAYS[1])


def last_cell(draft: Draft, member: str) -> Fact | None:
    """The last membership that counts."""
    counted = [one for one in draft.by_start["MEMBER_OF"][member] if one.properties["kind"] == "OFFICIAL"]
    return max(counted, key=lambda one: one.since, default=None)


def sample(random: Random, choices: Sequence[One], number: int) -> list[One]:
    return random.sample(choices, min(number, len(choices)))


def day_between(random: Random, since: date, until: date) -> date:
    return since + timedelta(days=random.randint(1, max(1, (until - since).days - 1)))


def leave(draft: Draft, random: Random, member: Member, link: Fact) -> None:
    """Somebody's leaving up to the day on which the membership ended, which closed it."""
    reason = link.properties["endReason"]
    opened = max(link.since, LETTER + timedelta(days=1), link.until - timedelta(days=random.randint(*LEAVING_DAYS)))
    form = "REQUEST" if reason == "LEFT" else random.choice(REMOVALS)
    case = about(draft, random, member.id, link.end, opened, "LEAVING", form)
    add(draft, replace(case, closed_on=link.until, outcome=reason))


def begin_leaving(draft: Draft, random: Random, member: Member, link: Fact) -> None:
    """Somebody's leaving that has not come to an end on the last day."""
    assert member.official is not None, "only official members leave here"
    first = max(member.official, link.since, END - timedelta(days=LEAVING_DAYS[1]))
    add(draft, about(draft, random, member.id, link.end, day_between(random, first, END), "LEAVING", "REQUEST"))


def at_once(
    draft: Draft, random: Random, member: Member, cell: str, day: date, kind: str, form: str, outcome: str
) -> None:
    """What is decided on the day on which it is opened."""
    if member.official is not None and member.official <= day:
        add(draft, replace(about(draft, random, member.id, cell, day, kind, form), closed_on=day, outcome=outcome))


def about(draft: Draft, random: Random, member: str, cell: str, day: date, kind: str, form: str) -> Case:
    handler = deciding(draft, cell, day)
    symbol = decision(draft, random, handler, day)
    return Case(draft.new_id("c"), kind, form, day, handler, cell, symbol, member=member)


def hear(draft: Draft, random: Random) -> None:
    """Feedback about a grassroots organization, most of it answered in time, some late, some not yet."""
    case = of_organization(draft, random, "FEEDBACK", random.choice(("OPINION", "PETITION")), ANSWER_DAYS)
    if case is None:
        return
    draw, case.source = random.random(), random.choice(("PEOPLE", "PEOPLE", "FRONT", "ASSOCIATION"))
    days = random.randint(3, ANSWER_DAYS) if draw < IN_TIME else random.randint(ANSWER_DAYS + 1, 3 * ANSWER_DAYS)
    close(draft, random, case, days if draw < LATE else None, "ANSWERED")


def inspect(draft: Draft, random: Random) -> None:
    """An inspection of a grassroots organization as planned."""
    case = of_organization(draft, random, "INSPECTION", random.choice(("ROUTINE", "FINANCE")), INSPECTION_DAYS)
    if case is not None:
        case.source = "COMMISSION"
        outcome = random.choice(("NOTHING_FOUND", "NOTHING_FOUND", "SHORTCOMINGS", "VIOLATION"))
        close(draft, random, case, random.randint(20, INSPECTION_DAYS), outcome)


def monitor(draft: Draft, random: Random) -> None:
    case = of_organization(draft, random, "MONITORING", "THEMATIC", INSPECTION_DAYS)
    if case is not None:
        case.source = "COMMITTEE"
        close(
            draft, random, case, random.randint(10, INSPECTION_DAYS), random.choice(("NOTHING_FOUND", "SHORTCOMINGS"))
        )


def of_organization(draft: Draft, random: Random, kind: str, form: str, days: int) -> Case | None:
    """A case about an organization that is there on its day and while it may last; None where none was drawn."""
    one, day = random.choice(list(draft.organizations.values())), day_between(random, LETTER, END)
    last = day + timedelta(days=3 * days)
    if one.level not in {*CELLS, "GRASSROOTS_COMMITTEE"} or not (one.lives(day) and one.lives(last)):
        return None
    handler = deciding(draft, one.id, day)
    symbol, due = decision(draft, random, handler, day), day + timedelta(days=days)
    return Case(draft.new_id("c"), kind, form, day, handler, one.id, symbol, organization=one.id, due_on=due)


def close(draft: Draft, random: Random, case: Case, days: int | None, outcome: str) -> None:
    """Adds the case, which is closed after so many days, if that was by the last one."""
    day = None if days is None else case.opened_on + timedelta(days=days)
    if day is not None and day < END:
        symbol = decision(draft, random, case.handled_by, day)
        case = replace(case, closed_on=day, outcome=outcome, closing_decision=symbol)
    add(draft, case)


def award_badges(draft: Draft, random: Random, members: Sequence[tuple[Member, Fact]]) -> None:
    """On each of the days for them, some of those who have the years."""
    for day in days_of_badges():
        entitled = [one for one in members if full_years(one[0].admitted, day) in YEARS_OF_BADGES]
        for member, link in sample(random, [one for one in entitled if one[1].since <= day], MOST_BADGES):
            case = about(draft, random, member.id, link.end, day, "COMMENDATION", "BADGE")
            years = full_years(member.admitted, day)
            add(draft, replace(case, years=years, closed_on=day, outcome="GRANTED"))


def days_of_badges() -> Iterator[date]:
    days = (date(year, *day) for year in range(LETTER.year, END.year + 1) for day in BADGE_DAYS)
    yield from (day for day in days if LETTER < day < END)


def full_years(since: date, day: date) -> int:
    return day.year - since.year - ((day.month, day.day) < (since.month, since.day))


def deciding(draft: Draft, organization: str, day: date) -> str:
    """The committee right under the province above an organization, or itself."""
    path = [organization, *draft.path_of(organization, day)]
    return path[max(0, len(path) - 1 - RIGHT_UNDER_PROVINCE)]


def add(draft: Draft, case: Case) -> None:
    """Keeps a case and tells it: opened, with its end where that was the same day; closed by a change of its own, or by
    the end of the membership."""
    draft.cases.append(case)
    concerned = Ref("Member", case.member) if case.member else Ref("Organization", case.organization or "")
    stated: dict[str, Any] = {"years": case.years, "source": case.source, "dueOn": case.due_on}
    is_short = case.closed_on == case.opened_on
    stated["outcome"] = case.outcome if is_short else None
    line = {"form": case.form, "concerns": [concerned], "handledBy": Ref("Organization", case.handled_by)}
    line |= {"summary": INVENTED, **{name: value for name, value in stated.items() if value is not None}}
    given = {"kind": case.kind, "decision": case.decision, "cases": [line]}
    draft.tell("recordCases", case.opened_on, given, (case.id,))
    if case.closed_on is not None and not is_short and case.kind != "LEAVING":
        closing = {"case": Ref("Case", case.id), "outcome": case.outcome, "decision": case.closing_decision}
        draft.tell("closeCase", case.closed_on, closing)
