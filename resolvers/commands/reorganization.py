"""A whole reorganization: a plan of steps on one day, applied as one change.

Steps are carried out one after another on the facts in memory, which were read in a few statements; the rules are
checked once, on what comes out; it is written in as few statements as one single change. A plan that is only tried is
answered by the graph itself, in the transaction that is then taken back.
"""

from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Mapping
from typing import Any

from graph.facts.around import PARENTS
from graph.facts.facts import Fact, Facts
from graph.facts.hierarchy import way_up
from graph.model.derived import short_name
from graph.model.kinds import Table
from graph.model.reorganization_words import ReorganizationEffectKind as Effect
from graph.model.tables import CIVIL_POSTS, COVERS, HAS_PROFILE, HOLDS, MEMBER_OF, ORGANIZATION, PART_OF, SUPERVISES
from graph.model.vocabulary import ChangeEventKind, ChangeKind, EndReason, Extent, Rule
from resolvers.commands.endings import carry_members, end_organization, move_children
from resolvers.commands.events import record_own_event
from resolvers.commands.machinery.change import Work
from resolvers.commands.machinery.refusals import Refusal, Refused, refuse
from resolvers.commands.machinery.spec import Commands, Payload, Spec
from resolvers.commands.merging import pour, warn_of_levels
from resolvers.commands.organizations import add_organization, move_under, profile_on, replace_profile
from resolvers.commands.places import cover_places
from resolvers.commands.reorganization_names import Plan, places_of
from resolvers.shared.arguments import chosen
from resolvers.shared.identifiers import id_of
from wording.said import say

MOST_STEPS = 5_000
Step = Callable[[Plan, Any], Awaitable[None]]


async def apply(work: Work) -> None:
    """All steps, or none: every step that cannot be made is told, by its number."""
    steps = work.given["steps"]
    if not 1 <= len(steps) <= MOST_STEPS:
        raise refuse(say("COUNT_OUT_OF_BOUNDS", field="steps", most=MOST_STEPS), Rule.CHANGES_SOMETHING, "steps")
    under = await work.organization("under")
    plan = Plan(work)
    named = await plan.read(steps)
    await warn_of_what_is_elsewhere(work, under, named)
    refusals = [one for number, step in enumerate(steps) for one in await refusals_of(plan, number, step)]
    if refusals:
        raise Refused(refusals)
    work.result |= {"organizationId": under.start, "madeIds": list(plan.made.values())}
    work.result["effects"] = {str(kind): number for kind, number in effects(work.facts).items()}


async def warn_of_what_is_elsewhere(work: Work, under: Fact, named: Collection[str]) -> None:
    """Steps may name what is not under the organization that the plan is about: that is told, as it may be a slip."""
    await work.reads.lines(work.facts, PARENTS, named, work.on)
    elsewhere = sorted(one for one in named if under.start not in way_up(work.facts, one, work.on))
    if elsewhere:
        said = say("ELSEWHERE", count=len(elsewhere), day=work.on)
        conflicting = id_of(ORGANIZATION, elsewhere[0])
        work.warn(said, Rule.STEPS_UNDER, "steps", conflicting=conflicting)


async def refusals_of(plan: Plan, number: int, step: Mapping[str, Any]) -> list[Refusal]:
    """Carries out a step; why it could not be, with the step's place in the input."""
    [(kind, given)] = step.items()
    try:
        await STEPS[kind](plan, given)
    except Refused as refused:
        return [Refusal(one.said, one.rule, ("steps", str(number), kind), one.conflicting) for one in refused.refusals]
    return []


async def establish(plan: Plan, given: Mapping[str, Any]) -> None:
    plan.work.record_event(ChangeEventKind.ESTABLISH, [], [await make(plan, given)])


async def make(plan: Plan, given: Mapping[str, Any]) -> str:
    """A new organization under a parent that the plan names."""
    parent = plan.organization(given["parent"])
    if given["key"] in plan.made:
        raise refuse(say("MADE_TWICE", key=given["key"]), Rule.ONCE_ONLY)
    made = await add_organization(plan.work, given, parent.start)
    plan.made[given["key"]] = made
    return made


async def merge(plan: Plan, given: Mapping[str, Any]) -> None:
    """What goes over whole ends; of what goes over in part, the named children go."""
    name, into = chosen(given["into"])
    kept = name == "organization"
    result = plan.organization(into).start if kept else await make(plan, into)
    originals = [plan.organization(name) for name in given["organizations"]]
    supervisions = plan.work.given.get("supervisions")
    parts = [plan.organization(part["organization"]) for part in given.get("parts") or ()]
    merged = [*originals, *parts, *([plan.organization(into)] if kept else [])]
    warn_of_levels(plan.work, [one.start for one in merged], "steps")
    for one in originals:
        pour(plan.work, one, result, supervisions=supervisions)
    ends = [(one.start, Extent.WHOLE) for one in originals]
    ends += [(take_part(plan, part, result), Extent.PART) for part in given.get("parts") or ()]
    plan.work.record_event(ChangeEventKind.MERGE, ends + ([(result, Extent.WHOLE)] if kept else []), [result])


