"""How large a graph is to be made: the whole province, or one district of it."""

from dataclasses import dataclass
from datetime import date

LETTER = date(2023, 4, 21)
"""The day of Công văn 1690, which the province is first shown on."""
REFORM_OF_COMMUNES = date(2025, 1, 1)
REFORM = date(2025, 7, 1)
END = date(2026, 11, 1)
"""The seeded history ends before this day, whenever it is seeded: figures are the same for everybody. Meetings, visits
and changes go on up to 31/10/2026; move it with a release."""


@dataclass(frozen=True, slots=True)
class Scale:
    """`districts` limits the districts of Quảng Nam (None: all); numbers are means, per commune or district.

    `members` is the total that the sizes of the cells are scaled to.
    """

    members: int
    districts: frozenset[str] | None = None
    villages: float = 1240 / 241
    units_per_district: int = 39
    units_per_bloc: int = 62
    committees_per_district: int = 7
    da_nang_districts: frozenset[str] | None = None
    supervisions: int = 6000
    meetings: bool = True


PROVINCE = Scale(members=75_150)
"""70,000 in Quảng Nam, as the letter's time gives; the rest in Đà Nẵng, whose side is thinner."""
TINY = Scale(
    members=900,
    districts=frozenset({"509", "519"}),
    villages=2.2,
    units_per_district=7,
    units_per_bloc=4,
    committees_per_district=2,
    da_nang_districts=frozenset({"490", "498"}),
    supervisions=160,
)
