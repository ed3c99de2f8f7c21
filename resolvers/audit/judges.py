"""What judges each kind of norm."""

from collections.abc import Mapping

from graph.model.norm_words import NormKind
from resolvers.audit import judging
from resolvers.audit.judging import Judge
from resolvers.audit.lasting import cases, resting

JUDGES: Mapping[NormKind, Judge] = {
    NormKind.CELL_SIZE: judging.cell_sizes,
    NormKind.CELL_OR_COMMITTEE: judging.cells_or_committees,
    NormKind.BODY_SIZE: judging.body_sizes,
    NormKind.HAS_SECRETARY: judging.secretaries,
    NormKind.TERM: judging.terms,
    NormKind.MONTHLY_MEETING: judging.meetings,
    NormKind.MEETING_ATTENDANCE: judging.attendances,
    NormKind.SUPERVISED: judging.followed,
    NormKind.ONE_VILLAGE: judging.joint_cells,
    NormKind.PROBATION: resting(NormKind.PROBATION, "PROBATION_TOO_LONG"),
    NormKind.TEMPORARY: resting(NormKind.TEMPORARY, "TEMPORARY_TOO_LONG"),
    NormKind.AWAY: resting(NormKind.AWAY, "AWAY_TOO_LONG"),
    NormKind.HAS_TASK: judging.tasks,
    NormKind.RATED: judging.ratings,
    NormKind.SELF_REVIEWED: judging.self_reviews,
    NormKind.EXCELLENT_CAP: judging.caps,
    NormKind.CONFIRMED: judging.confirmations,
    NormKind.FEEDBACK_ANSWERED: cases(NormKind.FEEDBACK_ANSWERED, "FEEDBACK", "FEEDBACK_TOO_LATE"),
    NormKind.LEAVING_RESOLVED: cases(NormKind.LEAVING_RESOLVED, "LEAVING", "LEAVING_TOO_LATE"),
}
"""What judges each kind; visits are told by `attendance` and `visitsDue`, which know what was asked on which days."""