def take_part(plan: Plan, part: Mapping[str, Any], into: str) -> str:
    """A part of an organization goes over; with the last one, it ends."""
    original = plan.organization(part["organization"])
    named = part.get("children")
    only = None if named is None else {plan.key(name) for name in named}
    move_children(plan.work, original.start, into, only)
    if part.get("ends"):
        end_organization(plan.work, original)
    return original.start


async def move(plan: Plan, given: Mapping[str, Any]) -> None:
    """Organizations by name, or all that is right under one, come under another one."""
    to = plan.organization(given["to"])
    kind, what = chosen(given["what"])
    if kind == "childrenOf":
        move_children(plan.work, plan.key(what), to.start)
        return
    for name in what:
        one = plan.organization(name)
        move_under(plan.work, one, to.start)
        await record_own_event(plan.work, ChangeEventKind.MOVE, one.start)


async def profile(plan: Plan, given: Mapping[str, Any]) -> None:
    """Another name, another level, or both at once."""
    organization = plan.organization(given["organization"])
    before = profile_on(plan.work, organization)
    after = dict(before)
    if given.get("level") is not None:
        after["level"] = str(given["level"])
    if given.get("name") is not None:
        after["name"] = given["name"]
        after["shortName"] = short_name(after["name"])
    wanted = {name: value for name, value in after.items() if value is not None}
    replace_profile(plan.work, organization, before, wanted, "name")
    changed = [(ChangeEventKind.RENAME, "name"), (ChangeEventKind.CHANGE_LEVEL, "level")]
    for kind in (kind for kind, name in changed if before.get(name) != wanted.get(name)):
        await record_own_event(plan.work, kind, organization.start)


async def dissolve(plan: Plan, given: Mapping[str, Any]) -> None:
    organization = plan.organization(given["organization"])
    if given.get("childrenTo") is not None:
        move_children(plan.work, organization.start, plan.organization(given["childrenTo"]).start)
    if given.get("membersTo") is not None:
        carry_members(plan.work, organization.start, plan.organization(given["membersTo"]).start)
    end_organization(plan.work, organization)
    plan.work.record_event(ChangeEventKind.DISSOLVE, [(organization.start, Extent.WHOLE)], [])


async def end_seats(plan: Plan, given: str) -> None:
    for seat in plan.work.facts.to(HOLDS, plan.organization(given).start):
        seat.cease(plan.work.on)


async def cover(plan: Plan, given: Mapping[str, Any]) -> None:
    """The organization covers these places from the day on, and no others."""
    cover_places(plan.work, plan.organization(given["organization"]), places_of(given["places"]))


STEPS: Mapping[str, Step] = {
    "establish": establish,
    "merge": merge,
    "move": move,
    "profile": profile,
    "dissolve": dissolve,
    "endSeats": end_seats,
    "cover": cover,
}


BEGUN: Mapping[Table, Effect] = {
    ORGANIZATION: Effect.ESTABLISHED,
    PART_OF: Effect.MOVED,
    HAS_PROFILE: Effect.RENAMED_OR_RAISED,
    COVERS: Effect.PLACES_COVERED,
    SUPERVISES: Effect.SUPERVISIONS_CARRIED_OVER,
}
GONE: Mapping[Table, Effect] = {
    HOLDS: Effect.SEATS_ENDED,
    SUPERVISES: Effect.SUPERVISIONS_ENDED,
    **dict.fromkeys(CIVIL_POSTS, Effect.CIVIL_POSTS_ENDED),
}


def effects(facts: Facts) -> Counter[Effect]:
    """What the plan comes to, in numbers."""
    counted = Counter(kind for fact in facts.changed() if (kind := effects_of(fact)) is not None)
    # whatever begins has a first parent and a first name
    counted.subtract(dict.fromkeys((Effect.MOVED, Effect.RENAMED_OR_RAISED), counted[Effect.ESTABLISHED]))
    return +counted


def effects_of(fact: Fact) -> Effect | None:
    """What a changed fact counts as in the summary."""
    if fact.before is None:
        return BEGUN.get(fact.table)
    if fact.table is ORGANIZATION:
        return Effect.ENDED if fact.until != fact.before["until"] else None
    if fact.table is MEMBER_OF:
        return Effect.MEMBERS_TRANSFERRED if fact.values.get("endReason") == EndReason.TRANSFERRED else None
    return GONE.get(fact.table)


REORGANIZATION_PAYLOAD = Payload("ReorganizationPayload", ("organizationId", "madeIds", "effects"))
COMMANDS: Commands = {
    "applyReorganization": Spec(ChangeKind.APPLY_REORGANIZATION, REORGANIZATION_PAYLOAD, apply),
}
