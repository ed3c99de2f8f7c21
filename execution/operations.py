"""One operation from its text to its answer: parse, check, limit, run, and name every error.

Errors carry Apollo's codes; a fault that is nobody's input shows no internals and is logged with a number to find
it by.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Protocol, TypeVar

from graphql import (
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    OperationType,
    get_operation_ast,
)
from graphql.execution.values import VariableValues

from execution.asked import Asked, Stated
from execution.checking import MOST_ERRORS, Read, check, in_plain_words, variable_error
from execution.costs import Cost, Costs, check_cost
from execution.documents import Documents, Prepared
from execution.errors import TellingError
from execution.limits import Limits, measured, too_complex
from execution.naming import coded, named
from execution.parser import parsed
from execution.parts import Parts
from execution.personal import NOTHING, Found, Personal
from execution.telling import in_words
from execution.variables import Variables
from execution.view import Scope
from wording.languages import Language
from wording.said import Said, say

SHORT = 4_000
FEW_STEPS = 1_000
"""A text of more letters than `SHORT`, or of more steps than these, is read and checked beside the loop."""
FORBIDDEN = say("FORBIDDEN")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Operation:
    """What a client asks: the document, its variables and which of its operations to run."""

    query: str
    variables: Mapping[str, Any] = field(default_factory=dict[str, Any])
    name: str | None = None
    language: Language | None = None
    """What the operation itself asks to be told in, if it does."""
    tells_cost: bool = False
    partly: bool = False
    """Whether whoever sees a part wants what they may see of it, and to be told what was left out."""
    min_seq: str = ""
    """The line of the ledger that the answer must be of at least, as it was sent; empty: any."""
    stated: Stated | None = None
    """What personal data are asked for for."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The data (None where nothing could be answered) and the errors, each with its code.

    `began` tells whether execution began: before it, an error is one of the request as a whole. `cost` is there where
    it was asked for; `withheld` names what was left out for whoever asked for what they may see, `masked` what is not
    shown as no purpose was stated.
    """

    data: Mapping[str, Any] | None
    errors: Sequence[GraphQLError] = ()
    began: bool = True
    cost: Cost | None = None
    withheld: Sequence[str] = ()
    masked: Sequence[str] = ()

    def as_response(self) -> dict[str, Any]:
        """The body of a GraphQL response."""
        body: dict[str, Any] = {"data": self.data} if self.began else {}
        if self.errors:
            body["errors"] = [error.formatted for error in self.errors]
        cost = {} if self.cost is None else {"cost": self.cost.as_told()}
        named = {"withheld": self.withheld, "masked": self.masked}
        if extensions := cost | {name: list(places) for name, places in named.items() if places}:
            body["extensions"] = extensions
        return body


class Executor(Protocol):
    """What runs an operation that was checked."""

    async def execute(
        self, prepared: Prepared, given: Mapping[str, Any], variables: VariableValues, asked: Asked
    ) -> tuple[Mapping[str, Any] | None, Sequence[GraphQLError]]:
        """The data, and the errors at their paths; `given` are the variables as they came, `variables` coerced."""
        ...


@dataclass(frozen=True, slots=True)
class Operations:
    """Answers the operations of one schema.

    One thread reads and checks what is long, one text after another: more would take the loop its turns.
    """

    schema: GraphQLSchema
    documents: Documents
    limits: Limits
    executor: Executor
    costs: Costs
    parts: Parts
    personal: Personal
    thread: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "checking"))

    async def answer(self, operation: Operation, asked: Asked, *, only_query: bool = False) -> Answer:
        """The operation's answer; `only_query` refuses anything that could change data (HTTP GET)."""
        answer = await self.permitted(asked, partial(self.found, operation, asked, only_query=only_query))
        if not answer.errors:
            return answer
        return replace(answer, errors=[in_words(error, asked.view.language) for error in answer.errors])

    async def permitted(self, asked: Asked, make: Callable[[], Awaitable[Answer]]) -> Answer:
        """The answer, for whoever may have it when it is asked for and once it is made; nothing of it for anybody else.

        The one place where this is asked: every channel and both executors come through here. Events of a subscription
        are made for many, and each of these is asked for (`Subscriptions.of_piece`).
        """
        if asked.view.scope is Scope.NOTHING:
            return forbidden()
        answer = await make()
        return answer if await asked.still() else forbidden()

    async def found(self, operation: Operation, asked: Asked, *, only_query: bool) -> Answer:
        """The answer, its errors in no language yet."""
        prepared = await self.ready(operation, only_query=only_query)
        if isinstance(prepared, Answer):
            return prepared
        if prepared.operation.operation is OperationType.SUBSCRIPTION:
            return refused([TellingError(say("ONLY_IN_STREAMS"), "BAD_USER_INPUT")])
        weighed = self.weighed(prepared, operation)
        if isinstance(weighed, Answer):
            return weighed
        try:
            return await self.carried_out(weighed, asked)
        except GraphQLError as error:  # a condition of @skip or @include is null: nobody knows what is asked for
            return Answer(None, [named(error, prepared.document)], cost=weighed.told)

    def weighed(self, prepared: Prepared, operation: Operation) -> "Weighed | Answer":
        """The operation with its variables and its cost; or why it is not carried out."""
        if prepared.variables is None:
            prepared.variables = Variables(self.schema, prepared.operation, MOST_ERRORS)
        variables = prepared.variables.values(operation.variables)
        if isinstance(variables, list):
            return refused([variable_error(prepared.document, error) for error in in_plain_words(variables)])
        weighed = Weighed(prepared, operation, variables, self.costs.cost(prepared, variables.coerced))
        too_much = check_cost(weighed.cost, self.limits.cost)
        return weighed if too_much is None else replace(refused([too_much]), cost=weighed.told)

    async def carried_out(self, weighed: "Weighed", asked: Asked) -> Answer:
        """The answer, as far as the account of whoever asks lets it begin; what it has cost is taken off.

        Whoever sees a part is answered what is proved to tell no more.
        """
        told = self.told_of(weighed, asked)
        if isinstance(told, Answer):
            return told
        stated, prepared, found = weighed.operation.stated, told.prepared, told.personal
        asking = self.personal.asked(prepared, found, purpose=stated is not None) if found.all else None
        asked.account.admit()
        try:
            given = weighed.operation.variables
            run = prepared if asking is None else asking.prepared
            data, errors = await self.executor.execute(run, given, weighed.variables, asked)
        finally:
            asked.account.charge(weighed.cost.worth + asked.budget.spent)
        if asking is not None:
            data = await asking.noted(data, found, stated, asked.note)
        named_errors = [named(error, weighed.prepared.document) for error in errors]
        masked = () if stated is not None else found.fields
        return Answer(data, named_errors, cost=weighed.told, withheld=told.withheld, masked=masked)

    def told_of(self, weighed: "Weighed", asked: Asked) -> "ToldOf | Answer":
        """What of an operation whoever asks is told; or why nothing."""
        if asked.view.scope is Scope.NOTHING:
            return forbidden()
        prepared, withheld = weighed.prepared, tuple[str, ...]()
        if asked.view.scope is Scope.PART:
            cut = self.parts.cut(prepared, weighed.variables)
            if cut.rest is None or (cut.withheld and not weighed.operation.partly):
                return forbidden(say("NOT_FOR_PARTS", place=cut.withheld[0]))
            prepared, withheld = cut.rest, cut.withheld
        found = NOTHING if asked.note is None else self.personal.found(prepared, weighed.variables)
        if found.filters and weighed.operation.stated is None:
            return forbidden(say("NEEDS_PURPOSE", place=found.filters[0]))
        return ToldOf(prepared, withheld, found)

    async def ready(self, operation: Operation, *, only_query: bool) -> Prepared | Answer:
        """The document, prepared before or now; or what is wrong with it."""
        return self.kept(operation, only_query=only_query) or await self.made(operation, only_query=only_query)

    def kept(self, operation: Operation, *, only_query: bool) -> Prepared | None:
        """The document, if it was prepared before and may be run so."""
        found = self.documents.find(operation.query, operation.name)
        return None if found is None or (only_query and is_change(found.operation)) else found

    def prepared(self, operation: Operation, *, only_query: bool) -> Prepared | Answer:
        """The document, read and checked once for each text; or what is wrong with it."""
        found = self.kept(operation, only_query=only_query)
        if found is not None:
            return found
        read = self.read(operation, only_query=only_query)
        return read if isinstance(read, Answer) else self.keep(operation, read, self.check(read))

    async def made(self, operation: Operation, *, only_query: bool) -> Prepared | Answer:
        """As `prepared`, of a text that was not prepared before: what takes longer is done beside the loop."""
        long = len(operation.query) > SHORT
        read = await self.beside(partial(self.read, operation, only_query=only_query), long=long)
        if isinstance(read, Answer):
            return read
        errors = await self.beside(partial(self.check, read), long=long or read.extent.steps > FEW_STEPS)
        return self.keep(operation, read, errors)

    async def beside(self, work: Callable[[], T], *, long: bool) -> T:
        if not long:
            return work()
        return await asyncio.get_running_loop().run_in_executor(self.thread, work)

    def read(self, operation: Operation, *, only_query: bool) -> Read | Answer:
        """The document of a text, the operation to run and its extent; or what is wrong or too large."""
        with self.documents.figures.planning():
            try:
                document = parsed(operation.query, self.limits.tokens)
            except GraphQLSyntaxError as error:
                return refused([self.syntax_error(error)])
            selected = get_operation_ast(document, operation.name)
            if selected is None:
                return refused([TellingError(say("WHICH_OPERATION"), "OPERATION_RESOLUTION_FAILURE")])
            if only_query and is_change(selected):
                return refused([TellingError(say("ONLY_QUERIES"), "METHOD_NOT_ALLOWED")])
            extent = measured(document, selected, self.limits)
            return refused([extent]) if isinstance(extent, GraphQLError) else Read(document, selected, extent)

    def syntax_error(self, error: GraphQLSyntaxError) -> GraphQLError:
        if error.message.endswith("tokens. Parsing aborted."):
            return too_complex(say("MORE_TOKENS", most=self.limits.tokens))
        return coded(error, "GRAPHQL_PARSE_FAILED")

    def check(self, read: Read) -> list[GraphQLError]:
        """What is wrong with a document, or too large of it."""
        with self.documents.figures.planning():
            return check(self.schema, read, self.limits)

    def keep(self, operation: Operation, read: Read, errors: Sequence[GraphQLError]) -> Prepared | Answer:
        if errors:
            return refused(errors)
        return self.documents.keep(operation.query, operation.name, read.document, read.operation)


@dataclass(frozen=True, slots=True)
class Weighed:
    """An operation that may be carried out: its variables as they were coerced, and what it may cost."""

    prepared: Prepared
    operation: Operation
    variables: VariableValues
    cost: Cost

    @property
    def told(self) -> Cost | None:
        """The cost, where it was asked for."""
        return self.cost if self.operation.tells_cost else None


@dataclass(frozen=True, slots=True)
class ToldOf:
    """What of an operation somebody is told: the document of that, what was left out, and what of it is personal."""

    prepared: Prepared
    withheld: tuple[str, ...]
    personal: Found


def is_change(operation: OperationDefinitionNode) -> bool:
    return operation.operation is not OperationType.QUERY


def forbidden(why: Said = FORBIDDEN) -> Answer:
    return refused([TellingError(why, "FORBIDDEN")])


def refused(errors: Sequence[GraphQLError]) -> Answer:
    return Answer(None, errors, began=False)
