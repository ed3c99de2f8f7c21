"""The commands about norms: a version that ends the one before, and who is exempt from a version and for how long."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from graph.facts.around import EXEMPT, ITSELF, PARENTS, WAIVERS, read_nodes, read_organizations
from graph.facts.facts import Fact
from graph.facts.hierarchy import way_up
from graph.facts.norm_versions import Version, apart, read_versions
from graph.model.norm_tables import EXEMPT_FROM, NORM, NORM_SET_BY
from graph.model.norm_words import FORMS, PARAMETERS, NormForm, NormKind, SetBy
from graph.model.tables import OPEN_END, ORGANIZATION
from graph.model.vocabulary import ChangeKind, Rule
from resolvers.commands.machinery.change import Work, key_from
from resolvers.commands.machinery.conflicts import conflict
from resolvers.commands.machinery.refusals import Refusal, Refused, refuse
from resolvers.commands.machinery.spec import Commands, Payload, Spec
from resolvers.shared.identifiers import id_of
from wording.said import say


async def set_norm(work: Work) -> None:
    """The norm that holds from the day on for its kind, of its issuer; up to the next version, if one is known."""
    kind = NormKind(work.given["kind"])
    stated = {name: work.given[name] for name in PARAMETERS if work.given.get(name) is not None}
    if faults := [*faults_of_norm(FORMS[kind], stated, work.given.get("setBy"))]:
        raise Refused(faults)
    values = {"kind": str(kind), **{name: as_stored(value) for name, value in stated.items()}}
    issuer = key_from(work.given["setBy"], "setBy", ORGANIZATION) if work.given.get("setBy") else None
    if issuer is not None:
        await read_organizations(work.reads, work.facts, [issuer], ITSELF, work.on)
        work.living(ORGANIZATION, issuer, "setBy")
    until = await follow(work, await read_versions(work.reads, work.facts), apart(values, issuer))
    norm = work.new_id("q")
    work.facts.create(NORM, id=norm, regulation=work.given["regulation"], **values, since=work.on, until=until)
    if issuer is not None:
        work.facts.join(NORM_SET_BY, norm, issuer)
    work.result["normId"] = norm


def as_stored(value: Any) -> Any:
    """Words of enumerations as the graph holds them."""
    return str(value) if isinstance(value, str) else value


async def follow(work: Work, versions: list[Version], told_apart: tuple[Any, ...]) -> date:
    """Ends the version before with its waivers, and says when the new one ends: where the input says, or where the
    next one begins."""
    own = [one.fact for one in versions if one.apart == told_apart]
    for one in own:
        if one.since == work.on:
            another = say("ANOTHER_VERSION", day=work.on)
            raise refuse(another, Rule.ONE_VERSION, "on", conflicting=id_of(NORM, one.start))
        if one.holds(work.on):
            one.end_on(work.on)
            await end_waivers(work, one)
    stated: date = work.given.get("until") or OPEN_END
    return min([stated, *(one.since for one in own if one.since > work.on)])


async def end_waivers(work: Work, norm: Fact) -> None:
    """Nobody is exempt any longer from a version that has ended."""
    if norm.table is not NORM:
        return
    await work.reads.around(work.facts, NORM, [norm.start], [EXEMPT], work.on)
    for waiver in work.facts.to(EXEMPT_FROM, norm.start):
        waiver.cease(work.on)


def faults_of_norm(form: NormForm, stated: Mapping[str, Any], issuer: str | None) -> Iterator[Refusal]:
    """What a norm of the kind cannot say, or lacks."""
    for name in form.needs:
        if name not in stated:
            yield Refusal(say("NORM_NEEDS", name=name), Rule.REQUIRED, (name,))
    for name, value in stated.items():
        if name not in {*form.needs, *form.takes}:
            yield Refusal(say("NORM_HAS_NO", name=name), Rule.FORM_FITS, (name,))
        elif not fits(name, value):
            yield Refusal(say("NORM_NUMBERS"), Rule.NUMBERS_FIT, (name,))
    if stated.get("least", 0) > stated.get("most", stated.get("least", 0)):
        yield Refusal(say("NORM_LEAST_MOST"), Rule.NUMBERS_FIT, ("most",))
    if issuer and form.set_by is SetBy.NOBODY:
        yield Refusal(say("NORM_OF_NOBODY"), Rule.FORM_FITS, ("setBy",))
    if not issuer and form.set_by is SetBy.ORGANIZATION:
        yield Refusal(say("NORM_OF_SOMEBODY"), Rule.REQUIRED, ("setBy",))


def fits(name: str, value: Any) -> bool:
    """Whether a number is one that a norm can have."""
    if isinstance(value, str):
        return True
    most = 1 if name == "share" else 100_000
    return bool(0 <= value <= most)


async def grant_waiver(work: Work) -> None:
    """An organization is exempt from a version of a norm from the day on, or it and all under it."""
    organization = await work.organization("organization", [WAIVERS])
    if not work.decision:
        raise refuse(say("WAIVER_NEEDS_DECISION"), Rule.REQUIRED, "decision")
    key = work.key_of("norm", NORM)
    await read_nodes(work.reads, work.facts, NORM, [key])
    norm, versions = work.facts.node(NORM, key), await read_versions(work.reads, work.facts)
    if norm is None and any(one.fact.start == key for one in versions):
        raise refuse(say("NORM_OF_BEFORE"), Rule.FORM_FITS, "norm")
    norm = work.living(NORM, key, "norm")
    if not await is_under(work, organization.start, norm, versions):
        raise refuse(say("NORM_OF_OTHERS"), Rule.CHANGES_SOMETHING, "norm")
    held = next((one for one in work.facts.from_(EXEMPT_FROM, organization.start) if one.end == key), None)
    if held is not None and held.until > work.on:
        raise refuse(say("EXEMPT_ALREADY"), Rule.CHANGES_SOMETHING, "organization", conflicting=conflict(held))
    until: date = min(work.given.get("until") or OPEN_END, norm.until, organization.until)
    said = {"subtree": int(work.given["subtree"]), "reason": work.given["reason"], "decision": work.decision}
    waiver = work.facts.open(EXEMPT_FROM, organization.start, key, work.on, until, **said)
    work.result["waiverId"] = waiver.key()


async def is_under(work: Work, organization: str, norm: Fact, versions: list[Version]) -> bool:
    """Whether a version is one of those of the nearest setter at or above the organization, else of nobody; for all
    that is under it: whether it may be for any of these."""
    of_kind = [one for one in versions if one.values["kind"] == norm.values["kind"] and one.fact.holds(work.on)]
    [setter] = [one.issuer for one in of_kind if one.fact is norm]
    setters = {one.issuer for one in of_kind if one.issuer}
    await work.reads.lines(work.facts, PARENTS, [organization, *setters], work.on)
    if work.given["subtree"] and (setter is None or organization in way_up(work.facts, setter, work.on)):
        return True
    return setter == next((one for one in way_up(work.facts, organization, work.on) if one in setters), None)


async def end_waiver(work: Work) -> None:
    """The waiver ends on the day: it does not hold on it any more."""
    waiver = await work.link_with_others("waiver", EXEMPT_FROM)
    work.ended(waiver, "waiver")
    work.result["waiverId"] = waiver.key()


WAIVER_PAYLOAD = Payload("WaiverPayload", ("waiverId",))
COMMANDS: Commands = {
    "setNorm": Spec(ChangeKind.SET_NORM, Payload("NormPayload", ("normId",)), set_norm),
    "grantWaiver": Spec(ChangeKind.GRANT_WAIVER, WAIVER_PAYLOAD, grant_waiver),
    "endWaiver": Spec(ChangeKind.END_WAIVER, WAIVER_PAYLOAD, end_waiver),
}
