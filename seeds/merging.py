"""Merging organizations and places: what moves, what ends, what members do. Called by `communes_2025` and `reform`."""

from datetime import date

from graph.model import OPEN_END
from seeds.draft import Draft, Fact


def merge_cells(draft: Draft, old: str, into: str, day: date) -> None:
    """A cell ends and its members go on in another one, each as they were."""
    for fact in list(draft.by_end["MEMBER_OF"].get(old, ())):
        if fact.until > day:
            carry_over(draft, fact, into, day)
    for below in draft.children_of(old, day):
        draft.move(below, into, day)
    draft.end_organization(old, day)


def carry_over(draft: Draft, fact: Fact, into: str, day: date) -> None:
    """A membership goes on elsewhere; one that has not begun yet will begin there."""
    properties = dict(fact.properties)
    until = fact.until
    if fact.since >= day:
        draft.drop(fact, "MEMBER_OF")
    else:
        fact.close(day, endReason="TRANSFERRED")
    same = [
        one for one in draft.by_start["MEMBER_OF"][fact.start] if one.end == into and one.until > max(day, fact.since)
    ]
    if properties["kind"] != "OFFICIAL" and same:
        return
    for other in same:
        if other.properties["kind"] != "OFFICIAL":
            other.close(max(day, other.since))
    if until == OPEN_END:
        properties.pop("endReason", None)
    draft.add_fact("MEMBER_OF", fact.start, into, max(day, fact.since), until, **properties)


def move_all(draft: Draft, old: str, into: str, day: date, *, but: set[str] | None = None) -> None:
    """Everything directly under one organization moves under another one."""
    for below in draft.children_of(old, day):
        if not but or below not in but:
            draft.move(below, into, day)


def move_villages(draft: Draft, old_place: str, into_place: str, day: date) -> None:
    for fact in draft.facts_to("IN", old_place, day):
        fact.close(day)
        draft.add_fact("IN", fact.start, into_place, day)


def cover(draft: Draft, organization: str, place: str, day: date) -> None:
    """The organization covers this place from now on, and no other one."""
    for fact in draft.facts_from("COVERS", organization, day):
        fact.close(day)
    draft.add_fact("COVERS", organization, place, day)
    draft.organizations[organization].place = place
