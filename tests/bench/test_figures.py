"""Percentiles, medians over rounds, CPU times out of /proc."""

import os
from dataclasses import replace
from time import process_time

import pytest

from bench.figures import Figures, over_rounds, percentile
from bench.processes import cpu_seconds, times_of


def figures(value: float, graph: float | None = 1.0) -> Figures:
    return Figures(value, value, value, value, value, graph, round(value))


@pytest.mark.parametrize(("share", "expected"), [(0.0, 1.0), (0.5, 2.5), (0.95, 3.85), (1.0, 4.0)])
def test_a_percentile_lies_between_its_neighbours_in_proportion(share: float, expected: float) -> None:
    assert percentile([4.0, 1.0, 3.0, 2.0], share) == pytest.approx(expected)


def test_one_value_is_every_percentile() -> None:
    assert {percentile([7.0], share) for share in (0.0, 0.5, 0.95, 1.0)} == {7.0}


def test_a_noisy_round_does_not_move_the_median() -> None:
    assert over_rounds([figures(10.0), figures(500.0), figures(11.0)]) == replace(figures(11.0), spread=44.55)


def test_rounds_that_differ_are_told_by_how_much() -> None:
    assert over_rounds([figures(10.0), figures(9.5), figures(10.5)]).spread == 0.1
    assert over_rounds([figures(10.0)]).spread == 0.0


def test_an_engine_inside_of_the_service_has_no_cpu_time_of_its_own() -> None:
    assert over_rounds([figures(1.0, None), figures(2.0, None)]).graph_cpu_ms is None


def test_figures_are_told_to_three_significant_places() -> None:
    assert over_rounds([figures(1.23456), figures(1.23456)]).p50_ms == 1.23
    assert over_rounds([figures(1234.56), figures(1234.56)]).p50_ms == 1234.6


def test_a_command_s_name_may_hold_brackets_and_spaces() -> None:
    stat = "42 (a ) b) S 7 1 1 0 -1 4194304 9 9 0 0 120 30 4 5 20 0 1 0 100 0 0"
    assert (times_of(stat).parent, times_of(stat).own, times_of(stat).children) == (7, 150, 9)


def test_the_cpu_time_of_a_process_grows_with_its_work() -> None:
    before, own = cpu_seconds([os.getpid()]), process_time()
    while process_time() - own < 0.2:
        sum(range(10_000))
    assert 0.1 <= cpu_seconds([os.getpid()]) - before < 5.0
