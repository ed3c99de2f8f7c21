"""A subscription: an answer for each event of its one field, checked, priced and limited as every operation is."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from functools import partial
from time import time

import orjson
from graphql import (
    DocumentNode,
    GraphQLError,
    OperationType,
    located_error,
)

from execution.asked import Asked, Line
from execution.documents import Prepared
from execution.errors import TellingError
from execution.kinds import Record, Source
from execution.listened import Question, question_of
from execution.naming import named
from execution.operations import Answer, Operation, Operations, Weighed, forbidden
from execution.sharing import Piece, Pieces, Sharing
from execution.telling import in_words
from execution.view import Scope
from wording.languages import Language
from wording.said import say

EVENTS_AT_ONCE = 8
"""Of one piece, answered side by side."""
BYTES_AT_ONCE = 1_000_000
BYTES_OF_AN_EVENT = 200
"""Beside its text."""
SECONDS_OF_SILENCE = 30.0
"""After so long it is looked whether whoever listens still may, where it is known who they are."""


@dataclass(frozen=True, slots=True)
class Event:
    """What is told of one thing that has happened, as it is written for all who are told it; `spent` is what it takes
    off an account, `whole` whether nothing of it failed, `place` where whoever has heard it goes on."""

    body: bytes
    spent: int
    whole: bool
    place: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """Events that came together, in their order; what is left of their piece, or why nothing more is told. Nothing of
    them is newer than the `line`; without one it is not known how new they are."""

    events: Sequence[Event]
    rest: Sequence[Record] = ()
    ended: Answer | None = None
    line: Line | None = None

    @property
    def lasts(self) -> bool:
        """A fault is told to those alone who met it: whoever comes later may be luckier."""
        return self.ended is None and all(event.whole for event in self.events)

    @property
    def size(self) -> int:
        """In bytes."""
        return BYTES_OF_AN_EVENT + sum(len(event.body) + BYTES_OF_AN_EVENT for event in self.events)


@dataclass(slots=True)
class Meter:
    """Notes what is taken off, for many accounts."""

    spent: int = 0

    def admit(self) -> None:
        """Lets everything begin: each who is told it is asked for themselves."""

    def charge(self, objects: int) -> None:
        """Notes it."""
        self.spent += objects


Asking = Callable[[Line | None, Asked | None], Awaitable[Asked]]
"""What whoever listens asks with as of a line, or of a later one; without a line, now: the same as before where nothing
of it is another one. Raises where they may not any more."""


Allowed = Callable[[Line | None], Awaitable[Asked]]
"""The same of one subscription."""


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """Answers the subscriptions of one schema, whose fields are told by `sources`.

    Whoever asks the same and sees the same is answered the same: an event is answered and written once for all of
    them. What each may is asked for each, once events are made, as of the line that was the last one then: so nobody is
    told what was written after a right of theirs was taken away.
    """

    operations: Operations
    sources: Mapping[str, Source]
    sharing: Sharing[Told] = field(default_factory=Sharing[Told])

    async def streams(self, operation: Operation) -> bool:
        """Whether it is a subscription, whose answers are `told` one by one."""
        prepared = await self.operations.ready(operation, only_query=False)
        return isinstance(prepared, Prepared) and prepared.operation.operation is OperationType.SUBSCRIPTION

    async def told(
        self, operation: Operation, asked: Asking, seconds: float
    ) -> AsyncGenerator[Sequence[Event] | Answer, None]:
        """The events of a subscription as they come, some at once: each answered within so many seconds, for a view of
        its own day, and each taken off the account of whoever listens.

        A subscription that cannot begin is one answer that did not begin; one that ends by a fault, or where whoever
        listens may not any more, ends with it, and with the place from which it can be gone on.
        """
        language, heard = operation.language or Language.EN, Heard()
        try:
            async with aclosing(self.found_told(operation, asked, seconds, heard)) as answers:
                async for answer in answers:
                    yield answer
        except Exception as error:  # noqa: BLE001  # told as the field's own error
            yield leading_on(ending(error, language, seconds), heard.place)

    async def found_told(
        self, operation: Operation, asked: Asking, seconds: float, heard: "Heard"
    ) -> AsyncGenerator[Sequence[Event] | Answer, None]:
        begun = await asked(None, None)
        if begun.view.scope is Scope.NOTHING:  # whoever may not ask is told nothing of the document
            yield spoken(forbidden(), operation)
            return
        prepared = await self.operations.ready(operation, only_query=False)
        weighed = prepared if isinstance(prepared, Answer) else self.operations.weighed(prepared, operation)
        if isinstance(weighed, Answer):
            yield spoken(weighed, operation)
            return
        told_of = self.operations.told_of(weighed, begun)
        if isinstance(told_of, Answer):
            yield spoken(told_of, operation)
            return
        begun.account.admit()
        heard.asked = begun
        question = question_of(weighed, self.operations, self.sources)
        allowed = partial(self.allowed, question.weighed, asked, heard)
        async with question.source.follow(begun.backend, begun.view, question.arguments) as following:
            heard.place = following.place
            async with aclosing(while_allowed(following.pieces, allowed, begun.ends, heard)) as pieces:
                async for piece in pieces:
                    async for told in self.of_piece(question, piece, allowed, seconds, heard):
                        yield told
                        heard.place = told[-1].place
                    heard.place = question.source.behind(piece)

    async def allowed(self, weighed: Weighed, asked: Asking, heard: "Heard", line: Line | None) -> Asked:
        """What whoever listens asks with as of a line. Raises where they may not any more."""
        now = await asked(line, heard.asked)
        if now is heard.asked:
            return now
        told_of = self.operations.told_of(weighed, now)
        if isinstance(told_of, Answer):
            raise Ended(spoken(told_of, weighed.operation))
        heard.asked = now
        return now

    async def of_piece(
        self, question: Question, piece: Piece, allowed: Allowed, seconds: float, heard: "Heard"
    ) -> AsyncGenerator[Sequence[Event], None]:
        """What is told of a piece, as much at once as is held for many."""
        rest: Sequence[Record] | None = None
        behind = 0
        while rest is None or rest:
            # what is personal is noted as shown: of whoever may not be shown it, it is not
            now = await allowed(None) if question.personal else heard.asked
            seen = question.told_apart(now)
            make = partial(self.made, question, piece, rest, now, seconds)
            found = await self.sharing.of((seen, piece.mark, behind), make)
            asks = await allowed(found.line)
            if asks is not now and question.told_apart(asks) != seen:
                # what was made is for those who see something else, or of another day
                continue
            events, fault = taken(found.events, asks)
            if events:
                yield events
            if fault is not None:
                raise fault
            if found.ended is not None:
                raise Ended(found.ended)
            rest, behind = found.rest, behind + len(found.events)

    async def made(
        self, question: Question, piece: Piece, records: Sequence[Record] | None, now: Asked, seconds: float
    ) -> Told:
        """The first events of a piece, or of what is left of it, until they are many bytes; some are answered at
        once.

        They are for all who see what is seen by `now`, so it is not asked here whether somebody may have them: whose
        right was taken away meanwhile would end it for the others.
        """
        events, line = list[Event](), None
        try:
            async with asyncio.timeout(seconds):
                if records is None:
                    backend = now.backend.anew()
                    records = await question.source.told(backend, now.view, question.arguments, piece)
            while records and sum(len(event.body) for event in events) < BYTES_AT_ONCE:
                some, records = records[:EVENTS_AT_ONCE], records[EVENTS_AT_ONCE:]
                asks = [self.answered(question, record, now, seconds) for record in some]
                for one in await asyncio.gather(*asks, return_exceptions=True):
                    if isinstance(one, BaseException):
                        raise one
                    events.append(one)
                line = await now.last()
        except Exception as error:  # noqa: BLE001  # told as the field's own error, to all who wait
            return Told(events, ended=ending(error, question.language, seconds))
        return Told(events, records, line=line)

    async def answered(self, question: Question, record: Record, now: Asked, seconds: float) -> Event:
        async with asyncio.timeout(seconds):
            meter = Meter()
            now = replace(now, backend=now.backend.anew(), event=record, account=meter)
            answer = spoken(await self.operations.carried_out(question.weighed, now), question.weighed.operation)
        if not answer.began:
            raise Ended(answer)
        place = str(record.values[question.source.cursor])
        return Event(orjson.dumps(answer.as_response()), meter.spent, not answer.errors, place)


@dataclass(slots=True)
class Heard:
    """The place up to which somebody has heard all, None where they cannot go on from any; and what they asked with
    last."""

    place: str | None = None
    asked: Asked = field(init=False)


class Ended(Exception):
    """A subscription ends with this answer."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer


async def while_allowed(
    pieces: Pieces, allowed: Allowed, ends: float | None, heard: Heard
) -> AsyncGenerator[Piece, None]:
    """The pieces as they come. Where none comes for a while, it is looked whether whoever listens still may, also at
    the moment when they have to say anew who they are; raises where they may not."""
    while True:
        patience = None if ends is None else max(0.0, min(SECONDS_OF_SILENCE, ends - time()))
        place, heard.place = heard.place, None  # what cannot be followed any more is not gone on with
        piece = await pieces.within(patience)
        heard.place = place
        if piece is None:
            await allowed(None)
        else:
            yield piece


def taken(events: Sequence[Event], asked: Asked) -> tuple[Sequence[Event], Exception | None]:
    """As many of the events as may be taken off an account, and why not the next one."""
    for number, event in enumerate(events):
        try:
            asked.account.admit()
        except Exception as error:  # noqa: BLE001  # told behind the others
            return events[:number], error
        asked.account.charge(event.spent)
    return events, None


def ending(error: Exception, language: Language, seconds: float) -> Answer:
    """What a subscription ends with that a fault has ended."""
    if isinstance(error, Ended):
        return error.answer
    if isinstance(error, TimeoutError):
        error = TellingError(say("TIMEOUT", seconds=f"{seconds:g}"), "TIMEOUT")
    told = error if isinstance(error, GraphQLError) else located_error(error, None, None)
    return Answer(None, [in_words(named(told, DocumentNode(definitions=())), language)], began=False)


def leading_on(answer: Answer, place: str | None) -> Answer:
    """The last answer of a subscription, its errors with the place from which it can be gone on."""
    if place is None:
        return answer
    return replace(answer, errors=[with_place(error, place) for error in answer.errors])


def with_place(error: GraphQLError, place: str) -> GraphQLError:
    """The error as it is told, without what it was of: other listeners are told the same one."""
    return GraphQLError(error.message, path=error.path, extensions={**(error.extensions or {}), "cursor": place})


def spoken(answer: Answer, operation: Operation) -> Answer:
    """The answer with its errors in the operation's language."""
    language = operation.language or Language.EN
    return replace(answer, errors=[in_words(error, language) for error in answer.errors])
