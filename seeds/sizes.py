"""The graphs that can be made: tiny for tests, the province for the demo.

Always the same for the same size and seed. The nation is written to files instead (`nation`).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from operator import attrgetter

from graph.model.sheets import Threshold
from graph.model.tables import LINKS, PLACE
from graph.model.vocabulary import AssessmentLevel
from seeds.draft.confirmations import confirm_organizations
from seeds.draft.draft import Draft
from seeds.draft.emission import emit, emit_reference, emit_told
from seeds.draft.rows import Rows
from seeds.draft.scale import END, LETTER, PROVINCE, REFORM, REFORM_OF_COMMUNES, TINY, Scale
from seeds.draft.telling import Told
from seeds.history.aftermath import settle_supervisions
from seeds.history.cases import make_cases
from seeds.history.changes import change_members
from seeds.history.communes_2023 import rename_communes
from seeds.history.communes_2025 import merge_communes
from seeds.history.directives import make_progress
from seeds.history.figures import state_figures
from seeds.history.late import correct_births, move_late
from seeds.history.meetings import make_meetings
from seeds.history.offices import elect_heads
from seeds.history.people_judged import judge_people
from seeds.history.planning import plan_meetings
from seeds.history.ratings import rate_organizations, set_sheets
from seeds.history.reform import reform
from seeds.history.steering import make_steering_boards
from seeds.history.villages import settle_villages
from seeds.state.committees import NEXT_TERM_OF_CELLS, make_committees, make_offices, renew_cells
from seeds.state.directives import make_directives
from seeds.state.held_against import make_rules
from seeds.state.hierarchy import Landmarks, make_hierarchy
from seeds.state.members import make_members
from seeds.state.norms import REGULATION_124, REGULATION_366, make_norms
from seeds.state.supervisions import end_seats_early, make_supervisions

SCALES = {"tiny": TINY, "province": PROVINCE}
LAST = END - timedelta(days=1)
SEEDED = re.compile(rf"({'|'.join((*SCALES, 'nation'))}), seed -?[0-9]+")


def source_name(size: str, seed: int) -> str:
    """What a graph says that it was filled with."""
    return f"{size}, seed {seed}"


def is_seeded(source: str) -> bool:
    """Whether a graph that says so was filled here, so that every member it was filled with is invented."""
    return SEEDED.fullmatch(source) is not None


def sample_ends(source: str) -> date | None:
    """The last day of the data that a graph says it was filled with here: what should have happened since is missing in
    them. None for data of other makings."""
    return LAST if is_seeded(source) else None


@dataclass(frozen=True)
class History:
    """The state of 21/4/2023 as it was known on that day, and what happened since, in the order of its days.

    What no change makes (places, rules) stands in the first state with all its days, and so is known only when the rest
    is told. That is done when it is first asked for: `first`, which needs none of it, can be loaded before.
    """

    first: Rows
    tell_rest: Callable[[], tuple[Rows, Sequence[Told]]]

    @cached_property
    def rest(self) -> tuple[Rows, Sequence[Told]]:
        """What no change makes, with the links to places; and the changes."""
        return self.tell_rest()

    @property
    def told(self) -> Sequence[Told]:
        return self.rest[1]

    def states(self) -> Iterator[Rows]:
        """The first state, part by part in the order of loading."""
        yield self.first
        yield self.rest[0]


def build(size: str, seed: int = 1) -> Rows:
    """The rows of a size by its name; KeyError for any other name."""
    return build_scale(SCALES[size], seed)


def build_scale(scale: Scale, seed: int, prefix: str = "") -> Rows:
    """The rows of a scale: the state of 21/4/2023, then its history, as it was known on its last day."""
    draft = Draft(seed, prefix)
    make_history(draft, make_first_state(draft, scale), scale)
    return emit(draft, LAST)


def build_eve(size: str, seed: int = 1) -> Rows:
    """The rows of a size as they were known on the eve of the reform of 1/7/2025: what a plan of it begins with."""
    draft = Draft(seed)
    make_history_until_reform(draft, make_first_state(draft, SCALES[size]))
    confirm_organizations(draft, REFORM)
    return emit(draft)


def tell(size: str, seed: int = 1, *, until: date = date.max) -> History:
    """The same as `build`, as a first state and the changes before a day that make the rest of it."""
    draft = Draft(seed)
    marks = make_first_state(draft, SCALES[size])
    first, placed = parted(emit_told(draft, LETTER))

    def tell_rest() -> tuple[Rows, Sequence[Told]]:
        make_history(draft, marks, SCALES[size])
        emit_reference(placed, draft)
        ends = min(until, END)
        told = [one for one in draft.told if one.recorded < ends and one.on < ends]
        return placed, sorted(told, key=attrgetter("recorded"))

    return History(first, tell_rest)


def parted(rows: Rows) -> tuple[Rows, Rows]:
    """The rows that need no place, and the links to places."""
    placed = {name: table for name, table in rows.links.items() if LINKS[name].end == PLACE.label}
    return Rows(rows.nodes, {name: table for name, table in rows.links.items() if name not in placed}), Rows({}, placed)


def make_first_state(draft: Draft, scale: Scale) -> Landmarks:
    """The state of 21/4/2023."""
    marks = make_hierarchy(draft, scale)
    rename_communes(draft, marks)
    make_members(draft, marks, scale)
    make_committees(draft, marks)
    make_offices(draft, marks)
    make_supervisions(draft, marks, scale)
    make_norms(draft, marks)
    make_rules(draft)
    make_directives(draft, marks)
    end_seats_early(draft)
    return marks


def make_history(draft: Draft, marks: Landmarks, scale: Scale) -> None:
    """What followed until the last day."""
    make_history_until_reform(draft, marks)
    reform(draft, marks)
    pass_time(draft, REFORM, END)
    settle_supervisions(draft)
    # of the points of each level, only those of the best were read in a source (docs/assessments.md)
    set_sheets(draft, "366-QĐ/TW", REGULATION_366, [Threshold(AssessmentLevel.EXCELLENT, 90.0)])
    rate_organizations(draft, 2025)
    move_late(draft, marks.communes_of_today)
    if scale.meetings:
        make_meetings(draft)
    confirm_organizations(draft, END)
    make_cases(draft)
    make_progress(draft, marks)
    state_figures(draft, marks)
    elect_heads(draft)
    correct_births(draft)
    rate_organizations(draft, 2023, "ratings of 2023")
    judge_people(draft)
    make_steering_boards(draft, marks)
    if scale.meetings:
        plan_meetings(draft)


def make_history_until_reform(draft: Draft, marks: Landmarks) -> None:
    set_sheets(draft, "124-QĐ/TW", REGULATION_124)
    pass_time(draft, LETTER, REFORM_OF_COMMUNES)
    merge_communes(draft, marks)
    pass_time(draft, REFORM_OF_COMMUNES, NEXT_TERM_OF_CELLS)
    renew_cells(draft, NEXT_TERM_OF_CELLS)
    pass_time(draft, NEXT_TERM_OF_CELLS, REFORM)
    rate_organizations(draft, 2024)


def pass_time(draft: Draft, since: date, until: date) -> None:
    """What happens between two days to members and villages."""
    change_members(draft, since, until)
    settle_villages(draft, since, until)
