"""A private PostgreSQL for PostGraphile: a cluster of its own with the graph's rows.

Needs Debian's `postgresql` package. PostgreSQL refuses to run as root: then the cluster belongs to the user `postgres`.
"""

import csv
import os
import secrets
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from bench.processes import free_port
from graph.model.tables import OPEN_END
from seeds.draft.rows import Rows

PEERS = Path(__file__).parent / "peers"
USER = "postgres"
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "shared_buffers": "1GB",
    "effective_cache_size": "4GB",
    "work_mem": "64MB",
    "random_page_cost": "1.1",
    "jit": "off",
    "max_connections": "100",
}
Table = Iterable[Sequence[object]]


class CannotSetUp(Exception):
    """A contender that cannot be set up here; the message says what is missing."""


def programs() -> Path:
    """The folder of PostgreSQL's own programs, which Debian keeps off the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path is None:
        raise CannotSetUp("PostgreSQL is not installed (Debian: apt-get install postgresql).")
    return Path(on_path).resolve().parent


def version() -> str:
    """As `postgres --version` has it: `postgres (PostgreSQL) 15.14 (Debian …)`."""
    return output([str(programs() / "postgres"), "--version"]).split()[2]


def output(command: Sequence[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603


def as_user(command: Sequence[str]) -> list[str]:
    return ["runuser", "-u", USER, "--", *command] if os.geteuid() == 0 else list(command)


def ran(command: Sequence[str], **environment: str) -> None:
    done = subprocess.run(  # noqa: S603
        as_user(command), env={**os.environ, **environment}, capture_output=True, text=True, check=False, cwd="/"
    )
    if done.returncode:
        raise CannotSetUp(f"{Path(command[0]).name} failed: {(done.stderr or done.stdout).strip()[-500:]}")


@contextmanager
def cluster(directory: Path, rows: Rows) -> Iterator[tuple[str, int]]:
    """A running cluster with the rows: its address and the process id of its postmaster. Stopped at the end."""
    bin_, port, password = programs(), free_port(), secrets.token_hex(12)
    directory.mkdir(parents=True)
    directory.chmod(0o755)
    data, secret = directory / "data", directory / "password"
    secret.write_text(password)
    if os.geteuid() == 0:
        shutil.chown(directory, USER)
        shutil.chown(secret, USER)
    ran([
        str(bin_ / "initdb"), "-D", str(data), "-U", USER, "--encoding=UTF8", "--locale=C",
        "--auth=scram-sha-256", f"--pwfile={secret}", "--no-sync",
    ])  # fmt: skip
    options = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
    control = [str(bin_ / "pg_ctl"), "-D", str(data), "-w"]
    ran([*control, "-l", str(directory / "log"), "-o", f"-p {port} -k {directory} {options}", "start"])
    try:
        address = f"postgres://{USER}:{password}@127.0.0.1:{port}/postgres"
        fill(address, directory, rows)
        yield address, int((data / "postmaster.pid").read_text().split()[0])
    finally:
        ran([*control, "-m", "fast", "stop"])


def fill(address: str, directory: Path, rows: Rows) -> None:
    psql = [str(programs() / "psql"), "--no-psqlrc", "--quiet", "-v", "ON_ERROR_STOP=1", address]
    ran([*psql, "-f", readable(directory, PEERS / "tables.sql")])
    commands: list[str] = []
    for name, table in tables(rows).items():
        file = directory / f"{name}.csv"
        with file.open("w", encoding="utf-8", newline="") as opened:
            csv.writer(opened).writerows(table)
        commands += ["-c", f"\\copy hierarchy.{name} from '{file}' csv"]
    ran([*psql, *commands])
    ran([*psql, "-f", readable(directory, PEERS / "functions.sql")])


def readable(directory: Path, file: Path) -> str:
    """A copy where the cluster's user may read it: a checkout may lie in somebody's home."""
    return str(shutil.copy(file, directory / file.name))


def tables(rows: Rows) -> Mapping[str, Table]:
    """Every table of tables.sql with its rows, columns in the order of their declaration."""
    nodes, links = rows.nodes, rows.links
    profiles = {row["id"]: row for row in nodes["Profile"]}
    organization = (
        "id", "code", "sector", "since", "until", "confirmedOn",
        "profileSince", "name", "shortName", "level", "sortKey",
    )  # fmt: skip
    member = ("id", "name", "sortKey", "admittedOn", "officialOn", "since", "until")
    return {
        "organization": (values(row, organization) for row in nodes["Organization"]),
        "headcount": (entry for row in nodes["Organization"] for entry in headcounts(row)),
        "profile": (
            (start, *values(row, ("since", "until")), *values(profiles[end], ("name", "shortName", "level", "sortKey")))
            for start, end, row in links["HAS_PROFILE"]
        ),
        "part_of": linked(links["PART_OF"], "since", "until"),
        "member": (values(row, member) for row in nodes["Member"]),
        "membership": linked(
            links["MEMBER_OF"], "kind", "standing", "circumstance", "since", "until", "endReason"
        ),
        "post": linked(links["HOLDS"], "body", "role", "since", "until", "decision"),
        "supervision": linked(links["SUPERVISES"], "duties", "since", "until", "decision", "visitsPerYear"),
    }  # fmt: skip


def linked(table: Iterable[tuple[str, str, Mapping[str, Any]]], *names: str) -> Iterator[Sequence[object]]:
    return ((start, end, *values(row, names)) for start, end, row in table)


def values(row: Mapping[str, Any], names: Sequence[str]) -> Sequence[object]:
    return tuple(text_of(row.get(name)) for name in names)


def text_of(value: Any) -> object:
    """As COPY reads it: an array in braces, None as an empty field."""
    return "{" + ",".join(value) + "}" if isinstance(value, list) else value


def headcounts(row: Mapping[str, Any]) -> Iterator[Sequence[object]]:
    """The series of an organization as dated rows: each entry holds until the next one."""
    days = [date.fromisoformat(day) for day in row.get("countedFrom") or []]
    for place, since in enumerate(days):
        until = days[place + 1] if place + 1 < len(days) else OPEN_END
        yield row["id"], since, until, row["countedOfficial"][place], row["countedProbationary"][place]
