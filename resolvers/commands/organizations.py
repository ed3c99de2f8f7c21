"""The commands that change one organization: each closes facts and opens others.

Inputs are those of schema/changes/organizations.py; what every change must keep is in `rules`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from graph.facts.around import EVENTS, EVERYTHING, OWN_PROFILES, PARENTS
from graph.facts.facts import Fact
from graph.model.derived import made_code, short_name
from graph.model.tables import COVERS, HAS_PROFILE, OPEN_END, ORGANIZATION, PART_OF, PLACE, PROFILE
from graph.model.vocabulary import ChangeEventKind, ChangeKind, Extent, Rule
from resolvers.commands.endings import carry_members, end_organization, move_children
from resolvers.commands.events import record_own_event
from resolvers.commands.machinery.change import Work, key_from
from resolvers.commands.machinery.refusals import refuse
from resolvers.commands.machinery.spec import ORGANIZATION_PAYLOAD, Commands, Spec
from resolvers.commands.machinery.timelines import Timeline
from resolvers.commands.places import read_places
from resolvers.shared.identifiers import id_of
from wording.said import say


async def establish(work: Work) -> None:
    """A new organization, under a parent or, without one, as a root, with its first name and level."""
    parent = await work.organization("parent", [OWN_PROFILES]) if work.given.get("parent") else None
    made = await add_organization(work, work.given, None if parent is None else parent.start)
    work.record_event(ChangeEventKind.ESTABLISH, [], [made])
    work.result["organizationId"] = made


async def add_organization(work: Work, given: Mapping[str, Any], parent: str | None) -> str:
    """An organization that lives from the day on, covering the places that are given."""
    identifier = work.new_id("o")
    stated = {"code": given.get("code") or made_code(identifier), "sector": given.get("sector")}
    own = {name: str(value) for name, value in stated.items() if value is not None}
    life = {"since": work.on, "until": OPEN_END, "confirmedOn": work.on}
    work.facts.create(ORGANIZATION, id=identifier, version=1, **own, **life)
    open_profile(work, identifier, OPEN_END, profile_of(given))
    if parent is not None:
        work.facts.open(PART_OF, identifier, parent, work.on)
    places = [key_from(one, "places", PLACE) for one in given.get("places") or ()]
    await read_places(work, places)
    for place in dict.fromkeys(places):
        work.facts.open(COVERS, identifier, place, work.on, work.living(PLACE, place, "places").until)
    return identifier


def profile_of(given: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of a profile: without a short name, the usual one, if there is a usual one."""
    name = given["name"]
    short = given.get("shortName") or short_name(name)
    return {"name": name, "level": str(given["level"]), **({"shortName": short} if short else {})}


def open_profile(work: Work, organization: str, until: Any, profile: Mapping[str, Any]) -> Fact:
    identifier = work.new_id("f")
    work.facts.create(PROFILE, id=identifier, **profile)
    return work.facts.open(HAS_PROFILE, organization, identifier, work.on, until)


async def rename(work: Work) -> None:
    """Another name from the day on, at the same level."""
    organization = await profiled(work)
    name = work.given["name"]
    before = profile_on(work, organization)
    short = work.given.get("shortName") or short_name(name)
    after = {"name": name, "level": before["level"], **({"shortName": short} if short else {})}
    replace_profile(work, organization, before, after, "name")
    await record_own_event(work, ChangeEventKind.RENAME, organization.start)


async def change_level(work: Work) -> None:
    """Another level from the day on, under the same name."""
    organization = await profiled(work)
    before = profile_on(work, organization)
    replace_profile(work, organization, before, {**before, "level": str(work.given["level"])}, "level")
    await record_own_event(work, ChangeEventKind.CHANGE_LEVEL, organization.start)


async def profiled(work: Work) -> Fact:
    organization = await work.organization("organization", [OWN_PROFILES, *EVENTS])
    work.check_version(organization)
    work.result["organizationId"] = organization.start
    return organization


def profile_on(work: Work, organization: Fact) -> dict[str, Any]:
    """What the profile of the day says."""
    link = work.holding(HAS_PROFILE, organization.start)
    profile = None if link is None else work.facts.node(PROFILE, link.end)
    if profile is None:
        raise refuse(say("NO_NAME_ON", day=work.on), Rule.EXISTS, "organization")
    return {name: value for name, value in profile.values.items() if name != "id"}


def replace_profile(
    work: Work, organization: Fact, before: Mapping[str, Any], after: Mapping[str, Any], field: str
) -> None:
    """The name, the level, or both are others from the day on, each until its own next change."""
    if before == after:
        conflicting = id_of(ORGANIZATION, organization.start)
        raise refuse(
            say("SAME_ALREADY", field=field, day=work.on), Rule.CHANGES_SOMETHING, field, conflicting=conflicting
        )
    for named, names in SAID_BY_PROFILES.items():
        if said_by(before, names) != (value := said_by(after, names)):
            timeline(work, organization, named, names).change(value, work.on)


