"""The command that issues a directive with its tasks, and what is wrong with one."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from graph.facts.around import ITSELF, read_nodes, read_organizations
from graph.facts.doubles import read_same
from graph.facts.facts import Fact
from graph.model.directive_tables import DIRECTIVE, ISSUED_BY, PART_OF_TASK, REFERS_TO, TASK, TASK_OF
from graph.model.directive_words import ReferenceKind
from graph.model.tables import OPEN_END, ORGANIZATION
from graph.model.vocabulary import ChangeKind, Rule
from resolvers.commands.machinery.change import Work, key_from
from resolvers.commands.machinery.conflicts import conflict
from resolvers.commands.machinery.refusals import Refusal, Refused, refuse
from resolvers.commands.machinery.spec import Commands, Payload, Spec
from resolvers.commands.subjects import Line
from wording.said import say

MOST_TASKS = 500


async def issue(work: Work) -> None:
    """The directive that is in force from the day on, with its tasks; those that it replaces end."""
    tasks: Sequence[Line] = work.given.get("tasks") or ()
    issued = work.given.get("issuedOn") or work.on
    if faults := [*faults_of_tasks(tasks), *faults_of_days({"issuedOn": issued, "since": work.on})]:
        raise Refused(faults)
    referred = await read_referred(work)
    symbol = work.given["symbol"]
    await read_same(work.reads.memory, work.facts, DIRECTIVE, "symbol", {symbol})
    warn_of_another(work, symbol, issued)
    key = work.new_id("d")
    stated = {"symbol": symbol, "kind": str(work.given["kind"]), "title": work.given["title"], "issuedOn": issued}
    work.facts.create(DIRECTIVE, id=key, **stated, since=work.on, until=OPEN_END)
    await set_issuer(work, key)
    for kind, one in referred:
        work.facts.join(REFERS_TO, key, one.start, kind=str(kind))
        if kind is ReferenceKind.REPLACES:
            one.end_on(work.on)
    add_tasks(work, key, tasks)
    work.result["directiveId"] = key


async def set_issuer(work: Work, directive: str) -> None:
    """Who has issued it, where the input says so."""
    if not work.given.get("issuer"):
        return
    issuer = key_from(work.given["issuer"], "issuer", ORGANIZATION)
    await read_organizations(work.reads, work.facts, [issuer], ITSELF, date.min)
    work.facts.join(ISSUED_BY, directive, work.known(ORGANIZATION, issuer, "issuer").start)


async def read_referred(work: Work) -> list[tuple[ReferenceKind, Fact]]:
    """The directives that the input refers to, each once in a way and begun by the day; one that is replaced holds."""
    given: Sequence[Mapping[str, Any]] = work.given.get("references") or ()
    named = [(ReferenceKind(one["kind"]), key_from(one["directive"], "references", DIRECTIVE)) for one in given]
    if len(set(named)) < len(named):
        raise refuse(say("REFERS_TWICE"), Rule.ONCE_ONLY, "references")
    await read_nodes(work.reads, work.facts, DIRECTIVE, {key for _, key in named})
    found: list[tuple[ReferenceKind, Fact]] = []
    for number, (kind, key) in enumerate(named):
        place = ("references", str(number), "directive")
        known = work.facts.node(DIRECTIVE, key)
        if known is not None and known.since <= work.on and kind is not ReferenceKind.REPLACES:
            found.append((kind, known))
        else:
            found.append((kind, work.living(DIRECTIVE, key, *place)))
    return found


def add_tasks(work: Work, directive: str, tasks: Sequence[Line]) -> None:
    made: dict[str, str] = {}
    for position, task in enumerate(tasks, 1):
        key = made[task["number"]] = work.new_id("k")
        work.facts.create(TASK, id=key, number=task["number"], name=task["name"], position=position)
        work.facts.join(TASK_OF, key, directive)
        if task.get("partOf"):
            work.facts.join(PART_OF_TASK, key, made[task["partOf"]])


def faults_of_tasks(tasks: Sequence[Line]) -> Iterator[Refusal]:
    """Numbers that are given twice, and tasks that are a part of none before them."""
    if len(tasks) > MOST_TASKS:
        yield Refusal(say("TOO_MANY_PARTS", field="tasks", most=MOST_TASKS), Rule.NUMBERS_FIT, ("tasks",))
        return
    known = set[str]()
    for place, task in enumerate(tasks):
        if task["number"] in known:
            yield Refusal(say("TASK_TWICE", number=task["number"]), Rule.ONCE_ONLY, ("tasks", str(place), "number"))
        if task.get("partOf") and task["partOf"] not in known:
            wider = say("TASK_OF_NONE_BEFORE", number=task["partOf"])
            yield Refusal(wider, Rule.EXISTS, ("tasks", str(place), "partOf"))
        known.add(task["number"])


def faults_of_days(directive: Mapping[str, Any]) -> Iterator[Refusal]:
    """Nothing is in force before it is issued."""
    if directive["since"] < directive["issuedOn"]:
        early = say("IN_FORCE_BEFORE_ISSUED", since=directive["since"], issued=directive["issuedOn"])
        yield Refusal(early, Rule.SINCE_BEFORE_UNTIL, ("issuedOn",))


def warn_of_another(work: Work, symbol: str, issued: date) -> None:
    """Of a directive of the same symbol and day, which may be the same one."""
    same = (one for one in work.facts.all() if one.table is DIRECTIVE and one.values["symbol"] == symbol)
    if (other := next((one for one in same if one.values["issuedOn"] == issued), None)) is not None:
        again = say("DIRECTIVE_ALREADY", symbol=symbol, day=issued)
        work.warn(again, Rule.ONCE_ONLY, "symbol", conflicting=conflict(other))


COMMANDS: Commands = {
    "issueDirective": Spec(ChangeKind.ISSUE_DIRECTIVE, Payload("DirectivePayload", ("directiveId",)), issue)
}
