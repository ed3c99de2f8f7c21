"""The executor: an operation's plan, run against the backend, root field by root field.

Queries answer their root fields side by side, mutations one after the other.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from graphql import FieldNode, GraphQLError
from graphql.execution.values import VariableValues

from execution.asked import Asked
from execution.documents import Prepared
from execution.errors import QueryTooLarge
from execution.introspection import META, Introspection
from execution.kinds import Arguments, Command, Opaque, Root, Source
from execution.planned.bindings import Binding
from execution.planned.nulls import Settling
from execution.planned.plans import Plan, Plans
from execution.planned.run import Running
from execution.planned.selection import TYPENAME, Field
from execution.planned.state import Made


@dataclass(frozen=True, slots=True)
class Planner:
    """Answers operations of one schema; `records` are the record types by the name of their GraphQL type."""

    plans: Plans
    records: Mapping[str, Opaque]
    introspection: Introspection

    async def execute(
        self, prepared: Prepared, given: Mapping[str, Any], variables: VariableValues, asked: Asked
    ) -> tuple[Made | None, Sequence[GraphQLError]]:
        """The data, and the errors at their paths."""
        plan = self.plans.plan(prepared, variables)
        described = partial(self.introspection.described, prepared, given)
        answer = Answer(plan, plan.bindings(variables), asked, self.records, described)
        try:
            await answer.run()
        except QueryTooLarge as error:
            return None, [error]
        return answer.settled()


class Answer:
    """One operation being answered."""

    def __init__(
        self,
        plan: Plan,
        bindings: Sequence[Binding | None],
        asked: Asked,
        records: Mapping[str, Opaque],
        described: Callable[[str, tuple[FieldNode, ...]], Awaitable[Any]],
    ) -> None:
        self.plan = plan
        self.bindings = bindings
        self.asked = asked
        self.records = records
        self.described = described
        self.budget = asked.budget
        self.data: Made = dict.fromkeys(field.key for field in plan.root)
        self.runs: list[Running] = []

    async def run(self) -> None:
        if len(self.plan.root) == 1 or self.plan.serial:
            for field in self.plan.root:
                await self.answer(field)
            return
        try:
            async with asyncio.TaskGroup() as group:
                for field in self.plan.root:
                    group.create_task(self.answer(field))
        except* QueryTooLarge as too_large:
            # the first one ended the others; several may have met the bound at once
            found = too_large.exceptions[0]
        else:
            return
        raise found

    async def answer(self, field: Field) -> None:
        running = Running(self.asked, self.plan, self.bindings, self.budget, self.records)
        self.runs.append(running)
        binding = self.bindings[field.number]
        if field.name == TYPENAME:
            self.data[field.key] = field.parent
        elif field.name in META:
            await running.guarded([(self.data, field.key)], self.of_the_schema, field)
        elif binding is not None and binding.error is not None:
            self.data[field.key] = running.fail(binding.error)
        else:
            arguments = {} if binding is None else binding.arguments
            await running.guarded([(self.data, field.key)], self.rooted, field, arguments, running)

    async def of_the_schema(self, field: Field) -> None:
        self.data[field.key] = await self.described(field.key, field.nodes)

    async def rooted(self, field: Field, arguments: Arguments, running: Running) -> None:
        """The root field's value, and everything under it."""
        match field.kind:
            case Root() as root:
                view = root.view_of(arguments, self.asked.view)
                async with root.context(self.asked.backend, view) as backend:
                    running.backend = backend
                    await self.complete(field, await root.answer(backend, view, arguments), running)
            case Command(perform):
                # what the change left open is answered before it is closed
                async with perform(self.asked.backend, self.asked.view, arguments) as (backend, payload):
                    running.backend = backend
                    await self.complete(field, payload, running)
            case Source():
                await self.complete(field, self.asked.event, running)
            case _:
                raise TypeError(f"{field.path} is no root field")

    async def complete(self, field: Field, value: object, running: Running) -> None:
        running.place(field, field.type, value, self.data, field.key)
        await running.finish()

    def settled(self) -> tuple[Made | None, Sequence[GraphQLError]]:
        """The data as it is where nothing failed; else what is left of it, with the errors."""
        if not any(running.failed for running in self.runs):
            return self.data, ()
        settling = Settling()
        data = settling.data(self.plan.root, self.data)
        return data, settling.errors
