"""Which norms of what lasts are kept: memberships for a while, probation, cases that are open."""

from collections.abc import Iterator
from datetime import date

from graph.model.norm_words import NormKind
from graph.model.norms import months_after
from graph.model.vocabulary import Circumstance, MembershipKind, Standing
from graph.reads.audit import Resting
from resolvers.audit.judging import Breach, Judge, Subject, breach, months_between
from resolvers.audit.looked_at import LookedAt
from wording.said import Value, say


def resting(kind: NormKind, code: str) -> Judge:
    def judged(seen: LookedAt) -> Iterator[Subject]:
        for link in seen.resting:
            begun = since_when(link, kind)
            if begun is None:
                continue
            one, since = seen.by_id[link.organization], date.fromisoformat(begun)
            for norm in seen.norms_of(kind, one.id):
                months, allowed = months_between(since, seen.on), norm.months or 0
                told: dict[str, Value] = {
                    "member": link.name,
                    "name": one.name,
                    "since": since,
                    "regulation": norm.regulation,
                }
                said = say(code, **told, value=months, allowed=allowed)
                late = (seen.on - months_after(since, allowed)).days > (norm.days or 0)
                found = Breach(months, allowed, said, since, link.member, link.key) if late else None
                yield Subject(norm, one.id, found)

    return judged


def since_when(link: Resting, kind: NormKind) -> str | None:
    """Since when a membership is what a norm of the kind is about; None: it is not."""
    if kind is NormKind.TEMPORARY:
        return link.since if link.kind == MembershipKind.TEMPORARY else None
    if link.kind != MembershipKind.OFFICIAL:
        return None
    if kind is NormKind.AWAY:
        return link.since if link.circumstance == Circumstance.WORKING_AWAY else None
    return link.admitted if link.standing == Standing.PROBATIONARY else None


def cases(kind: NormKind, of: str, code: str) -> Judge:
    def judged(seen: LookedAt) -> Iterator[Subject]:
        for case in seen.cases:
            if case.kind != of or case.organization not in seen.by_id:
                continue
            one, opened = seen.by_id[case.organization], date.fromisoformat(case.opened)
            for norm in seen.norms_of(kind, one.id):
                days, allowed = (seen.on - opened).days, norm.days or 0
                late = breach(code, one, norm, days, allowed, opened) if days > allowed else None
                yield Subject(norm, one.id, None if late is None else late._replace(key=case.id))

    return judged
