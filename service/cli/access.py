"""The commands about who may see and change what: `hierarchy grant`, `revoke`, `grants`, `token`."""

import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any
from uuid import uuid4

import typer
from rich.console import Console

from execution.view import View
from graph.cypher.fetch import Writes
from graph.engine.migrations import check_migrated
from graph.engine.sessions import Graph
from graph.engine.state import check_ready
from graph.facts.around import find_by_code
from graph.ledger.clock import Clock
from graph.model.canonical import canonical
from graph.model.rights import ViewerRole, viewer_id
from graph.model.tables import GRANTED
from graph.model.texts import KEY, NAME, SYMBOL, TextKind, Unfit, stored
from graph.reads.grants import find_grants, list_grants
from resolvers.commands.access import GRANT_ACCESS, REVOKE_ACCESS
from resolvers.commands.machinery.batch import Wanted
from resolvers.commands.machinery.spec import Spec
from resolvers.commands.machinery.transaction import make_alone
from resolvers.shared.identifiers import decode_id, encode_id
from seeds.sizes import is_seeded
from service.access.development import token_for
from service.access.settings import ISSUED_HERE, Mode, check_data
from service.cli.common import console, expected, fail, language, run, settings_of
from service.cli.tables import unbroken, uncut
from service.settings import Settings
from wording.said import say

WHO_AND_WHAT = ("name", "subject", "issuer", "role", "organization")
Subject = Annotated[str, typer.Option(help="What the provider calls them: `sub` of their tokens.")]
Issuer = Annotated[str, typer.Option(help="The provider: `iss` of its tokens.")]
Under = Annotated[str, typer.Option(help="The organization, by its code: the right holds there and for all under it.")]
Role = Annotated[ViewerRole, typer.Option(help="What they may: docs/security.md has the table.")]
Decision = Annotated[str | None, typer.Option(help="The decision that says so.")]


def grant(
    subject: Subject,
    name: Annotated[str, typer.Option(help="Who they are, for people.")],
    roles: Annotated[
        list[ViewerRole],
        typer.Option("--role", help="What they may, once or several times: docs/security.md has the table."),
    ],
    under: Under,
    issuer: Issuer,
    until: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The first day on which it holds no more.")
    ] = None,
    decision: Decision = None,
) -> None:
    """Lets somebody see and change what a role says, or several, under an organization, from today on."""
    ends = {} if until is None else {"until": until.date()}
    called = {"name": fit("--name", name, NAME), **ends}
    given = {role: {**named(subject, issuer, role, decision), **called} for role in roles}
    settings = settings_of()

    async def work(graph: Graph) -> None:
        await check_migrated(graph)
        await check_ready(graph.newest)
        organization = await organization_of(graph, settings, under)
        for role, stated in given.items():
            await make_grant(graph, settings, GRANT_ACCESS, {**stated, "organization": organization})
            console.print(f"{name}: {role} under {under}.", markup=False, highlight=False)

    run(settings, work)


def revoke(subject: Subject, role: Role, under: Under, issuer: Issuer, decision: Decision = None) -> None:
    """Takes a role at an organization from somebody; it does not hold today any more."""
    settings, given = settings_of(), named(subject, issuer, role, decision)

    async def work(graph: Graph) -> None:
        await check_migrated(graph)
        await check_ready(graph.newest)
        day = settings.today()
        organization = decode_id(await organization_of(graph, settings, under), "under").key
        held = await list_grants(graph, View.whole(day), viewer_id(given["iss"], given["sub"]))
        found = next((one for one in held if (one.organization, one.role) == (organization, role)), None)
        if found is None:
            fail(say("NOT_GRANTED", role=str(role), day=day).words(language()))
        stated = {name: value for name, value in given.items() if name == "decision"}
        await make_grant(graph, settings, REVOKE_ACCESS, {"grant": encode_id(GRANTED.shown, found.key), **stated})

    run(settings, work)
    console.print(f"{subject}: no longer {role} under {under}.", markup=False, highlight=False)


