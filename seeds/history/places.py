"""Places while units are rearranged: new ones, what lies in which, and the civil posts of those that end.

Which places there are is known from the start (no command makes them); the civil posts in them are given up and
taken by changes.
"""

from datetime import date

from graph.model.offices import kind_of
from graph.model.tables import HOLDS_OFFICE_IN, OPEN_END
from seeds.draft.draft import Draft, Place
from seeds.draft.telling import Ref
from seeds.state.units import Unit


def make_place(draft: Draft, unit: Unit, above: str, day: date) -> str:
    """A new commune or province, inside of another place."""
    made = Place(draft.new_id("p"), unit.code, unit.kind, unit.name, day, lat=unit.lat, lon=unit.lon)
    draft.places[made.id] = made
    draft.add_fact("IN", made.id, above, day)
    return made.id


def move_place(draft: Draft, place: str, into: str, day: date) -> None:
    """A place lies in another one from the day on."""
    for fact in draft.facts_from("IN", place, day):
        fact.close(day)
        draft.add_fact("IN", place, into, day)


def follow_place(draft: Draft, old: str, into: str, day: date) -> None:
    """A place ends; all that lies right in it lies in another one."""
    for fact in draft.facts_to("IN", old, day):
        move_place(draft, fact.start, into, day)
    draft.end_place(old, day)


def leave_offices(draft: Draft, place: str, day: date, into: str | None = None, until: date = OPEN_END) -> None:
    """The civil posts in a place end with it, or their holders take them in the place that follows it.

    That one ends on `until`, if its end is known, and the posts with it.
    """
    for fact in draft.facts_to("HOLDS_OFFICE_IN", place, day):
        title = fact.properties["title"]
        draft.tell("leaveOffice", day, {"office": Ref("Office", fact.key(HOLDS_OFFICE_IN))})
        fact.close(day)
        if into is not None:
            holder = Ref("Member" if fact.start in draft.members else "NonMember", fact.start)
            draft.add_fact("HOLDS_OFFICE_IN", fact.start, into, day, until, kind=str(kind_of(title)), title=title)
            given = {"holder": {"person": holder}, "at": {"place": Ref("Place", into)}, "title": title}
            draft.tell("takeOffice", day, given | ({} if until == OPEN_END else {"until": until}))
