"""How many seats a body has at least, as versioned data: who applies another version ends one and adds another.

From the Party's Charter: a cell of nine or more official members elects a committee of at most seven with a
secretary and a deputy, a smaller one a secretary (art. 24); an executive committee of nine or more elects a
standing board (art. 22.5), so one that has a board has nine members at least. That a cell committee has three
members at least and an inspection commission too is custom, not read in a source.
"""

from datetime import date

from graph.model.tables import OPEN_END
from seeds.draft.draft import Draft, SizeRule

CHARTER = date(2011, 1, 19)
RULES = (
    ("CELL_COMMITTEE", None, 0, 1, "Điều lệ Đảng, điều 24"),
    ("CELL_COMMITTEE", None, 9, 3, "Điều lệ Đảng, điều 24"),
    ("EXECUTIVE_COMMITTEE", "STANDING_BOARD", 0, 9, "Điều lệ Đảng, điều 22.5"),
    ("INSPECTION_COMMISSION", None, 0, 3, "Thông lệ"),
)


def make_size_rules(draft: Draft) -> None:
    for body, besides, members, least, regulation in RULES:
        rule = SizeRule(draft.new_id("z"), body, besides, members, least, regulation, CHARTER, OPEN_END)
        draft.size_rules.append(rule)
