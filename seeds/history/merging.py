"""What an organization gives to the one that it goes into: what is under it, its places, its members.

The same as in resolvers/commands/endings.py, in the draft's own terms; the tests play one against the other.
"""

from collections.abc import Collection
from datetime import date

from graph.model.tables import OPEN_END
from seeds.draft.draft import Draft, Fact


def move_children(draft: Draft, old: str, into: str, day: date, only: Collection[str] | None = None) -> list[str]:
    """What is right under an organization goes under another one; who moved."""
    moved = [one for one in draft.children_of(old, day) if one != into and (only is None or one in only)]
    for one in moved:
        draft.move(one, into, day)
    return moved


def move_places(draft: Draft, old: str, into: str, day: date) -> bool:
    """The places that an organization covers are covered by another one, as long as they last; whether any is."""
    covered = {fact.end for fact in draft.facts_from("COVERS", into, day)}
    gained = False
    for fact in draft.facts_from("COVERS", old, day):
        until = min(fact.until, draft.places[fact.end].until)
        fact.close(day)
        if fact.end not in covered and day < until:
            draft.add_fact("COVERS", into, fact.end, day, until)
            gained = True
    return gained


def carry_members(draft: Draft, old: str, into: str, day: date) -> None:
    """The members of a cell go on in another one, each as they were."""
    for fact in list(draft.by_end["MEMBER_OF"].get(old, ())):
        if fact.until > day:
            carry_over(draft, fact, into, day)


def carry_over(draft: Draft, fact: Fact, into: str, day: date) -> None:
    """A membership goes on elsewhere, one that begins later begins there; whoever had a second link there, or is to
    have one, has one link there afterwards."""
    since, until, properties = max(fact.since, day), fact.until, dict(fact.properties)
    if fact.since >= day:
        draft.drop(fact, "MEMBER_OF")
    else:
        fact.close(day, endReason="TRANSFERRED")
    own = draft.by_start["MEMBER_OF"][fact.start]
    there = [one for one in own if one.end == into and one.since < until and since < one.until]
    if there and properties["kind"] != "OFFICIAL":
        return
    for other in there:
        other.close(since, endReason="TRANSFERRED")
    if until == OPEN_END:
        properties.pop("endReason", None)
    draft.add_fact("MEMBER_OF", fact.start, into, since, until, **properties)
