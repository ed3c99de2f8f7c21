"""Seals: what the ledger's lines say in the place of personal values, so that these can be erased and the lines stand.

A seal is the SHA-256 of a salt, the property's name and the value: whoever has the salt can tell whether a value is the
sealed one, and without it no list of names opens one. Salt and values stand beside the chain.
"""

import hashlib
import secrets
from collections.abc import Collection, Mapping
from typing import Any, LiteralString

import orjson

SALT: LiteralString = "salt"
SEAL = "seal"
SALT_BYTES = 16
ERASED = "Đã xóa"
"""What is called so that was erased; a name without a salt that somebody gave is never this one."""


def new_salt() -> str:
    return secrets.token_hex(SALT_BYTES)


def seal_of(salt: str, name: str, value: Any) -> str:
    """The seal of a value, a day or a text, that stands under a name."""
    return hashlib.sha256(orjson.dumps([salt, name, value])).hexdigest()


def sealed(facts: Mapping[str, Any], personal: Collection[str]) -> dict[str, Any]:
    """The facts with seals in the place of what is personal, and without their salt; as they are where there is none:
    so earlier versions recorded them."""
    salt = facts.get(SALT)
    if salt is None:
        return dict(facts)
    return {
        name: {SEAL: seal_of(salt, name, value)} if name in personal else value
        for name, value in facts.items()
        if name != SALT
    }


def seal_in(value: Any) -> str | None:
    """The seal that stands in the place of a value; None where the value itself does."""
    return value[SEAL] if isinstance(value, Mapping) else None


def is_erased(facts: Mapping[str, Any]) -> bool:
    """Whether what stands beside the chain of a node with a name was erased."""
    return facts.get(SALT) is None and facts.get("name") == ERASED