SAID_BY_PROFILES: Mapping[str, tuple[str, ...]] = {"name": ("name", "shortName"), "level": ("level",)}
"""What changes by itself, with the properties that say it."""


def said_by(profile: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    return {name: profile[name] for name in names if name in profile}


def timeline(work: Work, organization: Fact, named: str, names: Sequence[str]) -> Timeline:
    """The names or the levels of an organization, profile after profile."""

    def read(link: Fact) -> dict[str, Any]:
        return said_by(told_by(work, link).values, names)

    def begin(link: Fact, value: Mapping[str, Any]) -> Fact:
        until = link.until
        link.end_on(work.on)
        return open_profile(work, organization.start, until, stated(link, value))

    def rewrite(link: Fact, value: Mapping[str, Any]) -> Fact:
        profile = told_by(work, link)
        profile.values = {"id": profile.start, **stated(link, value)}
        return link

    def stated(link: Fact, value: Mapping[str, Any]) -> dict[str, Any]:
        kept = {one: known for one, known in told_by(work, link).values.items() if one not in {"id", *names}}
        return {**kept, **value}

    return Timeline(work.facts.from_(HAS_PROFILE, organization.start), read, begin, rewrite, named)


def told_by(work: Work, link: Fact) -> Fact:
    profile = work.facts.node(PROFILE, link.end)
    assert profile is not None, "a profile is read with its link"  # noqa: S101
    return profile


async def move(work: Work) -> None:
    """Under another parent from the day on, with everything that is under it."""
    organization = await work.organization("organization", [PARENTS, OWN_PROFILES, *EVENTS])
    work.check_version(organization)
    parent = await work.organization("to", [OWN_PROFILES])
    move_under(work, organization, parent.start)
    await record_own_event(work, ChangeEventKind.MOVE, organization.start)
    work.result["organizationId"] = organization.start


def move_under(work: Work, organization: Fact, parent: str) -> None:
    link = work.holding(PART_OF, organization.start)
    if link is None:
        raise refuse(say("ROOT_CANNOT_MOVE", day=work.on), Rule.ONE_PARENT, "organization")
    if link.end == parent:
        conflicting = id_of(ORGANIZATION, parent)
        raise refuse(say("UNDER_IT_ALREADY"), Rule.CHANGES_SOMETHING, "to", conflicting=conflicting)
    if organization.since == work.on and organization.before is not None:
        conflicting = id_of(ORGANIZATION, organization.start)
        raise refuse(say("PARENT_BEGINS", day=work.on), Rule.SINCE_BEFORE_UNTIL, "on", conflicting=conflicting)
    work.replace(link, parent)


async def dissolve(work: Work) -> None:
    """The organization ends; what is under it and its members go where the input says, or must be gone by then."""
    organization = await work.organization("organization", EVERYTHING)
    work.check_version(organization)
    for field in ("childrenTo", "membersTo"):
        if work.given.get(field) and work.key_of(field) == organization.start:
            raise refuse(say("NAMES_WHAT_ENDS", field=field), Rule.ENDED_HAS_NO_OPEN_FACTS, field)
    if work.given.get("childrenTo"):
        move_children(work, organization.start, (await work.organization("childrenTo")).start)
    if work.given.get("membersTo"):
        target = await work.organization("membersTo", EVERYTHING)
        carry_members(work, organization.start, target.start)
    end_organization(work, organization)
    work.record_event(ChangeEventKind.DISSOLVE, [(organization.start, Extent.WHOLE)], [])
    work.result["organizationId"] = organization.start


async def confirm(work: Work) -> None:
    """The organization's data were looked through on the day and are up to date."""
    organization = await work.organization("organization")
    work.check_version(organization)
    if organization.values.get("confirmedOn", work.on) > work.on:
        raise refuse(say("CONFIRMED_LATER", day=organization.values["confirmedOn"]), Rule.CHANGES_SOMETHING, "on")
    organization.values["confirmedOn"] = work.on
    work.result["organizationId"] = organization.start


COMMANDS: Commands = {
    "establishOrganization": Spec(ChangeKind.ESTABLISH_ORGANIZATION, ORGANIZATION_PAYLOAD, establish),
    "renameOrganization": Spec(ChangeKind.RENAME_ORGANIZATION, ORGANIZATION_PAYLOAD, rename),
    "changeLevel": Spec(ChangeKind.CHANGE_LEVEL, ORGANIZATION_PAYLOAD, change_level),
    "moveOrganization": Spec(ChangeKind.MOVE_ORGANIZATION, ORGANIZATION_PAYLOAD, move),
    "dissolveOrganization": Spec(ChangeKind.DISSOLVE_ORGANIZATION, ORGANIZATION_PAYLOAD, dissolve),
    "confirmOrganization": Spec(ChangeKind.CONFIRM_ORGANIZATION, ORGANIZATION_PAYLOAD, confirm),
}
