"""The same world with everything otherwise that a viewer does not see.

Of what is above their own the card stays, and all that lies behind it is another: numbers, days of confirmation, what
else is under it. What is elsewhere is called, placed and counted otherwise, a part of it is gone and some is new; of
what is new, some was under their own once and has left since. Whom no paper of their own names is somebody else, and
those who are named sit elsewhere otherwise. So it is with grants, and whom they are of, where the viewer governs
nothing.
"""

from collections.abc import Collection, Sequence
from copy import deepcopy
from datetime import date, timedelta
from random import Random
from typing import Any

from graph.model.derived import member_keys, profile_keys
from graph.model.tables import OPEN_END
from graph.model.vocabulary import COMMITTEE_BODIES
from seeds.draft.rows import Rows
from tests.worlds.peopling import PEOPLE
from tests.worlds.spans import START, TURNS

NAMES = ("Đảng bộ Khác", "Chi bộ Hoà Bình Khác", "Đảng bộ Quế Sơn Hai")
COUNTS = ("countedFrom", "countedOfficial", "countedProbationary")
LATER = date(2031, 3, 3)
COMMITTEES = {str(body) for body in COMMITTEE_BODIES}
TIES = ("MEMBER_OF", "HOLDS", "SUPERVISES")


def directed(rows: Rows, inside: Collection[str], shown: Collection[str]) -> set[str]:
    """The directives that were issued where a viewer is shown it, or that give one of their own a task."""
    own = {task for one, task, _ in rows.links.get("WORKS_ON", []) if one in inside}
    issued = {directive for directive, at, _ in rows.links.get("ISSUED_BY", []) if at in shown}
    return issued | {directive for task, directive, _ in rows.links.get("TASK_OF", []) if task in own}


