"""The command that erases a member's personal data: values, salts and what stood earlier go, the ledger's lines stay.

Seals are left in the lines, which nothing opens any more. Whatever else is recorded of the member stays: days, cells,
seats, under an id.
"""

from datetime import date

from graph.facts.around import MEMBER_CASES
from graph.facts.facts import Fact
from graph.facts.replaced import owner_of
from graph.ledger.opened import has_earlier, list_salted
from graph.model.case_tables import CASE, CONCERNS_MEMBER
from graph.model.kinds import NodeTable
from graph.model.seals import ERASED, SALT, is_erased, new_salt
from graph.model.tables import MEMBER
from graph.model.vocabulary import ChangeKind, Rule
from resolvers.commands.machinery.change import Work
from resolvers.commands.machinery.refusals import refuse
from resolvers.commands.machinery.spec import Commands, Spec
from resolvers.commands.members import MEMBER_PAYLOAD
from resolvers.shared.identifiers import id_of
from wording.said import say


async def erase(work: Work) -> None:
    """What is personal of a member, and what the cases that concern them say, is gone for good; of one who was taken
    back, what stood before."""
    key = work.key_of("member", MEMBER)
    for name in ("decision", "reason"):
        if not (work.given.get(name) or "").strip():
            raise refuse(say("ERASING_NEEDS", field=name), Rule.REQUIRED, name)
    # what others have changed before is written, so that nothing of it is left behind
    graph = work.reads.graph()
    await work.reads.around(work.facts, MEMBER, [key], [MEMBER_CASES], date.min)
    member = work.facts.node(MEMBER, key)
    work.unsalted += await list_salted(graph, key, there=member is not None)
    if member is None:
        if not await has_earlier(graph, f"{MEMBER.name}:{key}"):
            raise refuse(say("UNKNOWN", field="member"), Rule.EXISTS, "member")
        work.erased.append(f"{MEMBER.name}:{key}")
    else:
        own = [link.start for link in work.facts.to(CONCERNS_MEMBER, key)]
        cases = [case for one in own if (case := work.facts.node(CASE, one)) is not None]
        check(member, cases)
        for fact in (member, *cases):
            forget(work, fact)
        member.values["name"] = ERASED
        work.result["memberId"] = key
    work.result["erased"] = sorted(work.erased)


def check(member: Fact, cases: list[Fact]) -> None:
    """Refuses what is erased, and what lines of earlier versions hold, from which nothing can be taken away."""
    if is_erased(member.values):
        raise refuse(say("ERASED_ALREADY"), Rule.CHANGES_SOMETHING, "member", conflicting=id_of(MEMBER, member.start))
    for fact in (member, *cases):
        assert isinstance(fact.table, NodeTable), "members and cases are nodes"  # noqa: S101
        if SALT not in fact.values and fact.table.personal & fact.values.keys():
            raise refuse(say("NOT_SEALED"), Rule.EXISTS, "member", conflicting=id_of(fact.table, fact.start))


def forget(work: Work, fact: Fact) -> None:
    """A member has no salt any more, as nothing of theirs is recorded again; a case gets another one."""
    for name in (*fact.table.personal, SALT):
        fact.values.pop(name, None)
    if fact.table is CASE:
        fact.values[SALT] = new_salt()
    work.erased.append(owner_of(fact))


ERASE_MEMBER = Spec(ChangeKind.ERASE_MEMBER, MEMBER_PAYLOAD, erase)
COMMANDS: Commands = {"eraseMember": ERASE_MEMBER}
