"""The `hierarchy` command while the service runs on the same embedded graph, from any folder, and on graphs that cannot
be opened."""

import errno
import http.client
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.engine.directory import locked
from graph.engine.errors import GraphError
from graph.engine.running import FILE, announced, read_address
from graph.engine.settings import Address, GraphSettings
from graph.ledger.archive import open_archive
from graph.ledger.snapshot import check
from tests.graph.test_archive import PUBLISHED
from tests.service.test_cli import environment
from tests.service.test_commands import free_port, hierarchy, refusal
from tests.service.test_kept_directories import move

pytestmark = pytest.mark.engine

ROOT = Path(__file__).parents[2]
WRAPPER = str(ROOT / "hierarchy")
REPORT = ("report", "supervision", "--under", "49", "--from", "2024-01-01", "--to", "2025-01-01")
RENAME = 'mutation { renameOrganization(input: { organization: "T3JnYW5pemF0aW9uOm8x", name: "X" }) { dryRun } }'
AS_NOBODY = """
import os, sys
os.setgid(65534); os.setuid(65534)
from pathlib import Path
from graph.engine.directory import check_there
from graph.engine.errors import GraphError
try:
    check_there(Path(sys.argv[1]))
except GraphError as error:
    print(error)
"""
SECONDS = 90.0


