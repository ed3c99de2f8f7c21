"""How organizations were classified at the end of 2023 to 2025, and which cells and grassroots committees were
recognized as four-good: made up.

The shares are those that provinces have published: 18 % excellent, 73 % good, 8.8 % completed and the rest not (91.2 %
good or better in Hải Dương, 2019), fewer excellent ones where a cap holds (`caps`); four-good cells 12, 31, then 38 %,
committees 10, 25, then 30 %. All of it is made up. Members are rated in a part of the province (`people_judged`).
"""

from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from graph.model.assessments import is_too_new
from graph.model.sheets import Threshold, threshold_text
from graph.model.vocabulary import AssessmentKind, AssessmentLevel, SheetKind
from seeds.draft.draft import Draft
from seeds.draft.judged import Assessment, Sheet
from seeds.draft.telling import Ref
from seeds.history.caps import keep_cap
from seeds.history.meetings import RIGHT_UNDER_PROVINCE
from seeds.state.decisions import CELLS, decision

DECIDED_AFTER = timedelta(days=14)
RATED = frozenset({"UPPER_GRASSROOTS", "GRASSROOTS_COMMITTEE", "SECTIONAL", *CELLS})
SHARE_EXCELLENT, SHARE_COMPLETED, SHARE_NOT_COMPLETED = 0.18, 0.088, 0.002
LEAST_NOT_COMPLETED = 4
SHARE_FOUR_GOOD = {2023: 0.12, 2024: 0.31, 2025: 0.38}
SHARE_FOUR_GOOD_COMMITTEES = {2023: 0.10, 2024: 0.25, 2025: 0.30}
GRASSROOTS_COMMITTEES = frozenset({"GRASSROOTS_COMMITTEE"})
GOOD_OR_BETTER = frozenset({AssessmentLevel.EXCELLENT, AssessmentLevel.GOOD})
SHARE_THAT_STAYS = 0.5
"""Of those that did not complete their tasks: so many don't in the next year either."""


NAMES = {SheetKind.ORGANIZATIONS: "Phiếu xếp loại tổ chức đảng", SheetKind.MEMBERS: "Phiếu xếp loại đảng viên"}


def set_sheets(draft: Draft, regulation: str, since: date, levels: Sequence[Threshold] = ()) -> None:
    """A sheet for organizations and one for members, everywhere; they end those before."""
    for kind, name in NAMES.items():
        for before in draft.sheets:
            if before.kind == kind:
                before.until = min(before.until, since)
        texts = [threshold_text(one) for one in levels]
        sheet = Sheet(draft.new_id("t"), str(kind), name, regulation, texts, since)
        draft.sheets.append(sheet)
        stated = [{"level": str(one.level), "least": one.least} for one in levels]
        given = {"kind": str(kind), "name": name, "regulation": regulation, "criteria": [], "levels": stated}
        draft.tell("setSheet", since, given, (sheet.id,))


@dataclass(frozen=True, slots=True)
class Review:
    """What is decided at the end of a year."""

    kind: AssessmentKind
    since: date
    until: date
    sheet: str | None = None

    @property
    def last(self) -> date:
        return self.until - timedelta(days=1)

    @property
    def decided(self) -> date:
        return self.until + DECIDED_AFTER


def rate_organizations(draft: Draft, year: int, topic: str = "ratings") -> None:
    """Classifies everything under the province that has been there for long enough, and recognizes four-good ones."""
    random = draft.random(topic)
    sheet = sheet_on(draft, date(year, 12, 31))
    review = Review(AssessmentKind.CLASSIFICATION, date(year, 1, 1), date(year + 1, 1, 1), sheet)
    rated = [one.id for one in draft.organizations.values() if is_rated(draft, one.id, review)]
    levels = dict(zip(rated, drawn(draft, random, rated, year), strict=True))
    keep_cap(draft, review.last, levels)
    record(draft, random, review, levels)
    good = [one for one, level in levels.items() if level in GOOD_OR_BETTER]
    recognize(draft, random, review, those_of(draft, good, CELLS, review.last), SHARE_FOUR_GOOD[year])
    committees = those_of(draft, good, GRASSROOTS_COMMITTEES, review.last)
    recognize(draft, draft.random("four-good committees"), review, committees, SHARE_FOUR_GOOD_COMMITTEES[year])


