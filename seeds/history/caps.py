"""Excellent ones as the cap of a year lets them be, group by group: made up as all results are.

So many excellent ones as the published shares say (18 % of all beside 73 % good ones) are more than a fifth of the
good: most groups would be over the cap. A few are (6 %); in the others the excellent ones too many are good ones, and
as far as there is room elsewhere others are excellent in their place.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from fractions import Fraction
from math import floor
from random import Random
from typing import TypeVar

from graph.model.norm_words import NormKind
from graph.model.vocabulary import AssessmentLevel
from seeds.draft.draft import Draft

SHARE_OVER = 0.06
Group = TypeVar("Group")
EXCELLENT, GOOD = AssessmentLevel.EXCELLENT, AssessmentLevel.GOOD


def cap_on(draft: Draft, day: date) -> Fraction | None:
    """Which share of the good ones may be excellent on a day; None where no norm says so."""
    found = (one for one in draft.norms if one.kind == NormKind.EXCELLENT_CAP and one.since <= day < one.until)
    return next((Fraction(str(one.numbers["share"])) for one in found), None)


def keep_cap(draft: Draft, day: date, levels: dict[str, AssessmentLevel]) -> None:
    """Changes levels so that all but a few of the groups right under one organization keep the cap."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for one in levels:
        groups[draft.parent_of(one, day) or ""].append(one)
    keep_cap_of(groups, cap_on(draft, day), levels, draft.random("caps"))


def keep_cap_of(
    groups: Mapping[Group, Collection[str]],
    share: Fraction | None,
    levels: dict[str, AssessmentLevel],
    random: Random,
) -> None:
    """Changes levels so that all but a few of these groups keep a cap."""
    if share is None:
        return
    over = [at for at, group in groups.items() if surplus(group, levels, share) > 0]
    stay = random.sample(over, min(len(over), round(SHARE_OVER * len(groups))))
    kept = [group for at, group in groups.items() if at not in stay]
    moved = 0
    for group in kept:
        while surplus(group, levels, share) > 0:
            levels[[one for one in group if levels[one] == EXCELLENT][-1]] = GOOD
            moved += 1
    for group in kept:
        while moved and has_room(group, levels, share):
            levels[next(one for one in group if levels[one] == GOOD)] = EXCELLENT
            moved -= 1


def surplus(group: Collection[str], levels: Mapping[str, AssessmentLevel], share: Fraction, more: int = 0) -> int:
    """By how many a group has more excellent ones than it may, with so many `more` of its good ones among them."""
    found = Counter(levels[one] for one in group)
    return found[EXCELLENT] + more - floor(share * (found[GOOD] - more))


def has_room(group: Collection[str], levels: Mapping[str, AssessmentLevel], share: Fraction) -> bool:
    """Whether one more of the good ones may be excellent."""
    return any(levels[one] == GOOD for one in group) and surplus(group, levels, share, 1) <= 0
