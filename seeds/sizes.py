"""The graphs that can be made: tiny for tests, the province for the demo. Called by `service` and the tests.

Always the same for the same size and seed. The nation is written to files instead (`nation`).
"""

import re
from collections.abc import Callable

from seeds.aftermath import settle_supervisions
from seeds.changes import change_members
from seeds.committees import NEXT_TERM_OF_CELLS, make_committees, make_offices, renew_cells
from seeds.communes_2025 import merge_communes
from seeds.draft import Draft
from seeds.emission import emit
from seeds.hierarchy import Landmarks, make_hierarchy
from seeds.meetings import make_meetings
from seeds.members import make_members
from seeds.reform import reform
from seeds.rows import Rows
from seeds.scale import LAST_DAY, LETTER, PROVINCE, REFORM, REFORM_OF_COMMUNES, TINY, Scale
from seeds.size_rules import make_size_rules
from seeds.supervisions import end_seats_early, make_supervisions
from seeds.visit_rules import make_visit_rules

SCALES = {"tiny": TINY, "province": PROVINCE}
SEEDED = re.compile(rf"({'|'.join(SCALES)}), seed -?[0-9]+")


def source_name(size: str, seed: int) -> str:
    """What a graph says that it was filled with."""
    return f"{size}, seed {seed}"


def is_seeded(source: str) -> bool:
    """Whether a graph that says so was filled here, so that every member it was filled with is invented."""
    return SEEDED.fullmatch(source) is not None


def build(size: str, seed: int = 1) -> Rows:
    """The rows of a size by its name; KeyError for any other name."""
    return build_scale(SCALES[size], seed)


def build_eve(size: str, seed: int = 1) -> Rows:
    """The rows of a size as they were known on the eve of the reform of 1/7/2025: what a plan of it begins with."""
    draft = Draft(seed)
    make_history(draft, SCALES[size], lambda _: None)
    return emit(draft)


def build_scale(scale: Scale, seed: int, prefix: str = "", step: Callable[[str], None] = lambda _: None) -> Rows:
    """The rows of a scale: the state of 21/4/2023, then its history up to the end of 2025."""
    draft = Draft(seed, prefix)
    marks = make_history(draft, scale, step)
    reform(draft, marks)
    change_members(draft, REFORM, LAST_DAY)
    settle_supervisions(draft)
    if scale.meetings:
        make_meetings(draft)
    return emit(draft)


def make_history(draft: Draft, scale: Scale, step: Callable[[str], None]) -> Landmarks:
    """The state of 21/4/2023 and what followed it until the reform."""
    marks = make_hierarchy(draft, scale)
    make_members(draft, marks, scale)
    make_committees(draft, marks)
    make_offices(draft, marks)
    make_supervisions(draft, marks, scale)
    make_visit_rules(draft, marks)
    make_size_rules(draft)
    end_seats_early(draft)
    step("history")
    change_members(draft, LETTER, REFORM_OF_COMMUNES)
    merge_communes(draft, marks)
    change_members(draft, REFORM_OF_COMMUNES, NEXT_TERM_OF_CELLS)
    renew_cells(draft, NEXT_TERM_OF_CELLS)
    change_members(draft, NEXT_TERM_OF_CELLS, REFORM)
    return marks
