"""A report as one HTML file: no script, no font, no picture from elsewhere."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from reports.heading import beginning, heading_of
from reports.model import Report
from reports.wording import LANGUAGES

TEMPLATES = Path(__file__).parent / "templates"


def page(report: Report, template: str, **values: object) -> str:
    """The whole file. Everything that the template shows is escaped."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["quoted"] = quoted
    styles = [(TEMPLATES / f"{name}.css").read_text(encoding="utf-8") for name in ("document", template)]
    return environment.get_template(f"{template}.html").render(
        report=report,
        wanted=report.wanted,
        words=LANGUAGES[report.wanted.language],
        heading=heading_of(report),
        beginning=beginning(report),
        style="".join(styles),
        **values,
    )


def quoted(text: str) -> Markup:
    """A text of CSS. A letter that could end the text or the style sheet is told by its number."""
    safe = "".join(one if one.isalnum() or one in " -–,." else f"\\{ord(one):x} " for one in text)
    return Markup(f'"{safe}"')  # noqa: S704  # nothing is left in it that means anything to CSS or HTML
