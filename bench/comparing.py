"""Asks every contender every question once and compares the answers, before anything is timed."""

import http.client
import json
from collections.abc import Sequence
from typing import Any

from bench.answers import difference, plain, unordered
from bench.contenders import Contender
from bench.questions import Question

SECONDS = 120


class Different(Exception):
    """An answer that is not the one that our service gives; the message says where."""


def asked_once(port: int, path: str, body: str) -> bytes:
    """The answer's body. Raises Different where it is not a plain answer without errors."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    connection.request("POST", path, body.encode(), {"content-type": "application/json"})
    response = connection.getresponse()
    answer = response.read()
    connection.close()
    if response.status != 200 or answer.startswith(b'{"errors"') or "errors" in json.loads(answer):
        raise Different(f"no answer, but status {response.status}: {answer[:500].decode(errors='replace')}")
    return answer


def check_found(question: Question, answers: Sequence[Any]) -> None:
    """Raises Different where a question is about nobody: an empty answer is quickly given."""
    for place, answer in enumerate(answers):
        if not all(answer.values()):
            raise Different(f"{question.name} (number {place + 1}) is about nobody.")


def compare(contender: Contender, question: Question, expected: Sequence[Any], answers: Sequence[bytes]) -> None:
    """Raises Different where an answer is not the expected one; lists in our order where the contender can."""
    for place, (one, answer) in enumerate(zip(expected, answers, strict=True)):
        found = plain(json.loads(answer)["data"])
        words = difference(one, found) if contender.ordered else difference(unordered(one), unordered(found))
        if words:
            raise Different(f"{contender.name} answers {question.name} (number {place + 1}) otherwise: {words}")
