"""Bounds of norms to the number and to the day, without a graph."""

from datetime import date, timedelta

import pytest

from graph.cypher.held import Placed
from graph.model.norm_words import NormKind
from graph.reads.audit import Held, Resting
from graph.reads.norms import Norm
from resolvers.audit.judges import JUDGES
from resolvers.audit.looked_at import LookedAt

DAY = date(2024, 6, 1)
CELL = Placed("c", None, "Chi bộ", "CELL", None, "1")


def norm_of(kind: NormKind, **numbers: float | int | None) -> Norm:
    unsaid = dict.fromkeys(Norm._fields)
    since, until = "2020-01-01", "9999-12-31"
    return Norm(**{**unsaid, "id": "n", "kind": kind, "regulation": "Điều", "since": since, "until": until, **numbers})  # type: ignore[arg-type]


@pytest.mark.parametrize(("present", "expected", "least"), [(17, 20, 18), (18, 20, None), (0, 1, 1), (100, 100, None)])
def test_more_than_the_share_came(present: int, expected: int, least: int | None) -> None:
    """85 % of twenty are seventeen, which no binary fraction is."""
    norm = norm_of(NormKind.MEETING_ATTENDANCE, share=0.85)
    seen = LookedAt(DAY, [CELL], {}, [norm], [], meetings={"c": Held("c", 1, present, expected)})
    [subject] = JUDGES[NormKind.MEETING_ATTENDANCE](seen)
    assert (None if subject.breach is None else subject.breach.allowed) == least


def test_nobody_is_held_against_meetings_of_which_nothing_is_told() -> None:
    norm = norm_of(NormKind.MEETING_ATTENDANCE, share=0.85)
    seen = LookedAt(DAY, [CELL], {}, [norm], [], meetings={"c": Held("c", 1, 0, 0)})
    assert [*JUDGES[NormKind.MEETING_ATTENDANCE](seen)] == []


@pytest.mark.parametrize(("days", "late"), [(None, timedelta(0)), (42, timedelta(days=42))])
def test_probation_is_over_the_day_behind_its_last_one(days: int | None, late: timedelta) -> None:
    admitted = date(2023, 3, 31)
    last = date(2024, 3, 31) + late
    norm = norm_of(NormKind.PROBATION, months=12, days=days)
    resting = [Resting("c", "m", "An", "An", "OFFICIAL", None, "PROBATIONARY", "2024-01-01", admitted.isoformat())]
    told = []
    for day in (last - timedelta(days=1), last, last + timedelta(days=1)):
        [subject] = JUDGES[NormKind.PROBATION](LookedAt(day, [CELL], {}, [norm], [], resting=resting))
        told.append(subject.breach is None)
    assert told == [True, True, False]


def test_a_norm_of_as_many_months_as_may_be_set_is_kept() -> None:
    resting = [Resting("c", "m", "An", "An", "TEMPORARY", None, None, "2020-01-01", None)]
    norm = norm_of(NormKind.TEMPORARY, months=100_000)
    [subject] = JUDGES[NormKind.TEMPORARY](LookedAt(DAY, [CELL], {}, [norm], [], resting=resting))
    assert subject.breach is None
