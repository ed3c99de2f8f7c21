"""After the reform: which supervision links end or go on without standing, who is assigned anew."""

from collections import defaultdict
from datetime import date, timedelta
from random import Random
from typing import Any

from graph.model.tables import OPEN_END, SUPERVISES
from seeds.draft.draft import Draft, Fact
from seeds.draft.scale import REFORM
from seeds.draft.telling import Ref
from seeds.state.decisions import decision
from seeds.state.supervisions import SUPERVISED, add_supervision, belongs, committee_of, draft_has

SHARE_ENDED = 0.65
SHARE_ASSIGNED_ANEW = 0.7


def settle_supervisions(draft: Draft) -> None:
    """Links whose supervisor has no seat above any more: most end with the reform, some go on without standing."""
    random = draft.random("aftermath")
    for fact in [one for one in draft.facts["SUPERVISES"] if one.holds(REFORM)]:
        if not has_standing(draft, fact) and random.random() < SHARE_ENDED:
            link = Ref("Supervision", fact.key(SUPERVISES))
            draft.tell("endSupervision", REFORM, {"supervision": link})
            fact.close(REFORM)
    assign_anew(draft, random)


def assign_anew(draft: Draft, random: Random) -> None:
    """Every committee decides once, in one of its weekly meetings, who of it follows which organizations under it."""
    supervised = {fact.end for fact in draft.facts["SUPERVISES"] if fact.holds(REFORM) and has_standing(draft, fact)}
    targets = [one.id for one in draft.organizations.values() if one.level in SUPERVISED and one.lives(REFORM)]
    assigned: defaultdict[str, list[Fact]] = defaultdict(list)
    days: dict[str, date] = {}
    symbols: dict[str, str] = {}
    for target in targets:
        if target in supervised or random.random() > SHARE_ASSIGNED_ANEW:
            continue
        for above in draft.path_of(target, REFORM)[:2]:
            day = days.setdefault(above, REFORM + timedelta(weeks=random.randint(2, 11)))
            people = [one for one in committee_of(draft, above, day) if may_follow(draft, one, target, day)]
            if people:
                symbol = symbols.setdefault(above, decision(draft, random, above, day))
                member = random.choice(people)
                assigned[above].append(add_supervision(draft, random, member, target, above, day, OPEN_END, symbol))
                break
    for above, links in assigned.items():
        lines = [line_of(link) for link in links]
        draft.tell("assignSupervisors", days[above], {"lines": lines, "decision": symbols[above]})


def may_follow(draft: Draft, member: str, target: str, day: date) -> bool:
    """Whether the member stays, belongs to nothing at or under the organization, and has not followed it before."""
    if draft.members[member].until < OPEN_END or belongs(draft, member, target) or draft_has(draft, member, target):
        return False
    cells = [fact.end for fact in draft.facts_from("MEMBER_OF", member, day) if fact.properties["kind"] == "OFFICIAL"]
    return all(target not in draft.path_of(cell, day) for cell in cells)


def line_of(link: Fact) -> dict[str, Any]:
    """The link as a line of the command that assigns it."""
    visits = link.properties["visitsPerYear"]
    line = {"supervisor": Ref("Member", link.start), "organization": Ref("Organization", link.end)}
    return {**line, "duties": link.properties["duties"]} | ({} if visits is None else {"visitsPerYear": visits})


def has_standing(draft: Draft, fact: Fact) -> bool:
    """Whether the supervisor holds a seat above the organization on the day of the reform."""
    above = set(draft.path_of(fact.end, REFORM))
    return any(seat.end in above for seat in draft.facts_from("HOLDS", fact.start, REFORM))
