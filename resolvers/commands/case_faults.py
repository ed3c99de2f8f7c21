"""What is wrong with a case, and what is unusual: as it was opened, and as it ended. Fields are those of the inputs."""

from collections.abc import Iterator
from datetime import timedelta

from graph.facts.concerned import concerned_by, expulsion_of, left_at_once
from graph.facts.facts import Fact
from graph.model.case_tables import CASE, CONCERNS_MEMBER
from graph.model.case_words import CaseForm, CaseKind
from graph.model.cases import (
    FORMS_OF,
    GONE,
    ON_PROBATION,
    OUTCOMES_OF,
    SOURCES_OF,
    YEARS_OF_BADGES,
    concerns_members,
    concerns_organizations,
    source_fits,
    years_fit,
)
from graph.model.norms import months_after
from graph.model.tables import MEMBER, NODES, ORGANIZATION
from graph.model.vocabulary import Rule
from resolvers.commands.machinery.change import Work, not_there
from resolvers.commands.machinery.conflicts import conflict
from resolvers.commands.machinery.refusals import Refusal
from resolvers.commands.machinery.rules import leaves_already
from wording.said import Said, say

DAY = timedelta(days=1)
MONTHS = 12


def faults_of_opening(work: Work, case: Fact) -> Iterator[Refusal]:
    """What is wrong with a case but for its end."""
    values, kind = case.values, CaseKind(case.values["kind"])
    if values["form"] not in FORMS_OF[kind]:
        possible = [say(f"FORM.{one}") for one in FORMS_OF[kind]]
        yield Refusal(say("FORM_OF_ANOTHER_KIND", possible=possible), Rule.FORM_FITS, ("form",))
        return
    if not years_fit(values):
        years = [str(one) for one in sorted(YEARS_OF_BADGES)]
        yield Refusal(say("YEARS_OF_BADGE", possible=years), Rule.FORM_FITS, ("years",))
    if not source_fits(values):
        possible = [say(f"SOURCE.{one}") for one in SOURCES_OF[kind]]
        wrong = say("SOURCE_OF_ANOTHER_KIND", possible=possible) if possible else say("NO_SOURCE")
        yield Refusal(wrong, Rule.FORM_FITS, ("source",))
    if values.get("dueOn", values["openedOn"]) < values["openedOn"]:
        early = say("DUE_BEFORE_OPENED", day=values["dueOn"], opened=values["openedOn"])
        yield Refusal(early, Rule.SINCE_BEFORE_UNTIL, ("dueOn",))
    yield from faults_of_concerned(work, case)


def faults_of_concerned(work: Work, case: Fact) -> Iterator[Refusal]:
    """Whom a case of the form cannot concern, or not on its day."""
    kind, opened = case.values["kind"], case.values["openedOn"]
    nodes = concerned_nodes(work, case)
    if kind == CaseKind.LEAVING and len(nodes) > 1:
        yield Refusal(say("ONE_LEAVES"), Rule.FORM_FITS, ("concerns",))
    for node in nodes:
        said = not_concerned(node, case)
        if said is not None:
            yield Refusal(said, Rule.FORM_FITS, ("concerns",), conflict(node))
        elif opened < node.since or (kind == CaseKind.LEAVING and not node.holds(opened)):
            outside = not_there(node, opened, "concerns")
            yield Refusal(outside, Rule.INSIDE_LIVES, ("concerns",), conflict(node))
    if (other := left_at_once(work.facts, case)) is not None:
        yield leaves_already(other, "concerns")


def concerned_nodes(work: Work, case: Fact) -> list[Fact]:
    """Whom a case concerns, all of them at hand."""
    links = concerned_by(work.facts, case.start)
    found = (work.facts.node(NODES[link.link_table.end], link.end) for link in links)
    return [one for one in found if one is not None]


