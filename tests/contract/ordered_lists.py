"""The lists that take `orderBy`, and what each order of them is by, told by the reference's own comparisons."""

from base64 import urlsafe_b64decode
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from graph.model.keys import fold
from graph.model.norm_words import NormKind
from tests.contract import drawing
from tests.reference.ordering import person_order, text_order
from tests.reference.world import World

Key = Callable[["At", Any], Any]


class At(NamedTuple):
    """A world on a day, and one before: what puts its people and organizations into order."""

    world: World
    day: date
    before: date

    def member(self, shown: Any) -> Any:
        return self.world.member_key(key_in(shown))

    def organization(self, shown: Any) -> Any:
        return self.world.key(key_in(shown), self.day)


class Lists(NamedTuple):
    """Lists of one form: `text` ends in LIST where the arguments of the list do, `orders` tells what each is by."""

    text: str
    shown: str
    orders: Mapping[str, Key]


def key_in(shown: Any) -> str:
    text = shown["key"]
    return urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode().partition(":")[2]


def known(value: Any) -> tuple[bool, Any]:
    """What is unknown comes before all others."""
    return value is not None, 0 if value is None else value


def due(at: At, row: Any) -> Any:
    link = row["supervision"]
    return at.organization(link["organization"]), at.member(link["supervisor"]), link["since"]


def placed(at: At, row: Any) -> Any:
    """An organization as it is on the later day, or was on the earlier one."""
    return at.organization(row["after"]) if row["after"] else at._replace(day=at.before).organization(row["before"])


def working(at: At, row: Any) -> Any:
    """Organizations by what they are called last, then members."""
    last = at._replace(day=date.max)
    return (1, at.member(row["member"])) if row["member"] else (0, last.organization(row["organization"]))


