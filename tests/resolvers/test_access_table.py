"""Who is told which field, as a table that people read: every field of the schema has its line in it.

`make golden` writes it anew: a difference in it is a difference in who sees what.
"""

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from graphql import GraphQLInputObjectType, GraphQLObjectType

from resolvers.parts import TOLD
from resolvers.personal import PERSONAL
from tests.support.asking import SCHEMA

TABLE = Path(__file__).parents[1] / "golden" / "access.txt"
HEAD = """Who is told which field, and may filter by which (docs/security.md). Whoever sees all is told everything.
"for a purpose": once they have stated one, and it is noted. "to a part": also to whoever sees a part, of what they
see, with the arguments in brackets and no others. All else is refused to them. Pages are told as what they hold.
"""
FILTERS = ("Where", "Order", "By", "Range")
PAGES = ("Connection", "Edge", "PageInfo")


def kinds() -> Iterator[tuple[str, Collection[str]]]:
    """The types that are told, and the filters and orders, each with its fields."""
    for name, kind in sorted(SCHEMA.graphql.type_map.items()):
        told = isinstance(kind, GraphQLObjectType) and not name.startswith("__") and not name.endswith(PAGES)
        asked = isinstance(kind, GraphQLInputObjectType) and name.endswith(FILTERS)
        if isinstance(kind, GraphQLObjectType | GraphQLInputObjectType) and (told or asked):
            yield name, kind.fields.keys()


def lines() -> Iterator[str]:
    for name, fields in kinds():
        personal = {*PERSONAL.fields.get(name, ()), *PERSONAL.asked.get(name, ())}
        for field in sorted(fields):
            told = ["for a purpose"] if field in personal else []
            if field in TOLD.get(name, {}):
                arguments = ", ".join(sorted(TOLD[name][field]))
                told.append(f"to a part ({arguments})" if arguments else "to a part")
            yield f"{name}.{field}: {', '.join(told) or 'to whoever sees all'}"


def test_who_is_told_what_is_what_the_table_says() -> None:
    found = HEAD + "\n" + "\n".join(lines()) + "\n"
    if os.environ.get("WRITE_GOLDEN"):
        TABLE.write_text(found, encoding="utf-8")
    assert found == TABLE.read_text(encoding="utf-8")


def test_of_what_is_personal_a_part_is_told_what_its_own_members_records_say() -> None:
    told = [line for line in lines() if "for a purpose" in line and "to a part" in line]
    assert [line.partition(":")[0] for line in told] == ["Member.birthDate", "Member.cardNumber"]
