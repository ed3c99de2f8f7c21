"""Mergers and splits: several organizations become one, one becomes several."""

from collections.abc import Mapping, Sequence
from typing import Any

from graph.facts.around import EVERYTHING, ITSELF, read_organizations
from graph.facts.facts import Fact
from graph.model.tables import COVERS, HOLDS, MEMBER, MEMBER_OF, ORGANIZATION, PART_OF, PLACE
from graph.model.vocabulary import ChangeEventKind, ChangeKind, Extent, Rule, SupervisionsAfter
from resolvers.commands.endings import carry_members, end_organization, move_children, move_places
from resolvers.commands.machinery.change import Work, key_from
from resolvers.commands.machinery.refusals import refuse
from resolvers.commands.machinery.spec import ORGANIZATION_PAYLOAD, Commands, Payload, Spec
from resolvers.commands.organizations import add_organization, profile_on
from resolvers.commands.posts import give_up
from resolvers.commands.united_links import carry_supervisions
from resolvers.shared.arguments import chosen
from wording.said import say


async def merge(work: Work) -> None:
    """Organizations go into one that is there or into a new one, with all that is under them and their members."""
    keys = list(dict.fromkeys(work.keys_of("organizations")))
    if not keys:
        raise refuse(say("NAMES_NONE", field="organizations"), Rule.EXISTS, "organizations")
    result = await result_of_merger(work, keys)
    originals = await work.organizations([key for key in keys if key != result], EVERYTHING, "organizations")
    if not originals:
        raise refuse(say("ONLY_WHAT_GOES_ON"), Rule.CHANGES_SOMETHING, "organizations")
    kept = [result] if "organization" in work.given["into"] else []
    warn_of_levels(work, [one.start for one in originals] + kept, "organizations")
    for one in originals:
        pour(work, one, result, supervisions=work.given.get("supervisions"))
    work.record_event(
        ChangeEventKind.MERGE, [(key, Extent.WHOLE) for key in [one.start for one in originals] + kept], [result]
    )
    work.result["organizationId"] = result


def warn_of_levels(work: Work, keys: Sequence[str], field: str) -> None:
    """What is merged is of one level as a rule: where it is of several, an example of each is named."""
    examples: dict[str, str] = {}
    for key in keys:
        profile = profile_on(work, work.living(ORGANIZATION, key, field))
        examples.setdefault(str(profile["level"]), profile["name"])
    if len(examples) > 1:
        levels = [say("OF_LEVEL", name=name, level=say(f"LEVEL.{level}")) for level, name in examples.items()]
        work.warn(say("LEVELS_DIFFER", levels=levels), Rule.ONE_LEVEL, field)


async def result_of_merger(work: Work, keys: Sequence[str]) -> str:
    """The one that goes on, or a new one, under the parent of the first of the originals."""
    name, into = chosen(work.given["into"])
    if name == "new":
        return await add_part(work, into, keys[0], "into", name)
    [found] = await work.organizations([key_from(into, "into", ORGANIZATION)], EVERYTHING, "into", name)
    work.check_version(found)
    return found.start


async def add_part(work: Work, described: Mapping[str, Any], original: str, *field: str) -> str:
    """A new organization under the parent that its description names, or else under that of the original."""
    await read_organizations(work.reads, work.facts, [original], EVERYTHING, work.on)
    if described.get("parent"):
        parent = key_from(described["parent"], "parent", ORGANIZATION)
        await work.organizations([parent], ITSELF, "parent")
        return await add_organization(work, described, parent)
    above = work.holding(PART_OF, original)
    if above is None:
        raise refuse(say("NEEDS_PARENT", field=field[-1]), Rule.ONE_PARENT, *field)
    return await add_organization(work, described, above.end)


def pour(work: Work, original: Fact, into: str, *, supervisions: SupervisionsAfter | None) -> None:
    """All of an organization into another one; the original ends."""
    move_children(work, original.start, into)
    move_places(work, original.start, into)
    carry_members(work, original.start, into)
    if supervisions == SupervisionsAfter.CARRY_OVER:
        carry_supervisions(work, original.start, into)
    end_organization(work, original)


async def split(work: Work) -> None:
    """Parts of an organization become organizations of their own; it ends, unless it goes on with the rest."""
    original = await work.organization("organization", EVERYTHING)
    work.check_version(original)
    parts = [await split_off(work, original.start, part) for part in work.given["parts"]]
    if not parts:
        raise refuse(say("NAMES_NONE", field="parts"), Rule.EXISTS, "parts")
    lasts = bool(work.given.get("originalContinues"))
    if not lasts:
        end_organization(work, original)
    extent = Extent.PART if lasts else Extent.WHOLE
    work.record_event(ChangeEventKind.SPLIT, [(original.start, extent)], [*parts, *([original.start] if lasts else [])])
    work.result["organizationIds"] = parts


async def split_off(work: Work, original: str, part: Mapping[str, Any]) -> str:
    """A part with what it takes along: those organizations, places and members must be the original's."""
    places = [key_from(one, "places", PLACE) for one in part.get("places") or ()]
    made = await add_part(work, {**part, "places": None}, original, "parts")
    children = [key_from(one, "children", ORGANIZATION) for one in part.get("children") or ()]
    members = [key_from(one, "members", MEMBER) for one in part.get("members") or ()]
    check_owned({fact.start for fact in work.facts.to(PART_OF, original, work.on)}, children, "children")
    check_owned({fact.end for fact in work.facts.from_(COVERS, original, work.on)}, places, "places")
    check_owned({fact.start for fact in work.facts.to(MEMBER_OF, original, work.on)}, members, "members")
    move_children(work, original, made, set(children))
    move_places(work, original, made, set(places))
    carry_members(work, original, made, set(members))
    for seat in work.facts.to(HOLDS, original):
        if seat.start in members and work.on < seat.until and work.given.get("originalContinues"):
            give_up(work, seat, "parts")
    return made


def check_owned(owned: set[str], wanted: Sequence[str], field: str) -> None:
    if not owned.issuperset(wanted):
        raise refuse(say("NOT_THE_ORIGINALS", field=field), Rule.EXISTS, "parts", field)


ORGANIZATIONS_PAYLOAD = Payload("OrganizationsPayload", ("organizationIds",))
COMMANDS: Commands = {
    "mergeOrganizations": Spec(ChangeKind.MERGE_ORGANIZATIONS, ORGANIZATION_PAYLOAD, merge),
    "splitOrganization": Spec(ChangeKind.SPLIT_ORGANIZATION, ORGANIZATIONS_PAYLOAD, split),
}