def those_of(draft: Draft, organizations: Sequence[str], levels: Container[str], day: date) -> list[str]:
    return [one for one in organizations if level_on(draft, one, day) in levels]


def recognize(draft: Draft, random: Random, review: Review, good: Sequence[str], share: float) -> None:
    """Such a share of them is four-good, by decisions of the committees right under the province."""
    met = sorted(random.sample(good, round(len(good) * share)))
    four_good = Review(AssessmentKind.FOUR_GOOD, review.since, review.until)
    record(draft, random, four_good, dict.fromkeys(met, AssessmentLevel.MET))


def sheet_on(draft: Draft, day: date, kind: SheetKind = SheetKind.ORGANIZATIONS) -> str:
    return next(one.id for one in draft.sheets if one.kind == kind and one.since <= day < one.until)


def is_rated(draft: Draft, organization: str, review: Review) -> bool:
    one = draft.organizations[organization]
    return (
        one.lives(review.last)
        and not is_too_new(one.since, review.until)
        and level_on(draft, organization, review.last) in RATED
    )


def level_on(draft: Draft, organization: str, day: date) -> str:
    profiles = draft.organizations[organization].profiles
    return next((one.level for one in reversed(profiles) if one.since <= day), profiles[0].level)


def drawn(draft: Draft, random: Random, rated: Sequence[str], year: int) -> list[AssessmentLevel]:
    """The level of each: so many as the shares say, and some of last year's worst once more."""
    before = (one for one in draft.assessments if one.since.year < year)
    worst = {one.subject for one in before if one.level == AssessmentLevel.NOT_COMPLETED}
    stay = [one for one in rated if one in worst]
    stay = stay[: round(len(stay) * SHARE_THAT_STAYS)]
    others = [one for one in rated if one not in stay]
    random.shuffle(others)
    fewest = max(LEAST_NOT_COMPLETED, round(len(rated) * SHARE_NOT_COMPLETED)) - len(stay)
    completed = fewest + round(len(rated) * SHARE_COMPLETED)
    excellent = completed + round(len(rated) * SHARE_EXCELLENT)
    found = dict.fromkeys(others, AssessmentLevel.GOOD)
    found |= dict.fromkeys(others[completed:excellent], AssessmentLevel.EXCELLENT)
    found |= dict.fromkeys(others[fewest:completed], AssessmentLevel.COMPLETED)
    found |= dict.fromkeys([*others[:fewest], *stay], AssessmentLevel.NOT_COMPLETED)
    return [found[one] for one in rated]


def record(draft: Draft, random: Random, review: Review, levels: dict[str, AssessmentLevel]) -> None:
    """Every committee right under the province decides on all that is under it, the province on these committees."""
    decided: defaultdict[str, list[str]] = defaultdict(list)
    for one in levels:
        decided[deciding(draft, one, review.last)].append(one)
    for committee, subjects in decided.items():
        symbol = decision(draft, random, committee, review.decided)
        for one in subjects:
            at = draft.parent_of(one, review.last)
            assert at is not None, "only what is under the province is rated"
            draft.assessments.append(
                Assessment(
                    one, at, review.kind, review.since, review.until, levels[one], review.decided, symbol, review.sheet
                )
            )
        lines: list[dict[str, Any]] = [
            {"subject": Ref("Organization", one), "level": str(levels[one])} for one in subjects
        ]
        given = {"kind": str(review.kind), "periodFrom": review.since, "periodTo": review.until, "decision": symbol}
        named = {} if review.sheet is None else {"sheet": Ref("Sheet", review.sheet)}
        draft.tell("recordAssessments", review.decided, {**given, **named, "assessments": lines})


def deciding(draft: Draft, organization: str, day: date) -> str:
    path = draft.path_of(organization, day)
    return path[max(0, len(path) - 1 - RIGHT_UNDER_PROVINCE)]
