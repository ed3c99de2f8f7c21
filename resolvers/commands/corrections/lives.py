"""Corrections of organizations and members themselves: their own values, and the days that their lives begin and end
on.

What begins or ends with a life goes along with it: an organization's name, its place in the hierarchy and the
places that it covers, a member's cell and home. Everything else (seats, links of supervision, children, meetings)
must lie inside of the corrected life as it is recorded; what doesn't is named in the refusal.
"""

from collections.abc import Sequence
from datetime import date

from graph.facts.around import EVERYTHING, EVERYTHING_OF_MEMBER, ITSELF, OWN_PROFILES, read_members, read_organizations
from graph.facts.facts import Fact
from graph.model.kinds import LinkTable
from graph.model.seals import is_erased
from graph.model.tables import LIVES_IN, MEMBER, MEMBER_OF, OPEN_END, ORGANIZATION
from graph.model.vocabulary import Rule, Standing
from resolvers.commands.calendars import keep_inside
from resolvers.commands.corrections.values import look_at, put_right
from resolvers.commands.endings import ENDED_FROM
from resolvers.commands.events import Life, keep_events
from resolvers.commands.machinery.change import Work
from resolvers.commands.machinery.life_rules import days_of_a_member_follow
from resolvers.commands.machinery.refusals import Refused, refuse
from resolvers.shared.identifiers import id_of
from wording.said import say


async def correct_organization(work: Work) -> None:
    """The code, the sector, the first day and the end of an organization."""
    key = work.key_of("organization")
    sides = EVERYTHING if {"since", "until"} & work.given.keys() else (OWN_PROFILES,)
    await read_organizations(work.reads, work.facts, [key], sides, date.min)
    organization = work.known(ORGANIZATION, key, "organization")
    work.check_version(organization)
    recorded = (organization.since, organization.until)
    put_right(work, organization, ("code", "since"), ("sector", "until"))
    take_along(work, organization, ENDED_FROM, recorded)
    await keep_events(work, organization, recorded)
    work.result["organizationId"] = key
    look_at(work, organization)


async def correct_member(work: Work) -> None:
    """The name, the card, the days of a member's life in the Party; memberships of the cell follow the days."""
    key = work.key_of("member", MEMBER)
    sides = EVERYTHING_OF_MEMBER if {"admittedOn", "officialOn", "until", "birthDate"} & work.given.keys() else ITSELF
    await read_members(work.reads, work.facts, [key], sides, date.min)
    member = work.known(MEMBER, key, "member")
    recorded, official = (member.since, member.until), member.values.get("officialOn")
    if is_erased(member.values) and MEMBER.personal & work.given.keys():
        raise refuse(say("ERASED_ALREADY"), Rule.EXISTS, "member", conflicting=id_of(MEMBER, key))
    put_right(work, member, ("name", "admittedOn"), ("birthDate", "cardNumber", "officialOn", "until"))
    if "admittedOn" in work.given:
        member.values["since"] = member.values["admittedOn"]
    if wrong := list(days_of_a_member_follow(work.facts, [member])):
        raise Refused(wrong)
    take_along(work, member, (MEMBER_OF, LIVES_IN), recorded)
    keep_inside(work, member)
    turn_official(work, member, official)
    work.result["memberId"] = key
    look_at(work, member)


def take_along(work: Work, node: Fact, tables: Sequence[LinkTable], recorded: Life) -> None:
    """What began on the first day begins on the right one, what ended on the last day ends on the right one."""
    since, until = recorded
    for link in [link for table in tables for link in work.facts.from_(table, node.start)]:
        if link.since == since:
            link.values["since"] = node.since
        if link.until == until:
            link.values["until"] = node.until
            if node.until == OPEN_END:
                link.values.pop("endReason", None)


def turn_official(work: Work, member: Fact, recorded: date | None) -> None:
    """Memberships on probation end, and those that follow them in the same cell begin, with the day of becoming
    official; one that says otherwise is warned of, as only its own correction can tell what it should say."""
    right = member.values.get("officialOn")
    links = work.facts.from_(MEMBER_OF, member.start)
    turns = [one for one in links if one.until == recorded and one.values["standing"] == Standing.PROBATIONARY]
    if right is not None and right != recorded:
        for before in turns:
            for after in [one for one in links if one.since == recorded and is_same_belonging(one, before)]:
                turn_on(before, after, right)
    for link in [one for one in links if not one.dropped]:
        if (right != recorded or link.changed) and not agrees(link, right):
            differs = say("STANDING_DIFFERS", since=link.since, standing=say(f"STANDING.{link.values['standing']}"))
            work.warn(differs, Rule.STANDING_FITS, "officialOn" if "officialOn" in work.given else "admittedOn")


def is_same_belonging(one: Fact, other: Fact) -> bool:
    return (one.end, one.values["kind"]) == (other.end, other.values["kind"])


def turn_on(before: Fact, after: Fact, day: date) -> None:
    """The probation ends on the day: that of a second link may have ended before it began, or not before it ends."""
    if day <= before.since < after.since:
        after.values["since"], before.dropped = before.since, True
    elif day >= after.until:
        before.values = {**after.values, "since": before.since, "standing": before.values["standing"]}
        after.dropped = True
    else:
        before.values["until"] = after.values["since"] = day


def agrees(link: Fact, official: date | None) -> bool:
    if link.values["standing"] == Standing.OFFICIAL:
        return official is not None and official <= link.since
    return official is None or link.until <= official
