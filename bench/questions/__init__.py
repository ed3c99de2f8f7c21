"""The questions of the bench: what is asked, for which day, about whom, and each contender's own text of it.

A text is the file `<contender>/<name>.graphql` beside this module; a question of an older day (T…) falls back to
the text of its plain form where a contender can ask both alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

TEXTS = Path(__file__).parent
TODAY = "2026-01-01"
BEFORE_THE_REFORM = "2025-06-30"
Parameters = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """`about` says whose codes it is asked for (`choosing`), `on` is its day; `shape` is the plain form's name."""

    name: str
    title: str
    about: str
    on: str = TODAY

    @property
    def shape(self) -> str:
        return self.name if self.on == TODAY else self.name.removeprefix("T")


PLAIN = (
    Question("S", "one organization, 7 fields", "any"),
    Question("M", "its path to the root and its children, 6 fields each", "committees"),
    Question("L", "the whole province, nested 4 deep", "province"),
    Question("XL", "the first 100 members by name, with posts and cells", ""),
    Question("V", "a cell's supervisors with their posts", "supervised"),
    Question("N", "member counts of every grassroots organization", ""),
)
DATED = tuple(
    Question(f"T{one.name}", f"{one.title}, as of {BEFORE_THE_REFORM}", one.about, BEFORE_THE_REFORM)
    for one in PLAIN
    if one.name in {"S", "M", "L"}
)
QUESTIONS: Mapping[str, Question] = {one.name: one for one in (*PLAIN, *DATED)}


def text_of(dialect: str, question: Question) -> str:
    """The GraphQL text of a question in a contender's own schema."""
    for name in (question.name, question.shape):
        file = TEXTS / dialect / f"{name}.graphql"
        if file.exists():
            return file.read_text(encoding="utf-8")
    raise LookupError(f"{dialect} has no text for {question.name}.")