def grants(
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Those of another day than today.")] = None,
) -> None:
    """Lists who may see and change what."""
    settings = settings_of()
    day = settings.today() if on is None else on.date()

    async def work(graph: Graph) -> None:
        await check_migrated(graph)
        table = uncut(*WHO_AND_WHAT, unbroken("from"), unbroken("until"), "decision")
        for one in await list_grants(graph, View.whole(day)):
            where = f"{one.called} ({one.code})" if one.code else one.called
            days = (str(one.since), "" if one.until is None else str(one.until))
            table.add_row(one.name, one.subject, one.issuer, one.role, where, *days, one.decision or "")
        Console().print(table if table.row_count else "Nobody holds a grant.")

    run(settings, work)


def named(subject: str, issuer: str, role: ViewerRole, decision: str | None) -> dict[str, Any]:
    """Who and what a grant is of, as the commands take it."""
    given = {"sub": fit("--subject", subject, KEY), "iss": fit("--issuer", issuer, KEY), "role": str(role)}
    return given | ({} if decision is None else {"decision": fit("--decision", decision, SYMBOL)})


def fit(option: str, text: str, kind: TextKind) -> str:
    """A text as it is stored; the command ends where it cannot be."""
    try:
        return stored(text, kind)
    except Unfit as unfit:
        fail(f"{option}: {unfit.said.words(language())}.", 2)


async def organization_of(graph: Graph, settings: Settings, code: str) -> str:
    """The id of the organization that has the code today."""
    found = (await find_by_code(graph, [code], settings.today() + timedelta(days=1))).get(code, [])
    if len(found) != 1:
        fail(
            f"--under: no organization has the code {code!r} today." if not found else f"--under: {code!r} is not one."
        )
    return encode_id("Organization", found[0])


async def make_grant(graph: Graph, settings: Settings, spec: Spec, given: Mapping[str, Any]) -> None:
    """Makes a change of grants, today and in the name of whoever runs the service."""
    clock = Clock()
    writes = Writes(graph, settings.actor, clock, clock_fault=lambda: clock.fault)
    key = canonical([settings.actor, uuid4().hex, 1]).decode()
    outcome = await make_alone(writes, Wanted(spec, given, settings.today(), settings.actor, key))
    if isinstance(outcome, Exception):
        raise outcome
    if outcome.refusals:
        fail(" ".join(one.said.words(language()) for one in outcome.refusals))


def token(
    who: Annotated[str, typer.Option("--as", help="Who the token is of: any name.")],
    role: Annotated[ViewerRole | None, typer.Option(help="What they may, granted to them as well.")] = None,
    under: Annotated[str | None, typer.Option(help="Where they may: an organization's code.")] = None,
    hours: Annotated[int, typer.Option(help="How long it lasts.", min=1, max=24)] = 8,
) -> None:
    """Prints a token that a service with AUTH=development takes, on this machine and for invented data alone."""
    settings = settings_of()
    if settings.auth.mode is not Mode.DEVELOPMENT:
        fail("Tokens are made here for AUTH=development alone; those of AUTH=tokens come from the provider.", 2)
    if (role is None) != (under is None):
        fail("--role and --under go together.", 2)
    subject = fit("--as", who, NAME)

    async def work(graph: Graph) -> None:
        check_data(settings.auth, invented=is_seeded((await check_ready(graph.newest)).source))
        if role is None or under is None:
            return
        organization = await organization_of(graph, settings, under)
        held = await find_grants(graph, viewer_id(ISSUED_HERE, subject), View.whole(settings.today()))
        if held is None or (decode_id(organization, "under").key, str(role)) not in held.roles:
            given = {"iss": ISSUED_HERE, "sub": subject, "name": subject, "role": str(role)}
            await make_grant(graph, settings, GRANT_ACCESS, {**given, "organization": organization})

    run(settings, work)
    made = expected(lambda: token_for(Path(settings.auth.keys), subject, datetime.now(UTC), timedelta(hours=hours)))
    sys.stdout.write(made + "\n")
