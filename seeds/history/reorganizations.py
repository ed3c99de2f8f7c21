"""A plan of a reorganization, carried out on a draft and told as the one change that it is.

The steps are those that `applyReorganization` takes. What each means is written here once more, in the draft's own
terms: the same facts, the same events, ids in the order in which the command gives them, so that one can be held
against the other.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from seeds.draft.draft import Draft
from seeds.draft.telling import Ref
from seeds.history.merging import carry_members, move_children, move_places

Step = dict[str, Any]
Ends = list[tuple[str, str]]
ORGANIZATION = "Organization"


@dataclass(slots=True)
class Plan:
    """A plan on its way: who is meant by each code of the eve and by each key, the ids made so far, and who changed."""

    draft: Draft
    on: date
    decision: str
    codes: Mapping[str, str]
    keys: dict[str, str] = field(default_factory=dict[str, str])
    made: list[str] = field(default_factory=list[str])
    touched: set[str] = field(default_factory=set[str])

    def key(self, name: Ref | str) -> str:
        """The organization that a step names."""
        if isinstance(name, Ref):
            return name.key
        kind, _, said = name.partition(":")
        return self.keys[said] if kind == "new" else self.codes[said]

    def add_event(self, kind: str, originals: Ends, results: list[str]) -> None:
        self.made.append(self.draft.add_event(kind, self.on, self.decision, originals, results).id)

    def add_own_event(self, kind: str, organization: str, *, lasts: bool = True) -> None:
        """An event of one organization alone."""
        self.add_event(kind, [(organization, "WHOLE")], [organization] if lasts else [])

    def end(self, organization: str) -> None:
        self.draft.end_organization(organization, self.on)
        self.touched.add(organization)


def apply(draft: Draft, under: str, on: date, decision: str, steps: Sequence[Step]) -> Mapping[str, str]:
    """Carries out all steps and tells them; the organizations that they made, by the plan's keys."""
    eve = on - timedelta(days=1)
    plan = Plan(draft, on, decision, {one.code: one.id for one in draft.organizations.values() if one.lives(eve)})
    for step in steps:
        [(kind, given)] = step.items()
        STEPS[kind](plan, given)
    for one in plan.touched.difference(plan.made):
        draft.organizations[one].version += 1
    given = {"under": Ref(ORGANIZATION, under), "decision": decision, "steps": list(steps)}
    draft.tell("applyReorganization", on, given, tuple(plan.made))
    return plan.keys


def establish(plan: Plan, given: Step) -> None:
    plan.add_event("ESTABLISH", [], [make(plan, given)])


def make(plan: Plan, given: Step) -> str:
    code, sector = given.get("code"), given.get("sector")
    parent = plan.key(given["parent"])
    made = plan.draft.add_organization(given["name"], given["level"], plan.on, parent, code=code, sector=sector)
    plan.made += [made.id, made.profiles[0].id]
    plan.keys[given["key"]] = made.id
    for place in given.get("places", ()):
        plan.draft.add_fact("COVERS", made.id, place.key, plan.on)
    return made.id


def merge(plan: Plan, given: Step) -> None:
    """What goes over whole ends; what goes over in part ends with its last part."""
    kept = "organization" in given["into"]
    result = plan.key(given["into"]["organization"]) if kept else make(plan, given["into"]["new"])
    originals = [plan.key(name) for name in given["organizations"]]
    for one in originals:
        pour(plan, one, result)
    ends = [(one, "WHOLE") for one in originals] + [
        (take_part(plan, part, result), "PART") for part in given.get("parts", ())
    ]
    plan.add_event("MERGE", ends + ([(result, "WHOLE")] if kept else []), [result])


def pour(plan: Plan, original: str, into: str) -> None:
    plan.touched.update(move_children(plan.draft, original, into, plan.on))
    if move_places(plan.draft, original, into, plan.on):
        plan.touched.add(into)
    carry_members(plan.draft, original, into, plan.on)
    plan.end(original)


def take_part(plan: Plan, part: Step, into: str) -> str:
    original = plan.key(part["organization"])
    only = {plan.key(name) for name in part["children"]} if "children" in part else None
    plan.touched.update(move_children(plan.draft, original, into, plan.on, only))
    if part["ends"]:
        plan.end(original)
    return original


def move(plan: Plan, given: Step) -> None:
    to = plan.key(given["to"])
    for name in given["what"]["organizations"]:
        one = plan.key(name)
        plan.draft.move(one, to, plan.on)
        plan.touched.add(one)
        plan.add_own_event("MOVE", one)


def profile(plan: Plan, given: Step) -> None:
    """Another name, another level, or both at once."""
    organization = plan.draft.organizations[plan.key(given["organization"])]
    before = organization.profiles[-1]
    after = plan.draft.new_profile(plan.on, given.get("name", before.name), given.get("level", before.level))
    organization.profiles.append(after)
    plan.made.append(after.id)
    plan.touched.add(organization.id)
    if after.name != before.name:
        plan.add_own_event("RENAME", organization.id)
    if after.level != before.level:
        plan.add_own_event("CHANGE_LEVEL", organization.id)


def dissolve(plan: Plan, given: Step) -> None:
    organization = plan.key(given["organization"])
    if "childrenTo" in given:
        plan.touched.update(move_children(plan.draft, organization, plan.key(given["childrenTo"]), plan.on))
    if "membersTo" in given:
        carry_members(plan.draft, organization, plan.key(given["membersTo"]), plan.on)
    plan.end(organization)
    plan.add_own_event("DISSOLVE", organization, lasts=False)


def end_seats(plan: Plan, given: Ref | str) -> None:
    for seat in plan.draft.by_end["HOLDS"].get(plan.key(given), ()):
        seat.close(plan.on)


def cover(plan: Plan, given: Step) -> None:
    """The organization covers these places from the day on, and no others."""
    organization, wanted = plan.key(given["organization"]), [place.key for place in given["places"]]
    held = plan.draft.facts_from("COVERS", organization, plan.on)
    for fact in held:
        if fact.end not in wanted:
            fact.close(plan.on)
    for place in wanted:
        if all(fact.end != place for fact in held):
            plan.draft.add_fact("COVERS", organization, place, plan.on)
    plan.touched.add(organization)


STEPS: Mapping[str, Callable[[Plan, Any], None]] = {
    "establish": establish,
    "merge": merge,
    "move": move,
    "profile": profile,
    "dissolve": dissolve,
    "endSeats": end_seats,
    "cover": cover,
}
