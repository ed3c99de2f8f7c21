"""The series of meetings of organizations (`meeting_years`) after changes."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from graph.facts.facts import Fact, Facts, Values
from graph.model.meeting_years import Held, attended_again
from graph.model.tables import ATTENDED, MEETING, OF

Reading = Callable[[Fact], Values | None]
"""The values of a row before the change or after it; None where it was not, or is no more."""


def changed_meetings(changed: Iterable[Fact]) -> set[str]:
    """The meetings that are new, gone, or of which something else is recorded."""
    return {
        fact.end if fact.table is ATTENDED else fact.start for fact in changed if fact.table in {MEETING, OF, ATTENDED}
    }


def holders_of(facts: Facts, meetings: Iterable[str]) -> set[str]:
    """The organizations of meetings, before the change and after it."""
    return {held.end for meeting in meetings for held in facts.by_start.get((OF, meeting), ())}


def series_again(facts: Facts, meetings: Iterable[str]) -> Iterator[tuple[str, Values]]:
    """(id, series) of every organization of these meetings."""
    left: defaultdict[str, list[Held]] = defaultdict(list)
    came: defaultdict[str, list[Held]] = defaultdict(list)
    for meeting in sorted(meetings):
        for reading, found in ((before, left), (after, came)):
            for organization, held in told(facts, meeting, reading):
                found[organization].append(held)
    for organization in sorted({*left, *came}):
        series = facts.counted.get(organization, {})
        yield organization, attended_again(series, left[organization], came[organization])


def told(facts: Facts, meeting: str, reading: Reading) -> Iterator[tuple[str, Held]]:
    """What the record of a meeting says: whose it is, its day, and who came."""
    node = facts.node(MEETING, meeting)
    record = None if node is None else reading(node)
    if record is None:
        return
    links = facts.by_end.get((ATTENDED, meeting), ())
    attended = [
        (link.start, values["capacity"], values.get("onBehalfOf"))
        for link in links
        if (values := reading(link)) is not None
    ]
    for held in facts.by_start.get((OF, meeting), ()):
        if reading(held) is not None:
            yield held.end, (record["heldOn"], attended)


def before(fact: Fact) -> Values | None:
    return fact.before


def after(fact: Fact) -> Values | None:
    return None if fact.dropped else fact.values
