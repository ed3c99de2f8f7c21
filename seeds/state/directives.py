"""The directives that were in force on the day of the letter, and the letter with its nine groups of tasks.

Symbols, days of issue and what refers to what were read in published sources. Titles say what a document is about and
are not its own; the letter's own text was not read, its nine groups are those that a press report divides it into.
"""

from dataclasses import dataclass
from datetime import date

from seeds.draft.directives import Directive, Task
from seeds.draft.draft import Draft
from seeds.draft.scale import LETTER, REFORM
from seeds.state.hierarchy import DA_NANG, QUANG_NAM, Landmarks

SYMBOL_OF_LETTER = "1690-CV/TU"
GROUPS = (
    "Thực hiện Nghị quyết 21-NQ/TW và Kế hoạch 211-KH/TU",
    "Sắp xếp tổ chức cơ sở đảng; Ban Chỉ đạo xây dựng tổ chức đảng trong doanh nghiệp",
    "Xây dựng chi bộ bốn tốt, đảng bộ cơ sở bốn tốt",
    "Nâng cao chất lượng sinh hoạt; cấp ủy viên theo dõi, dự sinh hoạt với cơ sở",
    "Kiêm nhiệm chức danh ở thôn, xã và cơ quan",
    "Mặt trận, các tổ chức chính trị - xã hội và nhân dân góp ý",
    "Kiểm tra, giám sát; khen thưởng, kỷ luật",
    "Kiểm điểm, đánh giá, xếp loại",
    "Ứng dụng công nghệ thông tin; cơ sở dữ liệu tổ chức cơ sở đảng và đảng viên",
)


@dataclass(frozen=True, slots=True)
class Document:
    """A directive as it was published; `of_province` are those of Quảng Nam, and of Đà Nẵng since the reform, `central`
    those of the Party's centre."""

    symbol: str
    kind: str
    title: str
    issued: date
    references: tuple[tuple[str, str], ...] = ()
    since: date | None = None
    of_province: bool = False
    central: bool = True


BEFORE = (
    Document("13-NQ/TU", "RESOLUTION", "Xây dựng tổ chức cơ sở đảng và đảng viên", date(2013, 4, 16), of_province=True),
    Document(
        "275-KL/TU",
        "CONCLUSION",
        "Tiếp tục thực hiện Nghị quyết 13-NQ/TU",
        date(2018, 4, 20),
        (("REVIEWS", "13-NQ/TU"),),
        of_province=True,
    ),
    Document("12-HD/BTCTW", "GUIDANCE", "Nâng cao chất lượng sinh hoạt chi bộ", date(2018, 7, 6), central=False),
    Document("22-QĐ/TW", "REGULATION", "Công tác kiểm tra, giám sát và kỷ luật của Đảng", date(2021, 7, 28)),
    Document("24-QĐ/TW", "STATUTE", "Thi hành Điều lệ Đảng", date(2021, 7, 30)),
    Document("01-HD/TW", "GUIDANCE", "Thi hành Điều lệ Đảng", date(2021, 9, 28), (("GUIDES", "24-QĐ/TW"),)),
    Document("21-NQ/TW", "RESOLUTION", "Củng cố tổ chức cơ sở đảng, nâng cao chất lượng đảng viên", date(2022, 6, 16)),
    Document(
        "211-KH/TU",
        "PLAN",
        "Thực hiện Nghị quyết 21-NQ/TW",
        date(2022, 10, 31),
        (("IMPLEMENTS", "21-NQ/TW"),),
        of_province=True,
    ),
)
THE_LETTER = Document(
    SYMBOL_OF_LETTER,
    "LETTER",
    "Tăng cường xây dựng, củng cố tổ chức cơ sở đảng và nâng cao chất lượng đảng viên",
    LETTER,
    (("REVIEWS", "13-NQ/TU"), ("REVIEWS", "275-KL/TU"), ("IMPLEMENTS", "21-NQ/TW")),
    of_province=True,
)


def make_directives(draft: Draft, marks: Landmarks) -> None:
    """What was in force on the day of the letter, which is issued on it."""
    for document in BEFORE:
        issue(draft, marks, document)
    letter = issue(draft, marks, THE_LETTER)
    letter.tasks = [Task(draft.new_id("k"), str(number), name) for number, name in enumerate(GROUPS, 1)]


def issue(draft: Draft, marks: Landmarks, document: Document) -> Directive:
    """The directive of a document, with those that it replaces ended."""
    since = document.since or document.issued
    province = marks.provinces[QUANG_NAM if since < REFORM else DA_NANG]
    known = {one.symbol: one for one in draft.directives}
    issuer = province if document.of_province else marks.central if document.central else None
    made = Directive(draft.new_id("d"), document.symbol, document.kind, document.title, document.issued, since, issuer)
    for kind, symbol in document.references:
        made.references.append((kind, known[symbol].id))
        if kind == "REPLACES":
            known[symbol].until = since
    draft.directives.append(made)
    return made
