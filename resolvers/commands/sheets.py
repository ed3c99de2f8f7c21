"""The command that sets a sheet, a version of it that ends the one before; and what a sheet says of a result."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from graph.facts.around import ITSELF, read_nodes, read_organizations
from graph.facts.facts import Fact
from graph.facts.judged import read_sheets
from graph.model.meeting_words import MeetingLevel
from graph.model.sheets import (
    LEVELS,
    Criterion,
    Graded,
    Mark,
    Threshold,
    allowed_levels,
    criteria_of,
    criterion_text,
    kinds_judging,
    mark_text,
    marks_of,
    most_points,
    threshold_text,
)
from graph.model.tables import MEMBER_ASSESSED, OPEN_END, ORGANIZATION, SHEET, SHEET_SET_BY
from graph.model.vocabulary import ChangeKind, Rule, SheetKind
from resolvers.commands.machinery.change import Work, key_from
from resolvers.commands.machinery.conflicts import conflict, span
from resolvers.commands.machinery.refusals import Refusal, Refused, refuse
from resolvers.commands.machinery.spec import Commands, Payload, Spec
from wording.said import Said, say

MOST_PARTS = 100
MOST_POINTS = 100


async def set_sheet(work: Work) -> None:
    """The sheet that holds from the day on for its kind, of its issuer; up to the next version, if one is known."""
    kind = SheetKind(work.given["kind"])
    criteria = [Criterion(one["code"], one["most"], one["name"]) for one in work.given["criteria"]]
    levels = levels_given(kind, work.given["levels"])
    if faults := [*faults_of_sheet(criteria, levels)]:
        raise Refused(faults)
    issuer = key_from(work.given["setBy"], "setBy", ORGANIZATION) if work.given.get("setBy") else None
    if issuer is not None:
        await read_organizations(work.reads, work.facts, [issuer], ITSELF, work.on)
        work.living(ORGANIZATION, issuer, "setBy")
    await read_sheets(work.reads, work.facts)
    until = follow(work, kind, issuer)
    sheet = work.new_id("t")
    work.facts.create(
        SHEET,
        id=sheet,
        kind=str(kind),
        name=work.given["name"],
        regulation=work.given["regulation"],
        criteria=[criterion_text(one) for one in criteria],
        levels=[threshold_text(one) for one in levels],
        since=work.on,
        until=until,
    )
    if issuer is not None:
        work.facts.join(SHEET_SET_BY, sheet, issuer)
    work.result["sheetId"] = sheet


def levels_given(kind: SheetKind, given: Sequence[Mapping[str, Any]]) -> list[Threshold]:
    """The levels that an input gives. Raises a refusal of those that are no levels of the kind of sheet."""
    own, other = ("meetingLevel", "level") if kind is SheetKind.MEETINGS else ("level", "meetingLevel")
    named: Mapping[str, Graded] = {str(one): one for one in LEVELS[kind]}
    if any(one.get(other) is not None or str(one.get(own)) not in named for one in given):
        names = [level_said(one) for one in LEVELS[kind]]
        raise refuse(say("LEVEL_OF_ANOTHER_KIND", possible=names), Rule.FORM_FITS, "levels")
    return [Threshold(named[str(one[own])], one["least"]) for one in given]


def level_said(level: Graded) -> Said:
    """A level in words."""
    return say(f"MEETING_LEVEL.{level}") if isinstance(level, MeetingLevel) else say(f"ASSESSED.{level}")


def follow(work: Work, kind: SheetKind, issuer: str | None) -> date:
    """Ends the version before, and says when the new one ends: where the input says, or where the next one begins."""
    versions = [one for one in work.facts.all() if one.table is SHEET and one.values["kind"] == kind]
    own = [one for one in versions if issuer_of(work, one) == issuer]
    for one in own:
        if one.since == work.on:
            raise refuse(say("ANOTHER_VERSION", day=work.on), Rule.ONE_VERSION, "on", conflicting=conflict(one))
        if one.holds(work.on):
            one.end_on(work.on)
    stated: date = work.given.get("until") or OPEN_END
    return min([stated, *(one.since for one in own if one.since > work.on)])


def issuer_of(work: Work, sheet: Fact) -> str | None:
    found = work.facts.from_(SHEET_SET_BY, sheet.start)
    return found[0].end if found else None


def faults_of_sheet(criteria: list[Criterion], levels: list[Threshold]) -> Iterator[Refusal]:
    """What is wrong with a sheet itself."""
    for field, found in (("criteria", criteria), ("levels", levels)):
        if len(found) > MOST_PARTS:
            yield Refusal(say("TOO_MANY_PARTS", field=field, most=MOST_PARTS), Rule.SHEET_FITS, (field,))
    named: Counter[str] = Counter(one.code for one in criteria)
    given: Counter[str] = Counter(one.level for one in levels)
    for field, counted in (("criteria", named), ("levels", given)):
        if twice := sorted(name for name, times in counted.items() if times > 1):
            yield Refusal(say("TWICE_IN_SHEET", name=twice[0]), Rule.SHEET_FITS, (field,))
    if any("|" in one.code or "=" in one.code for one in criteria):
        yield Refusal(say("SIGN_IN_CODE"), Rule.SHEET_FITS, ("criteria",))
    most = most_points(criteria) if criteria else float("inf")
    if any(one.most <= 0 for one in criteria) or any(not 0 <= one.least <= most for one in levels):
        yield Refusal(say("SHEET_NUMBERS"), Rule.NUMBERS_FIT, ("criteria",))


async def read_sheet(work: Work, given: Mapping[str, Any]) -> str | None:
    """The key of the sheet that an input names, which is at hand from now on."""
    if not given.get("sheet"):
        return None
    key = key_from(given["sheet"], "sheet", SHEET)
    await read_nodes(work.reads, work.facts, SHEET, [key])
    return work.known(SHEET, key, "sheet").start


def marked(given: Mapping[str, Any]) -> dict[str, Any]:
    """The marks that an input gives as a property, with the points that they add up to where it says no others."""
    if not given.get("marks"):
        return {}
    marks = [Mark(one["criterion"], one["points"]) for one in given["marks"]]
    return {"points": sum(one.points for one in marks), "marks": [mark_text(one) for one in marks]}


async def put_marks(work: Work, fact: Fact) -> None:
    """The sheet and the marks by it, as the input of a correction gives them; points follow marks where it gives no
    others."""
    if "sheet" in work.given:
        sheet = await read_sheet(work, work.given)
        fact.values.pop("sheet", None)
        fact.values |= {} if sheet is None else {"sheet": sheet}
    elif "sheet" in fact.values:
        await read_nodes(work.reads, work.facts, SHEET, [fact.values["sheet"]])
    if "marks" in work.given:
        fact.values.pop("marks", None)
        marks = marked(work.given)
        fact.values |= {name: value for name, value in marks.items() if name not in work.given or name == "marks"}


def sheet_of(work: Work, values: Mapping[str, Any]) -> Fact | None:
    """The sheet that a row names, which is at hand."""
    if "sheet" not in values:
        return None
    sheet = work.facts.node(SHEET, values["sheet"])
    assert sheet is not None, "the sheet is at hand"  # noqa: S101
    return sheet


def faults_of_marks(work: Work, fact: Fact) -> Iterator[Refusal]:
    """What an assessment has against its sheet."""
    values = fact.values
    last = date.fromordinal(values["periodTo"].toordinal() - 1)
    yield from faults_of_points(work, values)
    sheet = sheet_of(work, values)
    if sheet is None:
        return
    kinds = kinds_judging(values["kind"], members=fact.table is MEMBER_ASSESSED)
    other = say("SHEET_OF_OTHER_DAYS", day=last, span=span(sheet.since, sheet.until))
    yield from faults_of_use(sheet, kinds, last, other)
    if sheet.values["kind"] in kinds and "points" in values:
        yield from faults_of_level(values, sheet)


def faults_of_meeting(work: Work, values: Mapping[str, Any]) -> Iterator[Refusal]:
    """What a meeting's points and marks have against its sheet."""
    yield from faults_of_points(work, values)
    sheet, day = sheet_of(work, values), values["heldOn"]
    if sheet is None:
        return
    other = say("SHEET_ON_OTHER_DAYS", day=day, span=span(sheet.since, sheet.until))
    yield from faults_of_use(sheet, [SheetKind.MEETINGS], day, other)


