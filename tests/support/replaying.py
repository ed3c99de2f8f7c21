"""A question answered again from recorded reads, in a process of its own: `python -m tests.support.replaying FILE`.

The file holds the query, its variables and what every statement answered.
"""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any, LiteralString

from graph.engine.sessions import Reads
from tests.support.asking import ask


class Keeping:
    """Passes reads on and keeps what they answered, by text and parameters."""

    def __init__(self, reads: Reads) -> None:
        self.reads = reads
        self.answers: dict[str, Any] = {}

    async def read(self, text: LiteralString, /, **parameters: Any) -> Any:
        answer = await self.reads.read(text, **parameters)
        self.answers[key_of(text, parameters)] = answer
        return answer


class Replaying:
    """Answers from what was kept; the same keys in another order are the same question."""

    def __init__(self, answers: dict[str, Any]) -> None:
        self.answers = answers

    async def read(self, text: LiteralString, /, **parameters: Any) -> Any:
        return self.answers[key_of(text, parameters)]


def key_of(text: str, parameters: dict[str, Any]) -> str:
    return json.dumps([text, parameters], sort_keys=True, default=str)


def main() -> None:
    asked = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    found = asyncio.run(ask(Replaying(asked["answers"]), asked["query"], asked["variables"]))
    sys.stdout.write(json.dumps(found, sort_keys=True))


if __name__ == "__main__":
    main()
