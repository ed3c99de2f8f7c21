"""Reports of the `hierarchy` command: their questions are answered in process, as a client's are."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from execution.asked import Asked
from execution.operations import Operation
from graph.cypher.fetch import Fetching
from graph.engine.sessions import Graph, Reads
from graph.engine.state import check_ready, read_end
from reports.model import Report, ReportRefused, Wanted
from reports.page import write_page
from reports.questions import read_report
from reports.separated import write_separated
from reports.wording import LANGUAGES
from reports.workbook import write_workbook
from resolvers.supervision.queries import LONGEST_BY_MONTH
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


async def source_of(graph: Graph, language: str) -> str:
    """What the data are: the seed and its number, or what was imported, and how far the ledger has come since.

    Raises a GraphError where the graph is not whole. A line's hash is as long as a person compares.
    """
    state, end = await check_ready(graph), await read_end(graph)
    words = LANGUAGES[language]
    loaded = words("loaded", source=state.source, rows=words.number(state.rows))
    if end is None:
        return loaded
    return f"{loaded}; " + words("ledger", line=words.number(end[0]), hash=end[1][:12])


async def is_synthetic(reads: Reads) -> bool:
    """Whether the members that the graph was filled with are invented: those of an import may be anybody."""
    return is_seeded((await check_ready(reads)).source)


async def ask_report(graph: Graph, schema: HierarchySchema, wanted: Wanted) -> Report:
    """The report, asked for and not yet written."""

    async def ask(query: str, variables: Mapping[str, Any]) -> Mapping[str, Any]:
        asked = Asked(Fetching(graph), wanted.last_day, schema.limits.objects)
        found = await schema.operations.answer(Operation(query, variables), asked)
        if found.errors or found.data is None:
            raise ReportRefused(f"The report's question is refused: {found.errors[0].message}")
        return found.data

    return await read_report(ask, wanted)


def write_report(report: Report, out: Path) -> None:
    """Writes the file in the form that its name says."""
    try:
        WRITERS[out.suffix.lower()](report, out)
    except OSError as error:
        raise ReportRefused(f"{out} cannot be written ({error.strerror}): choose another --out.") from error