class Elsewhere:
    """Changes a copy of a world's rows; `inside`, `above` and `governed` are the viewer's, `own` the members whose home
    is inside, and `identified` those of them whose personal data they are told."""

    def __init__(
        self,
        rows: Rows,
        random: Random,
        inside: Collection[str],
        above: Collection[str],
        governed: Collection[str],
        own: Collection[str],
        identified: Collection[str],
    ) -> None:
        self.rows = deepcopy(rows)
        self.random = random
        self.inside = set(inside)
        self.above = set(above)
        self.governed = set(governed)
        self.own = set(own)
        self.identified = set(identified)
        tied = self.tied()
        # where they are at home elsewhere is told by what they are told of them: nothing
        self.homes = [
            row for row in self.rows.links.get("MEMBER_OF", []) if row[0] in tied and row[2]["kind"] == "OFFICIAL"
        ]
        # who may follow is told by seats above
        self.seats = self.above_in_committees()
        # who was judged at one's own, and whom a case found there concerns, is told by an id, and is there
        self.told = judged_at(self.rows, self.inside)
        self.organizations = {row["id"]: row for row in self.rows.nodes["Organization"]}
        self.profiles = {row["id"]: row for row in self.rows.nodes["Profile"]}

    @property
    def outside(self) -> list[str]:
        return [one for one in self.organizations if one not in self.inside | self.above]

    def changed(self) -> Rows:
        self.drop()
        for one in self.outside:
            self.call_otherwise(one)
        for one in (*self.outside, *sorted(self.above)):
            self.count_otherwise(self.organizations[one])
        self.add()
        self.people()
        self.meetings()
        self.grants()
        self.plans()
        self.judgements(Random("judgements elsewhere"))
        self.tasks(Random("tasks elsewhere"))
        self.places(Random("places elsewhere"))
        self.homes_otherwise(Random("homes elsewhere"))
        return self.rows

    def grants(self) -> None:
        """Other rights than those that the viewer is told of; who holds none of these is called otherwise, or gone."""
        granted = self.rows.links.get("GRANTED", [])
        tied = {who for who, at, _ in granted if at in self.governed}
        free = [row["id"] for row in self.rows.nodes["Viewer"] if row["id"] not in tied]
        gone = {one for one in free if self.random.random() < 0.3}
        self.rows.nodes["Viewer"] = [row for row in self.rows.nodes["Viewer"] if row["id"] not in gone]
        for row in self.rows.nodes["Viewer"]:
            if row["id"] not in tied:
                row["name"], row["subject"] = self.random.choice(PEOPLE), f"z{row['subject']}"
        kept = [row for row in granted if row[1] in self.governed or self.random.random() < 0.5]
        self.rows.links["GRANTED"] = [row for row in kept if row[0] not in gone]
        held = {(who, at, given["role"]) for who, at, given in self.rows.links["GRANTED"]}
        for one, row in self.organizations.items():
            for who in sorted(tied) if one not in self.governed else ():
                if self.random.random() < 0.3 and (who, one, "INSPECTOR") not in held:
                    life = {"since": row["since"], "until": row["until"]}
                    self.rows.add_link("GRANTED", who, one, {"role": "INSPECTOR", **life})

    def people(self) -> None:
        """Whom no paper of the viewer's own names is another, or not there; of all others it is only what these say."""
        tied = self.tied()
        for row in self.rows.nodes.get("Member", []):
            birth, official = self.random.choice((None, START)), self.random.choice((None, row["admittedOn"]))
            if row["id"] not in self.own:
                row["officialOn"] = official
                # from when to when they are a member is told by nothing
                row["since"] -= timedelta(days=self.random.choice((0, 400)))
                row["admittedOn"] = row["since"]
                row["until"] = self.random.choice((row["until"], OPEN_END, LATER))
            if row["id"] not in self.identified:
                row["cardNumber"], row["birthDate"] = f"z{row['id']}", birth
            if row["id"] not in tied:
                row["name"] = self.random.choice(PEOPLE)
                row.update(member_keys(row["name"], row["id"]))
        gone = {row["id"] for row in self.rows.nodes.get("Member", []) if self.random.random() < 0.3} - tied - self.told
        self.rows.nodes["Member"] = [row for row in self.rows.nodes.get("Member", []) if row["id"] not in gone]
        for table, links in self.rows.links.items():
            kept = [row for row in links if not {row[0], row[1]} & gone]
            if table in TIES:
                told = {"MEMBER_OF": self.homes, "HOLDS": self.seats}.get(table, [])
                ends = {(who, at) for who, at, _ in told}
                kept = [row for row in kept if row[1] in self.inside or row[:2] in ends or self.random.random() < 0.5]
            self.rows.links[table] = kept
        self.seat(sorted(tied))
        self.settle()

    def tied(self) -> set[str]:
        """Whom papers of the viewer's own name."""
        linked = {start for table in TIES for start, end, _ in self.rows.links.get(table, []) if end in self.inside}
        linked |= {who for who, _, _ in self.above_in_committees()}
        own = {meeting for meeting, at, _ in self.rows.links.get("OF", []) if at in self.inside}
        return linked | {who for who, meeting, _ in self.rows.links.get("ATTENDED", []) if meeting in own}

    def above_in_committees(self) -> list[Any]:
        """The seats in committees of what is above, which a card shows."""
        seats = self.rows.links.get("HOLDS", [])
        return [row for row in seats if row[1] in self.above and row[2]["body"] in COMMITTEES]

    def homes_otherwise(self, random: Random) -> None:
        """Everybody lives elsewhere, or nowhere: of no home anything is told."""
        places = [row["id"] for row in self.rows.nodes.get("Place", [])]
        kept = [row for row in self.rows.links.get("LIVES_IN", []) if random.random() < 0.7]
        self.rows.links["LIVES_IN"] = [(who, random.choice(places), life) for who, _, life in kept]

    def meetings(self) -> None:
        """Of meetings elsewhere some were not held, and to the others others came."""
        own = {meeting for meeting, at, _ in self.rows.links.get("OF", []) if at in self.inside}
        gone = {row["id"] for row in self.rows.nodes.get("Meeting", []) if self.random.random() < 0.3} - own
        self.rows.nodes["Meeting"] = [row for row in self.rows.nodes.get("Meeting", []) if row["id"] not in gone]
        for row in self.rows.nodes["Meeting"]:
            if row["id"] not in own:
                row |= {"expected": 9, "present": self.random.randint(0, 9), "excused": 0}
        for table, links in self.rows.links.items():
            self.rows.links[table] = [row for row in links if not {row[0], row[1]} & gone]

    def plans(self) -> None:
        """Of meetings that are planned elsewhere some are not, and the others at another hour."""
        links = [row for row in self.rows.links.get("PLANS", []) if row[0] in self.inside or self.random.random() < 0.5]
        for one, _, planned in links:
            if one not in self.inside:
                planned["note"] = self.random.choice((None, "7 giờ"))
        self.rows.links["PLANS"] = links

    def judgements(self, random: Random) -> None:
        """Of what was judged and what was found elsewhere, some was not, whomever it is about."""
        for table in ("ASSESSED", "MEMBER_ASSESSED"):
            links = self.rows.links.get(table, [])
            self.rows.links[table] = [row for row in links if row[1] in self.inside or random.random() < 0.5]
        found = {case for case, at, _ in self.rows.links.get("ARISES_AT", []) if at in self.inside}
        cases = self.rows.nodes.get("Case", [])
        gone = {row["id"] for row in cases if row["id"] not in found and random.random() < 0.5}
        self.rows.nodes["Case"] = [row for row in cases if row["id"] not in gone]
        for table in ("CONCERNS", "CONCERNS_MEMBER", "HANDLED_BY", "ARISES_AT"):
            self.rows.links[table] = [row for row in self.rows.links.get(table, []) if row[0] not in gone]

    def tasks(self, random: Random) -> None:
        """Directives that are neither issued where the viewer is shown it nor give their own a task are others, or not
        there; of those that do, others stand otherwise with the tasks."""
        links, nodes = self.rows.links, self.rows.nodes
        known = directed(self.rows, self.inside, self.inside | self.above)
        gone = {row["id"] for row in nodes.get("Directive", []) if row["id"] not in known and random.random() < 0.5}
        gone |= {task for task, directive, _ in links.get("TASK_OF", []) if directive in gone}
        for label in ("Directive", "Task"):
            nodes[label] = [row for row in nodes.get(label, []) if row["id"] not in gone]
        for row in nodes["Directive"]:
            if row["id"] not in known:
                row |= {"symbol": random.choice(("1-NQ/CB", "2-KH/TU")), "title": "Việc khác", "kind": "PLAN"}
        for table, rows in links.items():
            links[table] = [row for row in rows if not {row[0], row[1]} & gone]
        for table in ("WORKS_ON", "MEMBER_WORKS_ON"):
            own = self.inside if table == "WORKS_ON" else ()
            links[table] = [row for row in links.get(table, []) if row[0] in own or random.random() < 0.5]
            for who, _, said in links[table]:
                if who not in own:
                    said["state"] = random.choice(("NOT_STARTED", "DONE"))

    def places(self, random: Random) -> None:
        """What is elsewhere covers other places."""
        kept = self.inside | self.above
        rows, known = self.rows.links.get("COVERS", []), [row["id"] for row in self.rows.nodes.get("Place", [])]
        self.rows.links["COVERS"] = [row for row in rows if row[0] in kept or random.random() < 0.5]
        for one in self.outside:
            life = {"since": self.organizations[one]["since"], "until": self.organizations[one]["until"]}
            place = random.choice(known) if known else None
            if place is not None and all(row[:2] != (one, place) for row in self.rows.links["COVERS"]):
                self.rows.add_link("COVERS", one, place, life)

    def seat(self, tied: Sequence[str]) -> None:
        """Some sit elsewhere who do not here."""
        places = [self.organizations[one] for one in (*self.outside, *sorted(self.above)) if one in self.organizations]
        for member in tied if places else ():
            if self.random.random() < 0.5:
                at = self.random.choice(places)
                # in a committee above, it would be told by whether somebody may follow
                bodies = ("INSPECTION_COMMISSION", *(("EXECUTIVE_COMMITTEE",) if at["id"] not in self.above else ()))
                seat = {"body": self.random.choice(bodies), "role": "MEMBER", "decision": None}
                self.rows.add_link("HOLDS", member, at["id"], {**seat, "since": at["since"], "until": at["until"]})

    def settle(self) -> None:
        """Some of their own are to live elsewhere later."""
        known = {row["id"]: row for row in self.rows.nodes.get("Member", [])}
        places = [row for one, row in self.organizations.items() if one not in self.inside and row["until"] > LATER]
        for member in sorted(self.own & known.keys()) if places else ():
            if known[member]["until"] == OPEN_END and self.random.random() < 0.3:
                at = self.random.choice(places)
                stay = {"kind": "RESIDENCE", "standing": "OFFICIAL", "circumstance": None, "endReason": None}
                self.rows.add_link("MEMBER_OF", member, at["id"], {**stay, "since": LATER, "until": at["until"]})

    def drop(self) -> None:
        """Some of what is elsewhere is not there, with all that was ever under it."""
        gone = {one for one in self.outside if self.random.random() < 0.3}
        for _ in self.organizations:
            gone |= {start for start, end, _ in self.rows.links.get("PART_OF", []) if end in gone}
        gone -= self.inside | self.above | {at for _, at, _ in self.homes} | self.told
        profiles = {end for start, end, _ in self.rows.links["HAS_PROFILE"] if start in gone}
        for label, dropped in (("Organization", gone), ("Profile", profiles)):
            self.rows.nodes[label] = [row for row in self.rows.nodes[label] if row["id"] not in dropped]
        for table, links in self.rows.links.items():
            self.rows.links[table] = [row for row in links if not {row[0], row[1]} & (gone | profiles)]
        self.organizations = {one: row for one, row in self.organizations.items() if one not in gone}

    def call_otherwise(self, one: str) -> None:
        """Another code, and other names on the same days."""
        own = self.organizations[one]
        own["code"] = f"z{own['code']}"
        own["sector"] = self.random.choice((None, "SCHOOL", "VILLAGE"))
        links = [row for row in self.rows.links["HAS_PROFILE"] if row[0] == one]
        for _, end, span in links:
            profile = self.profiles[end]
            profile["name"] = self.random.choice(NAMES)
            profile |= profile_keys(profile, own["code"], one)
            if span["since"] == own["profileSince"]:
                own |= {name: profile[name] for name in ("name", "shortName", "level", "sortKey")}

    def count_otherwise(self, row: dict[str, Any]) -> None:
        row["confirmedOn"] = self.random.choice((None, START))
        row["version"] += self.random.randint(0, 3)
        counted: tuple[list[str], list[int], list[int]] = ([START.isoformat()], [self.random.randint(0, 9)], [1])
        row |= dict(zip(COUNTS, counted, strict=True))

    def add(self) -> None:
        """New ones under what is above, today at the latest: some were under the viewer's own before they moved."""
        above = [self.organizations[one] for one in sorted(self.above)]
        places = [row for row in above if row["until"] == OPEN_END]
        for number in range(self.random.randint(0, 4) if places else 0):
            place = self.random.choice(places)
            origins = [self.organizations[one] for one in sorted(self.inside)]
            since = place["since"]
            moved = [
                (row, day)
                for row in origins
                for day in TURNS
                if row["since"] < day <= row["until"] and place["since"] <= day and row["since"] >= START
            ]
            spans: list[tuple[str, date, date]] = [(place["id"], since, OPEN_END)]
            if moved and self.random.random() < 0.7:
                row, day = self.random.choice(moved)
                since = row["since"]
                spans = [(row["id"], since, day), (place["id"], day, OPEN_END)]
            self.add_one(f"{place['id']}n{number}", since, spans)

    def add_one(self, one: str, since: date, spans: list[tuple[str, date, date]]) -> None:
        life = {"since": since, "until": OPEN_END}
        profile = {"name": self.random.choice(NAMES), "shortName": None, "level": "CELL"}
        profile |= profile_keys(profile, f"n{one}", one)
        own = {"id": one, "code": f"n{one}", "sector": None, "version": 1, **life, "profileSince": since}
        own |= {name: profile[name] for name in ("name", "shortName", "level", "sortKey")}
        self.rows.add_node("Organization", own)
        self.count_otherwise(own)
        self.rows.add_node("Profile", {**profile, "id": f"f{one}"})
        self.rows.add_link("HAS_PROFILE", one, f"f{one}", life)
        for parent, begin, end in spans:
            self.rows.add_link("PART_OF", one, parent, {"since": begin, "until": end})


def judged_at(rows: Rows, inside: Collection[str]) -> set[str]:
    """Who was judged at some organizations, whom cases concern that were found there, and who handles these."""
    links = rows.links
    found = {case for case, at, _ in links.get("ARISES_AT", []) if at in inside}
    of_cases = [row for table in ("CONCERNS", "CONCERNS_MEMBER", "HANDLED_BY") for row in links.get(table, [])]
    judged = {who for table in ("ASSESSED", "MEMBER_ASSESSED") for who, at, _ in links.get(table, []) if at in inside}
    return judged | {end for case, end, _ in of_cases if case in found}
