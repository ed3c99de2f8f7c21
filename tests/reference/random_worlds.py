"""Small random worlds that keep the graph's rules: one parent at a time, facts inside the lives of their ends.

A world is drawn from a `random.Random`, which Hypothesis supplies, so that a failing one can be shrunk and repeated.
"""

from datetime import date, timedelta
from random import Random
from typing import Any

from graph.naming import fold, organization_key, person_key, text_key
from seeds.rows import Rows

OPEN = date(9999, 12, 31)
START = date(2020, 1, 1)
LEVELS = (
    "CENTRAL",
    "PROVINCIAL",
    "UPPER_GRASSROOTS",
    "GRASSROOTS_COMMITTEE",
    "GRASSROOTS_CELL",
    "SECTIONAL",
    "CELL",
    "GROUP",
)
BY_DEPTH = (
    ("CENTRAL",),
    ("PROVINCIAL",),
    ("UPPER_GRASSROOTS",),
    ("GRASSROOTS_COMMITTEE", "GRASSROOTS_CELL"),
    ("CELL", "SECTIONAL"),
)
NAMES = ("Hòa Bình", "Hoà Đông", "Quế Sơn", "Đại Lộc", "An Phú", "Ân Phú", "Thôn 1")
PEOPLE = ("Nguyễn Văn An", "Trần Thị Ân", "Lê Đức Hòa", "Võ Hoà", "Đỗ Thị Ánh", "A Lăng Bhuốch", "Nguyễn An")


def day_after(random: Random, since: date = START) -> date:
    return since + timedelta(days=random.choice((1, 30, 31, 365, 500)))


