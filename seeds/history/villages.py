"""Villages without members become fewer: somebody who lives there is admitted, by the cell that covers the village or
by a neighbouring one that covers it from then on."""

from datetime import date

from seeds.draft.draft import Draft, Organization
from seeds.draft.telling import Ref
from seeds.history.changes import admit, day_between

SETTLED_A_YEAR = 0.3
"""The share of villages without members that get one, a year."""


def settle_villages(draft: Draft, since: date, until: date) -> None:
    """What becomes of them between two days, in the order of its days."""
    random = draft.random("villages settled")
    chance = 1 - (1 - SETTLED_A_YEAR) ** ((until - since).days / 365)
    homes = {fact.end for fact in draft.facts["LIVES_IN"] if fact.until > since}
    empty = [place.id for place in draft.places.values() if place.kind == "VILLAGE" and place.id not in homes]
    settled = [(day_between(random, since, until), village) for village in empty if random.random() < chance]
    for day, village in sorted(settled):
        cell = cell_of(draft, village, day)
        if cell is not None:
            admit(draft, random, cell, day, village)


def cell_of(draft: Draft, village: str, day: date) -> Organization | None:
    """The cell that covers the village, or the nearest one of its commune, which covers it from now on."""
    for fact in draft.facts_to("COVERS", village, day):
        return draft.organizations[fact.start]
    for beside in (one.start for fact in draft.facts_from("IN", village, day) for one in draft.by_end["IN"][fact.end]):
        for fact in draft.facts_to("COVERS", beside, day):
            cover_too(draft, fact.start, village, day)
            return draft.organizations[fact.start]
    return None


def cover_too(draft: Draft, cell: str, village: str, day: date) -> None:
    draft.add_fact("COVERS", cell, village, day)
    draft.organizations[cell].version += 1
    places = [Ref("Place", fact.end) for fact in draft.facts_from("COVERS", cell, day)]
    draft.tell("coverPlaces", day, {"organization": Ref("Organization", cell), "places": places})
