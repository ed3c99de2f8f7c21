"""What a cell says: the one place where a cell of a file becomes a text, a code, a day, a number or a choice."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from graph.model.calendar import FIRST_DAY, LAST_DAY
from graph.model.keys import fold
from graph.model.sheets import Mark, mark_text
from graph.model.texts import composed, seen
from seeds.exchange.kinds import Column, Form
from wording.languages import Language, day_in
from wording.said import Said, say
from wording.texts.labels import TEXTS as LABELS

MOST_DIGITS = 15
"""A number of more digits has lost some already: spreadsheets keep so many."""
LONGEST_SHOWN = 60
DAY = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
MONTH = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{4})")
YEAR = re.compile(r"\d{4}")
SAID = (
    re.compile(r"(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE),
    re.compile(r"tháng\s+(\d{1,2})(?:\s*[/.\-]\s*|\s+năm\s+)(\d{4})", re.IGNORECASE),
    re.compile(r"năm\s+(\d{4})", re.IGNORECASE),
)
"""Days, months and years as people say them: ngày 1 tháng 7 năm 2025."""
POINTS = re.compile(r"\d{1,6}(?:[.,]\d{1,6})?")
BETWEEN = re.compile(r"[;\n+]")
BETWEEN_MARKS = re.compile(r"[;\n]")
ESCAPED = re.compile(r"^'(?='*[=+\-@|%\t\r\n])")
"""What an export puts before a text that a spreadsheet would compute."""


class Unread(Exception):
    """A cell that cannot be read: why, and what to do about it."""

    def __init__(self, said: Said, todo: Said) -> None:
        super().__init__(str(said))
        self.said, self.todo = said, todo


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a file: its value, its number format, and what is wrong with it before anybody asks what it means."""

    value: Any = None
    format: str = "General"
    fault: str = ""

    @property
    def shown(self) -> str:
        """The value as it is told to people."""
        value = self.value
        if isinstance(value, date):
            day = value.date() if isinstance(value, datetime) else value
            return day_in(Language.VI, day)
        text = number_text(value, self.format) if isinstance(value, int | float) else str(value or "")
        return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


EMPTY = Cell()
FAULTS: Mapping[str, tuple[str, str]] = {
    "formula": ("CELL_NOT_COMPUTED", "DO_SAVE_IN_EXCEL"),
    "error": ("CELL_ERROR", "DO_MEND_FORMULA"),
}


def text_of(cell: Cell) -> str:
    """The cell as a text, without what nobody sees; empty where it has none."""
    if isinstance(cell.value, date):
        return cell.shown
    if isinstance(cell.value, int | float):
        return number_text(cell.value, cell.format)
    return composed(seen(str(cell.value))) if cell.value is not None else ""


def number_text(value: float, form: str) -> str:
    """A number as it is shown: with the zeros of its format, whole where it is whole."""
    if isinstance(value, bool) or not float(value).is_integer():
        return str(value)
    zeros = len(form) if form and not form.strip("0") else 0
    return f"{int(value):0{zeros}d}"


def read_cell(cell: Cell, column: Column) -> Any:
    """What the cell says, None where it is empty. Raises `Unread`."""
    if cell.fault:
        code, todo = FAULTS[cell.fault]
        raise Unread(say(code), say(todo))
    text = text_of(cell)
    if not text:
        return None
    return READ[column.form](cell, text, column)


def read_text(_: Cell, text: str, __: Column) -> str:
    legacy = legacy_name(text)
    if legacy:
        raise Unread(say("OLD_LETTERS", encoding=legacy), say("DO_CONVERT"))
    return text


def read_code(cell: Cell, text: str, _: Column) -> str:
    value = cell.value
    if isinstance(value, int | float):
        if not float(value).is_integer():
            raise Unread(say("NO_CODE"), say("DO_TEXT_CELL"))
        if abs(value) >= 10**MOST_DIGITS:
            raise Unread(say("DIGITS_LOST", most=MOST_DIGITS), say("DO_TEXT_CELL"))
    return text


def read_day(cell: Cell, text: str, column: Column) -> date:
    """Day first, whatever would fit otherwise."""
    if isinstance(cell.value, date):
        return inside(cell.value.date() if isinstance(cell.value, datetime) else cell.value)
    text = next(("/".join(found.groups()) for one in SAID if (found := one.fullmatch(text))), text)
    if column.year and YEAR.fullmatch(text):
        return made(int(text), 1, 1)
    if YEAR.fullmatch(text):
        raise Unread(say("YEAR_NOT_DAY"), say("DO_DAY"))
    if isinstance(cell.value, int | float):
        raise Unread(say("NUMBER_NOT_DAY"), say("DO_DAY"))
    if found := DAY.fullmatch(text):
        return made(int(found[3]), int(found[2]), int(found[1]))
    if found := ISO.fullmatch(text):
        return made(int(found[1]), int(found[2]), int(found[3]))
    if found := MONTH.fullmatch(text):
        if column.month:
            return made(int(found[2]), int(found[1]), 1)
        raise Unread(say("MONTH_NOT_DAY"), say("DO_DAY"))
    raise Unread(say("NOT_A_DAY"), say("DO_DAY"))


