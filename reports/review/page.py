"""The review as one HTML file."""

from pathlib import Path

from reports.page import page
from reports.review.drawing import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, panel
from reports.review.model import ReviewReport
from reports.review.wording import figure_text, value_text
from reports.wording import LANGUAGES

BETTER = {"MORE": "review_more", "FEWER": "review_fewer", "NEITHER": "review_neither"}


def write_page(report: ReviewReport, path: Path) -> None:
    words = LANGUAGES[report.wanted.language]
    chapters = [
        (chapter, [panel(one, report, words) for one in indicators if one.is_known],
         [one for one in indicators if not one.is_known])
        for chapter, indicators in report.chapters()
    ]  # fmt: skip
    text = page(
        report,
        "review",
        chapters=chapters,
        stated=any(point.is_stated for one in report.indicators for point in one.points),
        aims=any(point.target for one in report.indicators for point in one.points),
        value_text=value_text,
        figure_text=figure_text,
        better=BETTER,
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=RIGHT,
        top=TOP,
        bottom=BOTTOM,
    )
    path.write_text(text, encoding="utf-8")
