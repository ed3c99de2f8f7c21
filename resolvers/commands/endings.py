"""What the end of an organization does to everything around it.

Seats, civil posts and supervision links of an organization end with it; what is under it, its places and its members go
on elsewhere if the change says where. What is left open is refused by the rules.
"""

from collections.abc import Collection

from graph.facts.facts import Fact
from graph.model.tables import OPEN_END
from graph.model.vocabulary import EndReason
from resolvers.commands.events import events_of, take_back
from resolvers.commands.machinery.change import Work

ENDED_FROM = ("PART_OF", "HAS_PROFILE", "COVERS")
ENDED_TO = ("HOLDS", "SUPERVISES", "HOLDS_OFFICE_AT")
OF_ONE = frozenset({"MOVE", "RENAME", "CHANGE_LEVEL"})
"""Events that are about one organization."""


def end_organization(work: Work, organization: Fact) -> None:
    """Ends the organization on the day, with its name, its place in the hierarchy, its coverage and its posts.

    What was to become of it alone from then on never will, so the events that tell of it are taken back.
    """
    organization.values["until"] = work.on
    for table in ENDED_FROM:
        for fact in work.facts.from_(table, organization.start):
            fact.cease(work.on)
    for table in ENDED_TO:
        for fact in work.facts.to(table, organization.start):
            fact.cease(work.on)
    for event in events_of(work, organization.start):
        if event.values["on"] >= work.on and event.values["kind"] in OF_ONE:
            take_back(work, event)


def move_children(work: Work, old: str, into: str, only: Collection[str] | None = None) -> None:
    """What is right under an organization goes under another one, or there ends being under itself."""
    for link in work.facts.to("PART_OF", old, work.on):
        if link.start != into and (only is None or link.start in only):
            work.replace(link, into)


def move_places(work: Work, old: str, into: str, only: Collection[str] | None = None) -> None:
    """The places that an organization covers are covered by another one, as long as they last; once is enough."""
    covered = {fact.end for fact in work.facts.from_("COVERS", into, work.on)}
    for fact in work.facts.from_("COVERS", old, work.on):
        if only is None or fact.end in only:
            place = work.facts.node("Place", fact.end)
            until = fact.until if place is None else min(fact.until, place.until)
            fact.end_on(work.on)
            if fact.end not in covered and work.on < until:
                work.facts.open("COVERS", into, fact.end, work.on, until)


def carry_members(work: Work, old: str, into: str, only: Collection[str] | None = None) -> None:
    """The members of a cell go on in another one, each as they were; both cells' members must be at hand."""
    for fact in work.facts.to("MEMBER_OF", old):
        if fact.until > work.on and (only is None or fact.start in only):
            carry_over(work, fact, into)


def carry_over(work: Work, fact: Fact, into: str) -> None:
    """A membership goes on elsewhere, one that begins later begins there.

    Whoever had a second link there, or is to have one, has one link there afterwards.
    """
    since, until = max(fact.since, work.on), fact.until
    kept = {name: value for name, value in fact.values.items() if name not in {"since", "until"}}
    if until == OPEN_END:
        kept.pop("endReason", None)
    fact.cease(work.on, endReason=str(EndReason.TRANSFERRED))
    own = work.facts.from_("MEMBER_OF", fact.start)
    there = [one for one in own if one.end == into and one.since < until and since < one.until]
    if there and kept["kind"] != "OFFICIAL":
        return
    for other in there:
        other.cease(since, endReason=str(EndReason.TRANSFERRED))
    work.facts.open("MEMBER_OF", fact.start, into, since, until, **kept)


def carry_supervisions(work: Work, old: str, into: str) -> None:
    """Supervision links go on with what the organization went into; one that is there already is enough."""
    supervising = {fact.start for fact in work.facts.to("SUPERVISES", into, work.on)}
    for fact in work.facts.to("SUPERVISES", old, work.on):
        if fact.start not in supervising:
            kept = {name: value for name, value in fact.values.items() if name not in {"since", "until"}}
            work.replace(fact, into, **kept)