def faults_of_use(sheet: Fact, kinds: Collection[SheetKind], day: date, other: Said) -> Iterator[Refusal]:
    """Whether a sheet is one of these kinds, and holds on the day; `other` says that it does not."""
    if not sheet.holds(day):
        yield Refusal(other, Rule.SHEET_FITS, ("sheet",), conflict(sheet))
    if sheet.values["kind"] not in kinds:
        yield Refusal(say("SHEET_OF_OTHERS"), Rule.SHEET_FITS, ("sheet",), conflict(sheet))


def faults_of_points(work: Work, values: Mapping[str, Any]) -> Iterator[Refusal]:
    """Points out of bounds; marks that the sheet does not know, or above its most; points that are not their sum."""
    marks, points, sheet = marks_of(values), values.get("points"), sheet_of(work, values)
    if points is not None and not 0 <= points <= MOST_POINTS:
        yield Refusal(say("POINTS_OUT_OF_BOUNDS", most=MOST_POINTS), Rule.NUMBERS_FIT, ("points",))
    if sheet is None:
        if marks:
            yield Refusal(say("MARKS_NEED_SHEET"), Rule.SHEET_FITS, ("marks",))
        return
    known = {one.code: one for one in criteria_of(sheet.values)}
    strange = [one for one in marks if one.criterion not in known]
    if strange or len({one.criterion for one in marks}) < len(marks):
        name = (strange or marks)[0].criterion
        yield Refusal(say("MARK_OUT_OF_SHEET", name=name), Rule.SHEET_FITS, ("marks",), conflict(sheet))
    for one in (known[mark.criterion] for mark in marks if mark.criterion in known and not fits(mark, known)):
        high = say("MARK_OUT_OF_BOUNDS", name=one.name, most=f"{one.most:g}")
        yield Refusal(high, Rule.SHEET_FITS, ("marks",), conflict(sheet))
    if marks and points != sum(one.points for one in marks):
        yield Refusal(say("POINTS_ARE_NO_SUM"), Rule.SHEET_FITS, ("points",))


def fits(mark: Mark, known: Mapping[str, Criterion]) -> bool:
    return 0 <= mark.points <= known[mark.criterion].most


def faults_of_level(values: Mapping[str, Any], sheet: Fact) -> Iterator[Refusal]:
    """A level above what the points allow."""
    allowed, ranks = allowed_levels(sheet.values, values["points"]), [*LEVELS[SheetKind(sheet.values["kind"])]]
    if allowed and values["level"] in ranks and ranks.index(values["level"]) < ranks.index(allowed[0]):
        high = say("LEVEL_ABOVE_POINTS", best=level_said(allowed[0]))
        yield Refusal(high, Rule.SHEET_FITS, ("level",), conflict(sheet))


COMMANDS: Commands = {"setSheet": Spec(ChangeKind.SET_SHEET, Payload("SheetPayload", ("sheetId",)), set_sheet)}
