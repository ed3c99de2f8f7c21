"""What was to be reached in admissions, and figures of the years before anybody's leaving is known, which are made up.

What was asked of the 22 committees right under the province for 2024 was read (Báo Quảng Nam, December 2023), its day
and its symbol were not; the targets of the other years are made up, three of a hundred members each. The figures of the
ten years go where the letter says that they went. Nothing is drawn for either, so that all else stays as it is.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from seeds.draft.directives import Directive, Figure
from seeds.draft.draft import Draft
from seeds.draft.scale import REFORM
from seeds.draft.telling import Ref
from seeds.history.directives import tell_directive
from seeds.state.directives import Document, issue
from seeds.state.hierarchy import DA_NANG, QUANG_NAM, Landmarks

REVIEW = Document(
    "02-BC (số liệu dựng)",
    "PLAN",
    "Số liệu mười năm thực hiện Nghị quyết 13-NQ/TU, 2013-2022 (số liệu dựng)",
    date(2023, 6, 30),
    of_province=True,
)
TARGETS = tuple(
    Document(
        f"{number:02d}-KH (số liệu dựng)",
        "PLAN",
        f"Chỉ tiêu kết nạp đảng viên năm {year} (số liệu dựng)",
        date(year - 1, 12, 20),
        of_province=True,
    )
    for number, year in enumerate((2024, 2025, 2026), 3)
)
PUBLISHED_FOR = 2024
PUBLISHED_AS = "Báo Quảng Nam, 12/2023"
PUBLISHED_OF_DISTRICTS = {
    "502": 150,
    "503": 110,
    "504": 80,
    "505": 95,
    "506": 125,
    "507": 150,
    "508": 90,
    "509": 87,
    "510": 110,
    "511": 80,
    "512": 48,
    "513": 115,
    "514": 77,
    "515": 95,
    "516": 95,
    "517": 115,
    "518": 87,
    "519": 30,
}
PUBLISHED_OF_BLOCS = {"POLICE": 12, "MILITARY": 29, "BORDER_GUARD": 15, "AGENCY": 155}
PUBLISHED_OF_ALL = 1_905
"""What was asked of the 22 committees for 2024, and of all of them: the parts add up to 1,950, and both are kept."""
SHARE_TO_ADMIT = 3
"""Of a hundred members."""
YEARS = range(2013, 2023)
Course = tuple[int, int, int | None]
"""The number of the first year and of the last one, and among how many; those between go evenly."""
COURSES: Mapping[str, Course] = {
    "MEMBERS": (58_900, 69_600, None),
    "ADMITTED": (2_480, 1_530, None),
    "LEFT": (24, 121, None),
    "REMOVED": (63, 148, None),
    "VILLAGES_WITHOUT_MEMBERS": (41, 3, 1_240),
    "JOINT_CELLS": (118, 22, 1_190),
    "CELLS_WITH_COMMITTEE": (610, 1_390, 3_050),
    "SECRETARY_VILLAGE_HEAD": (205, 830, 1_240),
    "ORGANIZATIONS_GOOD": (730, 905, 1_000),
    "SUPERVISED": (55, 82, 100),
}


def state_figures(draft: Draft, marks: Landmarks) -> None:
    """The review states ten years of the province, then each plan what is to be reached in its year."""
    tell(draft, made := issued(draft, marks, REVIEW), [*reported(marks.provinces[QUANG_NAM], made)])
    for document in TARGETS:
        top = marks.provinces[QUANG_NAM if document.issued < REFORM else DA_NANG]
        made = issued(draft, marks, document)
        if made.since.year + 1 == PUBLISHED_FOR:
            tell(draft, made, [*published(draft, marks, top, made)])
        else:
            tell(draft, made, [*targets(draft, top, made)])


def issued(draft: Draft, marks: Landmarks, document: Document) -> Directive:
    made = issue(draft, marks, document)
    tell_directive(draft, made)
    return made


def reported(top: str, by: Directive) -> Iterator[Figure]:
    for indicator, (first, last, among) in COURSES.items():
        for place, year in enumerate(YEARS):
            number = round(first + (last - first) * place / (len(YEARS) - 1))
            yield Figure(top, by.id, indicator, "REPORTED", year, number, among, by.since)


def targets(draft: Draft, top: str, by: Directive) -> Iterator[Figure]:
    """Of what is right under the organization, and of all of it, which is stated as their sum."""
    members = members_under(draft, top, by.since)
    own = {one: round(number * SHARE_TO_ADMIT / 100) for one, number in sorted(members.items())}
    for one, number in {top: sum(own.values()), **own}.items():
        yield Figure(one, by.id, "ADMITTED", "TARGET", by.since.year + 1, number, None, by.since)


def published(draft: Draft, marks: Landmarks, top: str, by: Directive) -> Iterator[Figure]:
    """What was published, of the organizations that there are."""
    districts, found = draft.living_by_code(by.since), {top: PUBLISHED_OF_ALL}
    for own, numbers in ((districts, PUBLISHED_OF_DISTRICTS), (marks.blocs, PUBLISHED_OF_BLOCS)):
        found |= {own[name]: number for name, number in numbers.items() if name in own}
    for one, number in found.items():
        yield Figure(one, by.id, "ADMITTED", "TARGET", PUBLISHED_FOR, number, None, by.since, PUBLISHED_AS)


def members_under(draft: Draft, top: str, day: date) -> Counter[str]:
    """How many members each child of an organization has on a day, with all that is under it."""
    child_of: dict[str, str | None] = {top: None}

    def found(one: str) -> str | None:
        if one not in child_of:
            above = draft.parent_of(one, day)
            child_of[one] = None if above is None else one if above == top else found(above)
        return child_of[one]

    members = Counter[str]()
    for link in draft.facts["MEMBER_OF"]:
        if link.properties["kind"] == "OFFICIAL" and link.holds(day) and (child := found(link.end)) is not None:
            members[child] += 1
    return members


def tell(draft: Draft, by: Directive, figures: Sequence[Figure]) -> None:
    draft.figures += figures
    told = [{"organization": Ref("Organization", one.organization), **one.said} for one in figures]
    given = {"directive": Ref("Directive", by.id), "figures": told, "decision": figures[0].decision}
    draft.tell("stateFigures", by.since, given)
