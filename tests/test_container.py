"""What the image and the composition promise; `docs/operations.md` says what else of them was tried."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]  # stubs would be one more package for one test
from jsonschema import Draft7Validator  # type: ignore[import-untyped]  # the same

ROOT = Path(__file__).parents[1]
ROOMS = {"execution", "explorer", "graph", "reports", "resolvers", "schema", "seeds", "service", "wording"}
PINNED = re.compile(r"^[a-z0-9._-]+==[^\s;]+(; [^#]*)?(\s+#.*)?$")
OF_ONE_MACHINE = re.compile(r"/(?:home|root|work|Users)/|/tmp/lab|/opt/wheels")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("explorer/**/*.md")])


def lines(name: str) -> list[str]:
    return [line for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if line.strip()]


def services() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))["services"]
    return read


@pytest.mark.parametrize("name", ["docker-compose.yml", "docker-compose.cluster.yml"])
def test_the_composition_is_what_the_published_schema_of_the_specification_allows(name: str) -> None:
    """tests/published/compose-spec.json, as its specification publishes it (NOTICE says from when)."""
    published = json.loads((ROOT / "tests" / "published" / "compose-spec.json").read_text(encoding="utf-8"))
    validator = Draft7Validator(published)
    composition = yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))
    assert [error.message for error in validator.iter_errors(composition)] == []
    wrong = {**composition, "services": {"neo4j": {"imagine": "neo4j"}}}
    assert not validator.is_valid(wrong), "else the schema would allow anything"


def test_the_composition_runs_the_database_that_the_tests_run_on() -> None:
    """# FAULTS B20: compose named another release than the tests' artifacts."""
    pom = (ROOT / "scripts" / "neo4j-server" / "pom.xml").read_text(encoding="utf-8")
    tested = re.findall(r"<artifactId>neo4j</artifactId>\s*<version>([\d.]+)</version>", pom)
    assert [f"neo4j:{version}-community" for version in tested] == [services()["neo4j"]["image"]]
    assert services()["neo4j"]["volumes"] == ["graph:/data"]


def test_the_members_of_a_cluster_are_of_the_tested_release_know_each_other_and_are_waited_for() -> None:
    members = yaml.safe_load((ROOT / "docker-compose.cluster.yml").read_text(encoding="utf-8"))["services"]
    names = [name for name in members if name.startswith("neo4j")]
    tested = services()["neo4j"]["image"].replace("community", "enterprise")
    assert [members[name]["image"] for name in names] == [tested] * 3
    for name in names:
        told = members[name]["environment"]
        assert told["NEO4J_server_default__advertised__address"] == name
        assert told["NEO4J_dbms_cluster_discovery_v2_endpoints"] == ",".join(f"{one}:6000" for one in names)
    assert list(members["service"]["depends_on"]) == list(members["seed"]["depends_on"]) == names


def test_the_composition_needs_nothing_set_and_takes_one_password_from_the_environment() -> None:
    """# FAULTS B20: every `${…}` has a default, and the graph and its clients have the same one."""
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    variables = re.findall(r"(?<!\$)\$\{(\w+)([^}]*)\}", text)
    assert [name for name, default in variables if not re.match(r":-.", default)] == []
    passwords = [default for name, default in variables if name == "GRAPH_PASSWORD"]
    assert len(passwords) == 2
    assert len(set(passwords)) == 1
    assert len(passwords[0].removeprefix(":-")) >= 8, "Neo4j takes no shorter one"


def test_the_made_up_password_guards_nothing_that_can_be_reached_from_outside() -> None:
    assert "ports" not in services()["neo4j"]
    assert services()["service"]["ports"] == ["127.0.0.1:${PORT:-8000}:8000"]


def test_the_image_is_never_pulled_and_is_built_only_where_it_is_missing() -> None:
    """`build` would ask the registry for the base image at every start, so that none worked offline."""
    for name in ("seed", "service"):
        assert services()[name]["pull_policy"] == "never"
        assert services()[name]["build"] == "."


def test_the_service_waits_for_a_graph_that_is_healthy_and_filled() -> None:
    found = services()
    assert found["seed"]["depends_on"]["neo4j"]["condition"] == "service_healthy"
    assert found["service"]["depends_on"]["neo4j"]["condition"] == "service_healthy"
    assert found["service"]["depends_on"]["seed"]["condition"] == "service_completed_successfully"
    assert {name for name, service in found.items() if "healthcheck" in service} == {"neo4j", "service"}


def test_the_image_is_pinned_installs_by_hash_and_runs_without_root() -> None:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    bases = re.findall(r"^FROM (\S+)", text, re.MULTILINE)
    assert [base for base in bases if not re.search(r":\d+\.\d+\.\d+-", base)] == []
    assert "--require-hashes" in text
    assert re.findall(r"^USER (\S+)", text, re.MULTILINE) == ["hierarchy"]


def test_the_image_holds_every_room_that_the_service_imports() -> None:
    kept = {line[1:] for line in lines(".dockerignore") if line.startswith("!")}
    assert kept >= ROOMS
    assert {"LICENSE", "NOTICE", "requirements/runtime.lock", "docs/questions"} <= kept


@pytest.mark.parametrize("name", ["runtime", "bench", "test", "dev", "mutation"])
def test_every_dependency_is_pinned_and_locked_with_hashes(name: str) -> None:
    wanted = [line for line in lines(f"requirements/{name}.in") if not line.startswith(("#", "-r"))]
    locked = "\n".join(lines(f"requirements/{name}.lock"))
    pins = re.findall(r"^([a-z0-9._-]+==\S+)(?: ;[^\n]*)? \\\n    --hash=sha256:[0-9a-f]{64}", locked, re.MULTILINE)
    assert [line for line in wanted if not PINNED.match(line)] == []
    assert {re.split(r"[ ;]", line)[0] for line in wanted} <= set(pins)
    assert len(pins) == len(re.findall(r"^[a-z0-9._-]+==", locked, re.MULTILINE))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_document_names_a_path_of_one_machine(path: Path) -> None:
    assert OF_ONE_MACHINE.findall(path.read_text(encoding="utf-8")) == []
