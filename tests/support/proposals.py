"""Proposals of supervisors: the question, and what is asserted of an answer by the plain reference."""

from collections import Counter
from typing import Any

from tests.reference.suggesting import Reference
from tests.reference.supervision import has_standing
from tests.reference.world import gid

SUGGEST = """
query ($input: SuggestSupervisorsInput!, $on: Date!) { suggestSupervisors(input: $input, asOf: $on) {
  on under { id: key } organizations kept candidates points loads { links before after }
  lines(first: 1000) { totalCount nodes { supervisorId organizationId supervisor { id: key } organization { id: key }
    duties since until kept points
    reasons { kind points explanation { text } } secondChoice { supervisor { id: key } extraPoints } } }
  gaps(first: 1000) { totalCount nodes { organization { id: key } reason explanation { text } } } } }
"""


MOST_TRIED = 7
"""The organizations for which every plan is tried: one more makes it several times as many."""


def wished(reference: Reference) -> dict[str, Any]:
    """The variables of the question that a reference answers."""
    asked = reference.asked
    weights = {name: getattr(asked, name) for name in ("level", "place", "load", "change")}
    wishes = {"under": gid("Organization", reference.under), "maxPerSupervisor": asked.most, "keepCurrent": asked.keep}
    return {"input": {**wishes, "weights": weights}, "on": reference.day.isoformat()}


def pairs_of(reference: Reference) -> tuple[dict[str, str], dict[str, str]]:
    """Keys by global ids: organizations and members."""
    return {gid("Organization", one): one for one in reference.targets}, {
        gid("Member", one): one for one in reference.members
    }


def check_plan(reference: Reference, plan: dict[str, Any]) -> None:
    """A plan is the best of all that the rows allow."""
    lines, gaps = plan["lines"]["nodes"], plan["gaps"]["nodes"]
    assert plan["under"]["id"] == gid("Organization", reference.under)
    assert plan["organizations"] == len(reference.targets)
    assert plan["kept"] == len(reference.targets) - len(reference.open)
    assert [plan["lines"]["totalCount"], plan["gaps"]["totalCount"]] == [len(lines), len(gaps)]
    assert len(lines) + len(gaps) == len(reference.open)
    assert (len(gaps), plan["points"]) == reference.best()
    check_lines(reference, lines)
    organizations, _ = pairs_of(reference)
    for gap in gaps:
        assert gap["reason"] == reference.gap(organizations[gap["organization"]["id"]])
        assert gap["explanation"]["text"]


def check_lines(reference: Reference, lines: list[dict[str, Any]]) -> None:
    """Every line has standing and room, and costs what its reasons say and what the rows say."""
    organizations, members = pairs_of(reference)
    loads: Counter[str] = Counter({member: reference.load(member) for member in reference.members})
    for line in lines:
        target, member = organizations[line["organizationId"]], members[line["supervisorId"]]
        assert [line["organization"]["id"], line["supervisor"]["id"]] == [line["organizationId"], line["supervisorId"]]
        assert has_standing(reference.world, member, target, reference.day)
        assert line["kept"] == (member in reference.valid[target])
        assert [line["since"], line["duties"]] == [reference.day.isoformat(), ["FOLLOW", "ATTEND"]]
        until = reference.until(member, target)
        assert line["until"] == (until and until.isoformat())
        load = reference.asked.load * loads[member]
        assert line["points"] == reference.points(member, target) + load
        assert line["points"] == sum(reason["points"] for reason in line["reasons"])
        assert [reason["points"] for reason in line["reasons"] if reason["kind"] == "LOAD"] == [load]
        loads[member] += 1
        assert loads[member] <= reference.asked.most