def not_concerned(node: Fact, case: Fact) -> Said | None:
    """Why a case of the form does not concern somebody (who is disciplined how: Charter, art. 35)."""
    form, opened = CaseForm(case.values["form"]), case.values["openedOn"]
    said = say(f"FORM.{form}")
    if node.table is ORGANIZATION:
        return None if concerns_organizations(form) else say("FORM_OF_MEMBERS", form=said)
    if not concerns_members(form):
        return say("FORM_OF_ORGANIZATIONS", form=said)
    on_probation = opened < node.values.get("officialOn", opened + DAY)
    is_discipline = case.values["kind"] == CaseKind.DISCIPLINE
    return say("FORM_ON_PROBATION", form=said) if is_discipline and on_probation and form not in ON_PROBATION else None


def faults_of_closing(work: Work, case: Fact, day: str = "closedOn") -> Iterator[Refusal]:
    """What is wrong with how a case ended, if it did; `day` is the field with the day of it."""
    values, kind = case.values, CaseKind(case.values["kind"])
    if ("closedOn" in values) != ("outcome" in values):
        yield Refusal(say("OUTCOME_WITH_END"), Rule.REQUIRED, ("outcome",))
    elif "outcome" in values:
        if values["outcome"] not in OUTCOMES_OF[kind]:
            possible = [say(f"OUTCOME.{one}") for one in OUTCOMES_OF[kind]]
            yield Refusal(say("OUTCOME_OF_ANOTHER_KIND", possible=possible), Rule.FORM_FITS, ("outcome",))
        if values["closedOn"] < values["openedOn"]:
            early = say("CLOSED_BEFORE_OPENED", opened=values["openedOn"])
            yield Refusal(early, Rule.CASE_OPEN, (day,), conflict(case))
        for link in work.facts.from_(CONCERNS_MEMBER, case.start) if values["outcome"] in GONE else ():
            yield from faults_of_going(work, link.end, "outcome")


def faults_of_going(work: Work, member: str, field: str) -> Iterator[Refusal]:
    """Who is to be expelled, or was, is neither removed nor let go (Charter, art. 35)."""
    if (expulsion := expulsion_of(work.facts, member)) is not None:
        yield Refusal(say("TO_BE_EXPELLED"), Rule.CASE_OPEN, (field,), conflict(expulsion))


def warn(work: Work, case: Fact, *place: str) -> None:
    """Of what is unusual with a case that the input names at a place."""
    for node in concerned_nodes(work, case):
        if node.table is MEMBER:
            warn_of_badge(work, case, node, place)
            warn_of_going(work, case, node, place)


def warn_of_badge(work: Work, case: Fact, member: Fact, place: tuple[str, ...]) -> None:
    """A badge for more years than somebody has been in the Party."""
    joined, years = member.values.get("admittedOn", member.since), case.values.get("years")
    if years is not None and months_after(joined, MONTHS * years) > case.values["openedOn"]:
        early = say("BADGE_TOO_EARLY", years=years, since=joined)
        work.warn(early, Rule.FORM_FITS, *place, "years", conflicting=conflict(member))


def warn_of_going(work: Work, case: Fact, member: Fact, place: tuple[str, ...]) -> None:
    """Somebody goes, and the membership does not end by the day."""
    values = case.values
    if values.get("outcome") in GONE and values["closedOn"] < member.until:
        still = say("STILL_A_MEMBER", name=member.values["name"], day=values["closedOn"])
        work.warn(still, Rule.STANDING_FITS, *place, "outcome", conflicting=conflict(member))


def warn_of_another(work: Work, case: Fact, *place: str) -> None:
    """A case of that form about the same one was opened on the same day: it may be the same case."""
    for link in concerned_by(work.facts, case.start):
        others = (work.facts.node(CASE, one.start) for one in work.facts.to(link.link_table, link.end))
        if (other := next((one for one in others if one is not None and is_alike(one, case)), None)) is not None:
            again = say("CASE_ALREADY", form=say(f"FORM.{case.values['form']}"), day=case.values["openedOn"])
            work.warn(again, Rule.ONCE_ONLY, *place, "concerns", conflicting=conflict(other))


def is_alike(one: Fact, case: Fact) -> bool:
    return one.before is not None and all(one.values[name] == case.values[name] for name in ("form", "openedOn"))