def made(year: int, month: int, day: int) -> date:
    try:
        return inside(date(year, month, day))
    except ValueError:
        raise Unread(say("NOT_IN_CALENDAR"), say("DO_DAY")) from None


def inside(day: date) -> date:
    if not FIRST_DAY <= day <= LAST_DAY:
        raise Unread(say("DAY_FAR_OFF", first=FIRST_DAY, last=LAST_DAY), say("DO_DAY"))
    return day


def read_number(cell: Cell, text: str, _: Column) -> int:
    if isinstance(cell.value, float | int) and not isinstance(cell.value, bool) and float(cell.value).is_integer():
        return int(cell.value)
    if not re.fullmatch(r"\d{1,9}", text):
        raise Unread(say("NOT_A_NUMBER"), say("DO_NUMBER"))
    return int(text)


def read_points(_: Cell, text: str, __: Column) -> float:
    """Points, with a comma or a dot before their parts."""
    if not POINTS.fullmatch(text):
        raise Unread(say("NO_POINTS"), say("DO_POINTS"))
    return float(text.replace(",", "."))


def read_marks(cell: Cell, _: str, column: Column) -> list[str]:
    """The points of each criterion, as assessments store them."""
    parts = [composed(seen(part)) for part in BETWEEN_MARKS.split(str(cell.value))]
    named = [part.rpartition("=") for part in parts if part]
    if not all(criterion.strip() and equals for criterion, equals, _ in named):
        raise Unread(say("NO_MARKS"), say("DO_MARKS"))
    return [mark_text(Mark(name.strip(), read_points(cell, text.strip(), column))) for name, _, text in named]


def read_choice(_: Cell, text: str, column: Column) -> str:
    return chosen(text, column.choices)


def read_choices(cell: Cell, _: str, column: Column) -> list[str]:
    whole = BETWEEN.split(str(cell.value))
    # labels hold no commas where several may be chosen
    parts = [part for piece in whole for part in piece.split(",")]
    return sorted({chosen(cleaned, column.choices) for part in parts if (cleaned := composed(seen(part)))})


def chosen(text: str, enumeration: str) -> str:
    found = choices_of(enumeration).get(fold(text))
    if found is None:
        known = [say(f"{enumeration}.{value}") for value in labels_of(enumeration)]
        raise Unread(say("NO_SUCH_CHOICE"), say("DO_CHOOSE", choices=known))
    return found


def labels_of(enumeration: str) -> dict[str, tuple[str, str]]:
    """The labels of an enumeration, (Vietnamese, English) by value."""
    return {code.split(".")[1]: words for code, words in LABELS.items() if code.startswith(f"{enumeration}.")}


@lru_cache
def choices_of(enumeration: str) -> Mapping[str, str]:
    """The values of an enumeration by whatever they may be written as, folded."""
    return {
        fold(text): value
        for value, words in labels_of(enumeration).items()
        for text in (value.replace("_", " "), *words)
    }


READ: Mapping[Form, Callable[[Cell, str, Column], Any]] = {
    Form.TEXT: read_text,
    Form.CODE: read_code,
    Form.DAY: read_day,
    Form.NUMBER: read_number,
    Form.POINTS: read_points,
    Form.MARKS: read_marks,
    Form.CHOICE: read_choice,
    Form.CHOICES: read_choices,
}

OF_TCVN3 = frozenset("µ¸¶·¹¨»¾¼½Æ©ÇË®ÎÏÑªÖ×ØÜÞß«æç¬î\u00ad÷þ")
"""Signs that stand within no Vietnamese word, and in every text of that old encoding that was taken for another."""
OF_VNI = re.compile("a[âêáàåäãéèúüë]|e[âáàåäã]|o[âäå]|ñ[aeiouyöô]|ö[ùøûõï]", re.IGNORECASE)
"""A letter and its sign as two, as no Vietnamese word has them."""


def legacy_name(text: str) -> str:
    """The name of the old encoding that a text is in, if it looks like one."""
    if OF_TCVN3 & set(text):
        return "TCVN3 (.VnTime)"
    return "VNI-Windows" if OF_VNI.search(text) else ""
