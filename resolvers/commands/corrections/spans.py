"""Corrections of what an organization always has exactly one of: its place in the hierarchy, its name and level.

Spans of these follow each other without a gap. So the day on which one ends and the next one begins is one day:
corrected on one of them, it is corrected on both.
"""

from collections.abc import Collection
from datetime import date

from graph.facts.around import EVENTS, OWN_PROFILES, PARENTS, read_organizations
from graph.facts.facts import Fact
from graph.model.derived import short_name
from graph.model.kinds import Side
from graph.model.tables import HAS_PROFILE, OPEN_END, ORGANIZATION, PART_OF, PROFILE
from graph.model.vocabulary import ChangeEventKind, Rule
from resolvers.commands.corrections.values import look_at, put_elsewhere, put_right
from resolvers.commands.events import move_events
from resolvers.commands.machinery.change import Work
from resolvers.commands.machinery.refusals import refuse
from resolvers.shared.identifiers import id_of
from wording.said import say


async def correct_parent(work: Work) -> None:
    """The parent that is recorded on a day, and the days on which the organization came under it and left it."""
    organization = await spanned(work, PARENTS)
    link = work.holding(PART_OF, organization.start)
    if link is None:
        raise refuse(say("NO_PARENT_ON", day=work.on), Rule.ONE_PARENT, "on")
    since, until = link.since, link.until
    put_right(work, link, ("since",), ("until",))
    if link.until == OPEN_END and (later := following(work, link, until)) is not None:
        raise refuse(
            say("MOVES_LATER", day=until), Rule.ONE_PARENT, "until", conflicting=id_of(ORGANIZATION, later.end)
        )
    await keep_together(work, link, (since, until), {ChangeEventKind.MOVE})
    look_at(work, await put_elsewhere(work, link, "parent"))


async def correct_profile(work: Work) -> None:
    """The name and level that are recorded on a day, and the day from which they hold."""
    organization = await spanned(work, OWN_PROFILES)
    link = work.holding(HAS_PROFILE, organization.start)
    profile = None if link is None else work.facts.node(PROFILE, link.end)
    if link is None or profile is None:
        raise refuse(say("NO_NAME_ON", day=work.on), Rule.EXISTS, "on")
    usual = profile.values.get("shortName") == short_name(profile.values["name"])
    put_right(work, profile, ("name", "level"), ("shortName",))
    if usual and "shortName" not in work.given:
        name_shortly(profile)
    since, until = link.since, link.until
    put_right(work, link, ("since",))
    if link.since != since == organization.since:
        conflicting = id_of(ORGANIZATION, organization.start)
        raise refuse(say("FIRST_NAME_BEGINS_WITH_LIFE"), Rule.INSIDE_LIVES, "since", conflicting=conflicting)
    await keep_together(work, link, (since, until), {ChangeEventKind.RENAME, ChangeEventKind.CHANGE_LEVEL})
    look_at(work, link)


def name_shortly(profile: Fact) -> None:
    """A short name that was the usual one of the wrong name is the usual one of the right name."""
    short = short_name(profile.values["name"])
    profile.values.pop("shortName", None)
    if short is not None:
        profile.values["shortName"] = short


async def spanned(work: Work, side: Side) -> Fact:
    """The organization that the input names, alive on its day, with all its spans of a kind and its events."""
    work.on = work.given["on"]
    key = work.key_of("organization")
    await read_organizations(work.reads, work.facts, [key], (side, *EVENTS), date.min)
    organization = work.living(ORGANIZATION, key, "organization")
    work.check_version(organization)
    work.result["organizationId"] = organization.start
    return organization


def following(work: Work, link: Fact, until: date) -> Fact | None:
    """What came right after a span that ended on the day."""
    later = (one for one in work.facts.from_(link.link_table, link.start) if one is not link and one.since == until)
    return next(later, None)


async def keep_together(
    work: Work, link: Fact, recorded: tuple[date, date], kinds: Collection[ChangeEventKind]
) -> None:
    """The span before ends where this one begins now, the next one begins where it ends; so do the events of it."""
    since, until = recorded
    for other in work.facts.from_(link.link_table, link.start):
        if other is not link and other.until == since:
            other.values["until"] = link.since
        elif other is not link and other.since == until:
            other.values["since"] = link.until
    days = {since: link.since, until: link.until}
    await move_events(work, link.start, kinds, {day: right for day, right in days.items() if day != right})
