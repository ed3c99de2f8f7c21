"""Supervision links on the day of the letter: who is assigned to follow which organization.

Most have standing; a documented share has none (no seat, a seat that ended, a seat elsewhere, the own cell), some have
lapsed and some were handed over. Shares: docs/data.md.
"""

from datetime import date, timedelta
from random import Random

from graph.model.tables import OPEN_END
from seeds.draft.draft import Draft, Fact
from seeds.draft.scale import LETTER, Scale
from seeds.state.decisions import decision
from seeds.state.hierarchy import QUANG_NAM, Landmarks

FIRST_DAY = date(2020, 10, 1)
SHARE_UNSUPERVISED = 0.09
SHARE_LAPSED = 0.05
SHARE_HANDED_OVER = 0.22
SHARE_WITHOUT_STANDING = 0.04
SHARE_SECOND = 0.28
DUTIES = (
    (["FOLLOW"], 30), (["ATTEND", "FOLLOW"], 35), (["ATTEND", "IN_CHARGE"], 15), (["IN_CHARGE"], 10), (["ATTEND"], 10),
)  # fmt: skip
SUPERVISED = frozenset({"GRASSROOTS_COMMITTEE", "GRASSROOTS_CELL", "CELL", "SECTIONAL"})


def make_supervisions(draft: Draft, marks: Landmarks, scale: Scale) -> None:
    """Links for the province's organizations, until there are as many as the scale asks for."""
    random = draft.random("supervisions")
    under = [one.id for one in draft.organizations.values() if one.level in SUPERVISED]
    province = marks.provinces[QUANG_NAM]
    targets = [one for one in under if province in draft.path_of(one, LETTER)]
    random.shuffle(targets)
    for target in targets:
        draw = random.random()
        if draw < SHARE_UNSUPERVISED:
            continue
        if draw < SHARE_UNSUPERVISED + SHARE_LAPSED:
            assign(draft, random, target, day_in(random), LETTER - timedelta(days=random.randint(5, 300)))
        else:
            assign_current(draft, random, target)
    while len(draft.facts["SUPERVISES"]) < scale.supervisions:
        assign(draft, random, random.choice(targets), day_in(random))


def assign_current(draft: Draft, random: Random, target: str) -> None:
    """A current link, in some cases behind one that was handed over, in some with a second one beside it."""
    since = day_in(random)
    if random.random() < SHARE_HANDED_OVER:
        before = assign(draft, random, target, since)
        since = before.since + timedelta(days=random.randint(60, 200)) if before else since
        if before:
            before.close(since)
    if random.random() < SHARE_WITHOUT_STANDING:
        assign_without_standing(draft, random, target, since)
    else:
        assign(draft, random, target, since)
    if random.random() < SHARE_SECOND:
        assign(draft, random, target, since)


def day_in(random: Random) -> date:
    return FIRST_DAY + timedelta(days=random.randint(0, 500))


def committee_of(draft: Draft, organization: str, day: date) -> list[str]:
    """The members of the executive committee on a day."""
    seats = draft.facts_to("HOLDS", organization, day)
    return [fact.start for fact in seats if fact.properties["body"] == "EXECUTIVE_COMMITTEE"]


def assign(draft: Draft, random: Random, target: str, since: date, until: date = OPEN_END) -> Fact | None:
    """A link of a member of a committee above: mostly of the nearest one, who doesn't belong to the organization."""
    path = draft.path_of(target, max(since, LETTER))
    for above in (*path[:1], *random.sample(path[1:3], len(path[1:3]))):
        people = [one for one in committee_of(draft, above, max(since, LETTER)) if not belongs(draft, one, target)]
        people = [one for one in people if not draft_has(draft, one, target)]
        if people and random.random() < 0.85:
            return add_supervision(draft, random, random.choice(people), target, above, since, until)
    return None


def belongs(draft: Draft, member: str, organization: str) -> bool:
    return any(fact.end == organization for fact in draft.by_start["MEMBER_OF"].get(member, ()))


def draft_has(draft: Draft, member: str, target: str) -> bool:
    """Whether the member has or had a link to the organization: one after another needs another first day."""
    return any(fact.end == target for fact in draft.by_start["SUPERVISES"].get(member, ()))


def assign_without_standing(draft: Draft, random: Random, target: str, since: date) -> None:
    """A link that holds without a seat above: of an own member, of somebody without a seat, of one from elsewhere."""
    own = [fact.start for fact in draft.facts_to("MEMBER_OF", target, LETTER) if fact.since <= since]
    elsewhere = [fact.start for fact in draft.facts["HOLDS"][:: max(1, len(draft.facts["HOLDS"]) // 400)]]
    plain = [
        one for one in list(draft.members)[:: max(1, len(draft.members) // 400)] if not draft.by_start["HOLDS"].get(one)
    ]
    draw = random.random()
    member = random.choice(own if own and draw < 0.4 else plain if draw < 0.55 else elsewhere)
    if not draft_has(draft, member, target):
        above = draft.parent_of(target, max(since, LETTER))
        add_supervision(draft, random, member, target, above, since, OPEN_END)


def add_supervision(
    draft: Draft, random: Random, member: str, target: str, issuer: str | None, since: date, until: date,
    symbol: str | None = None,
) -> Fact:  # fmt: skip
    """A link by the decision of that symbol, or by one of its own that the issuer's committee takes."""
    begun = max(since, draft.organizations[target].since, draft.members[member].admitted)
    duties = random.choices([duty for duty, _ in DUTIES], [weight for _, weight in DUTIES])[0]
    visits = random.choice((4, 6, 12)) if random.random() < 0.4 else None
    return draft.add_fact(
        "SUPERVISES", member, target, begun, max(until, begun + timedelta(days=1)),
        duties=list(duties), decision=symbol or decision(draft, random, issuer, begun), visitsPerYear=visits,
    )  # fmt: skip


def end_seats_early(draft: Draft) -> None:
    """A few committee members leave their seats in 2022: links that lose their standing by that."""
    random = draft.random("early ends")
    for fact in draft.facts["HOLDS"]:
        committee = fact.properties["body"] != "CELL_COMMITTEE"
        if committee and fact.properties["role"] == "COMMITTEE_MEMBER" and random.random() < 0.02:
            fact.close(date(2022, random.randint(1, 12), 1))
