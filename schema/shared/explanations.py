"""What is told in words: a code with values, and a sentence."""

from datetime import date

import strawberry

LANGUAGES = "in the asker's language: `Accept-Language`, or `extensions.language` of the request; vi or en"


@strawberry.type(
    description="A value by its name: one of `text`, `number`, `day` and `flag` has it, the others are null (giá trị)."
)
class NamedValue:
    name: str = strawberry.field(description="Its name, or the path to it, as `steps.0.dissolve.organization` (tên).")
    text: str | None = strawberry.field(description="A text, the value of an enumeration, or an id (văn bản).")
    number: float | None = strawberry.field(description="A number (số).")
    day: date | None = strawberry.field(description="A day (ngày).")
    flag: bool | None = strawberry.field(description="Yes or no (có, không).")


@strawberry.type(description="Why something is so (giải thích).")
class Explanation:
    code: str = strawberry.field(description="The code of the sentence, the same in every language (mã).")
    values: list[NamedValue] = strawberry.field(description="What the sentence names (giá trị).")
    text: str = strawberry.field(description=f"The sentence, {LANGUAGES} (câu giải thích).")