class Maker:
    """Draws one world."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.rows = Rows()
        self.lives: dict[str, tuple[date, date]] = {}
        self.levels: dict[str, int] = {}
        self.number = 0

    def make(self) -> Rows:
        self.make_organizations()
        self.make_places()
        self.make_members()
        self.make_events()
        self.make_meetings()
        self.keep_inside_lives()
        self.count_members()
        return self.rows

    def new_id(self, letter: str) -> str:
        self.number += 1
        return f"{letter}{self.number}"

    def make_organizations(self) -> None:
        root = self.add_organization(0, START, OPEN)
        tree = [root]
        for _ in range(self.random.randint(1, 9)):
            above = self.random.choice(tree)
            depth = min(self.levels[above] + 1, len(BY_DEPTH) - 1)
            since, until = self.inside(self.lives[above])
            one = self.add_organization(depth, since, until)
            self.place_under(one, above)
            tree.append(one)

    def inside(self, life: tuple[date, date]) -> tuple[date, date]:
        """A life within another one; most go on as long."""
        since = (
            life[0] if self.random.random() < 0.6 else min(day_after(self.random, life[0]), life[1] - timedelta(days=1))
        )
        until = day_after(self.random, since) if self.random.random() < 0.3 else life[1]
        return since, max(min(until, life[1]), since + timedelta(days=1))

    def add_organization(self, depth: int, since: date, until: date) -> str:
        one = self.new_id("o")
        self.lives[one], self.levels[one] = (since, until), depth
        code = f"C{self.random.randint(10, 99)}"
        dates = [
            since,
            *([change] if (change := day_after(self.random, since)) < until and self.random.random() < 0.4 else []),
        ]
        for begun, end in zip(dates, [*dates[1:], until], strict=True):
            level = self.random.choice(BY_DEPTH[depth])
            name = f"Đảng bộ {self.random.choice(NAMES)}"
            values = {
                "name": name,
                "shortName": None,
                "level": level,
                "sortKey": organization_key(LEVELS.index(level), code, one),
            }
            profile = self.new_id("f")
            self.rows.add_node(
                "Profile", {**values, "id": profile, "nameFold": fold(name), "nameKey": f"{text_key(name)}|{one}"}
            )
            self.rows.add_link("HAS_PROFILE", one, profile, {"since": begun, "until": end})
        newest: dict[str, Any] = {**values, "profileSince": dates[-1]}
        sector = self.random.choice((None, "SCHOOL", "VILLAGE"))
        self.rows.add_node(
            "Organization",
            {
                "id": one,
                "code": code,
                "sector": sector,
                "since": since,
                "until": until,
                "confirmedOn": since,
                "version": 1,
                **newest,
            },
        )
        return one

    def place_under(self, one: str, above: str) -> None:
        """Under one parent, and in some worlds from a day on under another one of the parent's level."""
        since, until = self.lives[one]
        move = day_after(self.random, since)
        others = [
            other
            for other, depth in self.levels.items()
            if depth == self.levels[above]
            and other != above
            and self.lives[other][0] <= move
            and self.lives[other][1] >= until
        ]
        if others and move < until and self.random.random() < 0.5:
            self.rows.add_link("PART_OF", one, above, {"since": since, "until": move})
            self.rows.add_link("PART_OF", one, self.random.choice(others), {"since": move, "until": until})
        else:
            self.rows.add_link("PART_OF", one, above, {"since": since, "until": until})

    def make_places(self) -> None:
        for _ in range(self.random.randint(0, 4)):
            place, name = self.new_id("p"), self.random.choice(NAMES)
            values = {"kind": "VILLAGE", "name": name, "nameFold": fold(name), "nameGenerated": 1, "code": None}
            key = f"4|{text_key(name)}|{place}"
            self.rows.add_node("Place", {**values, "id": place, "sortKey": key, "since": START, "until": OPEN})
            if self.random.random() < 0.8:
                self.link("COVERS", self.random.choice(list(self.lives)), place, {}, self.lives)

    def link(
        self, table: str, start: str, end: str, properties: dict[str, Any], lives: dict[str, tuple[date, date]]
    ) -> None:
        """A dated link inside the life of the organization at one of its ends."""
        life = lives.get(start) or lives[end]
        since, until = self.inside(life)
        self.rows.add_link(table, start, end, {**properties, "since": since, "until": until})

    def make_members(self) -> None:
        organizations = list(self.lives)
        places = [row["id"] for row in self.rows.nodes.get("Place", [])]
        for _ in range(self.random.randint(0, 8)):
            member = self.add_member()
            cell = self.random.choice(organizations)
            self.add_membership(member, cell)
            for table, properties in (
                (
                    "HOLDS",
                    {
                        "body": self.random.choice(("EXECUTIVE_COMMITTEE", "CELL_COMMITTEE")),
                        "role": self.random.choice(("SECRETARY", "COMMITTEE_MEMBER")),
                        "decision": None,
                    },
                ),
                ("SUPERVISES", {"duties": ["FOLLOW"], "decision": "1-QĐ", "visitsPerYear": None}),
            ):
                if self.random.random() < 0.6:
                    self.link(table, member, self.random.choice(organizations), dict(properties), self.lives)
            if places and self.random.random() < 0.6:
                self.rows.add_link(
                    "LIVES_IN",
                    member,
                    self.random.choice(places),
                    {"since": START, "until": self.random.choice((OPEN, day_after(self.random)))},
                )
            if places and self.random.random() < 0.3:
                self.rows.add_link(
                    "HOLDS_OFFICE_IN",
                    member,
                    self.random.choice(places),
                    {"title": "Trưởng thôn", "since": START, "until": OPEN},
                )

    def add_member(self) -> str:
        member, name = self.new_id("m"), self.random.choice(PEOPLE)
        words = fold(name).split()[::-1]
        admitted = self.random.choice((date(2010, 1, 1), START, day_after(self.random)))
        self.rows.add_node(
            "Member",
            {
                "id": member, "name": name, "nameFold": fold(name), "sortKey": person_key(name, member),
                "cardNumber": None,
                "birthDate": None, "admittedOn": admitted, "officialOn": admitted + timedelta(days=365),
                "since": admitted, "until": self.random.choice((OPEN, OPEN, day_after(self.random, admitted))),
                **{f"word{index + 1}": word for index, word in enumerate(words)},
            },
        )  # fmt: skip
        return member

    def add_membership(self, member: str, cell: str) -> None:
        """The cell that counts, perhaps first as a probationer, perhaps later in another cell; and a second link."""
        since, until = self.inside(self.lives[cell])
        turn = day_after(self.random, since)
        properties = {"kind": "OFFICIAL", "circumstance": self.random.choice((None, "WORKING_AWAY"))}
        if turn < until and self.random.random() < 0.5:
            self.rows.add_link(
                "MEMBER_OF",
                member,
                cell,
                {
                    **properties,
                    "standing": "PROBATIONARY",
                    "since": since,
                    "until": turn,
                    "endReason": "BECAME_OFFICIAL",
                },
            )
            since = turn
        self.rows.add_link(
            "MEMBER_OF", member, cell, {**properties, "standing": "OFFICIAL", "since": since, "until": until}
        )
        if self.random.random() < 0.3:
            other = self.random.choice(list(self.lives))
            self.link(
                "MEMBER_OF",
                member,
                other,
                {"kind": "RESIDENCE", "standing": "OFFICIAL", "circumstance": None},
                self.lives,
            )

    def make_events(self) -> None:
        organizations = list(self.lives)
        for _ in range(self.random.randint(0, 3)):
            event = self.new_id("e")
            originals = self.random.sample(organizations, min(len(organizations), 2))
            results = self.random.sample(organizations, 1)
            earliest = max(self.lives[one][0] for one in (*originals, *results)) + timedelta(days=1)
            kind = self.random.choice(("MERGE", "SPLIT"))
            self.rows.add_node(
                "ChangeEvent", {"id": event, "kind": kind, "on": day_after(self.random, earliest), "decision": None}
            )
            for one in originals:
                self.rows.add_link("ORIGINAL", event, one, {"extent": self.random.choice(("WHOLE", "PART"))})
            for one in results:
                self.rows.add_link("RESULTING", event, one, {})

    def make_meetings(self) -> None:
        for _ in range(self.random.randint(0, 5)):
            meeting, held = self.new_id("g"), day_after(self.random)
            values = {
                "kind": "REGULAR",
                "heldOn": held,
                "sortKey": f"{held}|{meeting}",
                "expected": 9,
                "present": 8,
                "excused": 1,
            }
            self.rows.add_node("Meeting", {"id": meeting, **values})
            self.rows.add_link("OF", meeting, self.random.choice(list(self.lives)), {})

    def keep_inside_lives(self) -> None:
        """No link of a member outlives the member, or begins before the admission."""
        lives = {row["id"]: (row["since"], row["until"]) for row in self.rows.nodes.get("Member", [])}
        for table, links in self.rows.links.items():
            for start, _, p in links:
                if start in lives and "since" in p:
                    p["since"], p["until"] = max(p["since"], lives[start][0]), min(p["until"], lives[start][1])
            self.rows.links[table] = [
                row for row in links if "since" not in row[2] or row[2]["since"] < row[2]["until"]
            ]

    def count_members(self) -> None:
        """The headcount series of each organization, worked out day by day."""
        for row in self.rows.nodes["Organization"]:
            own = [
                p for _, end, p in self.rows.links.get("MEMBER_OF", []) if end == row["id"] and p["kind"] == "OFFICIAL"
            ]
            days = sorted({p[name] for p in own for name in ("since", "until")} - {OPEN})
            if days:
                row["countedFrom"] = [day.isoformat() for day in days]
                for name, standing in (("countedOfficial", "OFFICIAL"), ("countedProbationary", "PROBATIONARY")):
                    row[name] = [
                        sum(p["standing"] == standing and p["since"] <= day < p["until"] for p in own) for day in days
                    ]


def random_world(random: Random) -> Rows:
    """A world of one to ten organizations and up to eight members."""
    return Maker(random).make()
