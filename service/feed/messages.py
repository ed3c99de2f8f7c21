"""What a webhook is sent of a line, and how it is signed (Standard Webhooks 1.0).

Ids, kinds and days: whoever may ask reads the rest by them. No name, no value and nothing of an input goes out, so a
receiver learns of a member that something about this id has changed. A body follows from its line alone, so it is the
same at each try.
"""

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import orjson
from standardwebhooks import Webhook as Signing

from graph.ledger.lines import change_id
from graph.ledger.tail import Told
from resolvers.shared.identifiers import encode_id


@dataclass(frozen=True, slots=True)
class Message:
    id: str
    body: bytes


def message_of(webhook: str, line: Told) -> Message:
    """What a webhook is sent of a line."""
    subjects = [encode_id(*one.split(":", 1)) for one in line.subjects]
    change = {"id": encode_id("Change", change_id(line.seq)), "seq": line.seq, "kind": line.kind, "on": line.on}
    data = {"cursor": f"{line.seq}:{line.hash}", "change": change, "subjects": subjects}
    named = hashlib.sha256(f"{webhook}|{line.hash}".encode()).hexdigest()[:32]
    return Message(f"msg_{named}", orjson.dumps({"type": "change", "timestamp": line.at, "data": data}))


def signed(message: Message, secret: str, now: datetime) -> Mapping[str, str]:
    """The headers of one try, signed with its moment."""
    return {
        "content-type": "application/json",
        "user-agent": "party-hierarchy-webhooks/1",
        "webhook-id": message.id,
        "webhook-timestamp": str(math.floor(now.timestamp())),
        "webhook-signature": Signing(secret).sign(message.id, now, message.body.decode()),
    }