@pytest.fixture(scope="module")
def graph(seeded_tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An embedded graph with the tiny seed."""
    return shutil.copytree(seeded_tiny, tmp_path_factory.mktemp("beside") / "graph")


@pytest.fixture(scope="module")
def served(graph: Path) -> Iterator[str]:
    """The port of a service on the graph."""
    port = free_port()
    process = subprocess.Popen([WRAPPER, "serve", "--port", port], env=environment(graph), stderr=subprocess.DEVNULL)
    try:
        wait_until_ready(port)
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def wait_until_ready(port: str) -> None:
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        try:
            if asked(port, "GET", "/readyz")[0] == 200:
                return
        except OSError:
            pass
        time.sleep(0.2)
    pytest.fail("the service is not ready")


def asked(port: str, method: str, path: str, body: str | None = None) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=30)
    connection.request(method, path, body, {"content-type": "application/json"})
    answer = connection.getresponse()
    found = answer.status, answer.read().decode()
    connection.close()
    return found


def command(folder: Path, graph: Path | None, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The wrapper script, run in a folder."""
    given = environment(graph or Path())
    if graph is None:
        del given["GRAPH_URL"]
    return subprocess.run([WRAPPER, *arguments], cwd=folder, env=given, capture_output=True, text=True, check=False)


def test_commands_that_look_answer_beside_a_running_service(graph: Path, served: str, tmp_path: Path) -> None:
    """FAULTS B16, B13: through its Bolt port and the password in a file of its owner's; paths are the caller's."""
    (tmp_path / "q.graphql").write_text("{ roots { name } }", encoding="utf-8")
    for arguments, told in (
        (("explain", "q.graphql"), "Statement 1 of 1"),
        ((*REPORT, "--out", "here.html"), "here.html"),
        (("backup", "here.backup"), "nodes and links"),
    ):
        found = command(tmp_path, graph, *arguments)
        assert found.returncode == 0, (arguments, found.stderr)
        assert told in found.stdout + found.stderr
    # those that name no path: in this process, which is none of the service's either
    for asking, told in (
        ("status", "READY tiny, seed 1"),
        ("ledger verify", "nodes and links"),
        ("ledger rederive", "Nothing to set right"),
    ):
        looked = hierarchy(*asking.split(), GRAPH_URL=f"embedded:{graph}")
        assert looked.exit_code == 0, (asking, looked.output)
        assert told in looked.output
    assert (tmp_path / "here.backup").stat().st_mode & 0o777 == 0o600
    check(open_archive(tmp_path / "here.backup"), lambda *_: None)
    assert (tmp_path / "here.html").stat().st_mode & 0o777 == 0o666 & ~current_umask()
    assert asked(served, "GET", "/readyz")[0] == 200


def current_umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_what_would_take_the_graph_from_the_service_is_refused(graph: Path, served: str) -> None:
    """FAULTS B16."""
    found = command(ROOT, graph, "serve", "--port", free_port())
    assert (found.returncode, found.stderr.count("\n")) == (1, 1), found.stderr
    assert "is open in process" in found.stderr
    for arguments in (
        ("seed", "--size", "tiny", "--replace"),
        ("migrate",),
        ("move", "--to", "embedded:elsewhere"),
    ):
        assert "is open in process" in refusal(hierarchy(*arguments, GRAPH_URL=f"embedded:{graph}"))
    restored = hierarchy("restore", str(PUBLISHED), GRAPH_URL=f"embedded:{graph}")
    assert restored.exit_code == 1
    assert "is open in process" in restored.output.splitlines()[-1]
    assert asked(served, "GET", "/readyz")[0] == 200


def test_the_way_in_is_its_owners_alone(graph: Path, served: str) -> None:
    """FAULTS B16, D15."""
    assert (graph / FILE).stat().st_mode & 0o777 == 0o600
    assert sorted({path.stat().st_mode & 0o777 for path in graph.rglob("*") if path.is_file()}) == [0o600]
    assert {path.stat().st_mode & 0o777 for path in (graph, *graph.rglob("*")) if path.is_dir()} == {0o700}


def test_a_way_in_that_others_could_have_written_is_not_gone(tmp_path: Path) -> None:
    """FAULTS B16: neither an address elsewhere nor a file that others may read."""
    address = Address("bolt://127.0.0.1:1", "root", "secret", "hierarchy")
    with announced(tmp_path, address):
        assert read_address(tmp_path / FILE) == address
        (tmp_path / FILE).chmod(0o644)
        assert read_address(tmp_path / FILE) is None
    assert not (tmp_path / FILE).exists()
    with announced(tmp_path, Address("bolt://elsewhere:7687", "root", "secret", "hierarchy")):
        assert read_address(tmp_path / FILE) is None
    assert read_address(tmp_path / FILE) is None


def test_the_graph_that_no_setting_names_is_the_checkouts(tmp_path: Path) -> None:
    """FAULTS B13: run elsewhere, `data/graph` is still the checkout's."""
    assert GraphSettings().url == f"embedded:{ROOT / 'data' / 'graph'}"
    found = command(tmp_path, None, "status")
    assert not (tmp_path / "data").exists()
    assert str(ROOT / "data" / "graph") in found.stdout + found.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("status",),
        ("ledger", "verify"),
        ("ledger", "rederive"),
        ("migrate",),
        ("adopt",),
        ("plan",),
        ("explain", "{ roots { id } }"),
        ("serve",),
    ],
)
def test_nothing_is_made_by_looking(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """FAULTS B14: neither where nothing is nor in a folder of other files."""
    (tmp_path / "notes.txt").touch()
    for place in (tmp_path / "typo", tmp_path):
        told = refusal(hierarchy(*arguments, GRAPH_URL=f"embedded:{place}", PORT=free_port()))
        assert told == (
            f"There is no graph in {place}: check GRAPH_URL, or fill one with `hierarchy seed` or `hierarchy demo`.\n"
        )
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_no_graph_is_made_among_other_files(tmp_path: Path) -> None:
    """FAULTS B14: a typo in the address of a seed."""
    (tmp_path / "notes.txt").touch()
    assert "holds other files (notes.txt)" in refusal(
        hierarchy("seed", "--size", "tiny", GRAPH_URL=f"embedded:{tmp_path}")
    )
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_service_whose_directory_is_gone_is_not_ready_and_refuses_changes(graph: Path, tmp_path: Path) -> None:
    """FAULTS D19, over HTTP."""
    shutil.copytree(graph, tmp_path / "graph", ignore=shutil.ignore_patterns(FILE))
    port = free_port()
    process = subprocess.Popen(
        [WRAPPER, "serve", "--port", port], env=environment(tmp_path / "graph"), stderr=subprocess.DEVNULL
    )
    try:
        wait_until_ready(port)
        move(tmp_path / "graph")
        status, body = asked(port, "GET", "/readyz")
        assert (status, "was removed, moved or replaced" in body) == (503, True)
        change = (
            'mutation { renameOrganization(input: { organization: "T3JnYW5pemF0aW9uOm8x", name: "X" }) { dryRun } }'
        )
        _, body = asked(port, "POST", "/graphql", json.dumps({"query": change}))
        assert json.loads(body)["errors"][0]["extensions"]["code"] == "GRAPH_UNAVAILABLE"
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


@pytest.mark.parametrize(
    ("number", "advice"),
    [
        (errno.EROFS, "read-only: mount it for writing"),
        (errno.EACCES, "belongs to another user: run the command as that user"),
        (errno.EMFILE, "raise `ulimit -n`"),
        (errno.ENOSPC, "the disk is full"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_a_directory_that_cannot_be_opened_is_one_line_that_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, advice: str
) -> None:
    """FAULTS D25, B15."""

    def failing(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "open", failing)
    with pytest.raises(GraphError, match="cannot be opened; ") as raised, locked(tmp_path):
        pass
    assert advice in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_the_directory_of_another_user_is_one_line(graph: Path, tmp_path: Path) -> None:
    """FAULTS B15, D25, with a real other user."""
    shutil.copytree(graph, tmp_path / "graph", ignore=shutil.ignore_patterns(FILE))
    (tmp_path / "graph").chmod(0o700)
    for path in (tmp_path, *tmp_path.parents[:-1]):
        if path.stat().st_mode & 0o005 != 0o005:
            pytest.skip(f"others may not enter {path}")
    found = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, str(tmp_path / "graph")], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "belongs to another user: run the command as that user" in found.stdout


def test_few_file_handles_are_one_line(graph: Path, tmp_path: Path) -> None:
    """FAULTS D25."""
    shutil.copytree(graph, tmp_path / "graph", ignore=shutil.ignore_patterns(FILE))
    found = subprocess.run(
        ["/bin/sh", "-c", f"ulimit -n 64; exec {WRAPPER} status"],
        env=environment(tmp_path / "graph"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 1
    assert found.stderr == "This process may open 64 files, and the graph needs 512: raise it with `ulimit -n`.\n"
