"""Which places an organization covers."""

from collections.abc import Collection, Sequence
from datetime import date

from graph.facts.around import COVERED, read_nodes
from graph.facts.facts import Fact
from graph.model.tables import OPEN_END
from graph.model.vocabulary import Rule
from resolvers.commands.machinery.change import Work
from resolvers.commands.machinery.refusals import refuse
from resolvers.shared.identifiers import encode_id


async def cover(work: Work) -> None:
    """From the day on the organization covers the places that the input names, and no others."""
    organization = await work.organization("organization", [COVERED])
    work.check_version(organization)
    places = work.keys_of("places", "Place")
    await read_places(work, places)
    cover_places(work, organization, places)
    work.result["organizationId"] = organization.start


async def read_places(work: Work, places: Collection[str]) -> None:
    """The lives of places, as far as they are not at hand."""
    await read_nodes(work.reads, work.facts, "Place", [one for one in places if work.facts.node("Place", one) is None])


def cover_places(work: Work, organization: Fact, places: Sequence[str]) -> None:
    """What is covered and not named ends on the day, or is taken back if it would begin only then; what is named and
    not covered begins. What is known to begin later begins then."""
    held = {fact.end: fact for fact in work.facts.from_("COVERS", organization.start, work.on)}
    if held.keys() == set(places):
        conflicting = encode_id("Organization", organization.start)
        message = f"`places` are what the organization covers already on {work.on}."
        raise refuse(message, Rule.CHANGES_SOMETHING, "places", conflicting=conflicting)
    for place, fact in held.items():
        if place not in places:
            fact.cease(work.on)
    for place in dict.fromkeys(places):
        if place not in held:
            open_coverage(work, organization, work.living("Place", place, "places"))


def open_coverage(work: Work, organization: Fact, place: Fact) -> None:
    """The organization covers the place from the day on: as long as both last, or until it is known to begin again."""
    until = min(organization.until, place.until, next_coverage(work, organization.start, place.start))
    work.facts.open("COVERS", organization.start, place.start, work.on, until)


def next_coverage(work: Work, organization: str, place: str) -> date:
    known = work.facts.from_("COVERS", organization)
    return min((fact.since for fact in known if fact.end == place and fact.since > work.on), default=OPEN_END)