LINK = "supervision { since supervisor { key } organization { key } }"
ORGANIZATION = "key name since memberCount"
ORGANIZATIONS: Mapping[str, Key] = {
    "LEVEL_CODE": lambda at, row: at.organization(row),
    "NAME": lambda at, row: (text_order(row["name"]), key_in(row)),
    "FOUNDED": lambda at, row: (row["since"], at.organization(row)),
    "MEMBER_COUNT": lambda at, row: (row["memberCount"], at.organization(row)),
}
SUPERVISIONS: Mapping[str, Key] = {
    "NAME": lambda at, row: (at.member(row["supervisor"]), at.organization(row["organization"]), row["since"]),
    "SINCE": lambda at, row: (row["since"], at.organization(row["organization"]), at.member(row["supervisor"])),
}
NORMS = [str(kind) for kind in NormKind]
KINDS = ["APPEARED", "ENDED", "MERGED_INTO", "SPLIT_FROM", "MOVED", "RENAMED", "LEVEL_CHANGED"]
LEVELS = f"levels: [{', '.join(drawing.LEVELS)}]"
PERIOD = "of: { under: $under }, from: $from, to: $on, rollUp: AS_NOW, asOf: $on"
WORKED_OUT: Mapping[str, Lists] = {
    "workload": Lists(
        "workload(under: $under, asOf: $on, LIST)",
        "links requiredPerYear supervisor { key }",
        {
            "LINKS": lambda at, row: (row["links"], at.member(row["supervisor"])),
            "REQUIRED_PER_YEAR": lambda at, row: (known(row["requiredPerYear"]), at.member(row["supervisor"])),
            "NAME": lambda at, row: at.member(row["supervisor"]),
        },
    ),
    "visits due": Lists(
        "visitsDue(of: { under: $under }, asOf: $on) { links(LIST) }",
        f"dueOn missing lastVisit {LINK}",
        {
            "DUE_ON": lambda at, row: (row["dueOn"] or "9999-12-31", due(at, row)),
            "MISSING": lambda at, row: (row["missing"], due(at, row)),
            "LAST_VISIT": lambda at, row: (row["lastVisit"] or "", due(at, row)),
            "ORGANIZATION": due,
            "SUPERVISOR": lambda at, row: (at.member(row["supervision"]["supervisor"]), due(at, row)),
        },
    ),
    "attendance by supervisor and month": Lists(
        f"attendance({PERIOD}, groupBy: SUPERVISOR_MONTH) {{ groups(LIST) }}",
        "month supervisor { key } figures { shortfall rate lastVisit }",
        {
            "SHORTFALL": lambda at, row: (row["figures"]["shortfall"], at.member(row["supervisor"]), row["month"]),
            "RATE": lambda at, row: (known(row["figures"]["rate"]), at.member(row["supervisor"]), row["month"]),
            "LAST_VISIT": lambda at, row: (
                row["figures"]["lastVisit"] or "",
                at.member(row["supervisor"]),
                row["month"],
            ),
            "NAME": lambda at, row: (at.member(row["supervisor"]), row["month"]),
            "MONTH": lambda at, row: (row["month"], at.member(row["supervisor"])),
        },
    ),
    "attendance by organization": Lists(
        f"attendance({PERIOD}, groupBy: ORGANIZATION) {{ groups(LIST) }}",
        "organization { key } figures { rate }",
        {
            "RATE": lambda at, row: (known(row["figures"]["rate"]), at.organization(row["organization"])),
            "NAME": lambda at, row: at.organization(row["organization"]),
        },
    ),
    "coverage": Lists(
        f"supervisionCoverage(under: $under, asOf: $on, {LEVELS}) "
        "{ figures { list(figure: ORGANIZATIONS, LIST) } }",
        ORGANIZATION,
        ORGANIZATIONS,
    ),
    "links lost": Lists(
        "impact(of: { organization: $under }, asOf: $on) { linksLosingStanding(LIST) }",
        "since supervisor { key } organization { key }",
        SUPERVISIONS,
    ),
    "organizations without a parent": Lists(
        "impact(of: { organization: $under }, asOf: $on) { withoutParent(LIST) }", ORGANIZATION, ORGANIZATIONS
    ),
    "differences": Lists(
        "compare(under: $under, from: $from, to: $on) { differences(LIST) }",
        "kind before { key name level code } after { key name level code }",
        {
            "KIND": lambda at, row: (KINDS.index(row["kind"]), placed(at, row)),
            "LEVEL_CODE": lambda at, row: (placed(at, row), KINDS.index(row["kind"])),
            "NAME": lambda at, row: (
                text_order((row["after"] or row["before"])["name"]),
                placed(at, row),
                KINDS.index(row["kind"]),
            ),
        },
    ),
    "timeline": Lists(
        "timeline(under: $under, LIST)",
        "on counts { began ended }",
        {
            "ON": lambda at, row: row["on"],
            "CHANGES": lambda at, row: (sum(one["began"] + one["ended"] for one in row["counts"]), row["on"]),
        },
    ),
    "loops": Lists(
        "supervisionLoops(under: $under, asOf: $on, LIST)",
        "length steps { from { key } }",
        {
            "LENGTH": lambda at, row: (row["length"], [at.organization(one["from"]) for one in row["steps"]]),
            "ORGANIZATION": lambda at, row: [at.organization(one["from"]) for one in row["steps"]],
        },
    ),
    "proposals": Lists(
        f"suggestSupervisors(input: {{ under: $under, keepCurrent: false, {LEVELS} }}, asOf: $on) {{ lines(LIST) }}",
        "points organization { key } supervisor { key }",
        {
            "ORGANIZATION": lambda at, row: at.organization(row["organization"]),
            "SUPERVISOR": lambda at, row: (at.member(row["supervisor"]), at.organization(row["organization"])),
            "POINTS": lambda at, row: (row["points"], at.organization(row["organization"])),
        },
    ),
    "gaps": Lists(
        f"suggestSupervisors(input: {{ under: $under, maxPerSupervisor: 1, keepCurrent: false, {LEVELS} }}, asOf: $on) "
        "{ gaps(LIST) }",
        "reason organization { key }",
        {
            "ORGANIZATION": lambda at, row: at.organization(row["organization"]),
            "REASON": lambda at, row: (row["reason"], at.organization(row["organization"])),
        },
    ),
    "reports on a task": Lists(
        "node(id: $task) { ... on Task { reports(includePast: true, LIST) } }",
        "since organization { key } member { key }",
        {
            "ORGANIZATION": lambda at, row: (working(at, row), row["since"]),
            "SINCE": lambda at, row: (row["since"], working(at, row)),
        },
    ),
    "breaches": Lists(
        "audit(under: $under, asOf: $on) { findings(LIST) }",
        "since value norm { key kind } organization { key } member { key }",
        # what tells further breaches of one organization and kind apart is not told
        {
            "KIND": lambda at, row: (NORMS.index(row["norm"]["kind"]), at.organization(row["organization"])),
            "ORGANIZATION": lambda at, row: (at.organization(row["organization"]), NORMS.index(row["norm"]["kind"])),
            "SINCE": lambda at, row: (row["since"] or "", at.organization(row["organization"])),
        },
    ),
}

