"""After the reform: which supervision links end or go on without standing, who is assigned anew. Called by `sizes`."""

from datetime import timedelta

from graph.model import OPEN_END
from seeds.draft import Draft, Fact
from seeds.scale import REFORM
from seeds.supervisions import SUPERVISED, add_supervision, belongs, committee_of, draft_has

SHARE_ENDED = 0.65
SHARE_ASSIGNED_ANEW = 0.7


def settle_supervisions(draft: Draft) -> None:
    """Links whose supervisor has no seat above any more: most end with the reform, some go on without standing."""
    random = draft.random("aftermath")
    for fact in [one for one in draft.facts["SUPERVISES"] if one.holds(REFORM)]:
        if not has_standing(draft, fact) and random.random() < SHARE_ENDED:
            fact.close(REFORM)
    supervised = {fact.end for fact in draft.facts["SUPERVISES"] if fact.holds(REFORM) and has_standing(draft, fact)}
    targets = [one.id for one in draft.organizations.values() if one.level in SUPERVISED and one.lives(REFORM)]
    for target in targets:
        if target in supervised or random.random() > SHARE_ASSIGNED_ANEW:
            continue
        for above in draft.path_of(target, REFORM)[:2]:
            people = [
                one
                for one in committee_of(draft, above, REFORM)
                if draft.members[one].until == OPEN_END
                and not belongs(draft, one, target)
                and not draft_has(draft, one, target)
            ]
            if people:
                since = REFORM + timedelta(days=random.randint(10, 80))
                add_supervision(draft, random, random.choice(people), target, since, OPEN_END)
                break


def has_standing(draft: Draft, fact: Fact) -> bool:
    """Whether the supervisor holds a seat above the organization on the day of the reform."""
    above = set(draft.path_of(fact.end, REFORM))
    return any(seat.end in above for seat in draft.facts_from("HOLDS", fact.start, REFORM))
