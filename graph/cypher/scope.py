"""The one place for the viewer in Cypher: what a statement asks and is given so that it shows no more than a view.

It stands beside `dates`: a hop's condition on the day and the one on the scope are joined in one place. Whoever sees a
part is looked up in two maps of ids that each statement of theirs is given: `$inside`, the organizations that they see
whole, and `$shown`, those above of which they see a card, too; `$identified` are those inside of whose members they may
see personal data, and by `$today` goes which cell a member is of. What `$inside` gives for an id says whether they see
who holds which right there. A map is looked up in one step whatever it holds; a list of a province's 4,400 ids takes
the embedded engine three times as long.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any, LiteralString

from execution.view import Scope, View
from graph.cypher.dates import begun
from graph.engine.sessions import Reads


class Seen(Enum):
    """What is asked of the records of a hop, or of one found by its key, for whoever sees a part.

    INSIDE: that an organization is one of the part. SHOWN: that it is one, or above one. TIED: that a person was, is or
    will be tied to one of the part, by a cell, a seat or a supervision, or came to a meeting of it: the name stands in
    its papers; or to one above, by a seat in its committee, which a published decision shows. HELD: that a meeting is
    of one of the part. OWN: that a person's home is one of the part, the cell that counts them today, or counted them
    last; IDENTIFIED: one of those whose members' personal data the viewer may see. ARISING: that a case was found at
    one of those of whose members the viewer may see personal data. GOVERNED: that an organization is one of those at
    which the viewer sees who holds which right; GRANTED: that somebody was, is or will be granted one there. WORKING:
    that whoever has a task is one of the part. DIRECTED: that a directive was issued by one that is shown, or gives a
    task to one of the part: its text is told whole; TASKED: that a task is of such a directive. PLACED: that one that
    is shown covers a place, or what lies in it, or one of the part what it lies in; COVERED: that one of the part
    covers it, or what it lies in. ALONG: nothing, as whoever was shown what it is come to from is shown it: what is
    above, and what belongs to the one it is come to from. WHOLE: whoever sees a part is answered nothing by it.
    """

    INSIDE = "INSIDE"
    SHOWN = "SHOWN"
    TIED = "TIED"
    HELD = "HELD"
    OWN = "OWN"
    IDENTIFIED = "IDENTIFIED"
    ARISING = "ARISING"
    GOVERNED = "GOVERNED"
    GRANTED = "GRANTED"
    WORKING = "WORKING"
    DIRECTED = "DIRECTED"
    TASKED = "TASKED"
    PLACED = "PLACED"
    COVERED = "COVERED"
    ALONG = "ALONG"
    WHOLE = "WHOLE"


class NotForParts(Exception):
    """A hop or a text that whoever sees a part is answered nothing by: what it is for must not be let through."""


def seen(scope: Scope, what: Seen, name: LiteralString = "<node>") -> LiteralString:
    """Whether the viewer sees a record; nothing is asked of whoever sees everything."""
    match scope:
        case Scope.EVERYTHING:
            return ""
        case Scope.PART:
            return part_asks(what, name)
        case Scope.NOTHING:
            return "false"


def part_asks(what: Seen, name: LiteralString) -> LiteralString:
    if what in OF_ORGANIZATIONS:
        before, behind = OF_ORGANIZATIONS[what]
        return before + name + behind
    if what in LINKED:
        ways: list[LiteralString] = [tied(name, *way) for way in LINKED[what]]
        return "(" + " OR ".join(ways) + ")"
    if what in AT_HOME:
        return at_home(name, AT_HOME[what])
    if what is Seen.WORKING:
        return "'Organization' IN labels(" + name + ") AND " + part_asks(Seen.INSIDE, name)
    return "" if what is Seen.ALONG else "false"


COMMITTEES: LiteralString = "['STANDING_LEADERSHIP', 'STANDING_BOARD', 'EXECUTIVE_COMMITTEE', 'CELL_COMMITTEE']"
"""The bodies whose members may follow what is under them (`graph/model/vocabulary`)."""
OF_ORGANIZATIONS: Mapping[Seen, tuple[LiteralString, LiteralString]] = {
    Seen.INSIDE: ("$inside[", ".id] IS NOT NULL"),
    Seen.SHOWN: ("$shown[", ".id] IS NOT NULL"),
    Seen.GOVERNED: ("$inside[", ".id] = true"),
}
"""What is asked of an organization, before and behind its name."""
AROUND: tuple[LiteralString, LiteralString] = (
    "(()-[<+lies>:IN]->()){0,}()<-[:COVERS]-(<+coveredAround>",
    "$inside[<coveredAround>.id] IS NOT NULL",
)
"""The way from a place to who covers it, or what it lies in."""
LINKED: Mapping[Seen, tuple[tuple[LiteralString, LiteralString], ...]] = {
    Seen.TIED: (
        ("-[:MEMBER_OF|HOLDS|SUPERVISES]->(<+tiedTo>", "$inside[<tiedTo>.id] IS NOT NULL"),
        ("-[:ATTENDED]->()-[:OF]->(<+metAt>", "$inside[<metAt>.id] IS NOT NULL"),
        ("-[<+sat>:HOLDS]->(<+satAt>", "$shown[<satAt>.id] IS NOT NULL AND <sat>.body IN " + COMMITTEES),
    ),
    Seen.HELD: (("-[:OF]->(<+holder>", "$inside[<holder>.id] IS NOT NULL"),),
    Seen.ARISING: (("-[:ARISES_AT]->(<+foundAt>", "$identified[<foundAt>.id] IS NOT NULL"),),
    Seen.GRANTED: (("-[:GRANTED]->(<+grantedAt>", "$inside[<grantedAt>.id] = true"),),
    Seen.DIRECTED: (
        ("-[:ISSUED_BY]->(<+issuedBy>", "$shown[<issuedBy>.id] IS NOT NULL"),
        ("<-[:TASK_OF]-(:Task)<-[:WORKS_ON]-(<+givenTo>", "$inside[<givenTo>.id] IS NOT NULL"),
    ),
    Seen.TASKED: (
        ("-[:TASK_OF]->(:Directive)-[:ISSUED_BY]->(<+issuedBy>", "$shown[<issuedBy>.id] IS NOT NULL"),
        ("<-[:WORKS_ON]-(<+givenTo>", "$inside[<givenTo>.id] IS NOT NULL"),
        # another task of the directive: a pattern goes over no link twice
        (
            "-[:TASK_OF]->(:Directive)<-[:TASK_OF]-(:Task)<-[:WORKS_ON]-(<+alsoGivenTo>",
            "$inside[<alsoGivenTo>.id] IS NOT NULL",
        ),
    ),
    Seen.PLACED: (
        ("(()<-[<+lying>:IN]-()){0,}()<-[:COVERS]-(<+coveredBy>", "$shown[<coveredBy>.id] IS NOT NULL"),
        AROUND,
    ),
    Seen.COVERED: (AROUND,),
}
"""The ways from somebody or something to an organization, with what is asked of that: one of them is enough."""
AT_HOME: Mapping[Seen, LiteralString] = {
    Seen.OWN: "$inside[<home>.id] IS NOT NULL",
    Seen.IDENTIFIED: "$identified[<home>.id] IS NOT NULL",
}
"""What is asked of the home of somebody."""


def tied(name: LiteralString, way: LiteralString, asked: LiteralString) -> LiteralString:
    """Whether somebody is linked with an organization of which that is so."""
    return "EXISTS { MATCH (" + name + ")" + way + ":Organization) WHERE " + asked + " }"


def at_home(name: LiteralString, asked: LiteralString) -> LiteralString:
    """Whether that is so of somebody's home: the cell that counts them today; before the first one that one, after the
    last one that one."""
    stays: LiteralString = "EXISTS { MATCH (" + name + ")-[<+stay>:MEMBER_OF]->(<+home>:Organization) WHERE "
    others: LiteralString = "NOT EXISTS { MATCH (" + name + ")-[<+other>:MEMBER_OF]->(:Organization) WHERE "
    later = begun("<other>", "$today") + " AND <other>.since > <stay>.since"
    earlier: LiteralString = "<stay>.since > $today AND <other>.since < <stay>.since"
    closer: LiteralString = "<other>.kind = 'OFFICIAL' AND (" + later + " OR " + earlier + ")"
    return stays + "<stay>.kind = 'OFFICIAL' AND " + asked + " AND " + others + closer + " } }"


def inside(scope: Scope, name: LiteralString, begin: LiteralString = " AND ") -> LiteralString:
    """What follows a condition, or a pattern (`begin`), so that an organization is one of the viewer's own."""
    return following(scope, Seen.INSIDE, name, begin)


