"""The report as one HTML file: no script, no font, no picture from elsewhere."""

from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from reports.heading import beginning, heading_of
from reports.marks import FIRST_DARK, PATTERNS, SHADES, WIDTH, bar, shade
from reports.model import STATES, Figures, Link, Report
from reports.wording import LANGUAGES, Words

TEMPLATES = Path(__file__).parent / "templates"
MOST_LINKS = 600
"""As many are printed all; of more, those of the supervisors shown, as a province would fill a hundred sheets."""
SUPERVISOR_FIGURES = ("visitsPossible", "attended", "required", "shortfall", "surplus", "lastVisit")
LINK_FIGURES = ("required", "attended", "shortfall", "surplus", "lastVisit")


def write_page(report: Report, path: Path) -> None:
    path.write_text(page(report), encoding="utf-8")


def page(report: Report) -> str:
    """The whole file. Everything that the template shows is escaped."""
    words = LANGUAGES[report.wanted.language]
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["quoted"] = quoted
    return environment.get_template("supervision.html").render(
        report=report,
        wanted=report.wanted,
        words=words,
        states=STATES,
        patterns=PATTERNS,
        shades=SHADES,
        first_dark=FIRST_DARK,
        bar=bar,
        bar_width=int(WIDTH),
        shade=shade,
        groups=sorted(report.groups, key=lambda group: (group.share, -group.coverage["organizations"])),
        months=report.wanted.months(),
        month_names=month_names(report, words),
        sentences=sentences(report, words),
        supervisor_figures=SUPERVISOR_FIGURES,
        link_figures=LINK_FIGURES,
        followed=followed(report),
        heading=heading_of(report),
        beginning=beginning(report),
        style=(TEMPLATES / "supervision.css").read_text(encoding="utf-8"),
    )


def followed(report: Report) -> list[list[Link]]:
    """The links that are printed, those of each supervisor together."""
    shown = {one.person.id for one in report.supervisors}
    links = [link for link in report.links if len(report.links) <= MOST_LINKS or link.person.id in shown]
    return [list(own) for _, own in groupby(links, key=lambda link: link.person.id)]


def quoted(text: str) -> Markup:
    """A text of CSS. A letter that could end the text or the style sheet is told by its number."""
    safe = "".join(one if one.isalnum() or one in " -–,." else f"\\{ord(one):x} " for one in text)
    return Markup(f'"{safe}"')  # noqa: S704  # nothing is left in it that means anything to CSS or HTML


def month_names(report: Report, words: Words) -> dict[date, str]:
    months = report.wanted.months()
    several = len({month.year for month in months}) > 1
    return {month: words.month(month, several_years=several) for month in months}


def sentences(report: Report, words: Words) -> list[str]:
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
