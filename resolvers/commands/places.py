"""Which places an organization covers."""

from collections.abc import Collection, Sequence
from datetime import date

from graph.facts.around import COVERED, EVENTS, read_nodes
from graph.facts.facts import Fact
from graph.model.tables import COVERS, OPEN_END, ORGANIZATION, PLACE
from graph.model.vocabulary import ChangeEventKind, ChangeKind, Rule
from resolvers.commands.events import events_of
from resolvers.commands.machinery.change import Work
from resolvers.commands.machinery.refusals import refuse
from resolvers.commands.machinery.spec import ORGANIZATION_PAYLOAD, Commands, Spec
from resolvers.shared.identifiers import id_of
from wording.said import say

RESHAPING = frozenset({ChangeEventKind.MERGE, ChangeEventKind.SPLIT})


async def cover(work: Work) -> None:
    """From the day on the organization covers the places that the input names, and no others."""
    organization = await work.organization("organization", [COVERED, *EVENTS])
    work.check_version(organization)
    places = work.keys_of("places", PLACE)
    await read_places(work, places)
    cover_places(work, organization, places)
    work.result["organizationId"] = organization.start


async def read_places(work: Work, places: Collection[str]) -> None:
    """The lives of places, as far as they are not at hand."""
    await read_nodes(work.reads, work.facts, PLACE, [one for one in places if work.facts.node(PLACE, one) is None])


def cover_places(work: Work, organization: Fact, places: Sequence[str]) -> None:
    """From the day on these places and no others, until the next decision about them: what is covered and not named
    ends, what is named and not covered begins. From that next decision on, what it left covered is covered."""
    wanted = dict.fromkeys(places)
    known = work.facts.from_(COVERS, organization.start)
    held = {fact.end: fact for fact in known if fact.holds(work.on)}
    turn = next_decision(work, organization, known)
    for day, code in ((work.on, "COVERED_ALREADY"), (turn, "COVERED_BY_DECISION")):
        if day < OPEN_END and {fact.end for fact in known if fact.holds(day)} == wanted.keys():
            covered = say(code, day=day)
            conflicting = id_of(ORGANIZATION, organization.start)
            raise refuse(covered, Rule.CHANGES_SOMETHING, "places", conflicting=conflicting)
    for place, fact in held.items():
        if place not in wanted:
            until = fact.until
            fact.cease(work.on)
            if turn < until:
                work.facts.open(COVERS, organization.start, place, turn, until)
    for place in wanted:
        if place not in held:
            open_coverage(work, organization, work.living(PLACE, place, "places"), turn)


def next_decision(work: Work, organization: Fact, known: Sequence[Fact]) -> date:
    """The next day on which other places are covered, not because a place or the organization ends, nor because of a
    merger or a split: what those add or take away, they do whatever was covered."""
    decided = [fact.until for fact in known if not ends_with_an_end(work, organization, fact)]
    events = [event.values for event in events_of(work, organization.start)]
    reshaped = {event["on"] for event in events if event["kind"] in RESHAPING}
    days = {fact.since for fact in known}.union(decided) - reshaped
    return min((day for day in days if day > work.on), default=OPEN_END)


def ends_with_an_end(work: Work, organization: Fact, fact: Fact) -> bool:
    place = work.facts.node(PLACE, fact.end)
    return fact.until in {organization.until, OPEN_END if place is None else place.until}


def open_coverage(work: Work, organization: Fact, place: Fact, turn: date) -> None:
    """The organization covers the place from the day on: as long as both last, or until it is known to begin again."""
    until = min(organization.until, place.until, turn, next_coverage(work, organization.start, place.start))
    work.facts.open(COVERS, organization.start, place.start, work.on, until)


def next_coverage(work: Work, organization: str, place: str) -> date:
    known = work.facts.from_(COVERS, organization)
    return min((fact.since for fact in known if fact.end == place and fact.since > work.on), default=OPEN_END)


COMMANDS: Commands = {
    "coverPlaces": Spec(ChangeKind.COVER_PLACES, ORGANIZATION_PAYLOAD, cover),
}
