"""Events of organizations when a day is corrected: what happened on the wrong day happened on the right one.

An event that is about the one organization goes along with the fact that it tells of. One with others in it stays:
the day of a merger is no fact of one organization.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from graph.facts.around import ENDS_OF_EVENT
from graph.facts.facts import Fact
from graph.model.kinds import LinkTable
from graph.model.tables import CHANGE_EVENT, OPEN_END, ORIGINAL, RESULTING
from graph.model.vocabulary import ChangeEventKind, Extent, Rule
from resolvers.commands.machinery.change import Work
from resolvers.commands.machinery.refusals import Refused, refuse
from resolvers.shared.identifiers import id_of
from wording.said import Said, say

TABLES = (ORIGINAL, RESULTING)
Life = tuple[date, date]


async def move_events(
    work: Work, organization: str, kinds: Collection[ChangeEventKind], days: Mapping[date, date]
) -> None:
    """Events of these kinds go along, from each day that was recorded to the right one."""
    found = [one for one in events_of(work, organization) if one.values["kind"] in kinds and one.values["on"] in days]
    await read_ends(work, found)
    for event in found:
        if is_alone(work, event, organization):
            event.values["on"] = days[event.values["on"]]


async def keep_events(work: Work, organization: Fact, recorded: Life) -> None:
    """What began and what ended the organization goes along with its life; all else that happened to it lies inside."""
    key, life = organization.start, (organization.since, organization.until)
    moved: list[tuple[Fact, str, date]] = []
    for place, name, table in ((0, "since", RESULTING), (1, "until", ORIGINAL)):
        if life[place] != recorded[place]:
            turns = [one for one in events_of(work, key) if is_turn(work, one, key, table, recorded[place])]
            moved += [(one, name, life[place]) for one in turns]
    await read_ends(work, [event for event, _, _ in moved])
    for event, name, day in moved:
        move_turn(work, event, key, name, day)
    for event in events_of(work, key):
        if fits(work, event, key, recorded) and not fits(work, event, key, life):
            name = "until" if event.values["on"] >= organization.until else "since"
            raise stays(event, name, "EVENT_OUTSIDE_LIFE")


def move_turn(work: Work, event: Fact, organization: str, name: str, day: date) -> None:
    """What began or ended the organization happened on the right day; what ended it, though it goes on, never did."""
    if not is_alone(work, event, organization):
        raise stays(event, name, "EVENT_OF_SEVERAL")
    if day == OPEN_END:
        take_back(work, event)
    else:
        event.values["on"] = day


def stays(event: Fact, name: str, code: str) -> Refused:
    said = say(code, day=event.values["on"], event=kind_of(event))
    return refuse(said, Rule.INSIDE_LIVES, name, conflicting=id_of(CHANGE_EVENT, event.start))


def kind_of(event: Fact) -> Said:
    """What happened, in words."""
    return say(f"EVENT.{event.values['kind']}")


def events_of(work: Work, organization: str) -> list[Fact]:
    """The events that the organization took part in, as far as they are at hand."""
    taken = {link.start for table in TABLES for link in work.facts.to(table, organization)}
    found = (work.facts.node(CHANGE_EVENT, one) for one in sorted(taken))
    return [event for event in found if event is not None and not event.dropped]


async def read_ends(work: Work, events: Sequence[Fact]) -> None:
    """All organizations that took part in the events."""
    keys = [event.start for event in events]
    await work.reads.around(work.facts, CHANGE_EVENT, keys, ENDS_OF_EVENT, date.min)


def is_alone(work: Work, event: Fact, organization: str) -> bool:
    """Whether nobody else took part; the event's ends must have been read."""
    return all(link.end == organization for table in TABLES for link in work.facts.from_(table, event.start))


def parts_in(work: Work, event: Fact, organization: str) -> set[LinkTable]:
    """How the organization took part: as an original, as a result, or as both where it went on."""
    return {table for table in TABLES for link in work.facts.to(table, organization) if link.start == event.start}


def is_turn(work: Work, event: Fact, organization: str, table: LinkTable, day: date) -> bool:
    """Whether the organization came of the event on the day (RESULTING), or ended by it (ORIGINAL)."""
    return bool(event.values["on"] == day) and parts_in(work, event, organization) == {table}


def fits(work: Work, event: Fact, organization: str, life: Life) -> bool:
    """An original was there on the day before the event, a result is there on its day: so they are shown."""
    since, until = life
    on, parts = event.values["on"], parts_in(work, event, organization)
    return (ORIGINAL not in parts or since < on <= until) and (RESULTING not in parts or since <= on < until)


async def record_own_event(work: Work, kind: ChangeEventKind, organization: str) -> None:
    """What happened to one organization that goes on; it takes the place of another such event on the day."""
    same = [one for one in events_of(work, organization) if (one.values["kind"], one.values["on"]) == (kind, work.on)]
    await read_ends(work, same)
    for event in same:
        if is_alone(work, event, organization):
            take_back(work, event)
    work.record_event(kind, [(organization, Extent.WHOLE)], [organization])


def take_back(work: Work, event: Fact) -> None:
    event.dropped = True
    for table in TABLES:
        for link in work.facts.from_(table, event.start):
            link.dropped = True
