"""Corrections of assessments: how somebody was judged, for which period, where and when that was decided."""

from collections.abc import Sequence

from graph.facts.around import CELLS, JUDGED, MEMBER_JUDGED, PARENTS
from graph.facts.facts import Fact
from graph.facts.judged import find_use
from graph.model.tables import ASSESSED, MEETING, MEMBER_ASSESSED, SHEET
from graph.model.vocabulary import Rule
from resolvers.commands.assessments import faults_of, faults_of_period, warn
from resolvers.commands.corrections.values import answer_link, link_of_either, put_elsewhere, put_right
from resolvers.commands.machinery.change import Work
from resolvers.commands.machinery.refusals import Refused, refuse
from resolvers.commands.sheets import put_marks
from resolvers.shared.identifiers import id_of
from wording.said import say

REQUIRED = ("kind", "periodFrom", "periodTo", "level", "decidedOn")
OPTIONAL = ("body", "points", "comparableGroup", "decision")


async def assessment_named(work: Work, name: str) -> Fact:
    """The assessment that the input names, with whoever was judged and all other results."""
    return await link_of_either(work, name, (ASSESSED, MEMBER_ASSESSED), [CELLS, MEMBER_JUDGED], [PARENTS, JUDGED])


async def correct_assessment(work: Work) -> None:
    """What the input says of one assessment; with another period, kind, body or place it has another id."""
    fact = await assessment_named(work, "assessment")
    put_right(work, fact, REQUIRED, OPTIONAL)
    await put_marks(work, fact)
    fact = await put_elsewhere(work, fact, "at")
    if faults := [*faults_of_period(fact.values, "decidedOn"), *faults_of(work, fact)]:
        raise Refused(faults)
    warn(work, [fact], "decidedOn")
    answer_link(work, fact)


async def refuse_used(work: Work, sheets: Sequence[str]) -> None:
    """Nobody was judged by a sheet that goes."""
    user = await find_use(work.reads.graph(ASSESSED, MEMBER_ASSESSED, MEETING), sheets) if sheets else None
    if user is not None:
        raise refuse(say("SHEET_IS_USED"), Rule.INSIDE_LIVES, "fact", conflicting=id_of(SHEET, sheets[0]))
