"""What personal data are asked for for, as whoever asks states it, and the log of whose were shown to whom."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from execution.asked import Note, ShownOf, Stated
from execution.view import written
from graph.engine.sessions import Graph
from graph.ledger.readings import ReadLog, Shown
from graph.model.rights import Purpose
from graph.model.tables import MEMBER
from graph.model.texts import TITLE, Unfit, stored
from resolvers.shared.identifiers import decode_id
from service.http.refusal import bad_request
from wording.said import say


def stated_in(text: str) -> Stated | None:
    """What a header or an extension states: `MEMBER_FILE`, or `MEMBER_FILE; why`; None of an empty one. Raises
    Refused."""
    name, _, note = text.partition(";")
    if not text.strip():
        return None
    try:
        return Stated(Purpose(name.strip()), stored(note, TITLE) if note.strip() else "")
    except ValueError:
        raise bad_request(say("NO_PURPOSE", known=[str(one) for one in Purpose])) from None
    except Unfit as unfit:
        raise bad_request(say("PURPOSE_UNFIT", why=unfit.said)) from None


@dataclass(frozen=True, slots=True)
class Noting:
    """Writes the read log of the service's graph."""

    log: ReadLog = field(default_factory=ReadLog)
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def of(self, graph: Graph, viewer: str) -> Note:
        """What notes what is shown to a viewer."""

        async def note(shown: ShownOf) -> None:
            named = [decode_id(one, "id") for one in shown.people]
            members = sorted(str(one.key) for one in named if one.type == MEMBER.shown)
            stated, places = shown.stated, sorted(shown.places)
            told = Shown(
                written(self.now()),
                viewer,
                stated.purpose,
                stated.note,
                shown.operation[:MOST_LETTERS],
                places,
                members,
            )
            await self.log.keep(graph, told)

        return note


MOST_LETTERS = 100
"""Of an operation's name."""
