"""Reports of the `hierarchy` command: their questions are answered in process, as a client's are."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

import reports.review.page
import reports.review.questions
import reports.review.separated
import reports.review.workbook
import reports.supervision.page
import reports.supervision.questions
import reports.supervision.separated
import reports.supervision.workbook
import reports.yearly.page
import reports.yearly.questions
import reports.yearly.separated
import reports.yearly.workbook
from execution.asked import Asked
from execution.operations import Operation
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.engine.sessions import Graph, Reads
from graph.engine.state import check_ready, read_end
from graph.ledger.known_at import read_last_moment
from graph.model.keys import person_key
from reports.asking import Ask
from reports.model import Report, ReportRefused, Wanted
from reports.supervision.model import SupervisionReport, SupervisionWanted
from reports.wording import LANGUAGES
from resolvers.supervision.attendance.figures import LONGEST_BY_MONTH
from schema.build import HierarchySchema
from seeds.sizes import is_seeded
from wording.languages import Language

R = TypeVar("R", bound=Report)
W = TypeVar("W", bound=Wanted)
FORMS = (".html", ".xlsx", ".csv")


class Kind(NamedTuple, Generic[W, R]):
    """A kind of report: how it is asked for, how it is written as a page, a workbook, a table, and how long a period it
    can tell of at most, in days and in words."""

    read: Callable[[Ask, W], Awaitable[R]]
    page: Callable[[R, Path], None]
    workbook: Callable[[R, Path], None]
    separated: Callable[[R, Path], None]
    longest: timedelta
    too_long: str


async def read_supervision(ask: Ask, wanted: SupervisionWanted) -> SupervisionReport:
    """The report with its links by their supervisors' names, in the order of the Vietnamese alphabet."""
    report = await reports.supervision.questions.read_report(ask, wanted)
    ordered = sorted(report.links, key=lambda link: person_key(link.person.name, link.person.id))
    return replace(report, links=ordered)


SUPERVISION = Kind(
    read_supervision,
    reports.supervision.page.write_page,
    reports.supervision.workbook.write_workbook,
    reports.supervision.separated.write_separated,
    LONGEST_BY_MONTH,
    "five years: make one report a term",
)
REVIEW = Kind(
    reports.review.questions.read_report,
    reports.review.page.write_page,
    reports.review.workbook.write_workbook,
    reports.review.separated.write_separated,
    timedelta(days=40 * 366),
    "forty years: ask for fewer",
)
YEARLY = Kind(
    reports.yearly.questions.read_report,
    reports.yearly.page.write_page,
    reports.yearly.workbook.write_workbook,
    reports.yearly.separated.write_separated,
    timedelta(days=366),
    "a year",
)


def check(kind: Kind[Any, Any], since: date, until: date, out: Path) -> None:
    """Refuses what can be told before the graph is opened."""
    if since >= until:
        raise ReportRefused(f"--from ({since}) must be before --to ({until}): the period ends before that day.")
    if until - since > kind.longest:
        raise ReportRefused(f"--to ({until}) lies more than {kind.too_long} after --from ({since}).")
    if out.suffix.lower() not in FORMS:
        raise ReportRefused(f"--out must end in {', '.join(FORMS)}, not {out.suffix or out.name!r}.")
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


async def ask_report(graph: Graph, schema: HierarchySchema, kind: Kind[W, R], wanted: W) -> R:
    """The report, asked for and not yet written."""

    async def ask(query: str, variables: Mapping[str, Any]) -> Mapping[str, Any]:
        asked = Asked(Fetching(graph), View.whole(wanted.last_day, Language(wanted.language)), schema.limits.objects)
        found = await schema.operations.answer(Operation(query, variables), asked)
        if found.errors or found.data is None:
            raise ReportRefused(f"The report's question is refused: {found.errors[0].message}")
        return found.data

    return await kind.read(ask, wanted)


def write_report(kind: Kind[W, R], report: R, out: Path) -> None:
    """Writes the file in the form that its name says."""
    forms: Mapping[str, Callable[[R, Path], None]] = dict(
        zip(FORMS, (kind.page, kind.workbook, kind.separated), strict=True)
    )
    try:
        forms[out.suffix.lower()](report, out)
    except OSError as error:
        raise ReportRefused(f"{out} cannot be written ({error.strerror}): choose another --out.") from error