def shown(scope: Scope, name: LiteralString, begin: LiteralString = " AND ") -> LiteralString:
    """What follows a condition, or a pattern (`begin`), so that an organization is one that the viewer is shown."""
    return following(scope, Seen.SHOWN, name, begin)


def following(scope: Scope, what: Seen, name: LiteralString, begin: LiteralString) -> LiteralString:
    asked = seen(scope, what, name)
    return begin + asked if asked else ""


def of_view(view: View) -> dict[str, Any]:
    """What a statement is given of a view: its day, as `$on`, and what part the viewer sees where it is one."""
    return {"on": view.on, **of_sight(view)}


def of_sight(view: View) -> Mapping[str, Any]:
    """What a statement about a period is given of a view: what part the viewer sees where it is one."""
    return view.sight.parameters if view.scope is Scope.PART else {}


class SeenReads:
    """What is read for whoever sees a part: a text that does not ask which is refused, whoever has sent it."""

    def __init__(self, reads: Reads) -> None:
        self.reads = reads

    async def read(self, text: LiteralString, /, **parameters: Any) -> Any:
        """As the reads themselves. Raises NotForParts."""
        if not any(one in text for one in ASKED):
            raise NotForParts(text)
        return await self.reads.read(text, **parameters)


def seen_reads(reads: Reads, scope: Scope) -> Reads:
    """What is read for a viewer: for whoever sees a part, texts that ask for it alone."""
    return SeenReads(reads) if scope is Scope.PART else reads


ASKED = ("$inside[", "$shown[", "$identified[", "keys($inside)", "(false)")
OF_VIEW = frozenset({"on", "inside", "shown", "identified", "today"})
"""The names of what `of_view` gives: the same at every place of a statement."""
