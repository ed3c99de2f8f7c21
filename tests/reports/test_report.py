"""The report on supervision: its numbers are the service's own, in every form and in both languages."""

import csv
import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, LiteralString
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from graph.engine.migrations import migrate
from graph.engine.state import READ_STATE, READY
from reports.model import ReportRefused
from reports.supervision.model import SupervisionWanted
from reports.wording import LANGUAGES
from seeds.sizes import source_name
from service.reports import SUPERVISION, ask_report, check, is_synthetic, ledger_of, source_of, write_report
from tests.conftest import Loaded
from tests.support.asking import SCHEMA, ask

pytestmark = pytest.mark.contract

SINCE, UNTIL, LAST = date(2024, 1, 1), date(2025, 1, 1), "2024-12-31"
PROVINCE = "49"
EN = LANGUAGES["en"]
NUMBERS = ("organizations", "supervised", "withoutStanding", "lapsed", "unsupervised")
VISITS = ("meetingsHeld", "visitsPossible", "attended", "required", "shortfall", "surplus")


def wanted(language: str) -> SupervisionWanted:
    return SupervisionWanted(PROVINCE, SINCE, UNTIL, language, "tiny, seed 1", date(2026, 1, 1), synthetic=True, top=10)


async def written(tiny: Loaded, path: Path, language: str = "en") -> str:
    await migrate(tiny.graph)
    write_report(SUPERVISION, await ask_report(tiny.graph, SCHEMA, SUPERVISION, wanted(language)), path)
    return path.read_text(encoding="utf-8-sig") if path.suffix != ".xlsx" else ""


async def answered(tiny: Loaded) -> dict[str, Any]:
    """The figures of the whole, as a client is answered."""
    found = await ask(tiny.graph, f'{{ organization(by: {{ code: "{PROVINCE}" }}, asOf: "{LAST}") {{ id: key }} }}')
    query = f"""query ($under: ID!) {{
      supervisionCoverage(under: $under, asOf: "{LAST}") {{ figures {{ {" ".join(NUMBERS)} }} }}
      attendance(of: {{ under: $under }}, from: "{SINCE}", to: "{UNTIL}") {{ figures {{ {" ".join(VISITS)} }} }} }}"""
    data = await ask(tiny.graph, query, {"under": found["organization"]["id"]})
    return {**data["supervisionCoverage"]["figures"], **data["attendance"]["figures"]}


async def test_the_table_has_the_numbers_that_a_client_is_answered(tiny: Loaded, tmp_path: Path) -> None:
    text = await written(tiny, tmp_path / "report.csv")
    rows = list(csv.reader(text.splitlines()))
    summary = {row[4]: row[5] for row in rows if row[0] == EN("summary")}
    figures = await answered(tiny)
    assert {name: summary[EN(name)] for name in (*NUMBERS, *VISITS)} == {
        name: str(figures[name]) for name in (*NUMBERS, *VISITS)
    }
    assert figures["organizations"] > 100
    assert figures["visitsPossible"] > figures["meetingsHeld"] > 1000


@pytest.mark.parametrize("language", ["vi", "en"])
async def test_the_page_has_them_too_and_asks_nothing_of_another_host(
    tiny: Loaded, tmp_path: Path, language: str
) -> None:
    page = await written(tiny, tmp_path / "report.html", language)
    figures = await answered(tiny)
    words = LANGUAGES[language]
    assert all(words.number(figures[name]) in page for name in (*NUMBERS, *VISITS))
    assert words("title") in page
    assert re.findall(r"(?:src|href)=|url\((?!#)|@import|https?://", page) == []


# the reader of the test does not know data bars, which the workbook has
@pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
async def test_the_workbook_has_them_too(tiny: Loaded, tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    await written(tiny, path)
    book = load_workbook(path, read_only=True)
    cells = {cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    figures = await answered(tiny)
    assert {figures[name] for name in (*NUMBERS, *VISITS)} <= cells
    book.close()


@pytest.mark.parametrize("language", ["vi", "en"])
async def test_a_report_says_how_far_the_ledger_had_come(tiny: Loaded, language: str) -> None:
    """Its time and number in words, its hash for machines; nothing of nodes and links (B19 of FAULTS)."""
    words = LANGUAGES[language]
    source = await source_of(tiny.graph, language, ZoneInfo("Asia/Ho_Chi_Minh"))
    last = (await ask(tiny.graph, "{ changes(first: 100) { nodes { seq at hash } } }"))["changes"]["nodes"][-1]
    at = datetime.fromisoformat(last["at"]).astimezone(ZoneInfo("Asia/Ho_Chi_Minh"))
    time, day = f"{at:%H:%M}", words.day(at.date())
    # the fixture loads rows of a seed
    assert source == words("ledger", data=words("sample"), time=time, day=day, line=words.number(last["seq"]))
    assert await ledger_of(tiny.graph) == f"{last['seq']}:{last['hash']}"


@pytest.mark.parametrize("synthetic", [True, False])
async def test_members_are_called_invented_only_where_they_are(
    tiny: Loaded, tmp_path: Path, *, synthetic: bool
) -> None:
    await migrate(tiny.graph)
    path = tmp_path / "report.html"
    write_report(
        SUPERVISION, await ask_report(tiny.graph, SCHEMA, SUPERVISION, replace(wanted("en"), synthetic=synthetic)), path
    )
    assert (EN("synthetic") in path.read_text(encoding="utf-8")) == synthetic


@pytest.mark.parametrize(
    ("source", "synthetic"),
    [(source_name("tiny", 1), True), (source_name("province", 20), True), ("imported", False), ("rows", False)],
)
async def test_a_graph_that_others_filled_is_not_taken_for_a_sample(source: str, *, synthetic: bool) -> None:
    class Filled:
        async def read(self, text: LiteralString, /, **_: Any) -> Any:
            assert text == READ_STATE
            return [READY, source, 1]

    assert await is_synthetic(Filled()) == synthetic


async def test_an_organization_that_is_not_there_is_refused_in_one_line(tiny: Loaded, tmp_path: Path) -> None:
    unknown = SupervisionWanted("no such code", SINCE, UNTIL, "en", "tiny", date(2026, 1, 1), synthetic=True)
    with pytest.raises(ReportRefused, match="no such code"):
        await ask_report(tiny.graph, SCHEMA, SUPERVISION, unknown)


def test_a_wrong_period_or_form_is_refused_before_the_graph_is_opened(tmp_path: Path) -> None:
    with pytest.raises(ReportRefused, match="--from"):
        check(SUPERVISION, UNTIL, SINCE, tmp_path / "report.csv")
    with pytest.raises(ReportRefused, match="more than five years"):
        check(SUPERVISION, date(2015, 1, 1), UNTIL, tmp_path / "report.csv")
    with pytest.raises(ReportRefused, match="--out"):
        check(SUPERVISION, SINCE, UNTIL, tmp_path / "report.pdf")
    with pytest.raises(ReportRefused, match="directory"):
        check(SUPERVISION, SINCE, UNTIL, tmp_path / "none" / "report.csv")
