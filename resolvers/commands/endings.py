"""What the end of an organization does to everything around it.

Seats, civil posts and supervision links of an organization end with it; what is under it, its places and its members go
on elsewhere if the change says where. What is left open is refused by the rules.
"""

from collections.abc import Collection, Sequence
from datetime import date

from graph.facts.facts import Fact
from graph.model.planned_tables import PLANNED_MEETING, PLANS
from graph.model.tables import COVERS, LINK_TABLES, MEMBER_OF, OPEN_END, ORGANIZATION, ORIGINAL, PART_OF, PLACE
from graph.model.vocabulary import ChangeEventKind, EndReason, MembershipKind, Rule
from resolvers.commands.events import events_of, fits, is_turn, kind_of, take_back
from resolvers.commands.machinery.change import Work
from resolvers.commands.machinery.conflicts import conflict
from resolvers.commands.machinery.refusals import refuse
from resolvers.shared.identifiers import id_of
from wording.said import say

ENDED_FROM = tuple(table for table in LINK_TABLES if table.dated and table.start == ORGANIZATION.label)
ENDED_TO = tuple(
    table
    for table in LINK_TABLES
    if table.dated and table.end == ORGANIZATION.label and table not in (PART_OF, MEMBER_OF)
)
"""What leads to an organization and ends with it: all but what is under it and its members, which go on elsewhere."""
OF_ONE = frozenset({ChangeEventKind.MOVE, ChangeEventKind.RENAME, ChangeEventKind.CHANGE_LEVEL})
"""Events that are about one organization."""


def end_organization(work: Work, organization: Fact) -> None:
    """Ends the organization on the day, with its name, its place in the hierarchy, its coverage and its posts.

    What was to become of it alone from then on never will: that is taken back, and warned of. It ends once, and not
    before others count on it: then the end is refused, and names the event.
    """
    refuse_other_end(work, organization)
    organization.values["until"] = work.on
    warn_of_plans(work, organization)
    for table in ENDED_FROM:
        for fact in work.facts.from_(table, organization.start):
            fact.cease(work.on)
    for table in ENDED_TO:
        for fact in work.facts.to(table, organization.start):
            fact.cease(work.on)
            work.warn_of_taken_back(fact)
    for event in own_events_after(work, organization):
        take_back(work, event)
        work.warn_of_taken_back(event)


def warn_of_plans(work: Work, organization: Fact) -> None:
    """Of the meetings that it plans for the day or later, which will not be."""
    ahead = [one for one in work.facts.from_(PLANS, organization.start) if one.values["plannedFor"] >= work.on]
    for one in ahead:
        if one.until > work.on:
            ends = say("PLAN_ENDS", day=one.values["plannedFor"], on=work.on)
            work.warn(ends, Rule.TAKES_BACK, "on", conflicting=id_of(PLANNED_MEETING, one.end))


def refuse_other_end(work: Work, organization: Fact) -> None:
    """An organization ends once, and after all events that others take part in."""
    events = [one for one in events_of(work, organization.start) if one.before is not None]
    if organization.until < OPEN_END:
        ended = [one for one in events if is_turn(work, one, organization.start, ORIGINAL, organization.until)]
        ends = say("ENDS_ALREADY", day=organization.until)
        if ended:
            ends = say("ENDS_ALREADY_BY", day=organization.until, event=kind_of(ended[0]))
        raise refuse(ends, Rule.ONCE_ONLY, "on", conflicting=conflict(ended[0] if ended else organization))
    own = own_events_after(work, organization)
    for event in events:
        if event not in own and not fits(work, event, organization.start, (organization.since, work.on)):
            takes_part = say("TAKES_PART_LATER", day=event.values["on"], event=kind_of(event))
            raise refuse(takes_part, Rule.INSIDE_LIVES, "on", conflicting=conflict(event))


def own_events_after(work: Work, organization: Fact) -> list[Fact]:
    """What was to become of the organization alone on the day or later."""
    found = [one for one in events_of(work, organization.start) if one.values["kind"] in OF_ONE]
    return [one for one in found if one.values["on"] >= work.on]


def move_children(work: Work, old: str, into: str, only: Collection[str] | None = None) -> None:
    """What is right under an organization goes under another one, or there ends being under itself."""
    for link in work.facts.to(PART_OF, old, work.on):
        if link.start != into and (only is None or link.start in only):
            work.replace(link, into)


def move_places(work: Work, old: str, into: str, only: Collection[str] | None = None) -> None:
    """The places that an organization covers, or is to cover later, are covered by another one, as long as they last
    and where it does not cover them itself."""
    for fact in work.facts.from_(COVERS, old):
        if fact.until > work.on and (only is None or fact.end in only):
            place = work.facts.node(PLACE, fact.end)
            until = fact.until if place is None else min(fact.until, place.until)
            own = [one for one in work.facts.from_(COVERS, into) if one.end == fact.end]
            since = max(fact.since, work.on)
            fact.cease(work.on)
            for begin, end in left_by(own, since, until):
                work.facts.open(COVERS, into, fact.end, begin, end)


def left_by(links: Sequence[Fact], since: date, until: date) -> list[tuple[date, date]]:
    """The spans between two days in which none of the links holds."""
    found: list[tuple[date, date]] = []
    for link in sorted(links, key=lambda one: one.since):
        if since < min(link.since, until):
            found.append((since, min(link.since, until)))
        since = max(since, link.until)
    return [*found, (since, until)] if since < until else found


def carry_members(work: Work, old: str, into: str, only: Collection[str] | None = None) -> None:
    """The members of a cell go on in another one, each as they were; both cells' members must be at hand."""
    for fact in work.facts.to(MEMBER_OF, old):
        if fact.until > work.on and (only is None or fact.start in only):
            carry_over(work, fact, into)


def carry_over(work: Work, fact: Fact, into: str) -> None:
    """A membership goes on elsewhere, one that begins later begins there.

    Whoever had a second link there, or is to have one, has one link there at a time: the official one, or else the one
    that was there.
    """
    since, until = max(fact.since, work.on), fact.until
    kept = {name: value for name, value in fact.values.items() if name not in {"since", "until"}}
    if until == OPEN_END:
        kept.pop("endReason", None)
    fact.cease(work.on, endReason=str(EndReason.TRANSFERRED))
    there = [one for one in work.facts.from_(MEMBER_OF, fact.start) if one.end == into]
    if kept["kind"] == MembershipKind.OFFICIAL:
        for other in there:
            if other.since < until and since < other.until:
                other.cease(since, endReason=str(EndReason.TRANSFERRED))
        there = []
    for begin, end in left_by(there, since, until):
        work.facts.open(MEMBER_OF, fact.start, into, begin, end, **kept)