Own = Mapping[str, tuple[str, Mapping[str, Key]]]
"""By the lists with their arguments: what of each is shown, and its orders."""
OWN: Mapping[str, Key] = {"SINCE": lambda _, row: row["since"], "UNTIL": lambda _, row: row["until"] or "9999-12-31"}
OF_PEOPLE: Mapping[str, Key] = {
    "NAME": lambda at, row: (at.member(row["member"]), row["since"]),
    "SINCE": lambda _, row: row["since"],
}
PAST = "includePast: true, LIST"
UNDER = "own: organization(by: { id: $under }, asOf: $on) { LISTS }"
OF_ORGANIZATIONS: Own = {
    f"assignments({PAST})": ("key since member { key }", OF_PEOPLE),
    f"supervisions({PAST})": ("key since member: supervisor { key }", OF_PEOPLE),
    "assessments(LIST)": ("key decidedOn", {"DECIDED_ON": lambda _, row: row["decidedOn"]}),
    "cases(LIST)": ("key dueOn", {"DUE_ON": lambda _, row: row["dueOn"] or "0"}),
    f"taskReports({PAST})": ("key since until", OWN),
    "statedFigures(LIST)": (
        "key periodFrom statedOn",
        {"PERIOD": lambda _, row: row["periodFrom"], "STATED_ON": lambda _, row: row["statedOn"]},
    ),
    "events(LIST)": ("key on", {"ON": lambda _, row: row["on"]}),
    "profiles(LIST)": ("name since until", OWN),
    "places(LIST)": ("key name", {"NAME": lambda _, row: fold(row["name"])}),
}
OF_PLACES: Own = {
    f"offices({PAST})": (
        "key since member: holder { key name }",
        {"NAME": lambda _, row: (person_order(row["member"]["name"]), key_in(row["member"])), "SINCE": OWN["SINCE"]},
    ),
    "organizations(LIST)": (
        ORGANIZATION,
        {
            "LEVEL_CODE": lambda _, __: 0,
            "NAME": ORGANIZATIONS["NAME"],
            "FOUNDED": lambda _, row: row["since"],
            "MEMBER_COUNT": lambda _, row: row["memberCount"],
        },
    ),
}
PLACES = "own: places(first: 1000, asOf: $on) { nodes { LISTS } }"
OF_NORMS: Own = {f"waivers({PAST})": ("key since until", OWN)}
NORMS_WAIVED = "own: norms(where: { kinds: [CELL_SIZE] }, asOf: $on) { LISTS }"
OF_ALL: Own = {
    "norms(where: { kinds: [CELL_SIZE, TERM] }, asOf: $on, LIST)": ("key since", {"SINCE": OWN["SINCE"]}),
    "sheets(asOf: $on, LIST)": ("key since", {"SINCE": OWN["SINCE"]}),
}
WHO = "own: member(id: $who, asOf: $on) { LISTS }"
OF_MEMBERS: Own = {
    f"memberships({PAST})": ("key since until", OWN),
    f"assignments({PAST})": ("key since until", OWN),
    f"supervisions({PAST})": ("key since until", OWN),
    f"offices({PAST})": ("key since until", OWN),
    f"taskReports({PAST})": ("key since until", OWN),
}
