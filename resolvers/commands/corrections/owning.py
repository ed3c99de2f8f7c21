"""Which links are a node's own: what goes with it where it is taken back."""

from collections.abc import Mapping

from graph.model.case_tables import CASE, OF_CASES
from graph.model.directive_tables import DIRECTIVE, ISSUED_BY, PART_OF_TASK, REFERS_TO, TASK, TASK_OF
from graph.model.kinds import LinkTable, NodeTable
from graph.model.norm_tables import NORM, NORM_SET_BY
from graph.model.planned_tables import PLANNED_MEETING, PLANS
from graph.model.tables import (
    ATTENDED,
    COVERS,
    HAS_PROFILE,
    LIVES_IN,
    MEETING,
    MEMBER,
    MEMBER_OF,
    OF,
    ORGANIZATION,
    PART_OF,
    PERSON,
    SHEET,
    SHEET_SET_BY,
)

OWN: Mapping[NodeTable, frozenset[LinkTable]] = {
    MEMBER: frozenset({MEMBER_OF, LIVES_IN}),
    MEETING: frozenset({OF, ATTENDED}),
    PLANNED_MEETING: frozenset({PLANS}),
    ORGANIZATION: frozenset({PART_OF, HAS_PROFILE, COVERS}),
    PERSON: frozenset(),
    SHEET: frozenset({SHEET_SET_BY}),
    NORM: frozenset({NORM_SET_BY}),
    CASE: frozenset(OF_CASES),
    DIRECTIVE: frozenset({ISSUED_BY, REFERS_TO}),
    TASK: frozenset({TASK_OF, PART_OF_TASK}),
}
"""The links that go with a node; all others rest on it."""
