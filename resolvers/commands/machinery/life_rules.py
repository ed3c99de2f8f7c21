"""The rules of lives: nothing of an organization, a person or a place begins before its life or lies after its end."""

from collections.abc import Iterator, Sequence

from graph.facts.concerned import before_lives
from graph.facts.facts import Fact, Facts
from graph.facts.lives import lasting_no_day, outside_lives
from graph.facts.stated import stated_too_early
from graph.facts.worked import before_directives
from graph.model.tables import MEETING, MEMBER, OPEN_END
from graph.model.vocabulary import Rule
from resolvers.commands.machinery.conflicts import conflict, said
from resolvers.commands.machinery.refusals import Refusal
from resolvers.shared.identifiers import id_of
from wording.said import say


def begins_before_it_ends(_: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    for fact in lasting_no_day(changed):
        code = "LASTS_NO_DAY" if fact.before is None else "LASTS_NO_DAY_ANY_MORE"
        lasts = say(code, what=said(fact), since=fact.since, until=fact.until)
        yield Refusal(lasts, Rule.SINCE_BEFORE_UNTIL, ("since",), conflict(fact))


def days_of_a_member_follow(_: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """Nobody is born after the admission, or becomes official before it or after the end."""
    for member in changed:
        if member.table is not MEMBER:
            continue
        born, official = member.values.get("birthDate"), member.values.get("officialOn")
        if born is not None and born >= member.since:
            late = say("BORN_AFTER_ADMISSION", born=born, since=member.since)
            yield Refusal(late, Rule.SINCE_BEFORE_UNTIL, ("birthDate",), conflict(member))
        if official is not None and official < member.since:
            early = say("OFFICIAL_BEFORE_ADMISSION", official=official, since=member.since)
            yield Refusal(early, Rule.SINCE_BEFORE_UNTIL, ("officialOn",), conflict(member))
        if official is not None and official >= member.until:
            late = say("OFFICIAL_AFTER_END", official=official, until=member.until)
            yield Refusal(late, Rule.SINCE_BEFORE_UNTIL, ("officialOn",), conflict(member))


def lies_inside_lives(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """A link lies inside the lives of both its ends."""
    for link, (node, since, until) in outside_lives(facts, changed):
        named = conflict(link if node.has_other_life else node)
        if until < OPEN_END and link.until > until:
            rule = Rule.ENDED_HAS_NO_OPEN_FACTS if link.until == OPEN_END else Rule.INSIDE_LIVES
            late = say("GOES_ON_AFTER_END", what=said(link), node=said(node), until=until)
            yield Refusal(late, Rule.INSIDE_LIVES if link.since >= until else rule, ("until",), named)
        else:
            early = say("BEGINS_BEFORE_LIFE", what=said(link), since=link.since, node=said(node), begins=since)
            yield Refusal(early, Rule.INSIDE_LIVES, ("since",), named)


def meetings_lie_inside_lives(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """A meeting that an organization held in its recorded life, or that a member came or sent somebody to, lies in the
    other one too."""
    for node in changed if facts.held else ():
        days = [day for day in facts.held.get((node.table, node.start), ()) if not node.holds(day[0])]
        if days:
            held, meeting = min(days)
            name = "until" if held >= node.until else "since"
            came = say("CAME_TO_MEETING" if node.table is MEMBER else "HELD_MEETING")
            code, day = ("MEETING_AFTER_END", node.until) if name == "until" else ("MEETING_BEFORE_LIFE", node.since)
            more = say("SUCH_MEETINGS", count=len(days)) if len(days) > 1 else ""
            outside = say(code, what=said(node), came=came, held=held, more=more, day=day)
            yield Refusal(outside, Rule.INSIDE_LIVES, (name,), id_of(MEETING, meeting))


def cases_lie_behind_beginnings(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """No case is about an organization or a member, or handled by one, that is there only later."""
    for case, node in before_lives(facts, changed):
        early = say("CASE_BEFORE_LIFE", opened=case.values["openedOn"], node=said(node), begins=node.since)
        field, known = ("since", case) if node.changed else ("openedOn", node)
        yield Refusal(early, Rule.INSIDE_LIVES, (field,), conflict(known))


def progress_follows_directives(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """Nobody works on a task before its directive is in force."""
    for link, directive in before_directives(facts, changed):
        symbol = directive.values["symbol"]
        early = say("PROGRESS_BEFORE_DIRECTIVE", since=link.since, symbol=symbol, begins=directive.since)
        yield Refusal(early, Rule.INSIDE_LIVES, ("since",), conflict(link if directive.changed else directive))


def figures_follow_directives(facts: Facts, changed: Sequence[Fact]) -> Iterator[Refusal]:
    """A directive states nothing before it is in force."""
    for figure, directive in stated_too_early(facts, changed):
        symbol, on = directive.values["symbol"], figure.values["statedOn"]
        early = say("STATED_BEFORE_DIRECTIVE", day=on, symbol=symbol, begins=directive.since)
        yield Refusal(early, Rule.INSIDE_LIVES, ("since",), conflict(figure if directive.changed else directive))
