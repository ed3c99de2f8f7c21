"""Which norms are kept: of each subject that a norm is about, whether it keeps it, and what shows that it does not.

A subject is an organization, a body of one, a membership, a case or those right under an organization, as the kind is.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from math import floor
from typing import NamedTuple

from graph.cypher.held import Placed
from graph.model.assessments import is_too_new
from graph.model.norm_words import CapBase, NormKind
from graph.model.norms import months_after
from graph.model.vocabulary import AssessmentLevel, Body, Level, Role
from graph.reads.audit import Reviewed, Staff
from graph.reads.norms import Norm
from resolvers.audit.looked_at import MONTHS_LOOKED_AT, LookedAt, year_before, year_decided
from resolvers.shared.body_sizes import norm_for
from wording.said import Said, Value, say

CELLS = frozenset({Level.CELL, Level.GRASSROOTS_CELL})
SECRETARIAL = frozenset({Body.EXECUTIVE_COMMITTEE, Body.CELL_COMMITTEE})


class Breach(NamedTuple):
    """What shows that a norm is not kept: a number, what is allowed, since when, and the sentence; who, of members, or
    among which group of comparable ones."""

    value: int
    allowed: int | None
    said: Said
    since: date | None = None
    member: str | None = None
    key: str = ""
    group: str | None = None


class Subject(NamedTuple):
    """What a norm was looked at of, and the breach where it is not kept."""

    norm: Norm
    organization: str
    breach: Breach | None


Judge = Callable[[LookedAt], Iterator[Subject]]


def staffed(seen: LookedAt, kind: NormKind) -> Iterator[tuple[Placed, Staff, Norm]]:
    """The organizations with each norm of the kind that they are under."""
    for one in seen.organizations:
        for norm in seen.norms_of(kind, one.id):
            yield one, seen.staff[one.id], norm


def breach(code: str, one: Placed, norm: Norm, value: int, allowed: int | None, since: date | None = None) -> Breach:
    """A breach of which the sentence names the organization, the numbers and the regulation."""
    said: dict[str, Value] = {"name": one.name, "value": value, "regulation": norm.regulation}
    days: dict[str, Value] = {} if since is None else {"since": since}
    bound: dict[str, Value] = {} if allowed is None else {"allowed": allowed}
    return Breach(value, allowed, say(code, **said, **bound, **days), since)


def cell_sizes(seen: LookedAt) -> Iterator[Subject]:
    for one, staff, norm in staffed(seen, NormKind.CELL_SIZE):
        if one.level in CELLS:
            least, value = norm.least or 0, staff.official
            yield Subject(norm, one.id, breach("CELL_TOO_SMALL", one, norm, value, least) if value < least else None)


def cells_or_committees(seen: LookedAt) -> Iterator[Subject]:
    members = seen.members_under()
    for one, _, norm in staffed(seen, NormKind.CELL_OR_COMMITTEE):
        value, bound = members.get(one.id, 0), norm.members or 0
        wrong = {
            Level.GRASSROOTS_CELL: ("SHOULD_BE_COMMITTEE", value >= bound),
            Level.GRASSROOTS_COMMITTEE: ("SHOULD_BE_CELL", value < bound),
        }
        if one.level in wrong:
            code, is_wrong = wrong[Level(one.level)]
            yield Subject(norm, one.id, breach(code, one, norm, value, bound) if is_wrong else None)


def body_sizes(seen: LookedAt) -> Iterator[Subject]:
    """A cell has a cell committee; every other body is looked at where anybody sits in it."""
    for one in seen.organizations:
        if not (norms := seen.norms_of(NormKind.BODY_SIZE, one.id)):
            continue
        staff = seen.staff[one.id]
        seats = Counter(body for _, body in {(seat.member, seat.body) for seat in staff.seats})
        bodies: set[str] = {*seats, *([str(Body.CELL_COMMITTEE)] if one.level in CELLS else [])}
        for body in sorted(bodies):
            if (asked := norm_for(staff.official, seats.keys(), body, norms)) is not None:
                yield Subject(asked, one.id, body_breach(one, asked, body, seats[body]))


def body_breach(one: Placed, norm: Norm, body: str, value: int) -> Breach | None:
    least, most = norm.least or 0, norm.most
    if least <= value and (most is None or value <= most):
        return None
    code, allowed = ("BODY_TOO_SMALL", least) if value < least else ("BODY_ABOVE_MOST", most or 0)
    said = say(code, name=one.name, body=say(f"BODY.{body}"), value=value, allowed=allowed, regulation=norm.regulation)
    return Breach(value, allowed, said, key=body)


def secretaries(seen: LookedAt) -> Iterator[Subject]:
    for one, staff, norm in staffed(seen, NormKind.HAS_SECRETARY):
        if one.level in {Level.GROUP, Level.CENTRAL}:
            continue
        led = any(seat.role == Role.SECRETARY and seat.body in SECRETARIAL for seat in staff.seats)
        yield Subject(norm, one.id, None if led else breach("NO_SECRETARY", one, norm, 0, 1))


def terms(seen: LookedAt) -> Iterator[Subject]:
    """Of a body, the seats whose term is over: it lasts up to the day as many months later, which is the first one
    beyond."""
    for one, staff, norm in staffed(seen, NormKind.TERM):
        seats = [seat for seat in staff.seats if seat.body == norm.body]
        ends = [months_after(date.fromisoformat(seat.since), norm.months or 0) for seat in seats]
        over = [end for end in ends if end <= seen.on]
        if not seats:
            continue
        told: dict[str, Value] = {"name": one.name, "body": say(f"BODY.{norm.body}"), "regulation": norm.regulation}
        said = say("TERM_OVER", **told, value=len(over), allowed=norm.months or 0, since=min(over)) if over else None
        found = None if said is None else Breach(len(over), 0, said, min(over), key=norm.body or "")
        yield Subject(norm, one.id, found)


def meetings(seen: LookedAt) -> Iterator[Subject]:
    """Of an organization that is younger than twelve months, its whole months count."""
    for one, staff, norm in staffed(seen, NormKind.MONTHLY_MEETING):
        if one.level != norm.level:
            continue
        months = months_between(max(year_before(seen.on), date.fromisoformat(staff.since)), seen.on)
        met = seen.meetings.get(one.id)
        least, value = (norm.least or 0) * months // MONTHS_LOOKED_AT, 0 if met is None else met.held
        yield Subject(norm, one.id, breach("TOO_FEW_MEETINGS", one, norm, value, least) if value < least else None)


def attendances(seen: LookedAt) -> Iterator[Subject]:
    """Of cells that were told who came to their meetings of the twelve months: all of them together."""
    for one in seen.organizations:
        met = seen.meetings.get(one.id)
        if one.level not in CELLS or met is None or not met.expected:
            continue
        for norm in seen.norms_of(NormKind.MEETING_ATTENDANCE, one.id):
            least = floor(Fraction(str(norm.share or 0)) * met.expected) + 1
            told: dict[str, Value] = {"name": one.name, "expected": met.expected, "regulation": norm.regulation}
            said = say("TOO_FEW_CAME", **told, value=met.present, allowed=least)
            yield Subject(norm, one.id, Breach(met.present, least, said) if met.present < least else None)


def months_between(since: date, until: date) -> int:
    """How many whole months lie between two days."""
    months = (until.year - since.year) * 12 + until.month - since.month
    return max(0, months if months_after(since, months) <= until else months - 1)


NOT_FOLLOWED = {
    "UNSUPERVISED": "FOLLOWED_BY_NOBODY",
    "LAPSED": "FOLLOWED_NO_LONGER",
    "WITHOUT_STANDING": "FOLLOWED_WITHOUT_STANDING",
}


def followed(seen: LookedAt) -> Iterator[Subject]:
    """Grassroots organizations and cells, by what coverage says of them."""
    for one in seen.organizations:
        if (state := seen.followed.get(one.id)) is None:
            continue
        for norm in seen.norms_of(NormKind.SUPERVISED, one.id):
            code = NOT_FOLLOWED.get(state)
            said = None if code is None else say(code, name=one.name, regulation=norm.regulation)
            yield Subject(norm, one.id, None if said is None else Breach(0, 1, said))


def joint_cells(seen: LookedAt) -> Iterator[Subject]:
    for one, staff, norm in staffed(seen, NormKind.ONE_VILLAGE):
        if one.level in CELLS and staff.villages:
            most, value = norm.most or 0, staff.villages
            yield Subject(norm, one.id, breach("TOO_MANY_VILLAGES", one, norm, value, most) if value > most else None)


def confirmations(seen: LookedAt) -> Iterator[Subject]:
    """What was confirmed after the day was not confirmed on it; when it was before that, nothing tells."""
    for one, staff, norm in staffed(seen, NormKind.CONFIRMED):
        since = date.fromisoformat(staff.confirmed or staff.since)
        if since > seen.on:
            continue
        days, allowed = (seen.on - since).days, norm.days or 0
        late = breach("NOT_CONFIRMED", one, norm, days, allowed, since) if days > allowed else None
        yield Subject(norm, one.id, late)


def ratings(seen: LookedAt) -> Iterator[Subject]:
    """Who is right under another one and was there for six months of the year is to be classified."""
    for one, staff, norm in staffed(seen, NormKind.RATED):
        year = year_decided(norm, seen.on)
        until = date(year + 1, 1, 1)
        if one.id not in seen.parents or one.level == Level.GROUP or is_too_new(date.fromisoformat(staff.since), until):
            continue
        rated = one.id in seen.rated.get(year, ())
        allowed, late = norm.days or 0, (seen.on - until).days
        said = say("NOT_RATED", name=one.name, year=str(year), allowed=allowed, regulation=norm.regulation)
        due = until + timedelta(days=allowed)
        yield Subject(norm, one.id, None if rated else Breach(late, allowed, said, due))


def self_reviews(seen: LookedAt) -> Iterator[Subject]:
    """Secretaries and standing boards that had been there for six months at the end of the year."""
    for one, staff, norm in staffed(seen, NormKind.SELF_REVIEWED):
        year = year_decided(norm, seen.on)
        until, allowed = date(year + 1, 1, 1), norm.days or 0
        told: dict[str, Value] = {"name": one.name, "year": str(year), "allowed": allowed}
        for who, member in sorted(reviewers(staff, until)):
            code = "SECRETARY_NOT_REVIEWED" if member else "BOARD_NOT_REVIEWED"
            said = say(code, **told, regulation=norm.regulation)
            due = until + timedelta(days=allowed)
            missing = Breach((seen.on - until).days, allowed, said, due, who if member else None, who)
            yield Subject(norm, one.id, None if Reviewed(one.id, who) in seen.reviewed[year] else missing)


def reviewers(staff: Staff, until: date) -> set[tuple[str, bool]]:
    """Who is to review itself: secretaries by their ids (and that they are members), the standing board by its name."""
    old = [seat for seat in staff.seats if not is_too_new(date.fromisoformat(seat.since), until)]
    led = {(seat.member, True) for seat in old if seat.role == Role.SECRETARY and seat.body in SECRETARIAL}
    return led | {(seat.body, False) for seat in old if seat.body == Body.STANDING_BOARD}


def tasks(seen: LookedAt) -> Iterator[Subject]:
    """Members who are counted and neither exempt nor suspended."""
    for link in seen.working:
        one = seen.by_id[link.organization]
        for norm in seen.norms_of(NormKind.HAS_TASK, one.id):
            said = say("NO_TASK", member=link.name, name=one.name, regulation=norm.regulation)
            found = None if link.has_task else Breach(0, 1, said, None, link.member, link.key)
            yield Subject(norm, one.id, found)


def caps(seen: LookedAt) -> Iterator[Subject]:
    """Those that were classified right under an organization for the last year, as far as any was good; and members
    within a grassroots organization, group by group of comparable ones."""
    year = seen.on.year - 1
    levels: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in seen.ratings.get(year, ()):
        levels[row.at][row.level] += 1
    people: defaultdict[tuple[str, str | None], Counter[str]] = defaultdict(Counter)
    for many in seen.members:
        people[seen.grassroots_of(many.organization), many.group][many.level] += many.many
    groups: defaultdict[str, list[str | None]] = defaultdict(list)
    for organization, group in people:
        groups[organization].append(group)
    for one in seen.organizations:
        norms = seen.norms_of(NormKind.EXCELLENT_CAP, one.id) if one.id in levels or one.id in groups else ()
        for norm in norms:
            yield from capped(one, norm, year, levels[one.id])
            for group in sorted(groups[one.id], key=lambda one: one or ""):
                yield from capped(one, norm, year, people[one.id, group], among=(group,))


def capped(
    one: Placed, norm: Norm, year: int, levels: Counter[str], among: tuple[str | None] | None = None
) -> Iterator[Subject]:
    """Whether no more are excellent than a norm says, of organizations or `among` a group of people."""
    excellent, good = levels[AssessmentLevel.EXCELLENT], levels[AssessmentLevel.GOOD]
    if not good + excellent:
        return
    base = good + (excellent if norm.base == CapBase.GOOD_OR_BETTER else 0)
    # a share of 0.2 is a fifth, which no binary fraction is
    allowed = floor(Fraction(str(norm.share or 0)) * base)
    told: dict[str, Value] = {"name": one.name, "year": str(year), "regulation": norm.regulation, "base": base}
    code = "TOO_MANY_EXCELLENT" if among is None else "TOO_MANY_EXCELLENT_MEMBERS"
    group = None if among is None else among[0]
    if group is not None:
        code, told["group"] = "TOO_MANY_EXCELLENT_AMONG", say(f"GROUP.{group}")
    said = say(code, **told, value=excellent, allowed=allowed)
    key = "" if among is None else f"people {group or ''}"
    found = Breach(excellent, allowed, said, key=key, group=group) if excellent > allowed else None
    yield Subject(norm, one.id, found)
