"""Tokens for development, signed on this machine: a key pair in a file that its owner alone reads."""

import json
import os
import stat
from datetime import datetime, timedelta
from pathlib import Path

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from jwt.algorithms import OKPAlgorithm

from service.access.settings import FOR_HERE, ISSUED_HERE, Unusable

NAME = "development"


def key_in(path: Path) -> Ed25519PrivateKey:
    """The key of the file, made where there is none. Raises Unusable where others may read it, or it is none."""
    try:
        made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return read_key(path)
    except FileNotFoundError:
        raise Unusable(f"AUTH_KEYS: the directory of {path} is not there; make it first.") from None
    key = Ed25519PrivateKey.generate()
    with os.fdopen(made, "wb") as file:
        file.write(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return key


def read_key(path: Path) -> Ed25519PrivateKey:
    state = path.stat()
    if state.st_uid != os.getuid() or stat.S_IMODE(state.st_mode) & 0o077:
        raise Unusable(f"AUTH_KEYS: others may read {path}; `chmod 600` it, or remove it so that a new key is made.")
    try:
        key = load_pem_private_key(path.read_bytes(), None)
    except (ValueError, TypeError):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise Unusable(f"AUTH_KEYS: {path} holds no Ed25519 key; remove it, so that one is made.")
    return key


def key_set(path: Path) -> bytes:
    """The public half, as a set of keys."""
    told = json.loads(OKPAlgorithm.to_jwk(key_in(path).public_key()))
    return json.dumps({"keys": [{**told, "kid": NAME, "use": "sig", "alg": "EdDSA"}]}).encode()


def token_for(path: Path, subject: str, now: datetime, lasting: timedelta) -> str:
    """A token of somebody, from now on."""
    claims = {"iss": ISSUED_HERE, "aud": FOR_HERE, "sub": subject, "iat": now, "exp": now + lasting}
    return jwt.encode(claims, key_in(path), "EdDSA", {"kid": NAME})
