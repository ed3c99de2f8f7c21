"""The report on supervision as one HTML file."""

from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from reports.marks import FIRST_DARK, SHADES, WIDTH, bar, shade
from reports.model import Figures
from reports.page import page
from reports.supervision.model import STATES, Link, SupervisionReport
from reports.wording import LANGUAGES, Words

PATTERNS = {
    "supervised": "#1f4e79",
    "withoutStanding": "url(#stripes)",
    "lapsed": "url(#dots)",
    "unsupervised": "#ffffff",
}
MOST_LINKS = 600
"""As many are printed all; of more, those of the supervisors shown, as a province would fill a hundred sheets."""
SUPERVISOR_FIGURES = ("visitsPossible", "attended", "required", "shortfall", "surplus", "lastVisit")
LINK_FIGURES = ("required", "attended", "shortfall", "surplus", "lastVisit")


def write_page(report: SupervisionReport, path: Path) -> None:
    words = LANGUAGES[report.wanted.language]
    text = page(
        report,
        "supervision",
        states=STATES,
        patterns=PATTERNS,
        shades=SHADES,
        first_dark=FIRST_DARK,
        bar=lambda figures: bar(figures, figures["organizations"], PATTERNS),
        bar_width=int(WIDTH),
        shade=shade,
        groups=sorted(report.groups, key=lambda group: (group.share, -group.coverage["organizations"])),
        months=report.wanted.months(),
        month_names=month_names(report, words),
        sentences=sentences(report, words),
        supervisor_figures=SUPERVISOR_FIGURES,
        link_figures=LINK_FIGURES,
        followed=followed(report),
    )
    path.write_text(text, encoding="utf-8")


def followed(report: SupervisionReport) -> list[list[Link]]:
    """The links that are printed, those of each supervisor together."""
    shown = {one.person.id for one in report.supervisors}
    links = [link for link in report.links if len(report.links) <= MOST_LINKS or link.person.id in shown]
    return [list(own) for _, own in groupby(links, key=lambda link: link.person.id)]


def month_names(report: SupervisionReport, words: Words) -> dict[date, str]:
    months = report.wanted.months()
    several = len({month.year for month in months}) > 1
    return {month: words.month(month, several_years=several) for month in months}


def sentences(report: SupervisionReport, words: Words) -> list[str]:
    """The summary in sentences, from the figures as they were answered."""
    coverage, due = report.coverage, report.due
    last = words.day(report.wanted.last_day)
    covered = words(
        "covered_sentence",
        supervised=words.number(coverage["supervised"]),
        organizations=words.number(coverage["organizations"]),
        share=words.percent(share_of(coverage)),
        rest=words.number(coverage["organizations"] - coverage["supervised"]),
    )
    counts = {name: words.number(due[key]) for name, key in
              (("total", "total"), ("overdue", "overdue"), ("never", "neverVisited"))}  # fmt: skip
    return [covered, visits_sentence(report.attendance, words), words("due_sentence", last=last, **counts)]


def visits_sentence(attendance: Figures, words: Words) -> str:
    if not attendance["visitsPossible"]:
        return words("no_meetings_sentence")
    numbers: dict[str, Any] = {
        name: words.number(attendance[name])
        for name in ("meetingsHeld", "visitsPossible", "attended", "required", "shortfall", "surplus")
    }
    return words("visits_sentence", rate=words.percent(attendance["rate"]), **numbers)


def share_of(coverage: Figures) -> float | None:
    return coverage["supervised"] / coverage["organizations"] if coverage["organizations"] else None
