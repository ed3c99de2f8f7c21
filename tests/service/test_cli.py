"""The `hierarchy` command as an administrator meets it: help, and failures in one line."""

import os
import re
import socket
import subprocess
import sys
import tomllib
from pathlib import Path
from shutil import copytree

import pytest

from service.cli.changes import number_of
from tests.reference.world import gid
from tests.service.test_commands import hierarchy

pytestmark = pytest.mark.engine

COMMAND = [sys.executable, "-m", "service"]


def environment(directory: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GRAPH_")}
    return {**kept, "GRAPH_URL": f"embedded:{directory}", "COLUMNS": "200", **more}


def run(directory: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments], env=environment(directory, **more), capture_output=True, text=True, check=False
    )


@pytest.fixture
def port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        free: int = listener.getsockname()[1]
        return free


@pytest.fixture(scope="module")
def seeded(seeded_tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copytree(seeded_tiny, tmp_path_factory.mktemp("seeded") / "graph")


def test_helpednames_every_command() -> None:
    found = hierarchy("--help")
    assert found.exit_code == 0
    for command in ("serve", "seed", "migrate", "schema", "status", "demo"):
        assert command in found.stdout


def test_serving_where_no_graph_is_says_what_to_run(tmp_path: Path, port: int) -> None:
    found = run(tmp_path, "serve", "--port", str(port))
    assert (found.returncode, found.stderr.count("\n")) == (1, 1)
    assert "`hierarchy seed` or `hierarchy demo`" in found.stderr


def test_status_shows_what_was_seeded(seeded: Path) -> None:
    found = run(seeded, "status")
    assert "READY tiny, seed 1" in found.stdout
    assert "SUPERVISES" in found.stdout


def test_migrating_again_applies_nothing(seeded: Path) -> None:
    assert "up to date" in run(seeded, "migrate").stderr


def test_a_port_that_is_taken_is_one_line(seeded: Path) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        taken = listener.getsockname()[1]
        found = run(seeded, "serve", "--port", str(taken))
    assert found.returncode == 1
    assert len(found.stderr.strip().splitlines()) == 1
    assert f"Port {taken}" in found.stderr


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_graph_that_is_down_is_one_line(tmp_path: Path, scheme: str) -> None:
    found = run(tmp_path, "status", GRAPH_URL=f"{scheme}://127.0.0.1:1", GRAPH_PASSWORD="x")
    assert (found.returncode, len(found.stderr.strip().splitlines())) == (1, 1)
    assert "does not answer" in found.stderr


@pytest.mark.parametrize(
    ("setting", "value"),
    [("PORT", "many"), ("TIME_ZONE", "Mars/Base"), ("GRAPH_URL", "http://x"), ("GRAPH_URL", "bolt://[::1")],
)
def test_a_setting_that_cannot_be_used_is_one_line(tmp_path: Path, setting: str, value: str) -> None:
    """FAULTS B20, D25: it ends as `--port abc` does, with 2."""
    found = hierarchy("status", **{"GRAPH_URL": f"embedded:{tmp_path}", setting: value})
    assert (found.exit_code, len(found.output.strip().splitlines())) == (2, 1)
    assert setting in found.output


def test_the_committed_schema_is_the_codes(tmp_path: Path) -> None:
    assert run(tmp_path, "schema", "--check").returncode == 0


def test_an_option_that_cannot_be_used_ends_as_the_setting_does(tmp_path: Path) -> None:
    """FAULTS B20; as a process, too."""
    assert hierarchy("serve", "--port", "abc").exit_code == run(tmp_path, "serve", PORT="abc").returncode == 2


def test_the_version_and_the_short_helpedare_told(tmp_path: Path) -> None:
    """FAULTS B20."""
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    found = run(tmp_path, "--version")
    assert (found.returncode, found.stdout) == (0, f"hierarchy {project['project']['version']}\n")
    for arguments in ((), ("seed",), ("ledger", "verify"), ("report", "supervision")):
        helped = hierarchy(*arguments, "-h")
        assert helped.exit_code == 0
        assert "Usage: hierarchy" in helped.output


def test_one_of_something_is_not_said_as_many() -> None:
    """FAULTS B20."""
    assert [number_of(number, "problem") for number in (0, 1, 2)] == ["0 problems", "1 problem", "2 problems"]


def test_who_may_what_is_granted_listed_and_revoked(seeded: Path, tmp_path: Path) -> None:
    """On the machine, in development: the token's viewer holds what was granted with it."""
    development = {"AUTH": "development", "AUTH_KEYS": str(tmp_path / "key.pem")}
    made = run(seeded, "token", "--as", "Lan", "--role", "ORGANIZER", "--under", "00", **development)
    assert (made.returncode, made.stdout.count(".")) == (0, 2), made.stderr
    listed = run(seeded, "grants")
    assert listed.returncode == 0
    assert "Lan" in listed.stdout
    assert "ORGANIZER" in listed.stdout
    named = ("--subject", "Lan", "--issuer", "development", "--role", "ORGANIZER", "--under", "00")
    assert run(seeded, "revoke", *named).returncode == 0
    again = run(seeded, "revoke", *named)
    assert (again.returncode, again.stderr.count("\n")) == (1, 1)
    assert "do not hold the role ORGANIZER" in again.stderr
    several = (
        "--subject",
        "Minh",
        "--issuer",
        "https://id.example",
        "--under",
        "00",
        "--role",
        "AUDITOR",
        "--role",
        "READER",
    )
    both = run(seeded, "grant", "--name", "Minh", *several, "--until", "2099-01-01")
    assert (both.returncode, both.stderr) == (0, "Minh: AUDITOR under 00.\nMinh: READER under 00.\n")
    held = [line for line in run(seeded, "grants").stdout.splitlines() if "https://id.example" in line]
    assert [sum(one in line for line in held) for one in ("AUDITOR", "READER", "2099-01-01")] == [1, 1, 2]
    # what is held already ends it; what was granted before that stands, as it says
    more = run(seeded, "grant", "--name", "Minh", *several[:-4], "--role", "INSPECTOR", "--role", "READER")
    assert (more.returncode, more.stderr.splitlines()[0]) == (1, "Minh: INSPECTOR under 00.")
    assert run(seeded, "grant", "--name", "Minh", *several[:-4]).returncode == 2


def test_a_member_is_erased_once_and_not_by_a_trial(seeded: Path) -> None:
    asked = ("erase", gid("Member", "m00001"), "--reason", "Theo yêu cầu", "--decision", "9-QĐ/TU")
    tried = run(seeded, *asked, "--dry-run")
    assert (tried.returncode, "nothing was done" in tried.stderr) == (0, True), tried.stderr
    done = run(seeded, *asked)
    assert (done.returncode, "erased" in done.stderr) == (0, True), done.stderr
    again = run(seeded, *asked)
    assert (again.returncode, "were erased" in again.stderr) == (1, True), again.stderr


def test_tokens_are_made_here_for_development_alone(tmp_path: Path) -> None:
    found = hierarchy("token", "--as", "Lan", GRAPH_URL=f"embedded:{tmp_path}")
    assert (found.exit_code, found.output.count("\n")) == (2, 1)
    assert "AUTH=development" in found.output


def test_an_address_that_others_reach_is_refused_where_nobody_has_to_say_who_they_are(tmp_path: Path) -> None:
    found = hierarchy("serve", "--host", "0.0.0.0", GRAPH_URL=f"embedded:{tmp_path}")  # noqa: S104  # to be refused
    assert (found.exit_code, found.output.count("\n")) == (2, 1)
    assert "AUTH=tokens" in found.output


def test_what_goes_out_by_itself_is_set_up_and_told(seeded: Path, tmp_path: Path) -> None:
    """Calendars, webhooks, networks; what cannot be meant ends with 2 before the graph is opened."""
    sets = {"GRAPH_URL": f"embedded:{seeded}", "WEBHOOKS": "hooks.example.org", "HOSTS": "party.example.org"}
    member, file = "TWVtYmVyOm0wMDAwMQ", str(tmp_path / "a.graphml")
    for wrong in ("webhook add https://a.example/", "calendar --close", "calendar --supervisor x"):
        assert hierarchy(*wrong.split(), **sets).exit_code == 2
    assert hierarchy("export", "offices", "--format", "jsonld", **sets).exit_code == 2
    address = hierarchy("calendar", "--supervisor", member, **sets).stdout
    assert re.fullmatch(r"https://party\.example\.org/calendar/[\w-]{43}\.ics\n", address)
    assert member in hierarchy("calendar", **sets).output
    identifier, key = hierarchy("webhook", "add", "https://hooks.example.org/in", **sets).stdout.split()
    listed = hierarchy("webhook", "list", **sets).output
    assert (identifier in listed, key in listed) == (True, False)
    assert [hierarchy("webhook", "remove", identifier, **sets).exit_code for _ in range(2)] == [0, 1]
    assert hierarchy("export", "organizations", "--format", "graphml", "-o", file, **sets).exit_code == 0
    assert "PART_OF" in Path(file).read_text(encoding="utf-8")
