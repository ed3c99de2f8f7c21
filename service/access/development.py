"""Tokens for development, signed on this machine: a key pair in a file that its owner alone reads."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from jwt.algorithms import OKPAlgorithm

from service.access.kept import kept
from service.access.settings import FOR_HERE, ISSUED_HERE, Unusable

NAME = "development"


def key_in(path: Path) -> Ed25519PrivateKey:
    """The key of the file, made where there is none. Raises Unusable where others may read it, or it is none."""
    try:
        key = load_pem_private_key(kept("AUTH_KEYS", path, new_key), None)
    except (ValueError, TypeError):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise Unusable(f"AUTH_KEYS: {path} holds no Ed25519 key; remove it, so that one is made.")
    return key


def new_key() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def key_set(path: Path) -> bytes:
    """The public half, as a set of keys."""
    told = json.loads(OKPAlgorithm.to_jwk(key_in(path).public_key()))
    return json.dumps({"keys": [{**told, "kid": NAME, "use": "sig", "alg": "EdDSA"}]}).encode()


def token_for(path: Path, subject: str, now: datetime, lasting: timedelta) -> str:
    """A token of somebody, from now on."""
    claims = {"iss": ISSUED_HERE, "aud": FOR_HERE, "sub": subject, "iat": now, "exp": now + lasting}
    return jwt.encode(claims, key_in(path), "EdDSA", {"kid": NAME})
