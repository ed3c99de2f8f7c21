"""The report of a year as one HTML file."""

from pathlib import Path

from reports.marks import WIDTH, bar
from reports.page import page
from reports.wording import LANGUAGES, Words
from reports.yearly.model import LEVELS, STATES, Row, YearlyReport, rated, share

PATTERNS = {
    "EXCELLENT": "#1f4e79",
    "GOOD": "#9dbbd8",
    "COMPLETED": "url(#stripes)",
    "NOT_COMPLETED": "#1a1a1a",
    "UNRATED": "#ffffff",
}
NAMES = {
    "EXCELLENT": "yearly_excellent",
    "GOOD": "yearly_good",
    "COMPLETED": "yearly_completed",
    "NOT_COMPLETED": "yearly_not_completed",
    "UNRATED": "yearly_unrated",
}


def name_of(row: Row, report: YearlyReport, words: Words) -> str:
    """What a row is called; the organization's own counts nothing of what is under it."""
    own = row.unit == report.subject.unit
    return words("yearly_itself", name=row.unit.name) if own else row.unit.name


def write_page(report: YearlyReport, path: Path) -> None:
    words = LANGUAGES[report.wanted.language]
    text = page(
        report,
        "yearly",
        levels=LEVELS,
        states=STATES,
        patterns=PATTERNS,
        names=NAMES,
        bar=lambda figures: bar(figures, sum(figures.values()), PATTERNS),
        bar_width=int(WIDTH),
        rated=rated,
        share=share,
        name_of=lambda row: name_of(row, report, words),
        sentences=sentences(report, words),
    )
    path.write_text(text, encoding="utf-8")


def sentences(report: YearlyReport, words: Words) -> list[str]:
    """The summary in sentences, from the figures as they were answered."""
    whole, year = report.whole, report.wanted.year
    told = [
        words("yearly_rated_sentence", year=year, **rated_of(whole, words)),
        words(
            "yearly_four_good_sentence",
            cells=words.number(whole.cells.met),
            all_cells=words.number(whole.cells.total),
            cells_share=words.percent(whole.cells.share),
            committees=words.number(whole.committees.met),
            all_committees=words.number(whole.committees.total),
            committees_share=words.percent(whole.committees.share),
        ),
    ]
    if not report.checked:
        return [*told, words("yearly_no_cap_sentence", day=words.day(report.wanted.on))]
    return [*told, words("yearly_cap_sentence", over=words.number(whole.over), checked=words.number(report.checked))]


def rated_of(whole: Row, words: Words) -> dict[str, str]:
    counts = whole.organizations
    all_ = sum(counts.values())
    return {
        "rated": words.number(rated(counts)),
        "organizations": words.number(all_),
        "share": words.percent(share(rated(counts), all_)),
        "excellent": words.percent(share(counts["EXCELLENT"], rated(counts))),
        "good": words.percent(share(counts["GOOD"], rated(counts))),
    }
