"""What stands above and below a Party document, by Hướng dẫn 36-HD/VPTW as far as it is known: the Party's name, the
committee, the number, place and date; recipients and who signs. Number and signature are left open."""

from dataclasses import dataclass

from reports.model import Report
from reports.posts import committee_of, place_of, symbol_of
from reports.wording import LANGUAGES

WITHOUT_SUPERIOR = frozenset({"CENTRAL", "PROVINCIAL"})
WITH_BOARD = frozenset({"PROVINCIAL", "UPPER_GRASSROOTS"})


@dataclass(frozen=True, slots=True)
class Heading:
    """`superior` is the organization right above, where it is named; the number has a gap to be filled in."""

    superior: str | None
    committee: str
    number: str
    place_and_date: str
    signed_by: str


def heading_of(report: Report) -> Heading:
    subject, words = report.subject, LANGUAGES[report.wanted.language]
    committee = committee_of(subject.name)
    return Heading(
        superior=None if subject.level in WITHOUT_SUPERIOR else subject.above,
        committee=committee,
        number=words("letter_number", symbol=symbol_of(subject.name, subject.level)),
        place_and_date=words.place_and_date(place_of(subject.name), report.wanted.made_on),
        signed_by=words("on_behalf_of_board")
        if subject.level in WITH_BOARD
        else words("on_behalf", committee=committee),
    )


def beginning(report: Report) -> str | None:
    """That the organization was not there all the time, and what was before it."""
    subject, words = report.subject, LANGUAGES[report.wanted.language]
    if subject.since <= report.wanted.since:
        return None
    told = {"name": subject.name, "since": words.day(subject.since)}
    if not subject.from_:
        return words("began_new", **told)
    return words("began", **told, before=", ".join(one.told_apart for one in subject.from_))
