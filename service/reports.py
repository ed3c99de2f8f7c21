"""Reports of the `hierarchy` command: their questions are answered in process, as a client's are."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from execution.asked import Asked
from execution.operations import Operation
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.engine.sessions import Graph, Reads
from graph.engine.state import check_ready, read_end
from graph.ledger.known_at import read_last_moment
from graph.model.keys import person_key
from reports.model import Report, ReportRefused, Wanted
from reports.page import write_page
from reports.questions import read_report
from reports.separated import write_separated
from reports.wording import LANGUAGES
from reports.workbook import write_workbook
from resolvers.supervision.attendance.figures import LONGEST_BY_MONTH
from schema.build import HierarchySchema
from seeds.sizes import is_seeded

WRITERS: Mapping[str, Callable[[Report, Path], None]] = {
    ".html": write_page,
    ".xlsx": write_workbook,
    ".csv": write_separated,
}


def check(since: date, until: date, out: Path) -> None:
    """Refuses what can be told before the graph is opened."""
    if since >= until:
        raise ReportRefused(f"--from ({since}) must be before --to ({until}): the period ends before that day.")
    if until - since > LONGEST_BY_MONTH:
        raise ReportRefused(f"--to ({until}) lies more than five years after --from ({since}): make one report a term.")
    if out.suffix.lower() not in WRITERS:
        raise ReportRefused(f"--out must end in {', '.join(WRITERS)}, not {out.suffix or out.name!r}.")
    if not out.resolve().parent.is_dir():
        raise ReportRefused(f"--out: the directory {out.resolve().parent} is not there; make it first.")


async def source_of(graph: Graph, language: str, zone: ZoneInfo) -> str:
    """What the data are, in words: invented or not, and up to which change they go, as far as a ledger is kept.

    Raises a GraphError where the graph is not whole.
    """
    state, end, last = await check_ready(graph.newest), await read_end(graph), await read_last_moment(graph)
    words = LANGUAGES[language]
    data = words("sample" if is_seeded(state.source) else "data")
    if end is None or last is None:
        return data
    at = datetime.fromisoformat(last).astimezone(zone)
    return words("ledger", data=data, time=f"{at:%H:%M}", day=words.day(at.date()), line=words.number(end[0]))


async def ledger_of(graph: Graph) -> str:
    """Where the ledger ends, as `number:hash`, for machines that compare; empty where none is kept."""
    end = await read_end(graph)
    return "" if end is None else f"{end[0]}:{end[1]}"


async def is_synthetic(reads: Reads) -> bool:
    """Whether the members that the graph was filled with are invented: those of an import may be anybody."""
    return is_seeded((await check_ready(reads)).source)


def by_name(report: Report) -> Report:
    """The report with its links by their supervisors' names, in the order of the Vietnamese alphabet."""
    ordered = sorted(report.links, key=lambda link: person_key(link.person.name, link.person.id))
    return replace(report, links=ordered)


async def ask_report(graph: Graph, schema: HierarchySchema, wanted: Wanted) -> Report:
    """The report, asked for and not yet written."""

    async def ask(query: str, variables: Mapping[str, Any]) -> Mapping[str, Any]:
        asked = Asked(Fetching(graph), View.whole(wanted.last_day), schema.limits.objects)
        found = await schema.operations.answer(Operation(query, variables), asked)
        if found.errors or found.data is None:
            raise ReportRefused(f"The report's question is refused: {found.errors[0].message}")
        return found.data

    return by_name(await read_report(ask, wanted))


def write_report(report: Report, out: Path) -> None:
    """Writes the file in the form that its name says."""
    try:
        WRITERS[out.suffix.lower()](report, out)
    except OSError as error:
        raise ReportRefused(f"{out} cannot be written ({error.strerror}): choose another --out.") from error
