"""Goals, tables, plots and the README's section, all from a file of results."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from bench import tables
from bench.goals import verdicts
from bench.measuring import Pace
from bench.plotting import draw
from bench.reporting import publish
from bench.results import about, load, write

FIGURES = {
    "p50_ms": 2.0,
    "p95_ms": 3.0,
    "rps_1": 500.0,
    "rps_16": 1200.0,
    "cpu_ms": 1.0,
    "graph_cpu_ms": 1.0,
    "bytes": 9,
}
RESULTS: dict[str, Any] = {
    "machine": {"cpu": "A processor", "cores": 2, "memory_gib": 8.0, "system": "Linux 6"},
    "versions": {"Neo4j": "5.26", "python": "3.11"},
    "date": "2026-01-02",
    "commit": "abc",
    "pace": {"rounds": 3, "warming": 1.0, "alone": 1.0, "crowded": 2.0},
    "quiet": {"load": 0.5, "spread": 0.04, "widest": 0.2},
    "asked": {"S": {"title": "one organization", "on": "2026-01-01", "answers": 24, "objects": 1}},
    "questions": {
        "S": {
            "ours": FIGURES,
            "ours_workers": {**FIGURES, "rps_16": 3600.0},
            "limit": {**FIGURES, "p50_ms": 2.0, "rps_16": 2400.0},
            "neo4j_graphql": {**FIGURES, "p50_ms": 8.2, "rps_16": 600.0},
        },
    },
    "missing": {"postgraphile": "npm is not installed"},
    "loading": [{"engine": "neo4j", "rows": 523905, "loading_seconds": 34.0, "rows_per_second": 15409}],
}


def judged(results: dict[str, Any]) -> dict[tuple[str, str], bool]:
    return {(one.goal.other, one.goal.measure): one.holds for one in verdicts(results["questions"])}


def test_a_goal_holds_at_its_bound_and_is_missed_beyond() -> None:
    assert judged(RESULTS) == {
        ("limit", "p50_ms"): True,  # as fast as the limit
        ("limit", "rps_1"): True,
        ("limit", "rps_16"): False,  # half of the limit's
        ("neo4j_graphql", "p50_ms"): True,  # 4.1 times faster, 4 wanted
        ("neo4j_graphql", "rps_16"): True,  # the workers' 3,600 are six times as many
    }


def test_what_the_graph_must_be_asked_for_may_take_a_quarter_longer_than_the_limit() -> None:
    people = deepcopy(RESULTS)
    people["questions"] = {"V": {"ours": FIGURES, "limit": {**FIGURES, "p50_ms": 1.6, "rps_1": 630.0}}}
    assert judged(people) == {("limit", "p50_ms"): True, ("limit", "rps_1"): False, ("limit", "rps_16"): True}


def test_a_busy_machine_is_told() -> None:
    assert "at most.\n" in tables.setting(RESULTS)
    for one in ({"load": 1.5, "spread": 0.04, "widest": 0.2}, {"load": 0.5, "spread": 0.11, "widest": 0.2}):
        assert "**the machine was not quiet**" in tables.setting({**RESULTS, "quiet": one})


def test_a_goal_without_its_other_side_is_not_judged() -> None:
    alone = deepcopy(RESULTS)
    alone["questions"]["S"] = {"ours": FIGURES}
    assert judged(alone) == {}


def test_the_embedded_engine_is_to_be_as_fast() -> None:
    slower = deepcopy(RESULTS)
    slower["questions"]["S"] = {"ours": FIGURES, "ours_embedded": {**FIGURES, "p50_ms": 2.1}}
    assert judged(slower) == {("ours_embedded", "p50_ms"): False}


def test_ratios_say_how_many_times_better_ours_is() -> None:
    assert "| S | 1.00 × | 1.00 × | 4.10 × |" in tables.ratios(RESULTS, "p50_ms")
    assert "| S | 0.33 × | 0.50 × | 2.00 × |" in tables.ratios(RESULTS, "rps_16")


def test_the_page_tells_figures_missed_goals_and_who_is_missing() -> None:
    page = tables.page(RESULTS)
    assert "| @neo4j/graphql | 8.2 | 3 | 500 | 600 | 1 | 1 | 9 |" in page
    assert "Not measured: PostGraphile (npm is not installed)" in page
    assert "requests/s, 16 clients, ahead of the limit | 0.50 × | at least 1.00 × | **missed**" in page
    assert "| neo4j | 523,905 | 34 | 15,409 |" in page


def test_a_contender_that_was_not_asked_has_a_dash() -> None:
    asked = deepcopy(RESULTS)
    asked["questions"]["M"] = {"ours": FIGURES}
    asked["asked"]["M"] = asked["asked"]["S"]
    assert "| M | – | – | – |" in tables.ratios(asked, "p50_ms")


def test_the_readme_s_section_is_written_anew_and_nothing_else() -> None:
    readme = f"# Title\n{tables.BEGIN}\nas it was\n{tables.END}\nrest\n"
    once = tables.with_summary(readme, tables.summary(RESULTS))
    assert once.startswith("# Title\n")
    assert once.endswith(f"{tables.END}\nrest\n")
    assert "as it was" not in once
    assert "2 / 1,200" in once
    assert "4 of 5 goals hold" in once
    assert tables.with_summary(once, tables.summary(RESULTS)) == once


def test_a_readme_without_its_section_is_refused() -> None:
    with pytest.raises(ValueError, match="no section"):
        tables.with_summary("# Title\n", "text")


def test_the_readme_of_this_project_has_the_section() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert tables.END in tables.with_summary(readme, "text")


def test_a_run_tells_its_machine_and_versions() -> None:
    found = about(Pace(1, 1.0, 1.0, 1.0))
    assert found["machine"]["cores"] >= 1
    assert found["versions"]["Neo4j"].startswith("5.26")
    assert {"neo4j", "@neo4j/graphql", "postgraphile", "PostgreSQL"} <= found["versions"].keys()


def test_results_come_back_from_their_file(tmp_path: Path) -> None:
    write(RESULTS, tmp_path / "deep" / "results.json")
    assert load(tmp_path / "deep" / "results.json") == RESULTS


def test_a_run_is_published_as_a_page_plots_and_the_readme_s_section(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(f"# Title\n{tables.BEGIN}\n{tables.END}\n", encoding="utf-8")
    publish(RESULTS, tmp_path, readme)
    assert {path.name for path in tmp_path.iterdir()} == {"README.md", "results.md", "time.svg", "requests.svg"}
    assert readme.read_text(encoding="utf-8") == f"# Title\n{tables.BEGIN}\n{tables.summary(RESULTS)}\n{tables.END}\n"
    assert (tmp_path / "results.md").read_text(encoding="utf-8") == tables.page(RESULTS)


def test_plots_are_drawn_alike_every_time(tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    draw(RESULTS, tmp_path)
    draw(RESULTS, tmp_path / "again")
    for name in ("time.svg", "requests.svg"):
        drawn = (tmp_path / name).read_text(encoding="utf-8")
        assert "PostGraphile" not in drawn
        assert "@neo4j/graphql" in drawn
        assert drawn == (tmp_path / "again" / name).read_text(encoding="utf-8")
