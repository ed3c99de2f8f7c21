"""The command that mends a mistake: a recorded fact was wrong, and is put right for all the days that it holds on,
or taken back.

A change closes a fact on a day and opens another one; a correction says what should have been recorded all along.
The ledger keeps what was believed before (`closed`), what is right (`opened`), and why (`reason`). Each function
corrects one kind of fact; inside of it `work.given` is what the input says about that fact.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any

from graph.facts.facts import Fact
from graph.facts.spans import overlapping
from graph.model.case_tables import CASE
from graph.model.directive_tables import DIRECTIVE, TASK
from graph.model.identity import name_in_payloads
from graph.model.offices import kind_of
from graph.model.tables import (
    HOLDS,
    MEMBER,
    MEMBER_OF,
    OPEN_END,
    ORGANIZATION,
    SUPERVISES,
)
from graph.model.vocabulary import ChangeKind, MembershipKind, Rule
from resolvers.commands.corrections.assessments import correct_assessment
from resolvers.commands.corrections.cases import correct_case
from resolvers.commands.corrections.directives import correct_directive, correct_report, correct_task
from resolvers.commands.corrections.figures import correct_figure
from resolvers.commands.corrections.lives import correct_member, correct_organization
from resolvers.commands.corrections.spans import correct_parent, correct_profile
from resolvers.commands.corrections.values import answer_link, put_elsewhere, put_right
from resolvers.commands.corrections.withdrawals import TAKEN_BACK, withdraw
from resolvers.commands.machinery.change import FIELDS, Work
from resolvers.commands.machinery.conflicts import conflict
from resolvers.commands.machinery.refusals import Refusal, Refused, refuse
from resolvers.commands.machinery.spec import Commands, Payload, Spec
from resolvers.commands.posts import office_named, warn_of_probation
from resolvers.commands.supervision import check_visits, doubled, duties_of, without_standing
from wording.said import say

Correction = Callable[[Work], Awaitable[None]]


async def correct(work: Work) -> None:
    """The one fact that the input names, put right as it says; everything else stays as it is recorded."""
    [(kind, given)] = work.given["correction"].items()
    mend, properties = CORRECTIONS[kind]
    place = ("correction", kind)
    inner = replace(work, given=given, warnings=[])
    try:
        await mend(inner)
    except Refused as refused:
        raise Refused([below(place, one) for one in refused.refusals]) from None
    if not any(True for _ in work.facts.changed()):
        raise refuse(say("NOTHING_TO_CORRECT"), Rule.CHANGES_SOMETHING, *place)
    work.on = inner.on
    work.warnings += [below(place, one) for one in inner.warnings]
    work.fields = {name: (*place, *blamed(name, given, properties)) for name in (*FIELDS, *NAMED)}


def below(place: tuple[str, ...], refusal: Refusal) -> Refusal:
    return replace(refusal, field=(*place, *refusal.field))


def blamed(name: str, given: Mapping[str, Any], properties: tuple[str, ...]) -> tuple[str, ...]:
    """What the input gives that breaks a rule about a property: that property, or else the first that could."""
    candidates = [one for one in (name, *properties) if one in given and one in properties]
    return tuple(candidates[:1])


async def correct_membership(work: Work) -> None:
    """The days, the cell, and how the member belonged to it."""
    link = await work.link_with_others("membership", MEMBER_OF)
    put_right(work, link, ("since", "kind", "standing"), ("until", "circumstance", "endReason"))
    if link.until == OPEN_END and work.given.get("endReason") is None:
        link.values.pop("endReason", None)
    link = await put_elsewhere(work, link, "cell")
    check_end(link)
    if link.grew:
        check_beside(work, link)
    answer_link(work, link)


def check_end(link: Fact) -> None:
    """As with a transfer, a temporary link has an end; and only what has an end has a reason for it."""
    if link.until == OPEN_END and link.values["kind"] == MembershipKind.TEMPORARY:
        raise refuse(say("TEMPORARY_NEEDS_END"), Rule.SINCE_BEFORE_UNTIL, "until")
    if link.until == OPEN_END and "endReason" in link.values:
        raise refuse(say("REASON_NEEDS_END"), Rule.SINCE_BEFORE_UNTIL, "endReason")


def check_beside(work: Work, link: Fact) -> None:
    """As with a transfer, a member has one link to a cell at a time, and one by residence."""
    kind = link.values["kind"]
    own = work.facts.from_(MEMBER_OF, link.start)
    residences = [one for one in own if one.values["kind"] == kind == MembershipKind.RESIDENCE]
    for beside in ([one for one in own if one.end == link.end], residences):
        refuse_overlap(beside, link)


def refuse_overlap(links: list[Fact], link: Fact) -> None:
    for one, other in overlapping(links):
        if link in {one, other}:
            known = other if one is link else one
            raise refuse(say("ANOTHER_LINK_THEN"), Rule.ONCE_ONLY, "since", conflicting=conflict(known))


async def correct_assignment(work: Work) -> None:
    """The days of a seat, its body and role, the organization whose body it is."""
    seat = await work.link_with_others("assignment", HOLDS)
    began = seat.since
    put_right(work, seat, ("since", "body", "role"), ("until", "decision"))
    seat = await put_elsewhere(work, seat, "organization")
    member = work.facts.node(MEMBER, seat.start)
    if member is not None and seat.since < began:
        warn_of_probation(work, member, seat.since, "since")
    answer_link(work, seat)


async def correct_supervision(work: Work) -> None:
    """The days of a supervision link and what was assigned; on days that come new, the supervisor has standing."""
    link = await work.link_with_others("supervision", SUPERVISES)
    since, until = link.since, link.until
    known = link.values["duties"]
    put_right(work, link, ("since", "duties"), ("until", "visitsPerYear", "decision"))
    if "duties" in work.given:
        wanted = duties_of(work.given)
        link.values["duties"] = known if sorted(known) == wanted else wanted
    check_visits(work.given)
    refusals = doubled(work, link, ("since" if "since" in work.given else "until",))
    for name, day, new in (("since", link.since, link.since < since), ("until", until, link.until > until)):
        if new and link.since < link.until:
            refusals += await without_standing(work, [(link.start, link.end)], [(name,)], day)
    if refusals:
        raise Refused(refusals)
    answer_link(work, link)


async def correct_office(work: Work) -> None:
    """The days of a civil post, its kind and its title."""
    post = await office_named(work, "office")
    follows = post.values.get("kind") == kind_of(post.values["title"])
    put_right(work, post, ("since", "title", "kind"), ("until",))
    if follows and "kind" not in work.given:
        post.values["kind"] = str(kind_of(post.values["title"]))
    answer_link(work, post)


NAMED = ("periodFrom", "openedOn", "role", "birthDate", "cardNumber", "code")
"""Further properties that the rules name."""
CORRECTIONS: Mapping[str, tuple[Correction, tuple[str, ...]]] = {
    "membership": (correct_membership, ("since", "until", "kind", "cell")),
    "assignment": (correct_assignment, ("since", "until", "role", "body", "organization")),
    "supervision": (correct_supervision, ("since", "until")),
    "office": (correct_office, ("since", "until", "title", "kind")),
    "assessment": (correct_assessment, ("periodFrom", "periodTo", "kind", "body")),
    "case": (correct_case, ("openedOn", "concerns")),
    "directive": (correct_directive, ("since", "until")),
    "task": (correct_task, ()),
    "taskReport": (correct_report, ("since", "until")),
    "statedFigure": (correct_figure, ("periodFrom", "statedOn")),
    "parent": (correct_parent, ("since", "until", "parent")),
    "profile": (correct_profile, ("since",)),
    "organization": (correct_organization, ("since", "until", "code")),
    "member": (correct_member, ("admittedOn", "until", "officialOn", "birthDate", "cardNumber")),
    "withdraw": (withdraw, ()),
}
"""What corrects each kind of fact, and the properties that the rules look at."""


NODES_CORRECTED = (CASE.shown, DIRECTIVE.shown, TASK.shown)
CORRECTION_PAYLOAD = Payload(
    "CorrectionPayload",
    tuple(name_in_payloads(shown) for shown in (ORGANIZATION.shown, MEMBER.shown, *NODES_CORRECTED, *TAKEN_BACK)),
)
PERSONAL = tuple(
    ("correction", of, name) for of, table in (("member", MEMBER), ("case", CASE)) for name in sorted(table.personal)
)
COMMANDS: Commands = {
    "correctFact": Spec(ChangeKind.CORRECT_FACT, CORRECTION_PAYLOAD, correct, personal=PERSONAL),
}
