"""The rules of lives: nothing of an organization, a person or a place begins before its life or lies after its end."""

from collections.abc import Iterator, Sequence

from graph.facts.facts import Fact, Facts
from graph.facts.lives import lasting_no_day, outside_lives
from graph.model.tables import MEETING, MEMBER, OPEN_END
from graph.model.vocabulary import Rule
from resolvers.commands.machinery.conflicts import conflict, said
from resolvers.commands.machinery.refusals import Refusal
from resolvers.shared.identifiers import id_of


def begins_before_it_ends(_: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    for fact in lasting_no_day(changed):
        message = f"{said(fact)} began on {fact.since} and would end on {fact.until}: a fact lasts at least a day."
        if fact.before is not None:
            message += " What never was is taken back with `correctFact` and `withdraw`."
        yield Refusal(message, Rule.SINCE_BEFORE_UNTIL, ("since",), conflict(fact))


def days_of_a_member_follow(_: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """Nobody is born after the admission, or becomes official before it or after the end."""
    for member in changed:
        if member.table is not MEMBER:
            continue
        born, official = member.values.get("birthDate"), member.values.get("officialOn")
        if born is not None and born >= member.since:
            message = f"The member would be born on {born}, not before the admission on {member.since}."
            yield Refusal(message, Rule.SINCE_BEFORE_UNTIL, ("birthDate",), conflict(member))
        if official is not None and official < member.since:
            message = f"The member would be official on {official}, before the admission on {member.since}."
            yield Refusal(message, Rule.SINCE_BEFORE_UNTIL, ("officialOn",), conflict(member))
        if official is not None and official >= member.until:
            message = f"The member would be official on {official}, after the end on {member.until}."
            yield Refusal(message, Rule.SINCE_BEFORE_UNTIL, ("officialOn",), conflict(member))


def lies_inside_lives(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """A link lies inside the lives of both its ends."""
    for link, (node, since, until) in outside_lives(facts, changed):
        named = conflict(link if node.has_other_life else node)
        if until < OPEN_END and link.until > until:
            rule = Rule.ENDED_HAS_NO_OPEN_FACTS if link.until == OPEN_END else Rule.INSIDE_LIVES
            message = f"{said(link)} would go on after {node.table.words} has ended on {until}."
            yield Refusal(message, Rule.INSIDE_LIVES if link.since >= until else rule, ("until",), named)
        else:
            message = f"{said(link)} would begin on {link.since}, before {node.table.words} does on {since}."
            yield Refusal(message, Rule.INSIDE_LIVES, ("since",), named)


def meetings_lie_inside_lives(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """A meeting that an organization held in its recorded life, or that a member came or sent somebody to, lies in the
    other one too."""
    for node in changed if facts.held else ():
        days = [day for day in facts.held.get((node.table, node.start), ()) if not node.holds(day[0])]
        if days:
            held, meeting = min(days)
            name = "until" if held >= node.until else "since"
            came = "came, or sent somebody, to" if node.table is MEMBER else "held"
            turn = f"ends on {node.until}" if name == "until" else f"begins only on {node.since}"
            more = f" ({len(days)} such meetings)" if len(days) > 1 else ""
            message = f"{said(node)} {came} a meeting on {held}{more}, and {turn}: correct one of them."
            yield Refusal(message, Rule.INSIDE_LIVES, (name,), id_of(MEETING, meeting))
